"""One cut made whole: a linear program picks a corner, and its few broken entries are set right.

Tried in order: enumeration, a small whole-number program, fresh costs, then all entries.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from council.selection.solver import Answer, Program, put, run

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BITS = 12
NEAR = (25, 60, 60, 60)


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
    for turn, near in enumerate(NEAR):
        put(linear, _program(node, costs(path + bytes([turn]), node.width)))
        corner = run(linear)
        if corner is None:
            return None
        found = _set_right(node, corner, near, mixed)
        if found is not None:
            return found
    return _whole(node, np.arange(node.width), np.zeros(node.width, dtype=np.int64), mixed)


def costs(path: bytes, width: int) -> NDArray[np.float64]:
    """Whole-number costs from SHA-3's extendable output over the path: fixed by the input alone."""
    import numpy as np

    drawn = np.frombuffer(hashlib.shake_256(path).digest(2 * width), dtype="<u2")
    return drawn.astype(float) - 32768.0


def _set_right(node: Node, corner: Answer, near: int, mixed: Any) -> NDArray[np.int64] | None:
    import numpy as np

    whole = np.rint(corner.x).astype(np.int64)
    broken = np.abs(corner.x - whole) > 1e-6
    count = int(broken.sum())
    if not count:
        return whole if _meets(node, whole) else None
    rank = np.abs(corner.reduced)
    rank[broken] = -1.0
    order = np.argsort(rank, kind="stable")
    if count <= BITS:
        found = _enumerated(node, whole, order[:BITS])
        if found is not None:
            return found
    return _whole(node, np.sort(order[: count + near]), whole, mixed)


def _enumerated(node: Node, whole: NDArray[np.int64], open_: NDArray[np.int64]) -> NDArray[np.int64] | None:
    """The first setting of the open entries, the rest as they are, that meets the rows."""
    import numpy as np

    base = whole.copy()
    base[open_] = 0
    sums = _sums(node, base)
    matrix = np.zeros((len(node.lo), len(open_)), dtype=np.float32)
    ends = np.cumsum(node.lengths)
    for place, entry in enumerate(open_.tolist()):
        matrix[node.index[ends[entry] - node.lengths[entry] : ends[entry]], place] = 1.0
    touched = matrix.any(axis=1)
    if ((sums < node.lo) | (sums > node.hi))[~touched].any():
        return None
    settings = _settings(len(open_))
    alive = np.arange(settings.shape[1])
    for block in _blocks(int(touched.sum())):
        rows = np.flatnonzero(touched)[block]
        reached = matrix[rows] @ settings[:, alive]
        room = (reached >= (node.lo - sums)[rows, None]) & (reached <= (node.hi - sums)[rows, None])
        alive = alive[room.all(axis=0)]
        if not len(alive):
            return None
    base[open_] = settings[:, alive[0]].astype(np.int64)
    return base


def _blocks(rows: int) -> Iterator[slice]:
    for first in range(0, rows, 4):
        yield slice(first, min(first + 4, rows))


_SETTINGS: dict[int, Any] = {}


def _settings(bits: int) -> Any:
    """All zeros and ones of so many bits, a column each; kept, since every cut asks for them."""
    import numpy as np

    if bits not in _SETTINGS:
        numbers = np.arange(2**bits)
        _SETTINGS[bits] = ((numbers[None, :] >> np.arange(bits)[:, None]) & 1).astype(np.float32)
    return _SETTINGS[bits]


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
