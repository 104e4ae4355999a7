"""Tables laid and closed on the day, people moved by hand, rounds of one session: on a real file."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from council.sessions import actions, queries, refusals
from council.sessions.queries import SeatingView
from council.sessions.records import Session
from council.sessions.room import Seated
from council.store import Db
from tests.council.sessions.rooms import NINE, Room


def kept(room: Room, *, tables: int = 4, places: int = 7, round: int = 1) -> tuple[str, ...]:
    """Everyone in turn at one table after the other; ids of the tables."""
    ids = tuple(room.store.act(actions.lay_tables, count=tables, places=places).value)
    plan = [Seated(seat, ids[at % tables]) for at, seat in enumerate(room.seats)]
    given = {"session_id": room.sessions[0], "places": plan, "at": NINE}
    room.store.act(actions.keep_seating, round=round, **given)
    return ids


def seating(room: Room, round: int = 1) -> SeatingView:
    found = room.store.read(queries.seating_of, session_id=room.sessions[0], round=round)
    assert found is not None
    return found


def close(db: Db, *, number: int) -> None:
    db.scalars(select(Session).where(Session.number == number)).one().state = "ended"


def test_a_table_more_and_a_table_less(room: Room) -> None:
    """A table added on the day gets the next number ever; one closed is out of sight and can be opened."""
    ids = kept(room)
    fifth = room.store.act(actions.add_table, places=6, label=" Foyer ", features=["quiet"]).value
    tables = room.store.read(queries.tables_of)
    assert [(one.number, one.places) for one in tables][-1] == (5, 6)
    assert (tables[-1].id, tables[-1].label, tables[-1].features) == (fifth, "Foyer", ("quiet",))
    room.store.act(actions.set_table_use, table_id=ids[1], in_use=False)
    assert [one.number for one in room.store.read(queries.tables_of)] == [1, 3, 4, 5]
    assert len(seating(room).at_table(ids[1])) == 6
    room.store.act(actions.set_table_use, table_id=ids[1], in_use=True)
    assert len(room.store.read(queries.tables_of)) == 5
    with pytest.raises(refusals.TableTooSmall):
        room.store.act(actions.add_table, places=1)


def test_who_comes_unplanned_gets_a_place(room: Room) -> None:
    """One place, once; an empty chair of somebody who stayed away counts as free."""
    ids = room.store.act(actions.lay_tables, count=2, places=2).value
    plan = [Seated(room.seats[at], ids[at // 2]) for at in range(4)]
    room.store.act(actions.keep_seating, session_id=room.sessions[0], places=plan, at=NINE)
    given = {"seating_id": seating(room).id, "table_id": ids[0]}
    with pytest.raises(refusals.TableFull, match="Table 1"):
        room.store.act(actions.seat_person, seat_id=room.seats[9], **given)
    with pytest.raises(refusals.SeatTwice, match="Seat 3"):
        room.store.act(actions.seat_person, seat_id=room.seats[2], **given)
    away = {"session_id": room.sessions[0], "seat_ids": room.seats[:1], "state": "absent", "at": NINE}
    room.store.act(actions.mark_attendance, **away)
    room.store.act(actions.seat_person, seat_id=room.seats[9], **given)
    assert [place.seat_number for place in seating(room).at_table(ids[0])] == [1, 2, 10]


def test_what_members_were_told_is_adjusted_when_it_changes(room: Room) -> None:
    """A published seating that is moved, exchanged or kept anew is adjusted, until it is published again."""
    ids = kept(room)
    assert seating(room).state == "proposed"
    room.store.act(actions.publish_seating, seating_id=seating(room).id)
    place = seating(room).at_table(ids[0])[0]
    room.store.act(actions.move_place, place_id=place.id, table_id=ids[1])
    assert seating(room).state == "adjusted"
    room.store.act(actions.publish_seating, seating_id=seating(room).id)
    kept(room)
    assert seating(room).state == "adjusted"


def test_rounds_of_a_session_are_kept_beside_each_other(room: Room) -> None:
    """A second round leaves the first as it is; taking one away leaves the other; none at all is fine."""
    kept(room)
    first = seating(room)
    kept(room, round=2)
    assert seating(room) == first
    assert seating(room, 2).round == 2
    assert room.store.read(queries.rounds_of, session_id=room.sessions[0]) == (1, 2)
    assert [one.round for one in room.store.read(queries.seatings_of)] == [1, 2]
    room.store.act(actions.remove_seating, session_id=room.sessions[0], round=1)
    assert room.store.read(queries.rounds_of, session_id=room.sessions[0]) == (2,)
    room.store.act(actions.remove_seating, session_id=room.sessions[0])
    assert room.store.read(queries.rounds_of, session_id=room.sessions[0]) == ()


def test_a_session_that_ended_keeps_who_sat_where(room: Room) -> None:
    """After the end nobody is moved, exchanged, pinned, seated or seated anew."""
    ids = kept(room)
    one, two = seating(room).at_table(ids[0])[0], seating(room).at_table(ids[1])[0]
    room.store.act(close, number=1)
    for verb, given in (
        (actions.move_place, {"place_id": one.id, "table_id": ids[1]}),
        (actions.exchange_places, {"place_id": one.id, "other_id": two.id}),
        (actions.pin_place, {"place_id": one.id, "pinned": True}),
        (actions.remove_seating, {"session_id": room.sessions[0]}),
        (
            actions.keep_seating,
            {
                "session_id": room.sessions[0],
                "places": [Seated(room.seats[0], ids[0])],
                "at": NINE + timedelta(days=1),
            },
        ),
    ):
        with pytest.raises(refusals.SessionClosed):
            room.store.act(verb, **given)
