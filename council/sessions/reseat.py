"""A seating for those who came, with the fewest people moved from where they were planned.

Exact where the solver ends in time, and said so; else the best found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from council.sessions.refusals import RulesClash
from council.sessions.room import Brief, Proposal, Rule, Seated, SeatingTask

MISS = 1_000  # one miss weighs as so many moves
SECONDS = 5.0
VERSION = "re-seat 1"


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
    move. Musts and pins hold, wishes are left aside.

    Args:
        planned: table of each person who had one, from 0; absent people do no harm.
    Raises: RulesClash, when the musts cannot all be kept.
    Source: SESSIONS.md 5.5 (an integer programme, solved by HiGHS).
    """
    import highspy  # loaded only when somebody is re-seated

    model = highspy.Highs()
    model.silent()
    model.setOptionValue("threads", 1)
    model.setOptionValue("time_limit", seconds)
    programme = _Programme(model, task)
    programme.keep_musts()
    model.minimize(programme.misses() * MISS + programme.moves(planned))
    status, solution = model.getModelStatus(), model.getSolution()
    if not solution.value_valid:
        raise RulesClash(rules="; ".join(rule.words for rule in task.rules if rule.must))
    tables = _fewer_repeats(task, planned, programme.tables(solution.col_value))
    return Reseated(
        tables=tables,
        moves=_moves(task.ids, planned, tables),
        misses=_misses(task, tables),
        is_proven=status == highspy.HighsModelStatus.kOptimal,
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
    """Who sits where as yes-or-no variables; table t has q or q + 1 people, as `extra[t]` says."""

    def __init__(self, model: Any, task: SeatingTask) -> None:
        self._model, self._task = model, task
        people, count = len(task.ids), len(task.sizes)
        least, rest = divmod(people, count)
        is_even = max(task.sizes) - min(task.sizes) <= 1
        self._least, rest = ([least] * count, rest) if is_even else ([*task.sizes], 0)
        self._sits = [[model.addBinary() for _table in range(count)] for _one in range(people)]
        self._extra = [model.addBinary() for _table in range(count)]
        for row in self._sits:
            model.addConstr(sum(row) == 1)
        for table, extra in enumerate(self._extra):
            model.addConstr(sum(row[table] for row in self._sits) - extra == self._least[table])
        model.addConstr(sum(self._extra) == rest)

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


def _fewer_repeats(task: SeatingTask, planned: Mapping[str, int], tables: list[int]) -> tuple[int, ...]:
    """People who move anyway exchange tables while misses and moves stay and repeats fall."""
    bound = {one for rule in task.rules if rule.must for one in rule.people} | {p for p, _t in task.pinned}
    free = [at for at, one in enumerate(task.ids) if planned.get(one) != tables[at] and one not in bound]
    met = Counter(
        frozenset((one, other))
        for groups in task.history
        for group in groups
        for one in group
        for other in group
        if one < other
    )

    def cost() -> tuple[int, int, int]:
        repeats = sum(
            met[frozenset((one, other))]
            for at, one in enumerate(task.ids)
            for beside, other in enumerate(task.ids[:at])
            if tables[at] == tables[beside]
        )
        return _misses(task, tables), len(_moves(task.ids, planned, tables)), repeats

    now = cost()
    for place, one in enumerate(free):
        for other in free[place + 1 :]:
            tables[one], tables[other] = tables[other], tables[one]
            then = cost()
            if then[:2] <= now[:2] and then < now:
                now = then
            else:
                tables[one], tables[other] = tables[other], tables[one]
    return tuple(tables)


def _moves(ids: Sequence[str], planned: Mapping[str, int], tables: Sequence[int]) -> tuple[Move, ...]:
    return tuple(
        Move(one, planned.get(one), table)
        for one, table in zip(ids, tables, strict=True)
        if one in planned and planned[one] != table
    )


def _misses(task: SeatingTask, tables: Sequence[int]) -> int:
    """Cells outside floor and ceiling of their share."""
    people, sizes, found = len(tables), Counter(tables), 0
    for field in range(len(task.fields)):
        room = Counter(row[field] for row in task.values)
        cells = Counter((table, row[field]) for table, row in zip(tables, task.values, strict=True))
        for category, members in room.items():
            for table in range(len(task.sizes)):
                share = sizes[table] * members
                found += not share // people <= cells[table, category] <= -(-share // people)
    return found
