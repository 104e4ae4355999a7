"""What can be said of a whole group, or of two, when only some of its people were asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from council.ground.voting.votes import Floats

HALF = 0.5
INSIDE = 0.9  # of the probability lies between low and high
BEYOND = 1.2816  # z above which Polis calls a share or a difference more than chance (90 %, one-sided)


@dataclass(frozen=True, slots=True)
class Completion:
    """Where the agreement of a whole group lies, given those asked: shares of the group, and a chance."""

    low: float
    high: float
    over: float


def support(agree: Floats, asked: Floats) -> Floats:
    """The share that agrees, drawn a little to one half: (agree + 1) / (asked + 2); passes count as asked.

    Source: Polis, math/src/polismath/math/repness.clj.
    """
    return (agree + 1) / (asked + 2)


@lru_cache(maxsize=200_000)
def completion(agree: int, asked: int, size: int, threshold: float = HALF) -> Completion:
    """The agreement of a whole group from those asked, as a beta-binomial; exact when all were asked.

    Args:
        agree, asked, size: whole numbers, agree <= asked <= size, size > 0.
        threshold: share of the group; `over` is the chance that more than this share agrees.
    Source: A_tot = a + BetaBin(N - n; a + 1/2, n - a + 1/2), Jeffreys' prior, finite population.
    """
    import numpy as np

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


def two_proportions(agree: float, asked: float, other_agree: float, other_asked: float) -> float:
    """Polis's z for two shares of agreement, with one added to every count; 0 when all agree.

    Source: Polis, math/src/polismath/math/stats.clj, two-prop-test.
    """
    n, m = asked + 1, other_asked + 1
    p, q = (agree + 1) / n, (other_agree + 1) / m
    pooled = (agree + other_agree + 2) / (n + m)
    return 0.0 if pooled >= 1 else (p - q) / sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))


def one_proportion(agree: float, asked: float) -> float:
    """Polis's z for a share against one half: 2 sqrt(n + 1) ((a + 1) / (n + 1) - 1/2).

    Source: Polis, math/src/polismath/math/stats.clj, prop-test.
    """
    return 2 * sqrt(asked + 1) * ((agree + 1) / (asked + 1) - 0.5)
