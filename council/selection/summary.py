"""A lottery in numbers, for the page, the command line and the report.

Of people who can be chosen at all, unless said; fractions as text, so that nothing is rounded in keeping.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from council.selection.entries import disclosure_of
from council.selection.lottery import Lottery, chances, farthest, levels_of
from council.selection.targets import Pool
from council.words import N_, _


def summary_of(lottery: Lottery, pool: Pool) -> dict[str, Any]:
    """Pool, seats, panels, reach, smallest and largest chance, levels, and whether all may be published.

    claim says in words what `certified` stands for under this rule; gap is the largest distance between a
    chance and the one the rule aims at ("" when it aims at none). Who could be chosen but holds no ticket
    counts with chance 0.
    """
    given = chances(lottery)
    never = set(lottery.never)
    able = sorted(chance for one, chance in given.items() if one not in never)
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
        "claim": claim_of(lottery),
        "gap": gap_of(lottery),
        "never": len(given) - len(able),
        "certain": sum(chance == 1 for chance in able),
        "gini": round(gini(able), 6),
        "geometric_mean": round(geometric_mean(able), 9),
        "public": disclosure_of(lottery, pool) == "public",
    }


CLAIMS = {
    "leximin": N_("No lottery could give the worst placed more, nor, they being so placed, the next."),
    "maximin": N_("No lottery could give the worst placed more."),
    "minimax": N_("No lottery could give the best placed less."),
    "goldilocks": N_("No lottery could keep both ends nearer to equal chances, weighed as the rule weighs."),
    "nash": N_("No lottery could have a larger product of all chances."),
}


def claim_of(lottery: Lottery) -> str:
    """What is certified, in words; why nothing is, when it is not."""
    if lottery.how == "estimated":
        return _("Chances counted from the panels drawn; this rule aims at none.")
    if not lottery.certified:
        return _("Not certified: a chance strays from what the rule aims at, or the aim is not proven.")
    by = (
        _("Proven by whole-number lines that anyone can add up.")
        if lottery.how == "bound"
        else _("Proven by whole-number programs that found no better panel; only a solver can repeat that.")
    )
    near = (
        _("Every chance is within 1 in 10,000 of that.")
        if lottery.exact or lottery.total == 10**6
        else _("Every chance is less than one ticket from that.")
    )
    return f"{_(CLAIMS[lottery.rule])} {by} {near}"


def gap_of(lottery: Lottery) -> str:
    """The largest distance of a chance from its aim, as a decimal; "" when there is no aim."""
    if not lottery.best or lottery.how == "estimated":
        return ""
    return f"{float(farthest(lottery, lottery.best)):.9f}"


def geometric_mean(values: Sequence[Fraction]) -> float:
    """The geometric mean of chances; 0 when one of them is 0, or there are none."""
    if not values or not all(values):
        return 0.0
    return math.exp(math.fsum(math.log(one) for one in values) / len(values))


def gini(values: Sequence[Fraction]) -> float:
    """How unequal the chances are, 0 (all alike) to 1. `values` rising."""
    count, total = len(values), sum(values)
    weighted = sum((2 * place - count - 1) * value for place, value in enumerate(values, start=1))
    return float(weighted / (count * total)) if total else 0.0
