"""How things stand beside each other: rows, columns, wrapping, dividing, scrolling."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSplitter,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from ui import theme


def column(*widgets: QWidget | None, gap: int = theme.SNUG, parent: QWidget | None = None) -> QWidget:
    """Widgets one under the other; None is a stretch."""
    made = QWidget(parent)
    _fill(QVBoxLayout(made, spacing=gap), widgets)
    return made


def row(*widgets: QWidget | None, gap: int = theme.TIGHT, parent: QWidget | None = None) -> QWidget:
    """Widgets side by side; None is a stretch."""
    made = QWidget(parent)
    _fill(QHBoxLayout(made, spacing=gap), widgets)
    return made


def _fill(lay: QHBoxLayout | QVBoxLayout, widgets: tuple[QWidget | None, ...]) -> None:
    lay.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        if widget is None:
            lay.addStretch()
        else:
            lay.addWidget(widget)


def takes_focus(widget: QWidget) -> bool:
    """Whether Tab would come to it now."""
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled()


def emptied(lay: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := lay.takeAt(0)) is not None:
        if item.widget() is not None:
            item.widget().hide()
            item.widget().deleteLater()


class Wrapping(QWidget):
    """Never lower than its layout needs at its width; a splitter or a page asks no part for that."""

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.layout():
            self.setMinimumHeight(max(self.layout().totalMinimumHeightForWidth(self.width()), 0))
        return done


class Columns(QSplitter):
    """Two parts with a divider that can be moved; neither can be lost."""

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        *,
        shares: tuple[int, int] = (2, 1),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent, childrenCollapsible=False, handleWidth=theme.WIDE)
        for number, part in enumerate((left, right)):
            self.addWidget(part)
            self.setStretchFactor(number, shares[number])
        self.setSizes([share * 1000 for share in shares])


class Scroll(QScrollArea):
    """Scrolls its widget up and down, without a frame."""

    def __init__(self, widget: QWidget, *, role: str = "scrolled", parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        widget.setProperty("role", role)
        self.setWidget(widget)


def _within(item: QLayoutItem, width: int) -> QSize:
    """An item's size in a row of so much width: what is too wide and wraps gets all of it."""
    size = item.sizeHint()
    if size.width() <= width or not item.hasHeightForWidth():
        return size
    return QSize(width, item.heightForWidth(width))


class Flow(QLayout):
    """Widgets in a row that wraps when the width is used up."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = theme.TIGHT) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), only_measure=True)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, only_measure=False)

    def _place(self, rect: QRect, *, only_measure: bool) -> int:
        x, y, tallest = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():  # hidden: no gap for what is not there
                continue
            size = _within(item, rect.width())
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, tallest = rect.x(), y + tallest + self.spacing(), 0
            if not only_measure:
                item.setGeometry(self._mirrored(QRect(QPoint(x, y), size), rect))
            x += size.width() + self.spacing()
            tallest = max(tallest, size.height())
        return y + tallest - rect.y()

    def _mirrored(self, box: QRect, within: QRect) -> QRect:
        parent = self.parentWidget()
        return QStyle.visualRect(parent.layoutDirection(), within, box) if parent else box
