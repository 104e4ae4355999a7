"""One cut made whole: a linear program picks a corner, and its few broken entries are set right.

Tried in order: all settings of few entries, fresh costs, a small whole-number program, then all entries.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from council.selection.engine.solver import Answer, Program, put, run

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_PAIRS = 20_000


@dataclass(frozen=True, slots=True)
class Turn:
    """One corner's tries: entries opened for listing, then for a whole-number program (0: none)."""

    listed: tuple[int, ...]
    mixed: int = 0


TURNS = (Turn((24, 28)), Turn((24, 28)), Turn((24, 28), 25), Turn((), 60), Turn((), 60))


@dataclass(frozen=True, slots=True)
class Node:
    """Find b of zeros and ones with lo ≤ A b ≤ hi; A by columns: row numbers one after another, lengths."""

    index: NDArray[np.int32]
    lengths: NDArray[np.int32]
    lo: NDArray[np.int64]
    hi: NDArray[np.int64]

    @property
    def width(self) -> int:
        """Free entries."""
        return len(self.lengths)


def repaired(node: Node, path: bytes, linear: Any, mixed: Any) -> NDArray[np.int64] | None:
    """Zeros and ones that meet the rows, or None when there are none or none was found.

    `path` fixes the costs, so the answer hangs on nothing else.
    """
    import numpy as np

    if not node.width:
        return np.zeros(0, dtype=np.int64)
    for number, turn in enumerate(TURNS):
        put(linear, _program(node, costs(path + bytes([number]), node.width)))
        corner = run(linear)
        if corner is None:
            return None
        found = _set_right(node, corner, turn, mixed)
        if found is not None:
            return found
    return _whole(node, np.arange(node.width), np.zeros(node.width, dtype=np.int64), mixed)


def costs(path: bytes, width: int) -> NDArray[np.float64]:
    """Whole-number costs from SHA-3's extendable output over the path: fixed by the input alone."""
    import numpy as np

    drawn = np.frombuffer(hashlib.shake_256(path).digest(2 * width), dtype="<u2")
    return drawn.astype(float) - 32768.0


def _set_right(node: Node, corner: Answer, turn: Turn, mixed: Any) -> NDArray[np.int64] | None:
    import numpy as np

    whole = np.rint(corner.x).astype(np.int64)
    broken = np.abs(corner.x - whole) > 1e-6
    count = int(broken.sum())
    if not count:
        return whole if _meets(node, whole) else None
    order = _nearest_first(node, broken)
    for entries in turn.listed:
        found = _met(node, whole, order[:entries]) if count <= entries else None
        if found is not None:
            return found
    return _whole(node, np.sort(order[: count + turn.mixed]), whole, mixed) if turn.mixed else None


def _nearest_first(node: Node, broken: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The broken entries, then those that share most tight rows with them: they can make up for most."""
    import numpy as np

    weights = np.repeat(broken.astype(np.int64), node.lengths)
    shared = np.bincount(node.index, weights=weights, minlength=len(node.lo))
    shared[node.lo != node.hi] = 0
    owner = np.repeat(np.arange(node.width), node.lengths)
    rank = np.bincount(owner, weights=shared[node.index], minlength=node.width)
    rank[broken] = np.inf
    return np.argsort(-rank, kind="stable")


def _met(node: Node, whole: NDArray[np.int64], open_: NDArray[np.int64]) -> NDArray[np.int64] | None:
    """The first setting of the open entries, the rest as they are, that meets the rows; None if none does.

    Found by meeting in the middle: each half is listed, and halves are paired by a hash of the rows that
    leave no room, so that 2²⁶ settings cost two sorted lists of 2¹³.
    """
    import numpy as np

    base = whole.copy()
    base[open_] = 0
    sums = _sums(node, base)
    matrix = _matrix(node, open_)
    untouched = ~matrix.any(axis=1)
    lo, hi = node.lo - sums, node.hi - sums
    if ((lo > 0) | (hi < 0))[untouched].any():
        return None
    tight = lo == hi
    marks = _marks(len(lo))[tight]
    keys = (marks[:, None] * matrix[tight].astype(np.uint64)).sum(axis=0, dtype=np.uint64)
    first, second = keys[0::2], keys[1::2]
    wanted = (marks * lo[tight].astype(np.uint64)).sum(dtype=np.uint64)
    pairs = _paired(wanted - _all_sums(first), _all_sums(second))
    if pairs is None:
        return None
    settings = np.zeros((len(open_), len(pairs[0])), dtype=np.int64)
    for half, numbers in enumerate(pairs):
        bits = settings[half::2]
        bits[:] = (numbers[None, :] >> np.arange(len(bits))[:, None]) & 1
    reached = matrix @ settings
    fits = np.flatnonzero(((lo[:, None] <= reached) & (reached <= hi[:, None])).all(axis=0))
    if not len(fits):
        return None
    base[open_] = settings[:, fits[0]]
    return base


def _matrix(node: Node, open_: NDArray[np.int64]) -> NDArray[np.int64]:
    """The rows of the open entries, dense."""
    import numpy as np

    matrix = np.zeros((len(node.lo), len(open_)), dtype=np.int64)
    ends = np.cumsum(node.lengths)
    for place, entry in enumerate(open_.tolist()):
        matrix[node.index[ends[entry] - node.lengths[entry] : ends[entry]], place] = 1
    return matrix


def _all_sums(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The sums of all subsets, in the order of their binary numbers."""
    import numpy as np

    sums = np.zeros(1, dtype=np.uint64)
    for key in keys:
        sums = np.concatenate([sums, sums + key])
    return sums


def _paired(
    wanted: NDArray[np.uint64], offered: NDArray[np.uint64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]] | None:
    """Numbers (i, j) with wanted[i] == offered[j], at most MOST_PAIRS of them; None when there are none."""
    import numpy as np

    order = np.argsort(offered, kind="stable")
    ranked = offered[order]
    left = np.searchsorted(ranked, wanted, side="left")
    inside = np.minimum(left, len(ranked) - 1)
    found = np.flatnonzero(ranked[inside] == wanted)
    if not len(found):
        return None
    right = np.searchsorted(ranked, wanted[found], side="right")
    counts = right - left[found]
    firsts = np.repeat(found, counts)[:MOST_PAIRS]
    offsets = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    seconds = order[(np.repeat(left[found], counts) + offsets)[:MOST_PAIRS]]
    return firsts, seconds


def _marks(rows: int) -> NDArray[np.uint64]:
    """One fixed odd number of 64 bits a row; sums of rows are told apart by them."""
    import numpy as np

    drawn = np.frombuffer(hashlib.shake_256(b"rows").digest(8 * rows), dtype="<u8")
    return drawn | np.uint64(1)


def _whole(
    node: Node, open_: NDArray[np.int64], whole: NDArray[np.int64], mixed: Any
) -> NDArray[np.int64] | None:
    """Set the open entries by a whole-number program without objective, the rest as they are."""
    import numpy as np

    lo, hi = whole.astype(float), whole.astype(float)
    lo[open_], hi[open_] = 0.0, 1.0
    program = _program(node, np.zeros(node.width))
    put(
        mixed,
        Program(
            program.cost, lo, hi, program.row_lo, program.row_hi, program.start, program.index,
            program.value, whole=True,
        ),
    )  # fmt: skip
    answer = run(mixed)
    if answer is None:
        return None
    found = np.rint(answer.x).astype(np.int64)
    return found if _meets(node, found) else None


def _program(node: Node, cost: NDArray[np.float64]) -> Program:
    import numpy as np

    start = np.concatenate([[0], np.cumsum(node.lengths)]).astype(np.int32)
    return Program(
        cost=cost,
        lo=np.zeros(node.width),
        hi=np.ones(node.width),
        row_lo=node.lo.astype(float),
        row_hi=node.hi.astype(float),
        start=start,
        index=node.index,
        value=np.ones(len(node.index)),
    )


def _sums(node: Node, chosen: NDArray[np.int64]) -> NDArray[np.int64]:
    import numpy as np

    weights = np.repeat(chosen, node.lengths)
    return np.bincount(node.index, weights=weights, minlength=len(node.lo)).astype(np.int64)


def _meets(node: Node, chosen: NDArray[np.int64]) -> bool:
    sums = _sums(node, chosen)
    return bool(((node.lo <= sums) & (sums <= node.hi)).all())
