"""Step 1: the rules side by side, how many tickets, and what the search has found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from council.words import _
from ui.selection.draw.state import RuleView, rule_views
from ui.selection.wording import percent
from ui.widgets import Column, Field, Label, Section, Switch, Table, TableView, WholeTable

TICKETS = (("1000", "1,000"), ("10000", "10,000"), ("100000", "100,000"))


class RulePart(QWidget):
    """The rules beside each other, and the tickets: chosen before anything is searched."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        lead = _("Each rule gives everybody a chance within your targets; it decides how equal these are.")
        self._section = Section(_("Choose the rule"), lead)
        self._view = WholeTable(Table(*_columns()), name=_("Rules side by side"), dense=True)
        self._view.chosen.connect(self._on_chosen)
        self._hint = Label("", "body")
        self._tickets = Switch(*TICKETS, ("exact", _("Exact weights")), name=_("Tickets"))
        self._field = Field(_("Tickets"), self._tickets)
        self._tickets.changed.connect(self._say_tickets)
        for part in (self._view, self._hint, self._field):
            self._section.body.addWidget(part)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._section)
        lay.addStretch()
        self.compare(())
        self._view.choose("leximin")
        self._say_tickets(self._tickets.current)

    @property
    def rule(self) -> str:
        """The rule chosen."""
        view: RuleView | None = self._view.current()
        return view.id if view else "leximin"

    @property
    def panels(self) -> int | str:
        """How many tickets the lottery shall have, or "exact"."""
        wanted = self._tickets.current
        return int(wanted) if wanted.isdigit() else wanted

    @property
    def view(self) -> TableView:
        """The list of rules."""
        return self._view

    def compare(self, points: tuple[Any, ...]) -> None:
        """Show the figures of the rules, dashes where there are none."""
        self._view.table.show(rule_views(points))

    def choose(self, rule: str) -> None:
        """Show a rule as the one chosen."""
        self._view.choose(rule)

    def _on_chosen(self, view: RuleView | None) -> None:
        if view is not None:
            self._hint.setText(f"{view.words} – {view.hint}")
            self.chosen.emit(view.id)

    def _say_tickets(self, id: str) -> None:
        if id == "exact":
            words = _("A million tickets over few panels: the chances are met to the last. Takes longest.")
        else:
            words = _("More tickets follow the chances more closely and need more digits: {count} here.")
            words = words.format(count=len(id) - 1)
        self._field.hint(words)


def _columns() -> tuple[Column, ...]:
    never = _("How many people no panel of this rule holds")
    return (
        Column(_("Rule"), lambda one: one.words, tip=lambda one: one.hint),
        _figure(
            _("Smallest"), lambda one: one.smallest, _chance, _("Smallest chance of those who can be chosen")
        ),
        _figure(_("Largest"), lambda one: one.largest, _chance, _("Largest chance")),
        _figure(
            _("Inequality"),
            lambda one: one.gini,
            _index,
            _("Gini coefficient of the chances: 0 is all alike"),
        ),
        _figure(_("Typical"), lambda one: one.geometric_mean, _chance, _("Geometric mean of the chances")),
        _figure(_("Certain"), lambda one: one.certain, _count, _("How many people are in every panel")),
        replace(_figure(_("Never"), lambda one: one.never, _count, never), stretch=True),
    )


def _figure(title: str, pick: Callable[[Any], Any], say: Callable[[Any], str], tip: str) -> Column:
    def text(one: RuleView) -> str:
        return "–" if one.figures is None else say(pick(one.figures))

    def order(one: RuleView) -> Any:
        return None if one.figures is None else float(pick(one.figures))

    return Column(title, text, sort=order, right=True, tip=lambda _one: tip)


def _chance(value: Any) -> str:
    return percent(value if isinstance(value, Fraction) else Fraction(float(value)))


def _index(value: Any) -> str:
    return f"{float(value):.3f}"


def _count(value: Any) -> str:
    return f"{int(value):,}"
