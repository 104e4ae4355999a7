"""Questions about the targets, and about who may be drawn.

The pool is handed on by the ids of its file, so that window and command line find the same lottery.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from council.people import queries as people
from council.people.cells import is_missing, key, nearest
from council.selection.records import Exclusion, PanelSize, TargetLine
from council.selection.targets import Line, Pool, Targets
from council.store import Db


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


def targets_of(db: Db) -> Targets:
    """The seats and the lines; 0 seats and no lines before anything is set."""
    seats = db.scalar(select(PanelSize.seats)) or 0
    return Targets(seats=seats, lines=tuple(line_of(one) for one in target_lines(db)))


def answer_of(attributes: Mapping[str, str], feature: str) -> str:
    """What somebody answered to a feature, however the heading of their file spells it; "" for nothing."""
    if feature in attributes:
        return attributes[feature]
    return next((value for name, value in attributes.items() if key(name) == key(feature)), "")


def drawing_pool(db: Db, *, seated: Collection[str] = ()) -> DrawingPool:
    """Everybody who may be drawn, on the features the targets speak of.

    A feature nobody has is left out of the pool; a value no target knows stays and counts for no line.

    Args:
        seated: ids of people who stay in although they have been left out of draws since.
    """
    lines = target_lines(db)
    left_out = {one.person_id: one.reason for one in exclusions_of(db) if one.person_id not in seated}
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


def line_of(one: TargetLine) -> Line:
    """A kept line as a value."""
    return Line(one.feature, one.value, one.least, one.most, one.least_flex, one.most_flex)


def target_lines(db: Db) -> list[TargetLine]:
    """The kept lines, in their order."""
    return list(db.scalars(select(TargetLine).order_by(TargetLine.position, TargetLine.id)))
