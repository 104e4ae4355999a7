"""Weights that give everyone exactly the chance a rule asks for, found by bending equal weights a little.

Panels cut from expected counts are already less than one ticket off for everybody. With a few more panels
than there are types, the smallest change of their weights that takes away what is left keeps all weights
above 0: one least-squares system instead of a large linear program.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from council.progress import SILENT, Progress
from council.selection.engine.alike import Model
from council.selection.engine.dealing import dealt, shuffled
from council.selection.engine.split import fingerprint, panels_of
from council.selection.lottery import whole_weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.intp]

TOTAL = 10**6
RESIDUAL = 1e-10
FEWEST = 200
EVEN = 2_000
CERTAIN = 1e-9  # nearer to 0 or 1 than that, a chance is what every panel says
BENDS = 40
TURNS = 4_000

Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Weighted:
    """People numbers of each panel (rising, no panel twice) with whole weights of sum TOTAL.

    exact: weights in floating point gave everyone their chance to 10⁻¹⁰ before they were made whole.
    """

    panels: tuple[tuple[int, ...], ...]
    weights: tuple[int, ...]
    exact: bool


def weighted(model: Model, best: tuple[Fraction, ...], *, progress: Progress = SILENT) -> Weighted | None:
    """A lottery that gives each type exactly its chance, shared evenly by its people; None when stuck.

    About as many panels are cut as there are types, or as many as make every count whole when few do; each
    is dealt to its people more than once, so that there are panels enough to tell people apart. More are
    cut when the weights cannot be bent to fit.
    """
    types = sum(1 for chance in best if 0 < chance < 1)
    whole = math.lcm(*(chance.denominator for chance in best if chance))
    cut = max(FEWEST, types + types // 33 + 16)
    if whole <= max(EVEN, 2 * cut):
        cut = -(-cut // whole) * whole
    for _try in range(3):
        panels = panels_of(model, best, cut, progress=progress)
        if panels is None:
            return None
        found = bent(model, best, [panel.pairs() for panel in panels])
        if found.exact:
            return found
        cut += cut // 2
    return None


def bent(
    model: Model,
    best: Sequence[Fraction],
    panels: Sequence[Pairs],
    *,
    shares: Sequence[float] = (),
    residual: float = RESIDUAL,
) -> Weighted:
    """The panels dealt to people, weighted so that everyone has their type's chance, as near as can be.

    Args:
        shares: the weight of each panel to begin with, of sum 1; even ones when empty.
        residual: what `exact` may leave, for chances that are themselves no better known.
    """
    people = len(model.pool.ids)
    key = fingerprint(model)
    counted: dict[tuple[int, ...], float] = {}
    shares = shares or [1 / len(panels)] * len(panels)
    if all((chance * len(panels)).denominator == 1 for chance in best):
        copies = 1
    else:
        copies = max(1, -(-8 * people // (5 * len(panels))))
        copies = max(copies, 3 if people > len(model.caps) else 1)
    for copy in range(copies):
        for panel, share in zip(dealt(model, panels, key + b"copy%d" % copy), shares, strict=True):
            counted[tuple(panel)] = counted.get(tuple(panel), 0.0) + share / copies
    kept = sorted(counted)
    start = [counted[panel] for panel in kept]
    chances = [float(chance) for chance in model.per_person(best)]
    weights, missed = _bend(kept, start, chances, residual)
    whole = _rounded(weights, key)
    used = [place for place, weight in enumerate(whole) if weight]
    return Weighted(
        tuple(kept[place] for place in used), tuple(whole[place] for place in used), missed <= residual
    )


def _rounded(weights: Sequence[float], key: bytes) -> tuple[int, ...]:
    """Whole weights of sum TOTAL by largest remainder; equal remainders in an order the key fixes.

    Panels are sorted by their people, so ties to the earlier would favour the same people again and again.
    """
    order = shuffled(range(len(weights)), key + b"round")
    parts = [Fraction(round(weights[place] * 10**12), 10**12) for place in order]
    whole = dict(zip(order, whole_weights(parts, TOTAL), strict=True))
    return tuple(whole[place] for place in range(len(weights)))


def _bend(
    panels: Sequence[tuple[int, ...]], start: Sequence[float], chances: Sequence[float], residual: float
) -> tuple[list[float], float]:
    """Weights above 0 of sum 1 that give the chances, and by how much they miss them at most.

    Each bend is the smallest relative change that would fit, cut short where a weight would vanish.
    """
    import numpy as np

    grid = _Grid(panels, chances)
    weights = np.array(start)
    for _bend in range(BENDS):
        lack = grid.lack(weights)
        if float(np.abs(lack).max(initial=0.0)) <= residual / 10:
            break
        change = weights * grid.least(weights, lack, residual / 30)
        worst = float((change / weights).min())
        step = 1.0 if worst > -0.95 else 0.95 / -worst
        if not math.isfinite(worst):
            break
        weights = weights + step * change
        weights = weights / weights.sum()
        if step == 1.0 and float(np.abs(grid.lack(weights)).max()) > residual:
            break  # the change that should fit does not: what is lacking is beyond these panels
    return weights.tolist(), float(np.abs(grid.lack(weights)).max(initial=0.0))


class _Grid:
    """Who sits in which panel, as one long list of people; sums without a matrix."""

    def __init__(self, panels: Sequence[tuple[int, ...]], chances: Sequence[float]) -> None:
        import numpy as np

        self.seats = len(panels[0])
        self.people: Places = np.array(panels, dtype=np.intp).ravel()
        self.chances: Floats = np.array(chances)
        spread = self.chances * (1 - self.chances)
        self.scale: Floats = np.where(spread > CERTAIN, 1 / np.sqrt(np.maximum(spread, CERTAIN)), 0.0)

    def lack(self, weights: Floats) -> Floats:
        """What each person's chance misses."""
        import numpy as np

        given = np.bincount(self.people, weights=np.repeat(weights, self.seats), minlength=len(self.chances))
        return np.asarray(self.chances * weights.sum() - given, dtype=np.float64)

    def _across(self, worth: Floats) -> Floats:
        """Per panel, what its people are worth, less what an average panel's are; the last entry is for all.

        Worth is by person and scaled, with one entry more.
        """
        import numpy as np

        scaled = self.scale * worth[:-1]
        held = scaled[self.people].reshape(-1, self.seats).sum(axis=1)
        return np.asarray(held - float((self.chances * scaled).sum()) + worth[-1], dtype=np.float64)

    def _down(self, change: Floats) -> Floats:
        """What a change of weights gives each person, scaled; the last entry is its sum."""
        import numpy as np

        return np.append(-self.scale * self.lack(change), change.sum())

    def least(self, weights: Floats, lack: Floats, close: float) -> Floats:
        """The relative changes of least squares that make up what is lacking: conjugate gradients.

        They leave the sum of weights as it is; else less weight for all would lack less. Directions no panel
        tells apart are never entered, since what is lacking has no part in them; the best try is kept,
        because past it rounding only adds to them. Ends when less than `close` is lacking.
        """
        import numpy as np

        wide = math.sqrt(len(weights))
        rest = np.append(self.scale * lack, 0.0)
        answer = np.zeros_like(rest)
        kept, least = answer, float((rest * rest).sum())
        way, size, idle = rest.copy(), least, 0
        for _turn in range(TURNS):
            if least <= close * close or idle > 400:
                break
            bend = weights * wide * self._across(way)
            image = self._down(bend * weights * wide)
            pull = float((way * image).sum())
            if pull <= 0:
                break
            answer = answer + (size / pull) * way
            rest = rest - (size / pull) * image
            after = float((rest * rest).sum())
            idle += 1
            if after < least:
                kept, least, idle = answer, after, 0
            way, size = rest + (after / size) * way, after
        return np.asarray(weights * len(weights) * self._across(kept), dtype=np.float64)
