"""A list whose rows can be lifted with the mouse and laid down elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.widgets.rows import Row, Rows
from ui.widgets.table import Table


class MovableRows(Rows):
    """Tells `laid(value, position)` when a row was dragged to another place; the model is left alone."""

    laid = Signal(object, int)

    def __init__(
        self, table: Table, row: Callable[[Any], Row], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(table, row, name=name, parent=parent)
        self._pressed: QPoint | None = None
        self._gap = -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        inside = self.indexAt(event.position().toPoint()).isValid()
        left = event.button() == Qt.MouseButton.LeftButton
        whole = self.model().rowCount() == self.table.rowCount()  # positions of a searched list would lie
        self._pressed = event.position().toPoint() if inside and left and whole else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is None:
            super().mouseMoveEvent(event)
        elif self._gap >= 0 or (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._hover(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        gap, value = self._gap, self.current()
        self._let_go()
        if gap >= 0 and value is not None:
            row = self.currentIndex().row()
            position = gap - 1 if gap > row else gap
            if position != row:
                self.laid.emit(value, position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._gap >= 0:
            self._let_go()
            event.accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap >= 0:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.ink("accent"), theme.RING))
            y = self._line_of(self._gap)
            painter.drawLine(0, y, self.viewport().width(), y)
            painter.end()

    def _hover(self, at: QPoint) -> None:
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        index = self.indexAt(at)
        if index.isValid():
            below = at.y() > self.visualRect(index).center().y()
            self._gap = index.row() + (1 if below else 0)
        else:
            self._gap = 0 if at.y() < 0 else self.model().rowCount()
        self.viewport().update()

    def _line_of(self, gap: int) -> int:
        last = gap >= self.model().rowCount()
        box = self.visualRect(self.model().index(gap - 1 if last else gap, 0))
        return box.bottom() if last else max(box.top(), 1)

    def _let_go(self) -> None:
        self._pressed, self._gap = None, -1
        self.viewport().unsetCursor()
        self.viewport().update()
