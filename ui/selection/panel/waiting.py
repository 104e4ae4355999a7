"""Alternates: who waits and whom they would help, and how many of which kind are to be chosen.

How likely people are to stay is a stated guess: one figure for all, lowered where somebody knows better.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from council.report import charts
from council.selection.alternates import Alternates, Staying
from council.selection.queries import AlternateView
from council.words import _, ngettext
from ui import theme
from ui.page import Page
from ui.selection.panel.state import PanelState, lines_words, waiting_words
from ui.selection.pictures.part import PicturePart
from ui.widgets import (
    Column,
    Columns,
    Field,
    Figure,
    Figures,
    Label,
    Scroll,
    Section,
    Table,
    TableView,
    button,
    column,
    row,
)

STAY, MOST = 90, 200  # per cent who stay unless said otherwise; most places asked for


@dataclass(frozen=True, slots=True)
class StayRow:
    """One value of a target, and how many of a hundred with it are thought to stay."""

    feature: str
    value: str
    percent: int

    @property
    def id(self) -> tuple[str, str]:
        """What it is of."""
        return self.feature, self.value


class AlternatesPart(QWidget):
    """Who waits, on the left; on the right the choice of those who shall."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._lower: dict[tuple[str, str], int] = {}
        self._lines: tuple[tuple[str, str], ...] = ()
        self.choice: Alternates | None = None
        self.view = TableView(Table(*_columns()), name=_("Alternates"), many=True)
        self.view.selectionModel().selectionChanged.connect(page.look)
        self._none = Label(_("Nobody waits yet. Choose alternates, and draw them."), "quiet")
        left = column(self._none, self.view)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(Columns(left, Scroll(self._side()), shares=(1, 1)))

    def _side(self) -> QWidget:
        self.places = QSpinBox(minimum=1, maximum=MOST, value=8)
        self.stay = QSpinBox(minimum=1, maximum=100, value=STAY, suffix=" %")
        self.stay.valueChanged.connect(self._on_changed)
        self.places.valueChanged.connect(self._on_changed)
        self.values = TableView(Table(*_stay_columns()), name=_("Who stays less"), dense=True)
        self.values.chosen.connect(self._on_value)
        self.lower = QSpinBox(minimum=1, maximum=100, value=STAY, suffix=" %", keyboardTracking=False)
        self.lower.valueChanged.connect(self._on_lower)
        self._lower_field = Field(_("Of a hundred with this value stay"), self.lower)
        self._figures = Figures()
        self._told = Label("", "quiet")
        self.picture = PicturePart(self._page, name=_("Seats short"))
        fields = row(
            Field(_("Places"), self.places), Field(_("Members stay with"), self.stay), None, gap=theme.SNUG
        )
        less = _("Young and less schooled members leave most. Lower a value where you know better.")
        chosen = row(button(self._page.action("selection.choose_alternates")),
                     button(self._page.action("selection.draw_alternates")), None)  # fmt: skip
        self._section = Section(
            _("Choose alternates"),
            _("How many of which kind leave the fewest seats short when members leave."),
        )
        worse = Label(_("Who stays less"), "strong")
        result = (self._figures, self._told, self.picture)
        for part in (fields, chosen, *result, worse, Label(less, "caption"), self.values, self._lower_field):
            self._section.body.addWidget(part)
        self._section.body.addStretch()
        self._section.layout().setContentsMargins(0, 0, theme.SNUG, 0)
        self._show_choice(None)
        return self._section

    def show(self, state: PanelState) -> None:
        """Stand for the alternates there are, and the values there can be."""
        self.view.table.show(state.alternates)
        self._none.setVisible(not state.alternates)
        lines = tuple((one.view.line.feature, one.view.line.value) for one in state.rows)
        if lines != self._lines:
            self._lines = lines
            self._lower = {one: percent for one, percent in self._lower.items() if one in lines}
            self._show_choice(None)
        self._render_values()

    def staying(self) -> Staying:
        """The model: who stays with which chance."""
        base = self.stay.value() / 100
        return Staying(base, {one: percent / 100 / base for one, percent in self._lower.items()})

    def show_choice(self, choice: Alternates) -> None:
        """Say what a choice is worth."""
        self._show_choice(choice)

    def selected(self) -> tuple[AlternateView, ...]:
        """The alternates chosen in the list."""
        return self.view.selected()

    # inside ------------------------------------------------------------------------------------------------

    def _on_changed(self, _value: int) -> None:
        self._show_choice(None)
        self._render_values()

    def _on_value(self, one: StayRow | None) -> None:
        self._lower_field.setVisible(one is not None)
        if one is not None:
            self.lower.blockSignals(True)
            self.lower.setValue(one.percent)
            self.lower.blockSignals(False)

    def _on_lower(self, percent: int) -> None:
        one = self.values.current()
        if one is None:
            return
        if percent == self.stay.value():
            self._lower.pop(one.id, None)
        else:
            self._lower[one.id] = percent
        self._on_changed(percent)

    def _render_values(self) -> None:
        rows = [StayRow(*one, self._lower.get(one, self.stay.value())) for one in self._lines]
        self.values.table.show(rows)
        self._on_value(self.values.current())

    def _show_choice(self, choice: Alternates | None) -> None:
        self.choice = choice
        for part in (self._figures, self._told, self.picture):
            part.setVisible(choice is not None)
        if choice is not None:
            self._figures.show_figures([Figure(*one) for one in choice_figures(choice)])
            self._told.setText(choice_words(choice))
            self.picture.show_chart(charts.seats_short(choice.steps))
        self._page.look()


def choice_figures(choice: Alternates) -> tuple[tuple[str, str, str], ...]:
    """The tiles of a choice: seats short on average without and with, and in the worst of twenty cases."""
    mean = _("on average")
    worst = _("in 95 of 100 trials at most")
    without, with_ = _("seats short without"), _("seats short with them")
    return (
        (f"{choice.mean_without:.1f}", without, mean),
        (f"{choice.mean_with:.1f}", with_, mean),
        (f"{choice.p95_without:.0f}", without, worst),
        (f"{choice.p95_with:.0f}", with_, worst),
    )


def choice_words(choice: Alternates) -> str:
    """Who is to be drawn, and how good the choice is."""
    good = _(
        "All targets together, in {count:,} trials in which members stay with {stay:.0%} on average. "
        "Mends at least {share:.0%} of what any choice of as many could."
    ).format(count=choice.fresh, stay=choice.staying, share=choice.share)
    words = ngettext("{count} alternate is to be drawn", "{count} alternates are to be drawn", choice.places)
    kinds = [f"{one.places} × {', '.join(one.values)}" for one in choice.kinds]
    return "\n".join((good, words.format(count=choice.places), *kinds))


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Order"), lambda one: str(one.position), sort=lambda one: one.position, right=True),
        Column(_("Id"), lambda one: one.ref),
        Column(_("State"), lambda one: waiting_words(one.state)),
        Column(_("Would mend"), _mends, stretch=True, sort=lambda one: -len(one.mends)),
    )


def _mends(one: AlternateView) -> str:
    """Which lines the person fills, and what speaks against calling them up now."""
    parts = [lines_words(one.mends) or "–"]
    if one.breaks:
        parts.append(_("too many then: {lines}").format(lines=lines_words(one.breaks)))
    if one.shares_home:
        parts.append(_("shares an address with a member"))
    return "; ".join(parts)


def _stay_columns() -> Sequence[Column]:
    return (
        Column(_("Value"), lambda one: f"{one.feature}: {one.value}", stretch=True),
        Column(_("Stay"), lambda one: f"{one.percent} %", sort=lambda one: one.percent, right=True),
    )


def wanted_alternates(asked: Any, places: int, staying: Staying, progress: Any) -> Alternates:
    """Choose so many places (long, pure). Raises: what choose_alternates does."""
    from council.selection.alternates import choose_alternates

    return choose_alternates(asked=asked, places=places, staying=staying, progress=progress)
