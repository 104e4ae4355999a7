"""The floor: turns by one key, time that pauses with the session, figures that hide few people."""

from __future__ import annotations

from datetime import timedelta

import pytest

from council import clock
from council.sessions import actions, queries, refusals, timers
from council.sessions.plans import ItemPlan
from council.sessions.refusals import SessionClosed
from council.sessions.room import Seated
from council.sessions.spoken.refusals import TimerNotGiven, TurnKindUnknown, TurnLogOff
from tests.council.sessions.rooms import NINE, Room


def after(minutes: float):
    return NINE + timedelta(minutes=minutes)


@pytest.fixture
def floor(room: Room) -> Room:
    """Session 1 runs its first item; eight people sit at each of three tables."""
    act, session = room.store.act, room.sessions[0]
    items = [ItemPlan(title="Round", minutes=30), ItemPlan(title="Talk", minutes=60)]
    ids = act(actions.add_items, session_id=session, items=items).value
    tables = act(actions.lay_tables, count=3, places=8).value
    places = [Seated(seat, tables[at % 3]) for at, seat in enumerate(room.seats)]
    act(actions.keep_seating, session_id=session, places=places, at=NINE)
    act(actions.mark_attendance, session_id=session, seat_ids=room.seats, state="present", at=NINE)
    act(actions.start_session, session_id=session, at=NINE, reason="Test")
    act(actions.start_item, item_id=ids[0], at=NINE)
    return room


def take(room: Room, seat: int, at, table: int = 0, **given) -> str:
    """Seat number `seat` takes the floor at a table (from 0)."""
    tables = room.store.read(queries.tables_of)
    item = next(i.id for i in room.store.read(queries.agenda_of, session_id=room.sessions[0]) if not i.ended)
    return room.store.act(
        actions.take_turn, turn_id=clock.new_id(), session_id=room.sessions[0], seat_id=room.seats[seat - 1],
        table_id=tables[table].id, item_id=item, at=at, **given,
    ).value  # fmt: skip


def timer_of(room: Room, kind: str) -> timers.Timer:
    found = room.store.read(queries.timers_of, session_id=room.sessions[0])
    return next(timer for timer in found if timer.kind == kind)


def test_the_next_takes_the_floor_and_the_same_gives_it_back(floor: Room) -> None:
    """One turn a table at a time; the second key of one place ends its turn."""
    first = take(floor, 1, after(0))
    second = take(floor, 4, after(1))
    take(floor, 4, after(3))
    turns = floor.store.read(queries.turns_of, session_id=floor.sessions[0])
    assert [(turn.id, turn.seconds) for turn in turns] == [(first, 60.0), (second, 120.0)]


def test_tables_do_not_take_the_floor_from_each_other(floor: Room) -> None:
    """Two tables talk at once."""
    take(floor, 1, after(0))
    take(floor, 2, after(1), table=1)
    assert len([t for t in floor.store.read(queries.turns_of) if t.is_open]) == 2


def test_a_retry_is_one_turn(floor: Room) -> None:
    """The same id twice, and nothing happens the second time."""
    given = {
        "turn_id": clock.new_id(),
        "session_id": floor.sessions[0],
        "seat_id": floor.seats[0],
        "at": NINE,
    }
    floor.store.act(actions.take_turn, **given)
    assert not floor.store.act(actions.take_turn, **given).touched
    assert [turn.is_open for turn in floor.store.read(queries.turns_of)] == [True]


def test_a_turn_named_pass_took_no_time(floor: Room) -> None:
    """Who passes was asked, and spoke no second."""
    turn = take(floor, 1, after(0))
    floor.store.act(actions.name_turn, turn_id=turn, kind="pass")
    take(floor, 4, after(1), kind="pass")
    assert [(t.kind, t.seconds) for t in floor.store.read(queries.turns_of)] == [("pass", 0.0)] * 2
    with pytest.raises(TurnKindUnknown):
        floor.store.act(actions.name_turn, turn_id=turn, kind="speech")


def test_a_paused_turn_counts_only_what_was_said(floor: Room) -> None:
    """A minute, a pause of ten, and another minute are two minutes."""
    turn = take(floor, 1, after(0))
    floor.store.act(actions.pause_turn, turn_id=turn, at=after(1))
    floor.store.act(actions.pause_turn, turn_id=turn, at=after(11))
    floor.store.act(actions.end_turn, turn_id=turn, at=after(12))
    assert floor.store.read(queries.turns_of)[0].seconds == 120.0
    with pytest.raises(refusals.TimerCannot):
        floor.store.act(actions.pause_turn, turn_id=turn, at=after(13))


def test_nobody_speaks_beyond_their_item(floor: Room) -> None:
    """A turn that was left open is over when its item is."""
    take(floor, 1, after(0))
    agenda = floor.store.read(queries.agenda_of, session_id=floor.sessions[0])
    floor.store.act(actions.start_item, item_id=agenda[1].id, at=after(5))
    assert floor.store.read(queries.turns_of)[0].seconds == 300.0
    take(floor, 4, after(9))
    assert floor.store.read(queries.turns_of)[0].seconds == 300.0
    floor.store.act(actions.end_turns, session_id=floor.sessions[0], at=after(10))
    assert [t.kind for t in floor.store.read(queries.timers_of, session_id=floor.sessions[0])] == [
        "session",
        "item",
    ]


def test_the_timer_of_an_item_waits_while_the_session_pauses(floor: Room) -> None:
    """Ten minutes gone, a break of twenty, and twenty of thirty minutes are left."""
    assert timers.left(timer_of(floor, "item"), after(10)) == 20 * 60
    floor.store.act(actions.pause_session, session_id=floor.sessions[0], at=after(10))
    paused = timer_of(floor, "item")
    assert paused.state == "paused" and timers.left(paused, after(25)) == 20 * 60
    assert timers.left(timer_of(floor, "session"), after(25)) == (8 * 60 - 25) * 60
    floor.store.act(actions.resume_session, session_id=floor.sessions[0], at=after(30))
    assert timers.left(timer_of(floor, "item"), after(30)) == 20 * 60


def test_more_time_moves_the_agenda(floor: Room) -> None:
    """Five minutes more for the item, and the next one starts five minutes later."""
    item = timer_of(floor, "item")
    floor.store.act(actions.add_time, timer_id=item.id, seconds=300)
    assert timers.left(timer_of(floor, "item"), after(0)) == 35 * 60
    agenda = floor.store.read(queries.agenda_of, session_id=floor.sessions[0])
    assert (agenda[0].minutes, agenda[0].planned_minutes) == (35, 30)
    assert agenda[1].starts == after(35)
    with pytest.raises(TimerNotGiven):
        floor.store.act(actions.add_time, timer_id=agenda[1].id, seconds=60)


def test_a_turn_has_the_time_the_council_gives(floor: Room) -> None:
    """Two minutes each; and a minute more when asked for."""
    floor.store.act(actions.set_turn_log, is_on=True, turn_seconds=120)
    turn = take(floor, 1, after(0))
    floor.store.act(actions.add_time, timer_id=turn, seconds=60)
    assert timers.left(timer_of(floor, "turn"), after(1)) == 120


def test_a_log_that_is_off_keeps_nothing_and_measures_nothing(floor: Room) -> None:
    """Off, a turn is refused and figures say "not measured", also where turns were noted before."""
    turn = take(floor, 1, after(0))
    floor.store.act(actions.end_turn, turn_id=turn, at=after(1))
    assert floor.store.read(queries.voices_of, session_id=floor.sessions[0]).measured
    floor.store.act(actions.set_turn_log, is_on=False)
    with pytest.raises(TurnLogOff):
        take(floor, 1, after(2))
    assert not floor.store.read(queries.voices_of, session_id=floor.sessions[0]).measured


def test_a_session_nobody_logged_is_not_measured(floor: Room) -> None:
    """No turn is not the same as nobody having spoken."""
    assert not floor.store.read(queries.voices_of, session_id=floor.sessions[0]).measured


def test_figures_against_a_record_counted_by_hand(floor: Room) -> None:
    """Seats 1 to 4 speak one to four minutes, seat 24 left after an hour: every figure as on paper."""
    for seat, (start, minutes) in enumerate(((0, 1), (2, 2), (5, 3), (9, 4)), start=1):
        take(floor, seat, after(start))
        take(floor, seat, after(start + minutes))
    floor.store.act(
        actions.mark_attendance, session_id=floor.sessions[0], seat_ids=floor.seats[23:], state="left",
        at=after(60),
    )  # fmt: skip
    got = floor.store.read(queries.voices_of, session_id=floor.sessions[0], at=after(120))
    assert (got.present, got.turns, got.seconds, got.spoke, got.never) == (24, 4, 600.0, 4, 20)
    assert (got.top_people, got.top_turns, got.top_seconds) == (5, 4, 600.0)
    assert got.presence_seconds == (23 * 120 + 60) * 60
    gender = next(group for group in got.groups if group.field == "gender")
    women, men = gender.cells  # odd seats are "f", even ones "m"
    assert (women.value, women.people, women.turns, women.seconds) == ("f", 12, 2, 240.0)
    assert (men.spoke, men.second_share, men.turn_share) == (2, 0.6, 0.5)
    assert men.presence_share == pytest.approx((11 * 120 + 60) / (23 * 120 + 60))
    tables = next(group for group in got.groups if group.field == "table")
    assert [(cell.value, cell.people, cell.turns) for cell in tables.cells] == [
        ("1", 8, 2),
        ("2", 8, 1),
        ("3", 8, 1),
    ]


def test_the_chairs_of_a_table_leave_out_who_is_away(floor: Room) -> None:
    """Places count from 1 by seat number, without the absent; the whole room has everyone."""
    floor.store.act(
        actions.mark_attendance, session_id=floor.sessions[0], seat_ids=[floor.seats[3]], state="left",
        at=after(10),
    )  # fmt: skip
    table = floor.store.read(queries.tables_of)[0]
    given = {"session_id": floor.sessions[0], "at": after(10)}
    got = floor.store.read(queries.floor_of, table_id=table.id, **given)
    assert [(chair.place, chair.seat_number) for chair in got.chairs][:3] == [(1, 1), (2, 7), (3, 10)]
    assert len(floor.store.read(queries.floor_of, **given).chairs) == 23


def test_the_chairs_change_with_the_rounds_of_a_method(room: Room) -> None:
    """In a World Café people sit elsewhere from its second stage at tables on, and the places follow."""
    act, read, session = room.store.act, room.store.read, room.sessions[0]
    stages = next(m.stages for m in read(queries.methods_of) if m.id == "world-cafe")
    item = act(
        actions.add_items, session_id=session, items=[ItemPlan(title="Café", minutes=90, method="world-cafe")]
    ).value[0]
    tables = act(actions.lay_tables, count=3, places=8).value
    for round in (1, 2):
        places = [Seated(seat, tables[at // round % 3]) for at, seat in enumerate(room.seats)]
        act(actions.keep_seating, session_id=session, places=places, at=NINE, round=round)
    act(actions.start_session, session_id=session, at=NINE, reason="Test")
    act(actions.start_item, item_id=item, at=NINE)
    seen = []
    for at in range(len(stages)):
        floor = read(queries.floor_of, session_id=session, table_id=tables[0], at=NINE)
        come_to = sum(stage.setting == "table" for stage in stages[: at + 1])
        seen.append((max(come_to, 1), [chair.seat_number for chair in floor.chairs][:2]))
        if at + 1 < len(stages):
            act(actions.next_stage, item_id=item, at=NINE)
    assert {tuple(seats) for come_to, seats in seen if come_to == 1} == {(1, 4)}
    assert {tuple(seats) for come_to, seats in seen if come_to >= 2} == {(1, 2)}


def test_a_hand_counted_turn_is_kept_and_taken_out(floor: Room) -> None:
    """What was counted on paper counts; a wrong one goes without a trace in the figures."""
    given = {"session_id": floor.sessions[0], "seat_id": floor.seats[0], "start": NINE}
    turn = floor.store.act(actions.note_turn, seconds=42.0, **given).value
    assert floor.store.read(queries.voices_of, session_id=floor.sessions[0]).seconds == 42.0
    floor.store.act(actions.remove_turn, turn_id=turn)
    assert not floor.store.read(queries.turns_of)


def test_all_sessions_together_sum_presence(floor: Room) -> None:
    """Over the council only sessions with turns count, and presence is the sum of them."""
    take(floor, 1, after(0))
    take(floor, 1, after(1))
    got = floor.store.read(queries.voices_of)
    assert got.measured and got.present == 24 and got.presence_seconds == 24 * 8 * 3600


def test_every_verb_of_the_floor_is_taken_back_whole(floor: Room) -> None:
    """Each step undone, and the turns, the switch and the agenda are as before it."""
    session, store = floor.sessions[0], floor.store
    turn = take(floor, 1, after(0))
    item = timer_of(floor, "item").id
    given = {"session_id": session, "seat_id": floor.seats[1]}
    for verb, facts in (
        (actions.take_turn, {"turn_id": clock.new_id(), "at": after(1), **given}),
        (actions.note_turn, {"start": NINE, "seconds": 5.0, **given}),
        (actions.name_turn, {"turn_id": turn, "kind": "question"}),
        (actions.pause_turn, {"turn_id": turn, "at": after(1)}),
        (actions.add_time, {"timer_id": turn, "seconds": 60}),
        (actions.add_time, {"timer_id": item, "seconds": 60}),
        (actions.end_turn, {"turn_id": turn, "at": after(2)}),
        (actions.end_turns, {"session_id": session, "at": after(2)}),
        (actions.remove_turn, {"turn_id": turn}),
        (actions.set_turn_log, {"is_on": False, "turn_seconds": 90}),
    ):
        before = _standing(floor)
        assert store.act(verb, **facts).touched, verb
        assert _standing(floor) != before, verb
        store.undo()
        assert _standing(floor) == before, verb


def _standing(room: Room) -> tuple[object, ...]:
    given = {"session_id": room.sessions[0]}
    read = room.store.read
    return (
        read(queries.turns_of),
        read(queries.timers_of, **given),
        read(queries.turn_log_of),
        read(queries.agenda_of, **given),
    )


def test_who_spoke_in_one_session_and_missed_another_was_not_there(floor: Room) -> None:
    """Over all sessions, presence is the sum of what each session says by itself."""
    later = floor.sessions[1]
    took = [take(floor, 1, after(1)), take(floor, 2, after(3))]
    floor.store.act(actions.end_turn, turn_id=took[-1], at=after(4))
    for seats, state in ((floor.seats[:1], "absent"), (floor.seats[1:], "present")):
        floor.store.act(actions.mark_attendance, session_id=later, seat_ids=seats, state=state, at=NINE)
    floor.store.act(actions.note_turn, session_id=later, seat_id=floor.seats[4], start=after(5), seconds=60.0)
    each = [floor.store.read(queries.voices_of, session_id=one) for one in floor.sessions]
    together = floor.store.read(queries.voices_of)
    assert together.presence_seconds == sum(one.presence_seconds for one in each)
    assert [one.present for one in each] == [24, 23]


def test_the_floor_of_a_session_that_is_over_is_nobodys(floor: Room) -> None:
    """Who held it gives it back with the end, and nobody takes it afterwards."""
    session, act = floor.sessions[0], floor.store.act
    take(floor, 1, after(0))
    act(actions.end_session, session_id=session, at=after(2))
    assert [turn.seconds for turn in floor.store.read(queries.turns_of)] == [120.0]
    with pytest.raises(SessionClosed):
        act(
            actions.take_turn, turn_id=clock.new_id(), session_id=session, seat_id=floor.seats[1], at=after(3)
        )
