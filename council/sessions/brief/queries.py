"""Questions about what a seating is planned from, and how good seatings are, every round counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from council.people.cells import key
from council.selection.queries import SeatView, seats_of
from council.sessions import refusals
from council.sessions.brief.actions import RANK
from council.sessions.brief.naming import Names
from council.sessions.figures import Figures, figures_of
from council.sessions.here.queries import AWAY, attendance_of
from council.sessions.records import DiscussionTable, Place, Seating, SeatingRule, Session
from council.sessions.room import (
    ALL_AT,
    Brief,
    Groups,
    Rule,
    SeatingTask,
    Staffed,
    table_sizes,
    telling_fields,
)
from council.sessions.seats.queries import TableView, away_of, fields_of, panel_of, seating_of, tables_of
from council.sessions.staff.records import Party, Staffing
from council.store import Db
from council.words import _


@dataclass(frozen=True, slots=True)
class SeatingFigures:
    """Figures of one seating alone, and of all seatings up to and with it.

    `staff_met` is the fewest and the most different facilitators anybody seated in it has met so far; None
    where nobody facilitated.
    """

    alone: Figures
    so_far: Figures
    staff_met: tuple[int, int] | None = None


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


@dataclass(frozen=True, slots=True)
class FieldRank:
    """How much the balance of a field counts: 1, 2 or 4 as what a miss is divided by, 0 for not at all.

    `is_telling` is False where everyone is alike or everyone different.
    """

    field: str
    rank: int
    is_telling: bool


@dataclass(frozen=True, slots=True)
class _Past:
    """One earlier seating: session and round, who sat at each table, and who facilitated there."""

    number: int
    round: int
    groups: Groups
    staffed: Groups


def rules_of(db: Db) -> tuple[RuleView, ...]:
    """The seating rules in force."""
    names = _names(db)
    return tuple(
        RuleView(
            row.id, row.kind, names.said(row), row.strength, row.weight, row.from_session, row.to_session
        )
        for row in _active(db)
    )


def ranks_of(db: Db) -> tuple[FieldRank, ...]:
    """Every field tables could mirror, in order, and how much it counts."""
    fields, seats = fields_of(db), panel_of(db)
    values = [tuple(seat.attributes.get(name, "") for name in fields) for seat in seats]
    telling, _others = telling_fields(fields, values)
    ranks = _ranks(db)
    return tuple(FieldRank(name, ranks.get(key(name), 1), at in telling) for at, name in enumerate(fields))


def seating_brief_of(db: Db, *, session_id: str, round: int = 1) -> Brief:
    """All a seating of a round of a session is proposed from.

    Who is expected or there, tables and who works at them, whom everybody met in the sessions and rounds
    before, rules, ranks of fields and pins. Raises: NobodyToSeat; PlacesMissing; TooFewPeople.
    """
    session = db.get(Session, session_id)
    away = {one.id for one in attendance_of(db, session_id=session_id) if one.state in AWAY}
    here = [seat for seat in panel_of(db) if seat.id not in away]
    tables = tables_of(db)
    if not here or not tables or session is None:
        raise refusals.NobodyToSeat()
    fields, ranks = fields_of(db), _ranks(db)
    values = [tuple(seat.attributes.get(name, "") for name in fields) for seat in here]
    telling, ignored = telling_fields(fields, values)
    counted = [place for place in telling if ranks.get(key(fields[place]), 1)]
    past = _history(db, (session.number, round))
    task = SeatingTask(
        ids=tuple(seat.id for seat in here),
        fields=tuple(fields[place] for place in counted),
        values=tuple(tuple(row[place] for place in counted) for row in values),
        sizes=table_sizes(len(here), [table.places for table in tables]),
        history=tuple(one.groups for one in past),
        rules=_rules(db, session.number, here, tables),
        pinned=_pins(db, session_id, round, {seat.id for seat in here}, tables),
        ranks=tuple(ranks.get(key(fields[place]), 1) for place in counted),
        staff=_staff(db, session_id, tables),
        staffed=tuple(one.staffed for one in past),
        places=tuple(table.places for table in tables),
        languages=tuple(table.languages for table in tables),
        names=tuple(_("seat {number}").format(number=seat.number) for seat in here),
        numbers=tuple(table.number for table in tables),
    )
    return Brief(session_id, task, tuple(table.id for table in tables), ignored, round)


def seating_figures_of(db: Db, *, session_id: str, round: int | None = None) -> SeatingFigures | None:
    """Figures of a session's seating as it stands, moves by hand included; None before it was seated.

    Absent people count neither for meetings nor for balance.

    Args:
        round: else the last one seated.
    """
    session = db.get(Session, session_id)
    if session is None:
        return None
    past = _history(db, (session.number, 10_000 if round is None else round + 1))
    if not past or past[-1].number != session.number or round not in (None, past[-1].round):
        return None
    fields, values = _values(db)
    seats = seats_of(db)
    alone = [row for row in _active(db) if row.kind == "alone" and row.field and _holds(row, session.number)]
    flagged = {_spelt(row, seats) for row in alone}
    seatings = [one.groups for one in past]
    return SeatingFigures(
        alone=figures_of(seatings[-1:], fields, values, flagged=flagged),
        so_far=figures_of(seatings, fields, values, flagged=flagged),
        staff_met=_staff_met(past),
    )


def all_seating_figures_of(db: Db) -> Figures | None:
    """Figures over every seating of the council, or None before the first."""
    seatings = [one.groups for one in _history(db, (10_000, 0))]
    fields, values = _values(db)
    return figures_of(seatings, fields, values) if seatings else None


def _staff_met(past: Sequence[_Past]) -> tuple[int, int] | None:
    met: dict[str, set[str]] = {one: set() for table in past[-1].groups for one in table}
    for seating in past:
        for people, there in zip(seating.groups, seating.staffed, strict=True):
            for one in people:
                met.get(one, set()).update(there)
    counts = [len(parties) for parties in met.values()]
    return (min(counts), max(counts)) if any(counts) else None


def _active(db: Db) -> list[SeatingRule]:
    wanted = select(SeatingRule).where(SeatingRule.state == "active", SeatingRule.kind != RANK)
    return list(db.scalars(wanted))


def _ranks(db: Db) -> dict[str, int]:
    wanted = select(SeatingRule).where(SeatingRule.state == "active", SeatingRule.kind == RANK)
    return {key(row.field): row.weight for row in db.scalars(wanted)}


def _pins(
    db: Db, session_id: str, round: int, present: set[str], tables: Sequence[TableView]
) -> tuple[tuple[str, int], ...]:
    at = {table.id: position for position, table in enumerate(tables)}
    kept = seating_of(db, session_id=session_id, round=round)
    return tuple(
        (place.seat_id, at[place.table_id])
        for place in (kept.places if kept else ())
        if place.pinned and place.table_id in at and place.seat_id in present
    )


def _staff(db: Db, session_id: str, tables: Sequence[TableView]) -> tuple[Staffed, ...]:
    at = {table.id: position for position, table in enumerate(tables)}
    wanted = (
        select(Staffing.party_id, Staffing.table_id, Staffing.job, Party.languages)
        .join(Party, Party.id == Staffing.party_id)
        .where(Staffing.session_id == session_id)
        .order_by(Staffing.id)
    )
    return tuple(
        Staffed(party, at[table_id], tuple(languages), job)
        for party, table_id, job, languages in db.execute(wanted)
        if table_id in at
    )


def _values(db: Db) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """The fields that can be balanced and count, and each seat's categories in them."""
    fields, seats, ranks = fields_of(db), seats_of(db), _ranks(db)
    rows = {seat.id: tuple(seat.attributes.get(name, "") for name in fields) for seat in seats}
    telling, _ignored = telling_fields(fields, [*rows.values()])
    counted = [place for place in telling if ranks.get(key(fields[place]), 1)]
    named = tuple(fields[place] for place in counted)
    return named, {seat: tuple(row[place] for place in counted) for seat, row in rows.items()}


def _history(db: Db, before: tuple[int, int]) -> list[_Past]:
    """The seatings of sessions and rounds before one, in order, each with those who were not away."""
    away = away_of(db)
    wanted = (
        select(Session.number, Seating.round, Session.id, DiscussionTable.number, Place.seat_id)
        .join(Seating, Seating.session_id == Session.id)
        .join(Place, Place.seating_id == Seating.id)
        .join(DiscussionTable, DiscussionTable.id == Place.table_id)
        .where(Session.number <= before[0])
        .order_by(Session.number, Seating.round, DiscussionTable.number, Place.seat_id)
    )
    tables: dict[tuple[int, int], dict[int, list[str]]] = {}
    for number, round, session_id, table, seat_id in db.execute(wanted):
        if (number, round) < before and seat_id not in away[session_id]:
            tables.setdefault((number, round), {}).setdefault(table, []).append(seat_id)
    hosts = _hosts(db)
    return [
        _Past(
            number,
            round,
            tuple(tuple(people) for people in found.values()),
            tuple(tuple(hosts.get((number, table), ())) for table in found),
        )
        for (number, round), found in sorted(tables.items())
    ]


def _hosts(db: Db) -> dict[tuple[int, int], list[str]]:
    """Who facilitated, by session number and table number."""
    wanted = (
        select(Session.number, DiscussionTable.number, Staffing.party_id)
        .join(Session, Session.id == Staffing.session_id)
        .join(DiscussionTable, DiscussionTable.id == Staffing.table_id)
        .where(Staffing.job == "facilitator")
        .order_by(Staffing.id)
    )
    found: dict[tuple[int, int], list[str]] = {}
    for session, table, party in db.execute(wanted):
        found.setdefault((session, table), []).append(party)
    return found


def _rules(db: Db, session: int, here: Sequence[SeatView], tables: Sequence[TableView]) -> tuple[Rule, ...]:
    """The rules that hold in a session, for those who are there; a table that is closed is none of theirs."""
    names, present = _names(db), {seat.id for seat in here}
    at = {table.id: position for position, table in enumerate(tables)}
    found = []
    for row in _active(db):
        people = _people(row, here, present)
        if _holds(row, session) and people:
            field, value = _spelt(row, here) if row.kind == "alone" else (row.field, row.value)
            rule = Rule(
                kind=row.kind,
                people=people,
                tables=tuple(at[table] for table in row.tables if table in at),
                must=row.strength == "must",
                weight=row.weight,
                words=names.said(row),
                parties=tuple(row.parties),
                field=field,
                value=value,
            )
            found.append(rule)
    return tuple(found)


def _holds(row: SeatingRule, session: int) -> bool:
    return row.from_session <= session and (not row.to_session or session <= row.to_session)


def _spelt(row: SeatingRule, seats: Sequence[SeatView]) -> tuple[str, str]:
    """The field and value of a rule as the pool spells them."""
    wanted = key(row.field), key(row.value)
    found = (one for seat in seats for one in seat.attributes.items() if (key(one[0]), key(one[1])) == wanted)
    return next(found, (row.field, row.value))


def _people(row: SeatingRule, here: Sequence[SeatView], present: set[str]) -> tuple[str, ...]:
    """Whom of those there a rule is for."""
    if row.kind == "alone" and row.field:
        wanted = key(row.field), key(row.value)
        return tuple(
            seat.id
            for seat in here
            if any((key(name), key(value)) == wanted for name, value in seat.attributes.items())
        )
    if row.kind == "meet" and not row.seats:
        return (ALL_AT,)
    return tuple(one for one in row.seats if one in present)


def _names(db: Db) -> Names:
    return Names(
        {seat.id: seat.number for seat in seats_of(db)},
        {row.id: row.number for row in db.scalars(select(DiscussionTable))},
        {row.id: row.name for row in db.scalars(select(Party))},
    )
