"""A seating for those who came, with the fewest people moved from where they were planned.

Exact where the solver ends in time, and said so; else the best found. A clash is reported only when the musts
truly cannot all be kept, never because time ran out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from random import Random
from typing import Any

from council.sessions.room import Brief, Proposal, Rule, Seated, SeatingTask

MISS = 1_000  # one miss weighs as so many moves
SECONDS = 5.0
STEPS = 2_000  # exchanges looked at when the solver comes to no proof in time
VERSION = "re-seat 2"


@dataclass(frozen=True, slots=True)
class Move:
    """One person goes from a planned table (None for a late arrival) to another; tables from 0."""

    person: str
    before: int | None
    after: int


@dataclass(frozen=True, slots=True)
class Reseated:
    """The table of each person in the order of the task; `is_proven`: no seating has less of both."""

    tables: tuple[int, ...]
    moves: tuple[Move, ...]
    misses: int
    is_proven: bool


def reseat(task: SeatingTask, planned: Mapping[str, int], *, seconds: float = SECONDS) -> Reseated:
    """The seating of those present with the least of 1,000 times misses plus people moved.

    Tables differ by at most one person where their places allow it; whoever has no planned table costs no
    move. Musts and pins hold, wishes are left aside. A table takes as many as the task says, or as were
    planned at it; so none gets more people than it has places.

    Args:
        planned: table of each person who had one, from 0, also of those who stayed away.
        seconds: how long the solver may look; what it has not proven by then is the best found.
    Raises: RulesClash, when the musts cannot all be kept, naming rules of which none can be spared.
    Source: SESSIONS.md 5.5 (an integer programme, solved by HiGHS).
    """
    import highspy  # loaded only when somebody is re-seated

    model = highspy.Highs()
    model.silent()
    model.setOptionValue("threads", 1)
    model.setOptionValue("time_limit", seconds)
    programme = _Programme(model, task, _room_at(task, planned))
    programme.keep_musts()
    model.minimize(programme.misses() * MISS + programme.moves(planned))
    is_proven = model.getModelStatus() == highspy.HighsModelStatus.kOptimal
    solution = model.getSolution()
    found = [programme.tables(solution.col_value)] if solution.value_valid else []
    if not is_proven:
        found.append(_searched(task, planned))
    best = min(found, key=lambda tables: _outside(task, tables) * MISS + _moved(task.ids, planned, tables))
    tables = _fewer_repeats(task, planned, best)
    return Reseated(
        tables=tables,
        moves=_moves(task.ids, planned, tables),
        misses=_misses(task, tables),
        is_proven=is_proven,
    )


def propose_reseat(brief: Brief, planned: Mapping[str, str]) -> tuple[Proposal, Reseated]:
    """A re-seating of a session from the table ids people were planned at. Raises as reseat does."""
    at = {table_id: position for position, table_id in enumerate(brief.table_ids)}
    found = reseat(brief.task, {one: at[table] for one, table in planned.items() if table in at})
    pinned = {one for one, _table in brief.task.pinned}
    places = tuple(
        Seated(one, brief.table_ids[table], one in pinned)
        for one, table in zip(brief.task.ids, found.tables, strict=True)
    )
    return Proposal(brief.session_id, places, "", 0, VERSION), found


class _Programme:
    """Who sits where as yes-or-no variables; table t has `least[t]` people, or one more as `extra[t]` says.

    As many tables have the largest size as in the task; which ones is free where there is room. A table more
    than one below the largest is full, and stays as it is.
    """

    def __init__(self, model: Any, task: SeatingTask, room: Sequence[int]) -> None:
        self._model, self._task = model, task
        people, count, largest = len(task.ids), len(task.sizes), max(task.sizes)
        self._least = [min(size, largest - 1) for size in task.sizes]
        self._sits = [[model.addBinary() for _table in range(count)] for _one in range(people)]
        self._extra = [model.addBinary() for _table in range(count)]
        for row in self._sits:
            model.addConstr(sum(row) == 1)
        for table, extra in enumerate(self._extra):
            model.addConstr(sum(row[table] for row in self._sits) - extra == self._least[table])
            if room[table] < largest or task.sizes[table] < largest - 1:
                model.addConstr(extra + 0 == 0)
        model.addConstr(sum(self._extra) == task.sizes.count(largest))

    def keep_musts(self) -> None:
        """Pins, and must rules on people who are there."""
        at = {one: position for position, one in enumerate(self._task.ids)}
        pins = [Rule("tables", (one,), (table,)) for one, table in self._task.pinned]
        for rule in [*self._task.rules, *pins]:
            here = [self._sits[at[one]] for one in rule.people if one in at]
            if rule.must and here:
                for table in range(len(self._task.sizes)):
                    self._keep(rule, [row[table] for row in here], table)

    def _keep(self, rule: Rule, sits: Sequence[Any], table: int) -> None:
        if rule.kind == "tables" and table not in rule.tables:
            self._model.addConstr(sum(sits) <= 0)
        elif rule.kind == "together":
            for other in sits[1:]:
                self._model.addConstr(other - sits[0] == 0)
        elif rule.kind == "apart" and len(sits) > 1:
            self._model.addConstr(sum(sits) <= 1)

    def misses(self) -> Any:
        """How far all cells lie outside floor and ceiling of their share."""
        people, outside = len(self._task.ids), []
        for field in range(len(self._task.fields)):
            for category, room in sorted(Counter(row[field] for row in self._task.values).items()):
                here = [one for one, row in enumerate(self._task.values) if row[field] == category]
                for table, extra in enumerate(self._extra):
                    small, large = self._least[table] * room, (self._least[table] + 1) * room
                    low, low_more = small // people, large // people - small // people
                    high, high_more = -(-small // people), -(-large // people) + -small // people
                    count = sum(self._sits[one][table] for one in here)
                    off = self._model.addVariable(lb=0)
                    self._model.addConstr(count + off - low_more * extra >= low)
                    self._model.addConstr(count - off - high_more * extra <= high)
                    outside.append(off)
        return sum(outside) if outside else 0 * self._extra[0]

    def moves(self, planned: Mapping[str, int]) -> Any:
        """How many people are not at their planned table."""
        stay = [self._sits[at][planned[one]] for at, one in enumerate(self._task.ids) if one in planned]
        return len(stay) - sum(stay) if stay else 0 * self._extra[0]

    def tables(self, values: Sequence[float]) -> list[int]:
        """The table of each person in a solution."""
        return [max(range(len(row)), key=lambda table: values[row[table].index]) for row in self._sits]


def _room_at(task: SeatingTask, planned: Mapping[str, int]) -> list[int]:
    """How many people each table is known to have places for."""
    before = Counter(planned.values())
    return [max(size, before[table]) for table, size in enumerate(task.sizes)]


def _searched(task: SeatingTask, planned: Mapping[str, int]) -> list[int]:
    """The best seating of a search by exchanges in which staying is a wish. Raises: RulesClash."""
    from council.sessions.seating import plan_seating  # numpy

    stay = tuple(
        Rule("tables", (one,), (planned[one],), must=False, weight=1) for one in task.ids if one in planned
    )
    musts = tuple(rule for rule in task.rules if rule.must)
    wished = replace(task, history=(), rules=musts + stay)
    return list(plan_seating(wished, Random(VERSION), steps=STEPS).tables)


def _fewer_repeats(task: SeatingTask, planned: Mapping[str, int], tables: list[int]) -> tuple[int, ...]:
    """People who move anyway exchange tables while misses and moves stay and repeats fall."""
    bound = {one for rule in task.rules if rule.must for one in rule.people} | {p for p, _t in task.pinned}
    free = [at for at, one in enumerate(task.ids) if planned.get(one) != tables[at] and one not in bound]
    met = Counter(
        frozenset(pair) for groups in task.history for group in groups for pair in combinations(group, 2)
    )

    def repeats(person: int) -> int:
        """How often somebody has met those at the table now."""
        one, here = task.ids[person], tables[person]
        return sum(
            met[frozenset((one, other))] for other, at in zip(task.ids, tables, strict=True) if at == here
        )

    cost = _outside(task, tables), _moved(task.ids, planned, tables)
    for one, other in combinations(free, 2):
        if tables[one] == tables[other]:
            continue
        before = repeats(one) + repeats(other)
        tables[one], tables[other] = tables[other], tables[one]
        if repeats(one) + repeats(other) < before:
            then = _outside(task, tables), _moved(task.ids, planned, tables)
            if then <= cost:
                cost = then
                continue
        tables[one], tables[other] = tables[other], tables[one]
    return tuple(tables)


def _moved(ids: Sequence[str], planned: Mapping[str, int], tables: Sequence[int]) -> int:
    return len(_moves(ids, planned, tables))


def _moves(ids: Sequence[str], planned: Mapping[str, int], tables: Sequence[int]) -> tuple[Move, ...]:
    return tuple(
        Move(one, planned.get(one), table)
        for one, table in zip(ids, tables, strict=True)
        if one in planned and planned[one] != table
    )


def _misses(task: SeatingTask, tables: Sequence[int]) -> int:
    """Cells outside floor and ceiling of their share."""
    return sum(off > 0 for off in _off(task, tables))


def _outside(task: SeatingTask, tables: Sequence[int]) -> int:
    """How many people too few or too many all cells have together."""
    return sum(_off(task, tables))


def _off(task: SeatingTask, tables: Sequence[int]) -> Iterator[int]:
    """For each cell how many people it lies outside floor and ceiling of its share."""
    people, sizes = len(tables), Counter(tables)
    for field in range(len(task.fields)):
        room = Counter(row[field] for row in task.values)
        cells = Counter((table, row[field]) for table, row in zip(tables, task.values, strict=True))
        for category, members in room.items():
            for table in range(len(task.sizes)):
                share, here = sizes[table] * members, cells[table, category]
                yield max(share // people - here, here + -share // people, 0)
