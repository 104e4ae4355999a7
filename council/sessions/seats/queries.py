"""Questions about who came, the tables, and who sits where; members appear by seat number and alias."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from council.people.cells import key
from council.selection.queries import SeatView, seats_of
from council.selection.records import TargetLine
from council.sessions import refusals
from council.sessions.figures import Figures, figures_of
from council.sessions.here.queries import AWAY, GONE, MISSED, attendance_of, is_member
from council.sessions.records import Attendance, DiscussionTable, Place, Seating, SeatingRule, Session
from council.sessions.room import Brief, Groups, Rule, SeatingTask, table_sizes, telling_fields
from council.store import Db
from council.words import _


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


@dataclass(frozen=True, slots=True)
class SeatingFigures:
    """Figures of one seating alone, and of all seatings up to and with it."""

    alone: Figures
    so_far: Figures


@dataclass(frozen=True, slots=True)
class RuleView:
    """A seating rule in force, people and tables by number. Its reason is private and not shown here."""

    id: str
    kind: str
    words: str
    strength: str
    weight: int
    from_session: int
    to_session: int


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
    away = _away(db).get(session_id, frozenset())
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


def seating_figures_of(db: Db, *, session_id: str) -> SeatingFigures | None:
    """Figures of a session's seating as it stands, moves by hand included; None before it was seated.

    Absent people count neither for meetings nor for balance.
    """
    session = db.get(Session, session_id)
    if session is None:
        return None
    history = _history(db, session.number + 1)
    if not history or history[-1][0] != session.number:
        return None
    fields, values = _values(db)
    seatings = [groups for _number, groups in history]
    return SeatingFigures(
        alone=figures_of(seatings[-1:], fields, values), so_far=figures_of(seatings, fields, values)
    )


def all_seating_figures_of(db: Db) -> Figures | None:
    """Figures over every seating of the council, or None before the first."""
    seatings = [groups for _number, groups in _history(db, 10_000)]
    fields, values = _values(db)
    return figures_of(seatings, fields, values) if seatings else None


def rules_of(db: Db) -> tuple[RuleView, ...]:
    """The seating rules in force."""
    seats = {seat.id: seat.number for seat in seats_of(db)}
    tables = {row.id: row.number for row in db.scalars(select(DiscussionTable))}
    return tuple(
        RuleView(
            row.id,
            row.kind,
            _said(row, seats, tables),
            row.strength,
            row.weight,
            row.from_session,
            row.to_session,
        )
        for row in db.scalars(select(SeatingRule).where(SeatingRule.state == "active"))
    )


def seating_brief_of(db: Db, *, session_id: str) -> Brief:
    """All a seating of this session is proposed from: who is expected or there, tables, history, rules, pins.

    Raises: NobodyToSeat; PlacesMissing; TooFewPeople.
    """
    session = db.get(Session, session_id)
    away = {one.id for one in attendance_of(db, session_id=session_id) if one.state in AWAY}
    here = [seat for seat in _panel(db) if seat.id not in away]
    present = {seat.id for seat in here}
    tables = tables_of(db)
    if not here or not tables or session is None:
        raise refusals.NobodyToSeat()
    fields = fields_of(db)
    values = [tuple(seat.attributes.get(name, "") for name in fields) for seat in here]
    telling, ignored = telling_fields(fields, values)
    at = {table.id: position for position, table in enumerate(tables)}
    kept = seating_of(db, session_id=session_id)
    task = SeatingTask(
        ids=tuple(seat.id for seat in here),
        fields=tuple(fields[place] for place in telling),
        values=tuple(tuple(row[place] for place in telling) for row in values),
        sizes=table_sizes(len(here), [table.places for table in tables]),
        history=tuple(groups for _number, groups in _history(db, session.number)),
        rules=_rules(db, session.number, at),
        pinned=tuple(
            (place.seat_id, at[place.table_id])
            for place in (kept.places if kept else ())
            if place.pinned and place.table_id in at and place.seat_id in present
        ),
    )
    return Brief(session_id, task, tuple(table.id for table in tables), ignored)


def fields_of(db: Db) -> tuple[str, ...]:
    """The fields tables mirror, as the pool spells them: those with targets, in their order; else all."""
    columns = dict.fromkeys(name for seat in _panel(db) for name in seat.attributes)
    spelt = {key(name): name for name in columns}
    lines = db.scalars(select(TargetLine.feature).order_by(TargetLine.position))
    named = tuple(dict.fromkeys(spelt[key(name)] for name in lines if key(name) in spelt))
    return named or tuple(columns)


def _panel(db: Db) -> tuple[SeatView, ...]:
    return tuple(seat for seat in seats_of(db) if seat.state not in GONE)


def _away(db: Db) -> dict[str, frozenset[str]]:
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


def _values(db: Db) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """The fields that can be balanced, and each seat's categories in them."""
    fields, seats = fields_of(db), seats_of(db)
    rows = {seat.id: tuple(seat.attributes.get(name, "") for name in fields) for seat in seats}
    telling, _ignored = telling_fields(fields, [*rows.values()])
    named = tuple(fields[place] for place in telling)
    return named, {seat: tuple(row[place] for place in telling) for seat, row in rows.items()}


def _history(db: Db, before: int) -> list[tuple[int, Groups]]:
    """Seatings of the sessions numbered below, each with those who were not away, by session number."""
    away = _away(db)
    wanted = (
        select(Session.number, Session.id, DiscussionTable.number, Place.seat_id)
        .join(Seating, Seating.session_id == Session.id)
        .join(Place, Place.seating_id == Seating.id)
        .join(DiscussionTable, DiscussionTable.id == Place.table_id)
        .where(Session.number < before)
        .order_by(Session.number, DiscussionTable.number, Place.seat_id)
    )
    tables: dict[int, dict[int, list[str]]] = {}
    for number, session_id, table, seat_id in db.execute(wanted):
        if seat_id not in away[session_id]:
            tables.setdefault(number, {}).setdefault(table, []).append(seat_id)
    return [(number, tuple(map(tuple, found.values()))) for number, found in sorted(tables.items())]


def _rules(db: Db, session: int, at: Mapping[str, int]) -> tuple[Rule, ...]:
    seats = {seat.id: seat.number for seat in _panel(db)}
    tables = {row.id: row.number for row in db.scalars(select(DiscussionTable))}
    found = []
    for row in db.scalars(select(SeatingRule).where(SeatingRule.state == "active")):
        people = tuple(one for one in row.seats if one in seats)
        holds = row.from_session <= session and (not row.to_session or session <= row.to_session)
        allowed = tuple(at[table] for table in row.tables if table in at)
        if holds and people and (row.kind != "tables" or allowed):
            words = _said(row, seats, tables)
            found.append(Rule(row.kind, people, allowed, row.strength == "must", row.weight, words))
    return tuple(found)


def _said(row: SeatingRule, seats: Mapping[str, int], tables: Mapping[str, int]) -> str:
    people = ", ".join(str(seats[one]) for one in row.seats if one in seats)
    places = ", ".join(str(tables[one]) for one in row.tables if one in tables)
    match row.kind:
        case "together":
            return _("seats {people} together").format(people=people)
        case "apart":
            return _("seats {people} apart").format(people=people)
        case _kind:
            return _("seats {people} at tables {tables}").format(people=people, tables=places)
