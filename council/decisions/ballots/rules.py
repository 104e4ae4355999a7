"""How a ballot is decided: its kind, its base, its threshold, fixed before it opens.

| kind | a paper carries | carried |
|---|---|---|
| majority | yes or no | yes meets the threshold on the base |
| gradients | one level of agreement | those at the level that counts, or above, meet the threshold |
| approval | marks for any options, up to a cap | options that meet the threshold, or those with most marks |
| dots | dots spread over the options | an order by dots; or those with most |
| score | a level from 0 for each option, or none | options supported by enough, or those with best means |
| scale | a level of agreement for each option | as score; printed as for, neither, against |
| ranked | options in order | the winner of the instant run-off |
| schulze | options in order, equal ranks allowed | the first of the full order by Schulze's method |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any

from council.decisions.ballots.refusals import (
    BallotRuleUnknown,
    MoreThanEverybody,
    RuleNumberOutOfRange,
)
from council.decisions.refusals import ShareOutOfRange
from council.decisions.shares import HALF

KINDS = ("majority", "gradients", "approval", "dots", "score", "scale", "ranked", "schulze")
COUNTED_BY_LINE = ("dots", "score", "scale", "ranked", "schulze")  # totals would lose what a paper says
WITHOUT_OPTIONS = ("majority", "gradients")
RATED = ("gradients", "score", "scale")
WAYS = ("paper", "hands", "cards", "roll_call")
BASES = ("votes", "cast", "returned", "present", "entitled")
QUORUM_ON = ("returned", "present")
TIES = ("none", "runoff", "lot")
MOST_IN_A_PILE = 25
LEAST_FOR_SECRECY = 5
MOST_PAPERS = 100_000
MOST_OPTIONS = 40
LEVELS = {"gradients": (3, 8), "score": (2, 11), "scale": (5, 5)}  # least and most names of levels


def _within(part: str, number: object, least: int, most: int) -> None:
    """Raises: RuleNumberOutOfRange, unless it is a whole number from `least` to `most`."""
    if isinstance(number, bool) or not isinstance(number, int) or not least <= number <= most:
        raise RuleNumberOutOfRange(part=part, given=number, least=least, most=most)


@dataclass(frozen=True, slots=True)
class Rule:
    """How a ballot is decided, fixed before it opens.

    `threshold` is a share of the base, met by "more than" it or, with `at_least`, by reaching it.
    `quorum` is a share of those entitled, or a plain number of people. What only some kinds read:
    `cap`: most marks on an approval paper (0: as many as options).
    `winners`: so many options with most marks, most dots or best means are carried (0: by the threshold, and
    for dots an order only).
    `ties`: what decides between equals for the last place: nothing, a run-off, or the lot. The instant
    run-off goes by the lot in any case.
    `dots`, `most_on_one`: dots a paper has, and how many of them one option may get.
    `levels`: names from the lowest to the highest, numbered from 1 (from 0 for score).
    `level`: lowest level that counts as support (0: the middle one; for a scale the one above the middle).
    Raises: BallotRuleUnknown, ShareOutOfRange, MoreThanEverybody, RuleNumberOutOfRange.
    """

    kind: str = "majority"
    base: str = "votes"
    threshold: Fraction = HALF
    at_least: bool = False
    quorum: Fraction | int = HALF
    quorum_on: str = "returned"
    casting_vote: bool = False
    cap: int = 0
    winners: int = 0
    ties: str = "none"
    dots: int = 0
    most_on_one: int = 1
    levels: tuple[str, ...] = ()
    level: int = 0

    def __post_init__(self) -> None:
        for part, known in (("kind", KINDS), ("base", BASES), ("quorum_on", QUORUM_ON), ("ties", TIES)):
            if getattr(self, part) not in known:
                raise BallotRuleUnknown(part=part, given=getattr(self, part))
        if not 0 < self.threshold <= 1:
            raise ShareOutOfRange(given=str(self.threshold))
        if self.threshold == 1 and not self.at_least:
            raise MoreThanEverybody
        if isinstance(self.quorum, Fraction) and not 0 < self.quorum <= 1 or self.quorum < 0:
            raise ShareOutOfRange(given=str(self.quorum))
        self._check_numbers()

    def _check_numbers(self) -> None:
        """The whole numbers of a rule lie where its kind can use them."""
        _within("cap", self.cap, 0, MOST_OPTIONS)
        _within("winners", self.winners, 0, MOST_OPTIONS)
        if self.kind == "dots":
            _within("dots", self.dots, 1, 100)
            _within("most_on_one", self.most_on_one, 1, self.dots)
        if self.kind in RATED:
            _within("levels", len(self.levels), *LEVELS[self.kind])
            _within("level", self.level, 0, self.top)

    @property
    def lowest(self) -> int:
        """The number of the lowest level: 0 for a score, where nothing is worth nothing; else 1."""
        return 0 if self.kind == "score" else 1

    @property
    def top(self) -> int:
        """The number of the highest level."""
        return self.lowest + len(self.levels) - 1

    @property
    def counts_from(self) -> int:
        """L, the lowest level that counts as support."""
        middle = (self.lowest + self.top + 1) // 2
        return self.level or (middle + 1 if self.kind == "scale" else middle)

    @property
    def by_line(self) -> bool:
        """Whether the tellers write down paper by paper instead of totals."""
        return self.kind in COUNTED_BY_LINE

    @property
    def has_options(self) -> bool:
        """Whether a paper carries options beside the question."""
        return self.kind not in WITHOUT_OPTIONS

    @property
    def least_options(self) -> int:
        """The fewest options that make sense: one can be rated, two can be chosen from."""
        if not self.has_options:
            return 0
        return 1 if self.kind in RATED else 2


SIMPLE_MAJORITY = Rule()


def supermajority(
    threshold: Fraction = Fraction(2, 3), *, base: str = "votes", at_least: bool = True
) -> Rule:
    """A rule that asks for more than a simple majority: at least 2/3 of the votes, or as given."""
    return Rule(base=base, threshold=threshold, at_least=at_least)


SETTINGS = ("cap", "winners", "ties", "dots", "most_on_one", "level", "levels")


def settings_of(rule: Rule) -> dict[str, Any]:
    """What only some kinds read, as plain values for a record: only what differs from a bare rule."""
    bare = {one.name: one.default for one in fields(Rule)}
    kept = {name: getattr(rule, name) for name in SETTINGS if getattr(rule, name) != bare[name]}
    return {**kept, "levels": list(rule.levels)} if rule.levels else kept


def kept_rule(settings: Mapping[str, Any], /, **head: Any) -> Rule:
    """The rule again, from what `settings_of` kept and the fields every kind has.

    Raises: as Rule does, for a record that somebody changed outside.
    """
    own = {name: settings[name] for name in SETTINGS if name in settings}
    return Rule(**head, **{**own, "levels": tuple(own.get("levels", ()))})
