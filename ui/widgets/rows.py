"""Lists with hairlines and generous rows: a title, a quiet line, a figure at the side.

Heights come from font metrics, since padding of a sheet would raise them by guess.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any, ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimerEvent, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QGradient,  # noqa: F401  a first fillRect would load it in the middle of a paint, for five milliseconds
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.widgets.breaking import broken, line_count
from ui.widgets.table import VALUE, Table
from ui.widgets.views import Views

KEPT = 4_000  # heights of rows remembered
AT_ONCE = 20  # rows measured before the window turns again: some three milliseconds
BAR = 8  # characters the longest bar at the side is wide
ROOM = 16  # characters a title has beside a bar at least
At = Callable[[QRect], QRect]


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says: title, a quiet second line, words at the side, an icon or a short mark before it.

    `depth` sets it in under the row it belongs to; `share` (0 to 1) is a thin bar below the side's words.
    """

    title: str
    quiet: str = ""
    side: str = ""
    icon: str = ""
    ink: str = ""
    mark: str = ""
    depth: int = 0
    share: float | None = None

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.mark, self.title, self.quiet, self.side) if part)


class Painted(Views, QListView):
    """A list over a `Table` whose rows are painted; never lower than `LEAST` of them."""

    LEAST: ClassVar[int] = 2
    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, table: Table, *, name: str, many: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent, mouseTracking=True)
        table.setParent(table.parent() or self)
        self.dress(table, name, many)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(AT_ONCE)
        self._awaited = QPersistentModelIndex()

    def scrollTo(
        self,
        index: QModelIndex,
        hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible,
    ) -> None:
        """As ever, and for a row that has no place yet as soon as it has one."""
        self._awaited = QPersistentModelIndex(index if self.visualRect(index).isEmpty() else QModelIndex())
        super().scrollTo(index, hint)

    def timerEvent(self, event: QTimerEvent) -> None:
        super().timerEvent(event)
        if self._awaited.isValid():
            self.scrollTo(QModelIndex(self._awaited))

    def measure(self) -> None:
        self.setMinimumHeight(theme.row_height() * self.LEAST)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()


class Rows(Painted):
    """A list over a `Table`; `row` says what each value looks like."""

    def __init__(
        self,
        table: Table,
        row: Callable[[Any], Row],
        *,
        name: str,
        many: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(table, name=name, many=many, parent=parent)
        table.say = lambda value: row(value).spoken  # to a screen reader, to a search, on the clipboard
        self.setItemDelegate(_Drawn(row, self))
        self.measure()


class _Drawn(QStyledItemDelegate):
    """Paints and measures a `Row`."""

    def __init__(self, row: Callable[[Any], Row], view: Rows) -> None:
        super().__init__(view)
        self._row, self._view = row, view
        self._heights: dict[tuple[Row, int, str], int] = {}

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().initStyleOption(option, index)
        option.text = self._row(index.data(VALUE)).spoken

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Measured once for a width and font: a list asks all its rows, twice when a bar comes in sight."""
        row, width = self._row(index.data(VALUE)), self._view.viewport().width()
        key = (row, width, option.font.key())
        if key not in self._heights:
            if len(self._heights) > KEPT:
                self._heights.clear()
            self._heights[key] = self._height(row, width)
        return QSize(width, self._heights[key])

    def _height(self, row: Row, width: int) -> int:
        sizes, metrics = _sizes(), QFontMetrics(theme.face())
        row = _fitted(row, width, sizes, metrics)
        lines = line_count(row.title, _words_width(row, width, sizes, metrics), metrics)
        height = lines * sizes.line + (sizes.caption + theme.HAIR // 2 if row.quiet else 0)
        return max(height + 2 * sizes.pad, sizes.least)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        sizes, metrics = _sizes(), QFontMetrics(theme.face())
        row = _fitted(self._row(index.data(VALUE)), option.rect.width(), sizes, metrics)
        at = partial(
            QStyle.visualRect, option.direction, option.rect
        )  # mirrored for words from right to left
        painter.save()
        painter.setLayoutDirection(option.direction)
        paint_ground(painter, option, at)
        inner = option.rect.adjusted(theme.SNUG, sizes.pad, -theme.SNUG, -sizes.pad)
        inner.setLeft(inner.left() + _set_in(row, sizes))
        words = QRect(inner)
        words.setLeft(inner.left() + self._front(painter, row, inner, at))
        words.setWidth(_words_width(row, option.rect.width(), sizes, metrics))
        self._words(painter, row, at(words))
        self._side(painter, row, inner, at)
        painter.restore()

    def _front(self, painter: QPainter, row: Row, inner: QRect, at: At) -> int:
        """Paint icon or mark; how far the words stand from the row's beginning."""
        sizes = _sizes()
        line, side = sizes.line, sizes.icon
        front = _front_width(row, sizes, QFontMetrics(theme.face()))
        if row.icon:
            box = QRect(inner.left(), inner.top() + (line - side) // 2, side, side)
            theme.icon(row.icon, row.ink or "quiet").paint(painter, at(box))
        if row.mark:
            painter.setFont(theme.face())
            painter.setPen(theme.ink(row.ink or "quiet"))
            box = QRect(inner.left(), inner.top(), front - theme.SNUG, line)
            painter.drawText(at(box), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.mark)
        return front

    def _words(self, painter: QPainter, row: Row, area: QRect) -> None:
        painter.setFont(theme.face())
        painter.setPen(theme.ink("text"))
        sizes, lines = _sizes(), broken(row.title, area.width())
        line, top = sizes.line, area.top()
        if not row.quiet:
            top = area.center().y() - len(lines) * line // 2
        for words in lines:
            painter.drawText(
                QRect(area.left(), top, area.width(), line), Qt.AlignmentFlag.AlignVCenter, words
            )
            top += line
        if row.quiet:
            small = theme.face("caption")
            painter.setFont(small)
            painter.setPen(theme.ink("quiet"))
            elided = QFontMetrics(small).elidedText(row.quiet, Qt.TextElideMode.ElideRight, area.width())
            box = QRect(area.left(), top + theme.HAIR // 2, area.width(), sizes.caption)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, elided)

    def _side(self, painter: QPainter, row: Row, inner: QRect, at: At) -> None:
        if row.side:
            painter.setFont(theme.face())
            painter.setPen(theme.ink(row.ink or "quiet"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.side)
        if row.side and row.share is not None:
            width = round(theme.wide(BAR) * min(max(row.share, 0.0), 1.0))
            top = inner.center().y() + theme.line_height() // 2 + theme.HAIR // 2
            track = QRect(inner.right() - theme.wide(BAR) + 1, top, theme.wide(BAR), theme.HAIR)
            painter.fillRect(at(track), theme.ink("line"))
            track.setWidth(width)
            painter.fillRect(at(track), theme.ink(row.ink or "quiet"))


@dataclass(frozen=True, slots=True)
class _Sizes:
    """What all rows of one font have in common, in pixels: worked out once, not for each of a thousand."""

    line: int
    caption: int
    pad: int
    least: int
    icon: int
    bar: int
    few: int
    room: int
    mark: int


def _sizes() -> _Sizes:
    return _sizes_of(QApplication.font().key(), theme.grown(theme.ICON))


@lru_cache(maxsize=8)
def _sizes_of(_font: str, icon: int) -> _Sizes:
    line, caption = theme.line_height(), theme.line_height("caption")
    return _Sizes(
        line=line,
        caption=caption,
        pad=line // 2,
        least=theme.row_height(),
        icon=icon,
        bar=theme.wide(BAR),
        few=theme.wide(6),
        room=theme.wide(ROOM),
        mark=QFontMetrics(theme.face()).horizontalAdvance("000"),
    )


def _fitted(row: Row, width: int, sizes: _Sizes, metrics: QFontMetrics) -> Row:
    """The row as it fits: where its side leaves the title too little room, its words join the quiet line."""
    if not row.side or _words_width(row, width, sizes, metrics) >= sizes.room:
        return row
    return replace(row, side="", share=None, quiet=" · ".join(p for p in (row.side, row.quiet) if p))


def _words_width(row: Row, width: int, sizes: _Sizes, metrics: QFontMetrics) -> int:
    side = metrics.horizontalAdvance(row.side) if row.side else 0
    side = max(side, sizes.bar) if row.side and row.share is not None else side
    side += theme.ROOMY if side else 0
    front = _front_width(row, sizes, metrics)
    return max(width - 2 * theme.SNUG - _set_in(row, sizes) - front - side, sizes.few)


def _set_in(row: Row, sizes: _Sizes) -> int:
    return row.depth * (sizes.icon + theme.SNUG) if row.depth else 0


def _front_width(row: Row, sizes: _Sizes, metrics: QFontMetrics) -> int:
    if row.mark:
        return max(metrics.horizontalAdvance(row.mark), sizes.mark) + theme.SNUG
    return sizes.icon + theme.SNUG if row.icon else 0


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, at: At) -> None:
    """What lies under a row: its wash when chosen or pointed at, and the hairline below."""
    state = QStyle.StateFlag
    if option.state & state.State_Selected:
        painter.fillRect(option.rect, theme.wash("accent", 0.14))
        bar = QRect(option.rect.left(), option.rect.top(), theme.RING + 1, option.rect.height())
        painter.fillRect(at(bar), theme.ink("accent"))
    elif option.state & state.State_MouseOver:
        painter.fillRect(option.rect, theme.wash("text", 0.04))
    painter.setPen(QPen(theme.ink("line"), 1))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
