"""Who waits for seats that fall free: how many of which kind, so that members who leave can be made up for.

How many people stay is a stated guess (Staying); the places are chosen for the fewest seats short of the
targets in seeded scenarios, and what they are worth is measured on fresh ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from council.progress import SILENT, Progress
from council.selection.engine.alike import Model, model_of
from council.selection.engine.waiting import (
    Offer,
    Panel,
    Scenarios,
    called_up,
    chosen_types,
    scenarios_of,
    short,
)
from council.selection.engine.waiting_bound import least_short
from council.selection.refusals import AlternatesUnusable
from council.selection.replacing import Replacement, chosen
from council.selection.targets import Line, Pool, Targets, in_order, sorted_lines
from council.words import _

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KIND = "kind of alternate"
SCENARIOS, FRESH = 500, 2_000


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

    Seats short: summed over all lines, how far the panel is below the least (or above the most) once
    alternates have been called up, who mends most first. mean and p95 (95th percentile) over `fresh`
    scenarios the choice was not made on; steps: the mean with none, one, two, … alternates while they were
    being chosen. bound: no choice of as many places has a smaller mean than this on the scenarios it was
    made on, where this one has `reached`.
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
    steps: tuple[float, ...]
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

    @property
    def share(self) -> float:
        """How much of what the best choice could mend this one mends at least, 0 to 1."""
        best = self.steps[0] - self.bound
        return (self.steps[0] - self.reached) / best if best > 0 else 1.0

    def told(self) -> dict[str, Any]:
        """The choice as plain values, to be kept."""
        return {**asdict(self), "places": self.places, "gap": self.gap, "share": self.share}


def choose_alternates(
    *,
    asked: Replacement,
    places: int,
    staying: Staying = Staying(),  # noqa: B008  a frozen value
    scenarios: int = SCENARIOS,
    fresh: int = FRESH,
    seed: str = "",
    progress: Progress = SILENT,
) -> Alternates:
    """How many alternates of which kind leave the fewest seats short of the targets when members leave.

    Members stay or leave independently; alternates are taken to come when called, and as many can be called
    up as seats are free. The same question has the same answer; `seed` only asks for other scenarios.

    Args:
        asked: pool, members and targets, as replacement_pool gives them. places: at most so many alternates.
    Raises: AlternatesUnusable; PoolEmpty and the like, as model_of.
    """
    if places < 1:
        raise AlternatesUnusable(reason=_("at least one place is needed."))
    if not asked.seated.ids:
        raise AlternatesUnusable(reason=_("there is no panel yet."))
    model = model_of(asked.pool, Targets(max(places, 1), asked.whole.lines))
    lines = sorted_lines(asked.whole)
    panel, offer = _panel(asked, lines, staying), _offer(model, lines)
    made_on = scenarios_of(panel, scenarios, f"alternates/{seed}".encode())
    types, steps = chosen_types(panel, offer, made_on, places, progress=progress)
    progress(0, 1, _("Looking how much better another choice could be"))
    bound = least_short(panel, offer, made_on, types, progress=progress)
    others = scenarios_of(panel, fresh, f"alternates/fresh/{seed}".encode())
    without, with_ = short(others.counts, panel), _short_with(panel, offer, others, types)
    return Alternates(
        features=model.pool.features,
        kinds=_kinds(model, types),
        staying=round(float(panel.stay.mean()), 6),
        scenarios=scenarios,
        fresh=fresh,
        mean_without=_rounded(without.mean()),
        mean_with=_rounded(with_.mean()),
        p95_without=_p95(without),
        p95_with=_p95(with_),
        steps=tuple(map(_rounded, steps)),
        reached=_rounded(_short_with(panel, offer, made_on, types).mean()),
        bound=_rounded(bound),
    )


def _panel(asked: Replacement, lines: Sequence[Line], staying: Staying) -> Panel:
    import numpy as np

    members = asked.seated
    stay = [staying.chance(members.features, row) for row in members.values]
    return Panel(
        seats=asked.whole.seats,
        least=np.array([line.least for line in lines], dtype=np.float32),
        most=np.array([min(line.most, asked.whole.seats) for line in lines], dtype=np.float32),
        members=_held(members, lines),
        stay=np.array(stay, dtype=np.float32),
    )


def _offer(model: Model, lines: Sequence[Line]) -> Offer:
    first = [group[0] for group in model.members]
    shared = tuple((one.types, len(one.homes)) for one in model.make_ups)
    return Offer(_held(model.pool, lines)[first], model.caps, shared)


def _held(pool: Pool, lines: Sequence[Line]) -> NDArray[np.float32]:
    """Which lines each person of an ordered pool holds: (people, lines), 0 or 1."""
    import numpy as np

    places = [pool.features.index(line.feature) for line in lines]
    rows = [
        [row[place] == line.value for place, line in zip(places, lines, strict=True)] for row in pool.values
    ]
    return np.array(rows, dtype=np.float32).reshape(len(pool.ids), len(lines))


def _short_with(panel: Panel, offer: Offer, given: Scenarios, types: Sequence[int]) -> NDArray[np.float32]:
    return short(called_up(panel, given, offer.holds[list(types)]).counts, panel)


def _kinds(model: Model, types: Sequence[int]) -> tuple[Kind, ...]:
    """Places by attributes: who lives with whom does not make a kind of its own."""
    counts = Counter(model.pool.values[model.members[t][0]] for t in types)
    return tuple(Kind(values, counts[values]) for values in sorted(counts))


def _rounded(value: Any) -> float:
    return round(float(value), 4)


def _p95(values: NDArray[np.float32]) -> float:
    """The value that 95 of 100 scenarios do not exceed."""
    import numpy as np

    return float(np.sort(values)[max(0, -(-len(values) * 95 // 100) - 1)])


def of_kinds(asked: Replacement, choice: Alternates) -> tuple[Pool, Targets, Pool]:
    """What the people of each kind are drawn from: pool and targets of a draw, and members beside it.

    Everybody of a kind has the same chance but for shared addresses; who is of no kind asked for is not in
    the pool. Raises: AlternatesUnusable, when the choice was made over other features.
    """
    everybody = in_order(asked.pool)
    if choice.features != everybody.features or not choice.places:
        raise AlternatesUnusable(reason=_("the targets have changed since, or no place is asked for."))
    label = {
        one.values: "; ".join(
            f"{name}: {value}" for name, value in zip(choice.features, one.values, strict=True)
        )
        for one in choice.kinds
        if one.places
    }
    some = chosen(everybody, [place for place, row in enumerate(everybody.values) if row in label])
    pool = _with_kind(some, [label[row] for row in some.values])
    seated = _with_kind(asked.seated, [""] * len(asked.seated.ids))
    lines = tuple(Line(KIND, label[one.values], one.places, one.places) for one in choice.kinds if one.places)
    return pool, Targets(choice.places, lines), seated


def _with_kind(pool: Pool, kinds: Sequence[str]) -> Pool:
    rows = tuple((*row, kind) for row, kind in zip(pool.values, kinds, strict=True))
    return Pool(pool.ids, (*pool.features, KIND), rows, pool.households)
