"""The pages of the report's own file, one under the other: not a second drawing of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from council.report.pictures import Picture
from ui import theme

RATIO = 841.89 / 595.27  # A4
KEPT = 10


class PagesView(QAbstractScrollArea):
    """Shows pages as wide as there is room; asks for the picture of a page when it comes into sight."""

    wanted = Signal(int, int)  # page from 0, width in device pixels
    turned = Signal(int)  # page from 0 that is in front now

    def __init__(self, name: str, said: Callable[[int, int], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said, self._pages, self._pictures, self._asked = said, 0, dict[int, QImage](), set[int]()
        self._front = 0
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def page(self) -> int:
        """The page in front, from 0."""
        return self._front

    def show_pages(self, count: int) -> None:
        """Take a new file of `count` pages; the place in it is kept where it can be."""
        self._pages = count
        self._forget()
        self._measure()
        self._on_scrolled()
        self.viewport().update()

    def take(self, picture: Picture) -> None:
        """Show the picture of a page that was wanted."""
        format_ = QImage.Format.Format_RGB32
        image = QImage(picture.pixels, picture.width, picture.height, picture.stride, format_).copy()
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._pictures[picture.page] = image
        self._asked.discard(picture.page)
        for page in sorted(self._pictures, key=lambda one: abs(one - self._front))[KEPT:]:
            del self._pictures[page]
        self.viewport().update()

    def turn_to(self, page: int) -> None:
        """Bring a page to the top."""
        self.verticalScrollBar().setValue(max(0, min(page, self._pages - 1)) * self._step())

    def sizeHint(self) -> QSize:
        return QSize(theme.wide(40), theme.line_height() * 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        page = self._front
        super().resizeEvent(event)
        self._forget()
        self._measure()
        self.turn_to(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self.turn_to(self._front + 1)
            case Qt.Key.Key_PageUp:
                self.turn_to(self._front - 1)
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Down:
                bar.setValue(bar.value() + bar.singleStep())
            case Qt.Key.Key_Up:
                bar.setValue(bar.value() - bar.singleStep())
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.ink("ground"))
        for page in self._in_sight():
            place = self._place(page)
            painter.fillRect(place, Qt.GlobalColor.white)
            if page in self._pictures:
                painter.drawImage(place, self._pictures[page])
            else:
                self._want(page)
            painter.setPen(theme.ink("line"))
            painter.drawRect(place)
        if self.hasFocus():
            theme.ring(painter, self.viewport().rect())
        painter.end()

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _paper(self) -> int:
        return max(self.viewport().width() - 2 * theme.TIGHT, 1)

    def _step(self) -> int:
        return round(self._paper() * RATIO) + theme.ROOMY

    def _place(self, page: int) -> QRectF:
        top = page * self._step() + theme.TIGHT - self.verticalScrollBar().value()
        return QRectF(theme.TIGHT, top, self._paper(), self._paper() * RATIO)

    def _in_sight(self) -> range:
        top, tall = self.verticalScrollBar().value(), self.viewport().height()
        return range(top // self._step(), min((top + tall) // self._step() + 1, self._pages))

    def _want(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            self.wanted.emit(page, round(self._paper() * self.devicePixelRatioF()))

    def _forget(self) -> None:
        self._pictures.clear()
        self._asked.clear()

    def _measure(self) -> None:
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(theme.VAST)
        bar.setRange(0, max(0, self._pages * self._step() - self.viewport().height()))

    def _on_scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        self._front = max(0, min(middle // self._step(), self._pages - 1))
        self.setAccessibleDescription(self._said(self._front + 1, self._pages))
        self.turned.emit(self._front)
        self.viewport().update()
