"""The day by keys: items, time and turns from the capture line, whose focus and words nothing touches."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from council import clock
from council.sessions import actions, queries
from council.sessions.plans import ItemPlan, SessionPlan
from council.sessions.room import Seated
from tests.ui.visiting import assert_named, settle, visit
from ui.sessions.live.page import CapturePage
from ui.sessions.times import clock_words
from ui.shell.rooms import Frame
from ui.widgets import Button

ALT, SHIFT, CONTROL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


class Facilitator:
    """Somebody at the live page of a session with two tables of six, three items, not begun."""

    def __init__(self, desk, qtbot, people: tuple[str, ...]) -> None:
        self.desk, self.qtbot, self.seats = desk, qtbot, people
        now = clock.now()
        plan = SessionPlan(title="Day", start=now, end=now + timedelta(hours=3))
        self.session = self.act(actions.plan_session, session=plan)
        items = [ItemPlan(title=title, minutes=30) for title in ("Round", "Talk", "Close")]
        self.items = self.act(actions.add_items, session_id=self.session, items=items)
        self.tables = self.act(actions.lay_tables, count=2, places=6)
        places = [Seated(seat, self.tables[at % 2]) for at, seat in enumerate(people)]
        self.act(actions.keep_seating, session_id=self.session, places=places, at=now)
        self.page = visit(CapturePage, desk, qtbot)
        self.page.panel.focus_line()
        self.settle()

    def settle(self) -> None:
        for _round in range(3):  # an answer may ask again
            settle(self.desk.runner, self.qtbot)
        self.desk.commands.refresh_now()

    def act(self, verb, **given):
        got = []
        self.desk.runner.act(self.qtbot, verb, got.append, **given)
        self.qtbot.waitUntil(lambda: bool(got))
        return got[0].value

    def ask(self, query, **given):
        got = []
        self.desk.runner.ask(self.qtbot, query, got.append, **given)
        self.qtbot.waitUntil(lambda: bool(got))
        return got[0]

    def press(self, key, keys=ALT) -> None:
        QTest.keyClick(self.page.panel.line, key, keys)
        self.settle()
        assert self.page.panel.line.hasFocus()

    def type(self, words: str) -> None:
        QTest.keyClicks(self.page.panel.line, words)
        self.settle()

    def begin(self) -> None:
        """Begin the session and its first item, with nothing else made ready."""
        self.press(Qt.Key.Key_N)
        self.press(Qt.Key.Key_N)

    def states(self) -> list[str]:
        return [item.state for item in self.ask(queries.agenda_of, session_id=self.session)]

    def turns(self):
        return self.ask(queries.turns_of, session_id=self.session)


@pytest.fixture
def room(desk, qtbot):
    from tests.council.sessions.rooms import seat_people

    got = []
    rows = [{"gender": "fm"[at % 2]} for at in range(12)]
    desk.runner.act(qtbot, seat_people, got.append, attributes=rows)
    qtbot.waitUntil(lambda: bool(got))
    made = Facilitator(desk, qtbot, got[0].value)
    yield made
    made.page.hide()
    settle(desk.runner, qtbot)


def test_a_session_that_is_not_ready_says_so_and_begins_when_asked_again(room):
    """Alt+N names what is missing; once more begins all the same, and the record keeps that."""
    room.press(Qt.Key.Key_N)
    assert "Alt+N" in room.page._banner.words and room.states() == ["planned"] * 3
    room.press(Qt.Key.Key_N)
    assert room.states() == ["running", "planned", "planned"]
    assert not room.page._banner.words
    assert room.ask(queries.sessions_of)[0].waived


def test_the_day_runs_by_keys_alone(room):
    """Items begin and end, five minutes more, a pause and on, the end; half a sentence stays in the line."""
    room.type("half a")
    room.begin()
    room.press(Qt.Key.Key_A, ALT | SHIFT)
    room.press(Qt.Key.Key_A)
    assert room.ask(queries.agenda_of, session_id=room.session)[0].minutes == 36
    room.press(Qt.Key.Key_W)
    assert room.ask(queries.sessions_of)[0].state == "paused"
    assert room.page.conduct.strip.state.mark == "paused"
    room.press(Qt.Key.Key_W)
    room.press(Qt.Key.Key_N)
    assert room.states() == ["done", "running", "planned"]
    room.press(Qt.Key.Key_D)
    assert room.states() == ["done", "done", "planned"]
    room.press(Qt.Key.Key_D, CONTROL | SHIFT)
    assert "1 agenda item has not begun" in room.page._banner.words
    room.press(Qt.Key.Key_D, CONTROL | SHIFT)
    assert not room.page._banner.words
    assert room.ask(queries.sessions_of)[0].state == "ended"
    assert room.page.panel.line.text() == "half a"


def test_parked_lines_are_named_before_the_session_ends(room):
    """The first time they are named, the second time the session ends."""
    room.begin()
    room.type("~ Buses")
    room.press(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    room.press(Qt.Key.Key_D, CONTROL | SHIFT)
    assert "1 parked line" in room.page._banner.words
    assert room.ask(queries.sessions_of)[0].state == "running"
    room.press(Qt.Key.Key_D, CONTROL | SHIFT)
    assert room.ask(queries.sessions_of)[0].state == "ended"


def test_now_and_next_stand_at_the_edge(room):
    """What runs, how long, what is next and the day's rest are words beside a dial."""
    assert room.page.conduct.strip.state.title == "Not begun yet"
    room.begin()
    words = " | ".join(room.page.conduct.strip.words)
    assert "Round" in words and "30 minutes left" in words and "Next Talk" in words
    assert "to the end of the session" in words


def test_a_restart_shows_the_right_time(still_clock, room):
    """A page made anew ten minutes later shows twenty of thirty minutes: nothing was counted in between."""
    room.begin()
    still_clock(timedelta(seconds=600))
    page = visit(CapturePage, room.desk, room.qtbot)
    for _round in range(3):
        settle(room.desk.runner, room.qtbot)
    assert "20 minutes left" in page.conduct.strip.state.time
    page.hide()


def test_a_place_takes_the_floor_and_gives_it_back(still_clock, room):
    """Alt+2 at table 1 is its second seat; the same key ends; the next place takes over by itself."""
    room.begin()
    room.type("#1 ")
    room.press(Qt.Key.Key_2)
    assert [chair.state for chair in room.page.floor.strip.state.chairs][:3] == [
        "silent",
        "speaking",
        "silent",
    ]
    still_clock(timedelta(seconds=30))
    room.press(Qt.Key.Key_3)
    still_clock(timedelta(seconds=20))
    room.press(Qt.Key.Key_3)
    turns = room.turns()
    assert [(turn.seat_id, turn.seconds) for turn in turns] == [(room.seats[2], 30.0), (room.seats[4], 20.0)]
    assert {turn.table_id for turn in turns} == {room.tables[0]}
    assert {turn.item_id for turn in turns} == {room.items[0]}


def test_a_tap_is_the_same_as_the_key(room):
    """The button of a place does what its key does, and the focus stays in the line."""
    room.begin()
    room.type("#1 ")
    button = room.page.floor.strip._buttons[0]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    room.settle()
    assert [turn.seat_id for turn in room.turns()] == [room.seats[0]]
    assert room.page.panel.line.hasFocus() and button.isChecked()


def test_pass_and_question_name_the_turn_or_the_next_key(room):
    """Alt+P makes the running turn a pass; with nobody speaking the next key is one."""
    room.begin()
    room.type("#1 ")
    room.press(Qt.Key.Key_1)
    room.press(Qt.Key.Key_P)
    room.press(Qt.Key.Key_Q)
    assert room.page.floor.strip.state.lead == "Who asks?"
    room.press(Qt.Key.Key_2)
    room.press(Qt.Key.Key_2)
    room.press(Qt.Key.Key_P)
    room.press(Qt.Key.Key_P)
    room.press(Qt.Key.Key_3)
    assert [turn.kind for turn in room.turns()] == ["pass", "question", "open"]


def test_the_seat_in_the_line_takes_the_floor(room):
    """@7 and Alt+O: no table is needed; the words and the chip stay."""
    room.begin()
    room.type("@7 I think")
    room.press(Qt.Key.Key_O)
    assert [turn.seat_id for turn in room.turns()] == [room.seats[6]]
    assert room.page.panel.composer.state.seat == 7 and room.page.panel.line.text() == "I think"


def test_who_was_not_heard_might_like_to_be_asked(room):
    """Those who spoke leave the words; who passed in this item is not asked again."""
    room.begin()
    room.type("#1 ")
    assert "seat 1, 3, 5 and 3 more" in room.page.floor.strip.state.ask
    for key in (Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_P, Qt.Key.Key_2):
        room.press(key)
    assert "seat 5, 7, 9 and 1 more" in room.page.floor.strip.state.ask


def test_a_log_that_is_off_keeps_no_turn(room):
    """The keys say why they do nothing, and the strip says "not measured"."""
    room.begin()
    room.act(actions.set_turn_log, is_on=False)
    room.settle()
    room.type("#1 ")
    room.press(Qt.Key.Key_1)
    assert room.turns() == () and "not measured" in room.page.floor.strip.state.lead


def test_a_low_page_says_time_in_its_quiet_line(room):
    """Where there is no room for strips, time and speaker stand under the page's name."""
    room.begin()
    room.type("#1 ")
    room.press(Qt.Key.Key_1)
    assert room.page.conduct.strip.isVisible() and room.page.floor.strip.isVisible()
    low = CapturePage(room.desk)
    room.qtbot.addWidget(low)
    low.resize(700, 330)
    low.show()
    room.settle()
    QTest.keyClicks(low.panel.line, "#1 ")
    room.settle()
    assert not low.conduct.strip.isVisible() and not low.floor.strip.isVisible()
    assert "30 minutes left" in low.head._facts.text() and "Seat 1" in low.head._facts.text()
    low.hide()


def test_a_window_made_lower_shows_the_line(room):
    """Time and turns give way before the page has to be scrolled, also where it was high before."""
    room.begin()
    frame = Frame(CapturePage(room.desk))
    room.qtbot.addWidget(frame)
    frame.resize(760, 900)
    frame.show()
    room.settle()
    page = frame.widget()
    assert page.conduct.strip.isVisible()
    least = page.minimumSizeHint().height()
    frame.resize(740, least - 20)
    room.settle()
    assert not page.conduct.strip.isVisible() and not page.floor.strip.isVisible()
    frame.hide()


def test_the_session_is_chosen_in_the_head_too(room):
    """A tap on it offers the sessions above the line, which keeps the focus."""
    found = [one for one in room.page.findChildren(Button) if "Session" in one.text()]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    room.settle()
    assert room.page.panel.line.hasFocus()
    assert room.page.panel.chooser.isVisible()


def test_a_key_that_can_do_nothing_says_why_and_types_nothing(room):
    """Without a table, and before the session began, the keys say what is missing; the line stays."""
    said = []
    room.page.toast = lambda words, outcome=None: said.append(words)
    for key in (Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_D, Qt.Key.Key_T, Qt.Key.Key_W, Qt.Key.Key_S):
        room.press(key)
    assert room.page.panel.line.text() == "" and len(said) == 6
    assert "not begun" in said[0] and said[2] == "No item runs." and "not begun" in said[4]
    room.begin()
    room.press(Qt.Key.Key_1)
    assert "table" in said[-1] and room.page.panel.line.text() == ""


def test_the_floor_is_open_only_while_the_session_runs(room):
    """Before it begins and after it has ended nobody is asked to speak, and no key notes a turn."""
    room.type("#1 ")
    room.press(Qt.Key.Key_1)
    assert not room.page.floor.strip.isVisible() and room.turns() == ()
    room.begin()
    room.press(Qt.Key.Key_1)
    assert room.page.floor.strip.isVisible() and len(room.turns()) == 1
    room.press(Qt.Key.Key_D, CONTROL | SHIFT)
    room.press(Qt.Key.Key_D, CONTROL | SHIFT)
    assert room.ask(queries.sessions_of)[0].state == "ended"
    room.press(Qt.Key.Key_2)
    assert not room.page.floor.strip.isVisible() and len(room.turns()) == 1


def test_times_are_those_of_the_place(room):
    """A session across the world shows the clock on the wall there, as every other page does."""
    session = room.ask(queries.sessions_of)[0]
    there = SessionPlan(title="Day", start=session.start, end=session.end, time_zone="Pacific/Kiritimati")
    room.act(actions.change_session, session_id=room.session, session=there)
    room.begin()
    item = room.ask(queries.agenda_of, session_id=room.session)[0]
    assert room.page.conduct.strip.state.time.endswith(clock_words(item.ends, "Pacific/Kiritimati"))
    assert clock_words(item.ends, "Pacific/Kiritimati") != clock_words(item.ends, "UTC")


def test_everything_at_the_edges_has_a_name(room):
    """Each button of a place says its place, seat and whether it was heard."""
    room.begin()
    room.type("#1 ")
    assert_named(room.page)
    assert room.page.floor.strip._buttons[0].accessibleName() == (
        "Place 1, seat 1, not heard in this item yet"
    )
