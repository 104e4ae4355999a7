"""How many alternates of each type: the fewest seats short of the targets in many scenarios of who leaves.

Counts of people on lines, all scenarios at once; what a choice is worth is counted with whole people.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from council.progress import SILENT, Progress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]

PASSES = 6  # of exchanging one alternate for another; two or three usually end it
SWAPS = 6  # rounds of exchanging one who is called up for one who is not


@dataclass(frozen=True, slots=True)
class Panel:
    """Lines and members: least and most seats a line, which lines each member holds, how likely they stay.

    `seats` may be above the number of members: the rest is free already.
    """

    seats: int
    least: Floats  # (lines,)
    most: Floats  # (lines,)
    members: Floats  # (members, lines), 0 or 1
    stay: Floats  # (members,), 0 to 1


@dataclass(frozen=True, slots=True)
class Offer:
    """Types of people who could wait: the lines each holds, how many there are, and shared limits.

    limits: (types, most) of homes made up alike, which send so many people together.
    """

    holds: Floats  # (types, lines), 0 or 1
    caps: tuple[int, ...]
    limits: tuple[tuple[tuple[int, ...], int], ...] = ()


@dataclass(frozen=True, slots=True)
class Scenarios:
    """Members left on each line (scenarios, lines), and seats that are free (scenarios,)."""

    counts: Floats
    free: Ints


@dataclass(slots=True)
class State:
    """Scenarios after calling up: counts (scenarios, lines), who was called (scenarios, alternates)."""

    counts: Floats
    called: Flags


def scenarios_of(panel: Panel, number: int, seed: bytes) -> Scenarios:
    """So many independent draws of who stays, each member by their own chance, fixed by the seed."""
    import numpy as np

    people = len(panel.stay)
    bytes_ = hashlib.shake_256(seed).digest(4 * number * people)
    drawn = np.frombuffer(bytes_, dtype=">u4").reshape(number, people)
    stays = drawn < np.minimum(panel.stay.astype(np.float64), 1.0) * 2.0**32
    counts = stays.astype(np.float32) @ panel.members
    return Scenarios(counts, panel.seats - stays.sum(axis=1))


def short(counts: Floats, panel: Panel) -> Floats:
    """Seats short of a line's least or above its most, summed over all lines: (scenarios,)."""
    import numpy as np

    below, above = np.maximum(panel.least - counts, 0), np.maximum(counts - panel.most, 0)
    found: Floats = (below + above).sum(axis=1)
    return found


def called_up(panel: Panel, given: Scenarios, waiting: Floats) -> State:
    """Call up alternates in every scenario: the one who mends most first, then exchanges while they help.

    Args:
        waiting: (alternates, lines), one row a person.
    """
    import numpy as np

    counts = given.counts.copy()
    called = np.zeros((len(counts), len(waiting)), dtype=bool)
    state = State(counts, called)
    if not len(waiting):
        return state
    while _call_one(panel, given, waiting, state):
        pass
    for _round in range(SWAPS):
        if not _exchange(panel, waiting, state):
            break
        while _call_one(panel, given, waiting, state):
            pass
    return state


def _worth(panel: Panel, counts: Floats) -> Floats:
    """What one more member on each line mends (1) or breaks (−1)."""
    import numpy as np

    found: Floats = (counts < panel.least).astype(np.float32) - (counts >= panel.most)
    return found


def _call_one(panel: Panel, given: Scenarios, waiting: Floats, state: State) -> bool:
    import numpy as np

    gains = _worth(panel, state.counts) @ waiting.T
    gains[state.called] = -np.inf
    gains[state.called.sum(axis=1) >= given.free] = -np.inf
    best = gains.argmax(axis=1)
    rows = np.flatnonzero(gains[np.arange(len(gains)), best] > 0)
    state.called[rows, best[rows]] = True
    state.counts[rows] += waiting[best[rows]]
    return bool(len(rows))


def _exchange(panel: Panel, waiting: Floats, state: State) -> bool:
    """In every scenario the one best exchange of somebody called up for somebody who is not."""
    import numpy as np

    best = np.zeros(len(state.counts), dtype=np.float32)
    out = np.full(len(best), -1)
    into = np.full(len(best), -1)
    for i in range(len(waiting)):
        rows = np.flatnonzero(state.called[:, i])
        without = state.counts[rows] - waiting[i]
        worth = _worth(panel, without)
        gains = worth @ waiting.T
        gains -= gains[:, i : i + 1].copy()
        gains[state.called[rows]] = -np.inf
        j = gains.argmax(axis=1)
        top = gains[np.arange(len(rows)), j]
        better = top > best[rows]
        best[rows[better]], out[rows[better]], into[rows[better]] = top[better], i, j[better]
    rows = np.flatnonzero(out >= 0)
    state.called[rows, out[rows]], state.called[rows, into[rows]] = False, True
    state.counts[rows] += waiting[into[rows]] - waiting[out[rows]]
    return bool(len(rows))


def gains_of(panel: Panel, given: Scenarios, waiting: Floats, state: State, holds: Floats) -> Floats:
    """What one more alternate of each type would mend, summed over scenarios: beside others or for one."""
    import numpy as np

    worth = _worth(panel, state.counts)
    open_ = state.called.sum(axis=1) < given.free
    best = np.zeros((len(state.counts), len(holds)), dtype=np.float32)
    best[open_] = np.maximum(worth[open_] @ holds.T, 0)
    for i in range(len(waiting)):
        rows = np.flatnonzero(state.called[:, i] & ~open_)
        if len(rows):
            worth = _worth(panel, state.counts[rows] - waiting[i])
            loss = (worth @ waiting[i])[:, None]
            best[rows] = np.maximum(best[rows], worth @ holds.T - loss)
    found: Floats = best.sum(axis=0)
    return found


def chosen_types(
    panel: Panel, offer: Offer, given: Scenarios, places: int, *, progress: Progress = SILENT
) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """Types of the alternates, one entry a place: the one that mends most each time, then exchanges.

    Returns: the types, rising, fewer than `places` when no more people can wait; and the mean of seats short
        with none, one, two, … of them before the exchanges.
    """
    found: list[int] = []
    steps = [float(short(given.counts, panel).mean())]
    while len(found) < places:
        progress(len(found), places)
        type_ = _best_added(panel, offer, given, found)
        if type_ is None:
            break
        found.append(type_)
        steps.append(_value(panel, offer, given, found))
    return tuple(sorted(_exchanged(panel, offer, given, found, progress))), tuple(steps)


def _exchanged(
    panel: Panel, offer: Offer, given: Scenarios, found: list[int], progress: Progress
) -> list[int]:
    """The same number of alternates, each in turn exchanged for a better one while that helps."""
    value = _value(panel, offer, given, found)
    for _pass in range(PASSES):
        before = value
        for place in range(len(found)):
            progress(place, len(found))
            rest = found[:place] + found[place + 1 :]
            type_ = _best_added(panel, offer, given, rest)
            if type_ is None or type_ == found[place]:
                continue
            changed = [*rest[:place], type_, *rest[place:]]
            other = _value(panel, offer, given, changed)
            if other < value:
                found, value = changed, other
        if value >= before:
            break
    return found


def _best_added(panel: Panel, offer: Offer, given: Scenarios, found: Sequence[int]) -> int | None:
    import numpy as np

    waiting = offer.holds[list(found)]
    state = called_up(panel, given, waiting)
    gains = gains_of(panel, given, waiting, state, offer.holds)
    gains[_full(offer, found)] = -1
    best = int(np.argmax(gains))
    return best if gains[best] >= 0 else None


def _full(offer: Offer, found: Sequence[int]) -> list[int]:
    """Types of whom nobody more can wait."""
    used = [0] * len(offer.caps)
    for t in found:
        used[t] += 1
    full = {t for t, cap in enumerate(offer.caps) if used[t] >= cap}
    for types, most in offer.limits:
        if sum(used[t] for t in types) >= most:
            full.update(types)
    return sorted(full)


def _value(panel: Panel, offer: Offer, given: Scenarios, found: Sequence[int]) -> float:
    state = called_up(panel, given, offer.holds[list(found)])
    return float(short(state.counts, panel).mean())
