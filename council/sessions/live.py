"""The figures of one seating while people are moved by hand, quick enough to follow the hand.

Counted anew each time, with all seatings before as they were: nothing can drift from what a recount finds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING, Any

from council.sessions.kept import flagged_of, parties_met, said, staff_at, unkept
from council.sessions.room import SeatingTask

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Missed = tuple[tuple[str, str, int, int, int], ...]  # field, value, people there, least, most


@dataclass(frozen=True, slots=True)
class AtTable:
    """One table: who many sit there of how many places (0 for any number), what is repeated and missed.

    `repeats` are pairs at the table that have met before, `misses` (field, value, people there, least, most).
    """

    people: int
    places: int
    repeats: int
    misses: Missed


@dataclass(frozen=True, slots=True)
class LiveFigures:
    """Figures of a seating as it stands, among those who are there and have a table.

    Pairs, met and repeats count this seating and all before it; `new_pairs` of the `pairs_at_tables` meet for
    the first time; misses, cells and worst cell are of this seating alone. Shares lie between 0 and 1;
    `repeats[k]` is how many pairs met exactly k times; `worst_at` is (table, field, value), None where no
    field is balanced. `unkept` are the rules broken, in words. `staff_met` is the fewest and the most parties
    anybody has met, None where nobody works; `staff_again` how many now sit with one they met before.
    """

    people: int
    pairs: int
    pairs_met: int
    coverage: float
    bound: float
    ratio: float
    pairs_at_tables: int
    new_pairs: int
    worst_pair: int
    min_met: int
    median_met: float
    max_met: int
    most_possible: int
    repeats: tuple[int, ...]
    misses: int
    cells: int
    misses_by_field: tuple[tuple[str, int], ...]
    worst_cell: float
    worst_at: tuple[int, str, str] | None
    at_tables: tuple[AtTable, ...]
    unkept: tuple[str, ...]
    staff_met: tuple[int, int] | None
    staff_again: int


@dataclass(frozen=True, slots=True)
class Past:
    """What stays while people are moved.

    Args:
        met: (n, n) how often each pair met. `parties` are those each person met.
        kinds: categories as (position of the field, value, whether nobody may be alone in it).
        member: (n, kinds) 1 where a person is of a category.
    """

    met: NDArray[np.float64]
    parties: dict[str, frozenset[str]]
    kinds: tuple[tuple[int, str, bool], ...]
    member: NDArray[np.float64]


def past_of(task: SeatingTask) -> Past:
    """The history of a task, gathered once for all the places somebody is dragged to."""
    import numpy as np  # the window is up before anybody is dragged

    place = {one: at for at, one in enumerate(task.ids)}
    met = np.zeros((len(place), len(place)))
    for tables in task.history:
        sat = np.full(len(place), -1)
        for table, people in enumerate(tables):
            for one in people:
                if one in place:
                    sat[place[one]] = table
        sits = (sat[:, None] == np.arange(len(tables))).astype(np.float64)
        met += sits @ sits.T
    np.fill_diagonal(met, 0)
    flagged, fields = flagged_of(task), task.fields
    kinds = tuple(
        (at, value, (name, value) in flagged)
        for at, name in enumerate(fields)
        for value in sorted({row[at] for row in task.values})
    )
    member = np.array([[float(row[at] == value) for at, value, _a in kinds] for row in task.values])
    return Past(met, parties_met(task), kinds, member.reshape(len(task.ids), len(kinds)))


def live(task: SeatingTask, tables: Sequence[int], past: Past | None = None) -> LiveFigures:
    """The figures of a seating of a task.

    Args:
        tables: of each person in the order of the task, -1 for nobody's.
        past: past_of(task), where it is known already; quicker by half.
    Source: SESSIONS.md 5.1.
    """
    import numpy as np

    past = past or past_of(task)
    at = np.array(tables, dtype=np.int64)
    here = np.flatnonzero(at >= 0)
    sits = (at[here, None] == np.arange(len(task.sizes))).astype(np.float64)
    met, known = _meetings(past.met[np.ix_(here, here)], sits)
    works = staff_at(task)
    staff = [(past.parties[task.ids[person]], works[at[person]]) for person in here]
    hosts = [len(before | now) for before, now in staff]
    fields, cells, worst, worst_at, missed = _cells(task.fields, past, here, sits)
    return LiveFigures(
        **met,
        misses=sum(missing for _name, missing in fields),
        cells=cells,
        misses_by_field=fields,
        worst_cell=worst,
        worst_at=worst_at,
        at_tables=tuple(
            AtTable(int(sits[:, table].sum()), task.places[table] if task.places else 0, known[table], misses)
            for table, misses in enumerate(missed)
        ),
        unkept=tuple(rule.words or said(rule) for rule in unkept(task, tables, past.parties)),
        staff_met=(min(hosts), max(hosts)) if any(hosts) else None,
        staff_again=sum(not before.isdisjoint(now) for before, now in staff),
    )


def after(
    task: SeatingTask,
    tables: Sequence[int],
    person: str,
    table: int | None = None,
    *,
    other: str = "",
    past: Past | None = None,
) -> LiveFigures:
    """The figures if a person moved to a table (-1: to none), or exchanged places with another person.

    Raises: ValueError when somebody named is not in the task.
    """
    then, at = list(tables), task.ids.index(person)
    if other:
        there = task.ids.index(other)
        then[at], then[there] = then[there], then[at]
    elif table is not None:
        then[at] = table
    return live(task, then, past)


def _meetings(before: NDArray[np.float64], sits: NDArray[np.float64]) -> tuple[dict[str, Any], list[int]]:
    """Figures of who met whom, by name, and the pairs at each table that met before.

    Args:
        before: (n, n) how often each pair met before. `sits` (n, T) is 1 where somebody sits.
    """
    import numpy as np

    people, now = len(before), sits @ sits.T
    np.fill_diagonal(now, 0)
    together = before + now
    repeats = np.bincount(together[np.triu_indices(people, 1)].astype(np.int64), minlength=1)
    met, chances = (together > 0).sum(axis=1), together.sum(axis=1)
    pairs, most = comb(people, 2), int(chances.sum()) // 2
    at_tables = int(now.sum()) // 2
    known = ((((before > 0) * now) @ sits) * sits).sum(axis=0).astype(np.int64) // 2
    pairs_met = pairs - int(repeats[0])
    figures = {
        "people": people,
        "pairs": pairs,
        "pairs_met": pairs_met,
        "coverage": pairs_met / pairs if pairs else 0.0,
        "bound": min(pairs, most) / pairs if pairs else 0.0,
        "ratio": pairs_met / min(pairs, most) if most else 0.0,
        "pairs_at_tables": at_tables,
        "new_pairs": at_tables - int(known.sum()),
        "worst_pair": len(repeats) - 1,
        "min_met": int(met.min()) if people else 0,
        "median_met": float(np.median(met)) if people else 0.0,
        "max_met": int(met.max(initial=0)),
        "most_possible": int(min(people - 1, chances.max())) if people else 0,
        "repeats": tuple(repeats.tolist()),
    }
    return figures, known.tolist()


def _cells(
    fields: Sequence[str], past: Past, here: NDArray[np.int64], sits: NDArray[np.float64]
) -> tuple[tuple[tuple[str, int], ...], int, float, tuple[int, str, str] | None, list[Missed]]:
    """Misses by field, the number of cells, the worst and where it is, and what is missed at each table."""
    import numpy as np

    member = past.member[here]
    room, sizes, people = member.sum(axis=0).astype(np.int64), sits.sum(axis=0).astype(np.int64), len(here)
    counts, share = (sits.T @ member).astype(np.int64), np.outer(sizes, room)
    low, high = share // max(people, 1), -(-share // max(people, 1))
    alone = np.array([flagged for _at, _value, flagged in past.kinds], dtype=bool)
    missing = np.where(alone, (counts == 1) & (room > 1), (counts < low) | (counts > high))
    far = np.where(alone, 0, np.abs(counts * people - share))
    low, high = np.where(alone, 2, low), np.where(alone, room, high)
    by_kind = missing.sum(axis=0).tolist()
    by_field = Counter[int]()
    for (at, _value, _flagged), missed in zip(past.kinds, by_kind, strict=True):
        by_field[at] += missed
    at_table: list[list[tuple[str, str, int, int, int]]] = [[] for _table in sizes]
    for t, k in np.argwhere(missing).tolist():
        at, value, _flagged = past.kinds[k]
        at_table[t].append((fields[at], value, int(counts[t, k]), int(low[t, k]), int(high[t, k])))
    worst_at, worst = None, int(far.max(initial=0))
    if far.size:
        table, kind = divmod(int(far.argmax()), far.shape[1])
        worst_at = (table, fields[past.kinds[kind][0]], past.kinds[kind][1])
    return (
        tuple((name, by_field[at]) for at, name in enumerate(fields)),
        int((sizes > 0).sum() * (room > 0).sum()),
        worst / max(people, 1),
        worst_at,
        [tuple(misses) for misses in at_table],
    )
