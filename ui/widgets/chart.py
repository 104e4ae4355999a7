"""A chart in the window: the same marks as on paper, in the inks of the window, with words and table.

Knows no council: it takes anything that can paint itself with a pen and says its title, words and rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.table import Column, Table
from ui.widgets.views import TableView

ROLES = {
    "ink": "text",
    "muted": "quiet",
    "paper": "surface",
    "teal": "accent",
    "deep": "accent",
    "rule": "line",
    "for": "for",
    "against": "against",
    "abstain": "abstain",
    "on_vote": "surface",
    "on_abstain": "ground",
    "cover_dot": "accent",
    "theme0": "for",
    "theme1": "against",
    "theme2": "accent",
    "theme3": "alarm",
    "theme4": "warn",
}
WASHED = {"band": 0.22, "empty": 0.1, "tint": 0.08}


class Painted(Protocol):
    """What a chart must be: a size in points, words, a table, and marks that take a pen."""

    width: float
    height: float
    title: str
    alt: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def paint(self, pen: Any) -> None: ...


class ScreenPen:
    """A pen on a painter whose units are the chart's points; `inks` for paper, else those of the window."""

    def __init__(self, painter: QPainter, inks: Mapping[str, str] | None = None) -> None:
        self._painter, self._inks = painter, inks

    def bar(self, x: float, y: float, width: float, height: float, ink: str, radius: float) -> None:
        self._fill(ink)
        self._painter.drawRoundedRect(QRectF(x, y, width, height), radius, radius)

    def dot(self, x: float, y: float, radius: float, ink: str, hollow: bool) -> None:
        self._fill(ink)
        if hollow:
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.setPen(QPen(self._ink(ink), 0.8))
        self._painter.drawEllipse(QPointF(x, y), radius, radius)

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: str, weight: float, dashed: bool) -> None:
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        self._painter.setPen(QPen(self._ink(ink), weight, style))
        self._painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))

    def triangle(self, x: float, y: float, size: float, ink: str, up: bool) -> None:
        foot = y + (size if up else -size)
        self._fill(ink)
        self._painter.drawPolygon(
            QPolygonF([QPointF(x, y), QPointF(x - size / 2, foot), QPointF(x + size / 2, foot)])
        )

    def path(self, points: tuple[tuple[float, float], ...], ink: str, weight: float, dashed: bool) -> None:
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        self._painter.setPen(QPen(self._ink(ink), weight, style))
        self._painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))

    def words(self, x: float, y: float, text: str, size: float, ink: str, anchor: str, strong: bool) -> None:
        font = theme.face("strong" if strong else "body")
        font.setPixelSize(max(round(size), 1))
        self._painter.setFont(font)
        self._painter.setPen(self._ink(ink))
        wide = self._painter.fontMetrics().horizontalAdvance(text)
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
        self._painter.drawText(QPointF(left, y), text)

    def _ink(self, ink: str) -> QColor:
        return QColor(self._inks[ink]) if self._inks else _colour(ink)

    def _fill(self, ink: str) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._ink(ink))


class ChartView(QWidget):
    """One chart, as wide as there is room, up to half again its own size. Its words are its description."""

    def __init__(self, chart: Painted | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Painted | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if chart is not None:
            self.show_chart(chart)

    def show_chart(self, chart: Painted) -> None:
        """Show a chart in place of the one before."""
        self._chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.alt)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        chart = self._chart
        if chart is None:
            return QSize()
        wide = theme.grown(round(chart.width * 1.2))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        chart = self._chart
        return QSize() if chart is None else QSize(round(chart.width * 0.7), round(chart.height * 0.7))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        chart = self._chart
        return (
            0 if chart is None else round((chart.height + 2 * theme.HAIR) * self._scale(width)) + theme.HAIR
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        scale = self._scale(self.width())
        painter.scale(scale, scale)
        painter.translate(theme.HAIR, theme.HAIR)
        self._chart.paint(ScreenPen(painter))
        painter.restore()
        if self.hasFocus():
            theme.ring(painter, self.rect())
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _scale(self, width: int) -> float:
        assert self._chart is not None
        return min(width / (self._chart.width + 2 * theme.HAIR), theme.grown(145) / 100)


class ChartAndTable(QWidget):
    """A chart and its twin: the same numbers as a table, one in sight at a time."""

    def __init__(self, chart: Painted, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = Table(*_columns(chart), key=lambda row: row)
        self._view = TableView(self._table, name=chart.title, dense=True)
        self._table.show(chart.rows)
        self.chart = ChartView(chart)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self.chart)
        lay.addWidget(self._view)
        self._view.hide()

    def show_chart(self, chart: Painted) -> None:
        """Show a chart and its table in place of those before."""
        self.chart.show_chart(chart)
        self._view.setAccessibleName(chart.title)
        self._table.show(())
        self._table.set_columns(*_columns(chart))
        self._table.show(chart.rows)
        self.show_table(self.is_table)

    @property
    def is_table(self) -> bool:
        """Whether the table is in sight."""
        return not self._view.isHidden()

    def show_table(self, shown: bool) -> None:
        """Show the table, or the chart."""
        self.chart.setVisible(not shown)
        self._view.setVisible(shown)
        self._view.setMinimumHeight(self._tall() if shown else 0)

    def _tall(self) -> int:
        return theme.row_height(dense=True) * (min(len(self._table.values()), 12) + 2)


def _columns(chart: Painted) -> list[Column]:
    """The columns of a chart's table; a column of numbers stands at the right."""
    words = [at for at in range(1, len(chart.head)) if not _is_number(chart, at)] or [0]
    return [
        Column(head, _cell(at), right=at > 0 and at not in words, stretch=at in words)
        for at, head in enumerate(chart.head)
    ]


def _is_number(chart: Painted, at: int) -> bool:
    """Whether most cells of a column are short and hold a digit or a dash."""
    cells = [row[at] for row in chart.rows]
    return sum(len(cell) < 12 for cell in cells) * 2 >= len(cells)


def _cell(at: int) -> Any:
    return lambda row: row[at]


def _colour(ink: str) -> QColor:
    if ink in WASHED:
        return theme.wash("accent", WASHED[ink])
    return theme.ink(ROLES[ink])
