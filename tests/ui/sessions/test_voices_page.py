"""The page of voices: shares with their base, few people hidden, not measured said so, export."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from council import clock
from council.sessions import actions, queries
from council.sessions.plans import SessionPlan
from council.sessions.room import Seated
from council.sessions.timers import Timer
from tests.council.sessions.rooms import seat_people
from tests.ui.visiting import assert_named, settle, visit
from ui.sessions.spoken import state
from ui.sessions.spoken.log_form import LogForm
from ui.sessions.spoken.page import VoicesPage
from ui.sessions.spoken.voices_state import VoicesState

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


@pytest.fixture
def room(desk, qtbot):
    """A page over a session of fourteen people at two tables, three of them from the hills."""

    class Room:
        def act(self, verb, **given):
            got = []
            desk.runner.act(qtbot, verb, got.append, **given)
            qtbot.waitUntil(lambda: bool(got))
            return got[0].value

        def settle(self):
            for _round in range(3):
                settle(desk.runner, qtbot)
            desk.commands.refresh_now()

        def speak(self, seat, minutes):
            self.act(actions.note_turn, session_id=self.session, seat_id=self.seats[seat],
                     start=clock.now(), seconds=60.0 * minutes)  # fmt: skip
            self.settle()

    made = Room()
    rows = [{"gender": "fm"[at % 2], "home": "hills" if at < 3 else "harbour" if at < 8 else "town"}
            for at in range(14)]  # fmt: skip
    made.seats = made.act(seat_people, attributes=rows)
    now = clock.now()
    plan = SessionPlan(title="Day", start=now, end=now + timedelta(hours=2))
    made.session = made.act(actions.plan_session, session=plan)
    tables = made.act(actions.lay_tables, count=2, places=7)
    places = [Seated(seat, tables[at % 2]) for at, seat in enumerate(made.seats)]
    made.act(actions.keep_seating, session_id=made.session, places=places, at=now)
    made.page = visit(VoicesPage, desk, qtbot)
    made.settle()
    yield made
    made.page.hide()
    settle(desk.runner, qtbot)


def test_before_any_turn_it_says_not_measured(room):
    """No zero is shown for what nobody noted."""
    assert room.page.is_empty
    assert room.page.action("sessions.turn_log").isEnabled()


def test_shares_by_table_and_field(room):
    """Each break-down has its own table; the three from the hills hide, and the smallest other with them."""
    room.speak(0, 3)
    room.speak(1, 1)
    assert not room.page.is_empty
    table = room.page._chart._table
    assert [row[:4] for row in table.values()] == [
        ("Table 1", "7", "1", "1 of 2"),
        ("Table 2", "7", "1", "1 of 2"),
    ]
    room.page._on_field("home")
    assert [(row[0], row[1]) for row in table.values()] == [("harbour", "–"), ("hills", "–"), ("town", "6")]
    assert_named(room.page)


def test_switched_off_it_says_so(room):
    """The switch stands in a form; off, the page is empty and the facts say why."""
    room.speak(0, 3)
    room.page._change_log()
    form = next(w for w in QApplication.topLevelWidgets() if isinstance(w, LogForm) and w.isVisible())
    form._is_on.setChecked(False)
    form.submit()
    room.settle()
    assert not isValid(form) and room.page.is_empty
    assert "not measured" in room.page.head._facts.text()


def test_the_export_has_every_figure_with_its_base(room, tmp_path):
    """A line for all, one for each group; a hidden group has its name and no figure."""
    room.speak(0, 3)
    room.speak(9, 1)
    path = tmp_path / "voices.csv"
    room.page.desk.feedback.files = lambda kind, *rest, **more: path
    room.page.desk.commands.run("sessions.export_voices")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (rows[0]["field"], rows[0]["turns"], rows[0]["people"]) == ("all", "2", "14")
    hidden = [row for row in rows if row["shown"] == "hidden"]
    assert {row["value"] for row in hidden} == {"hills", "harbour"}
    assert all(not row["people"] and not row["seconds"] for row in hidden)
    women = next(row for row in rows if row["value"] == "f")
    assert (women["people"], women["people_of"], women["seconds"], women["seconds_of"]) == (
        "7", "14", "180", "240",
    )  # fmt: skip


def test_the_whole_council(room):
    """All sessions together have no table, for people sit elsewhere each time."""
    room.speak(0, 3)
    room.page.desk.commands.run("sessions.voices_whole")
    room.settle()
    assert [id for id, _words in VoicesState.of(room.page._voices).fields] == ["gender", "home"]
    assert "whole council" in room.page.head._facts.text()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1500, "25 minutes left, until 12:25"),
        (61, "2 minutes left, until 12:01"),
        (59, "less than a minute left, until 12:00"),
        (0, "Time is up"),
        (-59, "Time is up"),
        (-60, "1 minute over"),
        (-200, "3 minutes over"),
        (7200, "2 h left, until 14:00"),
        (7500, "2 h 5 min left, until 14:05"),
    ],
)
def test_minutes_are_said_and_never_seconds(seconds, words):
    """What is left in whole minutes begun, what is over in whole minutes gone; nothing scolds."""
    timer = Timer("item", 10_000, since=NOON, state="running", spent_seconds=10_000 - seconds)
    assert state.item_words(timer, NOON, lambda moment: f"{moment:%H:%M}") == words


def test_a_turn_has_its_seconds():
    """A turn with an end counts down and then over; one without counts up."""
    given = Timer("turn", 90, since=NOON, state="running")
    free = Timer("turn", 0, since=NOON, state="running")
    later = NOON + timedelta(seconds=75)
    assert state.turn_words(given, later) == "0:15 left"
    assert state.turn_words(given, later + timedelta(seconds=30)) == "0:15 over"
    assert state.turn_words(free, later) == "1:15"


def test_nothing_about_single_seats_is_in_the_figures(room):
    """Whoever spoke longest is not to be found: the answer names no seat."""
    room.speak(0, 3)
    got = []
    room.page.ask(queries.voices_of, got.append, session_id=room.session)
    room.settle()
    assert not any(seat in repr(got[0]) for seat in room.seats)
