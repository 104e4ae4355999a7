"""The first stage of the bound, kept warm while targets change: an edit moves row bounds and nothing else.

The solver says where the optimum is; whole-number multipliers next to its own say it as a fraction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any

from council.selection.engine.alike import Model
from council.selection.engine.solver import Answer, Program, columns, engine, put, run

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FINEST = (12, 60, 400, 3_000, 30_000, 10**6, 10**8)
LARGEST = 2**40  # whole multipliers above it could overflow when summed in 64 bits
CLOSE = 1e-9

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Level:
    """The best smallest chance, and the row multipliers that prove nobody can do better.

    places: what each row holds in the solver's solution. exact: the fraction was found; else it is the
    solver's number, rounded, and there are no multipliers.
    """

    chance: Fraction
    multipliers: tuple[tuple[int, int], ...]
    places: tuple[float, ...]
    exact: bool = True


class Warm:
    """One pool and one set of lines, asked again and again under other bounds.

    Column 0 is z, the smallest chance; column 1 + t is how far type t stands above it. Types known to have
    no chance at all are set aside: they count for nothing and hold nothing down.
    """

    def __init__(self, model: Model) -> None:
        import numpy as np

        self._sizes: NDArray[np.int64] = np.array(model.sizes, dtype=np.int64)
        self._caps: NDArray[np.int64] = np.array(model.caps, dtype=np.int64)
        self._types = [np.array(row.types, dtype=np.int64) for row in model.rows]
        self._ceilings = self._caps / self._sizes
        self._aside = np.zeros(len(model.caps), dtype=bool)
        self._crowd = [int(self._sizes[types].sum()) for types in self._types]
        self._capped: dict[int, int] = {}
        self._bounds: list[Bounds] = [(row.lo, row.hi) for row in model.rows]
        self._solver: Any = engine(
            presolve="off", primal_feasibility_tolerance=1e-9, dual_feasibility_tolerance=1e-9
        )
        put(self._solver, self._program(model))
        self._basis: Any = None

    def hold(self, bounds: Sequence[Bounds], aside: Iterable[int] = ()) -> None:
        """The bounds of every row from now on, and the types that are set aside (None before)."""
        for row, bound in enumerate(bounds):
            if bound != self._bounds[row]:
                self._bounds[row] = bound
                self._solver.changeRowBounds(row, *bound)
        self._set_aside(set(aside))
        self._basis = None

    def level(self) -> Level | None:
        """The best smallest chance under the bounds held; None when no counts meet them."""
        found = self._solved()
        self._basis = self._solver.getBasis() if found is not None else None
        return found

    def tried(self, changes: Mapping[int, Bounds]) -> Level | None:
        """The same with some rows bound otherwise; the bounds held stay."""
        old = {row: self._bounds[row] for row in changes}
        self._bind(changes)
        try:
            return self._solved()
        finally:
            self._bind(old)
            if self._basis is not None and len(self._basis.row_status) == self._solver.getNumRow():
                self._solver.setBasis(self._basis)

    def _bind(self, changes: Mapping[int, Bounds]) -> None:
        for row, bound in changes.items():
            self._bounds[row] = bound
            self._solver.changeRowBounds(row, *bound)

    # the program -------------------------------------------------------------------------------------------

    def _program(self, model: Model) -> Program:
        import numpy as np

        start, index = columns([range(len(model.rows)), *model.rows_of])
        held = np.repeat(self._sizes, [len(rows) for rows in model.rows_of])
        return Program(
            cost=np.concatenate([[-1.0], np.zeros(len(model.caps))]),
            lo=np.zeros(len(model.caps) + 1),
            hi=np.concatenate([[self._least_ceiling()], self._ceilings]),
            row_lo=np.array([row.lo for row in model.rows], dtype=float),
            row_hi=np.array([row.hi for row in model.rows], dtype=float),
            start=start,
            index=index,
            value=np.concatenate([np.array(self._crowd, dtype=float), held.astype(float)]),
        )

    def _least_ceiling(self) -> float:
        free = self._ceilings[~self._aside]
        return float(free.min()) if len(free) else 0.0

    def _set_aside(self, wanted: set[int]) -> None:
        import numpy as np

        now = set(np.flatnonzero(self._aside).tolist())
        for t in sorted(now ^ wanted):
            self._aside[t] = t in wanted
            self._solver.changeColBounds(1 + t, 0.0, 0.0 if t in wanted else float(self._ceilings[t]))
            if t in self._capped:
                self._solver.changeRowBounds(
                    self._capped[t], -1e30, 1e30 if t in wanted else float(self._ceilings[t])
                )
        if now != wanted:
            for row, types in enumerate(self._types):
                self._crowd[row] = int(self._sizes[types[~self._aside[types]]].sum())
                self._solver.changeCoeff(row, 0, float(self._crowd[row]))
            self._solver.changeColBounds(0, 0.0, self._least_ceiling())

    def _solved(self) -> Level | None:
        answer = self._run()
        if answer is None:
            return None
        z = float(answer.x[0])
        places = tuple(self._places(answer.x))
        if z >= self._least_ceiling() - CLOSE:
            return Level(self._capacity(), (), places)
        for multipliers in self._candidates(answer):
            level = self._bound(multipliers)
            if level is not None and abs(float(level) - z) <= CLOSE:
                return Level(level, multipliers, places)
        return Level(Fraction(max(0.0, z)).limit_denominator(10**9), (), places, exact=False)

    def _run(self) -> Answer | None:
        """The solver's answer, with the places that broke their ceiling added as rows that then stay."""
        import numpy as np

        while True:
            answer = run(self._solver)
            if answer is None:
                return None
            above = answer.x[0] + answer.x[1:] > self._ceilings + CLOSE
            broken = [t for t in np.flatnonzero(above & ~self._aside).tolist() if t not in self._capped]
            if not broken:
                return answer
            for t in broken:
                self._capped[t] = self._solver.getNumRow()
                self._solver.addRow(-1e30, float(self._ceilings[t]), 2, [0, 1 + t], [1.0, 1.0])

    def _places(self, x: NDArray[np.float64]) -> Iterator[float]:
        counts = self._sizes * (x[1:] + x[0] * ~self._aside)
        for types in self._types:
            yield float(counts[types].sum())

    # the fraction ------------------------------------------------------------------------------------------

    def _capacity(self) -> Fraction:
        """The smallest share of its people any type has places for: nobody can be better off than that."""
        free = [
            Fraction(int(cap), int(size))
            for cap, size, aside in zip(self._caps, self._sizes, self._aside, strict=True)
            if not aside and cap != size
        ]
        return min(free, default=Fraction(1))

    def _candidates(self, answer: Answer) -> Iterator[tuple[tuple[int, int], ...]]:
        """Whole multipliers next to the solver's, the coarsest first."""
        duals = [-float(y) for y in answer.duals[: len(self._types)]]
        largest = max(map(abs, duals), default=0.0)
        if not largest:
            return
        shares = [(row, y / largest) for row, y in enumerate(duals) if abs(y) > CLOSE * largest]
        for finest in FINEST:
            parts = [(row, Fraction(share).limit_denominator(finest)) for row, share in shares]
            common = lcm(*(part.denominator for _row, part in parts))
            yield tuple((row, int(part * common)) for row, part in parts if part)

    def _bound(self, multipliers: Sequence[tuple[int, int]]) -> Fraction | None:
        """z of section 6 of the design for these multipliers, nothing fixed: valid whatever they are.

        With g_t the sum over the rows of t: z = (Σ y·(hi or lo) − Σ_{g<0} g·cap) / Σ_{g>0} g·n.
        """
        import numpy as np

        if sum(abs(y) for _row, y in multipliers) * int(self._sizes.sum()) > LARGEST:
            return None
        pulls = np.zeros(len(self._sizes), dtype=np.int64)
        room = 0
        for row, y in multipliers:
            pulls[self._types[row]] += y
            low, high = self._bounds[row]
            room += y * (high if y > 0 else low)
        pulls[self._aside] = 0
        up, down = np.maximum(pulls, 0), np.minimum(pulls, 0)
        people = int((up * self._sizes).sum())
        return Fraction(room - int((down * self._caps).sum()), people) if people else None
