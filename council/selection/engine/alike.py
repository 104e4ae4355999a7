"""People who are alike for the draw, counted as one type; and the rows a panel of counts must meet.

The fairest chances are unique, so equal for people who are alike: counting them loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from council.selection.refusals import (
    FeatureUnknown,
    PoolEmpty,
    SeatsUnusable,
    TargetsMissing,
    TargetsUnusable,
)
from council.selection.targets import Line, Pool, Targets, in_order, sorted_lines
from council.words import _

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Row:
    """`lo` ≤ places taken by `types` ≤ `hi`; `line` is the target it stands for, None for seats and homes."""

    lo: int
    hi: int
    types: tuple[int, ...]
    line: Line | None = None


@dataclass(frozen=True, slots=True)
class MakeUp:
    """Homes of two or more that are made up alike: who lives in each, by type (people numbers)."""

    types: tuple[int, ...]
    homes: tuple[tuple[tuple[int, ...], ...], ...]  # home → one group of people a type, beside `types`


@dataclass(frozen=True, slots=True)
class Model:
    """The draw as counts per type.

    members[t]: people numbers (places in pool.ids) of type t, rising. caps[t]: most places it can take.
    rows: target lines by feature and value, then seats, then shared homes. rows_of[t]: rows holding t.
    """

    pool: Pool
    seats: int
    members: tuple[tuple[int, ...], ...]
    caps: tuple[int, ...]
    rows: tuple[Row, ...]
    rows_of: tuple[tuple[int, ...], ...]
    make_ups: tuple[MakeUp, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        """People of each type."""
        return tuple(len(group) for group in self.members)

    def per_person(self, of_types: Sequence[Entry]) -> tuple[Entry, ...]:
        """One entry a person, in pool order, from one entry a type."""
        of: dict[int, Entry] = {}
        for group, entry in zip(self.members, of_types, strict=True):
            of |= dict.fromkeys(group, entry)
        return tuple(of[person] for person in range(len(of)))


_Key = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]


def model_of(pool: Pool, targets: Targets) -> Model:
    """Types, places and rows, in one order whatever order the pool came in.

    People are alike when they share the values of every targeted feature and live in homes made up alike.

    Raises: PoolEmpty, TargetsMissing, SeatsUnusable, FeatureUnknown, TargetsUnusable.
    """
    refuse_unusable(pool, targets)
    ordered = in_order(pool)
    columns = [ordered.column(feature) for feature in map(str, _plain_features(targets))]
    attributes = list(zip(*columns, strict=True))
    homes = _shared_homes(ordered)
    kind: list[tuple[tuple[str, ...], ...]] = [()] * len(ordered.ids)
    for people in homes:
        make_up = tuple(sorted(attributes[person] for person in people))
        for person in people:
            kind[person] = make_up
    groups: dict[_Key, list[int]] = {}
    for person, values in enumerate(attributes):
        groups.setdefault((values, kind[person]), []).append(person)
    keys = sorted(groups)
    members = tuple(tuple(groups[key]) for key in keys)
    make_ups = _make_ups(homes, kind, keys, attributes)
    rows = [*_line_rows(targets, keys), Row(targets.seats, targets.seats, tuple(range(len(keys))))]
    rows += [Row(0, len(one.homes), one.types) for one in make_ups]
    limit = {t: len(one.homes) for one in make_ups for t in one.types}
    caps = tuple(min(len(group), limit.get(t, len(group))) for t, group in enumerate(members))
    return Model(ordered, targets.seats, members, caps, tuple(rows), _rows_of(rows, len(keys)), make_ups)


def refuse_unusable(pool: Pool, targets: Targets) -> None:
    """Do nothing when each line makes sense by itself. Raises: as model_of."""
    if not pool.ids:
        raise PoolEmpty()
    if not targets.lines:
        raise TargetsMissing()
    if targets.seats < 1:
        raise SeatsUnusable(seats=targets.seats)
    for feature in targets.features:
        if feature not in pool.features:
            raise FeatureUnknown(feature=feature, columns=", ".join(pool.features) or "–")
    seen = set()
    for line in targets.lines:
        reason = _reason_against(line, (line.feature, line.value) in seen)
        if reason:
            raise TargetsUnusable(feature=line.feature, value=line.value, reason=reason)
        seen.add((line.feature, line.value))


def _reason_against(line: Line, doubled: bool) -> str:
    if doubled:
        return _("it is listed twice. Keep one of the two.")
    if line.least < 0:
        return _("the least number of seats is below zero.")
    if line.least > line.most:
        return _("the least number of seats is above the most.")
    return ""


def _plain_features(targets: Targets) -> list[str]:
    return sorted({line.feature for line in sorted_lines(targets)})


def _shared_homes(pool: Pool) -> list[tuple[int, ...]]:
    """Homes of two or more, in the order of their first person."""
    homes: dict[str, list[int]] = {}
    for person, home in enumerate(pool.households):
        if home:
            homes.setdefault(home, []).append(person)
    return [tuple(people) for people in homes.values() if len(people) > 1]


def _make_ups(
    homes: list[tuple[int, ...]],
    kind: list[tuple[tuple[str, ...], ...]],
    keys: list[_Key],
    attributes: list[tuple[str, ...]],
) -> tuple[MakeUp, ...]:
    number = {key: t for t, key in enumerate(keys)}
    alike: dict[tuple[tuple[str, ...], ...], list[tuple[int, ...]]] = {}
    for people in homes:
        alike.setdefault(kind[people[0]], []).append(people)
    found = []
    for make_up in sorted(alike):
        types = tuple(sorted({number[(values, make_up)] for values in make_up}))
        found.append(
            MakeUp(
                types,
                tuple(
                    tuple(tuple(p for p in people if attributes[p] == keys[t][0]) for t in types)
                    for people in alike[make_up]
                ),
            )
        )
    return tuple(found)


def _line_rows(targets: Targets, keys: list[_Key]) -> list[Row]:
    features = _plain_features(targets)
    holders: dict[tuple[int, str], list[int]] = {}
    for t, (values, _make_up) in enumerate(keys):
        for place, value in enumerate(values):
            holders.setdefault((place, value), []).append(t)
    rows = []
    for line in sorted_lines(targets):
        types = holders.get((features.index(line.feature), line.value), [])
        rows.append(Row(line.least, min(line.most, targets.seats), tuple(types), line))
    return rows


def _rows_of(rows: Iterable[Row], count: int) -> tuple[tuple[int, ...], ...]:
    holding: list[list[int]] = [[] for _t in range(count)]
    for number, row in enumerate(rows):
        for t in row.types:
            holding[t].append(number)
    return tuple(tuple(numbers) for numbers in holding)
