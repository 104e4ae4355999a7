"""Who may append a view of their own: the backing rule, in whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from council.decisions.outcome.refusals import BackersOutOfRange


@dataclass(frozen=True, slots=True)
class Backing:
    """The rule: at least this share of those asked, and at least so many people."""

    share: Fraction = Fraction(1, 10)
    least: int = 3


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
