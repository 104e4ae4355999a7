"""How proposals meet the criteria: scores by group, their mean, the weighted mean with what it rests on.

Pure, exact fractions. What nobody scored is left out of a mean and told beside it; it never counts as 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

MOST_SCORE = 4
LEAST_WEIGHT, MOST_WEIGHT = 1, 9


@dataclass(frozen=True, slots=True)
class Given:
    """One score: what a group gave a wording by a criterion, and why."""

    criterion_id: str
    version_id: str
    group: str
    score: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One criterion on one proposal: every group's score; the mean over groups, None when nobody scored."""

    given: tuple[Given, ...] = ()

    @property
    def mean(self) -> Fraction | None:
        """The plain mean over the groups that scored."""
        return Fraction(sum(one.score for one in self.given), len(self.given)) if self.given else None

    @property
    def is_split(self) -> bool:
        """Whether groups are two points or more apart, so that the mean hides a disagreement."""
        scores = [one.score for one in self.given]
        return bool(scores) and max(scores) - min(scores) >= 2


@dataclass(frozen=True, slots=True)
class Total:
    """A weighted mean over criteria with its base: how many of them, and how much weight, were scored."""

    mean: Fraction | None
    scored: int
    of: int
    weight: int
    of_weight: int

    @property
    def is_whole(self) -> bool:
        """Whether every criterion was scored; only then may it stand beside another's."""
        return self.scored == self.of and self.of > 0


def cells(given: Iterable[Given], *, group: str = "") -> dict[tuple[str, str], Cell]:
    """Scores by (criterion, version); of all groups, or of one by its name."""
    found: dict[tuple[str, str], list[Given]] = {}
    for one in given:
        if not group or same_group(one.group, group):
            found.setdefault((one.criterion_id, one.version_id), []).append(one)
    return {place: Cell(tuple(inside)) for place, inside in found.items()}


def total(weights: Mapping[str, int], means: Mapping[str, Fraction | None]) -> Total:
    """The weighted mean of a proposal: sum of weight times mean over sum of weights, of what was scored.

    Args:
        weights: by criterion id its weight; every criterion that counts stands in it.
        means: by criterion id the mean over groups, None or absent where nobody scored.
    """
    scored = {id: mean for id in weights if (mean := means.get(id)) is not None}
    weight = sum(weights[id] for id in scored)
    mean = sum((weights[id] * mean for id, mean in scored.items()), Fraction(0)) / weight if weight else None
    return Total(mean, len(scored), len(weights), weight, sum(weights.values()))


def groups(given: Sequence[Given]) -> tuple[str, ...]:
    """The groups that scored anything, by name, each once."""
    found: dict[str, str] = {}
    for one in given:
        found.setdefault(one.group.casefold(), one.group)
    return tuple(sorted(found.values(), key=str.casefold))


def same_group(one: str, other: str) -> bool:
    """Whether two names are one group's."""
    return one.casefold() == other.casefold()


def printed(mean: Fraction | None) -> str:
    """A mean to two places, half up; "–" where there is none."""
    if mean is None:
        return "–"
    hundredths = (mean.numerator * 200 + mean.denominator) // (2 * mean.denominator)
    return f"{hundredths // 100}.{hundredths % 100:02d}"
