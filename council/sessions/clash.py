"""Musts asked exactly: a seating that keeps them all, or a clash of which no rule can be spared.

An integer programme solved by HiGHS, asked where a start by chance fails, or to give out topics chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from council.sessions.kept import NEVER, people_of, pins_of, said, tolls_of
from council.sessions.refusals import RulesClash
from council.sessions.room import Rule, SeatingTask

if TYPE_CHECKING:
    from highspy import Highs


def kept_seating(task: SeatingTask, liking: NDArray[np.float64] | None = None) -> NDArray[np.int64]:
    """A seating that keeps every must, found exactly; (n,) table of each person.

    Which tables take the odd people is free where places are known.

    Args:
        liking: (n, T) what each table costs each person; the whole is then as cheap as it can be.
    Raises: RulesClash.
    """
    musts = [rule for rule in (*task.rules, *pins_of(task)) if rule.must]
    found = _feasible(task, musts, liking)
    if found is None:
        raise RulesClash(rules="; ".join(rule.words or said(rule) for rule in _clash(task, musts)))
    return found


def keep_musts(model: Highs, sits: Sequence[Sequence[Any]], task: SeatingTask, rules: Sequence[Rule]) -> None:
    """Hold rules in a programme.

    Args:
        sits: per person and table, whether they sit there: a variable of 0 or 1.
        rules: of every kind; wishes are left aside.
    """
    at = {one: position for position, one in enumerate(task.ids)}
    tables = range(len(task.sizes))
    for rule in rules:
        here = [sits[at[one]] for one in people_of(task, rule)] if rule.must else []
        if not here:
            continue
        barred = [
            sits[at[one]][table]
            for one, tolls in tolls_of(task, rule).items()
            for table in tables
            if tolls[table] >= NEVER
        ]
        if barred:
            model.addConstr(sum(barred) <= 0)
        for table in tables:
            for row in here[1:] if rule.kind == "together" else ():
                model.addConstr(row[table] - here[0][table] == 0)
            if rule.kind == "apart" and len(here) > 1:
                model.addConstr(sum(row[table] for row in here) <= 1)
            if rule.kind == "alone" and len(here) > 1:
                some, count = model.addBinary(), sum(row[table] for row in here)
                model.addConstr(count - 2 * some >= 0)
                model.addConstr(count - len(here) * some <= 0)


def odd_tables(task: SeatingTask) -> tuple[list[int], list[bool]]:
    """How many each table has at least, and whether it may take one more.

    As many tables as in the task take one more; one far below the largest is full.
    """
    largest = max(task.sizes)
    least = [min(size, largest - 1) for size in task.sizes]
    if not task.places:
        return least, [size == largest for size in task.sizes]
    may = [
        size >= largest - 1 and not 0 < room < largest
        for size, room in zip(task.sizes, task.places, strict=True)
    ]
    return least, may


def _clash(task: SeatingTask, musts: Sequence[Rule]) -> list[Rule]:
    """Rules that cannot all be kept, of which none can be spared, in their order.

    Source: QuickXplain, Junker 2004: halves are asked first, so most rules are never asked alone.
    """

    def needed(given: list[Rule], added: bool, among: list[Rule]) -> list[Rule]:
        if added and _feasible(task, given) is None:
            return []
        if len(among) == 1:
            return among
        first, second = among[: len(among) // 2], among[len(among) // 2 :]
        later = needed([*given, *first], True, second)
        return needed([*given, *later], bool(later), first) + later

    return needed([], False, list(musts))


def _feasible(
    task: SeatingTask, musts: Sequence[Rule], liking: NDArray[np.float64] | None = None
) -> NDArray[np.int64] | None:
    """A seating that keeps these rules, or None where there is none."""
    import highspy  # loaded only when a quick start fails

    people, tables = len(task.ids), len(task.sizes)
    model = highspy.Highs()
    model.silent()
    model.setOptionValue("threads", 1)
    sits = [[model.addBinary() for _table in range(tables)] for _person in range(people)]
    odd = [model.addBinary() for _table in range(tables)]
    for row in sits:
        model.addConstr(sum(row) == 1)
    least, may = odd_tables(task)
    for table in range(tables):
        model.addConstr(sum(row[table] for row in sits) - odd[table] == least[table])
        if not may[table]:
            model.addConstr(odd[table] + 0 == 0)
    model.addConstr(sum(odd) == task.sizes.count(max(task.sizes)))
    keep_musts(model, sits, task, musts)
    if liking is None or not liking.any():
        model.run()
    else:
        model.minimize(sum(liking[one, at] * sits[one][at] for one, at in np.argwhere(liking).tolist()))
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    values = np.array(model.getSolution().col_value)[: people * tables].reshape(people, tables)
    return np.asarray(values.argmax(axis=1), dtype=np.int64)
