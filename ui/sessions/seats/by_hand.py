"""People moved by hand: figures change under it before the drop, and are said when it is done by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint

from council.sessions import actions
from council.sessions.live import LiveFigures
from council.words import _
from ui.page import Page
from ui.sessions.seats.carried import Note
from ui.sessions.seats.figures_state import Line, preview_words, spoken_words
from ui.sessions.seats.move_line import MoveLine
from ui.sessions.seats.move_state import Target, read_target
from ui.sessions.seats.room_view import RoomView
from ui.sessions.seats.table_cards import Aim, TableCards
from ui.sessions.seats.tables_state import SeatChip, lines_now, lines_then
from ui.widgets import announce


class ByHand:
    """Carries a seat from table to table, with the mouse or in the line; `show` gets the figures to be.

    Args:
        show: called with lines that stand now, or with those a move would make.
        tell: called with what is said at the foot of the page.
    """

    def __init__(
        self,
        page: Page,
        room: Callable[[], RoomView],
        cards: TableCards,
        line: MoveLine,
        show: Callable[[Sequence[Line]], None],
        tell: Callable[[str], None],
    ) -> None:
        self._page, self._room, self._cards, self._line = page, room, cards, line
        self._show, self._tell = show, tell
        self.note = Note(page)
        self._aim: tuple[str, str, str] | None = None
        cards.aimed.connect(self._on_aimed)
        cards.dropped.connect(self._on_dropped)
        line.aimed.connect(self._on_line)
        line.entered.connect(self._on_entered)
        line.left.connect(self.leave)

    def begin(self) -> None:
        """Open the line for the seat chosen."""
        chip = self._cards.current()
        self._line.begin(chip, [table.number for table in self._room().in_use])

    def leave(self) -> None:
        """Close the line; the seat has the focus again and all stands as it was."""
        chip = self._line.chip
        self._line.end()
        self._preview(None)
        self._tell("")
        if chip is not None:
            self._cards.choose(chip.id)

    def pin(self) -> None:
        """Keep a seat at its table when the rest is seated anew, or no longer."""
        chip = self._cards.current()
        words = _("Seat {number} unpinned") if chip.pinned else _("Seat {number} pinned")
        told = self._page.said(words.format(number=chip.number))
        self._page.act(actions.pin_place, told, place_id=chip.place.id, pinned=not chip.pinned)

    # with the mouse ----------------------------------------------------------------------------------------

    def _on_aimed(self, chip: SeatChip | None, aim: Aim | None, point: QPoint) -> None:
        if chip is None or aim is None:
            self._aim = None
            self._preview(None)
            self.note.hide()
            return
        other = aim.other.id if aim.other else ""
        if self._aim == (chip.id, aim.table_id, other):
            self.note.follow(point)
            return
        self._aim = (chip.id, aim.table_id, other)
        lines = self._preview(self._then(chip, aim.table_id, aim.other))
        head = self._head(chip, aim.table_id, aim.other)
        self.note.say(self._said(preview_words, head, lines), point)

    def _on_dropped(self, chip: SeatChip, aim: Aim) -> None:
        self._go(chip, aim.table_id, aim.other if chip.place.id else None)

    # by keyboard -------------------------------------------------------------------------------------------

    def _on_line(self, text: str) -> None:
        target = self._target(text)
        if target is None or target.refusal:
            self._preview(None)
            self._tell("")
            return
        chip = self._line.chip
        lines = self._preview(self._then(chip, target.table_id, target.other))
        head = self._head(chip, target.table_id, target.other)
        self._tell(self._said(preview_words, head, lines).replace("\n", " · "))
        announce(self._line, self._said(spoken_words, head, lines))

    def _on_entered(self, text: str) -> None:
        target = self._target(text)
        if target is None:
            return
        if target.refusal:
            self._line.refuse(target.refusal)
            return
        chip = self._line.chip
        self._line.end()
        self._go(chip, target.table_id, target.other)

    def _target(self, text: str) -> Target | None:
        if self._line.chip is None:
            return None
        tables = {table.number: table.id for table in self._room().in_use}
        return read_target(text, self._line.chip, tables, self._cards.chips())

    # both --------------------------------------------------------------------------------------------------

    def _then(self, chip: SeatChip, table_id: str, other: SeatChip | None) -> LiveFigures | None:
        hand = self._room().hand
        if hand is None:
            return None
        if other is not None and chip.place.id:
            return hand.exchanged(chip.place.seat_id, other.place.seat_id)
        return hand.moved(chip.place.seat_id, table_id)

    def _preview(self, then: LiveFigures | None) -> Sequence[Line]:
        room = self._room()
        lines = lines_then(room, then) if then is not None else lines_now(room)
        self._show(lines)
        return lines

    def _said(self, words: Callable[[str, Sequence[Line]], str], head: str, lines: Sequence[Line]) -> str:
        """What changes in words; without figures to be, nothing is said of them but that."""
        if self._room().is_over:
            return _("This session has ended; who sat where is part of the record.")
        if self._room().hand is not None:
            return words(head, lines)
        told = _("{move}. What it changes cannot be counted while people and places do not match.")
        return told.format(move=head)

    def _head(self, chip: SeatChip, table_id: str, other: SeatChip | None) -> str:
        table = next(table.number for table in self._room().tables if table.id == table_id)
        if other is not None and chip.place.id:
            words = _("Seat {seat} and seat {other} exchange, tables {here} and {there}")
            here = chip.place.table_number
            return words.format(seat=chip.number, other=other.number, here=here, there=table)
        return _("Seat {seat} to table {table}").format(seat=chip.number, table=table)

    def _go(self, chip: SeatChip, table_id: str, other: SeatChip | None) -> None:
        lines = self._preview(self._then(chip, table_id, other))
        words = self._said(spoken_words, self._head(chip, table_id, other), lines)
        self._page.clear_banner()
        then = self._page.said(words, lambda outcome: self._back_to(chip, outcome))
        if other is not None:
            given = {"place_id": chip.place.id, "other_id": other.place.id}
            self._page.act(actions.exchange_places, then, self._refused, **given)
        elif chip.place.id:
            given = {"place_id": chip.place.id, "table_id": table_id}
            self._page.act(actions.move_place, then, self._refused, **given)
        else:
            given = {"seating_id": self._room().seating.id, "seat_id": chip.place.seat_id}
            self._page.act(actions.seat_person, then, self._refused, table_id=table_id, **given)

    def _back_to(self, chip: SeatChip, outcome: Any) -> None:
        self._tell("")
        self._cards.choose(outcome.value or chip.id)

    def _refused(self, error: Any) -> None:
        self._preview(None)
        self._page.refused(error)
