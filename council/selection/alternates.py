"""Who waits for seats that fall free: how many of which kind, so that members who leave can be made up for.

How many people stay is a stated guess (Staying); the places are chosen for the fewest seats short of the
targets in seeded scenarios, and what they are worth is measured on fresh ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from council.selection.refusals import AlternatesUnusable
from council.selection.replacing import Replacement, chosen
from council.selection.targets import Line, Pool, Targets
from council.words import _

KIND = "kind of alternate"


@dataclass(frozen=True, slots=True)
class Staying:
    """How likely a member is to stay: `base` times the factor of each value they have (1 unless named).

    Source: the dropout model of Assos et al., "Alternates, Assemble! Selecting Optimal Alternates for
    Citizens' Assemblies", 2025: independent members, chance to stay β₀ · Π β_value.
    """

    base: float = 0.9
    factors: Mapping[tuple[str, str], float] = field(default_factory=dict)

    def chance(self, features: Sequence[str], values: Sequence[str]) -> float:
        """The chance, 0 to 1, that somebody with these values stays."""
        found = self.base
        for place in zip(features, values, strict=True):
            found *= self.factors.get(place, 1.0)
        return min(1.0, max(0.0, found))


@dataclass(frozen=True, slots=True)
class Kind:
    """So many alternates with these values, in the order of Alternates.features."""

    values: tuple[str, ...]
    places: int


@dataclass(frozen=True, slots=True)
class Alternates:
    """How many alternates of which kind, and what they are worth under the stated chance to stay.

    Seats short: summed over all lines, how far the panel is below the least (or above the most) once the
    best alternates for it have been called up. mean and p95 (95th percentile) over `fresh` scenarios the
    choice was not made on. bound: no choice of as many places has a smaller mean than this on the
    scenarios it was made on, where this one has `reached`.
    """

    features: tuple[str, ...]
    kinds: tuple[Kind, ...]
    staying: float
    scenarios: int
    fresh: int
    mean_without: float
    mean_with: float
    p95_without: float
    p95_with: float
    reached: float
    bound: float

    @property
    def places(self) -> int:
        """How many alternates there are."""
        return sum(one.places for one in self.kinds)

    @property
    def gap(self) -> float:
        """How far the choice may be from the best one, in seats short, on the scenarios it was made on."""
        return max(0.0, self.reached - self.bound)

    def told(self) -> dict[str, Any]:
        """The choice as plain values, to be kept."""
        return {**asdict(self), "places": self.places, "gap": self.gap}


def of_kinds(asked: Replacement, choice: Alternates) -> tuple[Pool, Targets, Pool]:
    """What the people of each kind are drawn from: pool and targets of a draw, and members beside it.

    Everybody of a kind has the same chance but for shared addresses; who is of no kind asked for is not in
    the pool. Raises: AlternatesUnusable, when the choice was made over other features.
    """
    if choice.features != asked.pool.features or not choice.places:
        raise AlternatesUnusable(reason=_("the targets have changed since, or no place is asked for."))
    label = {
        one.values: "; ".join(
            f"{name}: {value}" for name, value in zip(choice.features, one.values, strict=True)
        )
        for one in choice.kinds
        if one.places
    }
    some = chosen(asked.pool, [place for place, row in enumerate(asked.pool.values) if row in label])
    pool = _with_kind(some, [label[row] for row in some.values])
    seated = _with_kind(asked.seated, [""] * len(asked.seated.ids))
    lines = tuple(Line(KIND, label[one.values], one.places, one.places) for one in choice.kinds if one.places)
    return pool, Targets(choice.places, lines), seated


def _with_kind(pool: Pool, kinds: Sequence[str]) -> Pool:
    rows = tuple((*row, kind) for row, kind in zip(pool.values, kinds, strict=True))
    return Pool(pool.ids, (*pool.features, KIND), rows, pool.households)
