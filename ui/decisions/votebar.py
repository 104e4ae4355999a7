"""A result as one bar: yes, no and abstentions over the base, and the mark that had to be reached."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from council.decisions.ballots.results import Result
from council.decisions.ballots.saying import base_words, result_sentence
from council.words import _
from ui import theme


class VoteBar(QWidget):
    """Zero at the left, the base at the right; a notch where the threshold lies, with its number."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: Result | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_result(self, result: Result) -> None:
        """Show one yes-or-no result."""
        self._result = result
        self.setAccessibleName(result_sentence(result))
        self.setToolTip(result_sentence(result))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.wide(40), theme.ROOMY + 2 * theme.line_height("caption") + 2 * theme.TIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._result is None or not self._result.base_number:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.face("caption"))
        self._bar(painter, self._result)
        self._notch(painter, self._result)
        self._legend(painter, self._result)
        painter.end()

    def _top(self) -> int:
        return theme.line_height("caption") + theme.HAIR

    def _parts(self, result: Result) -> list[tuple[str, int, str]]:
        two = (_("Yes"), _("No")) if result.ratings is None else (_("Support it"), _("Below that"))
        parts = [("for", result.yes, two[0]), ("against", result.no, two[1])]
        if result.base != "votes":
            parts.append(("abstain", result.abstain, _("Abstain")))
        return parts

    def _bar(self, painter: QPainter, result: Result) -> None:
        track = QRectF(0, self._top(), self.width(), theme.ROOMY)
        painter.fillRect(track, theme.ink("raised"))
        left = 0.0
        for role, number, _words in self._parts(result):
            width = self.width() * number / result.base_number
            painter.fillRect(QRectF(left, track.top(), max(width - 1, 0), track.height()), theme.ink(role))
            left += width
        painter.setPen(QPen(theme.ink("edge"), 1))
        painter.drawRect(track.adjusted(0.5, 0.5, -0.5, -0.5))

    def _notch(self, painter: QPainter, result: Result) -> None:
        """The threshold: a line through the bar, a small triangle, and the number needed."""
        x = min(self.width() * float(result.threshold), self.width() - 1.0)
        top = float(self._top())
        painter.setPen(QPen(theme.ink("text"), theme.RING))
        painter.drawLine(QPointF(x, top - theme.HAIR), QPointF(x, top + theme.ROOMY + theme.HAIR))
        painter.setBrush(theme.ink("text"))
        tip = QPolygonF(
            [
                QPointF(x - theme.HAIR, top - theme.HAIR),
                QPointF(x + theme.HAIR, top - theme.HAIR),
                QPointF(x, top),
            ]
        )
        painter.drawPolygon(tip)
        words = _("{n} needed").format(n=result.needed)
        wide = QFontMetrics(painter.font()).horizontalAdvance(words)
        left = min(max(x - wide / 2, 0), self.width() - wide)
        box = QRectF(left, 0, wide + 1, theme.line_height("caption"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _legend(self, painter: QPainter, result: Result) -> None:
        y = self._top() + theme.ROOMY + theme.HAIR
        left, line = 0.0, theme.line_height("caption")
        metrics = QFontMetrics(painter.font())
        for role, number, words in self._parts(result):
            said = f"{words} {number}"
            painter.fillRect(
                QRectF(left, y + (line - theme.TIGHT) / 2, theme.TIGHT, theme.TIGHT), theme.ink(role)
            )
            painter.setPen(theme.ink("text"))
            wide = metrics.horizontalAdvance(said)
            painter.drawText(
                QRectF(left + theme.SNUG, y, wide + 1, line), Qt.AlignmentFlag.AlignVCenter, said
            )
            left += theme.SNUG + wide + theme.ROOMY
        painter.setPen(theme.ink("quiet"))
        base = _("of {n} {base}").format(n=result.base_number, base=base_words(result))
        rest = QRectF(left, y, max(self.width() - left, 0), line)
        painter.drawText(
            rest,
            Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(base, Qt.TextElideMode.ElideRight, int(rest.width())),
        )
