"""The menu bar: every command once, and no menu taller than a small screen."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from ui.page import Desk
from ui.shell.menus import MENUS, Menus

MOST = 24  # rows of a menu at 1024 × 640


def test_every_menu_fits_a_small_screen_and_lists_each_command_once(desk: Desk, qtbot) -> None:
    """What would make a menu too long stands in menus below it, and is still found there."""
    parent = QMenu()
    qtbot.addWidget(parent)
    bar = Menus(desk.commands, parent)
    listed: list[str] = []
    for action in bar.actions():
        menu = action.menu()
        assert isinstance(menu, QMenu) and len(menu.actions()) <= MOST
        for row in menu.actions():
            listed += [part.text() for part in row.menu().actions()] if row.menu() else [row.text()]
    named = [words for words in listed if words]
    assert len(named) == len(set(named))
    here = {name for name, _words in MENUS}
    for command in desk.commands.known.values():
        if command.menu in here:
            assert desk.commands.action(command.id).text() in named
