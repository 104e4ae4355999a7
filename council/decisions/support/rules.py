"""Rate and rewrite: the scale, what counts as support, and whether another round is worth it. Pure.

Only spreads are compared, never one person's ratings; whole numbers and fractions throughout.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from council.decisions import shares
from council.decisions.refusals import ShareOutOfRange
from council.decisions.support.refusals import (
    LevelNamesAlike,
    LevelNameTooLong,
    LevelsOutOfRange,
    LowestLevelUnknown,
    RatingsNotACount,
    SupportRuleUnknown,
)
from council.words import N_

WAYS = ("paper", "cards", "hands")
BASES = ("ratings", "ratings_and_passes", "present")
FEWEST_LEVELS, MOST_LEVELS = 3, 7
FEWEST = 5  # people; with fewer one could tell who rated how
MOST_RATINGS = 100_000
MOST_ROUNDS = 20
MOST_NAME = 60  # characters of a level's name: it must fit beside a box on a slip
GAIN = Fraction(3, 100)  # a rise below it is no gain
PASS, SPOILED = "pass", "spoiled"
USUAL_LEVELS = (
    N_("strongly for"),
    N_("for"),
    N_("can live with it"),
    N_("unhappy"),
    N_("cannot accept"),
)


@dataclass(frozen=True, slots=True)
class SupportRule:
    """How a round is rated, fixed when it opens.

    levels: 3 to 7 names, best first; the best has the highest number, the worst is 1. `lowest` is the lowest
    level that counts as support. Passed when S is at least `threshold`. `base` is what S is a share of:
    ratings, ratings_and_passes, present. `rounds`: how many were agreed beforehand at most, 0 for none.
    Raises: LevelsOutOfRange, LevelNamesAlike, LevelNameTooLong, LowestLevelUnknown, ShareOutOfRange,
        SupportRuleUnknown.
    """

    levels: tuple[str, ...] = USUAL_LEVELS
    lowest: int = 3
    threshold: Fraction = Fraction(4, 5)
    base: str = "ratings"
    rounds: int = 0

    def __post_init__(self) -> None:
        many = len(self.levels)
        if not FEWEST_LEVELS <= many <= MOST_LEVELS:
            raise LevelsOutOfRange(given=many, least=FEWEST_LEVELS, most=MOST_LEVELS)
        _check_names(self.levels)
        if not 2 <= self.lowest <= many:
            raise LowestLevelUnknown(given=self.lowest, least=2, most=many)
        if not 0 < self.threshold <= 1:
            raise ShareOutOfRange(given=str(self.threshold))
        if self.base not in BASES:
            raise SupportRuleUnknown(part="base", given=self.base)
        if not 0 <= self.rounds <= MOST_ROUNDS:
            raise SupportRuleUnknown(part="rounds", given=self.rounds)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the levels, best first: 5, 4, 3, 2, 1."""
        return tuple(range(len(self.levels), 0, -1))

    def compares_with(self, other: SupportRule) -> bool:
        """Whether S of both means the same: the same levels, the same lowest that counts, the same base."""
        return (self.levels, self.lowest, self.base) == (other.levels, other.lowest, other.base)


def _check_names(levels: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in levels:
        known = " ".join(name.split()).casefold()
        if not known or known in seen:
            raise LevelNamesAlike(name=name)
        if len(name) > MOST_NAME:
            raise LevelNameTooLong(name=name, most=MOST_NAME)
        seen.add(known)


USUAL = SupportRule()


@dataclass(frozen=True, slots=True)
class Spread:
    """What one round came to: ratings by level (best first), passes, spoiled slips, members present."""

    rule: SupportRule
    ratings: tuple[int, ...]
    passes: int = 0
    spoiled: int = 0
    present: int = 0

    @property
    def rated(self) -> int:
        """How many gave a level."""
        return sum(self.ratings)

    @property
    def returned(self) -> int:
        """Ratings, passes and spoiled slips together."""
        return self.rated + self.passes + self.spoiled

    @property
    def missing(self) -> int:
        """Members present from whom nothing came back."""
        return max(self.present - self.returned, 0)

    @property
    def supporting(self) -> int:
        """Ratings at the lowest level that counts or above."""
        return sum(self.ratings[: len(self.ratings) - self.rule.lowest + 1])

    @property
    def base(self) -> int:
        """B, what S is a share of."""
        return {
            "ratings": self.rated,
            "ratings_and_passes": self.rated + self.passes,
            "present": self.present,
        }[self.rule.base]

    @property
    def share(self) -> Fraction | None:
        """S, exact; None when nobody rated."""
        return Fraction(self.supporting, self.base) if self.rated and self.base else None

    @property
    def passed(self) -> bool:
        """Whether S is at least the threshold."""
        return self.share is not None and shares.meets(
            self.supporting, self.base, self.rule.threshold, at_least=True
        )

    @property
    def percent(self) -> str:
        """S as printed, on its own side of the threshold; "" without a base."""
        value = self.share
        return "" if value is None else shares.percent(value, threshold=self.rule.threshold, at_least=True)

    @property
    def needed(self) -> int:
        """The least number of supporting ratings that would be enough."""
        return shares.needed(self.base, self.rule.threshold, at_least=True)

    @property
    def hidden(self) -> bool:
        """So few rated that the spread would tell who rated how; no figure of it is shown."""
        return self.rated < FEWEST

    @property
    def unanimous(self) -> bool:
        """Everybody who rated chose the same level, so everybody's rating is known."""
        return self.rated > 0 and max(self.ratings) == self.rated


def spread(rule: SupportRule, counts: Mapping[str, int], *, present: int) -> Spread:
    """Counts by key as a spread; a missing key counts as 0. Keys: "1", "2", … the levels; pass; spoiled.

    Raises: RatingsNotACount, for an unknown key or a number that is not whole, below 0 or beyond any room.
    """
    known = {*map(str, rule.numbers), PASS, SPOILED}
    for name, number in counts.items():
        if name not in known:
            raise RatingsNotACount(given=name, most=MOST_RATINGS)
        if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= MOST_RATINGS:
            raise RatingsNotACount(given=number, most=MOST_RATINGS)
    return Spread(
        rule=rule,
        ratings=tuple(counts.get(str(number), 0) for number in rule.numbers),
        passes=counts.get(PASS, 0),
        spoiled=counts.get(SPOILED, 0),
        present=present,
    )


def together(parts: Sequence[Mapping[str, int]]) -> dict[str, int]:
    """The counts of several tables as one; zeros are left out."""
    found: dict[str, int] = {}
    for counts in parts:
        for name, number in counts.items():
            found[name] = found.get(name, 0) + number
    return {name: number for name, number in found.items() if number}


def tables_in(label: str) -> frozenset[str]:
    """Which tables a label names: its numbers ("Tables 3 and 4": 3, 4), or else the words themselves."""
    numbers = re.findall(r"\d+", label)
    return frozenset(str(int(one)) for one in numbers) or frozenset({" ".join(label.casefold().split())})


def same_tables(one: str, other: str) -> bool:
    """Whether two labels name the same tables."""
    return tables_in(one) == tables_in(other)


def share_a_table(one: str, other: str) -> bool:
    """Whether a table would be counted under both labels."""
    return bool(tables_in(one) & tables_in(other))


def change(before: Spread | None, now: Spread) -> Fraction | None:
    """By how much S rose since the round before, as a share; None where the two cannot be compared.

    They cannot where either has no S, is hidden, or was rated on another scale, level or base.
    """
    if before is None or not before.rule.compares_with(now.rule) or before.hidden or now.hidden:
        return None
    old, new = before.share, now.share
    return None if old is None or new is None else new - old


def changes(spreads: Sequence[Spread]) -> tuple[Fraction | None, ...]:
    """The change of every round since the one before it; the first has none."""
    return tuple(change(a, b) for a, b in zip((None, *spreads), spreads, strict=False))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where rating and rewriting has come to.

    code: begun (nothing closed yet), passed, no_gain, time_up, go_on. `rounds` is how many were closed.
    """

    code: str
    rounds: int
    offered: tuple[str, ...] = field(default=())

    @property
    def ended(self) -> bool:
        """The lead is offered other ways on; nothing happens by itself."""
        return self.code in ("passed", "no_gain", "time_up")


ON = ("again",)
WAYS_ON = ("consent", "ballot", "minority", "not_adopted")


def standing(spreads: Sequence[Spread], *, time_up: bool = False) -> Standing:
    """Where the closed rounds of one proposal, oldest first, have come to, and what the lead is offered.

    Passed by the last round; else no gain, when S rose by less than 3 points in each of the last two; else
    time is up, when the lead says so or the rounds agreed beforehand are used. A new scale begins
    anew: rounds that cannot be compared are no sign of no gain.
    """
    if not spreads:
        return Standing("begun", 0, ("again",))
    last, many = spreads[-1], len(spreads)
    rises = [one for one in changes(spreads)[-2:] if one is not None]
    if last.passed:
        return Standing("passed", many, WAYS_ON)
    if time_up or (last.rule.rounds and many >= last.rule.rounds):
        return Standing("time_up", many, WAYS_ON)
    if many > 2 and len(rises) == 2 and all(rise < GAIN for rise in rises):
        return Standing("no_gain", many, (*WAYS_ON, *ON))
    return Standing("go_on", many, (*ON, *WAYS_ON))
