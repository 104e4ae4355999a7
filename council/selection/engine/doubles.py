"""Two swaps found at once, where no single one helps: pairs of pairs matched by a hash of what they move."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]
    Floats = NDArray[np.float32]

MOST_MATCHES = 4_000
TABLE = 16  # bits told apart by each sieve

Swap = tuple[int, int]


def two_swaps(outside: Floats, inside: Floats, lo: Floats, hi: Floats) -> tuple[Swap, Swap] | None:
    """Two swaps (entering, leaving) that together move every row by lo … hi; None when there are none.

    Args: outside, inside: rows of the entries as zeros and ones, (entries, rows). lo, hi: (rows,).

    Every pair of entries has a number, the sum of its rows' marks where lo = hi; two pairs fit when their
    numbers add up to the one wanted. So (entries²)² possibilities cost a few passes over entries².
    """
    import numpy as np

    marks = np.where(lo == hi, _marks(len(lo)), 0.0)
    enter, leave = outside.astype(float) @ marks, inside.astype(float) @ marks
    numbers = (enter[:, None] - leave[None, :]).astype(np.int64).ravel()
    wanted = int(lo.astype(float) @ marks)
    firsts, seconds = _matched(numbers, wanted)
    i, j = np.divmod(firsts, len(inside))
    k, l = np.divmod(seconds, len(inside))
    apart = (i < k) & (j != l)
    i, j, k, l = i[apart], j[apart], k[apart], l[apart]
    moved = outside[i] - inside[j] + outside[k] - inside[l]
    fits = np.flatnonzero(((lo <= moved) & (moved <= hi)).all(axis=1))
    if not len(fits):
        return None
    first = fits[0]
    return (int(i[first]), int(j[first])), (int(k[first]), int(l[first]))


def _matched(numbers: Whole, wanted: int) -> tuple[Whole, Whole]:
    """Places (a, b) with numbers[a] + numbers[b] = wanted, the first of them.

    Two sieves of single bits leave few numbers to sort.
    """
    import numpy as np

    places = np.arange(len(numbers))
    for shift in (0, TABLE):
        there = np.zeros(1 << TABLE, dtype=bool)
        there[(numbers >> shift) & ((1 << TABLE) - 1)] = True
        keep = there[((wanted - numbers) >> shift) & ((1 << TABLE) - 1)]
        numbers, places = numbers[keep], places[keep]
    order = np.argsort(numbers, kind="stable")
    ranked = numbers[order]
    left = np.searchsorted(ranked, wanted - numbers, side="left")
    counts = np.searchsorted(ranked, wanted - numbers, side="right") - left
    firsts = np.repeat(np.arange(len(numbers)), counts)[:MOST_MATCHES]
    offsets = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    seconds = order[(np.repeat(left, counts) + offsets)[:MOST_MATCHES]]
    return places[firsts], places[seconds]


def _marks(rows: int) -> NDArray[np.float64]:
    """One fixed odd number below 2⁴⁰ a row: sums of a thousand of them are exact in floating point."""
    import numpy as np

    drawn = np.frombuffer(hashlib.shake_256(b"rows").digest(8 * rows), dtype="<u8")
    return ((drawn >> np.uint64(24)) | np.uint64(1)).astype(float)
