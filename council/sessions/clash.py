"""Musts asked exactly: a seating that keeps them all, or a clash of which no rule can be spared.

An integer programme solved by HiGHS, asked where a start by chance fails, or to give out topics chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Chairs:
    """A room in a programme: who sits where, and how many each table has: `least`, one more where `odd`."""

    sits: list[list[Any]]
    odd: list[Any]
    least: list[int]


def seat_all(model: Highs, task: SeatingTask, rules: Sequence[Rule] | None = None) -> Chairs:
    """Seat everyone once, tables as in the task, which of them take the odd people left open; keep musts.

    As many tables as in the task take one more; one far below the largest is full.

    Args:
        rules: musts and pins of the task, unless given; wishes are left aside.
    """
    tables, largest = range(len(task.sizes)), max(task.sizes)
    sits = [[model.addBinary() for _table in tables] for _person in task.ids]
    odd = [model.addBinary() for _table in tables]
    least = [min(size, largest - 1) for size in task.sizes]
    for row in sits:
        model.addConstr(sum(row) == 1)
    for table, size in enumerate(task.sizes):
        model.addConstr(sum(row[table] for row in sits) - odd[table] == least[table])
        is_open = task.places[table] == 0 or task.places[table] >= largest if task.places else size == largest
        if size < largest - 1 or not is_open:
            model.addConstr(odd[table] + 0 == 0)
    model.addConstr(sum(odd) == task.sizes.count(largest))
    chairs = Chairs(sits, odd, least)
    for rule in (*task.rules, *pins_of(task)) if rules is None else rules:
        if rule.must:
            _keep(model, chairs, task, rule)
    return chairs


def _keep(model: Highs, chairs: Chairs, task: SeatingTask, rule: Rule) -> None:
    at = {one: position for position, one in enumerate(task.ids)}
    here = [chairs.sits[at[one]] for one in people_of(task, rule)]
    barred = [
        chairs.sits[at[one]][table]
        for one, tolls in tolls_of(task, rule).items()
        for table, toll in enumerate(tolls)
        if toll >= NEVER
    ]
    if barred:
        model.addConstr(sum(barred) <= 0)
    for table in range(len(chairs.odd) if len(here) > 1 else 0):
        for row in here[1:] if rule.kind == "together" else ():
            model.addConstr(row[table] - here[0][table] == 0)
        if rule.kind == "apart":
            model.addConstr(sum(row[table] for row in here) <= 1)
        if rule.kind == "alone":
            some, count = model.addBinary(), sum(row[table] for row in here)
            model.addConstr(count - 2 * some >= 0)
            model.addConstr(count - len(here) * some <= 0)


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
    room = seat_all(model, task, musts)
    if liking is None or not liking.any():
        model.run()
    else:
        model.minimize(sum(liking[one, at] * room.sits[one][at] for one, at in np.argwhere(liking).tolist()))
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    values = np.array(model.getSolution().col_value)[: people * tables].reshape(people, tables)
    return np.asarray(values.argmax(axis=1), dtype=np.int64)
