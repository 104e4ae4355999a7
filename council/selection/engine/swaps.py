"""Shares made whole by swaps: entries in and out trade places until every row is met.

Many roundings are worked on side by side, each as if alone. All arithmetic is on whole numbers small enough
to be exact in floating point, so that neither the processor nor its company moves what is found for one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from council.selection.engine.doubles import two_swaps

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]
    Floats = NDArray[np.float32]
    Flags = NDArray[np.bool_]

ATTEMPTS = 5
AT_ONCE = 1 << 18  # pairs looked at together: a megabyte of scores
BARRED = 4096  # above every gain a swap can have
NEVER = 1 << 20


@dataclass(frozen=True, slots=True)
class Effort:
    """breadth: entries looked at on either side. steps: swaps at most. doubles: tries of two swaps at once,
    from each place where no single swap helps; 0 gives up at the first such place.
    """

    breadth: int
    steps: int
    doubles: int


EFFORTS = (Effort(48, 60, 0), Effort(128, 400, 8))
TENURE = 12  # steps for which what was swapped stays
PAUSE = 2  # steps between tries of two swaps
NEAR = 3  # squared distance from the rows up to which two swaps have a prospect


@dataclass(frozen=True, slots=True)
class Sheet:
    """Roundings side by side: per item find b of zeros and ones with lo ≤ Σ b over each row's entries ≤ hi.

    Entries lie one after another by item. owner: item of each, rising. rows: its row numbers, `lo.shape[1]`
    where it has fewer than the widest. rest / whole[owner]: its share, between 0 and 1; an item's shares add
    up to nearly a whole number.
    """

    owner: Whole
    rows: Whole
    rest: Whole
    whole: Whole
    lo: Whole
    hi: Whole

    def sums(self, weights: Whole | Flags) -> Whole:
        """Per item and row the sum of the weights of its entries: (items, rows)."""
        return row_sums(self.owner, self.rows, weights, self.lo.shape)

    def of(self, items: Whole) -> tuple[Sheet, Whole]:
        """These items alone, and the entries they have here."""
        import numpy as np

        number = np.full(len(self.lo), -1)
        number[items] = np.arange(len(items))
        entries = np.flatnonzero(number[self.owner] >= 0)
        own = Sheet(
            number[self.owner[entries]], self.rows[entries], self.rest[entries], self.whole[items],
            self.lo[items], self.hi[items],
        )  # fmt: skip
        return own, entries


def row_sums(owner: Whole, rows: Whole, weights: Whole | Flags, shape: tuple[int, ...]) -> Whole:
    """Σ of weights per (owner, row), whole and exact below 2⁵³; a row number past the last counts nowhere."""
    import numpy as np

    items, count = shape
    places = (owner[:, None] * (count + 1) + rows).ravel()
    spread = np.repeat(weights.astype(float), rows.shape[1])
    found = np.bincount(places, weights=spread, minlength=items * (count + 1))
    return found.reshape(items, count + 1)[:, :count].astype(np.int64)


def rounded(sheet: Sheet, seeds: Sequence[bytes]) -> tuple[Flags, Flags]:
    """Which entries are one, and which items thereby meet their rows.

    `seeds[i]` alone fixes where item i begins; what is found for it hangs on no other item.
    """
    import numpy as np

    chosen = np.zeros(len(sheet.owner), dtype=bool)
    met = np.zeros(len(sheet.lo), dtype=bool)
    for attempt in range(ATTEMPTS):
        left = np.flatnonzero(~met)
        if not len(left):
            break
        part, entries = sheet.of(left)
        first, order = _started(part, [seeds[i] + bytes([attempt]) for i in left.tolist()])
        done = _swapped(part, first, order)
        chosen[entries] = first
        met[left] = done
    return chosen, met


def _started(sheet: Sheet, seeds: Sequence[bytes]) -> tuple[Flags, Whole]:
    """Each item's entries taken at even steps of their shares, alike beside alike, and that order.

    Rows of few entries weigh most in the order, so they come out nearly right at once.
    """
    import numpy as np

    items, count = sheet.lo.shape
    drawn = np.array([_numbers(seed, count + 1) for seed in seeds]).reshape(items, count + 1)
    held = sheet.sums(np.ones(len(sheet.owner), dtype=bool))
    width = np.bincount(sheet.owner, minlength=items)
    weights = np.zeros((items, count + 1), dtype=np.int64)
    weights[:, :count] = (65536 + drawn[:, 1:]) * (16 * width[:, None] // np.maximum(held, 1)) ** 2
    key = np.take_along_axis(weights[sheet.owner], sheet.rows, axis=1).sum(axis=1)
    order = np.lexsort((key, sheet.owner))
    owner, rest = sheet.owner[order], sheet.rest[order]
    ends = np.cumsum(rest)
    before = np.concatenate([[0], ends])[np.searchsorted(owner, np.arange(items))]
    whole = sheet.whole[owner]
    shifted = ends - before[owner] + (drawn[:, 0] * sheet.whole // 65536)[owner]
    chosen = np.zeros(len(owner), dtype=bool)
    chosen[order] = shifted // whole > (shifted - rest) // whole
    return chosen, order


def _numbers(seed: bytes, count: int) -> Whole:
    """`count` numbers below 2¹⁶ from SHA-3's extendable output."""
    import numpy as np

    return np.frombuffer(hashlib.shake_256(seed).digest(2 * count), dtype="<u2").astype(np.int64)


def _swapped(sheet: Sheet, chosen: Flags, order: Whole) -> Flags:
    """Swap, in place, until the rows are met; which items meet them in the end."""
    import numpy as np

    met = np.zeros(len(sheet.lo), dtype=bool)
    for effort in EFFORTS:
        left = np.flatnonzero(~met)
        if not len(left):
            break
        together = max(1, AT_ONCE // _most_pairs(sheet, chosen, effort.breadth))
        for begin in range(0, len(left), together):
            group = left[begin : begin + together]
            part, entries = sheet.of(group)
            place = np.full(len(sheet.owner), -1)
            place[entries] = np.arange(len(entries))
            ranked = place[order]
            field = _Field(part, chosen[entries], ranked[ranked >= 0], effort)
            met[group] = field.settled()
            chosen[entries] = field.chosen
    return met


def _most_pairs(sheet: Sheet, chosen: Flags, breadth: int) -> int:
    """The most pairs of entries that any item can have looked at together."""
    import numpy as np

    items = len(sheet.lo)
    inside = np.bincount(sheet.owner[chosen], minlength=items)
    outside = np.bincount(sheet.owner, minlength=items) - inside
    pairs = (np.minimum(inside, breadth) + 1) * (np.minimum(outside, breadth) + 1)
    return int(pairs.max())


class _Field:
    """Items being swapped at once. `inside` and `outside` hold the entries looked at, (items, breadth).

    Rows of `apart` are minus those of the entries inside, then 1, then what leaving costs; rows of `near`
    those outside weighed by the rows' curvature, then what entering costs, then 1: so one product of the two
    gives every swap's change of the squared distance from the rows.
    """

    MOVING = ("items", "inside", "outside", "apart", "far", "sums", "off", "lo", "hi", "shut_in", "shut_out",
              "stays_in", "stays_out", "tries", "wait")  # fmt: skip

    def __init__(self, sheet: Sheet, chosen: Flags, order: Whole, effort: Effort) -> None:
        import numpy as np

        items, rows = sheet.lo.shape
        self.rows, self.effort = rows, effort
        self.chosen = np.append(chosen, False)  # the last stands for no entry
        self.met = np.zeros(items, dtype=bool)
        self.items = np.arange(items)
        self.inside, self.shut_in = _spread(sheet, order[chosen[order]], effort.breadth)
        self.outside, self.shut_out = _spread(sheet, order[~chosen[order]], effort.breadth)
        self.far = _dense(sheet, self.outside)
        self.apart = np.ones((*self.inside.shape, rows + 2), dtype=np.float32)
        self.apart[:, :, :rows] = -_dense(sheet, self.inside)
        self.sums = sheet.sums(chosen).astype(np.float32)
        self.lo, self.hi = sheet.lo.astype(np.float32), sheet.hi.astype(np.float32)
        self.off = self._off(self.sums)
        self.stays_in = np.zeros(self.inside.shape, dtype=np.int64)
        self.stays_out = np.zeros(self.outside.shape, dtype=np.int64)
        self.tries = np.zeros(items, dtype=np.int64)
        self.wait = np.zeros(items, dtype=np.int64)

    def settled(self) -> Flags:
        """Swap until each item meets its rows or its effort is spent; which meet them."""
        for step in range(1, self.effort.steps + 1):
            self.off = self._off(self.sums)
            self._leave((self.off == 0).all(axis=1), met=True)
            if not len(self.items):
                break
            self._step(step)
        self._leave(self.items >= 0, met=False)
        self.chosen = self.chosen[:-1]
        return self.met

    def _off(self, sums: Floats) -> Floats:
        """How far each row is from what it may be, (items, rows)."""
        import numpy as np

        off: Floats = np.maximum(self.lo - sums, 0) + np.maximum(sums - self.hi, 0)
        return off

    def _step(self, step: int) -> None:
        """Make each item's best swap; where none helps, two at once, or the least harmful one."""
        import numpy as np

        scores = self._scores(step)
        flat = scores.reshape(len(scores), -1)
        best = flat.argmin(axis=1)
        stuck = flat[np.arange(len(flat)), best] >= 0
        gone = np.zeros(len(flat), dtype=bool)
        if stuck.any():
            if self.effort.doubles:
                near = (self.off * self.off).sum(axis=1) <= NEAR
                for i in np.flatnonzero(stuck & near & (self.wait <= step)).tolist():
                    gone[i] = self._double(i, step)
            else:
                gone = stuck
        enter, leave = np.divmod(best, self.apart.shape[1])
        moved = np.flatnonzero(~gone)
        self._swap(moved, enter[moved], leave[moved])
        self.stays_in[moved, leave[moved]] = self.stays_out[moved, enter[moved]] = step + TENURE
        self._leave(gone, met=False)

    def _scores(self, step: int) -> Floats:
        """By how much each swap changes the squared distance from the rows, (items, outside, inside)."""
        import numpy as np

        now = self.off * self.off
        more, less = self._off(self.sums + 1), self._off(self.sums - 1)
        gain, loss = more * more - now, less * less - now
        near = np.ones((*self.outside.shape, self.rows + 2), dtype=np.float32)
        np.multiply(self.far, (gain + loss)[:, None, :], out=near[:, :, : self.rows])
        enter = np.matmul(self.far, gain[:, :, None])[:, :, 0]
        leave = -np.matmul(self.apart[:, :, : self.rows], loss[:, :, None])[:, :, 0]
        near[:, :, self.rows] = enter + BARRED * (self.stays_out > step) + NEVER * self.shut_out
        self.apart[:, :, self.rows + 1] = leave + BARRED * (self.stays_in > step) + NEVER * self.shut_in
        scores: Floats = np.matmul(near, self.apart.transpose(0, 2, 1))
        return scores

    def _double(self, i: int, step: int) -> bool:
        """Try two swaps at once on item i; whether it is done with, met or given up."""
        import numpy as np

        self.tries[i] += 1
        self.wait[i] = step + PAUSE
        outside = self.far[i][~self.shut_out[i]]
        inside = -self.apart[i, :, : self.rows][~self.shut_in[i]]
        found = two_swaps(outside, inside, self.lo[i] - self.sums[i], self.hi[i] - self.sums[i])
        for enter, leave in found or ():
            self._swap(np.array([i]), np.array([enter]), np.array([leave]))
        self.met[self.items[i]] = found is not None
        return found is not None or bool(self.tries[i] >= self.effort.doubles)

    def _swap(self, items: Whole, enter: Whole, leave: Whole) -> None:
        rows = self.rows
        entering, leaving = self.far[items, enter], -self.apart[items, leave, :rows]
        self.sums[items] += entering - leaving
        self.far[items, enter], self.apart[items, leave, :rows] = leaving, -entering
        new, old = self.outside[items, enter], self.inside[items, leave]
        self.outside[items, enter], self.inside[items, leave] = old, new

    def _leave(self, gone: Flags, *, met: bool) -> None:
        """Write down what these items have come to, and work on without them."""
        if not gone.any():
            return
        self.chosen[self.outside[gone]] = False
        self.chosen[self.inside[gone]] = True
        self.met[self.items[gone]] |= met
        for name in self.MOVING:
            setattr(self, name, getattr(self, name)[~gone])


def _spread(sheet: Sheet, entries: Whole, breadth: int) -> tuple[Whole, Flags]:
    """Of each item's entries, in this order, at most `breadth`, evenly spread, then a blank: (items, …).

    A blank stands in no row, so that an item may also gain or lose an entry by a "swap" with it. What is
    true in the second array is beyond an item's blank, and only there since another item has more.
    """
    import numpy as np

    items = len(sheet.lo)
    owner = sheet.owner[entries]
    held = np.bincount(owner, minlength=items)
    rank = np.arange(len(entries)) - (np.cumsum(held) - held)[owner]
    room = np.minimum(held, breadth)
    place = rank * room[owner] // held[owner]
    kept = (rank + 1) * room[owner] // held[owner] > place
    widest = int(room.max(initial=0)) + 1
    found = np.full((items, widest), len(sheet.owner))
    found[owner[kept], place[kept]] = entries[kept]
    return found, np.arange(widest)[None, :] > room[:, None]


def _dense(sheet: Sheet, entries: Whole) -> Floats:
    """The rows of the entries as zeros and ones, (items, breadth, rows); a blank has none."""
    import numpy as np

    count = sheet.lo.shape[1]
    rows = np.append(sheet.rows, np.full((1, sheet.rows.shape[1]), count), axis=0)[entries]
    found = np.zeros((*entries.shape, count + 1), dtype=np.float32)
    np.put_along_axis(found, rows, np.float32(1), axis=2)
    return np.ascontiguousarray(found[:, :, :count])
