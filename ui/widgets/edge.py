"""A line at the edge of sight that never grows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme
from ui.widgets.text import tip


class Edge(QLabel):
    """One line of quiet words; what does not fit is elided and stands whole in its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._words = ""
        self.hide()
        theme.set_role(self, "quiet")

    @property
    def words(self) -> str:
        """The whole words."""
        return self._words

    def say(self, words: str, role: str = "quiet") -> None:
        """Show other words, in the ink of a role."""
        if (words, role) != (self._words, self.property("role")):
            self._words = words
            self.setVisible(bool(words))  # an empty line leaves its room to its neighbour
            theme.set_role(self, role)
            self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._elide()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, QFontMetrics(self.font()).lineSpacing())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def _elide(self) -> None:
        shown = QFontMetrics(self.font()).elidedText(self._words, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(tip(self._words) if shown != self._words else "")
        self.setAccessibleName(self._words)
