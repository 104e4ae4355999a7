"""The line at the door: a seat number and Enter, from a number pad if need be."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit

MOST = 40


class DoorLine(QLineEdit):
    """A line that leaves Undo and Redo to the council while nothing is typed in it."""

    def __init__(self) -> None:
        super().__init__(maxLength=MOST, clearButtonEnabled=True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and not self.text():
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return False
        return super().event(event)
