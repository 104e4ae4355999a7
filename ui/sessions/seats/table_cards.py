"""The tables of the room as cards with their seats; a seat goes to another by hand or by arrow keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from council.words import _
from ui import theme
from ui.sessions.seats.carried import Ring
from ui.sessions.seats.seats_view import SeatsView, chip_size
from ui.sessions.seats.tables_state import SeatChip, TableCard
from ui.widgets import Card, Flow, Label, emptied


@dataclass(frozen=True, slots=True)
class Aim:
    """Where a seat in the hand would come: a table, or another's place there."""

    table_id: str
    other: SeatChip | None = None


class TableCards(QWidget):
    """Tells `chosen(chip)`, `aimed(chip, Aim or None, global point)` and `dropped(chip, Aim)`.

    One stop of Tab; arrows lead from seat to seat and from table to table, digits to a seat by its number.
    """

    chosen = Signal(object)
    aimed = Signal(object, object, QPoint)
    dropped = Signal(object, object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Seating plan"))
        self._lay = Flow(self, gap=theme.SNUG)
        self._cards: dict[str, tuple[Card, SeatsView, Label]] = {}
        self._chip: SeatChip | None = None
        self._shown: tuple[TableCard, ...] = ()
        self._at = ""
        self._digits = ""
        self._ring = Ring(self)

    def show_cards(self, cards: Sequence[TableCard]) -> None:
        """Stand for these tables; those that stay are changed, not made anew; focus goes with its seat."""
        was, had_focus = self._chip, any(seats.hasFocus() for _card, seats, _uneven in self._cards.values())
        self._shown = tuple(cards)
        if [card.id for card in cards] != list(self._cards):
            self._lay_out(cards)
        for each in cards:
            card, seats, uneven = self._cards[each.id]
            card.say(each.title, each.quiet)
            seats.show_chips(each.chips)
            uneven.setText(each.uneven)
            uneven.setVisible(bool(each.uneven))
        self.updateGeometry()
        self._chip = None
        for seats, chip in self._all():
            if was is not None and chip.place.seat_id == was.place.seat_id:
                self._chip = chip
                if had_focus and (not seats.hasFocus() or seats.current() != chip):
                    self._come_to(seats, chip)

    def current(self) -> SeatChip | None:
        """The seat with the focus, or the one that had it last."""
        return self._chip

    @property
    def table_id(self) -> str:
        """The table with the focus, or that had it last; empty before any had."""
        return self._at

    def choose(self, place_id: str) -> None:
        """Bring the focus to a seat."""
        for seats, chip in self._all():
            if chip.id == place_id:
                self._come_to(seats, chip)
                return

    def choose_number(self, number: int) -> bool:
        """Bring the focus to a seat by its number; False when it does not sit here."""
        for seats, chip in self._all():
            if chip.number == number:
                self._come_to(seats, chip)
                return True
        return False

    def search(self, text: str) -> None:
        """Choose the first seat whose number or alias fits, without taking the focus from the search line."""
        words = text.casefold().split()
        for seats, chip in self._all():
            said = chip.tip.partition("\n")[0].casefold()
            if words and (text.strip() == str(chip.number) or all(word in said for word in words)):
                seats.setCurrentIndex(seats.table.index(seats.table.row_of(chip.id), 0))
                self._show(seats)
                return

    def chips(self) -> dict[int, SeatChip]:
        """Every seat shown, by number."""
        return {chip.number: chip for _seats, chip in self._all()}

    def grid(self) -> list[list[str]]:
        """What the cards show as rows of words: table, seat, who it is."""
        rows = [
            [str(chip.place.table_number) if card.id else "", str(chip.number), chip.place.alias]
            for card, chip in self._rows()
        ]
        return [[_("Table"), _("Seat"), _("Alias")], *rows]

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        if self._at in self._cards:
            seats = self._cards[self._at][1]
            seats.setFocus(reason)
            self._show(seats)

    # inside ------------------------------------------------------------------------------------------------

    def _rows(self) -> Iterator[tuple[TableCard, SeatChip]]:
        for card in self._shown:
            for chip in card.chips:
                yield card, chip

    def _all(self) -> Iterator[tuple[SeatsView, SeatChip]]:
        for _card, seats, _uneven in self._cards.values():
            for chip in seats.table.values():
                yield seats, chip

    def _lay_out(self, cards: Sequence[TableCard]) -> None:
        had_focus = any(seats.hasFocus() for _card, seats, _uneven in self._cards.values())
        emptied(self._lay)
        self._cards = {}
        for each in cards:
            card, seats, uneven = Card(each.title, each.quiet), SeatsView(each.title), Label("", "caption")
            for part in (seats, uneven):
                card.body.addWidget(part)
            card.body.addStretch()
            seats.chosen.connect(self._on_chosen)
            seats.carried.connect(self._on_carried)
            seats.dropped.connect(self._on_dropped)
            seats.spared.connect(self._on_spared)
            seats.stepped.connect(self._on_stepped)
            seats.typed.connect(self._on_typed)
            self._lay.addWidget(card)
            self._cards[each.id] = (card, seats, uneven)
        self._stop_at(self._at if self._at in self._cards else next(iter(self._cards), ""))
        if had_focus:
            self.setFocus()

    def _stop_at(self, table_id: str) -> None:
        """Let Tab come to this table's seats and pass by all others."""
        self._at = table_id
        for id, (_card, seats, _uneven) in self._cards.items():
            seats.setFocusPolicy(Qt.FocusPolicy.StrongFocus if id == table_id else Qt.FocusPolicy.ClickFocus)

    def _come_to(self, seats: SeatsView, chip: SeatChip) -> None:
        seats.choose(chip.id)
        self._show(seats)

    def _show(self, seats: SeatsView) -> None:
        """Scroll the page until the chosen seat is in sight."""
        area, box = self._area(), seats.visualRect(seats.currentIndex())
        if area is not None:
            at = seats.viewport().mapTo(area.widget(), box.center())
            area.ensureVisible(at.x(), at.y(), 0, 2 * chip_size().height())

    def _area(self) -> QScrollArea | None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        return parent

    # walking -----------------------------------------------------------------------------------------------

    def _on_chosen(self, chip: SeatChip | None) -> None:
        seats = self.sender_of(chip)
        if seats:
            self._stop_at(seats)
        self._chip = chip
        self.chosen.emit(chip)

    def sender_of(self, chip: SeatChip | None) -> str:
        """The table whose seats have the focus; else the one a chip sits at."""
        for id, (_card, seats, _uneven) in self._cards.items():
            if seats.hasFocus():
                return id
        return chip.place.table_id if chip else ""

    def _on_stepped(self, columns: int, lines: int) -> None:
        ids = list(self._cards)
        at = ids.index(self._at)
        goal = at + columns if columns else self._beside(at, lines)
        if not 0 <= goal < len(ids):
            return
        seats = self._cards[ids[goal]][1]
        rows = seats.table.rowCount()
        forward = columns > 0 or lines > 0
        if rows:
            seats.setCurrentIndex(seats.table.index(0 if forward else rows - 1, 0))
        self._digits = ""
        seats.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show(seats)

    def _beside(self, at: int, lines: int) -> int:
        """The card above or below another, the nearest in its row; -1 where there is none."""
        boxes = [card.geometry() for card, _seats, _uneven in self._cards.values()]
        tops = sorted({box.top() for box in boxes})
        row = tops.index(boxes[at].top()) + lines
        if not 0 <= row < len(tops):
            return -1
        there = [number for number, box in enumerate(boxes) if box.top() == tops[row]]
        return min(there, key=lambda number: abs(boxes[number].left() - boxes[at].left()))

    def _on_typed(self, digit: str) -> None:
        for digits in (self._digits + digit, digit):
            if self.choose_number(int(digits)):
                self._digits = digits
                return
        self._digits += digit

    # carrying ----------------------------------------------------------------------------------------------

    def _on_carried(self, chip: SeatChip, point: QPoint) -> None:
        self._scroll_towards(point)
        aim = self._aim(chip, point)
        if aim is None:
            self._ring.hide()
        else:
            self._ring.stand_around(self._box(aim))
        self.aimed.emit(chip, aim, point)

    def _on_dropped(self, chip: SeatChip, point: QPoint) -> None:
        aim = self._aim(chip, point)
        self._on_spared()
        if aim is not None:
            self.dropped.emit(chip, aim)

    def _on_spared(self) -> None:
        self._ring.hide()
        self.aimed.emit(None, None, QPoint())

    def _aim(self, chip: SeatChip, point: QPoint) -> Aim | None:
        for table_id, (card, seats, _uneven) in self._cards.items():
            inside = card.rect().contains(card.mapFromGlobal(point))
            if not inside or table_id in ("", chip.place.table_id):
                continue
            under = seats.indexAt(seats.viewport().mapFromGlobal(point))
            other = seats.table.values()[under.row()] if under.isValid() else None
            return Aim(table_id, other)
        return None

    def _box(self, aim: Aim) -> QRect:
        card, seats, _uneven = self._cards[aim.table_id]
        if aim.other is None:
            return card.geometry()
        index = seats.table.index(seats.table.row_of(aim.other.id), 0)
        box = seats.visualRect(index)
        return QRect(seats.viewport().mapTo(self, box.topLeft()), box.size())

    def _scroll_towards(self, point: QPoint) -> None:
        """Near the edge of what is seen, the tables beyond it come nearer."""
        area = self._area()
        if area is None:
            return
        at, step = area.viewport().mapFromGlobal(point).y(), chip_size().height()
        bar = area.verticalScrollBar()
        if at < step:
            bar.setValue(bar.value() - step // 2)
        elif at > area.viewport().height() - step:
            bar.setValue(bar.value() + step // 2)
