"""The capture line by itself: what a key means, and what can never empty it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.sessions.live.line import CaptureLine
from ui.sessions.live.marks import LINE_BREAK

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def line(qtbot):
    window = QWidget()
    line = CaptureLine()
    QVBoxLayout(window).addWidget(line)
    qtbot.addWidget(window)
    window.show()
    line.setFocus()
    yield line
    window.close()


@pytest.fixture
def heard(line):
    said = []
    for name in ("entered", "read_back", "split", "older", "newer", "chip_removed", "stepped_off"):
        getattr(line, name).connect(lambda name=name: said.append(name))
    return said


@pytest.mark.parametrize(
    ("key", "keys", "meant"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "entered"),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, "entered"),
        (Qt.Key.Key_Return, CONTROL, "read_back"),
        (Qt.Key.Key_Return, CONTROL | SHIFT, "split"),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, "older"),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, "newer"),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "stepped_off"),
    ],
)
def test_each_key_means_one_thing_and_clears_nothing(line, heard, qtbot, key, keys, meant):
    """Keys ask; only the panel, once a statement is on its way, empties the line."""
    qtbot.keyClicks(line, "half a thought")
    qtbot.keyClick(line, key, keys)
    assert (heard, line.text()) == ([meant], "half a thought")


def test_shift_enter_breaks_the_line_in_sight(line, heard, qtbot):
    """A break is a sign that can be seen and deleted."""
    edited = []
    line.textEdited.connect(edited.append)
    qtbot.keyClicks(line, "one")
    qtbot.keyClick(line, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClicks(line, "two")
    assert (line.text(), heard) == (f"one{LINE_BREAK}two", [])
    assert f"one{LINE_BREAK}" in edited


def test_backspace_reaches_the_chips_only_from_the_start(line, heard, qtbot):
    """While there is a letter before the cursor, Backspace deletes it."""
    qtbot.keyClicks(line, "a")
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert (line.text(), heard) == ("", [])
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert heard == ["chip_removed"]
    qtbot.keyClicks(line, "ab")
    line.setSelection(0, 1)
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert (line.text(), heard) == ("b", ["chip_removed"])


def test_a_held_backspace_stops_at_the_chips(line, heard):
    """Holding the key to delete words does not run on into kind, seat and table."""
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, "\b", autorep=True
    )
    QGuiApplication.sendEvent(line, held)
    assert heard == []


def test_undo_belongs_to_the_typing_first_and_then_to_the_council(line, qtbot):
    """Ctrl+Z takes typing back while there is some; in an empty line it is the council's."""
    undone = []
    action = QAction(line.window(), shortcut=QKeySequence("Ctrl+Z"))
    action.triggered.connect(lambda: undone.append(1))
    line.window().addAction(action)
    qtbot.keyClicks(line, "abc")
    qtbot.keyClick(line, Qt.Key.Key_Z, CONTROL)
    assert (line.text(), undone) == ("", [])
    line.show_text("")
    qtbot.keyClick(line, Qt.Key.Key_Z, CONTROL)
    assert undone == [1]


def test_undo_in_words_put_back_from_outside_harms_nothing(line, qtbot):
    """A restored draft is not an empty line: Ctrl+Z there undoes no statement behind one's back."""
    undone = []
    action = QAction(line.window(), shortcut=QKeySequence("Ctrl+Z"))
    action.triggered.connect(lambda: undone.append(1))
    line.window().addAction(action)
    line.show_text("restored")
    qtbot.keyClick(line, Qt.Key.Key_Z, CONTROL)
    assert (line.text(), undone) == ("restored", [])


@pytest.mark.parametrize("key", ["Ctrl+K", "Ctrl+E", "Ctrl+J"])
def test_the_windows_keys_pass_through(line, qtbot, key):
    """No editing key of some system hides a command of the window."""
    done = []
    action = QAction(line.window(), shortcut=QKeySequence(key))
    action.triggered.connect(lambda: done.append(1))
    line.window().addAction(action)
    qtbot.keyClicks(line, "words")
    line.setCursorPosition(2)
    qtbot.keyClick(line, Qt.Key(ord(key[-1])), CONTROL)
    assert (line.text(), done) == ("words", [1])


def test_a_pasted_megabyte_stays_whole(line):
    """Pasting loses nothing; what is too long for one statement stays in the line."""
    QGuiApplication.clipboard().setText("word " * 200_000)
    line.paste()
    assert len(line.text()) == 1_000_000


def test_pasted_pictures_and_breaks_become_plain_words(line):
    """Whatever is pasted, the line stays one line of plain text."""
    QGuiApplication.clipboard().setText("one\ntwo \ufffc <b>three</b>")
    line.paste()
    assert "<b>three</b>" in line.text()


def test_a_key_may_be_handed_to_an_open_list_first(line, heard, qtbot):
    """While a list stands open, Enter chooses in it and keeps nothing."""
    line.handed = lambda event: event.key() == Qt.Key.Key_Return
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert heard == []
