"""What each rule claims of its chances, re-checked in fractions from whole-number lines alone.

Standard library only and no solver. Q: all expected counts the rows allow; every lottery lies in it, so
what nothing in Q can beat, no lottery can.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import takewhile

from council.selection.engine.alike import Model
from council.selection.engine.proof import ONE, Stage, allowed, fairest_of, pulls_of
from council.selection.lottery import Proof

PRICE_UNIT = 10**12
CLOSE = Fraction(1, 10**9)


@dataclass(frozen=True, slots=True)
class Trade:
    """What a line says of smallest chance a and largest chance b together: b·above ≥ least + a·below."""

    above: Fraction
    below: Fraction
    least: Fraction

    def ceiling(self, floor: Fraction) -> Fraction:
        """The smallest largest chance it leaves when nobody who can be chosen is below `floor`."""
        return (self.least + self.below * floor) / self.above


def holds(model: Model, rule: str, best: Sequence[Fraction], lines: Sequence[Proof]) -> bool:
    """Whether the lines prove that `best` (chances by type) is what the rule asks for, in all of Q.

    leximin: the smallest chance is the largest possible, then the next, and so on.
    maximin: the smallest chance is the largest possible; no lottery that reaches it has a smaller largest
    chance; under that ceiling the chances are leximin.
    minimax: the largest chance is the smallest possible; under it the chances are leximin.
    goldilocks: (n/k)·largest + (k/n)/smallest is within 10⁻⁹ of the least possible, relatively; under its
    largest chance the chances are leximin.
    nash: Σ log p is within 10⁻⁹·n of the largest possible.
    "Smallest" is over those who can be chosen at all; n people, k seats. Any other rule: False.
    """
    first, roof, rest = parted(lines)
    if rule == "leximin":
        return not roof and fairest_of(model, first) == tuple(best)
    stage = reached(model, first)
    if stage is None or not allowed(model, best) or not roof:
        return False
    if rule == "nash":
        return len(roof) == 1 and excess(model, best, stage, roof[0]) <= CLOSE * len(model.pool.ids)
    most = max(best)
    if fairest_of(model, rest, most=most) != tuple(best):
        return False
    if rule == "minimax":
        return ceiling_of(model, roof[0], [Fraction(0)] * len(best)) == most
    level = stage.floors[-1][0]
    floors = floors_at(stage, level)
    if rule == "maximin":
        return ceiling_of(model, roof[0], floors) == most and all(
            mine >= least for mine, least in zip(best, floors, strict=True)
        )
    if rule == "goldilocks":
        least = min(chance for chance in best if chance)
        trades = [trade_of(model, one, stage, most) for one in roof]
        value = worth(model, least, most)
        return float(value) <= lowest(model, [one for one in trades if one], level) * (1 + float(CLOSE))
    return False


def parted(lines: Sequence[Proof]) -> tuple[list[Proof], list[Proof], list[Proof]]:
    """The lines of reach, the line or lines of the rule's own claim, and the stages under its ceiling."""
    first = list(takewhile(lambda one: one.kind == "floor", lines))
    roof = list(takewhile(lambda one: one.kind != "floor", lines[len(first) :]))
    return first, roof, list(lines[len(first) + len(roof) :])


def reached(model: Model, lines: Sequence[Proof]) -> Stage | None:
    """The stages up to the first level above 0: who can never be chosen, and reach; None when not proven.

    That the level can be had is shown by the chances themselves, not here.
    """
    stage = Stage(model)
    for line in lines:
        level = stage.take(line)
        if level is None:
            return None
        if level:
            return stage
    return None


def floors_at(stage: Stage, level: Fraction) -> list[Fraction]:
    """Per type: `level` for those who can be chosen at all, 0 for those fixed at 0."""
    return [Fraction(0) if chance == 0 else level for chance in stage.fixed]


def ceiling_of(model: Model, line: Proof, floors: Sequence[Fraction]) -> Fraction | None:
    """The largest chance no lottery with these floors can go below, as the line shows it.

    With y the multipliers and g_t their sum over the rows of t, every x in Q has
    Σ y·(lo or hi) ≤ Σ g_t x_t ≤ Σ_{g>0} g_t·min(n_t b, cap_t) + Σ_{g<0} g_t n_t floor_t,
    where b is the largest chance; the smallest b for which that can be is returned. None: it says nothing.
    """
    need = _inner(model, line)
    held: dict[Fraction, int] = {}
    steps: dict[Fraction, int] = {}
    for t, pull in pulls_of(model, line).items():
        size = len(model.members[t])
        if pull < 0:
            held[floors[t]] = held.get(floors[t], 0) - pull * size
        elif pull > 0:
            top = ONE if model.caps[t] == size else Fraction(model.caps[t], size)
            steps[top] = steps.get(top, 0) + pull * size
    need += sum((floor * count for floor, count in held.items()), Fraction(0))
    slope = sum(steps.values())
    for top in sorted(steps):
        if need <= slope * top:
            return need / slope
        need -= steps[top] * top
        slope -= steps[top]
    return None


def trade_of(model: Model, line: Proof, stage: Stage, most: Fraction) -> Trade | None:
    """The line as a trade between smallest and largest chance, sharpest where the largest is `most`."""
    above, below, least = 0, 0, _inner(model, line)
    for t, pull in pulls_of(model, line).items():
        size = len(model.members[t])
        if pull > 0 and model.caps[t] >= most * size:
            above += pull * size
        elif pull > 0:
            least -= pull * model.caps[t]
        elif stage.fixed[t] != 0:
            below -= pull * size
    return Trade(Fraction(above), Fraction(below), least) if above else None


def worth(model: Model, least: Fraction, most: Fraction) -> Fraction:
    """What goldilocks makes small: (n/k)·largest + (k/n)/smallest chance."""
    even = Fraction(model.seats, len(model.pool.ids))
    return most / even + even / least


def lowest(model: Model, trades: Sequence[Trade], reach: Fraction) -> float:
    """The least value of goldilocks that the trades together leave, for a smallest chance up to `reach`."""
    if not trades:
        return 0.0
    return _value(model, trades, turn(model, trades, reach))


def turn(model: Model, trades: Sequence[Trade], reach: Fraction) -> float:
    """The smallest chance at which that least value lies: the bottom of one arc, or where two arcs meet.

    Largest of convex curves, so its bottom is found by halving on the slope; steps, not time, end it.
    """
    low, high = 0.0, float(reach)
    even = model.seats / len(model.pool.ids)
    curves = [(float(one.least / one.above), float(one.below / one.above)) for one in trades]
    for _step in range(200):
        a = (low + high) / 2
        _height, steep = max(((one[0] + one[1] * a), one[1]) for one in curves)
        slope = steep / even - even / (a * a)
        low, high = (a, high) if slope < 0 else (low, a)
    return (low + high) / 2


def _value(model: Model, trades: Sequence[Trade], a: float) -> float:
    even = model.seats / len(model.pool.ids)
    return max(float(one.ceiling(Fraction(a))) for one in trades) / even + even / a


def excess(model: Model, best: Sequence[Fraction], stage: Stage, line: Proof) -> Fraction:
    """How much Σ (p′ − p)/p over people could still be above 0 in Q; it bounds what Σ log p can gain.

    With w_t = 1/p_t and any prices y, Σ w_t x′_t ≤ Σ y·(hi or lo) + Σ max(0, w_t − g_t)·cap_t on Q; since
    log is concave, Σ n_t log p′_t − Σ n_t log p_t ≤ Σ n_t (p′_t − p_t)/p_t. People who can never be chosen
    are left out of both.
    """
    able = [t for t, chance in enumerate(stage.fixed) if chance != 0]
    if any(best[t] <= 0 for t in able):
        return Fraction(len(model.pool.ids))
    pulls = pulls_of(model, line)
    total = Fraction(
        sum(y * (model.rows[r].hi if y > 0 else model.rows[r].lo) for r, y in line.multipliers), PRICE_UNIT
    )
    for t in able:
        left = 1 / best[t] - Fraction(pulls.get(t, 0), PRICE_UNIT)
        if left > 0:
            total += left * model.caps[t]
        total -= len(model.members[t])
    return total


def _inner(model: Model, line: Proof) -> Fraction:
    """What the rows force from below: Σ y·(lo for y > 0, hi for y < 0)."""
    return Fraction(sum(y * (model.rows[r].lo if y > 0 else model.rows[r].hi) for r, y in line.multipliers))
