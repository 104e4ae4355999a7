"""The pages of the report's own file, in small, to find one's way by."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.report.sheets import KEPT, Sheets

SMALL = 9  # characters a small page is wide


class PageStrip(Sheets):
    """All pages in small, each with its number; the one in front has a frame."""

    picked = Signal(int)  # page from 0

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._front = 0
        super().__init__(name, parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._size()

    def choose(self, page: int) -> None:
        """Put the frame around a page and bring it into sight, without telling."""
        if page == self._front:
            return
        self._front = page
        self.setAccessibleDescription(str(page + 1))
        bar, top = self.verticalScrollBar(), page * self._step()
        if top < bar.value() or top + self._step() > bar.value() + self.viewport().height():
            bar.setValue(top - (self.viewport().height() - self._step()) // 2)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = self._pages - 1
        far = max(1, self.viewport().height() // self._step())
        steps = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: far, Qt.Key.Key_PageUp: -far,
            Qt.Key.Key_Home: -last, Qt.Key.Key_End: last,
        }  # fmt: skip
        if event.key() in steps and self._pages and not event.modifiers():
            self._pick(min(max(self._front + steps[Qt.Key(event.key())], 0), last))
            event.accept()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        page = self._page_at(event.position())
        if page is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pick(page)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._size()

    def _pick(self, page: int) -> None:
        self.choose(page)
        self.picked.emit(page)

    def _page_at(self, at: QPointF) -> int | None:
        return next((page for page in self._in_sight() if self._place(page).contains(at)), None)

    def _size(self) -> None:
        self.setFixedWidth(self._paper() + 2 * theme.TIGHT + theme.SNUG)
        self._measure()

    def _paper(self) -> int:
        return theme.wide(SMALL)

    def _step(self) -> int:
        return round(self._paper() * self._ratio) + theme.line_height("caption") + theme.SNUG

    def _most(self) -> int:
        return 10 * KEPT

    def _paint(self, painter: QPainter, page: int, place: QRectF) -> None:
        super()._paint(painter, page, place)
        chosen = page == self._front
        if chosen:
            painter.setPen(QPen(theme.ink("accent"), theme.RING + 1))
            painter.drawRect(place.adjusted(-1, -1, 1, 1))
        painter.setFont(theme.face("caption"))
        painter.setPen(theme.ink("text" if chosen else "quiet"))
        foot = QRectF(place.left(), place.bottom(), place.width(), theme.line_height("caption") + theme.HAIR)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(page + 1))
