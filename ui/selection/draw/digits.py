"""Boxes for digits as they are read aloud: one each, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from council.words import _
from ui import theme


class DigitBoxes(QWidget):
    """A digit typed goes into its box, the next box waits; Backspace goes back; a pasted number spreads."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: list[QLineEdit] = []
        self._lay = QHBoxLayout(self, spacing=theme.TIGHT)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.addStretch()

    def offer(self, count: int) -> None:
        """Stand with so many boxes."""
        if count == len(self.boxes):
            return
        for box in self.boxes:
            self._lay.removeWidget(box)
            box.deleteLater()
        self.boxes = [self._box(number, count) for number in range(count)]
        self.setFocusProxy(self.boxes[0] if self.boxes else None)

    def text(self) -> str:
        """The digits, with a blank for each box still open; nothing when all are."""
        return "".join(box.text() or " " for box in self.boxes).rstrip()

    def is_full(self) -> bool:
        """Whether every box holds its digit."""
        return all(box.text() for box in self.boxes)

    def put(self, digits: str) -> None:
        """Stand with these digits, without telling."""
        for number, box in enumerate(self.boxes):
            box.setText(digits[number].strip() if number < len(digits) else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self.boxes:
            return self._key(self.boxes.index(watched), event)
        return False

    def _box(self, number: int, count: int) -> QLineEdit:
        box = QLineEdit(self, alignment=Qt.AlignmentFlag.AlignCenter)
        box.setProperty("role", "digit")
        box.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        box.setAccessibleName(_("Digit {number} of {count}").format(number=number + 1, count=count))
        box.setFixedWidth(theme.line_height("display") * 3 // 2)
        box.installEventFilter(self)
        box.textEdited.connect(lambda text, number=number: self._on_edited(number, text))
        self._lay.insertWidget(number, box)
        return box

    def _on_edited(self, number: int, text: str) -> None:
        digits = [one for one in text if one.isascii() and one.isdigit()]
        spread = digits if len(digits) > 2 else digits[-1:]
        self.boxes[number].setText("")
        for offset, digit in enumerate(spread[: len(self.boxes) - number]):
            self.boxes[number + offset].setText(digit)
        self._go(number + len(spread))
        self.changed.emit(self.text())

    def _key(self, number: int, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Backspace and not self.boxes[number].text() and number:
            self.boxes[number - 1].setText("")
            self._go(number - 1)
            self.changed.emit(self.text())
            return True
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go(number + (1 if event.key() == Qt.Key.Key_Right else -1))
            return True
        return False

    def _go(self, number: int) -> None:
        if 0 <= number < len(self.boxes):
            self.boxes[number].setFocus(Qt.FocusReason.TabFocusReason)
            self.boxes[number].selectAll()
