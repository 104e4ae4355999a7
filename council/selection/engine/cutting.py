"""Whole counts halved, many at a time: each half meets the rows as well as its share of the tickets asks.

Swaps settle nearly all; what they leave over goes to the solver.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from council.selection.engine.alike import Model
from council.selection.engine.proof import expected
from council.selection.engine.repair import Node, repaired
from council.selection.engine.solver import engine
from council.selection.engine.swaps import Sheet, rounded, row_sums

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]
    Flags = NDArray[np.bool_]

TOGETHER = 256  # parts cut at once, of at most so many entries
ENTRIES = 16_384
FINE = 1 << 40  # the parts of one in which the first shares are told


@dataclass(frozen=True, slots=True)
class Counts:
    """Places per type, for the types that have any: type numbers rising, and whole counts beside them."""

    types: Whole
    counts: Whole

    def pairs(self) -> tuple[tuple[int, int], ...]:
        """(type, places) in order of type."""
        return tuple(zip(self.types.tolist(), self.counts.tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Part:
    """Places of `tickets` panels together; `seed` fixes how they are cut."""

    whole: Counts
    tickets: int
    seed: bytes


@dataclass(frozen=True, slots=True)
class _Batch:
    """Counts to be found, by part: from `floor`, one more wherever `rest` (of `whole`) is not 0.

    lo, hi: what the plain rows may come to, (parts, rows). homes: part and row number of each home row
    that is touched, and what it may come to.
    """

    owner: Whole
    types: Whole
    floor: Whole
    rest: Whole
    whole: Whole
    lo: Whole
    hi: Whole
    homes: tuple[Whole, Whole]
    home_lo: Whole
    home_hi: Whole


class Cutter:
    """Cuts parts of a draw in two, by its rows; the answers hang on the parts and their seeds alone."""

    def __init__(self, model: Model) -> None:
        import numpy as np

        self.model = model
        self.lo = np.array([row.lo for row in model.rows], dtype=np.int64)
        self.hi = np.array([row.hi for row in model.rows], dtype=np.int64)
        self.plain = len(model.rows) - len(model.make_ups)
        self.home = np.full(len(model.caps), -1)
        for number in range(self.plain, len(model.rows)):
            self.home[list(model.rows[number].types)] = number
        plain = [[row for row in rows if row < self.plain] for rows in model.rows_of]
        self.rows = np.full((len(plain), max(map(len, plain))), self.plain)
        for t, rows in enumerate(plain):
            self.rows[t, : len(rows)] = rows
        self.solvers: tuple[Any, Any] | None = None

    def top(self, best: Sequence[Fraction], tickets: int, seed: bytes) -> Counts | None:
        """Whole places of all tickets next to the expected ones; rows tight there stay tight if they can."""
        import numpy as np

        model = self.model
        shares = [chance * len(group) * tickets for chance, group in zip(best, model.members, strict=True)]
        parts = [(t, share.numerator, share.denominator) for t, share in enumerate(shares) if share]
        types = np.array([t for t, _part, _whole in parts], dtype=np.int64)
        floor = np.array([part // whole for _t, part, whole in parts], dtype=np.int64)
        rest = np.array([-(-(part % whole) * FINE // whole) for _t, part, whole in parts], dtype=np.int64)
        sums = [expected(model, row, best) for row in model.rows]
        tight = np.array(
            [(r.hi if s == r.hi else r.lo, r.lo if s == r.lo else r.hi)
             for r, s in zip(model.rows, sums, strict=True)]
        )  # fmt: skip
        for lo, hi in (tight.T, (self.lo, self.hi)):
            lo, hi = lo * tickets, hi * tickets
            owner, numbers = np.zeros(len(types), dtype=np.int64), np.arange(self.plain, len(lo))
            batch = _Batch(
                owner, types, floor, rest, np.array([FINE]), lo[None, : self.plain], hi[None, : self.plain],
                (np.zeros_like(numbers), numbers), lo[self.plain :], hi[self.plain :],
            )  # fmt: skip
            found, met = self._found(batch, [seed])
            if met[0]:
                return kept(types, found)
        return None

    def halves(self, parts: Sequence[Part]) -> Iterator[tuple[Counts, Counts] | None]:
        """Each part in two: half its tickets, rounded down, and the rest; None where none was found."""
        group: list[Part] = []
        entries = 0
        for part in parts:
            if len(group) == TOGETHER or (group and entries + len(part.whole.types) > ENTRIES):
                yield from self._halved(group)
                group, entries = [], 0
            group.append(part)
            entries += len(part.whole.types)
        if group:
            yield from self._halved(group)

    def _halved(self, parts: Sequence[Part]) -> Iterator[tuple[Counts, Counts] | None]:
        import numpy as np

        lengths = [len(part.whole.types) for part in parts]
        owner = np.repeat(np.arange(len(parts)), lengths)
        types = np.concatenate([part.whole.types for part in parts])
        counts = np.concatenate([part.whole.counts for part in parts])
        tickets = np.array([part.tickets for part in parts])
        first = tickets // 2
        second = tickets - first
        floor, rest = np.divmod(first[owner] * counts, tickets[owner])
        sums = row_sums(owner, self.rows[types], counts, (len(parts), self.plain))
        lo, hi = _bounds(sums, first[:, None], second[:, None], self.lo[: self.plain], self.hi[: self.plain])
        homes, held = self._at_home(owner, types, counts)
        part, row = homes
        home_lo, home_hi = _bounds(held, first[part], second[part], self.lo[row], self.hi[row])
        batch = _Batch(owner, types, floor, rest, tickets, lo, hi, homes, home_lo, home_hi)
        found, met = self._found(batch, [part.seed for part in parts])
        ends = np.cumsum(lengths)
        for done, begin, end in zip(met.tolist(), (ends - lengths).tolist(), ends.tolist(), strict=True):
            own, half = types[begin:end], found[begin:end]
            yield (kept(own, half), kept(own, counts[begin:end] - half)) if done else None

    def _at_home(self, owner: Whole, types: Whole, counts: Whole) -> tuple[tuple[Whole, Whole], Whole]:
        """(part, home row) of all that are touched, and the sum of counts in each."""
        import numpy as np

        shared = np.flatnonzero(self.home[types] >= 0)
        places = owner[shared] * len(self.lo) + self.home[types[shared]]
        used, number = np.unique(places, return_inverse=True)
        held = np.bincount(number, weights=counts[shared], minlength=len(used)).astype(np.int64)
        return (used // len(self.lo), used % len(self.lo)), held

    def _found(self, batch: _Batch, seeds: Sequence[bytes]) -> tuple[Whole, Flags]:
        """Counts for every entry, and the parts that thereby meet all their rows."""
        sheet, entries = self._sheet(batch)
        chosen, met = rounded(sheet, seeds)
        for item in (~met).nonzero()[0].tolist():
            own = sheet.owner == item
            bits = self._solved(sheet, own, item, seeds[item])
            if bits is not None:
                chosen[own], met[item] = bits, True
        found = batch.floor.copy()
        found[entries] += chosen
        if not self._keeps(batch, found)[met].all():
            raise AssertionError("a cut broke a row")
        return found, met

    def _sheet(self, batch: _Batch) -> tuple[Sheet, Whole]:
        """What is to be rounded, and the entries it speaks of; home rows only where they can be broken."""
        import numpy as np

        entries = np.flatnonzero(batch.rest)
        owner, types = batch.owner[entries], batch.types[entries]
        parts = len(batch.lo)
        base = row_sums(batch.owner, self.rows[batch.types], batch.floor, batch.lo.shape)
        part, row = batch.homes
        lo, hi = batch.home_lo - self._home_sums(batch, batch.floor), batch.home_hi.copy()
        hi -= batch.home_lo - lo
        loose = self._home_sums(batch, batch.rest > 0)
        bind = np.flatnonzero((lo > 0) | (hi < loose))
        part, row, lo, hi = part[bind], row[bind], lo[bind], hi[bind]
        held = np.bincount(part, minlength=parts)
        rank = np.arange(len(part)) - (np.cumsum(held) - held)[part]
        width = self.plain + int(held.max(initial=0))
        all_lo, all_hi = np.zeros((parts, width), dtype=np.int64), np.zeros((parts, width), dtype=np.int64)
        all_lo[:, : self.plain], all_hi[:, : self.plain] = batch.lo - base, batch.hi - base
        all_lo[part, self.plain + rank], all_hi[part, self.plain + rank] = lo, hi
        rows = self.rows[types]
        rows[rows == self.plain] = width
        extra = np.full(len(entries), width)
        place = np.searchsorted(part * len(self.lo) + row, owner * len(self.lo) + self.home[types])
        if len(part):
            place = np.minimum(place, len(part) - 1)
            at = (part[place] == owner) & (row[place] == self.home[types])
            extra[at] = self.plain + rank[place[at]]
        rows = np.concatenate([rows, extra[:, None]], axis=1)
        return Sheet(owner, rows, batch.rest[entries], batch.whole, all_lo, all_hi), entries

    def _home_sums(self, batch: _Batch, weights: Whole | Flags) -> Whole:
        """Sum of weights in each home row of the batch."""
        import numpy as np

        part, row = batch.homes
        shared = np.flatnonzero(self.home[batch.types] >= 0)
        wanted = batch.owner[shared] * len(self.lo) + self.home[batch.types[shared]]
        place = np.searchsorted(part * len(self.lo) + row, wanted)
        found = np.bincount(place, weights=weights[shared].astype(float), minlength=len(part))
        return found.astype(np.int64)

    def _solved(self, sheet: Sheet, own: Flags, item: int, seed: bytes) -> Any:
        """The same by the solver, for one part: zeros and ones, or None when there are none."""
        import numpy as np

        if self.solvers is None:
            mixed = engine(mip_max_nodes=400, mip_rel_gap=1.0, mip_heuristic_effort=0.2)
            self.solvers = engine(presolve="off"), mixed
        rows = sheet.rows[own]
        inside = rows < sheet.lo.shape[1]
        used, index = np.unique(rows[inside], return_inverse=True)
        if (np.maximum(sheet.lo[item], 0) + np.maximum(-sheet.hi[item], 0))[_others(used, sheet)].any():
            return None
        node = Node(index.astype(np.int32), inside.sum(axis=1), sheet.lo[item][used], sheet.hi[item][used])
        return repaired(node, seed, *self.solvers)

    def _keeps(self, batch: _Batch, found: Whole) -> Flags:
        """Which parts meet every row, counted anew."""
        import numpy as np

        sums = row_sums(batch.owner, self.rows[batch.types], found, batch.lo.shape)
        held = self._home_sums(batch, found)
        keeps = ((batch.lo <= sums) & (sums <= batch.hi)).all(axis=1)
        broken = (held < batch.home_lo) | (held > batch.home_hi)
        whole: Flags = np.bincount(batch.homes[0][broken], minlength=len(batch.lo)) == 0
        return keeps & whole


def _bounds(sums: Whole, first: Whole, second: Whole, lo: Whole, hi: Whole) -> tuple[Whole, Whole]:
    """What `first` tickets may take of a row, so that they and the `second` left both keep to it."""
    import numpy as np

    return np.maximum(first * lo, sums - second * hi), np.minimum(first * hi, sums - second * lo)


def _others(used: Whole, sheet: Sheet) -> Flags:
    import numpy as np

    others = np.ones(sheet.lo.shape[1], dtype=bool)
    others[used] = False
    return others


def kept(types: Whole, counts: Whole) -> Counts:
    """The types that have a place."""
    held = counts > 0
    return Counts(types[held], counts[held])


def added(parts: Sequence[Counts]) -> Counts:
    """The places of several parts together."""
    import numpy as np

    if len(parts) == 1:
        return parts[0]
    types, number = np.unique(np.concatenate([one.types for one in parts]), return_inverse=True)
    counts = np.concatenate([one.counts for one in parts])
    return Counts(types, np.bincount(number, weights=counts).astype(np.int64))
