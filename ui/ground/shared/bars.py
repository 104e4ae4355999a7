"""Rows of words over a bar: agree, pass, disagree and not asked, over everybody, with the interval.

Zero is at the left, the whole council at the right; what was not asked stays empty, never left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from council.ground.voting.values import SMALLEST
from ui import theme
from ui.widgets import VALUE, Table
from ui.widgets.breaking import broken
from ui.widgets.rows import Painted, paint_ground


@dataclass(frozen=True, slots=True)
class BarRow:
    """What a row says: caption and side above, words, counts below; `ink` is that of the side."""

    caption: str
    side: str
    ink: str
    words: str
    counts: str


class Votes(Protocol):
    """Whatever has counts, a base and an interval."""

    agree: int
    passed: int
    disagree: int
    size: int
    low: float
    high: float


class BarRows(Painted):
    """A list over a `Table`, each value with its bar; `say` gives the words."""

    LEAST = 3

    def __init__(
        self, table: Table, say: Callable[[Any], BarRow], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(table, name=name, parent=parent)
        self.setItemDelegate(_Drawn(self, say))
        self.measure()


class _Drawn(QStyledItemDelegate):
    """Paints and measures one row."""

    def __init__(self, view: BarRows, say: Callable[[Any], BarRow]) -> None:
        super().__init__(view)
        self._view, self._say = view, say

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().initStyleOption(option, index)
        row = self._say(index.data(VALUE))
        option.text = ", ".join(part for part in (row.caption, row.words, row.side, row.counts) if part)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        row, width = self._say(index.data(VALUE)), self._view.viewport().width()
        lines = len(_words(row, width - 2 * theme.SNUG))
        small = theme.line_height("caption")
        words = lines * theme.line_height()
        return QSize(width, 2 * theme.SNUG + words + theme.HAIR + bar_height() + 2 * small)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        value = index.data(VALUE)
        row = self._say(value)
        painter.save()
        paint_ground(painter, option, lambda box: box)
        inner = option.rect.adjusted(theme.SNUG, theme.SNUG, -theme.SNUG, -theme.SNUG)
        top = _caption(painter, inner, row)
        painter.setFont(theme.face())
        painter.setPen(theme.ink("text"))
        for words in _words(row, inner.width()):
            box = QRect(inner.left(), top, inner.width(), theme.line_height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            top += theme.line_height()
        paint_bar(painter, QRectF(inner.left(), top + theme.HAIR, inner.width(), bar_height()), value)
        _counts(painter, QRect(inner.left(), top + theme.HAIR + bar_height(), inner.width(), 0), row.counts)
        painter.restore()


class Legend(QWidget):
    """What the inks and the bracket mean; painted small, said as one sentence."""

    def __init__(
        self, agree: str, passed: str, against: str, span: str, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = (("for", agree), ("abstain", passed), ("against", against), ("", span))
        self.setAccessibleName(", ".join(words for _role, words in self._parts))

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.face("caption"))
        wide = sum(
            metrics.horizontalAdvance(words) + self._mark() + theme.ROOMY for _role, words in self._parts
        )
        return QSize(wide, theme.line_height("caption") + theme.TIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.face("caption"))
        left, middle = 0.0, self.height() / 2
        for role, words in self._parts:
            self._draw_mark(painter, role, left, middle)
            left += self._mark()
            wide = painter.fontMetrics().horizontalAdvance(words) + 1
            painter.setPen(theme.ink("quiet"))
            painter.drawText(QRectF(left, 0, wide, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
            left += wide + theme.ROOMY
        painter.end()

    def _mark(self) -> int:
        return theme.ROOMY + theme.TIGHT

    def _draw_mark(self, painter: QPainter, role: str, left: float, middle: float) -> None:
        if role:
            painter.fillRect(QRectF(left, middle - theme.HAIR, theme.ROOMY, theme.TIGHT), theme.ink(role))
            return
        painter.setPen(QPen(theme.ink("text"), theme.RING))
        painter.drawLine(QPointF(left, middle), QPointF(left + theme.ROOMY, middle))
        for x in (left, left + theme.ROOMY):
            painter.drawLine(QPointF(x, middle - theme.HAIR), QPointF(x, middle + theme.HAIR))


def bar_height() -> int:
    """A bar with its interval above it."""
    return theme.grown(theme.SNUG + theme.TIGHT)


def paint_bar(painter: QPainter, area: QRectF, line: Votes) -> None:
    """Agree, pass, disagree over all members; above it the span in which agreement of all lies."""
    thick = theme.grown(theme.TIGHT)
    track = QRectF(area.left(), area.bottom() - thick - theme.HAIR / 2, area.width(), thick)
    painter.fillRect(track, theme.ink("raised"))
    if 0 < line.agree + line.passed + line.disagree < SMALLEST:  # of so few nothing is painted
        painter.fillRect(track, QBrush(theme.ink("line"), Qt.BrushStyle.BDiagPattern))
        return
    left = track.left()
    for role, count in (("for", line.agree), ("abstain", line.passed), ("against", line.disagree)):
        wide = track.width() * count / max(line.size, 1)
        painter.fillRect(QRectF(left, track.top(), max(wide - 1, 0), thick), theme.ink(role))
        left += wide
    painter.setPen(QPen(theme.ink("edge"), 1))
    painter.drawRect(track.adjusted(0.5, 0.5, -0.5, -0.5))
    _span(painter, track, line)


def _span(painter: QPainter, track: QRectF, line: Votes) -> None:
    """A bracket from low to high; a tick where nothing is uncertain."""
    painter.setPen(QPen(theme.ink("text"), theme.RING))
    y, foot = track.top() - theme.HAIR, track.top() + 1
    low, high = (track.left() + track.width() * share for share in (line.low, line.high))
    painter.drawLine(QPointF(low, y), QPointF(high, y))
    for x in (low, high):
        painter.drawLine(QPointF(x, y - theme.HAIR / 2), QPointF(x, foot))
    half = track.center().x()
    painter.setPen(QPen(theme.ink("text"), 1, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(half, track.top() - 2 * theme.HAIR), QPointF(half, track.bottom() + 1))


def _caption(painter: QPainter, inner: QRect, row: BarRow) -> int:
    """The caption at the left, the side at the right; where the words begin."""
    painter.setFont(theme.face("caption"))
    box = QRect(inner.left(), inner.top(), inner.width(), theme.line_height("caption"))
    painter.setPen(theme.ink(row.ink or "quiet"))
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.side)
    room = box.width() - painter.fontMetrics().horizontalAdvance(row.side) - theme.ROOMY
    painter.setPen(theme.ink("quiet" if row.words else "text"))
    elided = painter.fontMetrics().elidedText(row.caption, Qt.TextElideMode.ElideRight, room)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, elided)
    return box.bottom() + 1


def _counts(painter: QPainter, at: QRect, words: str) -> None:
    painter.setFont(theme.face("caption"))
    painter.setPen(theme.ink("quiet"))
    box = QRect(at.left(), at.top(), at.width(), theme.line_height("caption"))
    elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, elided)


def _words(row: BarRow, width: int) -> list[str]:
    """The words of a row in lines; none where it has no words."""
    return broken(row.words, max(width, theme.wide(6))) if row.words else []
