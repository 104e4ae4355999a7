"""A seating in which people meet whom they have not met and every table mirrors the room.

Tabu search over exchanges, one session at a time, on the real history. All sums are whole numbers (kept in
doubles, exact below 2**53), so one seed gives one seating on every machine; the limit is a number of steps.
Several sessions planned at once are gone through again, each with all the others known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import numpy as np
from numpy.typing import NDArray

from council.progress import SILENT, Progress
from council.sessions.clash import kept_seating
from council.sessions.kept import flagged_of, foreseen, said, unkept
from council.sessions.room import Brief, Groups, Plan, Proposal, Rule, Seated, SeatingTask, Staffed
from council.sessions.rules import Bounds, Crowd, bounds_of, broken, first_seating

VERSION = "tabu 2"
STEPS = 4_000
MISS, DRIFT = 6, 3  # weights of the paper's formula: 6 (v² + v) and 0.15 |c - share|, the latter times 20
LONE = MISS * (2**2 + 2)  # somebody alone counts as two people missed
NEVER = 1e15
ROUNDS, LATER = 2, 15  # times that several sessions are gone through again, and percent of the steps for each
Whole = NDArray[np.float64]
Index = NDArray[np.int64]


def plan_seating(
    task: SeatingTask, chance: Random, *, steps: int = STEPS, progress: Progress = SILENT
) -> Plan:
    """The best seating found within `steps` exchanges; only `chance.random()` is used.

    Pinned people and must rules hold in the answer.
    Raises: RulesClash, naming rules of which none can be spared; SeatingRuleUnknown; Cancelled.
    Source: SESSIONS.md 5.2 and 5.3 (objective and search of this house).
    """
    bounds = bounds_of(task)
    if any(rule.kind == "topic" for rule in task.rules):  # exchanges alone rarely give out all first choices
        start = kept_seating(task, bounds.liking)
    else:
        start = first_seating(task, bounds, chance)
    search = _searched(_Search(_sized(task, start), bounds, start, chance), steps, progress)
    if broken(task, bounds, search.best):
        start = kept_seating(task)
        search = _searched(_Search(_sized(task, start), bounds, start, chance), steps, progress)
        if broken(task, bounds, search.best):  # misses outweighed a pair that must be apart
            search = _Search(_sized(task, start), bounds, start, chance)
    return Plan(tuple(int(table) for table in search.best), int(search.least), steps, VERSION)


def propose_seating(brief: Brief, seed: str, *, steps: int = STEPS, progress: Progress = SILENT) -> Proposal:
    """A seating for one session; the same brief, seed and steps give the same on every machine.

    Raises as plan_seating does.
    """
    plan = plan_seating(brief.task, Random(seed), steps=steps, progress=progress)
    pinned = {one for one, _table in brief.task.pinned}
    places = tuple(
        Seated(one, brief.table_ids[table], one in pinned)
        for one, table in zip(brief.task.ids, plan.tables, strict=True)
    )
    words = tuple(rule.words or said(rule) for rule in unkept(brief.task, plan.tables))
    return Proposal(
        brief.session_id, places, seed, steps, plan.version, words, foreseen(brief.task), brief.round
    )


def _searched(search: _Search, steps: int, progress: Progress) -> _Search:
    for step in range(steps):
        if step % 64 == 0:
            progress(step, steps)
        if search.is_at_bound:
            break
        search.step()
    progress(steps, steps)
    return search


def plan_sessions(
    task: SeatingTask,
    sessions: int,
    chance: Random,
    *,
    rules: Sequence[tuple[Rule, ...]] = (),
    staff: Sequence[tuple[Staffed, ...]] = (),
    steps: int = STEPS,
    progress: Progress = SILENT,
) -> tuple[Groups, ...]:
    """Seatings for several sessions with everyone there, each knowing all the others.

    Session by session first, each with the ones before it; then every session again with all others as given,
    which can only mend. Musts and pins hold in every session.

    Args:
        rules, staff: per session, instead of the task's own, where given.
        steps: exchanges looked at for each session, over all rounds.
    Raises: as plan_seating does.
    """
    rounds = ROUNDS if sessions > 1 else 0
    later = steps * LATER // 100 if rounds else 0
    first = steps - rounds * later
    planned: list[Groups] = []
    own = [
        replace(task, rules=rules[at] if rules else task.rules, staff=staff[at] if staff else task.staff)
        for at in range(sessions)
    ]
    for session in range(sessions):
        now = _known(own[session], list(zip(own, planned, strict=False)))
        told = _part(progress, session * first, sessions * steps)
        planned.append(plan_seating(now, chance, steps=first, progress=told).groups(task.ids))
    for turn in range(rounds * sessions):
        session = turn % sessions
        others = [other for at, other in enumerate(zip(own, planned, strict=True)) if at != session]
        now = _known(own[session], others)
        told = _part(progress, sessions * first + turn * later, sessions * steps)
        planned[session] = _mended(now, planned[session], chance, later, told)
    progress(sessions * steps, sessions * steps)
    return tuple(planned)


def _known(task: SeatingTask, others: Sequence[tuple[SeatingTask, Groups]]) -> SeatingTask:
    """A session's task with other sessions in its history, those who worked there too."""
    before = task.staffed + ((),) * (len(task.history) - len(task.staffed))
    worked = [
        tuple(tuple(one.party for one in other.staff if one.table == at) for at in range(len(groups)))
        for other, groups in others
    ]
    return replace(
        task,
        history=task.history + tuple(groups for _other, groups in others),
        staffed=before + tuple(worked),
    )


def _sized(task: SeatingTask, seating: Index) -> SeatingTask:
    """The task with the sizes a seating has: which tables take the odd people may have been chosen for it."""
    return replace(task, sizes=tuple(np.bincount(seating, minlength=len(task.sizes)).tolist()))


def _mended(task: SeatingTask, groups: Groups, chance: Random, steps: int, progress: Progress) -> Groups:
    """The seating, or a better one found from it; meeting for the second time weighs most of all repeats."""
    bounds = bounds_of(task)
    at = {one: table for table, people in enumerate(groups) for one in people}
    start = np.array([at[one] for one in task.ids], dtype=np.int64)
    search = _Search(_sized(task, start), bounds, start, chance, first_repeat=0.5)
    _searched(search, steps, progress)
    if broken(task, bounds, search.best):
        return groups
    return Plan(tuple(int(table) for table in search.best), int(search.least), steps, VERSION).groups(
        task.ids
    )


def _part(progress: Progress, before: int, whole: int) -> Progress:
    def told(done: int, total: int, words: str = "") -> None:
        progress(before + min(done, total), whole, words)

    return told


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


class _Search:
    """Where the search stands: who sits where, what each exchange would cost, and the best seating seen."""

    def __init__(
        self, task: SeatingTask, bounds: Bounds, start: Index, chance: Random, *, first_repeat: float = 0.0
    ) -> None:
        self._chance, self._bounds = chance, bounds
        self._people = len(task.ids)
        ranks = task.ranks or (1,) * len(task.fields)
        self._scale = (20 if max(ranks, default=1) == 1 else 80) * self._people
        met = meetings(task.ids, task.history)
        met += (met > 0) * first_repeat * (1 - met)  # 1, 1.5, 2 … for half: one who was met costs, then less
        self._pairs = self._scale * (met + _wishes(task, bounds))
        self._liking = self._scale * bounds.liking
        self._member, self._cell, self._drift = _cells(task, bounds, ranks, self._scale)
        self._kinds = np.ascontiguousarray(self._member.T)
        step = np.diff(self._cell, axis=2)  # from a count to the next, counts from -1
        self._more, self._fewer = step[:, :, 1:].ravel(), -step[:, :, :-1].ravel()
        self._first = np.arange(self._more.size, step=step.shape[2] - 1).reshape(step.shape[:2])
        self._stays = np.where(bounds.locked, NEVER, 0.0)
        self._barred = np.where(bounds.allowed & ~bounds.locked[:, None], 0.0, NEVER).T
        self._best_for = 0
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
        self._pull = self._pairs @ sits + self._liking
        self._count = (sits.T @ self._member).astype(np.int64)
        self._change = np.empty((self._people, self._people))
        for here in range(len(self._barred)):
            self._value(here)
        self._rest = np.zeros(self._people, dtype=np.int64)
        self._clock = 0
        self._cost = self._cost_now(sits)

    def step(self) -> None:
        """Exchange the two people it costs least to exchange, or shake when nothing better came for long."""
        if self._best_for >= self._patience:
            self._shake()
        both = self._change + self._change.T
        least = both.min(initial=NEVER)
        if self._cost + least >= self.least:
            resting = np.flatnonzero(self._rest > self._clock)
            both[resting] = NEVER
            both[:, resting] = NEVER
            least = both.min(initial=NEVER)
        self._clock += 1
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
        moved = self._pairs[:, other] - self._pairs[:, one]
        self._pull[:, here] += moved
        self._pull[:, there] -= moved
        seen = (self._member[other] - self._member[one]).astype(np.int64)
        self._count[here] += seen
        self._count[there] -= seen
        self._value(here)
        self._value(there)

    def _value(self, table: int) -> None:
        """What the table's cost changes by when one of its people leaves and anybody else comes."""
        here = (self._table == table).nonzero()[0]
        place = self._first[table] + self._count[table]
        more, fewer = self._more.take(place), self._fewer.take(place)
        leaving, pull = self._member.take(here, axis=0), self._pull[:, table]
        rows = (leaving * (-more - fewer)) @ self._kinds
        rows += pull + more @ self._kinds + self._barred[table]
        rows -= self._pairs.take(here, axis=0)
        rows += (leaving @ fewer - pull.take(here) + self._stays.take(here))[:, None]
        rows[:, here] = NEVER
        self._change[here] = rows

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
        pairs = float((self._pairs @ sits * sits).sum()) / 2
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


def _cells(task: SeatingTask, bounds: Bounds, ranks: Sequence[int], scale: int) -> tuple[Whole, Whole, Whole]:
    """Who is in which category (n, K), and the cost of a count at a table: (T, K, count + 1), count from -1.

    The cost is scale / rank times 6 (v² + v) + 0.15 |count - share|, v people outside floor and ceiling; the
    last of the three is its second part alone, the drift. Crowds, in place of shares they replace, come last.
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
    drift = unit * DRIFT * np.abs(people * count - share) // 20
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
