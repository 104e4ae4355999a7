"""Verbs on attendance, tables, seating rules and seatings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select

from council.selection.records import Seat
from council.sessions import refusals
from council.sessions.here.queries import AWAY
from council.sessions.plan.actions import pointers
from council.sessions.plans import ENDED
from council.sessions.records import (
    Attendance,
    DiscussionTable,
    Place,
    Seating,
    SeatingRule,
    Session,
)
from council.sessions.room import Proposal, Seated
from council.store import Db, Record

T = TypeVar("T", bound=Record)
TOLD = ("published", "adjusted", "used")


# ---- tables ----


def lay_tables(db: Db, *, count: int, places: int) -> tuple[str, ...]:
    """Have so many tables in use with so many places each; ids by number.

    Tables beyond the count are removed, or closed where anything kept points at them. Raises: TableTooSmall.
    """
    if places < 2 or count < 1:
        raise refusals.TableTooSmall()
    tables = {row.number: row for row in db.scalars(select(DiscussionTable))}
    ids = []
    for number in range(1, count + 1):
        row = tables.pop(number, None)
        if row is None:
            row = DiscussionTable(number=number, places=places)
            db.add(row)
        row.places, row.state = places, "in_use"
        ids.append(row.id)
    for row in tables.values():
        if _was_used(db, row.id):
            row.state = "closed"
        else:
            db.delete(row)
    return tuple(ids)


def change_table(
    db: Db,
    *,
    table_id: str,
    places: int,
    label: str = "",
    features: Sequence[str] = (),
    languages: Sequence[str] = (),
    in_use: bool = True,
) -> None:
    """Replace what is known of a table. Raises: TableTooSmall."""
    if places < 2:
        raise refusals.TableTooSmall()
    row = _found(db, DiscussionTable, table_id)
    row.places, row.label, row.state = places, label.strip(), "in_use" if in_use else "closed"
    row.features, row.languages = list(features), list(languages)


def add_table(
    db: Db, *, places: int, label: str = "", features: Sequence[str] = (), languages: Sequence[str] = ()
) -> str:
    """Lay one table more, numbered after the last one there ever was, and return its id.

    Raises: TableTooSmall.
    """
    if places < 2:
        raise refusals.TableTooSmall()
    last = max(db.scalars(select(DiscussionTable.number)), default=0)
    row = DiscussionTable(
        number=last + 1,
        places=places,
        label=label.strip(),
        features=list(features),
        languages=list(languages),
    )
    db.add(row)
    return row.id


def set_table_use(db: Db, *, table_id: str, in_use: bool) -> None:
    """Close a table, or open it again; who sat there stays in the record until seated anew."""
    _found(db, DiscussionTable, table_id).state = "in_use" if in_use else "closed"


def remove_table(db: Db, *, table_id: str) -> None:
    """Remove a table nothing kept points at: no seating, job, statement, turn or rule. Raises: TableTaken."""
    row = _found(db, DiscussionTable, table_id)
    if _was_used(db, table_id):
        raise refusals.TableTaken(number=row.number)
    db.delete(row)


def _was_used(db: Db, table_id: str) -> bool:
    if pointers(db, DiscussionTable, [table_id]):
        return True
    return any(table_id in rule.tables for rule in db.scalars(select(SeatingRule)))


# ---- seatings ----


def keep_seating(
    db: Db,
    *,
    session_id: str,
    places: Sequence[Seated],
    at: datetime,
    round: int = 1,
    seed: str = "",
    steps: int = 0,
    version: str = "by hand",
    figures: Mapping[str, object] | None = None,
) -> str:
    """Keep who sits where in one round of a session, in place of what was kept for it; the seating's id.

    One that was published before is "adjusted" now: what members were told has changed.
    Raises: SeatTwice; NobodyToSeat; SessionClosed; PlaceGone for a table that is not there any more.
    """
    _still_open(db, session_id)
    if not places:
        raise refusals.NobodyToSeat()
    seat_id, times = Counter(place.seat_id for place in places).most_common(1)[0]
    if times > 1:
        raise refusals.SeatTwice(number=_found(db, Seat, seat_id).number, times=times)
    before = _clear(db, session_id, round)
    tables = Counter(place.table_id for place in places)
    for table_id in tables:
        _found(db, DiscussionTable, table_id)
    row = Seating(
        session_id=session_id,
        round=round,
        sizes=sorted(tables.values(), reverse=True),
        seed=seed,
        steps=steps,
        version=version,
        figures=dict(figures or {}),
        state="adjusted" if before & set(TOLD) else "proposed",
        at=at,
    )
    db.add(row)
    for place in places:
        db.add(Place(seating_id=row.id, table_id=place.table_id, seat_id=place.seat_id, pinned=place.pinned))
    return row.id


def keep_rounds(db: Db, *, rounds: Sequence[Proposal], at: datetime) -> tuple[str, ...]:
    """Keep seatings proposed for several rounds of a session as one step; their ids.

    Raises: as keep_seating.
    """
    return tuple(
        keep_seating(
            db,
            session_id=found.session_id,
            places=found.places,
            at=at,
            round=found.round,
            seed=found.seed,
            steps=found.steps,
            version=found.version,
        )
        for found in rounds
    )


def publish_seating(db: Db, *, seating_id: str) -> None:
    """Note that a seating was made known to members."""
    _found(db, Seating, seating_id).state = "published"


def remove_seating(db: Db, *, session_id: str, round: int | None = None) -> None:
    """Take away the seating of one round of a session, or of all. Raises: SessionClosed."""
    _still_open(db, session_id)
    _clear(db, session_id, round)


def seat_person(db: Db, *, seating_id: str, seat_id: str, table_id: str, place_id: str = "") -> str:
    """Give a person who came unplanned a place at a table and return the place's id.

    Raises: TableFull; TableClosed; SeatTwice; SessionClosed.
    """
    seating = _found(db, Seating, seating_id)
    taken = select(Place.id).where(Place.seating_id == seating_id, Place.seat_id == seat_id)
    if db.scalars(taken).first() is not None:
        raise refusals.SeatTwice(number=_found(db, Seat, seat_id).number, times=2)
    _changed(db, seating)
    _room_for_one(db, seating, table_id)
    row = Place(seating_id=seating_id, table_id=table_id, seat_id=seat_id)
    if place_id:
        row.id = place_id
    db.add(row)
    return row.id


def move_place(db: Db, *, place_id: str, table_id: str) -> None:
    """Seat one person at another table and pin them there.

    Raises: TableFull, where everyone who has a place there came or is expected; TableClosed; SessionClosed.
    """
    place = _found(db, Place, place_id)
    if place.table_id == table_id:
        return
    seating = _found(db, Seating, place.seating_id)
    _changed(db, seating)
    _room_for_one(db, seating, table_id)
    place.table_id, place.pinned = table_id, True


def exchange_places(db: Db, *, place_id: str, other_id: str) -> None:
    """Two people exchange their tables; both are pinned where they come to sit. Raises: SessionClosed."""
    one, other = _found(db, Place, place_id), _found(db, Place, other_id)
    _changed(db, _found(db, Seating, one.seating_id))
    one.table_id, other.table_id = other.table_id, one.table_id
    one.pinned = other.pinned = True


def pin_place(db: Db, *, place_id: str, pinned: bool) -> None:
    """Keep a person at their table when the rest is seated anew, or no longer. Raises: SessionClosed."""
    place = _found(db, Place, place_id)
    _still_open(db, _found(db, Seating, place.seating_id).session_id)
    place.pinned = pinned


def _clear(db: Db, session_id: str, round: int | None) -> set[str]:
    """Take away what was kept; the states it was in."""
    wanted = select(Seating).where(Seating.session_id == session_id)
    if round is not None:
        wanted = wanted.where(Seating.round == round)
    states = set()
    for seating in list(db.scalars(wanted)):
        states.add(seating.state)
        for place in db.scalars(select(Place).where(Place.seating_id == seating.id)):
            db.delete(place)
        db.flush()
        db.delete(seating)
    db.flush()
    return states


def _changed(db: Db, seating: Seating) -> None:
    """A seating changes by hand; one that members were told of is adjusted now. Raises: SessionClosed."""
    _still_open(db, seating.session_id)
    if seating.state in TOLD:
        seating.state = "adjusted"


def _still_open(db: Db, session_id: str) -> None:
    session = db.get(Session, session_id)
    if session is not None and session.state in ENDED:
        raise refusals.SessionClosed(number=session.number)


def _room_for_one(db: Db, seating: Seating, table_id: str) -> None:
    """Raises: TableClosed; TableFull. A chair whose person stayed away is free."""
    table = _found(db, DiscussionTable, table_id)
    if table.state == "closed":
        raise refusals.TableClosed(number=table.number)
    missed = select(Attendance.seat_id).where(
        Attendance.session_id == seating.session_id, Attendance.state.in_(AWAY)
    )
    there = select(Place.id).where(
        Place.seating_id == seating.id, Place.table_id == table_id, Place.seat_id.not_in(missed)
    )
    if len(list(db.scalars(there))) >= table.places:
        raise refusals.TableFull(number=table.number, places=table.places)


def _found(db: Db, kind: type[T], row_id: str) -> T:
    row = db.get(kind, row_id)
    if row is None:
        raise refusals.PlaceGone()
    return row
