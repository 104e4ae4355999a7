"""The tables of the room as cards with their seats; a seat can be dragged to another card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.sessions.seats.seats_view import SeatsView
from ui.sessions.seats.tables_state import SeatChip, TableCard
from ui.widgets import Card, Flow, Label, emptied


class TableCards(QWidget):
    """Tells `chosen(chip)`, `moved(chip, table id)` and `exchanged(chip, other chip)`."""

    chosen = Signal(object)
    moved = Signal(object, str)
    exchanged = Signal(object, object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lay = Flow(self, gap=theme.SNUG)
        self._cards: dict[str, tuple[Card, SeatsView, Label]] = {}

    def show_cards(self, cards: Sequence[TableCard]) -> None:
        """Stand for these tables; those that stay are changed, not made anew."""
        if [card.id for card in cards] != list(self._cards):
            self._lay_out(cards)
        for each in cards:
            card, seats, uneven = self._cards[each.id]
            card.say(each.title, each.quiet)
            seats.show_chips(each.chips)
            uneven.setText(each.uneven)
            uneven.setVisible(bool(each.uneven))
        self.updateGeometry()

    def current(self) -> SeatChip | None:
        """The seat with the focus, or the one that had it last."""
        return self._chip

    def choose(self, place_id: str) -> None:
        """Bring the focus to a seat."""
        for _card, seats, _uneven in self._cards.values():
            if seats.choose(place_id):
                return

    def choose_number(self, number: int) -> bool:
        """Bring the focus to a seat by its number; False when it does not sit here."""
        for _card, seats, _uneven in self._cards.values():
            for chip in seats.table.values():
                if chip.number == number:
                    return seats.choose(chip.id)
        return False

    def _lay_out(self, cards: Sequence[TableCard]) -> None:
        emptied(self._lay)
        self._cards, self._chip = {}, None
        for each in cards:
            card, seats, uneven = Card(each.title, each.quiet), SeatsView(each.title), Label("", "caption")
            for part in (seats, uneven):
                card.body.addWidget(part)
            card.body.addStretch()
            seats.chosen.connect(self._on_chosen)
            seats.dropped.connect(self._on_dropped)
            self._lay.addWidget(card)
            self._cards[each.id] = (card, seats, uneven)

    _chip: SeatChip | None = None

    def _on_chosen(self, chip: SeatChip | None) -> None:
        self._chip = chip
        self.chosen.emit(chip)

    def _on_dropped(self, chip: SeatChip, point: QPoint) -> None:
        for table_id, (card, seats, _uneven) in self._cards.items():
            if not card.rect().contains(card.mapFromGlobal(point)) or table_id == chip.place.table_id:
                continue
            under = seats.indexAt(seats.viewport().mapFromGlobal(point))
            if under.isValid():
                self.exchanged.emit(chip, seats.table.values()[under.row()])
            else:
                self.moved.emit(chip, table_id)
            return
