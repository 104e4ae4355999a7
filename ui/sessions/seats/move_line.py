"""The line that moves a seat by keyboard: figures are said as a target is typed, Enter moves, Esc leaves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from council.words import _
from ui import theme
from ui.sessions.seats.tables_state import SeatChip
from ui.widgets import Field, field

MOST = 6


class _Line(QLineEdit):
    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)
                return
        event.accept()


class MoveLine(QWidget):
    """Tells `aimed(text)` while a target is typed or stepped to, `entered(text)`, `left()`, `opened(is)`."""

    aimed = Signal(str)
    entered = Signal(str)
    left = Signal()
    opened = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = _Line(maxLength=MOST)
        self._line.setFixedWidth(theme.wide(18))
        self._field: Field = field(_("To table"), self._line)
        lay = QHBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._field, 1)
        self._tables: tuple[int, ...] = ()
        self.chip: SeatChip | None = None
        self._line.textEdited.connect(self._on_edited)
        self._line.returnPressed.connect(lambda: self.entered.emit(self._line.text()))
        self._line.stepped.connect(self._on_stepped)
        self._line.left.connect(self.left)
        self.hide()

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self._line.text()

    def begin(self, chip: SeatChip, tables: Sequence[int]) -> None:
        """Ask where a seat goes; arrows step through these tables."""
        self.chip = chip
        self._tables = tuple(number for number in tables if number != chip.place.table_number)
        words = _("Seat {seat} to table; @12 exchanges with seat 12; arrows step through the tables")
        self._field.hint(words.format(seat=chip.number))
        self._line.setText("")
        self._field.clear()
        self.show()
        self.opened.emit(True)
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Be gone."""
        self.chip = None
        self.hide()
        self.opened.emit(False)

    def refuse(self, words: str) -> None:
        """Say why what is typed is no target; it stays."""
        self._field.refuse(words)

    def _on_edited(self, text: str) -> None:
        self._field.clear()
        self.aimed.emit(text)

    def _on_stepped(self, by: int) -> None:
        if not self._tables:
            return
        text = self._line.text().strip()
        known = text.isdecimal() and int(text) in self._tables
        at = self._tables.index(int(text)) + by if known else (0 if by > 0 else -1)
        number = str(self._tables[at % len(self._tables)])
        self._line.setText(number)
        self._line.selectAll()
        self._on_edited(number)
