"""Seating rules as bounds of the search: who may sit where, who is locked, who must share a table or not.

A must that cannot be kept is never dropped in silence: the clash is named, and no rule in it can be spared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from council.sessions.clash import kept_seating
from council.sessions.kept import CHOICES, NEVER, clusters_of, people_of, tolls_of
from council.sessions.refusals import SeatingRuleUnknown
from council.sessions.room import KINDS, Rule, SeatingTask
from council.words import _

TRIES = 100  # quick starts before the exact question is asked


@dataclass(frozen=True, slots=True)
class Bounds:
    """Rules in numbers; people and tables by position.

    Args:
        allowed: (n, T) who may sit where.
        locked: (n,) who stays where the start puts them (pinned, or in a group that must sit together).
        liking: (n, T) cost of a table not wished for, in repeated meetings.
        pairs: (kind, weight, people) for "apart" and "together"; a must weighs 1000.
        groups, apart: people who must share a table, and who must not.
        clusters: people a table has none of, or at least so many per table, else it costs something.
    """

    allowed: NDArray[np.bool_]
    locked: NDArray[np.bool_]
    liking: NDArray[np.float64]
    pairs: tuple[tuple[str, int, tuple[int, ...]], ...]
    groups: tuple[tuple[int, ...], ...]
    apart: tuple[tuple[int, ...], ...]
    clusters: tuple[Crowd, ...] = ()


@dataclass(frozen=True, slots=True)
class Crowd:
    """People of whom a table has none or at least `least[table]`.

    Each one missing costs `weight` repeated meetings; where `is_alone`, somebody alone costs as much as two
    people missed, or as a must.
    """

    people: tuple[int, ...]
    least: tuple[int, ...]
    weight: int
    is_alone: bool
    must: bool


def bounds_of(task: SeatingTask) -> Bounds:
    """The rules of a task as bounds; people of a rule who are not there today are left out of it.

    Raises: SeatingRuleUnknown for a kind, a table or a weight that cannot be.
    """
    at = {one: position for position, one in enumerate(task.ids)}
    shape = (len(task.ids), len(task.sizes))
    allowed, liking = np.ones(shape, dtype=bool), np.zeros(shape)
    locked = np.zeros(len(task.ids), dtype=bool)
    pairs: list[tuple[str, int, tuple[int, ...]]] = []
    groups: list[tuple[int, ...]] = []
    for number, rule in enumerate(task.rules, start=1):
        _sound(rule, number, len(task.sizes))
        people = tuple(at[one] for one in people_of(task, rule))
        for one, tolls in tolls_of(task, rule).items():
            toll = np.array(tolls)
            allowed[at[one]] &= toll < NEVER
            liking[at[one]] += np.where(toll < NEVER, toll, 0)
        if rule.kind == "together" and rule.must:
            groups.append(people)
        elif rule.kind in ("together", "apart") and len(people) > 1:
            pairs.append((rule.kind, 1000 if rule.must else rule.weight, people))
    for pinned, table in task.pinned:
        if pinned in at:
            allowed[at[pinned]] &= np.arange(len(task.sizes)) == table
            locked[at[pinned]] = True
    merged = _merged(groups)
    for group in merged:
        locked[list(group)] = True
        allowed[list(group)] = np.logical_and.reduce(allowed[list(group)])
    apart = tuple(people for kind, weight, people in pairs if kind == "apart" and weight == 1000)
    crowds = tuple(
        Crowd(
            people=tuple(at[one] for one in cluster.people),
            least=cluster.least,
            weight=cluster.rule.weight,
            is_alone=cluster.rule.kind == "alone",
            must=cluster.rule.must and cluster.rule.kind == "alone",
        )
        for cluster in clusters_of(task)
    )
    return Bounds(allowed, locked, liking, tuple(pairs), merged, apart, crowds)


def first_seating(task: SeatingTask, bounds: Bounds, chance: Random) -> NDArray[np.int64]:
    """A seating by chance that keeps tables, pins and groups; (n,) table of each person.

    Raises: RulesClash.
    """
    for _try in range(TRIES):
        seating = _quick(task, bounds, chance)
        if seating is not None:
            return seating
    return kept_seating(task)


def broken(task: SeatingTask, bounds: Bounds, seating: NDArray[np.int64]) -> int:
    """How many pairs that must be apart sit at one table, and people who must not be alone are."""
    pairs = sum(
        int(seating[one] == seating[other])
        for people in bounds.apart
        for position, one in enumerate(people)
        for other in people[position + 1 :]
    )
    alone = [np.bincount(seating[list(crowd.people)]) for crowd in bounds.clusters if crowd.must]
    return pairs + sum(int((counts == 1).sum()) for counts in alone)


def _sound(rule: Rule, number: int, tables: int) -> None:
    if rule.kind not in KINDS:
        reason = _('"{kind}" is no kind of rule; known are {known}.').format(
            kind=rule.kind, known=", ".join(KINDS)
        )
        raise SeatingRuleUnknown(number=number, reason=reason)
    if not all(0 <= table < tables for table in rule.tables):
        raise SeatingRuleUnknown(
            number=number, reason=_("its tables must lie between 1 and {most}.").format(most=tables)
        )
    if rule.kind == "topic" and len(rule.tables) > len(CHOICES):
        raise SeatingRuleUnknown(number=number, reason=_("a first, second and third choice is all."))
    if not rule.must and not 1 <= rule.weight <= 10:
        raise SeatingRuleUnknown(number=number, reason=_("the weight of a wish lies between 1 and 10."))


def _merged(groups: Sequence[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
    """Groups that share somebody become one."""
    whole: list[set[int]] = []
    for group in groups:
        joined = set(group)
        for other in [one for one in whole if one & joined]:
            joined |= other
            whole.remove(other)
        whole.append(joined)
    return tuple(tuple(sorted(group)) for group in whole if len(group) > 1)


def _quick(task: SeatingTask, bounds: Bounds, chance: Random) -> NDArray[np.int64] | None:
    """One try: groups first, each at a table of its own where that goes, then whoever has fewest tables."""
    seating = np.full(len(task.ids), -1, dtype=np.int64)
    free = np.array(task.sizes, dtype=np.int64)
    taken = np.zeros(len(free), dtype=bool)
    grouped = {one for group in bounds.groups for one in group}
    singles = [(one,) for one in range(len(task.ids)) if one not in grouped]
    order = _by_chance(bounds.groups, chance) + sorted(
        _by_chance(singles, chance), key=lambda group: int(bounds.allowed[group[0]].sum())
    )
    pinned_first = sorted(order, key=lambda group: int(bounds.allowed[group[0]].sum()) != 1)
    for group in pinned_first:
        open_to = bounds.allowed[group[0]] & (free >= len(group))
        if len(group) > 1 and (open_to & ~taken).any():
            open_to &= ~taken
        if not open_to.any():
            return None
        most = free[open_to].max() if len(group) == 1 else 0
        tables = np.flatnonzero(open_to & (free >= most))
        table = int(tables[int(chance.random() * len(tables))])
        seating[list(group)] = table
        free[table] -= len(group)
        taken[table] |= len(group) > 1
    return seating


def _by_chance(groups: Sequence[tuple[int, ...]], chance: Random) -> list[tuple[int, ...]]:
    return [group for _ticket, _place, group in sorted((chance.random(), i, g) for i, g in enumerate(groups))]
