"""Attendance: one key a seat, a line at the door for a number pad, times that can be corrected."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from council.sessions import actions
from council.sessions.room import Seated
from tests.council.sessions.rooms import NINE
from tests.ui.sessions.seating import run, wait
from tests.ui.visiting import assert_named, keys, settle, visit
from ui.page import Desk
from ui.sessions.seats.attendance import AttendancePage
from ui.sessions.seats.attendance_state import AttendanceRow
from ui.sessions.seats.door_state import read_entry
from ui.sessions.seats.presence_form import PresenceForm, time_of


def states(page: AttendancePage) -> dict[int, str]:
    return {each.number: each.state for each in page._view.table.values()}


def test_at_the_door_a_number_and_enter_are_enough(panel: Desk, qtbot) -> None:
    """A seat typed at the door is present, the line empty and ready; an unknown number is refused."""
    page = visit(AttendancePage, panel, qtbot)
    for number in ("7", "12"):
        keys(page._door, number, Qt.Key.Key_Return)
        wait(page, qtbot)
    assert (states(page)[7], states(page)[12], page._door.text()) == ("present", "present", "")
    keys(page._door, "99", Qt.Key.Key_Return)
    assert page._at_door.refusal == "There is no seat 99."
    assert page._here.text() == "2 of 24 are here"


def test_one_key_notes_a_seat_and_steps_on(panel: Desk, qtbot) -> None:
    """P, L, A in the list note one seat after the other; Backspace forgets."""
    page = visit(AttendancePage, panel, qtbot)
    page._view.choose(page._view.table.values()[0].id)
    page._view.setFocus()
    panel.commands.refresh_now()
    for key in (Qt.Key.Key_P, Qt.Key.Key_L, Qt.Key.Key_A):
        QTest.keyClick(page._view, key)
        wait(page, qtbot)
    assert [states(page)[number] for number in (1, 2, 3, 4)] == ["present", "late", "absent", "expected"]
    page._view.choose(page._view.table.values()[2].id)
    panel.commands.refresh_now()
    QTest.keyClick(page._view, Qt.Key.Key_Backspace)
    wait(page, qtbot)
    assert states(page)[3] == "expected"
    assert_named(page)


def test_leaving_before_arriving_is_refused_in_words(panel: Desk, qtbot) -> None:
    """The refusal stands in the page."""
    page = visit(AttendancePage, panel, qtbot)
    page._view.choose(page._view.table.values()[4].id)
    run(page, qtbot, "sessions.left")
    assert "Seat 5" in page._banner.words


def row_of(number: int, alias: str) -> AttendanceRow:
    return AttendanceRow(str(number), number, alias, "expected", "expected", "", "", "")


ROWS = (row_of(1, "Anna"), row_of(2, "Anna Lund"), row_of(12, "Bo"), row_of(13, "Bosse"))


@pytest.mark.parametrize(
    ("text", "number", "state"),
    [
        ("12", 12, "present"),
        (" 012 ", 12, "present"),
        ("12+", 12, "late"),
        ("12 -", 12, "left"),
        ("1/", 1, "excused"),
        ("1*", 1, "absent"),
        ("anna", 1, "present"),
        ("LUND", 2, "present"),
        ("bosse +", 13, "late"),
    ],
)
def test_an_entry_at_the_door_is_a_number_or_an_alias_and_a_sign(text: str, number: int, state: str) -> None:
    """Every key it needs is on a number pad; an alias that is whole wins over one that begins like it."""
    entry = read_entry(text, ROWS)
    assert (entry.seat.number, entry.state, entry.refusal) == (number, state, "")


@pytest.mark.parametrize(
    ("text", "words"),
    [("99", "no seat 99"), ("zoe", "goes by “zoe”"), ("an", "1 Anna, 2 Anna Lund"), ("+", "goes by “”")],
)
def test_an_entry_that_names_nobody_says_why(text: str, words: str) -> None:
    """An unknown number or alias, and several that fit, are said."""
    entry = read_entry(text, ROWS)
    assert entry.seat is None
    assert words in entry.refusal


def test_the_door_says_where_to_sit_and_takes_signs(panel: Desk, qtbot) -> None:
    """Who comes hears the table; signs and aliases do; Ctrl+Z in the empty line is the council's."""
    got: list = []
    panel.runner.act(qtbot, seat_two, got.append)
    qtbot.waitUntil(lambda: bool(got))
    page = visit(AttendancePage, panel, qtbot)
    page.take_focus()
    keys(page._door, "2")
    assert page._told.text() == "Seat 2, Member 2, expected, table 1"
    keys(page._door, "+", Qt.Key.Key_Enter)
    wait(page, qtbot)
    assert (states(page)[2], page._told.text()) == ("late", "Seat 2 is late. Table 1.")
    keys(page._door, "member 5", Qt.Key.Key_Return)
    wait(page, qtbot)
    assert "No table yet" in page._told.text()
    keys(page._door, "5-", Qt.Key.Key_Return)
    wait(page, qtbot)
    assert states(page)[5] == "left"
    assert page._door.hasFocus()
    undo = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    undo.ignore()
    QApplication.sendEvent(page._door, undo)
    assert not undo.isAccepted()
    panel.runner.undo(page)
    wait(page, qtbot)
    assert states(page)[5] == "present"


def seat_two(db) -> None:
    from council.sessions import queries

    (table,) = actions.lay_tables(db, count=1, places=4)
    session = queries.sessions_of(db)[0]
    seats = queries.attendance_of(db, session_id=session.id)
    db.flush()
    places = [Seated(seats[0].id, table), Seated(seats[1].id, table)]
    actions.keep_seating(db, session_id=session.id, places=places, at=NINE)


def test_times_are_corrected_and_counted_with_their_base(panel: Desk, qtbot) -> None:
    """T opens the times of one seat; words that are no time are refused, and an end before the start too."""
    page = visit(AttendancePage, panel, qtbot)
    seat = page._view.table.values()[2]
    page._view.choose(seat.id)
    page._view.setFocus()
    panel.commands.refresh_now()
    QTest.keyClick(page._view, Qt.Key.Key_T)
    form = page.findChildren(PresenceForm)[-1]
    form.since.editor.setText("half nine")
    form.submit()
    assert "is no time" in form.since.refusal
    form.since.editor.setText("9.30")
    form.until.editor.setText("0915")
    form.submit()
    wait(page, qtbot)
    assert "cannot leave before arriving" in form.until.refusal
    form.until.editor.setText("1115")
    form.submit()
    wait(page, qtbot)
    kept = page._seats[seat.id]
    assert (kept.since, kept.until) == (NINE + timedelta(minutes=30), NINE + timedelta(minutes=135))
    assert page.head._facts.text() == "23 expected · 1 left early · of 24 seats"


def test_times_are_read_as_people_write_them() -> None:
    """With a colon, a point or nothing between; nothing else."""
    assert [time_of(text).toString("HH:mm") for text in ("9:15", "09.15", "0915", " 915 ")] == ["09:15"] * 4
    assert [time_of(text) for text in ("25:00", "9", "", "nine")] == [None] * 4


def test_the_rest_is_absent_once_the_session_runs(panel: Desk, qtbot) -> None:
    """Before it begins everyone is expected and the command says so; then it notes all who did not come."""
    page = visit(AttendancePage, panel, qtbot)
    keys(page._door, "7", Qt.Key.Key_Return)
    wait(page, qtbot)
    assert "Before the session" in panel.commands.why_not("sessions.rest_absent")
    given = {"session_id": page.session.id, "at": NINE, "reason": "test"}
    page.act(actions.start_session, None, **given)
    settle(panel.runner, qtbot)
    wait(page, qtbot)
    run(page, qtbot, "sessions.rest_absent")
    assert sorted(set(states(page).values())) == ["absent", "present"]
    assert list(states(page).values()).count("absent") == 23


def test_the_session_chosen_is_the_windows(panel: Desk, qtbot) -> None:
    """A page shown again stands at the session chosen elsewhere in the window."""
    page = visit(AttendancePage, panel, qtbot)
    first = page.session.id
    page.hide()
    page.window().setProperty("session", page._picker.sessions[1].id)
    page.show()
    wait(page, qtbot)
    assert page.session.id != first
    assert page.session.number == 2
