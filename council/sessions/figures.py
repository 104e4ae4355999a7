"""How good seatings are, counted by hand's rules: who met, how often, and how well tables mirror the room.

Every figure carries its base; "upper bound" is a bound, not a promise that it can be reached.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from math import comb
from statistics import mean, median

from council.sessions.room import Groups


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures over one or more seatings.

    Shares lie between 0 and 1. `met_*` count the different people each person met, at most `people` - 1.
    `cells` is the base of `misses`: one for each seating, table and category. `repeats[k]` is how many pairs
    met exactly k times. `worst_cell` is the largest distance of a cell from its exact share, in people.
    """

    people: int
    seatings: int
    pairs: int
    pairs_met: int
    coverage: float
    bound: float
    ratio: float
    worst_pair: int
    min_met: int
    median_met: float
    mean_met: float
    max_met: int
    most_possible: int
    repeats: tuple[int, ...]
    misses: int
    cells: int
    misses_by_field: tuple[tuple[str, int], ...]
    worst_cell: float

    def as_dict(self) -> dict[str, object]:
        """The same as plain values for a JSON file; misses by field as an object."""
        return asdict(self) | {"misses_by_field": dict(self.misses_by_field), "repeats": list(self.repeats)}


def figures_of(
    seatings: Sequence[Groups],
    fields: Sequence[str],
    values: Mapping[str, Sequence[str]],
    *,
    flagged: Collection[tuple[str, str]] = (),
) -> Figures:
    """Figures of seatings, each a tuple of tables of ids.

    Args:
        fields: the fields balanced, naming the columns of `values`.
        values: categories of each id, in the order of `fields`.
        flagged: (field, value) of whom nobody shall sit alone: missed by one at a table, not by a share.
    Raises: KeyError when somebody seated has no values.
    """
    people = sorted({one for tables in seatings for table in tables for one in table})
    meetings = Counter(
        pair for tables in seatings for table in tables for pair in combinations(sorted(table), 2)
    )
    met = _met(people, meetings)
    misses, cells, worst = _misses(seatings, fields, values, flagged)
    pairs = comb(len(people), 2)
    chances = sum(comb(len(table), 2) for tables in seatings for table in tables)
    repeats = Counter(meetings.values())
    repeats[0] = pairs - len(meetings)
    return Figures(
        people=len(people),
        seatings=len(seatings),
        pairs=pairs,
        pairs_met=len(meetings),
        coverage=len(meetings) / pairs if pairs else 0.0,
        bound=min(pairs, chances) / pairs if pairs else 0.0,
        ratio=len(meetings) / min(pairs, chances) if pairs and chances else 0.0,
        worst_pair=max(meetings.values(), default=0),
        min_met=min(met, default=0),
        median_met=float(median(met)) if met else 0.0,
        mean_met=float(mean(met)) if met else 0.0,
        max_met=max(met, default=0),
        most_possible=_most_possible(seatings, people),
        repeats=tuple(repeats[times] for times in range(max(repeats, default=0) + 1)),
        misses=sum(misses.values()),
        cells=cells,
        misses_by_field=tuple((name, misses[name]) for name in fields),
        worst_cell=worst,
    )


def _met(people: Sequence[str], meetings: Counter[tuple[str, str]]) -> list[int]:
    """Different people met, in the order of `people`."""
    count: Counter[str] = Counter()
    for one, other in meetings:
        count[one] += 1
        count[other] += 1
    return [count[one] for one in people]


def _most_possible(seatings: Sequence[Groups], people: Sequence[str]) -> int:
    """The most different people anyone could have met in tables of these sizes."""
    chances: Counter[str] = Counter()
    for tables in seatings:
        for table in tables:
            for one in table:
                chances[one] += len(table) - 1
    return min(len(people) - 1, max(chances.values())) if chances else 0


def _misses(
    seatings: Sequence[Groups],
    fields: Sequence[str],
    values: Mapping[str, Sequence[str]],
    flagged: Collection[tuple[str, str]],
) -> tuple[Counter[str], int, float]:
    """Misses by field, number of cells, and the worst distance from an exact share."""
    misses: Counter[str] = Counter()
    cells, worst = 0, 0.0
    for tables in seatings:
        present = [one for table in tables for one in table]
        for position, name in enumerate(fields):
            room = Counter(values[one][position] for one in present)
            for table in tables:
                here = Counter(values[one][position] for one in table)
                for category, members in room.items():
                    cells += 1
                    if (name, category) in flagged:
                        misses[name] += here[category] == 1 < members
                        continue
                    share = len(table) * members
                    low, high = share // len(present), -(-share // len(present))
                    misses[name] += not low <= here[category] <= high
                    worst = max(worst, abs(here[category] * len(present) - share) / len(present))
    return misses, cells, worst
