"""The seats with their answers, and at the side the answers of the one chosen, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QDateEdit, QLineEdit, QVBoxLayout, QWidget

from council.selection.queries import AnswerView, SeatView
from council.words import _
from ui import theme
from ui.page import Page
from ui.selection.panel.state import PanelState, at_of, state_words
from ui.widgets import (
    Column,
    Columns,
    Field,
    Flow,
    Label,
    Row,
    Rows,
    Scroll,
    Table,
    TableView,
    button,
    column,
)

DAY = "d MMM yyyy"
INKS = {"confirmed": "accent", "expected": "quiet", "declined": "alarm", "withdrawn": "alarm"}
ANSWERS = ("selection.confirm", "selection.decline", "selection.withdraw", "selection.expect")


class SeatsPart(QWidget):
    """Who sits where and what they answered when; a day and a note for the answer noted next."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._features: tuple[str, ...] = ()
        self._answers: tuple[AnswerView, ...] = ()
        self.view = TableView(Table(*_columns(())), name=_("Seats"), many=True)
        self.view.selectionModel().selectionChanged.connect(page.look)
        self.view.chosen.connect(self._on_chosen)
        self.history = Rows(Table(), _answer_row, name=_("Answers of this seat"))
        self.history.chosen.connect(page.look)
        self._name = Label("", "strong")
        whole = Columns(self.view, Scroll(self._side()), shares=(3, 2))
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(whole)

    def _side(self) -> QWidget:
        self.day = QDateEdit(calendarPopup=True, displayFormat=DAY)
        self.day.setDate(QDate.currentDate())
        self.note = QLineEdit()
        answers = QWidget()
        flow = Flow(answers, gap=theme.TIGHT)
        for id in ANSWERS:
            flow.addWidget(button(self._page.action(id)))
        change = QWidget()
        Flow(change).addWidget(button(self._page.action("selection.change_answer"), quiet=True))
        holder = column(
            self._name,
            answers,
            Field(_("Answered on"), self.day),
            Field(_("Note"), self.note, hint=_("May stay empty; it is never published.")),
            Label(_("Answers so far"), "strong"),
            self.history,
            change,
            None,
        )
        holder.layout().setContentsMargins(0, 0, theme.SNUG, 0)
        return holder

    def show(self, state: PanelState, answers: Sequence[AnswerView]) -> None:
        """Stand for these seats; the choice stays."""
        if state.features != self._features:
            self._features = state.features
            self.view.table.set_columns(*_columns(self._features))
        self._answers = tuple(answers)
        self.view.table.show(state.seats)
        if self.view.current() is None and state.seats:
            self.view.choose(state.seats[0].id)
        self._on_chosen(self.view.current())

    def selected(self) -> tuple[SeatView, ...]:
        """The seats chosen in the list."""
        return self.view.selected()

    def at(self, now: datetime) -> datetime:
        """The moment of the answer to be noted."""
        chosen = self.day.date()
        return at_of(date(chosen.year(), chosen.month(), chosen.day()), now)

    def noted(self) -> None:
        """The note was kept; the next answer begins without one. The day stays."""
        self.note.clear()

    def _on_chosen(self, seat: SeatView | None) -> None:
        if seat is None:
            self._name.setText(_("Choose a seat in the list."))
            self.history.table.show(())
            return
        words = _("Seat {number} · {ref}").format(number=seat.number, ref=seat.ref)
        if seat.replaces:
            words = _("{seat} · in place of seat {number}").format(seat=words, number=seat.replaces)
        self._name.setText(words)
        self.history.table.show([one for one in self._answers if one.seat_id == seat.id])


def day_words(moment: datetime | None) -> str:
    """The day of an answer as the locale writes it; nothing where there was none."""
    if moment is None:
        return ""
    there = moment.astimezone()
    return QLocale().toString(QDate(there.year, there.month, there.day), DAY)


def _answer_row(one: AnswerView) -> Row:
    return Row(state_words(one.state), quiet=one.note, side=day_words(one.at))


def _columns(features: tuple[str, ...]) -> tuple[Column, ...]:
    return (
        Column(_("Seat"), lambda one: str(one.number), sort=lambda one: one.number, right=True),
        Column(_("Answer"), lambda one: state_words(one.state), ink=lambda one: INKS[one.state]),
        Column(_("On"), lambda one: day_words(one.answered_at), sort=_when),
        Column(_("Id"), lambda one: one.ref),
        *(Column(name, _reader(name)) for name in features),
        Column(_("Draw"), lambda one: str(one.draw_number), sort=lambda one: one.draw_number, stretch=True),
    )


def _when(one: SeatView) -> float:
    return one.answered_at.timestamp() if one.answered_at else 0.0


def _reader(name: str) -> Any:
    return lambda one: one.attributes.get(name, "")
