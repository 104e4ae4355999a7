"""How one row of what was heard is drawn: number, words, and beside them what they are and from where."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.sessions.live.state import Row, runs_right_to_left, side_of

ROW = Qt.ItemDataRole.UserRole
_MOST_LINES = 8  # of one statement in the list; the tooltip has the rest
_SIDE = 26  # characters beside the words
_PICTURES = 80  # rows painted before and kept, two or three screens
_REMEMBERED = 400  # broken texts, some screens full


class Drawn(QStyledItemDelegate):
    """Paints one row: number, words, and beside them what they are and from where."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.renew()

    def renew(self) -> None:
        """Take the faces anew, as after another size of text; they are asked for with every row."""
        self._body, self._caption = theme.face(), theme.face("caption")
        self._line, self._small = QFontMetrics(self._body), QFontMetrics(self._caption)
        self._air = (theme.row_height() - self._line.lineSpacing()) // 2  # so that one line fills a usual row
        self._broken: dict[tuple[str, int], list[str]] = {}
        self._pictures: dict[tuple, QPixmap] = {}

    def lines(self, words: str, wide: int) -> list[str]:
        """The words broken into lines of at most `wide` pixels, kept for the next time they are painted."""
        if len(self._broken) > _REMEMBERED:
            self._broken.clear()
        if (words, wide) not in self._broken:
            self._broken[words, wide] = _lines(words, wide, self._body)
        return self._broken[words, wide]

    def height(self, row: Row, wide: int) -> int:
        """Pixels the row needs at this width."""
        metrics = self._line
        room = self._boxes(row, QRect(0, 0, wide, 0))[1].width()
        lines = 1
        if "\n" in row.text or metrics.horizontalAdvance(row.text[:2000]) > room:
            lines = len(self.lines(row.text, room)[:_MOST_LINES])
        if row.state == "failed":
            lines += len(self.lines(row.sentence, room)[:3])
        return lines * metrics.lineSpacing() + 2 * self._air

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(option.rect.width(), self.height(index.data(ROW), option.rect.width()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Paint a row, from a picture of it if it was painted so before: a new row moves all the others."""
        row: Row = index.data(ROW)
        ratio = painter.device().devicePixelRatioF()
        key = (row, option.rect.width(), option.rect.height(), option.state.value, theme.scheme().name, ratio)
        if len(self._pictures) > _PICTURES:
            self._pictures.clear()
        picture = self._pictures.get(key)
        if picture is None:
            picture = QPixmap(option.rect.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)  # the list's own ground and round corners stay
            moved = QStyleOptionViewItem(option)
            moved.rect = QRect(0, 0, option.rect.width(), option.rect.height())
            with _painting(picture) as inner:
                self._draw(inner, moved, index)
            self._pictures[key] = picture
        painter.drawPixmap(option.rect.topLeft(), picture)

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        row: Row = index.data(ROW)
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, option.widget)
        gutter, words, side = self._boxes(row, option.rect)
        painter.save()
        self._paint_gutter(painter, gutter, row)
        if row.below:
            hook = words.adjusted(-theme.WIDE, 0, 0, 0)
            self._paint_small(painter, hook, "↳", "quiet", Qt.AlignmentFlag.AlignLeft)
        foot = self._paint_lines(
            painter, words, row.text, "quiet" if row.state == "waiting" else "text", _MOST_LINES
        )
        if row.state == "failed":
            words.setTop(foot)
            self._paint_lines(painter, words, row.sentence, "alarm", 3)
        self._paint_small(painter, side, side_of(row), "quiet", Qt.AlignmentFlag.AlignRight)
        painter.restore()

    def _boxes(self, row: Row, rect: QRect) -> tuple[QRect, QRect, QRect]:
        caption = self._small
        inner = rect.adjusted(theme.HAIR, self._air, -theme.SNUG, -theme.HAIR)
        first, beside = caption.horizontalAdvance("00000"), caption.averageCharWidth() * _SIDE
        beside = min(beside, inner.width() // 4)
        gutter, side = QRect(inner), QRect(inner)
        gutter.setWidth(first)
        side.setLeft(inner.right() - beside)
        inset = theme.WIDE if row.below else 0
        words = inner.adjusted(first + theme.SNUG + inset, 0, -beside - theme.ROOMY, 0)
        return gutter, words, side

    def _paint_gutter(self, painter: QPainter, box: QRect, row: Row) -> None:
        words = {"waiting": "…", "failed": "!"}.get(row.state, str(row.number or "…"))
        role = "alarm" if row.state == "failed" else "quiet"
        self._paint_small(painter, box, words, role, Qt.AlignmentFlag.AlignRight)

    def _paint_small(self, painter, box: QRect, words: str, role: str, align: Qt.AlignmentFlag) -> None:
        metrics, body = self._small, self._line
        painter.setFont(self._caption)
        painter.setPen(theme.ink(role))
        down = box.adjusted(0, body.ascent() - metrics.ascent(), 0, 0)  # on the first line's baseline
        painter.drawText(
            down,
            align | Qt.AlignmentFlag.AlignTop,
            metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width()),
        )

    def _paint_lines(self, painter: QPainter, box: QRect, words: str, role: str, most: int) -> int:
        """Paint wrapped words; return the lower edge of the last line."""
        metrics, top = self._line, box.top()
        painter.setFont(self._body)
        painter.setPen(theme.ink(role))
        lines, reach = self.lines(words, box.width()), Qt.AlignmentFlag.AlignTop
        reach |= Qt.AlignmentFlag.AlignRight if runs_right_to_left(words) else Qt.AlignmentFlag.AlignLeft
        for place, line in enumerate(lines[:most]):
            if place == most - 1 and len(lines) > most:
                line = metrics.elidedText(
                    f"{line}…", Qt.TextElideMode.ElideRight, box.width() - metrics.averageCharWidth()
                )
            painter.drawText(QRect(box.left(), top, box.width(), metrics.lineSpacing()), reach, line.rstrip())
            top += metrics.lineSpacing()
        return top


@contextmanager
def _painting(on: QPixmap) -> Iterator[QPainter]:
    painter = QPainter(on)
    try:
        yield painter
    finally:
        painter.end()


def _lines(words: str, wide: int, face: QFont) -> list[str]:
    """The words broken into lines of at most `wide` pixels; at most the first 2 000 characters."""
    lines = []
    for part in words[:2000].split("\n"):
        layout = QTextLayout(part, face)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(wide, 40))
            lines.append(part[line.textStart() : line.textStart() + line.textLength()])
        layout.endLayout()
        if not part:
            lines.append("")
    return lines
