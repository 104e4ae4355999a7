"""The stack of pages: built when first shown, thrown away with their council."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from council.words import _
from ui.page import Desk, Page
from ui.places import ROOMS, Place, Room
from ui.preferences import DENSE
from ui.widgets import Rows as RowList
from ui.widgets import Switch, TableView


class NotBuilt(Page):
    """Stands where a page could not be loaded."""

    def build(self) -> None:
        self.empty(
            _("This page is not there"), _("Its part of the program is missing. Install Council anew.")
        )
        self.show_empty(True)


class Frame(QScrollArea):
    """Gives its page all the room there is, and scrolls where that is less than the least it needs."""

    def __init__(self, page: Page) -> None:
        super().__init__(frameShape=QScrollArea.Shape.NoFrame, focusPolicy=Qt.FocusPolicy.NoFocus)
        self.setWidget(page)
        page.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        least, room = self.widget().minimumSizeHint(), self.maximumViewportSize()
        bar = self.verticalScrollBar().sizeHint()
        width = room.width() - (bar.width() if least.height() > room.height() else 0)
        height = room.height() - (bar.height() if least.width() > room.width() else 0)
        self.widget().resize(max(width, least.width()), max(height, least.height()))


class Rooms(QStackedWidget):
    """Every page of the open council, one in front."""

    shown = Signal(str, str)  # room, place
    wants_wall = Signal(str, dict)  # part of the projector, which of it

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pages: dict[str, Page] = {}
        self._frames: dict[str, Frame] = {}
        self._last: dict[str, str] = {}

    @property
    def page(self) -> Page | None:
        """The page in front."""
        current = self.currentWidget()
        return current.widget() if isinstance(current, Frame) else None

    def show_room(self, name: str) -> None:
        """Bring a room to the front, at the tab where one left it."""
        room = next(room for room in ROOMS if room.name == name)
        first = room.pages()[0].id
        self.show_place(self._last.get(name, first))

    def show_place(self, place_id: str, hint: dict[str, Any] | None = None) -> None:
        """Bring a page to the front, and hand it what one came with."""
        room = next(room for room in ROOMS if room.name == place_id.partition(".")[0])
        place = next(place for place in room.pages() if place.id == place_id)
        page = self._pages.get(place_id) or self._built(room, place)
        self._last[room.name] = place_id
        self.setCurrentWidget(self._frames[place_id])
        self.shown.emit(room.name, place_id)
        if hint and hasattr(page, "arrive"):
            page.arrive(**hint)
        page.take_focus()

    def find(self, command_id: str) -> None:
        """Bring the page to the front on which a command is bound."""
        room = next(room for room in ROOMS if room.name == command_id.partition(".")[0])
        for place in room.pages():
            self.show_place(place.id)
            if self._desk.commands.is_live(command_id):
                return

    def step(self, by: int) -> None:
        """Go to a neighbouring tab of the room in front."""
        if self.page is None or self.page.place is None:
            return
        room = next(room for room in ROOMS if room.name == self.page.place.room)
        ids = [place.id for place in room.pages()]
        self.show_place(ids[(ids.index(self.page.place.id) + by) % len(ids)])

    def clear(self) -> None:
        """Throw all pages away; the council they showed is closed."""
        for frame in self._frames.values():
            self.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        self._pages.clear()
        self._frames.clear()
        self._last.clear()

    def set_dense(self, dense: bool) -> None:
        """Narrow rows in all tables, or rows at rest."""
        for view in self.findChildren(TableView):
            view.set_dense(dense)

    def _built(self, room: Room, place: Place) -> Page:
        page = self._loaded(place)
        page.head.name(_(room.words))
        if len(room.pages()) > 1:
            page.head.tabs(self._tabs(room, place))
        page.wants_place.connect(self.show_place)
        page.wants_wall.connect(self.wants_wall)
        for view in (*page.findChildren(TableView), *page.findChildren(RowList)):
            view.chosen.connect(page.look)
        for view in page.findChildren(TableView):
            view.set_dense(self._desk.preferences.get(DENSE))
        self._pages[place.id] = page
        self._frames[place.id] = Frame(page)
        self.addWidget(self._frames[place.id])
        return page

    def _loaded(self, place: Place) -> Page:
        try:
            return place.load()(self._desk, place)
        except ModuleNotFoundError as error:
            if error.name != place.target.partition(":")[0]:
                raise
            return NotBuilt(self._desk, place)

    def _tabs(self, room: Room, place: Place) -> Switch:
        tabs = Switch(
            *((each.id, _(each.words)) for each in room.pages()), name=_(room.words), role="segment"
        )
        tabs.choose(place.id)
        tabs.changed.connect(lambda id: self._on_tab(tabs, place.id, id))
        return tabs

    def _on_tab(self, tabs: Switch, own: str, id: str) -> None:
        tabs.choose(own)  # each page has tabs of its own, and they always show where it stands
        self.show_place(id)
