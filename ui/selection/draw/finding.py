"""Step 1: the rules side by side, how many tickets, and what the search has found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from council.selection.lottery import levels_of
from council.words import _
from ui.page import Page
from ui.selection.draw.state import RuleView, beside, rule_views
from ui.selection.pictures.part import PicturePart
from ui.selection.ruling import rule_words
from ui.selection.wording import percent
from ui.widgets import Column, Field, Label, Section, Switch, Table, TableView, WholeTable

TICKETS = (("1000", "1,000"), ("10000", "10,000"), ("100000", "100,000"))


class RulePart(QWidget):
    """The rules beside each other, and the tickets: chosen before anything is searched."""

    chosen = Signal(str)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._points: tuple[Any, ...] = ()
        self._seats = 0
        self._curves = PicturePart(page, name=_("Chances, rule beside rule"))
        lead = _("Each rule gives everybody a chance within your targets; it decides how equal these are.")
        self._section = Section(_("Choose the rule"), lead)
        self._view = WholeTable(Table(*_columns()), name=_("Rules side by side"), dense=True)
        self._view.chosen.connect(self._on_chosen)
        self._hint = Label("", "body")
        self._tickets = Switch(*TICKETS, ("exact", _("Exact weights")), name=_("Tickets"))
        self._field = Field(_("Tickets"), self._tickets)
        self._tickets.changed.connect(self._say_tickets)
        for part in (self._view, self._hint, self._field, self._curves):
            self._section.body.addWidget(part)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._section)
        lay.addStretch()
        self.compare((), 0)
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

    def compare(self, points: tuple[Any, ...], seats: int) -> None:
        """Show the figures of the rules, dashes where there are none, and two of them as curves."""
        if (points, seats) != (self._points, self._seats) or not self._view.table.values():
            self._points, self._seats = points, seats
            self._view.table.show(rule_views(points))
            self._draw_curves()

    def _draw_curves(self) -> None:
        from council.report import charts

        pair = beside(self._points, self.rule)
        curves = [charts.Curve(rule_words(one.rule), _levels(one.chances), one.figures.gini,
                               one.figures.geometric_mean, one.rule == "random") for one in pair]  # fmt: skip
        self._curves.show_chart(charts.chance_curves(curves, seats=self._seats) if curves else None)

    def choose(self, rule: str) -> None:
        """Show a rule as the one chosen."""
        self._view.choose(rule)

    def _on_chosen(self, view: RuleView | None) -> None:
        if view is not None:
            self._hint.setText(f"{view.words} – {view.hint}")
            self._draw_curves()
            self.chosen.emit(view.id)

    def _say_tickets(self, id: str) -> None:
        if id == "exact":
            words = _("A million tickets over few panels: the chances are met to the last. Takes longest.")
        else:
            words = _("More tickets follow the chances more closely and need more digits: {count} here.")
            words = words.format(count=len(id) - 1)
        self._field.hint(words)


def _levels(chances: tuple[Fraction, ...]) -> tuple[tuple[Fraction, int], ...]:
    return tuple((one.chance, one.people) for one in levels_of(chances))


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
