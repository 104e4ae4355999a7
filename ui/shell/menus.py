"""The menu bar, built from the commands; a room's own menu stands while the room does."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from council.words import N_, _
from ui.commands import Commands, alt_letters, with_mnemonics
from ui.places import ROOMS
from ui.widgets import plain

MENUS = (
    ("file", N_("File")),
    ("edit", N_("Edit")),
    ("view", N_("View")),
    ("go", N_("Go")),
    ("projector", N_("Projector")),
    ("help", N_("Help")),
)
RULES_BEFORE = {
    "project_question",
    "project_next",
    "sample",
    "export",
    "close",
    "quit",
    "find",
    "larger",
    "dense",
    "refresh",
    "next_tab",
    "about",
}


class Menus(QMenuBar):
    """Menus of the shell, and one for the room in front."""

    wants_file = Signal(object)

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands = commands
        self._by_name: dict[str, QMenu] = {}
        self._taken: set[str] = set()
        barred = alt_letters(commands.known.values())
        for (name, _words), marked in zip(
            MENUS, with_mnemonics((_(words) for _name, words in MENUS), barred), strict=True
        ):
            self._by_name[name] = self.addMenu(marked)
            self._taken |= {marked.partition("&")[2][:1].lower()}
            self._fill(name)
        self._recent = QMenu(_("Open lately used"), self)
        self._by_name["file"].insertMenu(commands.action("sample"), self._recent)
        self._room, self._in_front = QMenu(self), ""
        self._elsewhere = QMenu(_("On other tabs"), self)
        self._room.aboutToShow.connect(self._fill_room)
        self.insertMenu(self._by_name["help"].menuAction(), self._room)
        self._room.menuAction().setVisible(False)

    def show_room(self, name: str) -> None:
        """Show the menu of a room; none for an empty name or a room without commands."""
        self._in_front = name
        room = next((room for room in ROOMS if room.name == name), None)
        known = self._commands.of_room(name) if room else ()
        self._room.menuAction().setVisible(bool(known))
        if room:
            barred = self._taken | set(alt_letters(known))  # other rooms' keys are not live in this one
            (marked,) = with_mnemonics([_(room.words)], barred)
            self._room.setTitle(marked)
        self._fill_room()

    def _fill_room(self) -> None:
        """What belongs to the tab in front; what belongs to the room's other tabs stands in a menu below."""
        self._room.clear()
        self._elsewhere.clear()
        here, elsewhere = self._commands.by_tab(self._in_front)
        for command in here:
            self._room.addAction(self._commands.action(command.id))
        if elsewhere:
            self._room.addSeparator()
            self._room.addMenu(self._elsewhere)
            for command in elsewhere:
                self._elsewhere.addAction(self._commands.action(command.id))

    def show_recent(self, paths: Iterable[str]) -> None:
        """List the files opened lately."""
        self._recent.clear()
        for path in paths:
            made = self._recent.addAction(plain(Path(path).stem))
            made.setToolTip(path)
            made.triggered.connect(lambda _checked=False, path=path: self.wants_file.emit(Path(path)))
        self._recent.setEnabled(not self._recent.isEmpty())

    def _fill(self, name: str) -> None:
        menu = self._by_name[name]
        if name == "go":
            for room in ROOMS:
                menu.addAction(self._commands.action(f"show_{room.name}"))
        below: dict[str, QMenu] = {}
        for command in self._commands.known.values():
            if command.menu != name or command.id.startswith("show_"):
                continue
            if command.id in RULES_BEFORE:
                menu.addSeparator()
            if command.under and command.under not in below:
                below[command.under] = menu.addMenu(_(command.under))
            below.get(command.under, menu).addAction(self._commands.action(command.id))
