"""Shared ground: how sure we may be that every group of the council agrees, and where not.

A council is a finite population: those not asked are completed by what those asked said, never left out and
never counted as against. Formulas and sources are named with each function.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import prod

import numpy as np

from council.ground.shared.values import CONTESTED, EMERGING, NOT_SHARED, SHARED, UNKNOWN, Cell, Line
from council.ground.voting.values import EVERYONE, SMALLEST, Partition
from council.ground.voting.votes import Floats, Tally, Votes, tally
from council.progress import SILENT, Progress

SURE, LIKELY = 0.9, 0.5
MOST_AGAINST = 1 / 3
HALF = 0.5
INSIDE = 0.9  # of the probability lies between low and high


@dataclass(frozen=True, slots=True)
class Completion:
    """Where the agreement of a whole group lies, given those asked: shares of the group, and a chance."""

    low: float
    high: float
    over: float


def partition(field: str, value_of: Mapping[str, str], voters: Sequence[str]) -> Partition:
    """The voters by their value of a field, groups in order of name; a missing or empty value is no group."""
    groups = tuple(sorted({value_of[v] for v in voters if value_of.get(v)}, key=_natural))
    at = {group: number for number, group in enumerate(groups)}
    return Partition(field, groups, tuple(at.get(value_of.get(v, ""), -1) for v in voters))


def _natural(name: str) -> list[tuple[int, int, str]]:
    """Names with numbers in the order people count: 2 before 10."""
    parts = re.findall(r"\d+|\D+", name)
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts]


def everyone(voters: Sequence[str]) -> Partition:
    """The whole council as one group."""
    return Partition("", (EVERYONE,), (0,) * len(voters))


def support(agree: Floats, asked: Floats) -> Floats:
    """The share that agrees, drawn a little to one half: (agree + 1) / (asked + 2); passes count as asked.

    Source: Polis, math/src/polismath/math/repness.clj.
    """
    return np.asarray((agree + 1) / (asked + 2))


@lru_cache(maxsize=200_000)
def completion(agree: int, asked: int, size: int, threshold: float = HALF) -> Completion:
    """The agreement of a whole group from those asked, as a beta-binomial; exact when all were asked.

    Args:
        agree, asked, size: whole numbers, agree <= asked <= size, size > 0.
        threshold: share of the group; `over` is the chance that more than this share agrees.
    Source: A_tot = a + BetaBin(N - n; a + 1/2, n - a + 1/2), Jeffreys' prior, finite population.
    """
    left, a, b = size - asked, agree + 0.5, asked - agree + 0.5
    k = np.arange(left)
    steps = np.log((left - k) * (k + a)) - np.log((k + 1) * (left - k - 1 + b))
    weight = np.concatenate([[0.0], np.cumsum(steps)])
    chance = np.exp(weight - weight.max())
    chance /= chance.sum()
    reached = np.cumsum(chance)
    edge = (1 - INSIDE) / 2
    low, high = (min(int(np.searchsorted(reached, q - 1e-12)), left) for q in (edge, 1 - edge))
    total = agree + np.arange(left + 1)
    over = min(1.0, float(chance[total > threshold * size + 1e-9].sum()))
    return Completion((agree + low) / size, (agree + high) / size, over)


def group_informed(votes: Votes, groups: Partition) -> Floats:
    """How far every group agrees, statement by statement: one reluctant group pulls it down.

    Returns: (statements,), 0 to 1: product over groups of (agree + 1) / (asked + 2).
    Source: group-informed consensus, Polis conversation.clj; Small et al. 2021.
    """
    counts = [tally(_of(votes, groups, g)) for g in range(len(groups.groups))]
    return np.asarray(np.prod([support(c.agree, c.asked) for c in counts], axis=0))


def two_proportions(agree: float, asked: float, other_agree: float, other_asked: float) -> float:
    """Polis's z for two shares of agreement, with one added to every count; 0 when all agree.

    Source: Polis, math/src/polismath/math/stats.clj, two-prop-test.
    """
    n, m = asked + 1, other_asked + 1
    p, q = (agree + 1) / n, (other_agree + 1) / m
    pooled = (agree + other_agree + 2) / (n + m)
    return 0.0 if pooled >= 1 else float((p - q) / np.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m)))


def one_proportion(agree: float, asked: float) -> float:
    """Polis's z for a share against one half: 2 sqrt(n + 1) ((a + 1) / (n + 1) - 1/2).

    Source: Polis, math/src/polismath/math/stats.clj, prop-test.
    """
    return float(2 * np.sqrt(asked + 1) * ((agree + 1) / (asked + 1) - 0.5))


def shared_ground(
    votes: Votes,
    partitions: Sequence[Partition],
    *,
    gic_over: Partition | None = None,
    progress: Progress = SILENT,
) -> tuple[Line, ...]:
    """Every statement with its support, interval, shared-ground chance and label, in the order of the votes.

    Args:
        votes: (voters, statements); the voters are the members of the council, asked or not.
        partitions: known groups (strata, tables) and inferred ones past their gate; none = the whole only.
        gic_over: the partition `gic` is taken over; None leaves it empty.
    """
    whole = tally(votes.values)
    used = [p for p in partitions if _sizes(p).max(initial=0) >= SMALLEST] or [everyone(votes.voters)]
    counted = [(p, [tally(_of(votes, p, g)) for g in range(len(p.groups))]) for p in used]
    informed = group_informed(votes, gic_over) if gic_over and gic_over.groups else None
    lines = []
    for at, statement in enumerate(votes.statements):
        cells = tuple(cell for p, counts in counted for cell in _cells(p, counts, at))
        gic = float(informed[at]) if informed is not None else None
        lines.append(_line(statement, whole, at, len(votes.voters), cells, gic))
        progress(at + 1, len(votes.statements))
    return tuple(lines)


def _line(
    statement: str, whole: Tally, at: int, size: int, cells: tuple[Cell, ...], gic: float | None
) -> Line:
    agree, against, asked = int(whole.agree[at]), int(whole.disagree[at]), int(whole.asked[at])
    overall = (agree + 1) / (asked + 2)
    reach = completion(agree, asked, size)
    psg, limiting = _chance(cells)
    spread, z = _difference(cells)
    return Line(
        statement,
        asked,
        agree,
        against,
        int(whole.passed[at]),
        size,
        overall,
        reach.low,
        reach.high,
        gic,
        psg,
        _label(psg, asked, size, cells),
        limiting,
        spread,
        z,
        _carried(cells, overall, size),
        cells,
    )


def _of(votes: Votes, groups: Partition, number: int) -> Floats:
    return np.asarray(votes.values[np.array(groups.member, dtype=int) == number])


def _sizes(groups: Partition) -> Floats:
    member = np.array(groups.member, dtype=int)
    return np.bincount(member[member >= 0], minlength=len(groups.groups)).astype(float)


def _cells(groups: Partition, counts: Sequence[Tally], at: int) -> list[Cell]:
    cells = []
    for name, size, count in zip(groups.groups, _sizes(groups), counts, strict=True):
        if size < SMALLEST:
            continue
        agree, asked = int(count.agree[at]), int(count.asked[at])
        reach = completion(agree, asked, int(size))
        cells.append(
            Cell(groups.field, name, int(size), asked, agree, int(count.disagree[at]), reach.low, reach.high)
        )
    return cells


def _chance(cells: Sequence[Cell]) -> tuple[float | None, str]:
    """The least over the fields of the chance that every group agrees, and the group that holds it back."""
    best: tuple[float, str] | None = None
    for field in dict.fromkeys(cell.field for cell in cells):
        mine = [cell for cell in cells if cell.field == field]
        chances = [completion(cell.agree, cell.asked, cell.size).over for cell in mine]
        whole = prod(chances)
        if best is None or whole < best[0]:
            weakest = min(
                range(len(mine)),
                key=lambda at: (round(chances[at], 9), (mine[at].agree + 1) / (mine[at].asked + 2)),
            )
            best = whole, name_of(mine[weakest])
    return best or (None, "")


def _label(psg: float | None, asked: int, size: int, cells: Sequence[Cell]) -> str:
    """One word for a statement; see GROUND's measures. Groups that plainly differ come first of all."""
    against = [completion(cell.disagree, cell.asked, cell.size) for cell in cells]
    for cell in cells:
        if cell.low > HALF and any(
            reach.low > HALF for other, reach in zip(cells, against, strict=True) if other.field == cell.field
        ):
            return CONTESTED
    if psg is None or asked < HALF * size or any(cell.asked < HALF * cell.size for cell in cells):
        return UNKNOWN
    if psg >= SURE and max(reach.high for reach in against) <= MOST_AGAINST:
        return SHARED
    return EMERGING if psg >= LIKELY else NOT_SHARED


def _difference(cells: Sequence[Cell]) -> tuple[float, float]:
    """The widest difference of support between two groups of one field, and its z; 0 with a single group."""
    widest = 0.0, 0.0
    for field in dict.fromkeys(cell.field for cell in cells):
        mine = sorted((c for c in cells if c.field == field), key=lambda c: (c.agree + 1) / (c.asked + 2))
        low, high = mine[0], mine[-1]
        gap = (high.agree + 1) / (high.asked + 2) - (low.agree + 1) / (low.asked + 2)
        if gap > widest[0]:
            widest = gap, two_proportions(high.agree, high.asked, low.agree, low.asked)
    return widest


def _carried(cells: Sequence[Cell], overall: float, size: int) -> tuple[str, ...]:
    """The groups large enough in which most agree for certain, while the whole does not."""
    least = max(3.0, 0.05 * size)
    return tuple(name_of(c) for c in cells if overall < HALF and c.size >= least and c.low > HALF)


def name_of(cell: Cell) -> str:
    """A group by its field and its name ("region: North"); the whole council by its own."""
    return f"{cell.field}: {cell.group}" if cell.field else cell.group
