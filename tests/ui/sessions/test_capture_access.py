"""Live capture for those who do not see it: names, roles, order, and what is said aloud. Asked in process."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.ui.visiting import assert_named
from ui.sessions.live import capture, composer


@pytest.fixture
def aloud(monkeypatch):
    """Every announcement, in order."""
    said = []
    for module in (capture, composer):
        monkeypatch.setattr(module, "announce", lambda widget, words: said.append(words))
    return said


def interface(widget):
    return QAccessible.queryAccessibleInterface(widget)


def test_every_focusable_widget_has_a_name(hands):
    """Tab never lands on something nameless."""
    hands.say("One")
    hands.settle()
    assert_named(hands.page)


def test_the_line_is_an_edit_field_and_says_its_chips(hands):
    """Coming back to the line, one hears what it is and what is set."""
    hands.type("#3 ? Who")
    line = interface(hands.line)
    assert line.role() == QAccessible.Role.EditableText
    assert line.text(QAccessible.Text.Name) == "Statement"
    assert line.text(QAccessible.Text.Description) == "Table 3 · Question"
    assert line.text(QAccessible.Text.Value) == "Who"


def test_the_list_is_named_and_each_row_is_spoken_whole(hands):
    """A row says number, kind, table, seat and words; a failed one that it is not kept, and why."""
    hands.say("#3 @12 ! Too dear")
    hands.settle()
    hands.disk_fails(True)
    hands.say("Not kept")
    hands.settle()
    view = interface(hands.panel.list)
    assert view.text(QAccessible.Text.Name) == "Statements of this session"
    assert view.role() == QAccessible.Role.Table
    cells = (view.child(place) for place in range(view.childCount()))
    first, second = (
        cell.text(QAccessible.Text.Name) for cell in cells if cell.role() == QAccessible.Role.Cell
    )
    assert first == "1. Concern · Table 3 · Seat 12. Too dear"
    assert second.startswith("Not kept. ")
    hands.disk_fails(False)


def test_a_failing_save_is_announced(hands, aloud):
    """Who types without looking hears that words are not kept."""
    hands.disk_fails(True)
    hands.say("Said")
    hands.settle()
    assert any(words.startswith("Not kept. ") for words in aloud)
    hands.disk_fails(False)


def test_chips_lists_and_marks_are_announced(hands, aloud):
    """What changes by a mark or in a list is said, without moving the focus."""
    hands.type("? ")
    assert "Question" in aloud
    hands.panel.selectors.choose_table()
    hands.press(Qt.Key.Key_Down)
    assert "Table. Plenary, no table" in aloud and "Table 1" in aloud
    assert QApplication.focusWidget() is hands.line


def test_read_back_is_said_in_the_words_that_are_kept(hands, aloud):
    """Reading back is hearing the words."""
    hands.say("Right so")
    hands.settle()
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.settle()
    assert "Read back: Right so" in aloud


def test_tab_walks_list_buttons_and_line_in_reading_order(hands):
    """Tab order is reading order, and leads back to the line."""
    hands.say("One")
    hands.settle()
    seen = []
    for _ in range(12):
        QApplication.focusWidget().focusNextPrevChild(True)
        seen.append(QApplication.focusWidget())
        if seen[-1] is hands.line:
            break
    assert seen[-1] is hands.line and hands.panel.list in seen
    buttons = hands.panel.selectors.findChildren(type(hands.panel.retry_button))
    assert seen[: len(buttons)] == buttons and seen[-2] is hands.panel.list


def test_saved_words_elided_on_screen_are_whole_for_a_reader(hands):
    """The narrow line at the edge has its whole words as its name."""
    hands.page.resize(400, 640)
    hands.say("Rents rise faster than pay in the inner city")
    hands.settle()
    assert interface(hands.panel._saved).text(QAccessible.Text.Name) == hands.panel.saved_words
