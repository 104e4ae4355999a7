"""Times that follow from minutes, and an agenda that re-plans itself when the day runs otherwise.

Start of an item = end of the one before; only a fixed time (anchor) stands. Nothing here reads a clock.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    before = {block.id: block for block in blocks}
    now = list(blocks)
    over = _length(now) - available
    if over > 0:
        now, over = _spend_buffers(now, over)
        now, over = _shorten(now, over)
        if drop and over > 0:
            now, over = _give_up(now, over)
            now, over = _give_back(now, over, before)
    else:
        now, over = _refill(now, over)
    overtime = min(max(over, 0), max(latest, 0))
    missing = max(over, 0) - overtime
    if cede and missing:
        now, missing = _cede(now, missing)
    return Replanned(
        blocks=tuple(now),
        available=available,
        free=max(-over, 0),
        overtime=overtime,
        missing=missing,
    )


def _length(blocks: Sequence[Block]) -> int:
    return sum(block.minutes + block.buffer for block in blocks)


def _spend_buffers(blocks: list[Block], over: int) -> tuple[list[Block], int]:
    shorter = []
    for block in blocks:
        spent = min(block.buffer, max(over, 0))
        shorter.append(replace(block, buffer=block.buffer - spent))
        over -= spent
    return shorter, over


def _shorten(blocks: list[Block], over: int) -> tuple[list[Block], int]:
    room = {block.id: max(block.minutes - block.least, 0) for block in blocks if not block.protected}
    return _take(blocks, over, room)


def _cede(blocks: list[Block], missing: int) -> tuple[list[Block], int]:
    """Protected blocks shrink to their least first, then to a minute each."""
    for floor in (None, 1):
        room = {
            block.id: max(block.minutes - (block.least if floor is None else floor), 0)
            for block in blocks
            if block.protected
        }
        blocks, missing = _take(blocks, missing, room)
    return blocks, missing


def _take(blocks: list[Block], over: int, room: dict[str, int]) -> tuple[list[Block], int]:
    """Take minutes where there is room, least important rank first, inside a rank in proportion."""
    for rank in sorted({block.rank for block in blocks}, reverse=True):
        there = {b.id: room[b.id] for b in blocks if b.rank == rank and b.id in room and not b.cut}
        taken = shared_out(min(max(over, 0), sum(there.values())), list(there.values()))
        less = dict(zip(there, taken, strict=True))
        blocks = [replace(block, minutes=block.minutes - less.get(block.id, 0)) for block in blocks]
        over -= sum(taken)
    return blocks, over


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


def _give_up(blocks: list[Block], over: int) -> tuple[list[Block], int]:
    """Give up blocks that may go, least important and latest first, until it fits."""
    order = sorted(range(len(blocks)), key=lambda at: (-blocks[at].rank, -at))
    for at in order:
        block = blocks[at]
        if over > 0 and block.may_go and not block.protected and not block.cut:
            over -= block.minutes + block.buffer
            blocks[at] = replace(block, minutes=0, buffer=0, cut=True)
    return blocks, over


def _give_back(blocks: list[Block], over: int, before: dict[str, Block]) -> tuple[list[Block], int]:
    """Minutes won too many go back to where they came from."""
    goals = {block.id: (before[block.id].minutes, before[block.id].buffer) for block in blocks}
    return _fill(blocks, over, goals, sorted(range(len(blocks)), key=lambda at: blocks[at].rank))


def _refill(blocks: list[Block], over: int) -> tuple[list[Block], int]:
    """Time won goes to what stands below its plan: protected blocks, then by rank, then buffers."""
    goals = {block.id: (block.planned, block.planned_buffer) for block in blocks}
    order = sorted(range(len(blocks)), key=lambda at: (not blocks[at].protected, blocks[at].rank))
    return _fill(blocks, over, goals, order)


def _fill(
    blocks: list[Block], over: int, goals: dict[str, tuple[int, int]], order: Sequence[int]
) -> tuple[list[Block], int]:
    blocks = list(blocks)
    for at in order:
        block = blocks[at]
        more = 0 if block.cut else max(min(goals[block.id][0] - block.minutes, -over), 0)
        blocks[at], over = replace(block, minutes=block.minutes + more), over + more
    for at, block in enumerate(blocks):
        more = 0 if block.cut else max(min(goals[block.id][1] - block.buffer, -over), 0)
        blocks[at], over = replace(block, buffer=block.buffer + more), over + more
    return blocks, over


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


def whole_minutes(span: timedelta) -> int:
    """Full minutes in a span, rounded down (also below zero)."""
    return int(span.total_seconds() // 60)
