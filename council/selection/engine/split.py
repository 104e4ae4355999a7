"""Expected counts cut into whole panels: all tickets at once, halved until single panels remain.

Chance never enters: the search's costs come from the pool and targets themselves, so no seed can be turned.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from council.progress import SILENT, Progress
from council.selection.engine.alike import Model
from council.selection.engine.repair import Node, repaired
from council.selection.engine.solver import columns, engine

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]

RECUTS = 3
PATIENCE = 12


@dataclass(frozen=True, slots=True)
class Counts:
    """Places per type, for the types that have any: type numbers rising, and whole counts beside them."""

    types: Whole
    counts: Whole

    def pairs(self) -> tuple[tuple[int, int], ...]:
        """(type, places) in order of type."""
        return tuple(zip(self.types.tolist(), self.counts.tolist(), strict=True))


class GaveUp(Exception):
    """Inside the search: too many cuts failed; another way must be taken."""


def panels_of(
    model: Model, best: tuple[Fraction, ...], tickets: int, *, progress: Progress = SILENT
) -> tuple[Counts, ...] | None:
    """One panel of counts per ticket, adding up to the expected counts of all tickets; None when stuck.

    Every panel meets every row; a type's places over all tickets are its expected places, rounded up or
    down. The same model and tickets always give the same panels.
    """
    search = _Search(model, tickets, progress)
    try:
        whole = search.top(best)
        return None if whole is None else search.split(whole, tickets, "")
    except GaveUp:
        return None


def canonical_input(model: Model) -> bytes:
    """Pool and targets in canonical order as bytes: the same for any order of rows and columns."""
    lines = [[r.line.feature, r.line.value, r.lo, r.hi] for r in model.rows if r.line is not None]
    pool = model.pool
    input_ = [model.seats, lines, pool.ids, pool.features, pool.values, pool.households]
    return json.dumps(input_, ensure_ascii=True, separators=(",", ":")).encode()


def fingerprint(model: Model) -> bytes:
    """SHA-256 of the canonical input: what the search's costs are drawn from."""
    return hashlib.sha256(canonical_input(model)).digest()


class _Search:
    def __init__(self, model: Model, tickets: int, progress: Progress) -> None:
        import numpy as np

        self.model, self.tickets, self.progress = model, tickets, progress
        self.start, self.index = columns(model.rows_of)
        self.lo = np.array([row.lo for row in model.rows], dtype=np.int64)
        self.hi = np.array([row.hi for row in model.rows], dtype=np.int64)
        self.key = fingerprint(model)
        self.done = self.failed = self.cuts = 0
        self.linear: Any = engine(presolve="off")
        self.mixed: Any = engine(mip_max_nodes=400, mip_rel_gap=1.0, mip_heuristic_effort=0.2)

    def top(self, best: tuple[Fraction, ...]) -> Counts | None:
        """Whole places for all tickets together, next to the expected ones; tight rows stay tight."""
        import numpy as np

        model, m = self.model, self.tickets
        exact = [chance * len(group) for chance, group in zip(best, model.members, strict=True)]
        types = np.array([t for t, share in enumerate(exact) if share], dtype=np.int64)
        floor = np.array([share * m // 1 for share in exact if share], dtype=np.int64)
        loose = np.array([(share * m).denominator != 1 for share in exact if share], dtype=bool)
        sums = [sum((exact[t] for t in row.types), Fraction(0)) for row in model.rows]
        tight_lo = np.array(
            [m * (r.hi if s == r.hi else r.lo) for r, s in zip(model.rows, sums, strict=True)]
        )
        tight_hi = np.array(
            [m * (r.lo if s == r.lo else r.hi) for r, s in zip(model.rows, sums, strict=True)]
        )
        for lo, hi in ((tight_lo, tight_hi), (m * self.lo, m * self.hi)):
            found = self._find(types, floor, loose, lo, hi, "top")
            if found is not None:
                return _kept(types, found)
        return None

    def split(self, whole: Counts, m: int, path: str) -> tuple[Counts, ...] | None:
        """Panels that add up to `whole`, m of them; a part that fails makes its parent cut anew."""
        if m == 1:
            self.done += 1
            self.progress(self.done, self.tickets)
            return (whole,)
        for cut in range(RECUTS + 1):
            halves = self._halved(whole, m, f"{path}/{cut}")
            if halves is None:
                break
            first = self.split(halves[0], m // 2, f"{path}/{cut}a")
            second = self.split(halves[1], m - m // 2, f"{path}/{cut}b") if first is not None else None
            if first is not None and second is not None:
                return first + second
            self.done -= len(first or ())
        self.failed += 1
        return None

    def _halved(self, whole: Counts, m: int, path: str) -> tuple[Counts, Counts] | None:
        import numpy as np

        self.cuts += 1
        if self.failed > PATIENCE + self.done // 10 or self.cuts > 100 + 3 * self.tickets // 2:
            raise GaveUp
        first, second = m // 2, m - m // 2
        shares = first * whole.counts
        sums = self._sums(whole.types, whole.counts)
        lo = np.maximum(first * self.lo, sums - second * self.hi)
        hi = np.minimum(first * self.hi, sums - second * self.lo)
        found = self._find(whole.types, shares // m, shares % m != 0, lo, hi, path)
        if found is None:
            return None
        return _kept(whole.types, found), _kept(whole.types, whole.counts - found)

    def _find(self, types: Whole, floor: Whole, loose: Any, lo: Whole, hi: Whole, path: str) -> Whole | None:
        """Whole counts from `floor`, one more where loose, with lo ≤ row sums ≤ hi; None if none is found."""
        sums = self._sums(types, floor)
        free = types[loose]
        entries, lengths = self._entries(free)
        used, local = _numbered(entries)
        node = Node(local, lengths, (lo - sums)[used], (hi - sums)[used])
        chosen = repaired(node, self.key + path.encode(), self.linear, self.mixed)
        if chosen is None:
            return None
        found = floor.copy()
        found[loose] += chosen
        after = self._sums(types, found)
        if not bool(((lo <= after) & (after <= hi)).all()):
            raise AssertionError("a cut broke a row")
        return found

    def _entries(self, types: Whole) -> tuple[Any, Any]:
        """Row numbers of the types one after another, and how many each has."""
        import numpy as np

        lengths = self.start[types + 1] - self.start[types]
        ends = np.cumsum(lengths)
        shift = np.repeat(self.start[types] - (ends - lengths), lengths)
        return self.index[np.arange(int(ends[-1]) if len(ends) else 0) + shift], lengths

    def _sums(self, types: Whole, counts: Whole) -> Whole:
        import numpy as np

        entries, lengths = self._entries(types)
        weights = np.repeat(counts, lengths)
        return np.bincount(entries, weights=weights, minlength=len(self.lo)).astype(np.int64)


def _numbered(entries: Any) -> tuple[Any, Any]:
    import numpy as np

    used, local = np.unique(entries, return_inverse=True)
    return used, local.astype(np.int32)


def _kept(types: Whole, counts: Whole) -> Counts:
    held = counts > 0
    return Counts(types[held], counts[held])
