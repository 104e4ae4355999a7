"""What is shown while a seat is carried: a ring where it would come, a note of what changes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import Label


class Ring(QWidget):
    """A ring around something of its parent; lets every click through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def stand_around(self, box: QRect) -> None:
        """Show around an area of the parent."""
        self.setGeometry(box.adjusted(-theme.RING, -theme.RING, theme.RING, theme.RING))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme.ring(painter, self.rect())
        painter.end()


class Note(QFrame):
    """A note beside the hand; it never lies under it and never takes a click."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = Label("", "body", wrap=False)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(theme.SNUG, theme.TIGHT, theme.SNUG, theme.TIGHT)
        lay.addWidget(self._words)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty when it does not stand."""
        return "" if self.isHidden() else self._words.text()

    def say(self, words: str, point: QPoint) -> None:
        """Stand with these words beside a global point, inside the parent."""
        self._words.setText(words)
        self.adjustSize()
        self.follow(point)
        self.raise_()
        self.show()

    def follow(self, point: QPoint) -> None:
        """Go along with the hand."""
        room = self.parentWidget().rect()
        at = self.parentWidget().mapFromGlobal(point) + QPoint(theme.WIDE, theme.WIDE)
        if at.x() + self.width() > room.right():
            at.setX(at.x() - self.width() - 2 * theme.WIDE)
        if at.y() + self.height() > room.bottom():
            at.setY(at.y() - self.height() - 2 * theme.WIDE)
        self.move(max(at.x(), room.left()), max(at.y(), room.top()))
