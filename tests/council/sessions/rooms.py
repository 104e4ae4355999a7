"""A council with a panel of seats, made as the rooms before this one leave it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from council.people.records import Person, PoolImport
from council.selection.records import Draw, Seat
from council.sessions import actions
from council.sessions.plans import SessionPlan
from council.store import Db, Store

NINE = datetime(2026, 3, 14, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Room:
    """An open store, its seats by number, and two planned sessions."""

    store: Store
    seats: tuple[str, ...]
    sessions: tuple[str, ...]


def seat_people(db: Db, *, attributes: Sequence[dict[str, str]]) -> tuple[str, ...]:
    """A pool, a draw and one seat for each row of attributes."""
    pool = PoolImport(
        file="pool.csv", at=NINE, rows=len(attributes), accepted=len(attributes), refused=0, skipped=0
    )
    draw = Draw(
        number=1, state="kept", rule="leximin", seats=len(attributes), committed_at=NINE, commitment_hash="",
        targets=[], summary={}, chances={}, files=b"",
    )  # fmt: skip
    db.add_all([pool, draw])
    seats = []
    for number, row in enumerate(attributes, start=1):
        person = Person(ref=f"P{number}", attributes=row, import_id=pool.id)
        seat = Seat(number=number, person_id=person.id, draw_id=draw.id, alias=f"Member {number}")
        db.add_all([person, seat])
        seats.append(seat.id)
    return tuple(seats)


def session_plan(title: str, day: int = 0, hours: int = 8) -> SessionPlan:
    start = NINE + timedelta(days=day)
    return SessionPlan(
        title, start, start + timedelta(hours=hours), latest_end=start + timedelta(hours=hours + 1)
    )


def fill(store: Store, people: int = 24) -> Room:
    rows = [{"gender": "fm"[at % 2], "region": "abc"[at % 3], "ref": str(at)} for at in range(people)]
    seats = store.act(seat_people, attributes=rows).value
    sessions = tuple(
        store.act(actions.plan_session, session=session_plan(title, day)).value
        for day, title in enumerate(("Learning", "Deciding"))
    )
    return Room(store, seats, sessions)
