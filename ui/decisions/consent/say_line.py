"""The line of the round: what somebody says, typed while it is said; no answer clears it, no dialog takes it.

It knows keys and words; what an Enter means is the page's business.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from council.words import _
from ui.widgets import SpokenLine

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROOM = 100_000  # what is pasted stays whole; a wording takes its part of it


class SayLine(SpokenLine):
    """Plain typing; Enter says it, Up and Down choose who speaks, undo of an empty line is the council's."""

    entered = Signal()
    stepped = Signal(int)  # to the speaker so many places on
    came = Signal()  # the focus is here

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent, maxLength=_ROOM)
        self.setAccessibleName(_("What is said"))

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
