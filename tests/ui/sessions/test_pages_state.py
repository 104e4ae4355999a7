"""What the pages of plan, attendance and tables say, thought out without a window."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from council.sessions.agenda import Block, replanned
from council.sessions.queries import AttendanceView, PlaceView, SeatingView, SessionView, TableView
from council.sessions.reseat import Move, Reseated
from ui.sessions.plan.state import PlanState, replan_words
from ui.sessions.seats.attendance_state import AttendanceState
from ui.sessions.seats.tables_state import TablesState, plan_rows, reseat_words
from ui.sessions.times import after, clock_words, moment_of, parts_of

NINE = datetime(2026, 3, 14, 9, tzinfo=UTC)
SESSION = SessionView(
    id="s", number=2, title="Learning", purpose="", start=NINE, end=NINE + timedelta(hours=8),
    latest_end=None, time_zone="Europe/Dublin", place="", mode="room", state="running",
)  # fmt: skip


def place(number: int, table: int, gender: str, **more: bool) -> PlaceView:
    return PlaceView(
        id=f"p{number}", seat_id=f"s{number}", seat_number=number, alias="", table_id=f"t{table}",
        table_number=table, attributes=(("gender", gender),), **({"pinned": False} | more),
    )  # fmt: skip


def seating(*places: PlaceView) -> SeatingView:
    return SeatingView("x", "s", (2, 2), "", 0, "", {}, "proposed", NINE, places)


TABLES = tuple(TableView(f"t{number}", number, "", 4, (), (), "in_use") for number in (1, 2))


def test_an_empty_plan_says_so() -> None:
    """Without remit and sessions the page is empty; with one it is not."""
    assert PlanState.of(None, ()).is_empty
    state = PlanState.of(None, (SESSION,))
    assert not state.is_empty
    assert state.sessions[0].side == "running"


def test_attendance_counts_who_is_here() -> None:
    """Present and late are here; the facts name every state that occurs."""
    seats = [
        AttendanceView(str(at), at, "", state) for at, state in enumerate(("present", "late", "absent"), 1)
    ]
    state = AttendanceState.of(SESSION, seats)
    assert (state.facts, state.here) == ("1 present · 1 late · 1 absent", "2 of 3 are here")


def test_an_uneven_table_says_what_is_uneven() -> None:
    """Two women at one table and none at the other: both cards say so, in numbers."""
    view = seating(place(1, 1, "f"), place(2, 1, "f"), place(3, 2, "m"), place(4, 2, "m"))
    cards = TablesState.of(TABLES, view, None).cards
    assert cards[0].uneven == "gender f: 2, not 1; gender m: 0, not 1"


def test_who_is_away_does_not_count_at_a_table() -> None:
    """Empty chairs unbalance nothing, and are said."""
    view = seating(
        place(1, 1, "f"), place(2, 1, "m"), place(3, 2, "f"), place(4, 2, "m"), place(5, 2, "f", is_away=True)
    )
    state = TablesState.of(TABLES, view, None)
    assert [card.uneven for card in state.cards] == ["", ""]
    assert "1 away" in state.facts
    assert state.cards[1].chips[-1].spoken == "Seat 5, away"


def test_moves_are_said_by_seat_and_table() -> None:
    """Read aloud, in the order of seats, and whether fewer would do."""
    found = Reseated((1, 0), (Move("b", 0, 1), Move("a", 1, 0)), 0, True)
    words = reseat_words(found, {"a": 3, "b": 41}, (1, 2))
    assert words == "2 people move. Fewer would not do. Seat 3: table 2 to 1. Seat 41: table 1 to 2."
    assert reseat_words(Reseated((), (), 0, True), {}, ()) == "Nobody has to move."


def test_a_fitted_agenda_is_told_line_by_line() -> None:
    """What is shortened and given up, how much later, and what is still missing."""
    before = (
        Block("a", 60, least=30),
        Block("b", 30, least=30, rank=3, may_go=True),
        Block("c", 60, protected=True),
    )
    told = replan_words(
        before, replanned(before, 70, drop=True, latest=10), {"a": "Talk", "b": "Café", "c": "Vote"}
    )
    assert told == [
        "Talk: 60 to 30 minutes, buffer 0 to 0.",
        "Café is given up.",
        "The session ends 10 minutes later.",
        "10 minutes are still missing.",
    ]


def test_clocks_follow_the_place() -> None:
    """In summer Dublin is an hour ahead of UTC, and there and back gives the same moment."""
    summer = datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert parts_of(summer, "Europe/Dublin")[1].hour() == 9
    assert moment_of(*parts_of(summer, "Europe/Dublin"), "Europe/Dublin") == summer
    night = moment_of(*parts_of(summer + timedelta(hours=14), "Europe/Dublin"), "Europe/Dublin")
    assert after(night, parts_of(summer, "Europe/Dublin")[1], "Europe/Dublin") == summer + timedelta(days=1)
    assert clock_words(summer, "Europe/Dublin")


def test_the_plan_is_written_by_table_and_seat() -> None:
    """One row a seat, heads first."""
    assert plan_rows(seating(place(7, 1, "f")), 2) == [
        ["session", "table", "seat", "alias"],
        ["2", "1", "7", ""],
    ]
