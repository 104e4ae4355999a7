"""The panel whose types are worth most together, found and proven by a solver that is kept warm."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from council.selection.engine.alike import Model
from council.selection.engine.solver import Program, columns, cut_off, engine, put, run
from council.selection.engine.whole import panel_program
from council.selection.refusals import NoLotteryFound

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

WHOLE = 1e-6
ENOUGH = 0.3  # of what expected counts promise above the bar: a panel worth that much will do
MOST_NODES = 100  # branches of one search; counted, not timed, so that every machine stops at the same place


class Pricing:
    """Searches all panels; types that are `shut` stand in none.

    `gave_up` says that the last search ended before all panels were looked at: its None proves nothing.
    `pivots` counts the steps of all searches: what they cost, told alike by every machine.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.gave_up = False
        self.pivots = 0
        self.program = panel_program(model, [0.0] * len(model.caps))
        self.linear: Any = engine(presolve="off")
        put(self.linear, replace(self.program, whole=False))

    def shut(self, types: Collection[int]) -> None:
        """These types stand in no panel from now on."""
        for t in types:
            self.program.hi[t] = 0.0
            self.linear.changeColBounds(t, 0.0, 0.0)

    def above(self, prices: Floats, bar: float, *, patient: bool = False) -> tuple[int, ...] | None:
        """A panel worth more than `bar`, or None when there is none; a `patient` search never gives up.

        Expected counts come first: what they cannot reach no panel can, and a type whose reduced cost is
        more than they promise above the bar is in no such panel. Raises: NoLotteryFound.
        """
        import numpy as np

        self.gave_up = False
        count = len(prices)
        self.linear.changeColsCost(count, np.arange(count, dtype=np.int32), -prices)
        corner = run(self.linear)
        if corner is None:
            raise NoLotteryFound()
        promise = -corner.objective - bar
        if promise <= 0:
            return None
        whole = np.rint(corner.x)
        if np.abs(corner.x - whole).max() < WHOLE:
            return tuple(int(x) for x in whole)
        kept = np.flatnonzero(((corner.reduced < promise) | (corner.x > WHOLE)) & (self.program.hi > 0))
        limits = {"objective_target": -(bar + ENOUGH * promise)}
        return self._among(
            kept.tolist(), prices, bar, limits if patient else {**limits, "mip_max_nodes": MOST_NODES}
        )

    def _among(
        self, kept: list[int], prices: Floats, bar: float, limits: dict[str, float]
    ) -> tuple[int, ...] | None:
        """The same among some types. How much each row takes stands as a whole number of its own: whether
        there is one more or less of a value says more of a panel than whether one type is in it."""
        import numpy as np

        program, rows = self.program, len(self.program.row_lo)
        start, index = columns([*(self.model.rows_of[t] for t in kept), *([row] for row in range(rows))])
        solver = engine(mip_rel_gap=0.0, mip_abs_gap=1e-9, mip_heuristic_effort=0.0, presolve="off", **limits)
        small = Program(
            cost=np.append(-prices[kept], np.zeros(rows)),
            lo=np.append(np.zeros(len(kept)), program.row_lo),
            hi=np.append(program.hi[kept], program.row_hi),
            row_lo=np.zeros(rows),
            row_hi=np.zeros(rows),
            start=start,
            index=index,
            value=np.append(np.ones(len(index) - rows), -np.ones(rows)),
            whole=True,
        )
        put(solver, small)
        answer = run(solver)
        self.pivots += solver.getInfo().simplex_iteration_count
        if answer is not None:
            panel = np.zeros(len(prices))
            panel[kept] = np.rint(answer.x[: len(kept)])
            if float(prices @ panel) > bar:
                return tuple(int(x) for x in panel)
        self.gave_up = cut_off(solver)
        return None
