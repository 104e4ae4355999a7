"""The plan of a council: remit, sessions, agendas whose times follow, and days that run otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from council.errors import CouncilError
from council.sessions import actions, queries, refusals
from council.sessions.plans import ItemPlan, RemitText
from council.sessions.records import SeatingRule
from council.store import Db, Store
from tests.council.sessions.rooms import NINE, Room, session_plan

DAY = (
    ItemPlan("Check-in", 30, rank=3, buffer=5),
    ItemPlan("Talks", 90, rank=2, least_minutes=60, buffer=10),
    ItemPlan("Lunch", 60, anchor=NINE + timedelta(hours=3), protected=True),
    ItemPlan("Tables", 120, rank=2, least_minutes=90),
    ItemPlan("World café", 45, rank=3, may_drop=True),
    ItemPlan("Decision", 60, rank=1, protected=True),
)


def agenda(room: Room, items: tuple[ItemPlan, ...] = DAY) -> tuple[str, ...]:
    return room.store.act(actions.add_items, session_id=room.sessions[0], items=items).value


def clocks(room: Room) -> dict[str, str]:
    return {
        item.title: f"{item.starts:%H:%M}"
        for item in room.store.read(queries.agenda_of, session_id=room.sessions[0])
    }


def minutes(room: Room) -> dict[str, int]:
    return {
        item.title: item.minutes for item in room.store.read(queries.agenda_of, session_id=room.sessions[0])
    }


def begun(room: Room) -> None:
    """The first session begins on time."""
    given = {"session_id": room.sessions[0], "at": at(0), "reason": "nothing printed"}
    room.store.act(actions.start_session, **given)


def at(hours: int, minutes: int = 0) -> datetime:
    return NINE + timedelta(hours=hours, minutes=minutes)


def test_a_remit_is_drafted_adopted_and_amended(plain_store: Store) -> None:
    """A draft is changed in place; an adopted remit is never changed, only followed by a version."""
    assert plain_store.read(queries.remit_of) is None
    first = plain_store.act(actions.draft_remit, remit=RemitText("How shall we live?"), at=NINE).value
    text = RemitText(" How shall we house everyone? ", promise="A reply to each point.")
    assert plain_store.act(actions.draft_remit, remit=text, at=NINE).value == first
    plain_store.act(actions.adopt_remit, remit_id=first, at=NINE)
    second = plain_store.act(actions.draft_remit, remit=replace(text, in_scope="Rents"), at=NINE).value
    assert second != first
    plain_store.act(actions.adopt_remit, remit_id=second, at=NINE)
    versions = plain_store.read(queries.remit_versions_of)
    assert [(one.version, one.state) for one in versions] == [(1, "amended"), (2, "adopted")]
    assert versions[0].question == "How shall we house everyone?"
    with pytest.raises(refusals.RemitEmpty):
        plain_store.act(actions.draft_remit, remit=RemitText("  "), at=NINE)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": " "}, refusals.TitleEmpty),
        ({"end": NINE}, refusals.TimesReversed),
        ({"latest_end": NINE + timedelta(hours=1)}, refusals.TimesReversed),
        ({"end": NINE + timedelta(hours=25), "latest_end": None}, refusals.DayTooLong),
        ({"time_zone": "Europe/Atlantis"}, refusals.TimeZoneUnknown),
        ({"time_zone": "../etc"}, refusals.TimeZoneUnknown),
    ],
)
def test_a_session_that_cannot_be_is_refused(
    plain_store: Store, change: dict[str, object], code: type[CouncilError]
) -> None:
    """No title, an end before its start, more than a day, an unknown clock: refused."""
    with pytest.raises(code):
        plain_store.act(actions.plan_session, session=replace(session_plan("Day"), **change))


def test_summer_time_moves_the_clock_not_the_minutes(room: Room) -> None:
    """Over the night of the change an agenda keeps its minutes; the wall clock follows the zone."""
    from zoneinfo import ZoneInfo

    zone = ZoneInfo("Europe/Dublin")
    start = datetime(2026, 3, 29, 0, 30, tzinfo=zone)
    plan = replace(
        session_plan("Night"),
        start=start,
        end=start + timedelta(hours=3),
        latest_end=None,
        time_zone="Europe/Dublin",
    )
    session = room.store.act(actions.plan_session, session=plan).value
    room.store.act(actions.add_items, session_id=session, items=(ItemPlan("One", 60), ItemPlan("Two", 60)))
    starts = [item.starts.astimezone(zone) for item in room.store.read(queries.agenda_of, session_id=session)]
    assert [f"{start:%H:%M}" for start in starts] == ["00:30", "02:30"]


def test_a_session_with_records_stays(room: Room) -> None:
    """Removing a planned session moves later ones up; one in which somebody came is kept."""
    agenda(room)
    room.store.act(
        actions.mark_attendance,
        session_id=room.sessions[1],
        seat_ids=room.seats[:1],
        state="present",
        at=NINE,
    )
    with pytest.raises(refusals.SessionHasRecords, match="Session 2"):
        room.store.act(actions.remove_session, session_id=room.sessions[1])
    room.store.act(actions.remove_session, session_id=room.sessions[0])
    assert [(one.number, one.title) for one in room.store.read(queries.sessions_of)] == [(1, "Deciding")]
    room.store.undo()
    first, _second = room.store.read(queries.sessions_of)
    assert (first.items, first.minutes) == (6, 420)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((0, 0), (0, 0, "active")),
        ((1, 1), (1, 1, "ended")),
        ((0, 1), (0, 0, "ended")),
        ((1, 2), (1, 1, "active")),
        ((2, 2), (1, 1, "active")),
        ((2, 0), (1, 0, "active")),
    ],
)
def test_a_rule_means_the_same_sessions_after_one_is_removed(
    room: Room, before: tuple[int, int], after: tuple[int, int, str]
) -> None:
    """A seating rule follows its sessions when an earlier one goes, and ends with the last of them."""
    given = {"kind": "apart", "seat_ids": room.seats[:2], "from_session": before[0], "to_session": before[1]}
    rule_id = room.store.act(actions.add_rule, **given).value
    room.store.act(actions.remove_session, session_id=room.sessions[0])

    def kept(db: Db) -> tuple[int, int, str]:
        rule = db.get_one(SeatingRule, rule_id)
        return rule.from_session, rule.to_session, rule.state

    assert room.store.read(kept) == after
    room.store.undo()
    assert room.store.read(kept) == (*before, "active")


def test_times_follow_from_minutes(room: Room) -> None:
    """Each item starts when the one before and its buffer end; lunch waits for its time."""
    agenda(room)
    assert list(clocks(room).values()) == ["09:00", "09:35", "12:00", "13:00", "15:00", "15:45"]
    (morning, afternoon) = room.store.read(queries.segments_of, session_id=room.sessions[0])
    assert (morning.free, morning.title, afternoon.free, afternoon.missing) == (45, "Lunch", 15, 0)


def test_items_are_moved_changed_and_removed(room: Room) -> None:
    """Positions stay without gaps, and the times follow at once."""
    ids = agenda(room)
    room.store.act(actions.move_item, item_id=ids[1], position=0)
    assert clocks(room)["Check-in"] == "10:40"
    room.store.act(actions.change_item, item_id=ids[1], item=ItemPlan("Talks", 45))
    assert clocks(room)["Check-in"] == "09:45"
    room.store.act(actions.remove_item, item_id=ids[1])
    items = room.store.read(queries.agenda_of, session_id=room.sessions[0])
    assert [item.position for item in items] == [0, 1, 2, 3, 4]
    new = room.store.act(
        actions.add_item, session_id=room.sessions[0], item=ItemPlan("Welcome", 10), position=0
    ).value
    assert room.store.read(queries.agenda_of, session_id=room.sessions[0])[0].id == new


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (ItemPlan(" ", 10), refusals.TitleEmpty),
        (ItemPlan("x", 0), refusals.MinutesOutOfRange),
        (ItemPlan("x", 1441), refusals.MinutesOutOfRange),
        (ItemPlan("x", 10, least_minutes=11), refusals.MinutesOutOfRange),
        (ItemPlan("x", 10, buffer=-1), refusals.MinutesOutOfRange),
        (ItemPlan("x", 10, rank=4), refusals.RankUnknown),
        (ItemPlan("x", 10, anchor=NINE - timedelta(minutes=1)), refusals.AnchorOutside),
        (ItemPlan("x", 10, anchor=NINE + timedelta(hours=1)), refusals.AnchorOutside),
        (ItemPlan("x", 241, protected=True), refusals.ProtectedTooLong),
    ],
)
def test_an_item_that_cannot_be_is_refused(room: Room, item: ItemPlan, code: type[CouncilError]) -> None:
    """Minutes out of range, fixed times out of order, protected time too long: refused."""
    agenda(room)
    with pytest.raises(code):
        room.store.act(actions.add_item, session_id=room.sessions[0], item=item)
    assert len(clocks(room)) == 6


def test_moving_over_a_fixed_time_keeps_their_order(room: Room) -> None:
    """Two fixed times cannot change places."""
    agenda(room)
    tea = ItemPlan("Tea", 15, anchor=at(6))
    tea_id = room.store.act(actions.add_item, session_id=room.sessions[0], item=tea, position=5).value
    with pytest.raises(refusals.AnchorOutside, match="Lunch"):
        room.store.act(actions.move_item, item_id=tea_id, position=0)


def test_an_overrun_eats_buffers_then_unprotected_minutes(room: Room) -> None:
    """Tables run over by 55 minutes: the decision keeps its hour, and it is recorded."""
    ids = agenda(room)
    begun(room)
    for item, begins, ends in (
        (0, at(0), at(0, 30)),
        (1, at(0, 35), at(3)),
        (2, at(3), at(4)),
        (3, at(4), at(6, 25)),
    ):
        room.store.act(actions.start_item, item_id=ids[item], at=begins)
        room.store.act(actions.end_item, item_id=ids[item], at=ends)
    assert minutes(room)["World café"] == 35
    assert minutes(room)["Decision"] == 60
    (kept,) = [
        one for one in room.store.read(queries.replans_of, session_id=room.sessions[0]) if ids[4] in one.after
    ]
    assert (kept.before[ids[4]], kept.after[ids[4]]) == ([45, 0], [35, 0])
    items = {item.title: item for item in room.store.read(queries.agenda_of, session_id=room.sessions[0])}
    assert f"{items['Decision'].starts:%H:%M} {items['Decision'].planned_start:%H:%M}" == "16:00 15:45"


def test_giving_up_an_item_is_proposed_before_it_is_done(room: Room) -> None:
    """What does not fit is shown beforehand; done, the item stays in the record as cut."""
    ids = agenda(room)
    begun(room)
    asked = {"session_id": room.sessions[0], "at": at(6, 50)}
    for item in ids[:4]:
        room.store.act(actions.start_item, item_id=item, at=at(4), replan=False)
    room.store.act(actions.end_item, item_id=ids[3], at=at(6, 50), replan=False)
    proposed = room.store.read(queries.proposed_replan, **asked)
    assert proposed is not None
    assert proposed[1].missing == 13
    dropped = room.store.read(queries.proposed_replan, drop=True, **asked)
    assert dropped is not None
    assert (dropped[1].cut, dropped[1].missing) == ((ids[4],), 0)
    room.store.act(actions.replan_session, reason="overrun", drop=True, **asked)
    states = {
        item.title: item.state for item in room.store.read(queries.agenda_of, session_id=room.sessions[0])
    }
    assert (states["World café"], states["Decision"]) == ("cut", "planned")
    assert clocks(room)["Decision"] == "15:50"


def test_a_running_item_ends_when_the_next_begins(room: Room) -> None:
    """One item runs at a time; what is done or cut is closed."""
    ids = agenda(room)
    begun(room)
    room.store.act(actions.start_item, item_id=ids[0], at=at(0))
    room.store.act(actions.start_item, item_id=ids[1], at=at(0, 40))
    states = [item.state for item in room.store.read(queries.agenda_of, session_id=room.sessions[0])]
    assert states[:3] == ["done", "running", "planned"]
    with pytest.raises(refusals.ItemClosed):
        room.store.act(actions.start_item, item_id=ids[0], at=at(1))
    with pytest.raises(refusals.ItemNotRunning):
        room.store.act(actions.end_item, item_id=ids[2], at=at(1))
    with pytest.raises(refusals.ItemClosed):
        room.store.act(actions.remove_item, item_id=ids[0])
    room.store.act(actions.cut_item, item_id=ids[4])
    room.store.act(actions.end_session, session_id=room.sessions[0], at=at(8), carry=[ids[5]])
    states = [item.state for item in room.store.read(queries.agenda_of, session_id=room.sessions[0])]
    assert states == ["done", "done", "cut", "cut", "cut", "carried"]
