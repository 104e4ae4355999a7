"""Rows that are ticked by the space bar, the same wherever this room has a list to choose from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.widgets import Rows


class TickRows(Rows):
    """Tells the row on which the space bar was pressed."""

    ticked = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.current() is not None:
            self.ticked.emit(self.current())
            event.accept()
            return
        super().keyPressEvent(event)
