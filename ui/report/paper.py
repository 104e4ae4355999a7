"""The right side of the report's page: its true pages, in small and in front, and how they are walked."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from council.report.pictures import Picture, picture_of
from council.report.printing import Printed
from council.words import _
from ui import theme
from ui.page import Page
from ui.report.preview import PagesView
from ui.report.strip import PageStrip
from ui.widgets import Chip, column, label, row
from ui.widgets.tool import Tool

NARROW = 56  # characters of room below which the small pages stand aside


class Paper(QWidget):
    """Shows a finished PDF; says when it is older than what the council's record holds now."""

    turned = Signal(int)  # page from 0

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._printed: Printed | None = None
        self._wants_strip = True
        self.view = PagesView(_("Pages of the report"), _page_words)
        self.strip = PageStrip(_("Small pages"))
        self._where, self._stale = label("", "caption", wrap=False), Chip("", "warn")
        self._stale.hide()
        for each in (self.view, self.strip):
            each.wanted.connect(partial(self._on_wanted, each))
        self.view.turned.connect(self._on_turned)
        self.strip.picked.connect(self.view.turn_to)
        self._bind()
        lay = QHBoxLayout(self, spacing=theme.TIGHT)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self.strip)
        lay.addWidget(column(self.view, self._foot(), gap=theme.TIGHT), 1)

    @property
    def has_pages(self) -> bool:
        """Whether there is a file to look at."""
        return self._printed is not None

    def show_printed(self, printed: Printed | None, ratio: float) -> None:
        """Take a finished file, `ratio` times as high as wide; None where none could be made."""
        self._printed = printed
        self._stale.hide()
        count = printed.pages if printed else 0
        for each in (self.strip, self.view):
            each.show_pages(count, ratio)
        self._arrange()

    def say_stale(self, words: str) -> None:
        """Say that these pages are from before, and why; nothing for no words."""
        self._stale.say(words, "warn")
        self._stale.setVisible(bool(words) and self.has_pages)

    def turn_to(self, page: int) -> None:
        """Bring a page, from 0, to the front."""
        self.view.turn_to(page)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _bind(self) -> None:
        page, ready = self._page, self._may
        page.bind("report.next_page", lambda: self._turn(1), ready)
        page.bind("report.previous_page", lambda: self._turn(-1), ready)
        page.bind("report.zoom_in", lambda: self.view.grow(1), ready, on=self.view)
        page.bind("report.zoom_out", lambda: self.view.grow(-1), ready, on=self.view)
        page.bind("report.fit_width", self.view.fit_width, ready, on=self.view)
        page.bind("report.fit_page", self._fit_page, ready, on=self.view)
        page.bind("report.strip", self._turn_strip, ready)

    def _foot(self) -> QWidget:
        ids = ("previous_page", "next_page", "zoom_out", "zoom_in", "fit_page")
        tools = {id: Tool(self._page.action(f"report.{id}")) for id in ids}
        walk, size = [tools[id] for id in ids[:2]], [tools[id] for id in ids[2:]]
        return row(*walk, self._where, self._stale, None, *size, gap=theme.HAIR)

    def _may(self) -> bool | str:
        return self.has_pages or _("There are no pages yet.")

    def _turn(self, by: int) -> None:
        self.view.turn_to(self.view.page + by)

    def _fit_page(self) -> None:
        if self.view.zoom:
            self.view.fit_page()
        else:
            self.view.fit_width()

    def _turn_strip(self) -> None:
        self._wants_strip = not self._wants_strip
        self._arrange()

    def _arrange(self) -> None:
        is_wide = self.width() >= theme.wide(NARROW)
        self.strip.setVisible(self._wants_strip and is_wide and self.has_pages)

    def _on_turned(self, page: int) -> None:
        self._where.setText(_page_words(page + 1, self.view.pages) if self.view.pages else "")
        self.strip.choose(page)
        self.turned.emit(page)

    def _on_wanted(self, shown: PagesView | PageStrip, page: int, width: int) -> None:
        if self._printed is None:
            return
        data = self._printed.data
        take = partial(self._on_picture, shown, data)
        self._page.desk.runner.work(self, picture_of, take, pdf=data, page=page, width=width)

    def _on_picture(self, shown: PagesView | PageStrip, data: bytes, picture: Any) -> None:
        if isinstance(picture, Picture) and self._printed is not None and self._printed.data is data:
            shown.take(picture)


def _page_words(page: int, pages: int) -> str:
    return _("Page {page} of {pages}").format(page=page, pages=pages)
