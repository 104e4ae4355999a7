"""The live room's law, rule by rule, on a real file (STYLE, section 6)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from council import clock
from council.sessions import actions, queries

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_enter_moves_the_words_to_a_waiting_row_at_once(hands):
    """The line is empty before any answer; the row stands once the words are on disk."""
    hands.say("Rents rise")
    assert hands.line.text() == "" and hands.last().state == "waiting" and hands.last().text == "Rents rise"
    hands.settle()
    assert (hands.last().state, hands.last().number) == ("kept", 1)
    assert [one.text for one in hands.kept()] == ["Rents rise"]


def test_saved_is_said_only_after_the_commit(hands):
    """While a statement waits it is not counted as saved."""
    hands.say("One")
    hands.settle()
    hands.say("Two")
    assert "1 statement " in hands.panel.saved_words and "1 waiting" in hands.panel.saved_words
    hands.settle()
    assert hands.panel.saved_words.startswith("Saved · 2 statements · ")


def test_the_focus_stays_in_the_line(hands):
    """Neither capture, nor an answer, nor data from elsewhere, nor a refusal takes it."""
    hands.say("One")
    hands.settle()
    hands.act(
        actions.capture_statement,
        statement_id=clock.new_id(),
        text="Elsewhere",
        at=clock.now(),
        session_id=hands.session_id,
    )
    hands.disk_fails(True)
    hands.say("Two")
    hands.settle()
    assert QApplication.focusWidget() is hands.line
    hands.disk_fails(False)


@pytest.mark.parametrize("open_list", ["choose_kind", "choose_table", "choose_item", "choose_level"])
def test_lists_open_without_the_focus_and_esc_closes_them(hands, open_list):
    """A list is walked from the line; Esc leaves the words as they are."""
    hands.type("half a thought")
    getattr(hands.panel.selectors, open_list)()
    assert hands.panel.chooser.isVisible() and QApplication.focusWidget() is hands.line
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Escape)
    assert not hands.panel.chooser.isVisible() and hands.line.text() == "half a thought"


def test_typing_goes_on_while_a_list_is_open(hands):
    """A letter closes the list and stands in the line."""
    hands.panel.selectors.choose_kind()
    hands.type("w")
    assert not hands.panel.chooser.isVisible() and hands.line.text() == "w"


def test_a_list_sets_kind_and_table_by_keys(hands):
    """Down and Enter choose; nothing is kept by that Enter."""
    hands.panel.selectors.choose_table()
    for _ in range(3):
        hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    hands.panel.selectors.choose_kind()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    assert not hands.rows()
    hands.say("Too dear")
    hands.settle()
    assert (hands.kept()[0].table, hands.kept()[0].kind) == (3, "concern")


def test_esc_brings_back_from_any_excursion(hands):
    """From the list or a button Esc returns to the line, and never clears."""
    hands.type("half")
    hands.panel.list.setFocus()
    hands.qtbot.keyClick(hands.panel.list, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is hands.line
    hands.press(Qt.Key.Key_Escape)
    assert hands.line.text() == "half"


def test_clicking_a_button_leaves_the_focus_in_the_line(hands):
    """The mouse is an excursion that needs no way back."""
    for button in hands.panel.selectors.findChildren(type(hands.panel.retry_button)):
        hands.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert QApplication.focusWidget() is hands.line
    hands.qtbot.mouseClick(hands.panel.list.viewport(), Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is hands.line


def test_a_failing_disk_leaves_the_words_and_says_so(hands):
    """The row keeps the words and the sentence; typing goes on; trying again keeps it once."""
    hands.say("Kept before")
    hands.settle()
    hands.disk_fails(True)
    hands.say("Said while the disk fails")
    hands.type("and typing goes on")
    hands.settle()
    assert hands.last().state == "failed" and hands.last().sentence
    assert hands.line.text() == "and typing goes on"
    assert "not kept" in hands.panel.saved_words and hands.panel.saved_role == "alarm"
    assert hands.panel.retry_button.isVisibleTo(hands.panel)
    hands.disk_fails(False)
    hands.panel.keeping.retry()
    hands.settle()
    assert [one.text for one in hands.kept()] == ["Kept before", "Said while the disk fails"]
    assert hands.last().state == "kept" and hands.panel.saved_role == "quiet"
    assert not hands.panel.retry_button.isVisibleTo(hands.panel)


def test_trying_again_keeps_the_same_id(hands):
    """A retry can never double a statement."""
    hands.disk_fails(True)
    hands.say("Once")
    hands.settle()
    id = hands.last().id
    hands.disk_fails(False)
    hands.panel.keeping.retry()
    hands.panel.keeping.retry()
    hands.settle()
    assert [one.id for one in hands.kept()] == [id]


def test_up_takes_back_what_could_not_be_kept(hands):
    """A failed row can be mended in the line and sent again under its own id."""
    hands.disk_fails(True)
    hands.say("! Onec")
    hands.settle()
    id = hands.last().id
    hands.press(Qt.Key.Key_Up)
    assert (hands.line.text(), len(hands.rows())) == ("Onec", 0)
    hands.disk_fails(False)
    hands.press(Qt.Key.Key_Backspace)
    hands.press(Qt.Key.Key_Backspace)
    hands.say("ce")
    hands.settle()
    assert [(one.id, one.text, one.kind) for one in hands.kept()] == [(id, "Once", "concern")]


def test_a_fault_of_ours_leaves_the_words_to_be_tried_again(hands, monkeypatch, caplog):
    """Even a bug in a verb loses nothing that was typed."""

    def broken(db, **given):
        raise RuntimeError("a bug")

    monkeypatch.setattr(hands.desk.feedback, "fault", lambda error: None)
    hands.desk.runner.broke.disconnect()
    hands.desk.runner.broke.connect(hands.panel.keeping._on_broke)
    with monkeypatch.context() as patch:
        patch.setattr(actions, "capture_statement", broken)
        hands.say("Said")
        hands.settle()
    assert hands.last().state == "failed"
    hands.panel.keeping.retry()
    hands.settle()
    assert [one.text for one in hands.kept()] == ["Said"]
    caplog.clear()


def test_the_same_words_twice_at_once_are_kept_once_and_offered_again(hands):
    """A slip of the Enter key is no second voice, unless it is said to be one."""
    hands.say("Yes")
    hands.say("Yes")
    hands.settle()
    assert [row.state for row in hands.rows()] == ["kept", "failed"]
    hands.panel.keeping.retry()
    hands.settle()
    assert len(hands.kept()) == 2 and [row.state for row in hands.rows()] == ["kept", "kept"]


def test_marks_reach_the_file(hands):
    """Kind, seat, table, carrying and belonging are kept as they were marked."""
    hands.say("First")
    hands.say("@12 #3 ! ^ > Too dear")
    hands.settle()
    first, second = hands.kept()
    assert (second.text, second.kind, second.seat_number, second.table) == ("Too dear", "concern", 12, 3)
    assert second.carry and second.answers_id == first.id


def test_attribution_is_the_table_unless_chosen(hands):
    """The usual level is the table; with nobody, the seat is not stored at all."""
    hands.say("@12 One")
    hands.panel.selectors.choose_level()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    hands.say("@12 Two")
    hands.settle()
    assert [(one.level, one.seat_number) for one in hands.kept()] == [("table", 12), ("none", None)]


def test_the_item_that_runs_is_the_one_kept_with_the_words(hands):
    """Without a choice, statements belong to what runs now."""
    running = hands.ask(queries.agenda_of, session_id=hands.session_id)[0]
    hands.say("Said")
    hands.settle()
    assert hands.kept()[0].item_id == running.id


def test_the_last_table_stays_and_the_rest_goes(hands):
    """Only the table is carried from one statement to the next."""
    hands.say("#3 ? @12 Who pays")
    assert hands.panel.composer.state.chips == ("table",)
    hands.say("And how")
    hands.settle()
    second = hands.kept()[1]
    assert (second.table, second.kind, second.seat_number) == (3, "view", None)


def test_backspace_takes_chips_away(hands):
    """At the start of the line each press takes the chip set last."""
    hands.type("#3 ? ")
    hands.press(Qt.Key.Key_Backspace)
    assert hands.panel.composer.state.chips == ("table",)
    hands.press(Qt.Key.Key_Backspace)
    assert hands.panel.composer.state.chips == ()


def test_a_seat_that_does_not_exist_stays_words_and_is_named(hands):
    """Nothing typed vanishes; the edge says what is wrong."""
    hands.type("@77 hello")
    assert hands.line.text() == "@77 hello" and hands.panel.hint_words == "There is no seat 77."


def test_up_in_an_empty_line_corrects_the_last(hands):
    """The correction takes the row's place, keeps its number, and the old wording stays in the record."""
    hands.say("#3 ! Rents rsie")
    hands.settle()
    hands.press(Qt.Key.Key_Up)
    assert (
        hands.line.text() == "Rents rsie"
        and "Correcting 1" in hands.panel.composer.line.accessibleDescription()
    )
    hands.press(Qt.Key.Key_Backspace)
    hands.press(Qt.Key.Key_Backspace)
    hands.press(Qt.Key.Key_Backspace)
    hands.say("ise")
    assert [row.text for row in hands.rows()] == ["Rents rise"]
    hands.settle()
    assert [(one.number, one.text, one.kind, one.table) for one in hands.kept()] == [
        (1, "Rents rise", "concern", 3)
    ]
    assert [one.text for one in hands.ask(queries.versions_of, number=1)] == ["Rents rsie", "Rents rise"]


def test_what_still_waits_can_be_corrected(hands):
    """Up does not wait for the disk."""
    hands.say("Onec")
    hands.press(Qt.Key.Key_Up)
    hands.line.selectAll()
    hands.say("Once")
    hands.settle()
    assert [one.text for one in hands.kept()] == ["Once"] and [row.text for row in hands.rows()] == ["Once"]


def test_an_unchanged_correction_changes_nothing(hands):
    """Enter on the old words leaves one version."""
    hands.say("Same")
    hands.settle()
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Return)
    hands.settle()
    assert len(hands.ask(queries.versions_of, number=1)) == 1
    assert [(row.state, row.text) for row in hands.rows()] == [("kept", "Same")]


def test_up_and_down_walk_the_rows_and_come_back_to_an_empty_line(hands):
    """Only untouched words are walked over; what was changed stays."""
    for words in ("#2 One", "Two", "Three"):
        hands.say(words)
    hands.settle()
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Up)
    assert hands.line.text() == "Two"
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down)
    assert hands.line.text() == "" and hands.panel.composer.state.table == 2
    hands.press(Qt.Key.Key_Up)
    hands.type("!")
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Down)
    assert hands.line.text() == "Three!"


def test_up_with_words_in_the_line_does_nothing(hands):
    """What is being typed is never swapped for something else."""
    hands.say("One")
    hands.type("half")
    hands.press(Qt.Key.Key_Up)
    assert hands.line.text() == "half"


def test_a_refused_correction_keeps_the_new_words_in_sight(hands):
    """The row shows the words that were not kept; taken back, the old row stands again."""
    hands.say("Old words")
    hands.settle()
    hands.press(Qt.Key.Key_Up)
    hands.disk_fails(True)
    hands.line.selectAll()
    hands.say("New words")
    hands.settle()
    assert [(row.state, row.text) for row in hands.rows()] == [("failed", "New words")]
    hands.press(Qt.Key.Key_Up)
    assert [(row.state, row.text) for row in hands.rows()] == [("kept", "Old words")]
    assert hands.line.text() == "New words"
    hands.disk_fails(False)
    hands.press(Qt.Key.Key_Return)
    hands.settle()
    assert [one.text for one in hands.kept()] == ["New words"]


def test_ctrl_enter_marks_the_last_read_back(hands):
    """Only with an empty line, so that no half thought is sent by a slip."""
    hands.say("Right so")
    hands.settle()
    hands.type("half")
    hands.press(Qt.Key.Key_Return, CONTROL)
    hands.settle()
    assert hands.kept()[0].state == "captured" and hands.line.text() == "half"
    hands.line.show_text("")
    hands.panel.composer.show_line(type(hands.panel.composer.state)())
    hands.press(Qt.Key.Key_Return, CONTROL)
    hands.settle()
    assert hands.kept()[0].state == "read_back" and hands.last().state == "read_back"


def test_undo_takes_the_last_statement_away_and_redo_brings_it_back(hands):
    """Undo is the council's own; the list follows it."""
    hands.say("One")
    hands.say("Two")
    hands.settle()
    hands.desk.runner.undo(hands.page)
    hands.settle()
    assert [row.text for row in hands.rows()] == ["One"]
    hands.desk.runner.redo(hands.page)
    hands.settle()
    assert [row.text for row in hands.rows()] == ["One", "Two"]


def test_undo_of_a_correction_brings_the_old_words_back_in_place(hands):
    """The row does not move."""
    for words in ("One", "Two"):
        hands.say(words)
    hands.settle()
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Up)
    hands.say("!")
    hands.settle()
    assert [row.text for row in hands.rows()] == ["One!", "Two"]
    hands.desk.runner.undo(hands.page)
    hands.settle()
    assert [row.text for row in hands.rows()] == ["One", "Two"]


def test_join_adds_the_words_to_the_statement_above(hands):
    """Ctrl+J mends a thought that was cut in two."""
    hands.say("Rents rise")
    hands.type("faster than pay")
    hands.press(Qt.Key.Key_J, CONTROL)
    hands.settle()
    assert [one.text for one in hands.kept()] == ["Rents rise faster than pay"] and hands.line.text() == ""


def test_split_keeps_what_stands_before_the_cursor(hands):
    """Ctrl+Shift+Enter cuts one line into two thoughts with the same chips."""
    hands.type("? Who pays and who decides")
    hands.line.setCursorPosition(len("Who pays "))
    hands.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert hands.line.text() == "and who decides"
    hands.press(Qt.Key.Key_Return)
    hands.settle()
    assert [(one.text, one.kind) for one in hands.kept()] == [
        ("Who pays", "question"),
        ("and who decides", "question"),
    ]


def test_an_empty_line_keeps_nothing_and_says_nothing(hands):
    """Blanks are no statement and no message box."""
    hands.say("   ")
    hands.press(Qt.Key.Key_Return)
    hands.settle()
    assert not hands.rows() and not hands.kept()


def test_a_text_too_long_is_kept_in_part_and_the_rest_stays(hands):
    """Nothing of a pasted page is lost."""
    hands.line.setText("word " * 5_000)
    hands.line.textEdited.emit(hands.line.text())
    hands.press(Qt.Key.Key_Return)
    hands.settle()
    assert len(hands.kept()[0].text) <= 20_000 and hands.line.text().startswith("word")
    assert len(hands.kept()[0].text) + len(hands.line.text()) > 24_990


def test_a_near_twin_is_named_at_the_edge_and_stops_nothing(hands):
    """The hint is words, not a question; Enter keeps."""
    hands.say("Rents rise faster than pay in the inner city")
    hands.settle()
    hands.type("in the inner city rents rise faster than pay")
    hands.qtbot.waitUntil(lambda: hands.panel.hint_words.startswith("Close to 1"), timeout=2000)
    hands.press(Qt.Key.Key_Return)
    hands.settle()
    assert len(hands.kept()) == 2


def test_statements_from_elsewhere_come_at_the_end_without_moving_the_rest(hands):
    """Selection and scroll stay; a row in work stays; new rows come at one end."""
    hands.fill(60)
    view = hands.panel.list
    view.choose(hands.rows()[5].id)
    view.verticalScrollBar().setValue(40)
    chosen, place = view.chosen().id, view.verticalScrollBar().value()
    hands.act(
        actions.capture_statement,
        statement_id=clock.new_id(),
        text="From elsewhere",
        at=clock.now(),
        session_id=hands.session_id,
    )
    assert hands.last().text == "From elsewhere"
    assert (view.chosen().id, view.verticalScrollBar().value()) == (chosen, place)


def test_the_list_follows_the_newest_row_from_the_end(hands):
    """Who looks at the end sees what was just kept."""
    hands.fill(40)
    hands.say("And one more")
    hands.settle()
    bar = hands.panel.list.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0


def test_a_chosen_statement_can_be_withdrawn(hands):
    """It leaves the list, and Undo brings it back."""
    hands.say("Not for the record")
    hands.settle()
    hands.panel.list.choose(hands.rows()[0].id)
    hands.panel.versions.withdraw()
    hands.settle()
    assert not hands.kept() and not hands.rows()


def test_another_sessions_statements_do_not_come_in(hands):
    """The list is that of one session."""
    hands.act(actions.capture_statement, statement_id=clock.new_id(), text="Elsewhere", at=clock.now())
    assert not hands.rows()


def test_names_never_appear(hands):
    """A statement with a seat shows its number, never an alias or a name."""
    hands.say("@12 Said")
    hands.settle()
    shown = hands.panel.model.data(hands.panel.model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert "Seat 12" in shown and "Alias" not in shown
