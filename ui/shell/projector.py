"""The projector: a second window that shows what was sent to it, and never takes the focus.

Always light, in text and accent only; no toast, no seat, nothing that is being typed.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QApplication, QWidget

from council.words import _
from ui import theme
from ui.shell.slides import ARC, LEAST, Part, Slide, paged, type_share

_MARGIN = 0.05  # of the picture's height, all round
_LEADING = 1.25


class Projector(QWidget):
    """Shows one slide, a page at a time; blank shows nothing, frozen keeps what stands while others come."""

    def __init__(self, *, distance: float = 10.0, height: float = 1.2) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWindowTitle(_("Projector"))
        self.setAccessibleName(_("Projector"))
        self.is_blank, self.is_frozen = False, False
        self._shown, self._sent, self._page = Slide(), Slide(), 0
        self._distance, self._height = distance, height

    @property
    def slide(self) -> Slide:
        """What stands on the wall."""
        return Slide() if self.is_blank else self._shown

    def send(self, slide: Slide) -> None:
        """Show a slide from its first page; while frozen it waits."""
        self._sent = slide
        if not self.is_frozen:
            self._shown, self._page = slide, 0
        self._tell()

    def blank(self, is_blank: bool) -> None:
        """Show nothing, or what was sent."""
        self.is_blank = is_blank
        self._tell()

    def freeze(self, is_frozen: bool) -> None:
        """Let what stands stand; thawed, the newest slide sent is shown."""
        self.is_frozen = is_frozen
        if not is_frozen and self._sent is not self._shown:
            self._shown, self._page = self._sent, 0
        self._tell()

    def turn(self, pages: int) -> None:
        """Go on by so many pages, or back."""
        self._page = max(0, min(self._page + pages, self.pages() - 1))
        self._tell()

    def fit(self, *, distance: float, height: float) -> None:
        """Type follows the room: metres to the last row, metres of the picture's height."""
        self._distance, self._height = distance, height
        self._tell()

    def pages(self) -> int:
        """How many pages the slide has, at least one."""
        return max(1, len(self._parts()))

    @property
    def page(self) -> int:
        """The page that is shown, from 1."""
        return min(self._page, self.pages() - 1) + 1

    def type_pixels(self) -> int:
        """Type size in pixels of this window."""
        return max(1, round(self.height() * type_share(distance=self._distance, height=self._height)))

    def stand_on(self, window: QWidget) -> None:
        """Fill a screen the window is not on; without one, stand as a window that can be dragged."""
        others = [screen for screen in QGuiApplication.screens() if screen is not window.screen()]
        if others:
            self.setGeometry(others[0].geometry())
            self.showFullScreen()
        else:
            self.resize(*theme.SMALLEST)
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.LIGHT.color("ground"))
        if not self.slide.is_empty:
            self._paint(painter)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        area, line = self._area(), self._line_height()
        painter.setFont(self._font())
        painter.setPen(theme.LIGHT.color("accent"))
        painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, self._heading())
        painter.setPen(theme.LIGHT.color("text"))
        top, pages = area.top() + round(1.5 * line), self._parts()
        for part in pages[self.page - 1] if pages else ():
            for words in self._lines(self.slide.blocks[part.block])[part.first : part.last]:
                box = QRect(area.left(), top, area.width(), line)
                painter.drawText(box, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, words)
                top += line
            top += line // 2
        if len(pages) > 1:
            painter.setFont(self._font(LEAST / ARC))
            said = _("{page} of {pages}").format(page=self.page, pages=len(pages))
            painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, said)

    def _heading(self) -> str:
        return self.slide.heading

    def _parts(self) -> tuple[tuple[Part, ...], ...]:
        room = (self._area().height() - 2.5 * self._line_height()) // self._line_height()
        return paged([len(self._lines(block)) for block in self._shown.blocks], int(room))

    def _lines(self, words: str) -> list[str]:
        lines, font, wide = [], self._font(), self._area().width()
        for paragraph in words.split("\n"):
            layout = QTextLayout(paragraph, font)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(wide)
                lines.append(paragraph[line.textStart() : line.textStart() + line.textLength()].rstrip())
            layout.endLayout()
        return lines

    def _font(self, share: float = 1.0) -> QFont:
        font = QFont(QApplication.font())
        font.setPixelSize(max(1, round(self.type_pixels() * share)))
        return font

    def _line_height(self) -> int:
        return max(1, round(self.type_pixels() * _LEADING))

    def _area(self) -> QRect:
        margin = round(self.height() * _MARGIN)
        return self.rect().adjusted(margin, margin, -margin, -margin)

    def _tell(self) -> None:
        self.setAccessibleDescription("\n".join([self.slide.heading, *self.slide.blocks]).strip())
        self.update()
