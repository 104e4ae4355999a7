"""No choice of alternates can do better than this: a bound from prices on lines, found step by step.

Any prices give a bound that holds; good ones only make it tighter, so nothing here has to be trusted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from council.progress import SILENT, Progress
from council.selection.engine.waiting import Offer, Panel, Scenarios, called_up, gains_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

STEPS, LOOK, RESTART = 800, 100, 400
MOST_TYPES = 300  # prices are sought over the most useful types; the bound itself counts them all


@dataclass(slots=True)
class _Point:
    """Where the method stands: places and calls by type, prices of lines and seats, prices of limits."""

    a: Floats  # (types,)
    u: Floats  # (scenarios, types)
    line: Floats  # (scenarios, lines), −1 to 1
    seat: Floats  # (scenarios,), from 0
    limit: Floats  # (scenarios, types), from 0

    def parts(self) -> tuple[Floats, ...]:
        return self.a, self.u, self.line, self.seat, self.limit


def least_short(
    panel: Panel, offer: Offer, given: Scenarios, chosen: Sequence[int], *, progress: Progress = SILENT
) -> float:
    """A mean of seats short that no choice of as many alternates goes below, on these scenarios.

    Formula: with prices p of lines from −1 to 1 and s ≥ 0 of free seats, scenario by scenario,
    mean( Σ min(p·(least − counts), p·(most − counts)) − s·free ) − max Σ a_t·V_t over places a, where
    V_t = mean max(0, Σ p over the lines of t − s): the dual of the program whose calls may be fractions.
    The prices are sought by the primal-dual hybrid gradient method with diagonal steps and restarts.
    Source: Pock, Chambolle, "Diagonal preconditioning for first order primal-dual algorithms", 2011.
    Returns: at least 0.
    """
    import numpy as np

    types = _useful(panel, offer, given, chosen)
    point = _start(panel, offer, given, chosen, types)
    holds = offer.holds[types]
    caps = np.array([offer.caps[t] for t in types], dtype=np.float32)
    best = max(0.0, dual(panel, offer, given, point.line, point.seat, len(chosen)))
    total, count = [np.zeros_like(part) for part in point.parts()], 0
    for step in range(1, STEPS + 1):
        point = _stepped(panel, given, holds, caps, len(chosen), point)
        for part, addend in zip(total, point.parts(), strict=True):
            part += addend
        count += 1
        if step % LOOK:
            continue
        progress(step, STEPS)
        mean = _Point(*((part / count).astype(np.float32) for part in total))
        here = dual(panel, offer, given, point.line, point.seat, len(chosen))
        there = dual(panel, offer, given, mean.line, mean.seat, len(chosen))
        best = max(best, here, there)
        if not step % RESTART:
            point = mean if there > here else point
            total, count = [np.zeros_like(part) for part in point.parts()], 0
    return best


def dual(panel: Panel, offer: Offer, given: Scenarios, line: Floats, seat: Floats, places: int) -> float:
    """The bound that these prices give, over all types."""
    import numpy as np

    low, high = panel.least - given.counts, panel.most - given.counts
    fixed = np.minimum(line * low, line * high).sum(dtype=np.float64) - float(seat @ given.free)
    worth = np.maximum(line @ offer.holds.T - seat[:, None], 0).sum(axis=0, dtype=np.float64)
    left = places
    for t in np.argsort(-worth, kind="stable"):
        taken = min(left, offer.caps[int(t)])
        fixed -= taken * float(worth[t])
        left -= taken
        if not left:
            break
    return float(fixed / len(given.counts))


def _useful(panel: Panel, offer: Offer, given: Scenarios, chosen: Sequence[int]) -> list[int]:
    """The types chosen, and those that would mend most beside them."""
    import numpy as np

    waiting = offer.holds[list(chosen)]
    state = called_up(panel, given, waiting)
    gains = gains_of(panel, given, waiting, state, offer.holds)
    most = np.argsort(-gains, kind="stable")[:MOST_TYPES].tolist()
    return sorted({*chosen, *most})


def _start(
    panel: Panel, offer: Offer, given: Scenarios, chosen: Sequence[int], types: Sequence[int]
) -> _Point:
    import numpy as np

    place = {t: number for number, t in enumerate(types)}
    state = called_up(panel, given, offer.holds[list(chosen)])
    a = np.zeros(len(types), dtype=np.float32)
    u = np.zeros((len(given.counts), len(types)), dtype=np.float32)
    for number, t in enumerate(chosen):
        a[place[t]] += 1
        u[:, place[t]] += state.called[:, number]
    line = (state.counts < panel.least).astype(np.float32) - (state.counts > panel.most)
    return _Point(a, u, line, np.zeros(len(u), dtype=np.float32), np.zeros_like(u))


def _stepped(panel: Panel, given: Scenarios, holds: Floats, caps: Floats, places: int, at: _Point) -> _Point:
    """One step down in places and calls, then one step up in prices, seen from where the first one leads."""
    import numpy as np

    scenarios, types = at.u.shape
    lines = float(holds.sum(axis=1).max(initial=1.0))
    u = np.maximum(at.u - (at.seat[:, None] + at.limit - at.line @ holds.T) / (lines + 2), 0)
    a = _within(at.a + at.limit.sum(axis=0) / scenarios, caps, places)
    ahead_u, ahead_a = 2 * u - at.u, 2 * a - at.a
    rate = 1 / np.maximum(holds.sum(axis=0), 1)
    moved = at.line - rate * (ahead_u @ holds)
    low, high = moved + rate * (panel.least - given.counts), moved + rate * (panel.most - given.counts)
    line = np.clip(np.where(low > 0, low, np.minimum(high, 0)), -1, 1).astype(np.float32)
    seat = np.maximum(at.seat + (ahead_u.sum(axis=1) - given.free) / types, 0).astype(np.float32)
    limit = np.maximum(at.limit + (ahead_u - ahead_a) / 2, 0)
    return _Point(a.astype(np.float32), u, line, seat, limit)


def _within(wanted: Floats, caps: Floats, places: int) -> Floats:
    """The nearest point with 0 ≤ a ≤ caps and at most so many places in all: one multiplier, halved in on."""
    import numpy as np

    found: Floats = np.clip(wanted, 0, caps)
    if found.sum() <= places:
        return found
    low, high = 0.0, float(wanted.max())
    for _halving in range(40):
        middle = (low + high) / 2
        found = np.clip(wanted - middle, 0, caps)
        low, high = (middle, high) if found.sum() > places else (low, middle)
    return found
