"""Questions about who came, the tables, and who sits where; members appear by seat number and alias."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from council.people.cells import key
from council.selection.queries import SeatView, seats_of
from council.selection.records import TargetLine
from council.sessions.here.queries import GONE, MISSED, is_member
from council.sessions.records import Attendance, DiscussionTable, Place, Seating, Session
from council.store import Db


@dataclass(frozen=True, slots=True)
class TableView:
    """A table in the room."""

    id: str
    number: int
    label: str
    places: int
    features: tuple[str, ...]
    languages: tuple[str, ...]
    state: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One seat's chair in a seating, with the attributes that are balanced; `is_away`: it stayed empty."""

    id: str
    seat_id: str
    seat_number: int
    alias: str
    table_id: str
    table_number: int
    pinned: bool
    is_away: bool = False
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SeatingView:
    """Who sits where in one round of a session; places by table and seat number. `figures` were kept then."""

    id: str
    session_id: str
    sizes: tuple[int, ...]
    seed: str
    steps: int
    version: str
    figures: Mapping[str, object]
    state: str
    at: datetime
    places: tuple[PlaceView, ...]
    round: int = 1

    def at_table(self, table_id: str) -> tuple[PlaceView, ...]:
        """The places of one table."""
        return tuple(place for place in self.places if place.table_id == table_id)


def tables_of(db: Db, *, closed: bool = False) -> tuple[TableView, ...]:
    """The tables in use by number, closed ones too if asked."""
    rows = db.scalars(select(DiscussionTable).order_by(DiscussionTable.number))
    return tuple(
        TableView(
            row.id, row.number, row.label, row.places, tuple(row.features), tuple(row.languages), row.state
        )
        for row in rows
        if closed or row.state == "in_use"
    )


def seating_of(db: Db, *, session_id: str, round: int = 1) -> SeatingView | None:
    """Who sits where in a round of a session, or None before it was seated."""
    wanted = select(Seating).where(Seating.session_id == session_id, Seating.round == round)
    row = db.scalars(wanted).first()
    if row is None:
        return None
    seats = {seat.id: seat for seat in seats_of(db)}
    fields = fields_of(db)
    away = away_of(db).get(session_id, frozenset())
    places = [
        PlaceView(
            id=place.id,
            seat_id=place.seat_id,
            seat_number=seats[place.seat_id].number,
            alias=seats[place.seat_id].alias,
            table_id=place.table_id,
            table_number=number,
            pinned=place.pinned,
            is_away=place.seat_id in away,
            attributes=tuple((name, seats[place.seat_id].attributes.get(name, "")) for name in fields),
        )
        for place, number in db.execute(
            select(Place, DiscussionTable.number)
            .join(DiscussionTable, DiscussionTable.id == Place.table_id)
            .where(Place.seating_id == row.id)
        )
    ]
    return SeatingView(
        id=row.id,
        session_id=row.session_id,
        sizes=tuple(row.sizes),
        seed=row.seed,
        steps=row.steps,
        version=row.version,
        figures=row.figures,
        state=row.state,
        at=row.at,
        places=tuple(sorted(places, key=lambda place: (place.table_number, place.seat_number))),
        round=row.round,
    )


def rounds_of(db: Db, *, session_id: str) -> tuple[int, ...]:
    """The rounds of a session that are seated, in order; from 1."""
    wanted = select(Seating.round).where(Seating.session_id == session_id).order_by(Seating.round)
    return tuple(db.scalars(wanted))


def seatings_of(db: Db) -> tuple[SeatingView, ...]:
    """Every seating kept, by session number and round."""
    found = [
        seating_of(db, session_id=session.id, round=round)
        for session in _sessions(db)
        for round in rounds_of(db, session_id=session.id)
    ]
    return tuple(seating for seating in found if seating is not None)


def fields_of(db: Db) -> tuple[str, ...]:
    """The fields tables mirror, as the pool spells them: those with targets, in their order; else all."""
    columns = dict.fromkeys(name for seat in panel_of(db) for name in seat.attributes)
    spelt = {key(name): name for name in columns}
    lines = db.scalars(select(TargetLine.feature).order_by(TargetLine.position))
    named = tuple(dict.fromkeys(spelt[key(name)] for name in lines if key(name) in spelt))
    return named or tuple(columns)


def panel_of(db: Db) -> tuple[SeatView, ...]:
    """The seats that are not given up."""
    return tuple(seat for seat in seats_of(db) if seat.state not in GONE)


def away_of(db: Db) -> dict[str, frozenset[str]]:
    """By session the seats that stayed empty: noted as missed, or given up before it began."""
    noted: dict[str, dict[str, str]] = {}
    for row in db.scalars(select(Attendance)):
        noted.setdefault(row.session_id, {})[row.seat_id] = row.state
    gone = [seat for seat in seats_of(db) if seat.state in GONE]
    found = {}
    for session in _sessions(db):
        states = noted.get(session.id, {})
        missed = {seat_id for seat_id, state in states.items() if state in MISSED}
        left = {seat.id for seat in gone if seat.id not in states and not is_member(seat, session)}
        found[session.id] = frozenset(missed | left)
    return found


def _sessions(db: Db) -> list[Session]:
    return list(db.scalars(select(Session).order_by(Session.number)))
