"""Lists between which statements are dragged: out of one, onto a theme of the other."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication

from ui.widgets import VALUE, Rows

STATEMENTS = "application/x-council-statements"
BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,  # Enter on a theme
)


class StatementRows(Rows):
    """Statements that can be picked up with the mouse; the key for it is a command.

    Whoever comes by key finds one marked, so that a letter is a command and not the begin of a search.
    """

    _pressed: QPoint | None = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in BY_KEY and not self.selected() and self.shown():
            self.choose(self.shown()[0].id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        held = index.isValid() and self.selectionModel().isSelected(index)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        if not (held and plain and len(self.selected()) > 1):  # a press on one of many begins to carry all
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = QApplication.startDragDistance()
        start = self._pressed
        if start is None or (event.position().toPoint() - start).manhattanLength() < far:
            super().mouseMoveEvent(event)
            return
        self._pressed = None
        self.carry()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        super().mouseReleaseEvent(event)

    def carry(self) -> None:
        """Begin to drag what is chosen."""
        ids = [value.id for value in self.selected()]
        if not ids:
            return
        carried = QMimeData()
        carried.setData(STATEMENTS, "\n".join(ids).encode())
        drag = QDrag(self)
        drag.setMimeData(carried)
        drag.exec(Qt.DropAction.MoveAction)


class ThemeRows(Rows):
    """Themes onto which statements are dropped; tells the theme's row and the ids."""

    dropped = Signal(object, tuple)

    def accept_drops(self) -> None:
        """Take statements from a drag."""
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(STATEMENTS):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        over = self.indexAt(event.position().toPoint())
        event.setAccepted(over.isValid() and event.mimeData().hasFormat(STATEMENTS))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        over = self.indexAt(event.position().toPoint())
        if over.isValid():
            ids = bytes(event.mimeData().data(STATEMENTS).data()).decode().split("\n")
            event.acceptProposedAction()
            self.dropped.emit(over.data(VALUE), tuple(ids))
