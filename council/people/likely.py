"""What pool the letters are likely to bring: many trials with answers left to chance, line by line.

Each trial draws a response rate for each stratum from its band, then who answers; people of a line are taken
to answer like everybody else of their stratum, which is said wherever the figures stand.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from council.people.inviting import LetterPlan, Rates
from council.progress import SILENT, Progress

TRIALS = 1_000
PER_SEAT = 3  # people in the pool for each seat a line wants at least
SURE = 0.95


class Chance(Protocol):
    """What is asked of a `random.Random`."""

    def random(self) -> float: ...

    def triangular(self, low: float, high: float, mode: float) -> float: ...


@dataclass(frozen=True, slots=True)
class WantedLine:
    """A target line as the invitation sees it: seats it wants at least, and its share of each stratum.

    share: of the people of every stratum; `stratum` instead names the one stratum that is this line.
    """

    feature: str
    value: str
    seats: int
    share: Fraction = Fraction(0)
    stratum: str = ""


@dataclass(frozen=True, slots=True)
class LineOutlook:
    """What the trials gave for one line: how often the pool held three people for each wanted seat.

    expected: people in the pool on average. more: letters that would lift the chance to 95 %, in all strata
    (or the line's own), each in proportion; 0 where it is that high already, None where no number is enough.
    """

    line: WantedLine
    need: int
    expected: float
    chance: float
    more: int | None = 0


@dataclass(frozen=True, slots=True)
class Outlook:
    """The pool a plan is likely to bring: people in 5, 50 and 95 of 100 trials, and each line."""

    low: int
    middle: int
    high: int
    lines: tuple[LineOutlook, ...]

    @property
    def weak(self) -> tuple[LineOutlook, ...]:
        """Lines below 95 %, the worst first."""
        return tuple(sorted((one for one in self.lines if one.chance < SURE), key=lambda one: one.chance))


def likely_pool(
    plan: LetterPlan,
    lines: Sequence[WantedLine],
    random: Chance,
    *,
    trials: int = TRIALS,
    progress: Progress = SILENT,
) -> Outlook:
    """Try the plan out: binomial answers with the rate drawn from its band (triangular), stratum by stratum.

    Args:
        random: a seeded `random.Random`; the same seed gives the same outlook.
    """
    rates: list[list[float]] = []
    totals: list[int] = []
    met = [0] * len(lines)
    sums = [0] * len(lines)
    for trial in range(trials):
        if trial % 20 == 0:
            progress(trial, trials)
        drawn = [_rate(one.stratum.rates, random) for one in plan.strata]
        answers = {
            one.stratum.name: _binomial(one.letters, rate, random)
            for one, rate in zip(plan.strata, drawn, strict=True)
        }
        total = sum(answers.values())
        rates.append(drawn)
        totals.append(total)
        for place, line in enumerate(lines):
            here = (
                answers.get(line.stratum, 0) if line.stratum else _binomial(total, float(line.share), random)
            )
            sums[place] += here
            met[place] += here >= PER_SEAT * line.seats
    told = [
        LineOutlook(line, PER_SEAT * line.seats, sums[place] / trials, met[place] / trials)
        for place, line in enumerate(lines)
    ]
    mended = tuple(one if one.chance >= SURE else _mended(one, plan, rates) for one in told)
    totals.sort()
    return Outlook(totals[trials // 20], totals[trials // 2], totals[-1 - trials // 20], mended)


def _rate(rates: Rates, random: Chance) -> float:
    if rates.low == rates.high:
        return float(rates.likely)
    return random.triangular(float(rates.low), float(rates.high), float(rates.likely))


def _binomial(count: int, chance: float, random: Chance) -> int:
    """How many of `count` answer: from one answer to the next, by the length of the gap between them."""
    if chance <= 0 or count <= 0:
        return 0
    if chance >= 1:
        return count
    if chance > 0.5:
        return count - _binomial(count, 1 - chance, random)
    scale, place, found = math.log1p(-chance), 0, 0
    while True:
        place += int(math.log(1.0 - random.random()) / scale) + 1
        if place > count:
            return found
        found += 1


def _mended(one: LineOutlook, plan: LetterPlan, rates: Sequence[Sequence[float]]) -> LineOutlook:
    """The line with the letters that would lift it to 95 %, by doubling and halving; about, not exactly."""
    letters = [each.letters if one.line.stratum in ("", each.stratum.name) else 0 for each in plan.strata]
    share = 1.0 if one.line.stratum else float(one.line.share)
    total = sum(letters)
    if not total or not share:
        return LineOutlook(one.line, one.need, one.expected, one.chance, None)
    low, high = 1.0, 2.0
    while _sure(one.need, letters, rates, share, high) < SURE and high < 1_000:
        low, high = high, 2 * high
    for _step in range(30):
        middle = (low + high) / 2
        low, high = (
            (low, middle) if _sure(one.need, letters, rates, share, middle) >= SURE else (middle, high)
        )
    room = sum(each.stratum.addresses for each, own in zip(plan.strata, letters, strict=True) if own)
    wanted = math.ceil(total * high)
    return LineOutlook(
        one.line, one.need, one.expected, one.chance, wanted - total if wanted <= room else None
    )


def _sure(
    need: int, letters: Sequence[int], rates: Sequence[Sequence[float]], share: float, times: float
) -> float:
    """The chance to reach `need` with so many times the letters, over the rates, by the normal curve."""
    total = 0.0
    for drawn in rates:
        parts = [(times * own, rate * share) for own, rate in zip(letters, drawn, strict=True) if own]
        mean = sum(count * chance for count, chance in parts)
        spread = math.sqrt(sum(count * chance * (1 - chance) for count, chance in parts)) or 1e-9
        total += 0.5 * math.erfc((need - 0.5 - mean) / spread / math.sqrt(2))
    return total / len(rates)
