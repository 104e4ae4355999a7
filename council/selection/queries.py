"""Questions about selection: what the panel must look like, who may be drawn, what was drawn and how.

The pool is handed on by the ids of its file, so that window and command line find the same lottery.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import func, select

from council.people import queries as people
from council.people.cells import is_missing, key, nearest
from council.people.records import Person
from council.people.retention import Due, Kept, due_for_erasure
from council.selection.folder import unpacked
from council.selection.records import Draw, Exclusion, PanelSize, Seat, TargetLine
from council.selection.refusals import DrawUnknown
from council.selection.targets import Line, Pool, Targets
from council.store import Db


@dataclass(frozen=True, slots=True)
class TargetView:
    """One target line beside what there is: people in the pool, and members of the panel once drawn."""

    id: str
    line: Line
    in_pool: int
    in_panel: int | None


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A spelling in the pool that no target knows ("" = no answer), whose it is, and the nearest value."""

    feature: str
    value: str
    person_ids: tuple[str, ...]
    nearest: str

    @property
    def people(self) -> int:
        return len(self.person_ids)


@dataclass(frozen=True, slots=True)
class DrawingPool:
    """Who may be drawn, spelt as the targets spell it; who is left out by reason; what fits no target."""

    pool: Pool
    left_out: Mapping[str, int]
    unmatched: tuple[Unmatched, ...]


@dataclass(frozen=True, slots=True)
class ExclusionView:
    """A person who does not take part in draws, and why."""

    person_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class DrawView:
    """One draw: its state, and what its lottery promised to the pool."""

    id: str
    number: int
    purpose: str
    state: str
    rule: str
    seats: int
    committed_at: datetime
    kept_at: datetime | None
    commitment_hash: str
    ticket: int | None
    targets: tuple[Line, ...]
    summary: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SeatView:
    """A numbered membership; `ref` is the person's id in the file they came from."""

    id: str
    number: int
    alias: str
    state: str
    attributes: Mapping[str, str]
    person_id: str
    ref: str


@dataclass(frozen=True, slots=True)
class SelectionFacts:
    """How the panel was chosen, as the report tells it."""

    seats: int
    pool: int
    left_out: Mapping[str, int]
    targets: tuple[TargetView, ...]
    draws: tuple[DrawView, ...]
    states: Mapping[str, int]


def targets_of(db: Db) -> Targets:
    """The seats and the lines; 0 seats and no lines before anything is set."""
    seats = db.scalar(select(PanelSize.seats)) or 0
    return Targets(seats=seats, lines=tuple(line_of(one) for one in _lines(db)))


def target_views_of(db: Db) -> tuple[TargetView, ...]:
    """Every line with its people in the pool (without those left out) and its members on the panel."""
    pool = drawing_pool(db).pool
    counts = {name: Counter(pool.column(name)) for name in pool.features}
    panel = [one for one in seats_of(db) if one.state != "withdrawn" and one.state != "declined"]
    seated = {name: Counter(key(answer_of(one.attributes, name)) for one in panel) for name in pool.features}
    views = []
    for one in _lines(db):
        there = counts.get(one.feature, Counter())[one.value]
        drawn = seated.get(one.feature, Counter())[key(one.value)] if panel else None
        views.append(TargetView(one.id, line_of(one), there, drawn))
    return tuple(views)


def answer_of(attributes: Mapping[str, str], feature: str) -> str:
    """What somebody answered to a feature, however the heading of their file spells it; "" for nothing."""
    if feature in attributes:
        return attributes[feature]
    return next((value for name, value in attributes.items() if key(name) == key(feature)), "")


def drawing_pool(db: Db) -> DrawingPool:
    """Everybody who may be drawn, on the features the targets speak of.

    A feature nobody has is left out of the pool; a value no target knows stays and counts for no line.
    """
    lines = _lines(db)
    left_out = {one.person_id: one.reason for one in exclusions_of(db)}
    persons = [one for one in people.pool_of(db) if one.id not in left_out]
    return _drawing_pool(lines, persons, Counter(left_out.values()))


def _drawing_pool(
    lines: list[TargetLine], persons: list[people.PoolPerson], left_out: Mapping[str, int]
) -> DrawingPool:
    values: dict[str, dict[str, str]] = {}
    for one in lines:
        values.setdefault(one.feature, {})[key(one.value)] = one.value
    columns = {key(name): name for name in people.features_of(persons)}
    features = tuple(name for name in values if key(name) in columns)
    odd: dict[tuple[str, str], list[str]] = {}
    rows = []
    for person in persons:
        row = []
        for name in features:
            spelt = person.attributes.get(columns[key(name)], "")
            known = values[name].get(key(spelt))
            if known is None:
                odd.setdefault((name, "" if is_missing(spelt) else spelt), []).append(person.id)
            row.append(spelt if known is None else known)
        rows.append(tuple(row))
    homes = tuple(one.household for one in persons)
    pool = Pool(tuple(one.ref for one in persons), features, tuple(rows), homes if any(homes) else ())
    unmatched = tuple(
        Unmatched(name, spelt, tuple(ids), nearest(spelt, list(values[name].values())) if spelt else "")
        for (name, spelt), ids in sorted(odd.items())
    )
    return DrawingPool(pool, dict(sorted(left_out.items())), unmatched)


def exclusions_of(db: Db) -> tuple[ExclusionView, ...]:
    """Who is left out of draws, in the order it was decided."""
    rows = db.scalars(select(Exclusion).order_by(Exclusion.at, Exclusion.id))
    return tuple(ExclusionView(one.person_id, one.reason) for one in rows)


def draws_of(db: Db) -> tuple[DrawView, ...]:
    """Every draw, by number."""
    return tuple(_draw_view(one) for one in db.scalars(select(Draw).order_by(Draw.number)))


def draw_files(db: Db, *, draw_id: str) -> dict[str, bytes]:
    """The files of a draw's certificate by name, byte for byte. Raises: DrawUnknown."""
    draw = db.get(Draw, draw_id)
    if draw is None:
        raise DrawUnknown()
    return unpacked(draw.files)


def chances_of(db: Db, *, draw_id: str | None = None) -> dict[str, Fraction]:
    """Each person's exact chance in one draw, or the newest, by the id of their file; {} before any draw."""
    newest = select(Draw).order_by(Draw.number.desc())
    draw = db.get(Draw, draw_id) if draw_id else db.scalars(newest).first()
    if draw is None:
        return {}
    refs = dict(db.execute(select(Person.id, Person.ref)).all())
    return {refs[one]: Fraction(text) for one, text in sorted(draw.chances.items()) if one in refs}


def seats_of(db: Db) -> tuple[SeatView, ...]:
    """Every seat, by number."""
    rows = db.execute(select(Seat, Person).join(Person, Person.id == Seat.person_id).order_by(Seat.number))
    return tuple(
        SeatView(seat.id, seat.number, seat.alias, seat.state, person.attributes, person.id, person.ref)
        for seat, person in rows
    )


def selection_facts(db: Db) -> SelectionFacts:
    """All that is told about the choice of the panel, counts only."""
    states = db.execute(select(Seat.state, func.count()).group_by(Seat.state).order_by(Seat.state))
    asked = drawing_pool(db)
    return SelectionFacts(
        seats=db.scalar(select(PanelSize.seats)) or 0,
        pool=len(asked.pool.ids),
        left_out=asked.left_out,
        targets=target_views_of(db),
        draws=draws_of(db),
        states=dict(states.all()),
    )


def erasure_due(db: Db, *, today: datetime, ended: datetime | None = None) -> tuple[Due, ...]:
    """Whose data has been held longer than agreed, the longest overdue first.

    The time of those not drawn runs from the day the panel was drawn, that of members from the council's end.
    """
    seated = set(db.scalars(select(Seat.person_id)))
    drawn = db.scalar(select(func.min(Draw.kept_at)))
    kept = (
        Kept(one, "member", ended) if one in seated else Kept(one, "pool", drawn)
        for one in db.scalars(select(Person.id).order_by(Person.id))
    )
    return due_for_erasure(kept, today=today)


def line_of(one: TargetLine) -> Line:
    """A kept line as a value."""
    return Line(one.feature, one.value, one.least, one.most, one.least_flex, one.most_flex)


def _lines(db: Db) -> list[TargetLine]:
    return list(db.scalars(select(TargetLine).order_by(TargetLine.position, TargetLine.id)))


def _draw_view(one: Draw) -> DrawView:
    return DrawView(
        id=one.id,
        number=one.number,
        purpose=one.purpose,
        state=one.state,
        rule=one.rule,
        seats=one.seats,
        committed_at=one.committed_at,
        kept_at=one.kept_at,
        commitment_hash=one.commitment_hash,
        ticket=one.ticket,
        targets=tuple(Line(**line) for line in one.targets),
        summary=one.summary,
    )
