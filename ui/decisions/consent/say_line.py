"""The line of the round: what somebody says, typed while it is said; no answer clears it, no dialog takes it.

It knows keys and words; what an Enter means is the page's business.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from council.words import _

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_THE_WINDOWS = (Qt.Key.Key_K, Qt.Key.Key_E, Qt.Key.Key_D)  # X11 and macOS give them to editors
_ROOM = 100_000  # what is pasted stays whole; a wording takes its part of it


class SayLine(QLineEdit):
    """Plain typing; Enter says it, Up and Down choose who speaks, undo of an empty line is the council's."""

    entered = Signal()
    stepped = Signal(int)  # to the speaker so many places on
    came = Signal()  # the focus is here

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent, maxLength=_ROOM)
        self.setAccessibleName(_("What is said"))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._is_for_the_window(event):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.came.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if keys == Qt.KeyboardModifier.NoModifier and event.key() in _ENTER:
            if not event.isAutoRepeat():
                self.entered.emit()
        elif keys == Qt.KeyboardModifier.NoModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def take(self) -> str:
        """The words typed, without blanks around them; they stay in the line."""
        return self.text().strip()

    def empty(self, words: str) -> None:
        """Take out what was kept; what was typed on meanwhile stays, and nothing is left to undo here."""
        if self.text().strip() == words:
            self.setText("")

    def _is_for_the_window(self, event: QKeyEvent) -> bool:
        """Undo and redo of an empty line are the council's; Ctrl+K, E and D are no editing keys here."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.text() and not self.isUndoAvailable()
        if event.matches(QKeySequence.StandardKey.Redo):
            return not self.text() and not self.isRedoAvailable()
        return event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in _THE_WINDOWS
