"""The window: a sidebar and a page, or Welcome; what the shell's own commands do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDateTime, QEvent, QLocale, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QStyle, QWidget

from council.errors import CouncilError
from council.saving import FileUnwritable, write_file
from council.words import _, say
from ui import theme
from ui.page import Desk, Page
from ui.places import ROOMS
from ui.preferences import FOLDER, RECENT, WINDOW
from ui.shell.export import csv_bytes
from ui.shell.files import FILTER, NewCouncil, Opener, documents, dropped
from ui.shell.help import About, PageHelp
from ui.shell.look import Look
from ui.shell.menus import Menus
from ui.shell.palette import Palette
from ui.shell.rooms import Rooms
from ui.shell.sample import SampleMaker
from ui.shell.sidebar import Sidebar
from ui.shell.undoing import Undoing
from ui.shell.welcome import Welcome, remember
from ui.widgets import Label


class Window(QMainWindow):
    """One council at a time, or the way to one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(windowTitle=_("Council"), acceptDrops=True)
        self.desk = desk
        self.path: Path | None = None
        self._credit = ""
        self._projecting: object | None = None
        self._lay_out()
        self.look = Look(desk, self.rooms, self)
        self.undoing = Undoing(desk, self)
        self._opener = Opener(desk, self, self._on_opened, self._say_on_welcome)
        self._sample = SampleMaker(desk, self.welcome.strip, self.open_file, lambda: self.path is None)
        self._bind()
        self._connect()
        self._place()
        self.show_welcome()

    def open_file(self, path: Path) -> None:
        """Open a council file; its passphrase is asked for where it has one."""
        self._opener.open(path)

    def show_welcome(self) -> None:
        """Stand with no council open."""
        self.path = None
        self.setWindowTitle(_("Council"))
        self.rooms.clear()
        self.menus.show_room("")
        self.menus.show_recent(self.desk.preferences.get(RECENT))
        self.welcome.refresh()
        self._front.setCurrentWidget(self.welcome)
        self.desk.commands.refresh()

    def close_council(self) -> None:
        """Close the file and go back to Welcome; work under way is asked about first."""
        if not self._may_stop(self.close_council):
            return
        self.rooms.clear()
        self.desk.runner.close()
        self.show_welcome()

    # layout ------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        commands = self.desk.commands
        self.menus = Menus(commands, self)
        self.setMenuBar(self.menus)
        self.welcome = Welcome(commands, self.desk.preferences)
        self.rooms, self.sidebar = Rooms(self.desk), Sidebar(commands)
        council = QWidget()
        lay = QHBoxLayout(council, spacing=0)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self.sidebar)
        lay.addWidget(self.rooms, 1)
        self._council = council
        self._front = QStackedWidget()
        self._front.addWidget(self.welcome)
        self._front.addWidget(council)
        self.setCentralWidget(self._front)
        self.palette_ = Palette(commands, self._front)
        self.palette_.wants_place.connect(self.rooms.show_place)
        self._drop = Label(_("Let go to open this council"), "drop", wrap=False, parent=self._front)
        self._drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._drop.hide()

    def _bind(self) -> None:
        bind, is_open = self.desk.commands.bind, lambda: self.path is not None or _("No council is open.")
        bind("new", self._new)
        bind("open", self._choose_file)
        bind("sample", self._sample.begin, self._sample.may_begin)
        bind("export", self._export, is_open)
        bind("close", self.close_council, is_open)
        bind("quit", self.close)
        bind("find", lambda: self.rooms.page and self.rooms.page.search(), is_open)
        bind("refresh", lambda: self.rooms.page and self.rooms.page.refresh(), is_open)
        bind("next_tab", lambda: self.rooms.step(1), is_open)
        bind("previous_tab", lambda: self.rooms.step(-1), is_open)
        bind("palette", self.palette_.open)
        bind("explain", self._explain)
        bind("about", lambda: About(self._credit, self).open())
        for room in ROOMS:
            bind(f"show_{room.name}", lambda name=room.name: self.rooms.show_room(name), is_open)
        for id in self.desk.commands.known:
            if "." not in id:
                self.addAction(self.desk.commands.action(id))

    def _connect(self) -> None:
        desk = self.desk
        desk.feedback.stand_in(self, self._front)
        desk.runner.refused.connect(self._on_refused)
        desk.runner.changed.connect(self._on_changed)
        desk.commands.wanted.connect(self._on_wanted)
        self.rooms.shown.connect(self._on_shown)
        self.welcome.wants_file.connect(self.open_file)
        self.menus.wants_file.connect(self.open_file)

    def _place(self) -> None:
        self.setMinimumSize(*(side // 2 for side in theme.SMALLEST))
        room = self.screen().availableSize()
        room.setHeight(room.height() - self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight))
        self.resize(QSize(*theme.OPENING).boundedTo(room))  # a laptop's screen may be lower than 860
        kept = self.desk.preferences.get(WINDOW)
        if kept:
            self.restoreGeometry(kept)

    # what the shell's commands do --------------------------------------------------------------------------

    def _new(self) -> None:
        folder = Path(self.desk.preferences.get(FOLDER) or documents())
        NewCouncil(self.desk, folder, self._on_opened, self).open()

    def _choose_file(self) -> None:
        words = _("Council files") + f" ({FILTER})"
        self.desk.feedback.pick_file(self, _("Open a council"), words, self.open_file)

    def _export(self) -> None:
        page = self.rooms.page
        view = page.searched() if page else None
        if view is None:
            self.desk.feedback.toast(_("There is no table to export on this page."))
            return
        name, grid = f"{view.accessibleName()}.csv", view.grid()
        self.desk.feedback.save_file(
            self, _("Export table"), name, "CSV (*.csv)", lambda path: self._write(path, grid)
        )

    def _write(self, path: Path, grid: list[list[str]]) -> None:
        try:
            write_file(path, csv_bytes(grid))
        except FileUnwritable as refused:
            self._say(say(refused))
        else:
            self.desk.feedback.toast(_("Table exported to {name}").format(name=path.name))

    def _explain(self) -> None:
        page, known = self.rooms.page, self.desk.commands.known.values()
        room = page.place.room if page and page.place else ""
        title = next((_(each.words) for each in ROOMS if each.name == room), _("Welcome"))
        words = (
            _(page.help)
            if page and page.help
            else _("Everything can be done by keyboard. Ctrl+K finds any command.")
        )
        here, elsewhere = self.desk.commands.by_tab(room)
        everywhere = tuple(command for command in known if not command.room)
        rows = page.help_rows() if page else ()
        PageHelp(title, words, (*here, *everywhere), self, rows=rows, elsewhere=elsewhere).open()

    # what happened -----------------------------------------------------------------------------------------

    def _on_opened(self, path: Path) -> None:
        self.path = path
        remember(self.desk.preferences, path)
        self.rooms.clear()
        self.sidebar.show_saved("")
        self._front.setCurrentWidget(self._council)
        self.rooms.show_room(ROOMS[0].name)
        self._ask_name()
        self.undoing.look()
        self._make_projecting()

    def _make_projecting(self) -> None:
        if self._projecting is None:
            from ui.shell.projecting import Projecting  # it asks the rooms, which are slow to load

            self._projecting = Projecting(
                self.desk,
                self,
                lambda: self.path is not None or _("No council is open."),
                beside=self._council.layout(),
                back=lambda: self.rooms.page and self.rooms.page.take_focus(),
            )
            self.rooms.wants_wall.connect(self._projecting.send_part)

    def _ask_name(self) -> None:
        from council.people.queries import council_of  # slow to load, and not needed before a file is open

        self.desk.runner.ask(self, council_of, self._on_name)

    def _on_name(self, council: Any) -> None:
        name = council.name if council else self.path.stem if self.path else ""
        self._credit = council.credit if council else ""
        self.sidebar.show_council(name, council.place if council else "")
        self.setWindowTitle(_("{name} – Council").format(name=name))

    def _on_shown(self, room: str, place: str) -> None:
        self.sidebar.show_room(room)
        self.menus.show_room(room)
        self.desk.commands.refresh()

    def _on_changed(self, outcome: Any) -> None:
        now = QLocale().toString(QDateTime.currentDateTime().time(), QLocale.FormatType.ShortFormat)
        self.sidebar.show_saved(_("Saved at {time}").format(time=now))
        if "council" in outcome.touched and self.path is not None:
            self._ask_name()

    def _on_wanted(self, id: str) -> None:
        room = self.desk.commands.known[id].room
        if self.path is None or not room:
            self.desk.feedback.toast(_("No council is open."))
            return
        self.rooms.find(id)
        if page := self.rooms.page:
            self.desk.runner.settled(page, lambda: self._do_wanted(id, page))

    def _do_wanted(self, id: str, page: Page) -> None:
        """Do a command once its page knows what it stands on; nothing when one has left it meanwhile."""
        if self.path is None or self.rooms.page is not page:
            return
        self.desk.commands.refresh_now()
        action = self.desk.commands.action(id)
        if action.isEnabled():
            action.trigger()
        else:
            self.desk.feedback.toast(self.desk.commands.why_not(id) or _("This cannot be done here now."))

    def _on_refused(self, error: CouncilError) -> None:
        self._say(say(error))

    def _say(self, words: str) -> None:
        page = self.rooms.page
        if self.path is not None and page is not None:
            page.banner(words, "alarm")
        else:
            self._say_on_welcome(words)

    def _say_on_welcome(self, words: str) -> None:
        if self.path is not None:
            self._say(words)
        else:
            self.welcome.banner.say(words, "alarm")

    # events ------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._drop.setGeometry(self._front.rect())
            self._drop.show()
            self._drop.raise_()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop.hide()
        path = dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.open_file(path)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "sidebar"):
            self.sidebar.measure()

    def _may_stop(self, again: Callable[[], object]) -> bool:
        """Whether nothing long is under way; else ask, and on yes stop it and do `again`."""
        runner = self.desk.runner
        if not runner.is_working:
            return True

        def stop() -> None:
            runner.stop_work()
            again()

        words = _("Work is still going on. It will be stopped, and nothing of it is kept.")
        self.desk.feedback.question(self, _("Stop the work?"), words, _("Stop the work"), stop)
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_stop(self.close):
            event.ignore()
            return
        self.desk.preferences.set(WINDOW, bytes(self.saveGeometry()))
        super().closeEvent(event)
