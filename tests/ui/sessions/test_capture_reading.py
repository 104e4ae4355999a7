"""A table's list is read back and signed from the line: one key a line, the focus never leaves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from council.sessions import queries
from tests.ui.sessions.test_capture_access import aloud  # noqa: F401  a fixture
from tests.ui.visiting import assert_named
from ui.sessions.live.reading import ReadingState, Signing
from ui.sessions.live.state import Row

ENTER, UP, DOWN, ESC = Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape


def lines(*states: str) -> list[Row]:
    return [
        Row(f"id{number}", f"Line {number}", "view", state, number, 3, item_id="item")
        for number, state in enumerate(states, 1)
    ]


def state_of(*states: str) -> ReadingState:
    return ReadingState.of(lines(*states), place="Table 3", table=3, item_id="item", method="aloud")


# -- what it thinks ------------------------------------------------------------------------------------


def test_reading_begins_at_the_first_line_nobody_heard_again():
    """Lines read back before are passed over; they can be walked back to."""
    state = state_of("read_back", "kept", "kept")
    assert (state.row.number, state.head) == (2, "Table 3 · line 2 of 3")
    assert state.step(-1).row.number == 1 and state.sums == "1 of 3 read back"


def test_past_the_last_line_comes_the_sign_off():
    """Up leads back to the lines; what was not read back is said."""
    state = state_of("read_back", "kept").step(1)
    assert state.is_walked and state.to_sign == ("id1",)
    assert "1 line stays marked as not read back" in state.sums
    assert state.step(-1).row.number == 2


def test_only_this_table_and_item_are_read():
    """Another table's lines, and rows that are not on disk, do not come in."""
    others = [Row("x", "Elsewhere", "view", "kept", 9, 4, item_id="item"), Row("y", "z", "view", "failed")]
    state = state_of("kept").with_rows([*lines("kept"), *others])
    assert [row.id for row in state.rows] == ["id1"]


def test_signed_lines_are_not_signed_again():
    """What the table signed before is counted, and left alone."""
    state = state_of("confirmed", "read_back")
    assert state.is_walked and state.to_sign == ("id2",) and "1 signed" in state.sums


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("8 7", Signing(8, 7, "")),
        ("8/7 two wanted it softer", Signing(8, 7, "two wanted it softer")),
        ("8", Signing(8, 8, "")),
        ("8 all agree", Signing(8, 8, "all agree")),
        ("all agree", None),
        ("", None),
    ],
)
def test_what_is_typed_to_sign_is_read(typed, read):
    """Two numbers, or one for all; what follows is a note."""
    assert Signing.of(typed) == read


# -- what the keys do ----------------------------------------------------------------------------------


@pytest.fixture
def reading(hands):
    """Three lines of table 3, and their reading begun by keys alone."""
    for words in ("#3 Rents rise", "Buses are late", "Trees cool"):
        hands.say(words)
    hands.say("#4 Elsewhere")
    hands.settle()
    hands.panel.composer.set_chip("table", 3)
    begin(hands)
    return hands


def begin(hands):
    hands.desk.commands.refresh_now()
    hands.press(Qt.Key.Key_F8)
    hands.settle()
    hands.press(ENTER)  # this table
    hands.press(ENTER)  # aloud
    hands.settle()


def states(hands):
    return [(each.text, each.state) for each in hands.kept()]


def test_each_line_is_right_changed_or_taken_out_by_one_key(reading):
    """Enter, Space and Delete; a change is a version read back, what is taken out leaves a tombstone."""
    assert reading.panel.reading.state.row.text == "Rents rise"
    reading.press(ENTER)
    reading.press(Qt.Key.Key_Space)
    assert reading.line.text() == "Buses are late"
    reading.say(" in the evening")
    reading.settle()
    assert reading.panel.reading.state.row.text == "Trees cool"
    reading.press(Qt.Key.Key_Delete)
    reading.settle()
    assert states(reading) == [
        ("Rents rise", "read_back"),
        ("Buses are late in the evening", "read_back"),
        ("Elsewhere", "captured"),
    ]
    assert QApplication.focusWidget() is reading.line
    assert reading.ask(queries.statement_counts_of).withdrawn == 1


def test_the_table_signs_with_two_numbers(reading):
    """Present, agreed and a note; the lines are confirmed, the reading is over, the line is as before."""
    for _ in range(3):
        reading.press(ENTER)
    reading.settle()
    assert reading.panel.reading.is_signing
    reading.say("8 7 one wanted it softer")
    reading.settle()
    (signed,) = reading.ask(queries.signoffs_of)
    assert (signed.present, signed.agreed, signed.notes) == (8, 7, "one wanted it softer")
    assert [state for _text, state in states(reading)] == ["confirmed"] * 3 + ["captured"]
    assert reading.panel.reading.state is None and reading.line.text() == ""
    assert reading.panel.composer.state.table == 3 and QApplication.focusWidget() is reading.line
    assert [row.state for row in reading.rows()] == ["confirmed"] * 3 + ["kept"]


def test_words_without_numbers_sign_nothing_and_stay(reading):
    """What is wrong is said at the edge; the words are still there to be mended."""
    for _ in range(3):
        reading.press(ENTER)
    reading.settle()
    reading.say("all of us")
    reading.settle()
    assert "Two numbers" in reading.panel.hint_words and reading.line.text() == "all of us"
    assert reading.ask(queries.signoffs_of) == () and len(reading.kept()) == 4


def test_lines_not_read_back_are_marked_so_once_the_table_has_signed(reading):
    """They stay in the list, and say it."""
    reading.press(ENTER)
    reading.press(DOWN)
    reading.press(DOWN)
    reading.say("8 8")
    reading.settle()
    assert [(row.state, row.unread) for row in reading.rows()] == [
        ("confirmed", False), ("kept", True), ("kept", True), ("kept", False),
    ]  # fmt: skip


def test_typing_goes_on_while_a_list_is_read(reading):
    """A new thought is kept as ever, at this table, and the reading stays where it was."""
    reading.say("And one more")
    reading.settle()
    assert reading.last().text == "And one more" and reading.last().table == 3
    assert reading.panel.reading.state.row.text == "Rents rise"
    assert len(reading.panel.reading.state.rows) == 4


def test_esc_leaves_the_reading_and_keeps_what_was_read(reading):
    """Nothing is lost; begun again, it goes on at the first open line."""
    reading.press(ENTER)
    reading.settle()
    reading.press(ESC)
    assert reading.panel.reading.state is None and QApplication.focusWidget() is reading.line
    begin(reading)
    assert reading.panel.reading.state.row.text == "Buses are late"


def test_keys_may_be_faster_than_the_disk(reading):
    """Right, change, right and the numbers, without a rest between: the table signs all of it."""
    reading.press(ENTER)
    reading.press(Qt.Key.Key_Space)
    reading.say(" at night")
    reading.press(Qt.Key.Key_Space)
    reading.press(ENTER)
    reading.say("8 8")
    reading.settle()
    assert states(reading)[:3] == [
        ("Rents rise", "confirmed"), ("Buses are late at night", "confirmed"), ("Trees cool", "confirmed"),
    ]  # fmt: skip


def test_esc_while_signing_leaves_no_numbers_to_be_kept(reading):
    """The line is empty: the next Enter keeps no "8 8"."""
    for _ in range(3):
        reading.press(ENTER)
    reading.type("8 8")
    reading.press(ESC)
    assert reading.line.text() == "" and reading.panel.reading.state is None


def test_esc_leaves_a_change_that_changed_nothing(reading):
    """The line is empty again, the statement as it was, the reading at the same line."""
    reading.press(Qt.Key.Key_Space)
    reading.press(ESC)
    assert reading.line.text() == "" and reading.panel.reading.state.row.text == "Rents rise"
    assert states(reading)[0] == ("Rents rise", "captured")


def test_words_in_the_line_are_kept_before_a_list_is_read(hands):
    """Half a thought is not swept away by the mode; the edge says what to do."""
    hands.say("One")
    hands.settle()
    hands.type("half")
    hands.panel.reading.choose()
    hands.settle()
    assert hands.panel.reading.state is None and hands.line.text() == "half"
    assert "Keep or clear" in hands.panel.hint_words


def test_numbers_to_sign_with_are_no_draft(reading):
    """A crash while signing brings no "8 8" back as a statement."""
    for _ in range(3):
        reading.press(ENTER)
    reading.type("8 8")
    reading.panel.drafting.flush()
    reading.settle()
    assert reading.draft() == ""


def test_a_change_belongs_to_the_item_that_is_read(reading):
    """Another item may run by now: the changed line stays in the list that is read, and is signed with it."""
    items = reading.ask(queries.agenda_of, session_id=reading.session_id)
    reading.panel.selectors.take_item(items[1].id)
    reading.press(Qt.Key.Key_Space)
    reading.say(" too fast")
    assert len(reading.panel.reading.state.rows) == 3
    reading.press(ENTER)
    reading.press(ENTER)
    reading.say("8")
    reading.settle()
    assert [(each.text, each.state, each.item_id) for each in reading.kept()][0] == (
        "Rents rise too fast", "confirmed", items[0].id,
    )  # fmt: skip


def test_long_words_are_moved_by_the_page_keys(reading):
    """What does not fit the card is reached from the line, and the focus stays."""
    reading.press(Qt.Key.Key_Space)
    reading.line.selectAll()
    reading.say("a very long statement " * 150)
    reading.press(UP)
    reading.settle()
    bar = reading.panel.read_back_view._scroll.verticalScrollBar()
    reading.qtbot.waitUntil(lambda: bar.maximum() > 0)
    reading.press(Qt.Key.Key_PageDown)
    assert bar.value() > 0 and QApplication.focusWidget() is reading.line
    reading.press(Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_each_line_is_said_aloud(reading, aloud):  # noqa: F811
    """Who does not look hears where we are and the words as they are kept."""
    reading.press(ENTER)
    assert any("line 2 of 3" in words and "Buses are late" in words for words in aloud)


def test_every_part_of_the_reading_has_a_name(reading):
    """Tab lands on nothing nameless."""
    assert_named(reading.page)
