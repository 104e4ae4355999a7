"""The chances whose product is largest, as exact fractions with one line of prices.

An interior point finds them: the curvature is diagonal, so each step is one system as small as the rows,
smaller still because every home stands in one row only. Floats become fractions at the end: see `_exact`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from council.selection.engine.alike import Model
from council.selection.engine.claims import CLOSE, PRICE_UNIT, excess
from council.selection.engine.proof import Stage
from council.selection.engine.solver import Program, columns, solve
from council.selection.engine.whole import panel_program
from council.selection.lottery import Proof

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.intp]

STEPS = 120
GRAIN = 10**15
TIGHT = 1e-7


def point(model: Model, stage: Stage) -> tuple[tuple[Fraction, ...], list[Proof]]:
    """Chances by type that maximise Σ n_t log p_t over Q, and the prices of the rows that prove it.

    Types fixed at 0 in `stage` can never be chosen and stay there. The fractions meet every row exactly.
    Where the rows leave no inside (some force others to a bound), what is forced is found first.
    """
    able = [t for t, chance in enumerate(stage.fixed) if chance != 0]
    free = _Box(able, [(row.lo, row.hi) for row in model.rows], {})
    best: tuple[Fraction, ...] = ()
    line = Proof((), "prices")
    for box in (free, None):
        box = box or _forced(model, able)
        if box is None:
            break
        x, y = _climbed(model, box)
        best = _chances(model, box, x)
        for duals in (y, None):
            line = _prices(_dearest(model, able, best) if duals is None else duals)
            if excess(model, best, stage, line) <= CLOSE * len(model.pool.ids):
                return best, [line]
    return best, [line]


@dataclass(frozen=True, slots=True)
class _Box:
    """Types to move, bounds of the rows, and the places of types that are forced."""

    types: list[int]
    rows: list[tuple[int, int]]
    held: dict[int, int]


def _prices(duals: Sequence[float]) -> Proof:
    prices = [round(float(y) * PRICE_UNIT) for y in duals]
    return Proof(tuple((r, y) for r, y in enumerate(prices) if y), "prices")


def _climbed(model: Model, box: _Box) -> tuple[Floats, list[float]]:
    """Places of the box's types at the top, and the prices of the rows there."""
    import numpy as np

    if not box.types:
        return np.zeros(0), [0.0] * len(model.rows)
    work = _Interior(model, box)
    with np.errstate(all="ignore"):  # a box without an inside ends in 0/0; the step is then refused
        work.climb()
    return work.x, [-float(y) for y in work.y]


def _chances(model: Model, box: _Box, x: Floats) -> tuple[Fraction, ...]:
    best = [Fraction(0)] * len(model.caps)
    for t, places in box.held.items():
        best[t] = Fraction(places, len(model.members[t]))
    for t, count in zip(box.types, _exact(model, box, x), strict=True):
        best[t] = count / len(model.members[t])
    return tuple(best)


def _dearest(model: Model, able: Sequence[int], best: Sequence[Fraction]) -> list[float]:
    """The prices of the rows when every place is worth 1/p: the multipliers of one linear program over Q."""
    import numpy as np

    worth = np.zeros(len(model.caps))
    for t in able:
        worth[t] = -1.0 / max(1e-9, float(best[t]))
    program = replace(panel_program(model, worth.tolist()), whole=False)
    answer = solve(program, primal_feasibility_tolerance=1e-9, dual_feasibility_tolerance=1e-9)
    return [0.0] * len(model.rows) if answer is None else [-float(y) for y in answer.duals]


def _forced(model: Model, able: Sequence[int]) -> _Box | None:
    """The box without what the rows force: types always full, rows always at one of their bounds.

    One linear program: counts scaled up by any factor, and as many of the slacks as can be all at least 1.
    A slack that stays 0 is 0 everywhere in Q.
    """
    import numpy as np

    types, rows = len(able), len(model.rows)
    place = {t: i for i, t in enumerate(able)}
    below, above = types, types + rows  # numbers of the row's two slack rows
    entries: list[list[tuple[int, float]]] = []
    for t in able:
        entries.append([(place[t], -1.0), *((below + r, 1.0) for r in model.rows_of[t]),
                        *((above + r, -1.0) for r in model.rows_of[t])])  # fmt: skip
    scale = [(i, float(model.caps[t])) for t, i in place.items()]
    scale += [(below + r, -float(row.lo)) for r, row in enumerate(model.rows)]
    scale += [(above + r, float(row.hi)) for r, row in enumerate(model.rows)]
    entries.append(scale)
    entries += [[(number, -1.0)] for number in range(types + 2 * rows)]
    start, index = columns([[r for r, _v in column] for column in entries])
    slacks = types + 2 * rows
    answer = solve(
        Program(
            cost=np.concatenate([np.zeros(types + 1), -np.ones(slacks)]),
            lo=np.zeros(types + 1 + slacks),
            hi=np.concatenate([np.full(types + 1, np.inf), np.ones(slacks)]),
            row_lo=np.zeros(slacks),
            row_hi=np.full(slacks, np.inf),
            start=start,
            index=index,
            value=np.array([v for column in entries for _r, v in column]),
        )
    )
    if answer is None:
        return None
    loose = answer.x[types + 1 :] > 0.5
    held = {t: model.caps[t] for t, i in place.items() if not loose[i]}
    bounds = []
    for r, row in enumerate(model.rows):
        lo = row.hi if not loose[above + r] else row.lo
        hi = row.lo if not loose[below + r] else row.hi
        taken = sum(held.get(t, 0) for t in row.types)
        bounds.append((min(lo, hi) - taken, max(lo, hi) - taken) if lo <= hi else (row.lo - taken,) * 2)
    return _Box([t for t in able if t not in held], bounds, held)


class _Interior:
    """minimise −Σ n log x with A x = s, lo ≤ s ≤ hi, x ≤ cap; y prices rows, w caps, u and v the sides.

    A primal-dual path: every quantity stays inside its bounds while the products of slack and price shrink
    together. Rows with lo = hi have no slack and no side prices.
    """

    def __init__(self, model: Model, box: _Box) -> None:
        import numpy as np

        able = box.types
        self.sizes = np.array([len(model.members[t]) for t in able], dtype=float)
        self.caps = np.array([model.caps[t] for t in able], dtype=float)
        self.lo = np.array([lo for lo, _hi in box.rows], dtype=float)
        self.hi = np.array([hi for _lo, hi in box.rows], dtype=float)
        self.loose = self.lo < self.hi
        self.rows = len(self.lo)
        self.lines = self.rows - len(model.make_ups)
        self.index = np.array([r for t in able for r in model.rows_of[t]], dtype=np.intp)
        self.owner = np.repeat(np.arange(len(able)), [len(model.rows_of[t]) for t in able])
        self._homes(model, able)
        even = min(0.99, (model.seats - sum(box.held.values())) / self.caps.sum())
        self.x = self.caps * even
        self.y = np.zeros(self.rows)
        inset = 0.1 * (self.hi - self.lo)
        self.s = np.clip(self._sums(self.x), self.lo + inset, self.hi - inset)
        self.w = np.full(len(able), 1.0)
        self.u = np.where(self.loose, 1.0, 0.0)
        self.v = self.u.copy()

    def _homes(self, model: Model, able: Sequence[int]) -> None:
        """The dense part of A (lines and seats), and each type's row of homes, or −1."""
        import numpy as np

        self.dense = np.zeros((self.lines, len(able)))
        self.home = np.full(len(able), -1, dtype=np.intp)
        for place, t in enumerate(able):
            for r in model.rows_of[t]:
                if r < self.lines:
                    self.dense[r, place] = 1.0
                else:
                    self.home[place] = r - self.lines

    def _sums(self, x: Floats) -> Floats:
        import numpy as np

        found = np.bincount(self.index, weights=x[self.owner], minlength=self.rows)
        return np.asarray(found, dtype=np.float64)

    def _pulls(self, y: Floats) -> Floats:
        import numpy as np

        found = np.bincount(self.owner, weights=y[self.index], minlength=len(self.caps))
        return np.asarray(found, dtype=np.float64)

    def climb(self) -> None:
        """Steps along the path until slack times price is as small as floats tell apart."""
        import numpy as np

        for _step in range(STEPS):
            room, under, over = self.caps - self.x, self.s - self.lo, self.hi - self.s
            product = float(self.w @ room + (self.u @ under) + (self.v @ over))
            count = len(self.x) + 2 * int(self.loose.sum())
            breach = float(np.abs(self._sums(self.x) - self.s).max(initial=0.0))
            slope = float(np.abs(self.x * (-self.sizes / self.x + self.w - self._pulls(self.y))).max())
            if product < 1e-12 * count and breach < 1e-11 and slope < 1e-9:
                return
            if not self._step(0.15 * product / count, room, under, over):
                return

    def _step(self, aim: float, room: Floats, under: Floats, over: Floats) -> bool:
        """One Newton step towards products equal to `aim`; False when the numbers no longer allow one."""
        import numpy as np

        loose, x = self.loose, self.x
        curve = self.sizes / x**2 + self.w / room
        slope = -self.sizes / x + aim / room - self._pulls(self.y)
        give = np.zeros(self.rows)
        lean = np.zeros(self.rows)
        give[loose] = 1.0 / (self.u[loose] / under[loose] + self.v[loose] / over[loose])
        lean[loose] = self.y[loose] - aim / under[loose] + aim / over[loose]
        need = self._sums(slope / curve) - (self._sums(x) - self.s) - give * lean
        dy = self._solved(curve, give, need)
        if dy is None:
            return False
        dx = (self._pulls(dy) - slope) / curve
        ds = np.where(loose, -give * (dy + lean), 0.0)
        dw = (aim + self.w * dx) / room - self.w
        du, dv = np.zeros(self.rows), np.zeros(self.rows)
        du[loose] = (aim - self.u[loose] * ds[loose]) / under[loose] - self.u[loose]
        dv[loose] = (aim + self.v[loose] * ds[loose]) / over[loose] - self.v[loose]
        moves = [(x, dx), (room, -dx), (self.w, dw)]
        sides = [(under, ds), (over, -ds), (self.u, du), (self.v, dv)]
        moves += [(values[loose], change[loose]) for values, change in sides]
        length = min(_length(values, change) for values, change in moves)
        self.x, self.s = x + length * dx, self.s + length * ds
        self.y, self.w = self.y + length * dy, self.w + length * dw
        self.u, self.v = self.u + length * du, self.v + length * dv
        return True

    def _solved(self, curve: Floats, give: Floats, need: Floats) -> Floats | None:
        """dy with (A curve⁻¹ Aᵀ + give) dy = need; homes are eliminated first, each standing alone."""
        import numpy as np

        lines = self.lines
        weight = 1.0 / curve
        dense = (self.dense * weight) @ self.dense.T + np.diag(give[:lines])
        dense += np.diag(1e-13 * dense.diagonal() + 1e-300)
        housed = self.home >= 0
        homes = self.rows - lines
        alone = np.bincount(self.home[housed], weights=weight[housed], minlength=homes) + give[lines:]
        alone = np.where(alone > 0, alone, 1.0)  # a home nobody able lives in
        cross = np.zeros((lines, homes))
        for r in range(lines):
            cross[r] = np.bincount(
                self.home[housed], weights=(self.dense[r] * weight)[housed], minlength=homes
            )
        small = dense - (cross / alone) @ cross.T
        try:
            first = np.linalg.solve(small, need[:lines] - cross @ (need[lines:] / alone))
        except np.linalg.LinAlgError:
            return None
        answer = np.concatenate([first, (need[lines:] - cross.T @ first) / alone])
        return answer if bool(np.isfinite(answer).all()) else None


def _length(values: Floats, change: Floats) -> float:
    """How far to go so that positive values stay positive, at most the whole way."""
    import numpy as np

    falling = change < 0
    if not falling.any():
        return 1.0
    return min(1.0, 0.995 * float(np.min(values[falling] / -change[falling])))


def _exact(model: Model, box: _Box, x: Floats) -> list[Fraction]:
    """Fractions next to x that lie in Q exactly.

    Places within 10⁻⁷ of their cap are put there, row sums within 10⁻⁷ of a bound are put on it. The rest is
    rounded to 10⁻¹⁵; what the tight rows then lack (about 10⁻¹³) goes, solved in fractions, to as many
    types as there are tight rows, chosen where there is most room.
    """
    caps = [model.caps[t] for t in box.types]
    counts = [
        Fraction(cap) if cap - value <= TIGHT else Fraction(round(value * GRAIN), GRAIN)
        for value, cap in zip(x.tolist(), caps, strict=True)
    ]
    place = {t: i for i, t in enumerate(box.types)}
    rows: list[list[int]] = []
    lacks: list[Fraction] = []
    for row, (lo, hi) in zip(model.rows, box.rows, strict=True):
        inside = [place[t] for t in row.types if t in place]
        total = sum((counts[i] for i in inside), Fraction(0))
        bound = next((b for b in (lo, hi) if abs(total - b) <= TIGHT), None)
        if bound is not None:
            rows.append(inside)
            lacks.append(bound - total)
    slack = [float(min(count, cap - count)) for count, cap in zip(counts, caps, strict=True)]
    for i, change in _spread(rows, lacks, slack):
        counts[i] += change
    return counts


def _spread(
    rows: Sequence[Sequence[int]], lacks: Sequence[Fraction], slack: Sequence[float]
) -> list[tuple[int, Fraction]]:
    """Changes of a few entries that give every row what it lacks; rows that follow from others are left."""
    import numpy as np

    matrix = np.zeros((len(rows), len(slack)))
    for r, inside in enumerate(rows):
        matrix[r, list(inside)] = [slack[i] for i in inside]
    pivots = _pivots(matrix)
    entries = [c for _r, c in pivots]
    system = [
        [Fraction(int(c in inside)) for c in entries] + [lack]
        for inside, lack in ((set(rows[r]), lacks[r]) for r, _c in pivots)
    ]
    return list(zip(entries, _solution(system), strict=True))


def _pivots(matrix: Any) -> list[tuple[int, int]]:
    """Row and column of each pivot, the largest entry left first: independent rows, roomy columns."""
    import numpy as np

    left = matrix.copy()
    found: list[tuple[int, int]] = []
    for _row in range(left.shape[0]):
        place = int(np.abs(left).argmax()) if left.size else 0
        r, c = divmod(place, left.shape[1])
        if abs(left[r, c]) < 1e-9:
            break
        found.append((r, c))
        factor = left[:, c] / left[r, c]
        factor[r] = 0.0
        left -= np.outer(factor, left[r])
        left[r] = 0.0
    return found


def _solution(system: list[list[Fraction]]) -> list[Fraction]:
    """Gauss and Jordan in fractions; the system is square and regular."""
    size = len(system)
    for step in range(size):
        turn = next(r for r in range(step, size) if system[r][step])
        system[step], system[turn] = system[turn], system[step]
        head = system[step][step]
        system[step] = [value / head for value in system[step]]
        for r in range(size):
            factor = system[r][step]
            if r != step and factor:
                system[r] = [a - factor * b for a, b in zip(system[r], system[step], strict=True)]
    return [row[-1] for row in system]
