"""The projector: a second window that shows what was sent to it, and never takes the focus.

Always light, in text and accent only; no toast, no seat, nothing that is being typed.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from council.words import _
from ui import theme
from ui.shell.slides import Slide
from ui.widgets.lettering import ARC, LEAST, Part, paged
from ui.widgets.wall import Wall


class Projector(Wall):
    """Shows one slide, a page at a time; blank shows nothing, frozen keeps what stands while others come."""

    def __init__(self, *, distance: float = 10.0, height: float = 1.2) -> None:
        super().__init__(_("Projector"), distance=distance, height=height)
        self.is_blank, self.is_frozen = False, False
        self._shown, self._sent, self._page = Slide(), Slide(), 0

    @property
    def slide(self) -> Slide:
        """What stands on the wall."""
        return Slide() if self.is_blank else self._shown

    def send(self, slide: Slide) -> None:
        """Show a slide from its first page; while frozen it waits."""
        self._sent = slide
        if not self.is_frozen:
            self._shown, self._page = slide, 0
        self.tell()

    def blank(self, is_blank: bool) -> None:
        """Show nothing, or what was sent."""
        self.is_blank = is_blank
        self.tell()

    def freeze(self, is_frozen: bool) -> None:
        """Let what stands stand; thawed, the newest slide sent is shown."""
        self.is_frozen = is_frozen
        if not is_frozen and self._sent is not self._shown:
            self._shown, self._page = self._sent, 0
        self.tell()

    def turn(self, pages: int) -> None:
        """Go on by so many pages, or back."""
        self._page = max(0, min(self._page + pages, self.pages() - 1))
        self.tell()

    def pages(self) -> int:
        """How many pages the slide has, at least one."""
        return max(1, len(self._parts()))

    @property
    def page(self) -> int:
        """The page that is shown, from 1."""
        return min(self._page, self.pages() - 1) + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.LIGHT.color("ground"))
        if not self.slide.is_empty:
            self._paint(painter)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        area, line = self.area(), self.line_height()
        painter.setFont(self.type())
        painter.setPen(theme.LIGHT.color("accent"))
        painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, self._heading())
        painter.setPen(theme.LIGHT.color("text"))
        top, pages = area.top() + round(1.5 * line), self._parts()
        for part in pages[self.page - 1] if pages else ():
            for words in self.lines(self.slide.blocks[part.block])[part.first : part.last]:
                box = QRect(area.left(), top, area.width(), line)
                painter.drawText(box, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, words)
                top += line
            top += line // 2
        if len(pages) > 1:
            painter.setFont(self.type(LEAST / ARC))
            said = _("{page} of {pages}").format(page=self.page, pages=len(pages))
            painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, said)

    def _heading(self) -> str:
        return self.slide.heading

    def _parts(self) -> tuple[tuple[Part, ...], ...]:
        room = (self.area().height() - 2.5 * self.line_height()) // self.line_height()
        return paged([len(self.lines(block)) for block in self._shown.blocks], int(room))

    def tell(self) -> None:
        self.setAccessibleDescription("\n".join([self.slide.heading, *self.slide.blocks]).strip())
        self.update()
