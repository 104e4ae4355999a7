"""Tabu search over exchanges of two people at different tables, all of them valued at once.

All sums are whole numbers (kept in doubles, exact below 2**53): one seed gives one seating on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import numpy as np
from numpy.typing import NDArray

from council.sessions.kept import flagged_of
from council.sessions.room import Groups, SeatingTask
from council.sessions.rules import Bounds, Crowd

MISS, DRIFT = 6, 3  # weights of the paper's formula: 6 (v² + v) and 0.15 |c - share|, the latter times 20
LONE = MISS * (2**2 + 2)  # somebody alone counts as two people missed
NEVER = 1e15
Whole = NDArray[np.float64]
Index = NDArray[np.int64]


def meetings(ids: Sequence[str], history: Sequence[Groups]) -> Whole:
    """How often each pair sat at one table: (n, n), whole numbers, symmetric, zero on the diagonal."""
    at = {one: position for position, one in enumerate(ids)}
    often = np.zeros((len(ids), len(ids)))
    for tables in history:
        for table in tables:
            here = [at[one] for one in table if one in at]
            often[np.ix_(here, here)] += 1
    np.fill_diagonal(often, 0)
    return often


class Search:
    """Where the search stands: who sits where, what each exchange would cost, and the best seating seen."""

    def __init__(
        self,
        task: SeatingTask,
        bounds: Bounds,
        start: Index,
        chance: Random,
        *,
        first_repeat: float = 0.0,
        drift: int = DRIFT,
    ) -> None:
        """`first_repeat`: what meeting the second time weighs beyond later ones; `drift`: 20 times 0.15."""
        self._chance, self._bounds = chance, bounds
        self._people = len(task.ids)
        ranks = task.ranks or (1,) * len(task.fields)
        self._scale = (20 if max(ranks, default=1) == 1 else 80) * self._people
        met = meetings(task.ids, task.history)
        met += (met > 0) * first_repeat * (1 - met)  # 1, 1.5, 2 … for half: one who was met costs, then less
        self._pairs = self._scale * (met + _wishes(task, bounds))
        self._liking = self._scale * bounds.liking
        self._member, self._cell, self._drift = _cells(task, bounds, ranks, self._scale, drift)
        self._kinds = np.ascontiguousarray(self._member.T)
        step = np.diff(self._cell, axis=2)  # from a count to the next, counts from -1
        self._more, self._fewer = step[:, :, 1:].ravel(), -step[:, :, :-1].ravel()
        self._first = np.arange(self._more.size, step=step.shape[2] - 1).reshape(step.shape[:2])
        self._stays = np.where(bounds.locked, NEVER, 0.0)
        self._barred = np.where(bounds.allowed & ~bounds.locked[:, None], 0.0, NEVER).T
        self._best_for, self.taken = 0, 0
        self._floor = self._least_possible(task.sizes)
        self.best, self.least, self.is_at_bound = start, NEVER, False
        self.seat(start)
        self._keep()
        self._patience = self._draw(40, 80)

    def seat(self, table: Index) -> None:
        """Start anew from a whole seating."""
        self._table = table.copy()
        sits = np.zeros((self._people, len(self._barred)))
        sits[np.arange(self._people), table] = 1
        self._pull = sits.T @ self._pairs + self._liking.T
        self._count = (sits.T @ self._member).astype(np.int64)
        self._change = np.empty((self._people, self._people))
        self._both = np.empty_like(self._change)
        order = np.argsort(table, kind="stable")
        ends = np.cumsum(np.bincount(table, minlength=len(self._barred)))[:-1]
        self._sitting = np.split(order, ends)
        self._value(np.arange(len(self._barred)))
        self._rest = np.zeros(self._people, dtype=np.int64)
        self._clock = 0
        self._cost = self._cost_now(sits)

    def step(self) -> None:
        """Exchange the two people it costs least to exchange, or shake when nothing better came for long."""
        if self._best_for >= self._patience:
            self._shake()
        both = np.add(self._change, self._change.T, out=self._both)
        least = float(both.min(initial=NEVER))
        if self._cost + least >= self.least:
            resting = np.flatnonzero(self._rest > self._clock)
            both[resting] = NEVER
            both[:, resting] = NEVER
            least = float(both.min(initial=NEVER))
        self._clock += 1
        self.taken += 1
        self._best_for += 1
        if least >= NEVER / 2:
            return
        equal = np.flatnonzero(both == least)
        one, other = divmod(int(equal[self._draw(0, len(equal) - 1)]), self._people)
        self._exchange(one, other)
        self._cost += least
        self._rest[[one, other]] = self._clock + self._draw(2, 5)
        if self._cost < self.least:
            self._keep()
        elif self._cost == self.least:  # as good and another: from there others may find better
            self.best = self._table.copy()

    def _keep(self) -> None:
        """The seating as it is now is the best seen; at the bound nothing but the drift could be better."""
        self.best, self.least, self._best_for = self._table.copy(), self._cost, 0
        tables, kinds = np.indices(self._count.shape)
        self.is_at_bound = (
            self._cost - float(self._drift[tables, kinds, self._count + 1].sum()) <= self._floor
        )

    def _least_possible(self, sizes: Sequence[int]) -> float:
        """What no seating can cost less than, drift aside: the cheapest pairs and tables, and no miss."""
        pairs = np.sort(self._pairs[np.triu_indices(self._people, 1)])
        at_tables = sum(size * (size - 1) // 2 for size in sizes)
        return float(pairs[:at_tables].sum() + self._liking.min(axis=1).sum())

    def _exchange(self, one: int, other: int) -> None:
        here, there = int(self._table[one]), int(self._table[other])
        self._table[one], self._table[other] = there, here
        for table, goes, comes in ((here, one, other), (there, other, one)):
            sitting = self._sitting[table]
            sitting[sitting == goes] = comes
        moved = self._pairs[other] - self._pairs[one]
        self._pull[here] += moved
        self._pull[there] -= moved
        seen = (self._member[other] - self._member[one]).astype(np.int64)
        self._count[here] += seen
        self._count[there] -= seen
        self._value(np.array((here, there)))

    def _value(self, tables: Index) -> None:
        """What a table costs more when one of its people leaves and anybody else comes."""
        sitting = [self._sitting[table] for table in tables]
        people = np.concatenate(sitting)
        at = np.repeat(np.arange(len(tables)), [len(there) for there in sitting])
        place = self._first.take(tables, axis=0) + self._count.take(tables, axis=0)
        more, fewer = self._more.take(place), self._fewer.take(place)
        leaving, pull = self._member.take(people, axis=0), self._pull.take(tables, axis=0)
        rows = (leaving * (-more - fewer).take(at, axis=0)) @ self._kinds
        rows += (more @ self._kinds + pull + self._barred.take(tables, axis=0)).take(at, axis=0)
        rows -= self._pairs.take(people, axis=0)
        own = (leaving * fewer.take(at, axis=0)).sum(axis=1) - pull[at, people] + self._stays.take(people)
        rows += own[:, None]
        first = 0
        for there in sitting:
            rows[first : first + len(there), there] = NEVER
            first += len(there)
        self._change[people] = rows

    def _shake(self) -> None:
        """Go back to the best seating and exchange two or three pairs by chance, as the rules allow."""
        self.seat(self.best)
        for _time in range(self._draw(2, 3)):
            both = self._change + self._change.T
            free = np.flatnonzero(both < NEVER / 2)
            if len(free):
                at = int(free[self._draw(0, len(free) - 1)])
                one, other = divmod(at, self._people)
                self._cost += both[one, other]
                self._exchange(one, other)
        self._best_for, self._patience = 0, self._draw(40, 80)

    def _cost_now(self, sits: Whole) -> float:
        pairs = float((self._pull.T * sits).sum() - (self._liking * sits).sum()) / 2
        tables, kinds = np.indices(self._count.shape)
        return (
            pairs
            + float((self._liking * sits).sum())
            + float(self._cell[tables, kinds, self._count + 1].sum())
        )

    def _draw(self, least: int, most: int) -> int:
        return least + int(self._chance.random() * (most - least + 1))


def _wishes(task: SeatingTask, bounds: Bounds) -> Whole:
    """What each pair at one table costs beyond having met, in meetings: (n, n)."""
    extra = np.zeros((len(task.ids), len(task.ids)))
    for kind, weight, people in bounds.pairs:
        for one in people:
            for other in people:
                if one != other:
                    extra[one, other] += weight if kind == "apart" else -weight
    return extra


def _cells(
    task: SeatingTask, bounds: Bounds, ranks: Sequence[int], scale: int, weight: int
) -> tuple[Whole, Whole, Whole]:
    """Who is in which category (n, K), and the cost of a count at a table: (T, K, count + 1), count from -1.

    The cost is scale / rank times 6 (v² + v) + weight / 20 |count - share|, v people outside floor and
    ceiling; the last of the three is its second part alone, the drift. Crowds, in place of shares they
    replace, come last.
    """
    flagged = flagged_of(task)
    kinds = [
        (field, value)
        for field, name in enumerate(task.fields)
        for value in sorted({r[field] for r in task.values})
        if (name, value) not in flagged
    ]
    member = np.array([[float(row[field] == value) for field, value in kinds] for row in task.values])
    member = member.reshape(len(task.ids), len(kinds))
    people, sizes = len(task.ids), np.array(task.sizes, dtype=np.int64)[:, None, None]
    room = member.sum(axis=0).astype(np.int64)[None, :, None]
    count = np.arange(-1, max(task.sizes) + 2, dtype=np.int64)[None, None, :]
    share = sizes * room
    outside = np.maximum(share // people - count, 0) + np.maximum(count - -(-share // people), 0)
    unit = np.array([scale // people // ranks[field] for field, _value in kinds], dtype=np.int64)[
        None, :, None
    ]
    drift = unit * weight * np.abs(people * count - share) // 20
    cost = unit * (people * MISS * (outside**2 + outside)) + drift
    crowds = [_crowd(crowd, count[0], scale) for crowd in bounds.clusters]
    within = [np.isin(np.arange(people), crowd.people) for crowd in bounds.clusters]
    return (
        np.column_stack([member, *within]).astype(np.float64),
        np.concatenate([cost, *(one[:, None] for one in crowds)], axis=1).astype(np.float64),
        np.concatenate([drift, *(0 * one[:, None] for one in crowds)], axis=1).astype(np.float64),
    )


def _crowd(crowd: Crowd, count: NDArray[np.int64], scale: int) -> NDArray[np.int64]:
    """The cost of a count of a crowd at each table: (T, count + 1), count (1, counts) from -1.

    Somebody alone counts as two people missed at a weight of 5, as a must as 1,000 meetings.
    """
    short = np.maximum(np.array(crowd.least)[:, None] - count, 0) * (count > 0)
    if crowd.must:
        return np.asarray(short * 1_000 * scale)
    return np.asarray(short * crowd.weight * (LONE * scale // 5 if crowd.is_alone else scale))
