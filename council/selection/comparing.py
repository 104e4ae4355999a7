"""Rules side by side before one is chosen: the chances each would give, without making any panel.

A rule's point is found in a second at most; panels that realise it are another matter, and the same for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice

from council.progress import SILENT, Progress, part
from council.selection import feasible
from council.selection.engine import columns, plainly
from council.selection.engine.alike import Model, model_of
from council.selection.engine.points import never_of, point_of
from council.selection.lottery import Lottery, chances
from council.selection.refusals import RuleUnknown
from council.selection.rules import RULES
from council.selection.summary import geometric_mean, gini
from council.selection.targets import Pool, Targets

SAMPLE = 100  # panels of `random`, from as many tries at most; fewer than the least tell too little
TRIES = 400
LEAST_SAMPLE = 25


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """A rule's chances in numbers. Smallest, Gini and geometric mean are over those who can be chosen at all.

    never, certain: people with chance 0 and 1. certified: the chances are proven to be what the rule asks
    for (and, for a lottery, reached); never so for `random`, whose chances are estimated.
    """

    rule: str
    smallest: Fraction
    largest: Fraction
    gini: float
    geometric_mean: float
    never: int
    certain: int
    certified: bool


@dataclass(frozen=True, slots=True)
class RulePoint:
    """Everybody's chance under a rule, rising, and the same in numbers."""

    rule: str
    chances: tuple[Fraction, ...]
    figures: RuleFigures


def figures_of(lottery: Lottery) -> RuleFigures:
    """A lottery's own chances in numbers: the weight of everybody's panels, not what the rule aimed at."""
    given = tuple(chances(lottery).values())
    return _figures(lottery.rule, given, lottery.certified, aims=lottery.best)


def compared(
    pool: Pool, targets: Targets, *, rules: Sequence[str] = RULES, progress: Progress = SILENT
) -> tuple[RulePoint, ...]:
    """The chances each rule would give, in the order asked for.

    `random` is estimated from 25 to 100 panels, enough for its curve; its figures are rough, and it is left
    out when 400 tries make fewer, as happens under tight targets.
    Raises: TargetsOutOfReach, RuleUnknown, NoLotteryFound (of the other rules), what model_of raises, and
        Cancelled from progress.
    """
    for rule in rules:
        if rule not in RULES:
            raise RuleUnknown(rule=rule, rules=", ".join(RULES))
    model = model_of(pool, targets)
    feasible.check_model(model)
    found = []
    for number, rule in enumerate(rules):
        progress(number, len(rules), rule)
        step = part(progress, number, number + 1, len(rules))
        if rule == "random":
            found += _estimated(model, step)
        else:
            given, proven = _chances(model, rule, step)
            found.append(RulePoint(rule, given, _figures(rule, given, proven)))
    progress(len(rules), len(rules))
    return tuple(found)


def _estimated(model: Model, progress: Progress) -> list[RulePoint]:
    """The rule `random` from a sample; nothing when hardly a try makes a panel."""
    held = [0] * len(model.pool.ids)
    made = 0
    for number, panel in enumerate(islice(plainly.tried(model), TRIES)):
        progress(max(made, number * SAMPLE // TRIES), SAMPLE)
        for person in panel or ():
            held[person] += 1
        made += panel is not None
        if made == SAMPLE:
            break
    if made < LEAST_SAMPLE:
        return []
    given = tuple(Fraction(count, made) for count in sorted(held))
    never = never_of(model)
    smallest = given[never] if never < len(given) else Fraction(0)
    figures = replace(_figures("random", given, False), never=never, smallest=smallest)
    return [RulePoint("random", given, figures)]


def _chances(model: Model, rule: str, progress: Progress) -> tuple[tuple[Fraction, ...], bool]:
    """Everybody's chance, rising; whether that is proven, in fractions or by columns that were closed."""
    point = point_of(model, rule, progress=progress)
    if point is None or not point.proven:
        point = columns.closed(model, rule, progress=progress).bound
    given = sorted(
        chance for chance, group in zip(point.best, model.members, strict=True) for _person in group
    )
    return tuple(given), point.proven or point.how == "columns closed"


def _figures(
    rule: str, given: Sequence[Fraction], certified: bool, *, aims: Sequence[Fraction] = ()
) -> RuleFigures:
    """aims: what the rule aims at, beside `given`: who has an aim can be chosen, tickets or none."""
    pairs = zip(given, aims or given, strict=True)
    able = sorted(chance for chance, aim in pairs if chance or aim)
    return RuleFigures(
        rule=rule,
        smallest=able[0] if able else Fraction(0),
        largest=able[-1] if able else Fraction(0),
        gini=gini(able),
        geometric_mean=geometric_mean(able),
        never=len(given) - len(able),
        certain=sum(chance == 1 for chance in able),
        certified=certified,
    )
