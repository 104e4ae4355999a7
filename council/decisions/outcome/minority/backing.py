"""Who may append a view of their own: the backing rule, in whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from council.decisions.outcome.minority.refusals import BackersOutOfRange, BackingRuleOutOfRange

WAYS = ("names", "hands", "ballot")
SHORTEST, LONGEST = 200, 20_000  # characters between which a council may agree on a length


@dataclass(frozen=True, slots=True)
class Backing:
    """The rule: at least this share of those asked, at least so many people, a text of at most so long.

    Raises: BackingRuleOutOfRange.
    """

    share: Fraction = Fraction(1, 10)
    least: int = 3
    most: int = 3_000

    def __post_init__(self) -> None:
        for part, given, right in (
            ("share", self.share, 0 < self.share <= 1),
            ("least", self.least, self.least >= 1),
            ("length", self.most, SHORTEST <= self.most <= LONGEST),
        ):
            if not right:
                raise BackingRuleOutOfRange(part=part, given=str(given), shortest=SHORTEST, longest=LONGEST)


USUAL = Backing()


def is_backed(backers: int, base: int, rule: Backing = USUAL) -> bool:
    """Whether a view has enough backers to be printed beside the decision it answers.

    backers x b >= a x base, and backers >= the least number.
    Raises: BackersOutOfRange, when backers are below 0 or more than the base.
    """
    if not 0 <= backers <= base:
        raise BackersOutOfRange(backers=backers, base=base)
    enough = backers * rule.share.denominator >= rule.share.numerator * base
    return enough and backers >= rule.least


def backers_needed(base: int, rule: Backing = USUAL) -> int:
    """The smallest number of backers that is enough among `base` people."""
    by_share = -(-rule.share.numerator * base // rule.share.denominator)
    return max(by_share, rule.least)
