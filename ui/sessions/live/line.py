"""The capture line: plain typing that no answer, shortcut or slip can clear.

It knows keys and words; what an Enter means is the panel's business.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.sessions.live.marks import LINE_BREAK
from ui.widgets import SpokenLine

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROOM = 1_100_000  # a pasted megabyte stays whole; one statement takes its part of it


class CaptureLine(SpokenLine):
    """A line that keeps Undo for itself only while there is typing to undo, and is never cleared by Esc."""

    the_windows = (*SpokenLine.the_windows, Qt.Key.Key_J)
    entered = Signal()
    read_back = Signal()
    split = Signal()
    older = Signal()
    newer = Signal()
    chip_removed = Signal()
    stepped_off = Signal()  # Esc

    def __init__(self, parent=None) -> None:
        super().__init__(parent, maxLength=_ROOM)
        self.handed: Callable[[QKeyEvent], bool] = lambda event: False  # who may take a key before the line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.handed(event) and not self._took(event):
            super().keyPressEvent(event)

    def show_text(self, text: str) -> None:
        """Put words into the line from outside, with nothing left to undo, and the cursor at their end."""
        self.setText(text)
        self.setCursorPosition(len(text))

    def _took(self, event: QKeyEvent) -> bool:
        """Do what a key of the capture line means; False leaves it to the editor."""
        keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain, control = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
        shift = Qt.KeyboardModifier.ShiftModifier
        match event.key():
            case key if key in _ENTER:
                return self._took_enter(keys, plain=plain, control=control, shift=shift)
            case Qt.Key.Key_Up if keys == plain:
                self.older.emit()
            case Qt.Key.Key_Down if keys == plain:
                self.newer.emit()
            case Qt.Key.Key_Escape:
                self.stepped_off.emit()
            case Qt.Key.Key_Backspace if keys == plain and self._is_at_start() and not event.isAutoRepeat():
                self.chip_removed.emit()
            case _:
                return False
        event.accept()
        return True

    def _took_enter(self, keys, *, plain, control, shift) -> bool:
        if keys == plain:
            self.entered.emit()
        elif keys == shift:
            self.insert(LINE_BREAK)
            self.textEdited.emit(self.text())
        elif keys == control:
            self.read_back.emit()
        elif keys == control | shift:
            self.split.emit()
        else:
            return False
        return True

    def _is_at_start(self) -> bool:
        return self.cursorPosition() == 0 and not self.hasSelectedText()
