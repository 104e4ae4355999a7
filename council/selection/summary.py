"""A lottery in numbers, for the page, the command line and the report.

Of people who can be chosen at all, unless said; fractions as text, so that nothing is rounded in keeping.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from council.selection.entries import disclosure_of
from council.selection.lottery import Lottery, chances, levels_of
from council.selection.targets import Pool


def summary_of(lottery: Lottery, pool: Pool) -> dict[str, Any]:
    """Pool, seats, panels, reach, smallest and largest chance, levels, and whether all may be published."""
    given = chances(lottery)
    able = sorted(chance for chance in given.values() if chance)
    return {
        "pool": len(lottery.ids),
        "seats": lottery.seats,
        "panels": len(lottery.panels),
        "total": lottery.total,
        "reach": str(lottery.reach),
        "min_chance": str(able[0]),
        "max_chance": str(able[-1]),
        "levels": [[str(one.chance), one.people] for one in lottery.levels or levels_of(tuple(able))],
        "certified": lottery.certified,
        "exact": lottery.exact,
        "how": lottery.how,
        "never": len(given) - len(able),
        "certain": sum(chance == 1 for chance in able),
        "gini": round(gini(able), 6),
        "geometric_mean": round(math.exp(sum(math.log(one) for one in able) / len(able)), 9),
        "public": disclosure_of(lottery, pool) == "public",
    }


def gini(values: Sequence[Fraction]) -> float:
    """How unequal the chances are, 0 (all alike) to 1. `values` rising."""
    count, total = len(values), sum(values)
    weighted = sum((2 * place - count - 1) * value for place, value in enumerate(values, start=1))
    return float(weighted / (count * total)) if total else 0.0
