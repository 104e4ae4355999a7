"""What levels come to: how many gave each, the middle one, the mean, and who is at the level that counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from council.decisions.ballots.lines import numbers_of
from council.decisions.ballots.rules import Rule
from council.decisions.shares import HALF, decimal


@dataclass(frozen=True, slots=True)
class Ratings:
    """The levels one option, or the one question, was given.

    `spread`: papers per level, lowest first. `n`: those who gave one. `support`: those at the lowest level
    that counts, or above. `median` and `mean` (exact, in numbers of levels) are None when nobody did.
    `comparable`: at least half of the valid papers rate it. `above`, `middle`, `below`: for a scale those
    for it, neither, and against it; for other kinds split at the middle of the numbers all the same.
    """

    spread: tuple[int, ...]
    n: int
    support: int
    median: Fraction | None
    mean: Fraction | None
    comparable: bool
    above: int
    middle: int
    below: int

    @property
    def mean_text(self) -> str:
        """The mean to two places, half up; "" when nobody gave a level."""
        return "" if self.mean is None else decimal(self.mean, 2)

    @property
    def median_text(self) -> str:
        """The middle rating: whole, or with a half between two levels."""
        if self.median is None:
            return ""
        return decimal(self.median, 0 if self.median.denominator == 1 else 1)


def ratings(rule: Rule, spread: Sequence[int], *, valid: int) -> Ratings:
    """What a spread over the levels of `rule` comes to, among `valid` papers."""
    n = sum(spread)
    levels = range(rule.lowest, rule.top + 1)
    middle = (rule.lowest + rule.top) * HALF
    at = dict(zip(levels, spread, strict=True))
    return Ratings(
        spread=tuple(spread),
        n=n,
        support=sum(papers for level, papers in at.items() if level >= rule.counts_from),
        median=_median(at) if n else None,
        mean=Fraction(sum(level * papers for level, papers in at.items()), n) if n else None,
        comparable=n > 0 and 2 * n >= valid,
        above=sum(papers for level, papers in at.items() if level > middle),
        middle=sum(papers for level, papers in at.items() if level == middle),
        below=sum(papers for level, papers in at.items() if level < middle),
    )


def spreads(rule: Rule, lines: Iterable[str], *, options: int) -> tuple[tuple[int, ...], ...]:
    """(options, levels): how many valid lines give each option each level."""
    found = [[0] * len(rule.levels) for _ in range(options)]
    for line in lines:
        for option, level in enumerate(numbers_of(line)):
            if level is not None:
                found[option][level - rule.lowest] += 1
    return tuple(tuple(row) for row in found)


def _median(at: dict[int, int]) -> Fraction:
    """The middle rating; between two middle ones the mean of both."""
    n, sums = sum(at.values()), list(accumulate(at.values()))
    low = next(level for level, seen in zip(at, sums, strict=True) if 2 * seen >= n)
    high = next(level for level, seen in zip(at, sums, strict=True) if 2 * seen > n)
    return Fraction(low + high, 2)
