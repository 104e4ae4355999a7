"""Seats of one table as chips that can be walked with arrows and lifted with the mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.widgets import VALUE, Column, Table

ACROSS = 5  # chips in a line


class SeatsView(QListView):
    """The seats of a table: a chip each, pinned ones filled, empty ones dashed.

    Tells `chosen(chip)`; `carried` and `dropped` (chip, global point) while one is in the hand and when it is
    let go, `spared()` when it is put back; `stepped(columns, lines)` when an arrow leads out of the table;
    `typed(digit)` for a seat sought by its number.
    """

    chosen = Signal(object)
    carried = Signal(object, QPoint)
    dropped = Signal(object, QPoint)
    spared = Signal()
    stepped = Signal(int, int)
    typed = Signal(str)

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        self.table = Table(Column("", lambda chip: chip.spoken, tip=lambda chip: chip.tip))
        super().__init__(parent, frameShape=QFrame.Shape.NoFrame, spacing=0)
        self.table.setParent(self)
        self.setModel(self.table)
        self.setAccessibleName(name)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "chips")
        self.setItemDelegate(_Chip(self))
        self.selectionModel().currentChanged.connect(self._on_current)
        self._pressed: QPoint | None = None
        self._is_carrying = False

    def show_chips(self, chips: tuple[object, ...]) -> None:
        """Stand for these, the choice kept."""
        self.table.show(chips)
        self._grow()

    def current(self) -> object | None:
        """The chip chosen, or None."""
        return self.currentIndex().data(VALUE) if self.currentIndex().isValid() else None

    def choose(self, id: str) -> bool:
        """Choose a chip by its id and take the focus; False when it is not here."""
        row = self.table.row_of(id)
        if row >= 0:
            self.setCurrentIndex(self.table.index(row, 0))
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        return row >= 0

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.table.rowCount():
            self.setCurrentIndex(self.table.index(0, 0))
        self.chosen.emit(self.current())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = at if left and self.indexAt(at).isValid() else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is None or self.current() is None:
            return
        if (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._is_carrying = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._is_carrying:
            self.carried.emit(self.current(), event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_carrying = self._is_carrying
        self._let_go()
        if was_carrying and self.current() is not None:
            self.dropped.emit(self.current(), event.globalPosition().toPoint())
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_carrying:
            self._let_go()
            self.spared.emit()
        elif event.text().isdecimal() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.typed.emit(event.text())
        elif (way := self._way_out(event)) is not None:
            self.stepped.emit(*way)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _way_out(self, event: QKeyEvent) -> tuple[int, int] | None:
        """Where an arrow leads that finds no seat here any more; None while it does."""
        keys, last = Qt.Key, self.table.rowCount() - 1
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        at = self.currentIndex().row() if self.currentIndex().isValid() else -1
        line, lines = at // ACROSS, max(last, 0) // ACROSS
        match event.key():
            case keys.Key_Left if at <= 0:
                return -1, 0
            case keys.Key_Right if at >= last:
                return 1, 0
            case keys.Key_Up if line <= 0:
                return 0, -1
            case keys.Key_Down if line >= lines:
                return 0, 1
        return None

    def _let_go(self) -> None:
        self._pressed, self._is_carrying = None, False
        self.viewport().unsetCursor()

    def _grow(self) -> None:
        """As wide as a line of chips, as high as they need."""
        chip = chip_size()
        self.scheduleDelayedItemsLayout()
        lines = max(-(-self.table.rowCount() // ACROSS), 1)
        self.setFixedSize(ACROSS * chip.width() + 1, lines * chip.height())

    def _on_current(self, _new: QModelIndex, _old: QModelIndex) -> None:
        self.chosen.emit(self.current())


def chip_size() -> QSize:
    """Room for one chip and the gap beside it."""
    return QSize(theme.wide(5) + theme.HAIR, theme.row_height(True) + theme.HAIR)


class _Chip(QStyledItemDelegate):
    """Paints a seat's number; a pinned one is filled, the chosen one ringed."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return chip_size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        chip = index.data(VALUE)
        view = self.parent()
        box = QRect(option.rect).adjusted(1, 1, -theme.HAIR, -theme.HAIR)
        is_chosen = index == view.currentIndex()
        has_focus = is_chosen and view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.wash("accent", 0.22) if chip.pinned else theme.ink("surface"))
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        edge = "accent" if has_focus else "edge" if hover or chip.pinned else "line"
        pen = QPen(theme.ink(edge), theme.RING if has_focus else 1)
        if chip.place.is_away:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        painter.setFont(theme.face())
        painter.setPen(theme.ink("quiet" if chip.place.is_away else "text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(chip.number))
        painter.restore()
