"""A lottery over panels with whole-number weights, and the one line of arithmetic that draws from it.

Everything a person can ask of a draw (my chance, my tickets) is read from here without a solver.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from council.selection.refusals import TicketOutOfRange


@dataclass(frozen=True, slots=True)
class Level:
    """A chance that `people` people share in the fairest lottery."""

    chance: Fraction
    people: int


@dataclass(frozen=True, slots=True)
class Proof:
    """One line of proof: whole-number multipliers of the rows (row number, multiplier), zeros left out.

    kind says what the line bounds: "floor" the smallest chance still free from above (an empty one says
    "capacity": the next types get all the places they can take), "ceiling" the largest chance from below,
    "prices" the worth of every lottery under the rule nash (multipliers in units of 10⁻¹²).
    """

    multipliers: tuple[tuple[int, int], ...]
    kind: str = "floor"


@dataclass(frozen=True, slots=True)
class Lottery:
    """Panels with whole-number weights; a ticket from 0 to total − 1 picks one.

    ids: the pool, sorted. panels: sorted ids each, the list sorted, no panel twice. weights: beside
    them, whole, from 1. best: per id, the chance the rule aims at (estimated for `random`).
    levels: those chances, rising, with how many people have each. proof: why the rule can do no better,
    to be re-checked by proof.holds; its first lines prove `optimum`, whatever the rule. optimum: the best
    smallest chance any lottery could give those who can be chosen at all.

    certified: (a) `best` is what the rule asks for, proven (how = "bound": in fractions from the lines
    alone, see proof.holds; "columns closed": by whole-number programs that found no better panel), (b)
    every panel is admissible, (c) every chance is less than one ticket from `best` (10⁻⁴ for exact
    weights). exact: a lottery reaches `best` itself; the weights are it, rounded to whole numbers.
    over: SHA-256 (hex) of the pool and targets it was found over, so that nobody commits to it over others;
    "" for a lottery made elsewhere.
    """

    ids: tuple[str, ...]
    panels: tuple[tuple[str, ...], ...]
    weights: tuple[int, ...]
    levels: tuple[Level, ...]
    proof: tuple[Proof, ...]
    rule: str
    versions: tuple[tuple[str, str], ...]
    best: tuple[Fraction, ...] = ()
    certified: bool = False
    exact: bool = False
    how: str = ""
    never: tuple[str, ...] = ()
    optimum: Fraction | None = None
    over: str = ""

    @property
    def total(self) -> int:
        """The number of tickets, W."""
        return sum(self.weights)

    @property
    def seats(self) -> int:
        """Members of each panel."""
        return len(self.panels[0])

    @property
    def reach(self) -> Fraction:
        """The best smallest chance the targets allow, among those who can be chosen at all."""
        if self.optimum is not None:
            return self.optimum
        return next((level.chance for level in self.levels if level.chance), Fraction(0))


def chances(lottery: Lottery) -> dict[str, Fraction]:
    """Everyone's exact chance by id, in sorted order: the weight of their panels over the total."""
    total = lottery.total
    return {one: Fraction(count, total) for one, count in tickets_held(lottery).items()}


def tickets_held(lottery: Lottery) -> dict[str, int]:
    """How many tickets draw each person, by id in sorted order; 0 for those in no panel."""
    held = dict.fromkeys(lottery.ids, 0)
    for panel, weight in zip(lottery.panels, lottery.weights, strict=True):
        for one in panel:
            held[one] += weight
    return held


def farthest(lottery: Lottery, best: Sequence[Fraction]) -> Fraction:
    """The largest distance of a chance from `best`, which has one for each of `lottery.ids`."""
    return max(abs(a - b) for a, b in zip(chances(lottery).values(), best, strict=True))


def pick(lottery: Lottery, ticket: int) -> tuple[str, ...]:
    """The panel a ticket names: the first whose running weight exceeds it.

    Raises: TicketOutOfRange, unless 0 ≤ ticket < total.
    """
    return lottery.panels[place_of(lottery.weights, ticket)]


def place_of(weights: tuple[int, ...], ticket: int) -> int:
    """The number, from 0, of the first panel whose running weight exceeds the ticket."""
    left = ticket
    for place, weight in enumerate(weights):
        left -= weight
        if ticket >= 0 and left < 0:
            return place
    raise TicketOutOfRange(ticket=ticket, last=sum(weights) - 1)


def level_of(rule: str, chance: Fraction) -> Fraction:
    """The level a chance stands on: itself; for nash to nine decimals, where equals differ in the 15th."""
    return Fraction(round(chance * 10**9), 10**9) if rule == "nash" else chance


def levels_of(best: tuple[Fraction, ...]) -> tuple[Level, ...]:
    """The different chances, rising, with how many people have each."""
    counts: dict[Fraction, int] = {}
    for chance in best:
        counts[chance] = counts.get(chance, 0) + 1
    return tuple(Level(chance, counts[chance]) for chance in sorted(counts))


def whole_weights(parts: Sequence[Fraction], total: int) -> tuple[int, ...]:
    """Whole weights adding up to `total`, next to the parts, by largest remainder, ties to the earlier.

    Args: parts: not negative, of any sum above 0.
    """
    whole = sum(parts, Fraction(0))
    exact = [part / whole * total for part in parts]
    weights = [int(one) for one in exact]
    order = sorted(range(len(exact)), key=lambda i: (weights[i] - exact[i], i))
    for i in order[: total - sum(weights)]:
        weights[i] += 1
    return tuple(weights)
