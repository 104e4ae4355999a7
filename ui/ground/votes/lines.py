"""Lines that take numbers and single keys, for hands that stay on the keyboard while eyes are on paper."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import theme
from ui.ground.votes.sheet import KEYS

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
DIGITS = 4


class NumberLine(QLineEdit):
    """Takes digits; Enter tells them, Backspace in the empty line goes back, Escape leaves."""

    entered = Signal(str)
    back = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, maxLength=DIGITS)
        self.setMaximumWidth(theme.wide(12))
        self.setValidator(QIntValidator(0, 10**DIGITS - 1, self))  # what is pasted goes past the keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if event.key() in ENTER:
            self.entered.emit(self.text())
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not typed or not typed.isprintable() or (typed.isascii() and typed.isdigit()):
            super().keyPressEvent(event)


class KeyLine(QLineEdit):
    """One key an answer; Enter keeps, Backspace and Up go back, Down goes on, Escape leaves."""

    answered = Signal(object)  # 1, 0, -1 or None for not asked
    digit = Signal(str)  # where digits are no answers: at the end of a sheet
    unknown = Signal()
    entered = Signal()
    back = Signal()
    on = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, maxLength=1)
        self.setMaximumWidth(theme.wide(12))
        self.is_at_end = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().lower()
        moves = {
            Qt.Key.Key_Backspace: self.back, Qt.Key.Key_Up: self.back, Qt.Key.Key_Down: self.on,
            Qt.Key.Key_Escape: self.left, **dict.fromkeys(ENTER, self.entered),
        }  # fmt: skip
        if event.isAutoRepeat() and typed and typed.isprintable():
            return  # a key held down is one answer, not one for every statement that is left
        if event.key() in moves:
            moves[Qt.Key(event.key())].emit()
        elif self.is_at_end and typed.isascii() and typed.isdigit():
            self.digit.emit(typed)
        elif typed in KEYS:
            self.answered.emit(KEYS[typed])
        elif typed and typed.isprintable():
            self.unknown.emit()
        else:
            super().keyPressEvent(event)
