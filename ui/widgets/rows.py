"""Lists with hairlines and generous rows: a title, a quiet line, a figure at the side.

Heights come from font metrics, since padding of a sheet would raise them by guess.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.widgets.table import VALUE, Table
from ui.widgets.views import Views

LINES = 3
BAR = 8  # characters the longest bar at the side is wide
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
        self.setItemDelegate(_Drawn(row, self))
        self.measure()


class _Drawn(QStyledItemDelegate):
    """Paints and measures a `Row`."""

    def __init__(self, row: Callable[[Any], Row], view: Rows) -> None:
        super().__init__(view)
        self._row, self._view = row, view

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().initStyleOption(option, index)
        option.text = self._row(index.data(VALUE)).spoken

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        row = self._row(index.data(VALUE))
        width = self._view.viewport().width()
        lines = len(broken(row.title, self._words_width(row, width)))
        line = theme.line_height()
        height = lines * line + (theme.line_height("caption") + theme.HAIR // 2 if row.quiet else 0)
        return QSize(width, max(height + 2 * _pad(), theme.row_height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        row = self._row(index.data(VALUE))
        at = partial(
            QStyle.visualRect, option.direction, option.rect
        )  # mirrored for words from right to left
        painter.save()
        painter.setLayoutDirection(option.direction)
        paint_ground(painter, option, at)
        inner = option.rect.adjusted(theme.SNUG, _pad(), -theme.SNUG, -_pad())
        inner.setLeft(inner.left() + _set_in(row))
        words = QRect(inner)
        words.setLeft(inner.left() + self._front(painter, row, inner, at))
        words.setWidth(self._words_width(row, option.rect.width()))
        self._words(painter, row, at(words))
        self._side(painter, row, inner)
        painter.restore()

    def _front(self, painter: QPainter, row: Row, inner: QRect, at: At) -> int:
        """Paint icon or mark; how far the words stand from the row's beginning."""
        line, side = theme.line_height(), theme.grown(theme.ICON)
        if row.icon:
            box = QRect(inner.left(), inner.top() + (line - side) // 2, side, side)
            theme.icon(row.icon, row.ink or "quiet").paint(painter, at(box))
        if row.mark:
            painter.setFont(theme.face())
            painter.setPen(theme.ink(row.ink or "quiet"))
            box = QRect(inner.left(), inner.top(), _front_width(row) - theme.SNUG, line)
            painter.drawText(at(box), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.mark)
        return _front_width(row)

    def _words(self, painter: QPainter, row: Row, area: QRect) -> None:
        painter.setFont(theme.face())
        painter.setPen(theme.ink("text"))
        line, top = theme.line_height(), area.top()
        if not row.quiet:
            lines = len(broken(row.title, area.width()))
            top = area.center().y() - lines * line // 2
        for words in broken(row.title, area.width()):
            painter.drawText(
                QRect(area.left(), top, area.width(), line), Qt.AlignmentFlag.AlignVCenter, words
            )
            top += line
        if row.quiet:
            small = theme.face("caption")
            painter.setFont(small)
            painter.setPen(theme.ink("quiet"))
            elided = QFontMetrics(small).elidedText(row.quiet, Qt.TextElideMode.ElideRight, area.width())
            box = QRect(area.left(), top + theme.HAIR // 2, area.width(), theme.line_height("caption"))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, elided)

    def _side(self, painter: QPainter, row: Row, inner: QRect) -> None:
        if row.side:
            painter.setFont(theme.face())
            painter.setPen(theme.ink(row.ink or "quiet"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.side)
        if row.side and row.share is not None:
            width = round(theme.wide(BAR) * min(max(row.share, 0.0), 1.0))
            top = inner.center().y() + theme.line_height() // 2 + theme.HAIR // 2
            track = QRect(inner.right() - theme.wide(BAR) + 1, top, theme.wide(BAR), theme.HAIR)
            painter.fillRect(track, theme.ink("line"))
            track.setLeft(track.right() - width + 1)
            painter.fillRect(track, theme.ink(row.ink or "quiet"))

    def _words_width(self, row: Row, width: int) -> int:
        side = QFontMetrics(theme.face()).horizontalAdvance(row.side) if row.side else 0
        side = max(side, theme.wide(BAR)) if row.side and row.share is not None else side
        side += theme.ROOMY if side else 0
        return max(width - 2 * theme.SNUG - _set_in(row) - _front_width(row) - side, theme.wide(6))


def _pad() -> int:
    return theme.line_height() // 2


def _set_in(row: Row) -> int:
    return row.depth * (theme.grown(theme.ICON) + theme.SNUG)


def _front_width(row: Row) -> int:
    if row.mark:
        metrics = QFontMetrics(theme.face())
        return max(metrics.horizontalAdvance(row.mark), metrics.horizontalAdvance("000")) + theme.SNUG
    return theme.grown(theme.ICON) + theme.SNUG if row.icon else 0


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


def broken(words: str, width: int) -> list[str]:
    """Words broken to `width`, at most LINES of them; what does not fit ends in an ellipsis."""
    text = " ".join(words.split())
    layout = QTextLayout(text, theme.face())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    spans = []
    while len(spans) < LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        spans.append((line.textStart(), line.textLength()))
    layout.endLayout()
    lines = [text[start : start + length].rstrip() for start, length in spans]
    if spans and sum(spans[-1]) < len(text):
        rest = text[spans[-1][0] :]
        lines[-1] = QFontMetrics(theme.face()).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return lines or [""]
