"""Panels as whole numbers: the program whose answers are all of them."""

from __future__ import annotations

from collections.abc import Sequence

from council.selection.engine.alike import Model
from council.selection.engine.solver import Program, columns


def panel_program(model: Model, cost: Sequence[float]) -> Program:
    """The whole-number program whose answers are the admissible panels, the cheapest by type first."""
    import numpy as np

    start, index = columns(model.rows_of)
    return Program(
        cost=np.array(cost),
        lo=np.zeros(len(model.caps)),
        hi=np.array(model.caps, dtype=float),
        row_lo=np.array([row.lo for row in model.rows], dtype=float),
        row_hi=np.array([row.hi for row in model.rows], dtype=float),
        start=start,
        index=index,
        value=np.ones(len(index)),
        whole=True,
    )
