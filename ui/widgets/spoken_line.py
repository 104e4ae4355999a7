"""A line for what is said while it is said: it keeps only the keys that typing needs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class SpokenLine(QLineEdit):
    """Undo and redo of an empty line, and with Ctrl the keys of `the_windows`, are the window's.

    X11 and macOS give an editor more keys with Ctrl than anybody types by.
    """

    the_windows = (Qt.Key.Key_K, Qt.Key.Key_E, Qt.Key.Key_D)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._is_for_the_window(event):
            event.ignore()
            return False
        return super().event(event)

    def _is_for_the_window(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.text() and not self.isUndoAvailable()
        if event.matches(QKeySequence.StandardKey.Redo):
            return not self.text() and not self.isRedoAvailable()
        return event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in self.the_windows
