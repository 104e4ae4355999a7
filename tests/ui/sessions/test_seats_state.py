"""What the pages about seats say, thought out without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from council.sessions.queries import AttendanceView, Missed, PlaceView, SeatingView, SessionView, TableView
from council.sessions.room import Brief, Seated, SeatingTask
from ui.sessions.seats.attendance_state import AttendanceState
from ui.sessions.seats.figures_state import Standing, changes_of, preview_words, spoken_words
from ui.sessions.seats.hand import Hand
from ui.sessions.seats.move_state import read_target
from ui.sessions.seats.room_view import RoomView
from ui.sessions.seats.tables_state import (
    SeatChip,
    TablesState,
    lines_now,
    lines_then,
    moves_of,
    plan_rows,
    reseat_words,
)

NINE = datetime(2026, 3, 14, 9, tzinfo=UTC)
SESSION = SessionView(
    id="s", number=2, title="Learning", purpose="", start=NINE, end=NINE + timedelta(hours=8),
    latest_end=None, time_zone="Europe/Dublin", place="", mode="room", state="running",
)  # fmt: skip
TABLES = tuple(TableView(f"t{number}", number, "", 4, (), (), "in_use") for number in (3, 7))


def place(number: int, table: int, gender: str, **more: bool) -> PlaceView:
    return PlaceView(
        id=f"p{number}", seat_id=f"s{number}", seat_number=number, alias=f"A{number}", table_id=f"t{table}",
        table_number=table, attributes=(("gender", gender),), **({"pinned": False} | more),
    )  # fmt: skip


def room_of(*places: PlaceView, history: tuple = ()) -> RoomView:
    """A room with tables 3 and 7 and these people at them."""
    seating = SeatingView("x", "s", (2, 2), "", 0, "", {}, "proposed", NINE, places)
    there = [one for one in places if not one.is_away]
    task = SeatingTask(
        ids=tuple(one.seat_id for one in there),
        fields=("gender",),
        values=tuple((one.attributes[0][1],) for one in there),
        sizes=(2, len(there) - 2),
        history=history,
        places=(4, 4),
    )
    hand = Hand.of(Brief("s", task, ("t3", "t7")), seating, TABLES)
    return RoomView(
        SESSION, 1, (1,), TABLES, seating, Standing.of_live(hand.now, hand.numbers), hand, (), (), (),
        {one.seat_number: one.seat_id for one in places}, {one.seat_id: one.alias for one in places},
    )  # fmt: skip


EVEN = (place(1, 3, "f"), place(2, 3, "m"), place(3, 7, "f"), place(4, 7, "m"))
MET = ((("s1", "s2"), ("s3", "s4")),)


def test_attendance_counts_who_is_here() -> None:
    """Present and late are here; the facts name every state that occurs, and the base."""
    seats = [
        AttendanceView(str(at), at, "", state) for at, state in enumerate(("present", "late", "absent"), 1)
    ]
    state = AttendanceState.of(SESSION, seats, {"1": 4}, {"3": Missed(2, 3)})
    assert (state.facts, state.here) == ("1 present · 1 late · 1 absent · of 3 seats", "2 of 3 are here")
    assert [row.table_words for row in state.rows] == ["4", "–", "–"]
    assert [(row.missed, row.is_often_away) for row in state.rows] == [
        ("–", False),
        ("–", False),
        ("2 of 3", True),
    ]


def test_an_uneven_table_says_what_is_uneven() -> None:
    """Two women at one table and none at the other: both cards say so, in numbers."""
    room = room_of(place(1, 3, "f"), place(2, 3, "f"), place(3, 7, "m"), place(4, 7, "m"))
    assert TablesState.of(room).cards[0].uneven == "gender f: 2, not 1; gender m: 0, not 1"
    worst = next(line for line in lines_now(room) if line.id == "misses")
    assert (worst.now, worst.base) == ("4", "of 4, worst by 1.0: f at table 3")


def test_who_is_away_does_not_count_at_a_table() -> None:
    """Empty chairs unbalance nothing, and are said."""
    state = TablesState.of(room_of(*EVEN, place(5, 7, "f", is_away=True)))
    assert [card.uneven for card in state.cards] == ["", ""]
    assert "1 away" in state.facts
    assert state.cards[1].chips[-1].spoken == "Seat 5, away"


def test_figures_stand_now_and_then_with_their_base() -> None:
    """An exchange that lets two new pairs meet is better in each figure it changes, and said so."""
    room = room_of(*EVEN, history=MET)
    then = room.hand.exchanged("s2", "s4")
    lines = {line.id: line for line in lines_then(room, then)}
    assert (lines["pairs"].now, lines["pairs"].then, lines["pairs"].tone) == ("2", "4", "better")
    assert (lines["worst"].now, lines["worst"].then, lines["worst"].tone) == ("2", "1", "better")
    assert (lines["misses"].now, lines["misses"].then, lines["misses"].tone) == ("0", "", "")
    assert (lines["times:2"].now, lines["times:2"].then) == ("2", "0")
    assert (lines["times:1"].now, lines["times:1"].then) == ("0", "4")
    assert all(line.base for line in lines.values())
    changed = changes_of(tuple(lines.values()))
    assert "times:2" not in [line.id for line in changed]
    words = preview_words("Seat 2 and seat 4", tuple(lines.values()))
    assert "Pairs who have met  2 → 4  of 6, upper bound 4" in words
    assert "Pairs who have met: 2, then 4, of 6" in spoken_words("", tuple(lines.values()))


def test_a_move_that_changes_nothing_says_so() -> None:
    """Nothing is made up where no figure moves."""
    lines = lines_now(room_of(*EVEN))
    assert preview_words("Seat 1 to table 7", lines) == "Seat 1 to table 7\nNo figure changes."
    assert spoken_words("Seat 1 to table 7", lines) == "Seat 1 to table 7. No figure changes."


def test_an_exchange_against_a_fair_share_is_worse() -> None:
    """Two women at one table and two men at the other miss all four shares."""
    room = room_of(*EVEN)
    lines = {line.id: line for line in lines_then(room, room.hand.exchanged("s1", "s4"))}
    assert (lines["misses"].then, lines["misses"].tone) == ("4", "worse")
    assert lines["field:gender"].base == "of 4"


def test_who_is_away_or_a_closed_table_has_no_preview() -> None:
    """Nothing is said of what cannot be known."""
    hand = room_of(*EVEN, place(5, 7, "f", is_away=True)).hand
    assert hand.moved("s5", "t3") is None
    assert hand.moved("s1", "t9") is None
    assert hand.exchanged("s1", "s5") is None


def test_the_histogram_counts_every_pair_once() -> None:
    """However often pairs met, the counts add up to all pairs."""
    for history in ((), MET, MET * 3):
        lines = lines_now(room_of(*EVEN, history=history))
        assert sum(int(line.now) for line in lines if line.id.startswith("times:")) == 6


def test_who_has_no_place_stands_before_the_tables() -> None:
    """Somebody present without a chair is a card of their own."""
    room = room_of(*EVEN)
    without = replace(room, seating=replace(room.seating, places=EVEN[:3]))
    hand = Hand.of(Brief("s", room.hand.task, ("t3", "t7")), without.seating, TABLES)
    card = TablesState.of(replace(without, hand=hand)).cards[0]
    assert (card.id, [chip.number for chip in card.chips]) == ("", [4])
    assert "A4" in card.chips[0].tip


@pytest.mark.parametrize(
    ("is_proven", "words"),
    [(True, "2 of 4 move. Fewer would not do."), (False, "2 of 4 move. The best found; fewer may do.")],
)
def test_moves_are_said_by_seat_and_table(is_proven: bool, words: str) -> None:
    """Read aloud in the order of seats; "fewer would not do" only where it is proven."""
    places = [Seated("s4", "t3"), Seated("s3", "t7"), Seated("s2", "t7"), Seated("s1", "t3")]
    moves = moves_of(room_of(*EVEN), places)
    assert [move.words for move in moves] == ["Seat 2: table 3 to 7.", "Seat 4: table 7 to 3."]
    assert reseat_words(moves, 4, is_proven=is_proven) == words
    assert reseat_words((), 4, is_proven=True) == "Nobody has to move."
    (late,) = moves_of(replace(room_of(*EVEN[:2]), numbers={9: "s9"}), [Seated("s9", "t7")])
    assert late.words == "Seat 9: table 7."


def test_a_target_is_a_table_or_a_seat() -> None:
    """A number is a table, @ a seat; what cannot be says why."""
    chips = {one.seat_number: SeatChip.of(one) for one in EVEN}
    tables = {3: "t3", 7: "t7"}
    assert read_target(" 7 ", chips[1], tables, chips).table_id == "t7"
    assert read_target("@3", chips[1], tables, chips).other == chips[3]
    for text in ("3", "4", "@2", "@9", "@", "seven", ""):
        target = read_target(text, chips[1], tables, chips)
        assert target.refusal and not target.table_id


def test_the_plan_is_written_by_table_and_seat() -> None:
    """One row a seat, heads first; pinned and away are said."""
    room = room_of(*EVEN, place(5, 7, "f", is_away=True, pinned=True))
    head, *rows = plan_rows(room.seating, 2)
    assert head == ["session", "round", "table", "seat", "alias", "pinned", "away"]
    assert rows[0] == ["2", "1", "3", "1", "A1", "", ""]
    assert rows[-1] == ["2", "1", "7", "5", "A5", "yes", "yes"]
