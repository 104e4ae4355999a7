"""Times that follow from minutes, and an agenda that re-plans itself when the day runs otherwise.

Start of an item = end of the one before; only a fixed time (anchor) stands. Nothing here reads a clock.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Block:
    """One item as re-planning sees it; minutes are whole.

    `minutes` and `buffer` stand now, `planned` and `planned_buffer` were the plan, `least` is what it needs.
    `rank` 1 matters most. `may_go`: it may be dropped or carried over. A block cut has no minutes.
    """

    id: str
    minutes: int
    least: int = 1
    buffer: int = 0
    planned: int = 0
    planned_buffer: int = 0
    protected: bool = False
    rank: int = 2
    may_go: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Replanned:
    """A segment after re-planning. Always: minutes + buffers + free = available + overtime + missing."""

    blocks: tuple[Block, ...]
    available: int
    free: int
    overtime: int
    missing: int

    @property
    def cut(self) -> tuple[str, ...]:
        """Ids of the blocks given up, in the order of the agenda."""
        return tuple(block.id for block in self.blocks if block.cut)


def replanned(
    blocks: Sequence[Block], available: int, *, drop: bool = False, latest: int = 0, cede: bool = False
) -> Replanned:
    """A segment fitted into the minutes there are, order kept.

    Too long: buffers shrink, nearest first; unprotected blocks shrink towards their least, least important
    rank first; then, if asked, blocks are given up and the session ends later. Protected blocks stay, unless
    their minutes are ceded in so many words.
    Too short: what was shortened comes back, protected first, then by rank, then buffers; the rest is free.

    Args:
        available: minutes until the next fixed time, below 0 when it has passed.
        drop: blocks that may go are given up when the first two steps do not suffice.
        latest: minutes the session may end later.
        cede: protected blocks give what is missing after all that: down to their least, then to one minute.
    Source: SESSIONS.md 2.
    """
    trial = _Trial(blocks, available)
    if trial.over > 0:
        trial.spend_buffers()
        trial.take(lambda block: block.least, protected=False)
        if drop and trial.over > 0:
            trial.give_up()
            trial.give_back()
    else:
        trial.refill()
    overtime = min(max(trial.over, 0), max(latest, 0))
    trial.over -= overtime
    if cede:
        trial.take(lambda block: block.least, protected=True)
        trial.take(lambda block: 1, protected=True)
    return Replanned(
        blocks=trial.blocks(),
        available=available,
        free=max(-trial.over, 0),
        overtime=overtime,
        missing=max(trial.over, 0),
    )


class _Trial:
    """A segment while it is fitted: minutes, buffers and cuts side by side, and how much it is over."""

    def __init__(self, blocks: Sequence[Block], available: int) -> None:
        self._old = blocks
        self._minutes = [block.minutes for block in blocks]
        self._buffers = [block.buffer for block in blocks]
        self._cut = [block.cut for block in blocks]
        self.over = sum(self._minutes) + sum(self._buffers) - available

    def blocks(self) -> tuple[Block, ...]:
        """The blocks as they came out; those that stayed as they were are the same."""
        news = zip(self._old, self._minutes, self._buffers, self._cut, strict=True)
        return tuple(
            old
            if (old.minutes, old.buffer, old.cut) == (minutes, buffer, cut)
            else replace(old, minutes=minutes, buffer=buffer, cut=cut)
            for old, minutes, buffer, cut in news
        )

    def spend_buffers(self) -> None:
        """Buffers shrink, nearest first."""
        for at, buffer in enumerate(self._buffers):
            spent = min(buffer, max(self.over, 0))
            self._buffers[at] -= spent
            self.over -= spent

    def take(self, floor: Callable[[Block], int], *, protected: bool) -> None:
        """Take minutes down to a floor, least important rank first, inside a rank in proportion."""
        for rank in sorted({block.rank for block in self._old}, reverse=True):
            if self.over <= 0:
                return
            there = [
                at
                for at, block in enumerate(self._old)
                if block.rank == rank and block.protected == protected and not self._cut[at]
            ]
            room = [max(self._minutes[at] - floor(self._old[at]), 0) for at in there]
            taken = shared_out(min(self.over, sum(room)), room)
            for at, minutes in zip(there, taken, strict=True):
                self._minutes[at] -= minutes
            self.over -= sum(taken)

    def give_up(self) -> None:
        """Give up blocks that may go, least important and latest first, until it fits."""
        for at in sorted(range(len(self._old)), key=lambda at: (-self._old[at].rank, -at)):
            block = self._old[at]
            if self.over > 0 and block.may_go and not block.protected and not self._cut[at]:
                self.over -= self._minutes[at] + self._buffers[at]
                self._minutes[at], self._buffers[at], self._cut[at] = 0, 0, True

    def give_back(self) -> None:
        """Minutes won too many go back to where they came from."""
        goals = [(block.minutes, block.buffer) for block in self._old]
        self._fill(goals, sorted(range(len(self._old)), key=lambda at: self._old[at].rank))

    def refill(self) -> None:
        """Time won goes to what stands below its plan: protected blocks, then by rank, then buffers."""
        goals = [(block.planned, block.planned_buffer) for block in self._old]
        order = sorted(
            range(len(self._old)), key=lambda at: (not self._old[at].protected, self._old[at].rank)
        )
        self._fill(goals, order)

    def _fill(self, goals: Sequence[tuple[int, int]], order: Sequence[int]) -> None:
        for kept, which, places in ((self._minutes, 0, order), (self._buffers, 1, range(len(goals)))):
            for at in places:
                more = 0 if self._cut[at] else max(min(goals[at][which] - kept[at], -self.over), 0)
                kept[at] += more
                self.over += more


def shared_out(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """`total` in whole parts in proportion to the weights, by largest remainder; no part exceeds its weight.

    `total` lies between 0 and the sum of the weights; of equal remainders the first comes first.
    """
    whole = sum(weights)
    if not whole:
        return (0,) * len(weights)
    parts = [total * weight // whole for weight in weights]
    rest = sorted(range(len(weights)), key=lambda one: -(total * weights[one] % whole))
    for one in rest[: total - sum(parts)]:
        parts[one] += 1
    return tuple(parts)


# ---- times ----


@dataclass(frozen=True, slots=True)
class Stretch:
    """What the times of one item follow from; `started` and `ended` are what really happened.

    `paused` seconds it waited while the session paused; what is gone though it had started took its time.
    """

    minutes: int
    buffer: int = 0
    anchor: datetime | None = None
    gone: bool = False
    started: datetime | None = None
    ended: datetime | None = None
    paused: int = 0


def timeline(start: datetime, stretches: Sequence[Stretch]) -> tuple[tuple[datetime, datetime], ...]:
    """Start and end of each item in order; a buffer follows its item, an anchor waits for its time.

    An anchor already passed starts late instead of overlapping. What is gone takes no time.
    """
    times, free_from = [], start
    for stretch in stretches:
        begins = stretch.started or max(free_from, stretch.anchor or free_from)
        runs = timedelta(minutes=0 if stretch.gone else stretch.minutes, seconds=stretch.paused)
        ends = stretch.ended or begins + runs
        times.append((begins, ends))
        if not stretch.gone:
            free_from = ends if stretch.ended else ends + timedelta(minutes=stretch.buffer)
    return tuple(times)


def outlook(
    start: datetime, stretches: Sequence[Stretch], now: datetime
) -> tuple[tuple[datetime, datetime], ...]:
    """Start and end of each item as the day stands now, in order.

    What ran has its times; what runs ends when its minutes are used up, and not before now; what is ahead
    follows from there, and not before now either.
    """
    times: dict[int, tuple[datetime, datetime]] = {}
    free_from = max(start, now)
    for at, stretch in enumerate(stretches):
        if stretch.started is not None:
            runs = timedelta(minutes=stretch.minutes, seconds=stretch.paused)
            ends = stretch.ended or max(stretch.started + runs, now)
            times[at] = (stretch.started, ends)
            if stretch.ended is None:
                free_from = max(free_from, ends + timedelta(minutes=stretch.buffer))
    for at, stretch in enumerate(stretches):
        if at in times:
            continue
        begins = max(free_from, stretch.anchor or free_from)
        ends = begins + timedelta(minutes=0 if stretch.gone else stretch.minutes)
        times[at] = (begins, ends)
        if not stretch.gone:
            free_from = ends + timedelta(minutes=stretch.buffer)
    return tuple(times[at] for at in range(len(stretches)))


def whole_minutes(span: timedelta) -> int:
    """Full minutes in a span, rounded down (also below zero)."""
    return int(span.total_seconds() // 60)
