"""The plain road to every answer of a draw: list all panels, then ask a linear program over them.

Slow and simple on purpose, with another solver's front door (scipy), so that it can judge the engine.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.optimize import linprog

from council.selection.targets import Line, Pool, Targets
from tests.council.selection.pools import every_panel, fairest_by_listing

Panels = Sequence[tuple[int, ...]]


def seated(pool: Pool, targets: Targets) -> list[tuple[int, ...]]:
    """All groups of the right size with at most one person from a home, lines aside."""
    return every_panel(pool, Targets(targets.seats, ()))


def fewest_moves(pool: Pool, targets: Targets) -> int | None:
    """How many seats the lines must move in all until some panel meets them; None when none ever would.

    A least only falls and a most only rises, within a line's flex (0 and any number when it has none). What
    one group of people asks for is the sum of what its counts miss, so the least over all groups is it.
    """
    columns = {line: pool.column(line.feature) for line in targets.lines}
    best: int | None = None
    for panel in seated(pool, targets):
        moves = 0
        for line, column in columns.items():
            count = sum(column[i] == line.value for i in panel)
            low = 0 if line.least_flex is None else line.least_flex
            high = targets.seats if line.most_flex is None else line.most_flex
            if not min(low, line.least) <= count <= max(high, line.most):
                break
            moves += max(0, line.least - count, count - line.most)
        else:
            best = moves if best is None else min(best, moves)
    return best


def chances_by(rule: str, panels: Panels, people: int) -> list[float]:
    """The chances a rule asks for over all these panels, straight from its definition."""
    table = _table(panels, people)
    able = [i for i in range(people) if table[i].any()]
    if rule == "leximin":
        return fairest_by_listing(panels, people)
    if rule == "nash":
        return _most_product(table, able)
    smallest = _raised(table, able)
    if rule == "maximin":
        return leximin_under(table, _lowered(table, able, smallest))
    if rule == "minimax":
        return leximin_under(table, _lowered(table, able, 0.0))
    even = table[:, 0].sum() / people
    least = _bottom(lambda a: _lowered(table, able, a) / even + even / a, smallest)
    return leximin_under(table, _lowered(table, able, least))


def goldilocks(chances: Sequence[float], seats: int) -> float:
    """(n/k)·largest + (k/n)/smallest chance above 0."""
    even = seats / len(chances)
    return max(chances) / even + even / min(one for one in chances if one > 1e-12)


def leximin_under(table: Any, most: float) -> list[float]:
    """Leximin with nobody above `most`, one linear program a person and stage."""
    people = len(table)
    fixed = {i: 0.0 for i in range(people) if not table[i].any()}
    while len(fixed) < people:
        free = [i for i in range(people) if i not in fixed]
        z = _stage(table, fixed, free, most)
        held = fixed | dict.fromkeys(free, z)
        stuck = [i for i in free if _stage(table, held, [], most, rising=i) < z + 1e-6]
        fixed |= dict.fromkeys(stuck, z)
    return [fixed[i] for i in range(people)]


def tight_draw(chance: random.Random, *, people: tuple[int, int], seats: int) -> tuple[Pool, Targets]:
    """A pool with lines drawn tightly round one group of people, so that panels exist but are few.

    Three to six features of uneven values; most lines ask for exactly what the group has; homes now and then.
    """
    n = chance.randint(*people)
    k = chance.randint(min(2, seats), max(2, min(seats, n // 3)))
    weights = [
        [chance.random() ** 2 + 0.05 for _value in range(chance.randint(2, 4))]
        for _feature in range(chance.randint(3, 6))
    ]
    values = [[chance.choices(range(len(one)), one)[0] for one in weights] for _person in range(n)]
    homes = [f"h{chance.randrange(n)}" if chance.random() < 0.3 else "" for _person in range(n)]
    if chance.random() < 0.6:
        homes = [""] * n
    group: list[int] = []
    for person in chance.sample(range(n), n):
        if len(group) < k and (not homes[person] or homes[person] not in {homes[i] for i in group}):
            group.append(person)
    lines = []
    for place, one in enumerate(weights):
        for value in range(len(one)):
            count = sum(values[i][place] == value for i in group)
            least, most = max(0, count - (chance.random() < 0.3)), count + (chance.random() < 0.3)
            lines.append(Line(f"f{place}", str(value), least, most))
    pool = Pool(
        tuple(f"p{i:03}" for i in range(n)),
        tuple(f"f{place}" for place in range(len(weights))),
        tuple(tuple(map(str, row)) for row in values),
        tuple(homes),
    )
    return pool, Targets(len(group), tuple(lines))


def _table(panels: Panels, people: int) -> Any:
    table = np.zeros((people, len(panels)))
    for column, panel in enumerate(panels):
        table[list(panel), column] = 1.0
    return table


def _program(table: Any, cost: Any, low: Any, high: Any, z: Any, b: Any) -> float:
    """The least cost over (z, b, weights): low·z ≤ chances where low, chances ≤ b where high."""
    people, count = table.shape
    above = np.hstack([low[:, None], np.zeros((people, 1)), -table])
    below = np.hstack([np.zeros((people, 1)), -high[:, None], table])
    keep = high > 0
    found = linprog(
        cost,
        A_ub=np.vstack([above[low > 0], below[keep]]),
        b_ub=np.zeros(int((low > 0).sum() + keep.sum())),
        A_eq=np.concatenate([[0.0, 0.0], np.ones(count)])[None, :],
        b_eq=[1.0],
        bounds=[z, b, *[(0, None)] * count],
    )
    assert found.status == 0, found.message
    return float(found.fun)


def _raised(table: Any, able: Sequence[int]) -> float:
    low = np.zeros(len(table))
    low[list(able)] = 1.0
    cost = np.concatenate([[-1.0, 0.0], np.zeros(table.shape[1])])
    return -_program(table, cost, low, np.zeros(len(table)), (0, 1), (1, 1))


def _lowered(table: Any, able: Sequence[int], least: float) -> float:
    low = np.zeros(len(table))
    low[list(able)] = 1.0
    cost = np.concatenate([[0.0, 1.0], np.zeros(table.shape[1])])
    floor = max(0.0, least - 1e-9)
    return _program(table, cost, low, np.ones(len(table)), (floor, floor), (0, 1))


def _stage(
    table: Any, floors: dict[int, float], free: Sequence[int], most: float, *, rising: int = -1
) -> float:
    """The best smallest chance of the free, or the best chance of one, above everybody's floor."""
    people, count = table.shape
    z = np.zeros((people, 1))
    z[list(free)] = 1.0
    floor = np.array([max(0.0, floors.get(i, 0.0) - 1e-9) for i in range(people)])
    cost = np.zeros(1 + count)
    if free:
        cost[0] = -1.0
    else:
        cost[1:] = -table[rising]
    found = linprog(
        cost,
        A_ub=np.vstack([np.hstack([z, -table]), np.hstack([np.zeros((people, 1)), table])]),
        b_ub=np.concatenate([-floor, np.full(people, most + 1e-8)]),
        A_eq=np.concatenate([[0.0], np.ones(count)])[None, :],
        b_eq=[1.0],
        bounds=[(0, 1), *[(0, None)] * count],
    )
    assert found.status == 0, found.message
    return -float(found.fun)


def _bottom(value: Any, high: float) -> float:
    """Where a convex function of the smallest chance is least, by golden sections."""
    low, part = high * 1e-3, (5**0.5 - 1) / 2
    a, b = high - part * (high - low), low + part * (high - low)
    at_a, at_b = value(a), value(b)
    for _step in range(40):
        if at_a <= at_b:
            high, b, at_b = b, a, at_a
            a = high - part * (high - low)
            at_a = value(a)
        else:
            low, a, at_a = a, b, at_b
            b = low + part * (high - low)
            at_b = value(b)
    return min(((value(one), one) for one in (low, high, a, b)), key=lambda one: one[0])[1]


def _most_product(table: Any, able: Sequence[int]) -> list[float]:
    """The chances of largest product: weights grow by what their panels are worth, until nothing moves."""
    held = table[list(able)]
    weights = np.full(table.shape[1], 1.0 / table.shape[1])
    for _step in range(20_000):
        worth = held.T @ (1 / (held @ weights)) / len(able)
        weights = weights * worth
        if worth.max() < 1 + 1e-10:
            break
    return [float(one) for one in table @ (weights / weights.sum())]
