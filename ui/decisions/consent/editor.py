"""An editor for a few lines on the sheet of a round; no answer overwrites what is typed in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui import theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SheetEditor(QPlainTextEdit):
    """So many lines high; Tab goes on; Ctrl+Enter is the page's. It keeps a draft of each thing."""

    def __init__(self, *, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent, tabChangesFocus=True)
        self._lines, self._about, self._kept = lines, "", ""
        self._drafts: dict[str, str] = {}

    @property
    def is_changed(self) -> bool:
        """Whether something else stands in it than what is kept."""
        return self.toPlainText() != self._kept

    def show_text(self, about: str, text: str) -> None:
        """Stand for the text kept of a thing; what a person typed about it stays, and comes back with it."""
        if about != self._about:
            if self.is_changed and self._about:
                self._drafts[self._about] = self.toPlainText()
            self._about, self._kept = about, text
            self.setPlainText(self._drafts.pop(about, text))
        elif text != self._kept:
            untouched, self._kept = not self.is_changed, text
            if untouched:
                self.setPlainText(text)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.line_height() * self._lines + theme.ROOMY)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.wide(12), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        ours = event.type() == QEvent.Type.ShortcutOverride
        if ours and event.key() in _ENTER and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the page brings the focus back to the line
            return
        super().keyPressEvent(event)
