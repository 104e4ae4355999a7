"""Verbs on attendance, tables, seating rules and seatings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select

from council.selection.records import Seat
from council.sessions import refusals
from council.sessions.records import (
    DiscussionTable,
    Place,
    Seating,
    SeatingRule,
    Statement,
)
from council.sessions.room import Seated
from council.store import Db, Record

T = TypeVar("T", bound=Record)
RULES = ("together", "apart", "tables")


# ---- tables ----


def lay_tables(db: Db, *, count: int, places: int) -> tuple[str, ...]:
    """Have so many tables in use with so many places each; ids by number.

    Tables beyond the count are removed, or closed where people sat or spoke. Raises: TableTooSmall.
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


def remove_table(db: Db, *, table_id: str) -> None:
    """Remove a table nobody has used. Raises: TableTaken."""
    row = _found(db, DiscussionTable, table_id)
    if _was_used(db, table_id):
        raise refusals.TableTaken(number=row.number)
    db.delete(row)


def _was_used(db: Db, table_id: str) -> bool:
    return any(
        db.scalars(select(kind).where(kind.table_id == table_id).limit(1)).first() is not None
        for kind in (Place, Statement)
    )


# ---- rules ----


def add_rule(
    db: Db,
    *,
    kind: str,
    seat_ids: Sequence[str],
    table_ids: Sequence[str] = (),
    strength: str = "must",
    weight: int = 5,
    from_session: int = 0,
    to_session: int = 0,
    reason: str = "",
) -> str:
    """Keep a rule about who sits where and return its id. Raises: SeatingRuleIncomplete."""
    few = len(set(seat_ids)) < (1 if kind == "tables" else 2)
    if kind not in RULES or few or (kind == "tables" and not table_ids) or not 1 <= weight <= 10:
        raise refusals.SeatingRuleIncomplete()
    row = SeatingRule(
        kind=kind,
        seats=list(dict.fromkeys(seat_ids)),
        tables=list(table_ids),
        strength=strength,
        weight=weight,
        from_session=from_session,
        to_session=to_session,
        reason=reason.strip(),
    )
    db.add(row)
    return row.id


def end_rule(db: Db, *, rule_id: str) -> None:
    """A rule no longer holds; it stays in the record."""
    _found(db, SeatingRule, rule_id).state = "ended"


# ---- seatings ----


def keep_seating(
    db: Db,
    *,
    session_id: str,
    places: Sequence[Seated],
    at: datetime,
    seed: str = "",
    steps: int = 0,
    version: str = "by hand",
    figures: Mapping[str, object] | None = None,
) -> str:
    """Keep who sits where in a session, in place of what was kept before, and return the seating's id.

    Raises: SeatTwice; NobodyToSeat.
    """
    if not places:
        raise refusals.NobodyToSeat()
    seat_id, times = Counter(place.seat_id for place in places).most_common(1)[0]
    if times > 1:
        raise refusals.SeatTwice(number=_found(db, Seat, seat_id).number, times=times)
    _clear(db, session_id)
    tables = Counter(place.table_id for place in places)
    row = Seating(
        session_id=session_id,
        sizes=sorted(tables.values(), reverse=True),
        seed=seed,
        steps=steps,
        version=version,
        figures=dict(figures or {}),
        at=at,
    )
    db.add(row)
    for place in places:
        db.add(Place(seating_id=row.id, table_id=place.table_id, seat_id=place.seat_id, pinned=place.pinned))
    return row.id


def publish_seating(db: Db, *, seating_id: str) -> None:
    """Note that a seating was made known to members."""
    _found(db, Seating, seating_id).state = "published"


def remove_seating(db: Db, *, session_id: str) -> None:
    """Take away the seating of a session."""
    _clear(db, session_id)


def move_place(db: Db, *, place_id: str, table_id: str) -> None:
    """Seat one person at another table and pin them there. Raises: PlacesMissing when it is full."""
    place = _found(db, Place, place_id)
    if place.table_id == table_id:
        return
    table = _found(db, DiscussionTable, table_id)
    there = select(Place).where(Place.seating_id == place.seating_id, Place.table_id == table_id)
    taken = len(list(db.scalars(there)))
    if taken >= table.places:
        raise refusals.TableFull(number=table.number, places=table.places)
    place.table_id, place.pinned = table_id, True


def exchange_places(db: Db, *, place_id: str, other_id: str) -> None:
    """Two people exchange their tables; both are pinned where they come to sit."""
    one, other = _found(db, Place, place_id), _found(db, Place, other_id)
    one.table_id, other.table_id = other.table_id, one.table_id
    one.pinned = other.pinned = True


def pin_place(db: Db, *, place_id: str, pinned: bool) -> None:
    """Keep a person at their table when the rest is seated anew, or no longer."""
    _found(db, Place, place_id).pinned = pinned


def _clear(db: Db, session_id: str) -> None:
    for seating in db.scalars(select(Seating).where(Seating.session_id == session_id)):
        for place in db.scalars(select(Place).where(Place.seating_id == seating.id)):
            db.delete(place)
        db.flush()
        db.delete(seating)
    db.flush()


def _found(db: Db, kind: type[T], row_id: str) -> T:
    row = db.get(kind, row_id)
    if row is None:
        raise refusals.PlaceGone()
    return row
