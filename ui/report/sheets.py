"""Pages of a file one under the other, drawn as they come into sight: what both previews share."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from council.report.pictures import Picture
from ui import theme

RATIO = 841.89 / 595.27  # A4, until the file says what it is
KEPT = 12  # pictures remembered
AT_ONCE = 2  # pictures asked for at a time: those scrolled past meanwhile are never drawn


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture on the screen: its pixels, the width it was drawn for, and of which file."""

    image: QImage
    width: int
    file: int


class Sheets(QAbstractScrollArea):
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
