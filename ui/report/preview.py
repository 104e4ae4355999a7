"""The pages of the report's own file, in front and in small: not a second drawing of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from council.report.pictures import Picture
from ui import theme

RATIO = 841.89 / 595.27  # A4, until the file says what it is
KEPT = 12  # pictures remembered
AT_ONCE = 2  # pictures asked for at a time: those scrolled past meanwhile are never drawn
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)  # times the width there is
SMALL = 9  # characters a small page is wide


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture on the screen: its pixels, the width it was drawn for, and of which file."""

    image: QImage
    width: int
    file: int


class _Sheets(QAbstractScrollArea):
    """Pages one under the other; asks for the picture of a page when it comes into sight.

    Until the picture of a new file or size is there, the one before stands in its place.
    """

    wanted = Signal(int, int)  # page from 0, width in device pixels

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages, self._ratio, self._file = 0, RATIO, 0
        self._pictures: dict[int, _Shown] = {}
        self._asked: dict[int, int] = {}
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_pages(self, count: int, ratio: float = RATIO) -> None:
        """Take a new file of `count` pages, `ratio` times as high as wide; the place in it is kept."""
        self._pages, self._ratio = count, ratio
        self._file += 1
        self._asked = {}
        self._pictures = {page: shown for page, shown in self._pictures.items() if page < count}
        self._measure()
        self._on_scrolled()

    def take(self, picture: Picture) -> None:
        """Show the picture of a page that was wanted."""
        format_ = QImage.Format.Format_RGB32
        image = QImage(picture.pixels, picture.width, picture.height, picture.stride, format_).copy()
        self._pictures[picture.page] = _Shown(image, picture.width, self._file)
        self._asked.pop(picture.page, None)
        middle = self._in_sight().start
        for page in sorted(self._pictures, key=lambda one: abs(one - middle))[self._most() :]:
            del self._pictures[page]
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), theme.ink("ground"))
        for page in self._in_sight():
            self._paint(painter, page, self._place(page))
        if self.hasFocus():
            theme.ring(painter, self.viewport().rect())
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # what the two kinds differ in --------------------------------------------------------------------------

    def _paper(self) -> int:
        """The width of a page on the screen."""
        raise NotImplementedError

    def _step(self) -> int:
        """From the top of a page to the top of the next."""
        return round(self._paper() * self._ratio) + theme.ROOMY

    def _most(self) -> int:
        """How many pictures are remembered."""
        return KEPT

    # inside ------------------------------------------------------------------------------------------------

    def _paint(self, painter: QPainter, page: int, place: QRectF) -> None:
        painter.fillRect(place, Qt.GlobalColor.white)
        shown = self._pictures.get(page)
        if shown is not None:
            painter.drawImage(place, shown.image)
        width = round(self._paper() * self.devicePixelRatioF())
        if shown is None or (shown.width, shown.file) != (width, self._file):
            self._want(page, width)
        painter.setPen(QPen(theme.ink("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)

    def _place(self, page: int) -> QRectF:
        top = page * self._step() + theme.TIGHT - self.verticalScrollBar().value()
        free = max(0, self.viewport().width() - self._paper()) / 2
        left = free if free else -self.horizontalScrollBar().value()
        return QRectF(left, top, self._paper(), round(self._paper() * self._ratio))

    def _in_sight(self) -> range:
        top, tall = self.verticalScrollBar().value(), self.viewport().height()
        return range(max(0, top // self._step()), min((top + tall) // self._step() + 1, self._pages))

    def _want(self, page: int, width: int) -> None:
        if self._asked.get(page) != width and len(self._asked) < AT_ONCE:
            self._asked[page] = width
            self.wanted.emit(page, width)

    def _measure(self) -> None:
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(theme.VAST)
        bar.setRange(0, max(0, self._pages * self._step() - self.viewport().height()))
        sideways = self.horizontalScrollBar()
        sideways.setPageStep(self.viewport().width())
        sideways.setRange(0, max(0, self._paper() - self.viewport().width()))
        self.viewport().update()

    def _on_scrolled(self) -> None:
        self.viewport().update()


class PagesView(_Sheets):
    """Shows pages as wide as there is room, or so many times that; `said` tells page and count in words."""

    turned = Signal(int)  # page from 0 that is in front now
    zoomed = Signal(float)

    def __init__(self, name: str, said: Callable[[int, int], str], parent: QWidget | None = None) -> None:
        self._said, self._front, self._zoom, self._is_whole = said, 0, 1.0, False
        super().__init__(name, parent)

    @property
    def page(self) -> int:
        """The page in front, from 0."""
        return self._front

    @property
    def pages(self) -> int:
        """How many there are."""
        return self._pages

    @property
    def zoom(self) -> float:
        """Times the width there is; 0 while whole pages are shown."""
        return 0.0 if self._is_whole else self._zoom

    def turn_to(self, page: int) -> None:
        """Bring a page to the top."""
        self.verticalScrollBar().setValue(max(0, min(page, self._pages - 1)) * self._step())

    def grow(self, by: int) -> None:
        """One step larger or smaller."""
        at = min(range(len(ZOOMS)), key=lambda n: abs(ZOOMS[n] * self._width() - self._paper()))
        self._set_zoom(ZOOMS[min(max(at + by, 0), len(ZOOMS) - 1)])

    def fit_width(self) -> None:
        """As wide as there is room."""
        self._set_zoom(1.0)

    def fit_page(self) -> None:
        """A whole page at a time."""
        self._set_zoom(self._zoom, is_whole=True)

    def sizeHint(self) -> QSize:
        return QSize(theme.wide(40), theme.line_height() * 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.wide(16), theme.line_height() * 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        page = self._front
        super().resizeEvent(event)
        self.turn_to(page)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.grow(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self.turn_to(self._front + 1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Backspace:
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

    def _width(self) -> int:
        return max(self.viewport().width() - 2 * theme.TIGHT, 1)

    def _paper(self) -> int:
        if self._is_whole:
            tall = max(self.viewport().height() - theme.ROOMY, 1)
            return max(min(round(tall / self._ratio), self._width()), 1)
        return round(self._width() * self._zoom)

    def _set_zoom(self, zoom: float, *, is_whole: bool = False) -> None:
        page = self._front
        self._zoom, self._is_whole, self._asked = zoom, is_whole, {}
        self._measure()
        self.turn_to(page)
        middle = self.horizontalScrollBar()
        middle.setValue(middle.maximum() // 2)
        self.zoomed.emit(self.zoom)

    def _on_scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        self._front = max(0, min(middle // self._step(), self._pages - 1))
        self.setAccessibleDescription(self._said(self._front + 1, self._pages))
        self.turned.emit(self._front)
        super()._on_scrolled()


class PageStrip(_Sheets):
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

    def changeEvent(self, event: object) -> None:
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
