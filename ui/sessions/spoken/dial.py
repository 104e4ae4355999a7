"""A small dial: how time stands by its shape first, by its ink second; the words stand beside it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

_FULL = 360 * 16
_TOP = 90 * 16


class Dial(QWidget):
    """A round that empties; a diamond when time is nearly over, a square when it is, bars in a pause."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark, self.share = "set", 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, mark: str, share: float, words: str) -> None:
        """Stand for a mark (see timers.mark) and a share left, 0 to 1; `words` say the same."""
        self.setAccessibleName(words)
        if (mark, round(share, 3)) != (self.mark, round(self.share, 3)):
            self.mark, self.share = mark, share
            self.update()

    def sizeHint(self) -> QSize:
        side = round(theme.line_height() * 1.5)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.ink({"nearly": "warn", "over": "warn", "running": "accent"}.get(self.mark, "quiet"))
        side = min(self.width(), self.height()) - 2 * theme.RING
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QPen(ink, theme.RING))
        if self.mark == "over":
            _over(painter, box.adjusted(theme.RING, theme.RING, -theme.RING, -theme.RING))
        elif self.mark == "nearly":
            _diamond(painter, box)
            _wedge(painter, box, self.share, 0.24)
        elif self.mark == "paused":
            painter.drawEllipse(box)
            _bars(painter, box)
        else:
            painter.drawEllipse(box)
            _wedge(painter, box, self.share if self.mark == "running" else 0.0, 0.14)
        painter.end()


class Rest(QWidget):
    """A hairline as wide as the page: its full part is what is left of the day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.HAIR)

    def say(self, share: float, words: str) -> None:
        """Stand for a share left, 0 to 1; `words` say the same."""
        self.setAccessibleName(words)
        if round(share, 3) != round(self.share, 3):
            self.share = share
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        painter.fillRect(whole, theme.ink("line"))
        left = QRectF(whole)
        left.setWidth(whole.width() * self.share)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left.moveRight(whole.right())
        painter.fillRect(left, theme.ink("edge"))
        painter.end()


def _wedge(painter: QPainter, box: QRectF, share: float, inset: float) -> None:
    """What is left, from the top round the clock."""
    gap = box.width() * inset
    painter.setBrush(painter.pen().color())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPie(box.adjusted(gap, gap, -gap, -gap), _TOP, round(_FULL * share))


def _diamond(painter: QPainter, box: QRectF) -> None:
    middle = box.center()
    corners = (
        QPointF(middle.x(), box.top()),
        QPointF(box.right(), middle.y()),
        QPointF(middle.x(), box.bottom()),
        QPointF(box.left(), middle.y()),
    )
    painter.drawPolygon(QPolygonF(corners))


def _over(painter: QPainter, box: QRectF) -> None:
    """A square with a plus: more than was given."""
    painter.drawRect(box)
    middle, arm = box.center(), box.width() / 4
    painter.drawLine(QPointF(middle.x() - arm, middle.y()), QPointF(middle.x() + arm, middle.y()))
    painter.drawLine(QPointF(middle.x(), middle.y() - arm), QPointF(middle.x(), middle.y() + arm))


def _bars(painter: QPainter, box: QRectF) -> None:
    middle, apart, high = box.center(), box.width() / 8, box.height() / 5
    for x in (middle.x() - apart, middle.x() + apart):
        painter.drawLine(QPointF(x, middle.y() - high), QPointF(x, middle.y() + high))
