"""Light and dark, text size, narrow rows: the person's own, kept as preferences."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.page import Desk
from ui.preferences import DENSE, SCHEME, TEXT, Preferences
from ui.shell.rooms import Rooms

STEPS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class Look(QObject):
    """Dresses the program as the person chose, and anew when the system changes its mind."""

    def __init__(self, desk: Desk, rooms: Rooms, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences, self._commands, self._rooms = desk.preferences, desk.commands, rooms
        group = QActionGroup(self)
        for id in ("light", "dark", "system"):
            action = self._commands.bind(id, lambda id=id: self._choose(id))
            action.setCheckable(True)
            action.setChecked(self._preferences.get(SCHEME) == id)
            group.addAction(action)
        for id, by in (("larger", 1), ("smaller", -1), ("usual", 0)):
            self._commands.bind(id, lambda by=by: self._grow(by))
        dense = self._commands.bind("dense", self._on_dense)
        dense.setCheckable(True)
        dense.setChecked(self._preferences.get(DENSE))
        QApplication.styleHints().colorSchemeChanged.connect(self._on_system)

    def _choose(self, id: str) -> None:
        self._preferences.set(SCHEME, id)
        dress(self._preferences)

    def _grow(self, by: int) -> None:
        now = self._preferences.get(TEXT)
        nearest = min(range(len(STEPS)), key=lambda n: abs(STEPS[n] - now))
        size = STEPS[min(max(nearest + by, 0), len(STEPS) - 1)] if by else 1.0
        self._preferences.set(TEXT, size)
        dress(self._preferences)

    def _on_dense(self) -> None:
        dense = self._commands.action("dense").isChecked()
        self._preferences.set(DENSE, dense)
        self._rooms.set_dense(dense)

    def _on_system(self) -> None:
        if self._preferences.get(SCHEME) == "system":
            dress(self._preferences)


def dress(preferences: Preferences) -> None:
    """Put the chosen scheme and size on the program."""
    app = QApplication.instance()
    chosen = theme.SCHEMES.get(preferences.get(SCHEME)) or theme.system_scheme(app)
    theme.dress(app, chosen, text=preferences.get(TEXT))
