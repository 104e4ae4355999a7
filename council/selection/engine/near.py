"""A panel next to a corner of the linear program: quick to find, and when there is none all are searched.

A corner leaves few types between whole numbers; those and some neighbours are set by a small program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from council.selection.engine.alike import Model
from council.selection.engine.solver import Answer, Program, engine, put, run, solve
from council.selection.engine.whole import panel_program

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OPENED = (25, 60)
BROKEN = 1e-6


def near_panel(model: Model, cost: Sequence[float] | None = None) -> tuple[int, ...] | None:
    """Places per type of a panel that meets every row, cheap by `cost` a place; None when there is none.

    Not always the cheapest: with a cost, what is found lies near the cheapest corner.
    """
    import numpy as np

    program = panel_program(model, cost if cost is not None else _spread(model))
    linear = engine()
    put(linear, replace(program, whole=False))
    corner = run(linear)
    if corner is None:
        return None
    whole = np.rint(corner.x)
    broken = np.abs(corner.x - whole) > BROKEN
    if not broken.any():
        return tuple(int(x) for x in whole)
    for more in OPENED:
        found = _set(program, corner, whole, broken, more)
        if found is not None:
            return tuple(int(round(x)) for x in found.x)
    answer = solve(program)
    return None if answer is None else tuple(int(round(x)) for x in answer.x)


def _spread(model: Model) -> list[float]:
    """Costs without a pattern, the same each time: a corner with few types half in."""
    return [float((t * 2_654_435_761) % 1_009) for t in range(len(model.caps))]


def _set(
    program: Program, corner: Answer, whole: NDArray[np.float64], broken: NDArray[np.bool_], more: int
) -> Answer | None:
    """The broken types and `more` of the most nearly indifferent, set to whole numbers; the rest stay."""
    import numpy as np

    rank = np.abs(corner.reduced)
    rank[broken] = -1.0
    open_ = np.argsort(rank, kind="stable")[: int(broken.sum()) + more]
    rest = np.ones(len(whole), dtype=bool)
    rest[open_] = False
    held = np.zeros(len(program.row_lo))
    entry = np.repeat(whole * rest, np.diff(program.start))
    np.add.at(held, program.index, entry)
    take = [np.arange(program.start[t], program.start[t + 1]) for t in open_.tolist()]
    lengths = [len(places) for places in take]
    small = Program(
        cost=program.cost[open_],
        lo=program.lo[open_],
        hi=program.hi[open_],
        row_lo=program.row_lo - held,
        row_hi=program.row_hi - held,
        start=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32),
        index=program.index[np.concatenate(take)],
        value=program.value[np.concatenate(take)],
        whole=True,
    )
    answer = solve(small)
    if answer is None:
        return None
    x = whole.copy()
    x[open_] = answer.x
    return replace(answer, x=x)
