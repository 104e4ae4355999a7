"""Where a round is: its steps as one quiet line; what is behind has a tick, where it is stands out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from council.words import _
from ui import theme
from ui.widgets.text import tip

_TICK = theme.SNUG  # room for a tick beside a name


@dataclass(frozen=True, slots=True)
class Mark:
    """One step on the line: its number, its name, and where it is: "behind", "here" or "ahead"."""

    number: int
    words: str
    where: str


class StepLine(QWidget):
    """The steps beside each other; where they have no room for their names, only the present one has one."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[Mark, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Stand for these steps."""
        if marks == self._marks:
            return
        self._marks = marks
        here = next((mark for mark in marks if mark.where == "here"), None)
        if here is not None:
            said = _("Step {n} of {of}: {words}")
            self.setAccessibleName(said.format(n=here.number, of=marks[-1].number, words=here.words))
        self.setToolTip(tip("\n".join(f"{mark.number}  {mark.words}" for mark in marks)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.wide(30), theme.line_height("caption") + theme.TIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def labels(self, width: int) -> tuple[str, ...]:
        """What stands on the line at a width: every name, or only that of the present step."""
        whole = tuple(_said(mark, named=True) for mark in self._marks)
        if self._needed(whole) <= width:
            return whole
        return tuple(_said(mark, named=mark.where == "here") for mark in self._marks)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0
        for mark, words in zip(self._marks, self.labels(self.width()), strict=True):
            left = self._paint_mark(painter, mark, words, left)
        painter.end()

    def _paint_mark(self, painter: QPainter, mark: Mark, words: str, left: int) -> int:
        role = "strong" if mark.where == "here" else "caption"
        painter.setFont(theme.face(role))
        wide, high = QFontMetrics(painter.font()).horizontalAdvance(words) + 1, self.height()
        tick = _TICK if mark.where == "behind" else 0
        box = QRect(left, 0, wide + tick + 2 * theme.TIGHT, high)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.right())
        if mark.where == "here":
            painter.setPen(QPen(theme.ink("accent"), theme.RING))
            painter.setBrush(theme.wash("accent"))
            ring = QRectF(box).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, theme.RADIUS, theme.RADIUS)
        painter.setPen(theme.ink("text" if mark.where == "here" else "quiet"))
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = box.adjusted(tick, 0, 0, 0) if is_mirrored else box.adjusted(0, 0, -tick, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
        if mark.where == "behind":
            self._tick(painter, box)
        return left + box.width() + theme.HAIR

    def _tick(self, painter: QPainter, box: QRect) -> None:
        """A tick after the name of what is behind, clear of it, so that it reads without colour."""
        painter.setPen(QPen(theme.ink("quiet"), theme.RING * 0.75))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = box.left() + _TICK if is_mirrored else box.right() - _TICK
        y, side = box.center().y(), theme.HAIR
        painter.drawPolyline(
            QPolygonF(
                [QPointF(x - side, y), QPointF(x - side / 3, y + side / 2), QPointF(x + side, y - side)]
            )
        )

    def _needed(self, labels: tuple[str, ...]) -> int:
        total = 0
        for mark, words in zip(self._marks, labels, strict=True):
            face = QFontMetrics(theme.face("strong" if mark.where == "here" else "caption"))
            tick = _TICK if mark.where == "behind" else 0
            total += face.horizontalAdvance(words) + 1 + tick + 2 * theme.TIGHT + theme.HAIR
        return total


def _said(mark: Mark, *, named: bool) -> str:
    return f"{mark.number} {mark.words}" if named else f"{mark.number}"
