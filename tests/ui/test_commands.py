"""Commands: one action each, live where their page stands, and with a reason when they cannot be done."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from council.files import resource
from ui.app import all_commands
from ui.commands import Command, Commands, alt_letters, is_near, with_mnemonics


@pytest.fixture
def commands(qapp):
    return Commands(
        (Command("room.draw", "Draw panel", key="Ctrl+D", hint="By lot"), Command("quit", "Quit"))
    )


def test_a_command_without_a_page_does_nothing(commands):
    """Nothing bound: it cannot be pressed, and asking for it asks for its page."""
    wanted = []
    commands.wanted.connect(wanted.append)
    commands.run("room.draw")
    assert wanted == ["room.draw"] and not commands.action("room.draw").isEnabled()


def test_a_command_says_why_it_cannot_be_done(commands):
    """The reason stands in the tooltip, beside words and key."""
    commands.bind("room.draw", lambda: None, lambda: "There is no pool yet.")
    commands.refresh_now()
    action = commands.action("room.draw")
    assert not action.isEnabled() and "There is no pool yet." in action.toolTip()
    assert commands.why_not("room.draw") == "There is no pool yet."


def test_a_command_is_live_while_its_page_stands_in_front(commands, qtbot):
    """Two pages bind one command; the one in front is meant."""
    done, pages = [], [QWidget(), QWidget()]
    for number, page in enumerate(pages):
        qtbot.addWidget(page)
        commands.bind("room.draw", lambda number=number: done.append(number), owner=page)
    pages[0].show()
    commands.run("room.draw")
    pages[0].hide()
    pages[1].show()
    commands.run("room.draw")
    assert done == [0, 1]


def test_an_undeclared_command_is_refused(commands):
    """What is not data is not a command."""
    with pytest.raises(KeyError):
        commands.bind("room.fly", lambda: None)


def test_every_icon_named_is_there():
    """A command's icon is one of the set."""
    absent = {c.icon for c in all_commands() if c.icon and not resource(f"icons/{c.icon}.svg").exists()}
    assert not absent


def test_icons_take_their_ink_from_the_theme():
    """No icon brings a colour of its own."""
    for file in resource("icons").glob("*.svg"):
        words = file.read_text()
        assert "currentColor" in words and "#" not in words, file.name


def test_bare_keys_work_only_where_the_focus_is():
    """A key without Ctrl or Alt would else be taken from what is typed."""
    assert is_near("Del") and is_near("F2") and is_near("Ctrl+Return")
    assert not is_near("Ctrl+D") and not is_near("F9")


def test_every_entry_of_a_menu_has_its_own_letter():
    """Menus can be walked by letters, and data keeps its ampersand."""
    assert with_mnemonics(["File", "Find", "R&D"]) == ["&File", "F&ind", "&R&&D"]


def test_a_menu_takes_no_key_of_a_command():
    """Alt+P passes a turn, so no menu opens under P; keys with more than Alt and a letter bar nothing."""
    commands = [Command("sessions.pass", "Pass", key="Alt+P"), Command("a.b", "B", key="Alt+Shift+R"),
                Command("a.c", "C", key="Alt+1"), Command("a.d", "D", key="Alt+Up")]  # fmt: skip
    assert alt_letters(commands) == {"p", "1"}
    assert with_mnemonics(["Projector", "Print"], alt_letters(commands)) == ["P&rojector", "Pr&int"]
