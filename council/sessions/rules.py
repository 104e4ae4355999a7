"""Seating rules as bounds of the search: who may sit where, who is locked, who must share a table or not.

A must that cannot be kept is never dropped in silence: the clash is named, and no rule in it can be spared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from council.sessions.refusals import RulesClash, SeatingRuleUnknown
from council.sessions.room import Rule, SeatingTask
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
    """

    allowed: NDArray[np.bool_]
    locked: NDArray[np.bool_]
    liking: NDArray[np.float64]
    pairs: tuple[tuple[str, int, tuple[int, ...]], ...]
    groups: tuple[tuple[int, ...], ...]
    apart: tuple[tuple[int, ...], ...]


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
        people = tuple(at[one] for one in rule.people if one in at)
        if rule.kind == "tables":
            others = np.array([table not in rule.tables for table in range(len(task.sizes))])
            for one in people:
                allowed[one] &= ~others | (not rule.must)
                liking[one] += others * rule.weight * (not rule.must)
        elif rule.kind == "together" and rule.must:
            groups.append(people)
        elif len(people) > 1:
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
    return Bounds(allowed, locked, liking, tuple(pairs), merged, apart)


def first_seating(task: SeatingTask, bounds: Bounds, chance: Random) -> NDArray[np.int64]:
    """A seating by chance that keeps tables, pins and groups; (n,) table of each person.

    Raises: RulesClash.
    """
    for _try in range(TRIES):
        seating = _quick(task, bounds, chance)
        if seating is not None:
            return seating
    return kept_seating(task)


def kept_seating(task: SeatingTask) -> NDArray[np.int64]:
    """A seating that keeps every must, found exactly. Raises: RulesClash."""
    musts = _musts(task)
    found = _feasible(task, musts)
    if found is None:
        raise RulesClash(rules="; ".join(rule.words or said(rule) for rule in _clash(task, musts)))
    return found


def broken(task: SeatingTask, bounds: Bounds, seating: NDArray[np.int64]) -> int:
    """How many pairs that must be apart sit at one table."""
    return sum(
        int(seating[one] == seating[other])
        for people in bounds.apart
        for position, one in enumerate(people)
        for other in people[position + 1 :]
    )


def said(rule: Rule) -> str:
    """A rule in words, people by their ids and tables counted from 1."""
    people = ", ".join(rule.people)
    tables = ", ".join(str(table + 1) for table in rule.tables)
    match rule.kind:
        case "together":
            return _("{people} together").format(people=people)
        case "apart":
            return _("{people} apart").format(people=people)
        case _kind:
            return _("{people} only at table {tables}").format(people=people, tables=tables)


def _sound(rule: Rule, number: int, tables: int) -> None:
    if rule.kind not in ("together", "apart", "tables"):
        reason = _('"{kind}" is no kind of rule; known are together, apart, tables.').format(kind=rule.kind)
        raise SeatingRuleUnknown(number=number, reason=reason)
    if rule.kind == "tables" and (not rule.tables or not all(0 <= table < tables for table in rule.tables)):
        raise SeatingRuleUnknown(
            number=number, reason=_("its tables must lie between 1 and {most}.").format(most=tables)
        )
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


def _musts(task: SeatingTask) -> list[Rule]:
    """Every must as a rule of its own, pins included, so that each can be left out alone."""
    here = set(task.ids)
    pins = [
        Rule(
            "tables",
            (one,),
            (table,),
            words=_("{people} pinned to table {table}").format(people=one, table=table + 1),
        )
        for one, table in task.pinned
        if one in here
    ]
    return [rule for rule in task.rules if rule.must] + pins


def _clash(task: SeatingTask, musts: Sequence[Rule]) -> list[Rule]:
    """Rules that cannot all be kept, of which none can be spared: each stays out if it can."""
    kept = list(musts)
    for rule in musts:
        without = [other for other in kept if other is not rule]
        if _feasible(task, without) is None:
            kept = without
    return kept


def _feasible(task: SeatingTask, musts: Sequence[Rule]) -> NDArray[np.int64] | None:
    """A seating that keeps these rules, or None: an integer programme without an aim, solved by HiGHS."""
    import highspy  # loaded only when a quick start fails

    at = {one: position for position, one in enumerate(task.ids)}
    people, tables = len(task.ids), len(task.sizes)
    model = highspy.Highs()
    model.silent()
    model.setOptionValue("threads", 1)
    sits = [[model.addBinary() for _table in range(tables)] for _person in range(people)]
    for row in sits:
        model.addConstr(sum(row) == 1)
    for table, size in enumerate(task.sizes):
        model.addConstr(sum(sits[one][table] for one in range(people)) == size)
    for rule in musts:
        here = [at[one] for one in rule.people if one in at]
        for table in range(tables):
            for one in here if rule.kind == "tables" and table not in rule.tables else ():
                model.addConstr(sits[one][table] + 0 == 0)
            for one in here[1:] if rule.kind == "together" else ():
                model.addConstr(sits[one][table] - sits[here[0]][table] == 0)
            if rule.kind == "apart" and len(here) > 1:
                model.addConstr(sum(sits[one][table] for one in here) <= 1)
    model.run()
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    values = np.array(model.getSolution().col_value).reshape(people, tables)
    return np.asarray(values.argmax(axis=1), dtype=np.int64)
