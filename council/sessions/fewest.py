"""Ways to a seating with the least misses and the fewest people moved: exact, by search, and both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

from council.sessions.kept import flagged_of, people_of
from council.sessions.room import SeatingTask

if TYPE_CHECKING:
    import numpy as np
    from highspy import Highs
    from numpy.typing import NDArray

MISS = 1_000  # one miss weighs as so many moves
STAY = 0.25  # what a move costs in the search, where a miss costs 12
RUNS = 8


class Programme:
    """Who sits where as yes-or-no variables; table t has `least[t]` people, or one more as `odd[t]` says."""

    def __init__(self, model: Highs, task: SeatingTask) -> None:
        from council.sessions.clash import seat_all  # numpy

        self._model, self._task = model, task
        self._room = seat_all(model, task)

    def misses(self, *, none: bool) -> Any:
        """How far all cells lie outside floor and ceiling of their share, by the weight of their field.

        `none`: hold that to nothing, which is asked much quicker.
        """
        task, people, outside = self._task, len(self._task.ids), []
        for field, here in _categories(task):
            for table, odd in enumerate(self._room.odd):
                small = self._room.least[table] * len(here)
                large = small + len(here)
                low, low_more = small // people, large // people - small // people
                high, high_more = -(-small // people), -(-large // people) + -small // people
                count = sum(self._room.sits[one][table] for one in here)
                off = 0 if none else self._model.addVariable(lb=0)
                self._model.addConstr(count + off - low_more * odd >= low)
                self._model.addConstr(count - off - high_more * odd <= high)
                outside.append(_weight(task, field) * off)
        return sum(outside) + self._alone(none=none)

    def _alone(self, *, none: bool) -> Any:
        """People left alone against a wish, each as two people missed."""
        lonely = []
        for people in _wished_company(self._task):
            for table in range(len(self._room.odd)):
                some, lone = self._model.addBinary(), 0 if none else self._model.addVariable(lb=0)
                count = sum(self._room.sits[one][table] for one in people)
                self._model.addConstr(count + lone - 2 * some >= 0)
                self._model.addConstr(count - len(people) * some <= 0)
                lonely.append(2 * MISS * lone)
        return sum(lonely) if lonely else 0 * self._room.odd[0]

    def moves(self, planned: Mapping[str, int]) -> Any:
        """How many people are not at their planned table."""
        sits = self._room.sits
        stay = [sits[at][planned[one]] for at, one in enumerate(self._task.ids) if one in planned]
        return len(stay) - sum(stay) if stay else 0 * self._room.odd[0]

    def tables(self, values: Sequence[float]) -> list[int]:
        """The table of each person in a solution."""
        return [max(range(len(row)), key=lambda table: values[row[table].index]) for row in self._room.sits]


def fewest_moves(task: SeatingTask, planned: Mapping[str, int]) -> list[int]:
    """A seating that keeps the musts with as few people moved as can be, whatever it misses."""
    from council.sessions.clash import kept_seating  # numpy

    found: list[int] = kept_seating(task, _staying(task, planned)).tolist()
    return found


def _staying(task: SeatingTask, planned: Mapping[str, int]) -> NDArray[np.float64]:
    """(n, T): 1 for every table but the planned one; nothing for who has none."""
    import numpy as np

    cost = np.zeros((len(task.ids), len(task.sizes)))
    for at, one in enumerate(task.ids):
        if one in planned:
            cost[at] = 1
            cost[at, planned[one]] = 0
    return cost


def searched(task: SeatingTask, planned: Mapping[str, int], start: Sequence[int], steps: int) -> list[int]:
    """The best seating of searches by exchanges from a start, in which a miss weighs as dozens of moves."""
    import numpy as np

    from council.sessions.rules import bounds_of, broken
    from council.sessions.search import Search

    seats = np.array(start, dtype=np.int64)
    sized = replace(
        task, sizes=tuple(np.bincount(seats, minlength=len(task.sizes)).tolist()), history=(), staffed=()
    )
    bounds = bounds_of(task)
    crowds = tuple(crowd for crowd in bounds.clusters if crowd.is_alone)
    liking = _staying(task, planned) * STAY
    bounds = replace(bounds, liking=liking, clusters=crowds)
    found = [list(start)]
    for run in range(RUNS):  # many short ways from the same start end with fewer moves than a long one
        search = Search(sized, bounds, seats, Random(f"re-seat {run}"), drift=0)
        for _step in range(steps // RUNS):
            search.step()
        if not broken(task, bounds, search.best):
            found.append(search.best.tolist())
    return min(found, key=lambda tables: outside(task, tables) + moved(task.ids, planned, tables))


def is_least(
    task: SeatingTask, planned: Mapping[str, int], tables: Sequence[int], fewest: Sequence[int]
) -> bool:
    """Whether nothing can be better, as no share is missed and no fewer could move if any were."""
    return not outside(task, tables) and moved(task.ids, planned, tables) == moved(task.ids, planned, fewest)


def solved(
    task: SeatingTask, planned: Mapping[str, int], known: list[int], seconds: float
) -> tuple[list[int], bool]:
    """Something better than what is known, if there is, and whether the answer is proven."""
    import highspy  # loaded only when somebody is re-seated

    model = highspy.Highs()
    model.silent()
    model.setOptionValue("threads", 1)
    model.setOptionValue("time_limit", seconds)
    model.setOptionValue("mip_heuristic_effort", 0.4)
    programme = Programme(model, task)
    missed, gone = outside(task, known), moved(task.ids, planned, known)
    misses, moves = programme.misses(none=missed == 0), programme.moves(planned)
    model.addConstr(misses + moves <= missed + gone - 1)
    model.minimize(misses + moves)
    status, solution = model.getModelStatus(), model.getSolution()
    if status == highspy.HighsModelStatus.kInfeasible:
        return known, True
    if not solution.value_valid:
        return known, False
    return programme.tables(solution.col_value), status == highspy.HighsModelStatus.kOptimal


def moved(ids: Sequence[str], planned: Mapping[str, int], tables: Sequence[int]) -> int:
    """How many people are not at the table planned for them."""
    return sum(planned.get(one, table) != table for one, table in zip(ids, tables, strict=True))


def misses_of(task: SeatingTask, tables: Sequence[int]) -> int:
    """Cells outside floor and ceiling of their share, and tables where somebody is alone who shall not."""
    return sum(off > 0 for off, _weight in _off(task, tables))


def outside(task: SeatingTask, tables: Sequence[int]) -> int:
    """How many people too few or too many all cells have together, each by the weight of its field."""
    return sum(off * weight for off, weight in _off(task, tables))


def _off(task: SeatingTask, tables: Sequence[int]) -> Iterator[tuple[int, int]]:
    """For each cell how many people it lies outside floor and ceiling of its share, and what one weighs."""
    people, sizes = len(tables), Counter(tables)
    for field, here in _categories(task):
        count = Counter(tables[one] for one in here)
        for table in range(len(task.sizes)):
            share = sizes[table] * len(here)
            off = max(share // people - count[table], count[table] + -share // people, 0)
            yield off, _weight(task, field)
    for company in _wished_company(task):
        for there in Counter(tables[one] for one in company).values():
            yield 2 * (there == 1), MISS


def _categories(task: SeatingTask) -> Iterator[tuple[int, list[int]]]:
    """For every category whose share counts its field and the people in it."""
    flagged = flagged_of(task)
    for field, name in enumerate(task.fields):
        for category in sorted({row[field] for row in task.values}):
            if (name, category) not in flagged:
                yield field, [at for at, row in enumerate(task.values) if row[field] == category]


def _wished_company(task: SeatingTask) -> list[list[int]]:
    """People who are not to be alone at a table, as a wish."""
    at = {one: position for position, one in enumerate(task.ids)}
    groups = [people_of(task, rule) for rule in task.rules if rule.kind == "alone" and not rule.must]
    return [[at[one] for one in people] for people in groups if len(people) > 1]


def _weight(task: SeatingTask, field: int) -> int:
    return MISS // task.ranks[field] if task.ranks else MISS
