"""The day as it runs: ready or not, begun, paused, ended; items over time, carried over, given up."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from council.errors import CouncilError
from council.sessions import actions, queries
from council.sessions.agenda import Replanned
from council.sessions.plan.queries import ItemView
from council.sessions.plans import ItemPlan
from council.sessions.ready.refusals import NeedUnknown, SessionBegun, SessionNotReady, WaiverUnexplained
from council.sessions.refusals import (
    ItemHasRecords,
    ItemRuns,
    NoLaterSession,
    SessionClosed,
    SessionHasRecords,
)
from council.sessions.room import Seated
from council.sessions.run.refusals import NoFurtherStage, SessionNotPaused, SessionNotRunning
from tests.council.sessions.rooms import NINE, Room, session_plan

DAY = (
    ItemPlan("Check-in", 30, method="check-in-round", rank=3, least_minutes=15, buffer=5),
    ItemPlan("Talks", 90, least_minutes=60, buffer=10),
    ItemPlan("World café", 60, rank=3, least_minutes=60, may_carry=True),
    ItemPlan("Round", 30, rank=3, least_minutes=30, may_drop=True),
    ItemPlan("Decision", 240, protected=True, rank=1),
)


def at(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


def planned(room: Room, items: tuple[ItemPlan, ...] = DAY) -> tuple[str, ...]:
    return room.store.act(actions.add_items, session_id=room.sessions[0], items=items).value


def begun(room: Room, items: tuple[ItemPlan, ...] = DAY) -> tuple[str, ...]:
    ids = planned(room, items)
    room.store.act(actions.start_session, session_id=room.sessions[0], at=NINE, reason="nothing printed")
    return ids


def state(room: Room, which: int = 0) -> str:
    return room.store.read(queries.sessions_of)[which].state


def items(room: Room, which: int = 0) -> dict[str, ItemView]:
    return {item.title: item for item in room.store.read(queries.agenda_of, session_id=room.sessions[which])}


def proposed(room: Room, minute: int, **given: bool) -> Replanned:
    found = room.store.read(queries.proposed_replan, session_id=room.sessions[0], at=at(minute), **given)
    assert found is not None
    return found[1]


def run(room: Room, item: str, begins: int, ends: int | None = None) -> None:
    room.store.act(actions.start_item, item_id=item, at=at(begins))
    if ends is not None:
        room.store.act(actions.end_item, item_id=item, at=at(ends))


# ---- ready ----


def test_what_a_session_lacks_is_named(room: Room) -> None:
    """Nothing planned: four needs, none holds, each in a sentence; the agenda holds once it fits."""
    needs = room.store.read(queries.readiness_of, session_id=room.sessions[0])
    assert [(need.code, need.holds) for need in needs] == [
        ("agenda", False), ("seating", False), ("staff", False), ("printouts", False),
    ]  # fmt: skip
    assert needs[0].sentence == "There is no agenda yet."
    planned(room, (ItemPlan("Too long", 490),))
    (agenda, *_rest) = room.store.read(queries.readiness_of, session_id=room.sessions[0])
    assert (agenda.holds, agenda.sentence) == (False, "The agenda is 10 minutes too long.")
    planned(room, ())
    with pytest.raises(SessionNotReady, match="10 minutes too long.*Nobody is seated"):
        room.store.act(actions.set_ready, session_id=room.sessions[0])


def test_what_is_done_holds(room: Room) -> None:
    """Seating published, every table staffed, sheets printed: the session is ready without a word."""
    session = room.sessions[0]
    planned(room, (ItemPlan("Talk", 60),))
    tables = room.store.act(actions.lay_tables, count=2, places=12).value
    places = [Seated(seat, tables[at % 2]) for at, seat in enumerate(room.seats)]
    seating = room.store.act(actions.keep_seating, session_id=session, places=places, at=NINE).value
    sentences = [need.sentence for need in room.store.read(queries.readiness_of, session_id=session)]
    assert sentences[1:3] == ["The seating is not published.", "Tables 1, 2 have no facilitator."]
    room.store.act(actions.publish_seating, seating_id=seating)
    for number, table in enumerate(tables):
        party = room.store.act(actions.add_party, name=f"Facilitator {number}").value
        room.store.act(actions.staff_table, session_id=session, party_id=party, table_id=table)
    for kind in ("run", "seating", "door", "tables"):
        assert not room.store.read(queries.readiness_of, session_id=session)[3].holds
        room.store.act(actions.note_printout, session_id=session, kind=kind, at=at(1))
    assert all(need.holds for need in room.store.read(queries.readiness_of, session_id=session))
    room.store.act(actions.set_ready, session_id=session)
    assert state(room) == "ready"
    room.store.act(actions.keep_seating, session_id=session, places=places, at=at(2))
    needs = room.store.read(queries.readiness_of, session_id=session)
    assert [need.holds for need in needs] == [True, True, True, False]
    assert needs[3].sentence == "The seating is newer than the printouts."


def test_every_round_is_published_before_a_session_is_ready(room: Room) -> None:
    """A session with two seatings is not ready while one of them is only proposed."""
    session = room.sessions[0]
    tables = room.store.act(actions.lay_tables, count=2, places=12).value
    places = [Seated(seat, tables[at % 2]) for at, seat in enumerate(room.seats)]
    for round in (2, 1):
        kept = room.store.act(
            actions.keep_seating, session_id=session, places=places, at=NINE, round=round
        ).value
        assert not room.store.read(queries.readiness_of, session_id=session)[1].holds
        room.store.act(actions.publish_seating, seating_id=kept)
    assert room.store.read(queries.readiness_of, session_id=session)[1].holds


def test_a_need_is_waived_with_a_reason(room: Room) -> None:
    """Without a reason nothing is waived; with one it stands in the record, and can be needed again."""
    session = room.sessions[0]
    planned(room)
    with pytest.raises(WaiverUnexplained):
        room.store.act(actions.waive_need, session_id=session, code="seating", reason=" ")
    with pytest.raises(NeedUnknown, match="agenda, seating, staff, printouts"):
        room.store.act(actions.waive_need, session_id=session, code="coffee", reason="x")
    for code in ("seating", "staff", "printouts"):
        room.store.act(actions.waive_need, session_id=session, code=code, reason="Online")
    room.store.act(actions.set_ready, session_id=session)
    room.store.act(actions.waive_need, session_id=session, code="staff", waived=False)
    assert state(room) == "planned"
    assert room.store.read(queries.sessions_of)[0].waived == {"seating": "Online", "printouts": "Online"}


def test_a_session_begins_only_ready_or_with_a_reason(room: Room) -> None:
    """What is open bars the start until somebody says why it may begin without."""
    planned(room)
    with pytest.raises(SessionNotReady, match="Nobody is seated"):
        room.store.act(actions.start_session, session_id=room.sessions[0], at=NINE)
    room.store.act(actions.start_session, session_id=room.sessions[0], at=NINE, reason="A walk")
    assert state(room) == "running"
    assert set(room.store.read(queries.sessions_of)[0].waived.values()) == {"A walk"}
    with pytest.raises(SessionBegun):
        room.store.act(actions.waive_need, session_id=room.sessions[0], code="staff", reason="x")
    room.store.undo()
    assert (state(room), room.store.read(queries.sessions_of)[0].waived) == ("planned", {})


# ---- begun, paused, ended ----


def test_a_ready_session_begins_with_its_first_item(room: Room) -> None:
    """Nobody has to say twice that it begins; a planned one says first what it lacks."""
    ids = planned(room)
    with pytest.raises(SessionNotRunning):
        room.store.act(actions.start_item, item_id=ids[0], at=NINE)
    room.store.act(actions.set_ready, session_id=room.sessions[0], reason="small")
    room.store.act(actions.start_item, item_id=ids[0], at=NINE)
    assert state(room) == "running"


def test_a_pause_counts_against_no_item(room: Room) -> None:
    """25 minutes of pause: the running item ends 25 later, and buffers give what was not free."""
    ids = begun(room)
    run(room, ids[0], 0)
    room.store.act(actions.pause_session, session_id=room.sessions[0], at=at(10))
    assert state(room) == "paused"
    room.store.act(actions.resume_session, session_id=room.sessions[0], at=at(35))
    first = items(room)["Check-in"]
    assert (first.paused_seconds, first.ends) == (1500, at(55))
    assert [items(room)[title].buffer for title in ("Check-in", "Talks")] == [0, 5]
    with pytest.raises(SessionNotPaused):
        room.store.act(actions.resume_session, session_id=room.sessions[0], at=at(36))


def test_a_session_that_ended_stays_as_it_is(room: Room) -> None:
    """After the end nothing starts again, nothing is added, moved or re-timed; a title may be put right."""
    ids = begun(room)
    run(room, ids[0], 0)
    room.store.act(actions.end_session, session_id=room.sessions[0], at=at(100))
    assert [item.state for item in items(room).values()] == ["done", "cut", "cut", "cut", "cut"]
    session = {"session_id": room.sessions[0]}
    for verb, given in (
        (actions.start_session, {"at": at(101)}),
        (actions.pause_session, {"at": at(101)}),
        (actions.end_session, {"at": at(101)}),
        (actions.add_item, {"item": ItemPlan("More", 5)}),
        (actions.set_ready, {}),
    ):
        with pytest.raises(SessionClosed):
            room.store.act(verb, **session, **given)
    with pytest.raises(SessionClosed):
        room.store.act(actions.move_item, item_id=ids[0], position=3)
    with pytest.raises(CouncilError):
        room.store.act(actions.start_item, item_id=ids[1], at=at(101))


def test_only_a_session_that_runs_pauses_and_ends(room: Room) -> None:
    """One step at a time: planned goes neither to paused nor to ended."""
    for verb in (actions.pause_session, actions.end_session):
        with pytest.raises(SessionNotRunning):
            room.store.act(verb, session_id=room.sessions[0], at=NINE)


def test_the_plan_stands_beside_what_happened(room: Room) -> None:
    """Once the day runs, planned times and minutes stay, whatever is changed, moved or added."""
    ids = begun(room)
    room.store.act(actions.change_item, item_id=ids[1], item=ItemPlan("Talks", 60))
    new = ItemPlan("Fire drill", 10)
    room.store.act(actions.add_item, session_id=room.sessions[0], item=new, position=1)
    talks, added = items(room)["Talks"], items(room)["Fire drill"]
    assert (talks.planned_minutes, talks.minutes) == (90, 60)
    assert (talks.planned_start, talks.starts) == (at(35), at(45))
    assert added.planned_minutes == 0


def day(room: Room, minute: int) -> queries.Day:
    found = room.store.read(queries.day_of, session_id=room.sessions[0], at=at(minute))
    assert found is not None
    return found


def test_the_day_shows_what_runs_and_what_it_costs(room: Room) -> None:
    """A running item over its time moves what follows; what gives by itself is named before it gives."""
    ids = begun(room)
    run(room, ids[0], 0)
    now = day(room, 50)
    assert now.running is not None and now.next is not None
    assert (now.running.left, now.running.minutes, now.running.over) == (-20, 50, 20)
    assert (now.next.item.title, now.next.starts, now.behind) == ("Talks", at(55), 20)
    assert (now.over, now.missing) == (5, 0)
    assert [(bite.how, bite.item_id, bite.minutes) for bite in now.bites] == [("buffer", ids[0], 5)]
    assert day(room, 20).over == -15


def test_a_pause_moves_the_day_while_it_lasts(room: Room) -> None:
    """While the session pauses the running item loses no minute, and its end moves with the clock."""
    ids = begun(room)
    run(room, ids[0], 0)
    room.store.act(actions.pause_session, session_id=room.sessions[0], at=at(10))
    now = day(room, 25)
    assert now.running is not None
    assert (now.running.left, now.running.ends) == (20, at(45))


def test_a_day_that_does_not_fit_itself_waits_to_be_told(room: Room) -> None:
    """Where the session says so, ending an item changes no minute by itself."""
    ids = planned(room)
    plan = replace(session_plan("Learning"), fits_itself=False)
    room.store.act(actions.change_session, session_id=room.sessions[0], session=plan)
    room.store.act(actions.start_session, session_id=room.sessions[0], at=NINE, reason="x")
    run(room, ids[0], 0, 80)
    assert items(room)["Talks"].minutes == 90
    assert day(room, 80).over == 30
    assert room.store.read(queries.replans_of, session_id=room.sessions[0]) == ()


def test_an_anchor_ends_the_stretch_that_is_fitted(room: Room) -> None:
    """Before lunch only what lies before lunch is short of time."""
    lunch = ItemPlan("Lunch", 60, anchor=at(180), protected=True)
    ids = begun(
        room, (ItemPlan("Talk", 100), ItemPlan("Round", 60, buffer=10), lunch, ItemPlan("Tables", 90))
    )
    run(room, ids[0], 0)
    now = day(room, 120)
    assert (now.until, now.until_title, now.over) == (at(180), "Lunch", 10)
    assert now.lines[2].starts == at(190)


@pytest.mark.parametrize("second", range(0, 60, 7))
def test_seconds_neither_win_nor_lose_a_minute(room: Room, second: int) -> None:
    """While the running item has time left, nothing is free or missing that was not before."""
    ids = begun(room)
    run(room, ids[0], 0)
    now = NINE + timedelta(minutes=20, seconds=second)
    found = room.store.read(queries.day_of, session_id=room.sessions[0], at=now)
    assert found is not None and found.running is not None
    assert (found.over, found.running.left) == (-15, 10)


# ---- overruns ----


def test_starting_the_next_ends_the_one_before_and_fits_the_rest(room: Room) -> None:
    """Talks 25 minutes over: buffers are used up, then unprotected minutes; the decision keeps its time."""
    ids = begun(room)
    run(room, ids[0], 0)
    run(room, ids[1], 30)
    run(room, ids[2], 145)
    assert items(room)["Talks"].state == "done"
    assert (items(room)["Decision"].minutes, items(room)["Decision"].protected) == (240, True)
    kept = room.store.read(queries.replans_of, session_id=room.sessions[0])
    assert [replan.reason for replan in kept] == ["item ended"] * len(kept)


def test_what_does_not_fit_goes_step_by_step(room: Room) -> None:
    """First shortened, then given up or carried, then later, then missing; ceded only when said so."""
    ids = begun(room)
    run(room, ids[0], 0)
    room.store.act(actions.start_item, item_id=ids[1], at=at(30), replan=False)
    late = 250
    assert proposed(room, late).missing == 100
    dropped = proposed(room, late, drop=True)
    assert (dropped.cut, dropped.missing) == ((ids[2], ids[3]), 10)
    later = proposed(room, late, drop=True, later=True)
    assert (later.overtime, later.missing) == (10, 0)
    ceded = proposed(room, late, drop=True, cede=True)
    assert (ceded.blocks[-1].minutes, ceded.missing) == (230, 0)


def test_what_is_given_up_is_kept_and_what_is_carried_lands(room: Room) -> None:
    """One item is cut, another goes on in the next session with its origin; the end moves later once."""
    ids = begun(room)
    run(room, ids[0], 0)
    room.store.act(actions.start_item, item_id=ids[1], at=at(30), replan=False)
    given = {"session_id": room.sessions[0], "at": at(250), "reason": "overrun"}
    room.store.act(actions.replan_session, drop=True, later=True, **given)
    now = items(room)
    assert (now["Round"].state, now["World café"].state) == ("cut", "carried")
    carried = items(room, 1)["World café"]
    assert (carried.carried_from, carried.from_session, carried.minutes) == (ids[2], 1, 60)
    assert now["World café"].to_session == 2
    assert room.store.read(queries.sessions_of)[0].extended == 10
    (kept,) = room.store.read(queries.replans_of, session_id=room.sessions[0])
    assert (kept.over, kept.later, kept.gone) == (110, 10, {ids[2]: "carried", ids[3]: "cut"})
    room.store.act(actions.replan_session, drop=True, later=True, **given)
    assert room.store.read(queries.sessions_of)[0].extended == 10
    assert len(room.store.read(queries.replans_of, session_id=room.sessions[0])) == 1


def test_time_won_brings_the_end_back(room: Room) -> None:
    """What is won refills items first; what is then free makes the session end less late."""
    ids = begun(room, (ItemPlan("Talk", 60), ItemPlan("Decision", 450, protected=True, least_minutes=450)))
    run(room, ids[0], 0)
    given = {"session_id": room.sessions[0], "reason": "overrun"}
    room.store.act(actions.replan_session, at=at(0), later=True, **given)
    assert room.store.read(queries.sessions_of)[0].extended == 0
    room.store.act(actions.replan_session, at=at(50), later=True, **given)
    assert room.store.read(queries.sessions_of)[0].extended == 20
    run(room, ids[1], 50)
    room.store.act(actions.replan_session, at=at(50), **given)
    assert room.store.read(queries.sessions_of)[0].extended == 20
    room.store.act(actions.change_item, item_id=ids[1], item=ItemPlan("Decision", 430, protected=True))
    room.store.act(actions.replan_session, at=at(50), **given)
    assert room.store.read(queries.sessions_of)[0].extended == 0


def test_what_was_shortened_by_hand_stays_short(room: Room) -> None:
    """Time won refills what an overrun took, not what a person took."""
    ids = begun(room)
    room.store.act(actions.change_item, item_id=ids[1], item=ItemPlan("Talks", 60))
    run(room, ids[0], 0, 20)
    assert items(room)["Talks"].minutes == 60


# ---- carried, given up, stages, removed ----


def test_the_rest_of_a_running_item_is_carried_over(room: Room) -> None:
    """What ran stays with its times; what is left of it goes on in the session chosen."""
    ids = begun(room)
    run(room, ids[0], 0)
    run(room, ids[1], 20)
    new = room.store.act(actions.carry_item, item_id=ids[1], at=at(70), session_id=room.sessions[1]).value
    old, rest = items(room)["Talks"], items(room, 1)["Talks"]
    assert (old.state, old.started, old.ended) == ("carried", at(20), at(70))
    assert (rest.id, rest.minutes, rest.carried_from) == (new, 40, ids[1])
    assert items(room)["World café"].starts == at(70), "what it took stays taken"


def test_there_is_somewhere_to_carry_to(room: Room) -> None:
    """The last session carries nothing over, and nothing goes back to an earlier one."""
    (only,) = room.store.act(
        actions.add_items, session_id=room.sessions[1], items=(ItemPlan("Last", 30, may_carry=True),)
    ).value
    with pytest.raises(NoLaterSession):
        room.store.act(actions.carry_item, item_id=only, at=NINE)
    with pytest.raises(NoLaterSession):
        room.store.act(actions.carry_item, item_id=only, at=NINE, session_id=room.sessions[0])


def test_what_was_not_reached_is_carried_when_asked(room: Room) -> None:
    """At the end each open item is cut or carried; none is left hanging."""
    ids = begun(room)
    run(room, ids[0], 0)
    room.store.act(actions.end_session, session_id=room.sessions[0], at=at(60), carry=[ids[4]])
    assert [item.state for item in items(room).values()] == ["done", "cut", "cut", "cut", "carried"]
    assert list(items(room, 1)) == ["Decision"]
    assert items(room, 1)["Decision"].protected


def test_an_item_goes_through_its_stages(room: Room) -> None:
    """Stage by stage and back, never beyond the last or before the first."""
    ids = begun(room)
    run(room, ids[0], 0)
    assert room.store.act(actions.next_stage, item_id=ids[0], at=at(2)).value == 1
    assert (items(room)["Check-in"].stage, items(room)["Check-in"].stage_at) == (1, at(2))
    with pytest.raises(NoFurtherStage):
        room.store.act(actions.next_stage, item_id=ids[0], at=at(3))
    assert room.store.act(actions.next_stage, item_id=ids[0], at=at(3), back=True).value == 0
    with pytest.raises(NoFurtherStage):
        room.store.act(actions.next_stage, item_id=ids[0], at=at(3), back=True)


def test_what_runs_is_not_given_up_or_removed(room: Room) -> None:
    """A running item is ended or carried, so that its time stays in the record."""
    ids = begun(room)
    run(room, ids[0], 0)
    for verb in (actions.cut_item, actions.remove_item):
        with pytest.raises(ItemRuns):
            room.store.act(verb, item_id=ids[0])


def test_whatever_points_at_a_session_keeps_it(room: Room) -> None:
    """A printout, a job or an item carried over is enough; the refusal names it."""
    ids = planned(room)
    room.store.act(actions.note_printout, session_id=room.sessions[0], kind="run", at=NINE)
    with pytest.raises(SessionHasRecords, match="printouts"):
        room.store.act(actions.remove_session, session_id=room.sessions[0])
    room.store.undo()
    party = room.store.act(actions.add_party, name="Ines").value
    room.store.act(actions.staff_table, session_id=room.sessions[0], party_id=party)
    with pytest.raises(SessionHasRecords, match="staff"):
        room.store.act(actions.remove_session, session_id=room.sessions[0])
    room.store.undo()
    room.store.act(actions.carry_item, item_id=ids[2], at=NINE)
    with pytest.raises(SessionHasRecords, match="carried over"):
        room.store.act(actions.remove_session, session_id=room.sessions[0])


def test_whatever_points_at_an_item_keeps_it(room: Room) -> None:
    """An item somebody spoke about, of whatever room the record is, is given up and not removed."""
    ids = planned(room)
    said = {
        "statement_id": "s1",
        "text": "Rents",
        "session_id": room.sessions[0],
        "item_id": ids[1],
        "at": NINE,
    }
    room.store.act(actions.capture_statement, **said)
    with pytest.raises(ItemHasRecords, match="statements"):
        room.store.act(actions.remove_item, item_id=ids[1])
