"""What can be said of a whole group when only some of its people were asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from council.ground.voting.votes import Floats

HALF = 0.5
INSIDE = 0.9  # of the probability lies between low and high


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
        agree, asked, size: whole numbers, agree <= asked <= size; of nobody nothing is known.
        threshold: share of the group; `over` is the chance that more than this share agrees.
    Source: A_tot = a + BetaBin(N - n; a + 1/2, n - a + 1/2), Jeffreys' prior, finite population.
    """
    import numpy as np

    if not size:
        return Completion(0.0, 1.0, 0.0)
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
