"""The map as a picture: points with shape and ink by theme, walked with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import theme
from ui.widgets import announce, tip

INKS = ("accent", "for", "against", "warn", "alarm")
SHAPES = 6
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class Dot:
    """One point: its place from -1 to 1, what it is, and the group that gives it shape and ink (-1 none)."""

    id: str
    x: float
    y: float
    name: str
    words: str
    group: int
    group_name: str


class Canvas(QWidget):
    """Dots on a plain ground, the names of their groups over their middles."""

    chosen = Signal(str)
    opened = Signal()  # Enter on the chosen dot

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, focusPolicy=Qt.FocusPolicy.StrongFocus, mouseTracking=True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._dots: tuple[Dot, ...] = ()
        self._chosen = ""

    def show_dots(self, dots: Sequence[Dot]) -> None:
        """Stand for these dots; the chosen one stays if it is among them."""
        self._dots = tuple(dots)
        if not any(dot.id == self._chosen for dot in self._dots):
            self._chosen = ""
        self.update()

    def current(self) -> str:
        """The id of the chosen dot; "" when none is."""
        return self._chosen

    def dots(self) -> tuple[Dot, ...]:
        """What it stands for."""
        return self._dots

    def choose(self, id: str) -> None:
        """Mark one dot, without telling `chosen`."""
        self._chosen = id
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.wide(50), theme.wide(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.wide(24), theme.row_height() * 4)

    # asking ------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen:
            self.opened.emit()
            event.accept()
            return
        way = ARROWS.get(Qt.Key(event.key()))
        if way is None or not self._dots:
            super().keyPressEvent(event)
            return
        self._walk(*way)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        dot = self._at(event.position())
        if dot is not None:
            self._take(dot)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            dot = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(f"{dot.name} · {dot.words}") if dot else "", self)
            return True
        return super().event(event)

    def _walk(self, right: int, down: int) -> None:
        """To the nearest dot that way; the first one when none is chosen."""
        now = next((dot for dot in self._dots if dot.id == self._chosen), None)
        if now is None:
            self._take(self._dots[0])
            return
        here, best = self._place(now), None
        for dot in self._dots:
            there = self._place(dot)
            ahead = (there.x() - here.x()) * right + (there.y() - here.y()) * down
            aside = abs((there.x() - here.x()) * down) + abs((there.y() - here.y()) * right)
            if dot is not now and ahead > 0 and (best is None or ahead + 2 * aside < best[0]):
                best = ahead + 2 * aside, dot
        if best is not None:
            self._take(best[1])

    def _take(self, dot: Dot) -> None:
        self._chosen = dot.id
        self.update()
        announce(self, f"{dot.name}, {dot.group_name}, {dot.words}")
        self.chosen.emit(dot.id)

    def _at(self, point: QPointF) -> Dot | None:
        reach = theme.grown(theme.SNUG)
        near = [
            (hypot(p.x() - point.x(), p.y() - point.y()), n)
            for n, p in enumerate(map(self._place, self._dots))
        ]
        distance, nearest = min(near, default=(reach + 1, 0))
        return self._dots[nearest] if distance <= reach else None

    def _place(self, dot: Dot) -> QPointF:
        edge = theme.WIDE
        wide, high = self.width() - 2 * edge, self.height() - 2 * edge - theme.line_height("caption")
        top = edge + theme.line_height("caption")
        return QPointF(edge + (dot.x + 1) / 2 * wide, top + (dot.y + 1) / 2 * high)

    # painting ------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.ink("line"), 1))
        painter.setBrush(theme.ink("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.TIGHT, theme.TIGHT)
        for dot in self._dots:
            self._draw(painter, dot)
        self._names(painter)
        if self.hasFocus():
            theme.ring(painter, self.rect())
        painter.end()

    def _draw(self, painter: QPainter, dot: Dot) -> None:
        place, radius = self._place(dot), theme.grown(theme.HAIR + 1)
        ink = theme.ink(INKS[dot.group % len(INKS)] if dot.group >= 0 else "quiet")
        if dot.id == self._chosen:
            painter.setPen(QPen(theme.ink("text"), theme.RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(place, radius * 2, radius * 2)
        painter.setPen(QPen(ink, theme.RING))
        painter.setBrush(ink if dot.group >= 0 else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(shape_of(dot.group, place, radius))

    def _names(self, painter: QPainter) -> None:
        """Each group's name beside its dots, where it covers the fewest."""
        painter.setFont(theme.face("caption"))
        taken: list[QRectF] = []
        for group in sorted({dot.group for dot in self._dots if dot.group >= 0}):
            mine = [dot for dot in self._dots if dot.group == group]
            words = painter.fontMetrics().elidedText(
                mine[0].group_name, Qt.TextElideMode.ElideRight, theme.wide(24)
            )
            box = self._free_box(painter, words, [self._place(dot) for dot in mine], taken)
            taken.append(box)
            metrics = painter.fontMetrics()
            left = box.center().x() - metrics.horizontalAdvance(words) / 2
            base = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
            letters = QPainterPath()
            letters.addText(QPointF(left, base), painter.font(), words)
            rim = QPen(theme.ink("surface"), theme.HAIR)
            rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(letters, rim)  # a rim about the letters: what lies between them stays in sight
            painter.fillPath(letters, theme.ink("text"))

    def _free_box(
        self, painter: QPainter, words: str, places: Sequence[QPointF], taken: Sequence[QRectF]
    ) -> QRectF:
        """Above, below, left or right of the places, wherever fewest dots and no name are covered."""
        metrics, gap = painter.fontMetrics(), theme.SNUG
        wide, high = metrics.horizontalAdvance(words) + theme.TIGHT, metrics.height() + theme.HAIR
        x, y = (sum(p.x() for p in places) / len(places), sum(p.y() for p in places) / len(places))
        centres = [
            QPointF(x, min(p.y() for p in places) - gap - high / 4),
            QPointF(x, max(p.y() for p in places) + gap + high / 4),
            QPointF(max(p.x() for p in places) + gap + wide / 2, y),
            QPointF(min(p.x() for p in places) - gap - wide / 2, y),
            QPointF(x, y),
        ]
        edge = theme.HAIR
        all_places, room = [self._place(dot) for dot in self._dots], QRectF(self.rect())
        best: tuple[int, int, QRectF] | None = None
        for rank, centre in enumerate(centres):
            box = QRectF(0, 0, wide, high)
            box.moveCenter(centre)
            box.moveLeft(min(max(box.left(), theme.HAIR), room.width() - wide - theme.HAIR))
            box.moveTop(min(max(box.top(), theme.HAIR), room.height() - high - theme.HAIR))
            covered = sum(box.adjusted(-edge, -edge, edge, edge).contains(p) for p in all_places)
            cost = covered + 20 * sum(box.intersects(other) for other in taken)
            if best is None or (cost, rank) < best[:2]:
                best = cost, rank, box
        return best[2] if best else QRectF()


def shape_of(group: int, at: QPointF, radius: float) -> QPolygonF:
    """A circle, triangle, square, diamond, pentagon or star, by the group's number."""
    if group < 0 or group % SHAPES == 0:
        return _polygon(at, radius, 16, 0)
    corners, turn = {1: (3, -pi / 2), 2: (4, pi / 4), 3: (4, 0), 4: (5, -pi / 2), 5: (0, 0)}[group % SHAPES]
    if corners:
        return _polygon(at, radius * 1.25, corners, turn)
    points = [
        QPointF(
            at.x() + radius * (1.5 if n % 2 == 0 else 0.6) * cos(-pi / 2 + n * pi / 5),
            at.y() + radius * (1.5 if n % 2 == 0 else 0.6) * sin(-pi / 2 + n * pi / 5),
        )
        for n in range(10)
    ]
    return QPolygonF(points)


def _polygon(at: QPointF, radius: float, corners: int, turn: float) -> QPolygonF:
    angles = [turn + 2 * pi * n / corners for n in range(corners)]
    return QPolygonF([QPointF(at.x() + radius * cos(a), at.y() + radius * sin(a)) for a in angles])
