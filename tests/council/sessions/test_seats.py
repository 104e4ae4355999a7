"""Who came, the tables, and who sits where, on a real file."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from council.people.records import Person, PoolImport
from council.selection.actions import decline_seats, withdraw_seats
from council.selection.records import Draw, Seat
from council.sessions import actions, queries, refusals
from council.sessions.room import Seated
from council.sessions.seating import propose_seating
from council.store import Db
from tests.council.sessions.rooms import NINE, Room


def seat(room: Room, session: int = 0, seed: str = "s") -> str:
    brief = room.store.read(queries.seating_brief_of, session_id=room.sessions[session])
    found = propose_seating(brief, seed, steps=80)
    return room.store.act(
        actions.keep_seating,
        session_id=found.session_id,
        places=found.places,
        seed=found.seed,
        steps=found.steps,
        version=found.version,
        at=NINE,
    ).value


def states(room: Room) -> Counter[str]:
    return Counter(one.state for one in room.store.read(queries.attendance_of, session_id=room.sessions[0]))


def mark(room: Room, seats: range, state: str, minutes: int = 0) -> None:
    ids = [room.seats[number - 1] for number in seats]
    given = {"session_id": room.sessions[0], "state": state, "at": NINE + timedelta(minutes=minutes)}
    room.store.act(actions.mark_attendance, seat_ids=ids, **given)


def test_attendance_keeps_when_people_came_and_left(room: Room) -> None:
    """Everyone is expected at first; arriving and leaving keep their time; expected forgets."""
    mark(room, range(1, 21), "present")
    mark(room, range(21, 22), "late", 20)
    mark(room, range(22, 23), "absent")
    mark(room, range(1, 2), "left", 60)
    assert states(room) == {"present": 19, "late": 1, "absent": 1, "left": 1, "expected": 2}
    first = room.store.read(queries.attendance_of, session_id=room.sessions[0])[0]
    assert (first.since, first.until) == (NINE, NINE + timedelta(minutes=60))
    mark(room, range(1, 2), "expected")
    assert states(room)["expected"] == 3
    counts = room.store.read(queries.attendance_counts_of)[room.sessions[0]]
    assert counts == {"present": 19, "late": 1, "absent": 1}


def test_nobody_leaves_before_arriving(room: Room) -> None:
    """Leaving needs an arrival before it; an unknown state is refused."""
    with pytest.raises(refusals.LeftBeforeArriving, match="Seat 3"):
        mark(room, range(3, 4), "left")
    mark(room, range(3, 4), "present", 10)
    with pytest.raises(refusals.LeftBeforeArriving):
        mark(room, range(3, 4), "left", 5)
    with pytest.raises(refusals.AttendanceUnknown, match="expected, present"):
        mark(room, range(3, 4), "asleep")


def test_tables_are_laid_and_taken_away(room: Room) -> None:
    """Tables nobody used go, used ones are closed, and laid again they are the same tables."""
    ids = room.store.act(actions.lay_tables, count=4, places=8).value
    seat(room)
    room.store.act(actions.lay_tables, count=6, places=6)
    assert room.store.act(actions.lay_tables, count=3, places=9).value == ids[:3]
    assert [table.number for table in room.store.read(queries.tables_of)] == [1, 2, 3]
    closed = room.store.read(queries.tables_of, closed=True)
    assert [(table.number, table.state) for table in closed][3:] == [(4, "closed")]
    with pytest.raises(refusals.TableTaken):
        room.store.act(actions.remove_table, table_id=ids[0])
    with pytest.raises(refusals.TableTooSmall):
        room.store.act(actions.lay_tables, count=3, places=1)
    room.store.act(
        actions.change_table, table_id=ids[0], places=5, label=" By the door ", features=["step-free"]
    )
    assert room.store.read(queries.tables_of)[0].label == "By the door"


def test_a_seating_is_proposed_kept_and_measured(room: Room) -> None:
    """Everyone has one place, tables mirror the room, and the figures name their bases."""
    room.store.act(actions.lay_tables, count=4, places=8)
    seat(room)
    view = room.store.read(queries.seating_of, session_id=room.sessions[0])
    assert view is not None
    assert sorted(place.seat_number for place in view.places) == list(range(1, 25))
    assert view.sizes == (6, 6, 6, 6)
    figures = room.store.read(queries.seating_figures_of, session_id=room.sessions[0])
    assert figures is not None
    assert (figures.alone.misses, figures.alone.cells, figures.alone.people) == (0, 20, 24)


def test_the_next_session_knows_who_met(room: Room) -> None:
    """Whoever sat together meets others; absent people did not meet anyone."""
    room.store.act(actions.lay_tables, count=6, places=4)
    seat(room)
    seat(room, session=1)
    figures = room.store.read(queries.seating_figures_of, session_id=room.sessions[1])
    assert figures is not None
    assert (figures.so_far.seatings, figures.so_far.worst_pair) == (2, 1)
    mark(room, range(1, 5), "absent")
    brief = room.store.read(queries.seating_brief_of, session_id=room.sessions[1])
    assert sum(len(table) for table in brief.task.history[0]) == 20
    assert len(brief.task.ids) == 24


def test_absent_people_get_no_place(room: Room) -> None:
    """A seating of the day is for those who are there or expected."""
    room.store.act(actions.lay_tables, count=4, places=8)
    mark(room, range(1, 4), "excused")
    seat(room)
    view = room.store.read(queries.seating_of, session_id=room.sessions[0])
    assert view is not None
    assert (len(view.places), view.sizes) == (21, (6, 5, 5, 5))


def test_moves_by_hand_are_pinned_and_survive(room: Room) -> None:
    """Who was moved or exchanged stays when the rest is seated anew; a full table refuses."""
    tables = room.store.act(actions.lay_tables, count=4, places=7).value
    seat(room)

    def places() -> dict[int, tuple[str, str]]:
        view = room.store.read(queries.seating_of, session_id=room.sessions[0])
        assert view is not None
        return {place.seat_number: (place.id, place.table_id) for place in view.places}

    goal = next(table for table in tables if table != places()[1][1])
    room.store.act(actions.move_place, place_id=places()[1][0], table_id=goal)
    other = next(
        number
        for number, (_id, table) in places().items()
        if table not in (goal, places()[2][1]) and number > 2
    )
    room.store.act(actions.exchange_places, place_id=places()[2][0], other_id=places()[other][0])
    kept = {number: places()[number][1] for number in (1, 2, other)}
    seat(room, seed="another")
    assert {number: places()[number][1] for number in kept} == kept
    third = next(number for number, (_id, table) in places().items() if table != goal)
    room.store.act(actions.lay_tables, count=4, places=6)
    with pytest.raises(refusals.TableFull):
        room.store.act(actions.move_place, place_id=places()[third][0], table_id=goal)


def test_rules_are_kept_in_their_sessions(room: Room) -> None:
    """A rule holds from and to its sessions, is said in numbers, and ends without being forgotten."""
    tables = room.store.act(actions.lay_tables, count=4, places=8).value
    pair = room.seats[:2]
    rule = room.store.act(
        actions.add_rule, kind="together", seat_ids=pair, to_session=1, reason="interpreter"
    ).value
    room.store.act(actions.add_rule, kind="tables", seat_ids=room.seats[2:3], table_ids=tables[3:])
    for session in (0, 1):
        seat(room, session)
    first = room.store.read(queries.seating_of, session_id=room.sessions[0])
    assert first is not None
    at = {place.seat_number: place.table_number for place in first.places}
    assert at[1] == at[2]
    assert at[3] == 4
    assert [one.words for one in room.store.read(queries.rules_of)] == [
        "seats 1, 2 together",
        "seats 3 at tables 4",
    ]
    later = room.store.read(queries.seating_brief_of, session_id=room.sessions[1])
    assert [one.kind for one in later.task.rules] == ["tables"]
    room.store.act(actions.end_rule, rule_id=rule)
    assert len(room.store.read(queries.rules_of)) == 1


def test_a_clash_is_named_by_seat_numbers(room: Room) -> None:
    """Rules that cannot all be kept are said in words people can check."""
    room.store.act(actions.lay_tables, count=4, places=8)
    for kind in ("together", "apart"):
        room.store.act(actions.add_rule, kind=kind, seat_ids=room.seats[:2])
    with pytest.raises(refusals.RulesClash, match="seats 1, 2 together; seats 1, 2 apart"):
        seat(room)


def test_what_cannot_be_seated_is_refused(room: Room) -> None:
    """No tables, too few places, somebody twice: refused with the numbers."""
    with pytest.raises(refusals.NobodyToSeat):
        seat(room)
    (table, _other) = room.store.act(actions.lay_tables, count=2, places=8).value
    with pytest.raises(refusals.PlacesMissing, match="8 places are missing"):
        seat(room)
    twice = [Seated(room.seats[6], table), Seated(room.seats[6], table)]
    with pytest.raises(refusals.SeatTwice, match="Seat 7"):
        room.store.act(actions.keep_seating, session_id=room.sessions[0], places=twice, at=NINE)
    with pytest.raises(refusals.SeatingRuleIncomplete):
        room.store.act(actions.add_rule, kind="apart", seat_ids=room.seats[:1])


def test_seating_and_undo_leave_no_trace(room: Room) -> None:
    """Keeping a second seating and undoing it brings the first one back."""
    room.store.act(actions.lay_tables, count=4, places=8)
    seat(room)
    before = room.store.read(queries.seating_of, session_id=room.sessions[0])
    seat(room, seed="other")
    room.store.undo()
    assert room.store.read(queries.seating_of, session_id=room.sessions[0]) == before


def join(db: Db, *, at: datetime) -> str:
    """A replacement drawn and seated at a moment; the id of the seat."""
    draw = Draw(
        number=2, purpose="replacement", state="kept", rule="leximin", seats=1, committed_at=at, kept_at=at,
        commitment_hash="", targets=[], summary={}, chances={}, files=b"",
    )  # fmt: skip
    person = Person(ref="new", attributes={}, import_id=db.scalars(select(PoolImport.id)).one())
    seat = Seat(number=99, person_id=person.id, draw_id=draw.id)
    db.add_all([draw, person, seat])
    return seat.id


def test_who_leaves_was_there_and_who_comes_was_not(room: Room) -> None:
    """A session lists the panel as it was: leavers in sessions before, replacements in those after."""
    first, second = room.sessions
    room.store.act(withdraw_seats, seat_ids=room.seats[:1], at=NINE + timedelta(hours=12))
    new = room.store.act(join, at=NINE + timedelta(hours=13)).value
    before = [one.id for one in room.store.read(queries.attendance_of, session_id=first)]
    after = [one.id for one in room.store.read(queries.attendance_of, session_id=second)]
    assert room.seats[0] in before and new not in before
    assert room.seats[0] not in after and new in after


def test_a_leavers_place_stays_empty_and_is_not_planned(room: Room) -> None:
    """Whoever left before a session keeps no chair in it, pinned or not, and met nobody there."""
    room.store.act(actions.lay_tables, count=4, places=7)
    seat(room)
    kept = room.store.read(queries.seating_of, session_id=room.sessions[0])
    assert kept is not None
    place = next(one for one in kept.places if one.seat_id == room.seats[0])
    room.store.act(actions.pin_place, place_id=place.id, pinned=True)
    room.store.act(decline_seats, seat_ids=room.seats[:1], at=NINE - timedelta(days=1))
    seen = room.store.read(queries.seating_of, session_id=room.sessions[0])
    assert seen is not None
    assert [one.seat_id for one in seen.places if one.is_away] == [room.seats[0]]
    brief = room.store.read(queries.seating_brief_of, session_id=room.sessions[0])
    assert room.seats[0] not in brief.task.ids and brief.task.pinned == ()
    later = room.store.read(queries.seating_brief_of, session_id=room.sessions[1])
    assert not any(room.seats[0] in table for groups in later.task.history for table in groups)


def test_a_table_somebody_works_at_or_a_rule_names_is_closed_and_not_removed(room: Room) -> None:
    """Jobs and rules keep a table like people do."""
    act, ids = room.store.act, room.store.act(actions.lay_tables, count=4, places=8).value
    party = act(actions.add_party, name="Ann").value
    act(actions.staff_table, session_id=room.sessions[0], party_id=party, table_id=ids[3])
    act(actions.add_rule, kind="tables", seat_ids=room.seats[:1], table_ids=ids[2:3])
    for taken in ids[2:]:
        with pytest.raises(refusals.TableTaken):
            act(actions.remove_table, table_id=taken)
    act(actions.lay_tables, count=1, places=8)
    left = room.store.read(queries.tables_of, closed=True)
    assert [(table.number, table.state) for table in left] == [(1, "in_use"), (3, "closed"), (4, "closed")]


def test_nobody_is_seated_at_a_table_that_is_closed_or_gone(room: Room) -> None:
    """Moving to a closed table and keeping places at a table that is not there are refused."""
    act, session = room.store.act, room.sessions[0]
    tables = act(actions.lay_tables, count=3, places=12).value
    places = [Seated(seat, tables[at % 2]) for at, seat in enumerate(room.seats)]
    act(actions.keep_seating, session_id=session, places=places, at=NINE)
    act(actions.set_table_use, table_id=tables[2], in_use=False)
    place = room.store.read(queries.seating_of, session_id=session).places[0]
    with pytest.raises(refusals.TableClosed):
        act(actions.move_place, place_id=place.id, table_id=tables[2])
    with pytest.raises(refusals.PlaceGone):
        act(actions.keep_seating, session_id=session, places=[Seated(room.seats[0], "gone")], at=NINE)
