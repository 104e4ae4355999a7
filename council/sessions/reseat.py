"""A seating for those who came, with the fewest people moved from where they were planned.

Exact where the solver ends in time, and said so; else the best found. A clash is reported only when the musts
truly cannot all be kept, never because time ran out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from council.sessions.fewest import fewest_moves, is_least, misses_of, moved, outside, searched, solved
from council.sessions.kept import foreseen, people_of, pins_of, said, unkept
from council.sessions.room import Brief, Proposal, Seated, SeatingTask

SECONDS = 0.6
PROVABLE = 2_400  # people times tables; beyond, the solver has hardly begun when its time is up
STEPS = 600
VERSION = "re-seat 3"


@dataclass(frozen=True, slots=True)
class Move:
    """One person goes from a planned table to another; tables from 0."""

    person: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Reseated:
    """The table of each person in the order of the task; `is_proven`: no seating has less of both."""

    tables: tuple[int, ...]
    moves: tuple[Move, ...]
    misses: int
    is_proven: bool


def reseat(
    task: SeatingTask, planned: Mapping[str, int], *, steps: int = STEPS, seconds: float = SECONDS
) -> Reseated:
    """The seating of those present with the least of 1,000 times misses plus people moved.

    Tables differ by at most one person where their places allow it; whoever has no planned table costs no
    move. Musts and pins hold, wishes are left aside. A table takes as many as it has places, or as were
    planned at it.

    First the fewest moves alone, exactly; then a search from there; then the whole question, asked for
    something better than what was found.

    Args:
        planned: table of each person who had one, from 0, also of those who stayed away.
        steps: exchanges the search looks at.
        seconds: how long the solver may look; what it has not proven by then is the best found. In a large
            room it is not asked.
    Raises: RulesClash, when the musts cannot all be kept, naming rules of which none can be spared.
    Source: SESSIONS.md 5.5 (an integer programme, solved by HiGHS).
    """
    room = _room_of(task, planned)
    fewest = fewest_moves(room, planned)
    found, is_proven = fewest, not outside(room, fewest)
    if not is_proven:
        found = searched(room, planned, fewest, steps)
        if is_least(room, planned, found, fewest):
            is_proven = True
        elif seconds > 0 and len(task.ids) * len(task.sizes) <= PROVABLE:
            found, is_proven = solved(room, planned, found, seconds)
    tables = _fewer_repeats(room, planned, found)
    return Reseated(
        tables=tables,
        moves=_moves(task.ids, planned, tables),
        misses=misses_of(room, tables),
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
    words = tuple(rule.words or said(rule) for rule in unkept(brief.task, found.tables))
    proposal = Proposal(brief.session_id, places, "", 0, VERSION, words, foreseen(brief.task), brief.round)
    return proposal, found


def _room_of(task: SeatingTask, planned: Mapping[str, int]) -> SeatingTask:
    """The task without wishes, but for company, and with the places tables are known to have."""
    before = Counter(planned.values())
    places = task.places or tuple(max(size, before[table]) for table, size in enumerate(task.sizes))
    rules = tuple(rule for rule in task.rules if rule.must or rule.kind == "alone")
    return replace(task, rules=rules, places=places)


def _fewer_repeats(task: SeatingTask, planned: Mapping[str, int], tables: list[int]) -> tuple[int, ...]:
    """People who move anyway exchange tables while misses and moves stay and repeats fall."""
    musts = [rule for rule in (*task.rules, *pins_of(task)) if rule.must]
    bound = {one for rule in musts for one in people_of(task, rule)}
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

    cost = outside(task, tables), moved(task.ids, planned, tables)
    for one, other in combinations(free, 2):
        if tables[one] == tables[other]:
            continue
        before = repeats(one) + repeats(other)
        tables[one], tables[other] = tables[other], tables[one]
        if repeats(one) + repeats(other) < before:
            then = outside(task, tables), moved(task.ids, planned, tables)
            if then <= cost:
                cost = then
                continue
        tables[one], tables[other] = tables[other], tables[one]
    return tuple(tables)


def _moves(ids: Sequence[str], planned: Mapping[str, int], tables: Sequence[int]) -> tuple[Move, ...]:
    return tuple(
        Move(one, planned[one], table)
        for one, table in zip(ids, tables, strict=True)
        if one in planned and planned[one] != table
    )
