"""Why nobody can be better off: whole-number lines that bound every lottery, re-checked in fractions.

Standard library only and no solver: what this accepts is proven, however the lines were found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from council.selection.engine.alike import Model, Row
from council.selection.lottery import Proof

ONE = Fraction(1)
EXACT_ROOM = Fraction(1, 10**4)  # how far a chance may be from its aim where weights are exact


@dataclass(slots=True)
class Stage:
    """Chances fixed so far, and what the next line of proof says about the rest.

    fixed[t] is None while type t is free. floors: the level each stage proved, in order, with the types
    then free; the fairest chances must reach it. most: no chance may be above it (a rule's ceiling).
    """

    model: Model
    fixed: list[Fraction | None] = field(default_factory=list)
    floors: list[tuple[Fraction, tuple[int, ...]]] = field(default_factory=list)
    most: Fraction = ONE

    def __post_init__(self) -> None:
        self.fixed = self.fixed or [None] * len(self.model.caps)

    @property
    def free(self) -> list[int]:
        """Types not fixed yet, rising."""
        return [t for t, chance in enumerate(self.fixed) if chance is None]

    def ceiling(self, t: int) -> Fraction:
        """The chance of type t when it takes every place it may."""
        return min(self.most, Fraction(self.model.caps[t], len(self.model.members[t])))

    def places(self, t: int) -> Fraction | int:
        """The expected places type t may take at most."""
        cap = self.model.caps[t]
        return cap if self.most == 1 else min(self.most * len(self.model.members[t]), Fraction(cap))

    def take(self, line: Proof) -> Fraction | None:
        """Fix what the line fixes; its level, or None when it says nothing about the free types.

        Formula and reason: with g_t the sum of multipliers over the rows of t, every admissible x has
        Σ y·(hi or lo) ≥ Σ g_t x_t, which bounds the smallest free chance from above; where the bound
        is reached, equality forces each type with g_t ≠ 0 to its value.
        """
        free = self.free
        level, values = self._capacity(free) if not line.multipliers else self._bound(line, free)
        if level is None or not values:
            return None
        self.floors.append((level, tuple(free)))
        for t, chance in values:
            self.fixed[t] = chance
        return level

    def _capacity(self, free: list[int]) -> tuple[Fraction | None, list[tuple[int, Fraction]]]:
        if not free:
            return None, []
        level = min(self.ceiling(t) for t in free)
        return level, [(t, level) for t in free if self.ceiling(t) == level]

    def _bound(self, line: Proof, free: list[int]) -> tuple[Fraction | None, list[tuple[int, Fraction]]]:
        pulls = pulls_of(self.model, line)
        room = Fraction(sum(_outer(self.model.rows[row], y) for row, y in line.multipliers))
        taken: dict[tuple[int, int], int] = {}  # by numerator and denominator: fractions hash slowly
        people = 0
        values: list[tuple[int, bool]] = []
        for t, pull in pulls.items():
            size, chance = len(self.model.members[t]), self.fixed[t]
            if chance is not None:
                key = chance.as_integer_ratio()
                taken[key] = taken.get(key, 0) + pull * size
            elif pull > 0:
                people += pull * size
                values.append((t, True))
            elif pull < 0:
                room -= pull * self.places(t)
                values.append((t, False))
        if people <= 0:
            return None, []
        level = (room - _sum(taken)) / people
        return level, [(t, level if low else self.ceiling(t)) for t, low in sorted(values)]


def pulls_of(model: Model, line: Proof) -> dict[int, int]:
    """g_t of a line: per type, the sum of the multipliers of its rows; types not touched are left out."""
    pulls: dict[int, int] = {}
    for row, y in line.multipliers:
        for t in model.rows[row].types:
            pulls[t] = pulls.get(t, 0) + y
    return pulls


def fairest_of(model: Model, lines: Sequence[Proof], *, most: Fraction = ONE) -> tuple[Fraction, ...] | None:
    """The fairest chance of each type with no chance above `most`, when the lines prove it; else None.

    The chances are built from the lines alone, then held against every row in fractions: accepted means
    they are the one leximin point of all expected counts the rows allow, which no lottery can beat.
    """
    stage = Stage(model, most=most)
    for line in lines:
        if stage.take(line) is None:
            return None
    fixed = stage.fixed
    best = tuple(chance for chance in fixed if chance is not None)
    if len(best) != len(fixed) or max(best) > most or not allowed(model, best):
        return None
    reached = all(best[t] >= level for level, free in stage.floors for t in free)
    return best if reached else None


def allowed(model: Model, best: Sequence[Fraction]) -> bool:
    """Whether chances by type are a point of Q: places within the caps, every row met, all in fractions."""
    inside = all(
        chance >= 0 and chance * len(group) <= cap
        for chance, group, cap in zip(best, model.members, model.caps, strict=True)
    )
    return inside and all(row.lo <= expected(model, row, best) <= row.hi for row in model.rows)


def expected(model: Model, row: Row, best: Sequence[Fraction]) -> Fraction:
    """The expected number of places a row's types take, exact."""
    counts: dict[tuple[int, int], int] = {}
    for t in row.types:
        key = best[t].as_integer_ratio()
        counts[key] = counts.get(key, 0) + len(model.members[t])
    return _sum(counts)


def _sum(counts: dict[tuple[int, int], int]) -> Fraction:
    """The sum of chances (numerator, denominator) times people."""
    return sum((Fraction(p * count, q) for (p, q), count in counts.items()), Fraction(0))


def admissible(model: Model, panel: Sequence[int]) -> bool:
    """Whether people numbers form a panel: right size, nobody twice, every line met, one from a home."""
    if len(set(panel)) != len(panel) or len(panel) != model.seats:
        return False
    homes = [model.pool.households[person] for person in panel if model.pool.households[person]]
    if len(set(homes)) != len(homes):
        return False
    columns = zip(*(model.pool.values[person] for person in panel), strict=True)
    counts = dict(zip(model.pool.features, map(Counter, columns), strict=True))
    return all(
        row.lo <= counts[row.line.feature][row.line.value] <= row.hi
        for row in model.rows
        if row.line is not None
    )


def within(
    best: Sequence[Fraction], held: Sequence[int], *, total: int, room: Fraction | None = None
) -> bool:
    """Whether every chance (tickets held / total) is less than `room` (one ticket) from the fairest."""
    room = room or Fraction(1, total)
    return all(abs(Fraction(count, total) - best[i]) < room for i, count in enumerate(held))


def _outer(row: Row, y: int) -> int:
    return y * (row.hi if y > 0 else row.lo)
