"""The chances each rule asks for, as exact points of the expected counts the rows allow.

A ceiling is found by cuts from whole-number lines; below it the chances are leximin, like the default's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from council.progress import SILENT, Progress
from council.selection.engine import nash
from council.selection.engine.alike import Model
from council.selection.engine.bound import LADDERS, Bound, Ladder, fairest, stages, whole_lines
from council.selection.engine.claims import ceiling_of, floors_at, holds, lowest, trade_of, turn, worth
from council.selection.engine.proof import Stage
from council.selection.engine.solver import Program, columns, engine, put, run
from council.selection.lottery import Proof

if TYPE_CHECKING:
    from council.selection.engine.claims import Trade

STEPS = 60
FINE = (12, 400, 30_000, 10**6, 10**8, 10**10)
FINEST = FINE[-1:]


def point_of(model: Model, rule: str, *, progress: Progress = SILENT) -> Bound | None:
    """The chances by type that a rule asks for, with their lines of proof; None when no counts meet the rows.

    `proven` says whether claims.holds accepted the lines.

    Args: rule: "leximin", "maximin", "minimax", "goldilocks" or "nash".
    """
    if rule == "leximin":
        return fairest(model, progress=progress)
    stage, level, first = _first(model)
    if not first:
        return None
    if not level:  # nobody can be chosen above 0, or no line was found: only panels themselves can tell
        return Bound((Fraction(0),) * len(model.caps), tuple(first), False)
    if rule == "nash":
        best, rest = nash.point(model, stage)
    elif rule == "goldilocks":
        best, rest = _goldilocks(model, stage, level, progress)
    else:
        floors = floors_at(stage, level if rule == "maximin" else Fraction(0))
        best, rest = _under_roof(model, floors, progress)
    lines = (*first, *rest)
    return Bound(best, lines, holds(model, rule, best, lines), reach=level)


def reach_of(model: Model) -> Fraction | None:
    """The best smallest chance the rows allow those who can be chosen at all; None when nothing shows it."""
    return _first(model)[1] or None


def never_of(model: Model) -> int:
    """How many people the rows leave no chance at all."""
    fixed = _first(model)[0].fixed
    return sum(len(group) for group, chance in zip(model.members, fixed, strict=True) if chance == 0)


def _first(model: Model) -> tuple[Stage, Fraction, list[Proof]]:
    """The stages up to the first level above 0, that level, and their lines."""
    stage = Stage(model)
    first: list[Proof] = []
    level = Fraction(0)
    for level, line in stages(Ladder(model), stage):
        first.append(line)
        if level:
            break
    return stage, level, first


_Point = tuple[tuple[Fraction, ...], list[Proof]]


def _under_roof(model: Model, floors: Sequence[Fraction], progress: Progress) -> _Point:
    """The smallest largest chance above the floors, and leximin under it."""
    most, line = Roof(model).lowest(floors)
    return _leximin_under(model, most, [line], progress)


def _leximin_under(model: Model, most: Fraction, lines: list[Proof], progress: Progress) -> _Point:
    found = fairest(model, most=most, progress=progress)
    if found is None:
        return (Fraction(0),) * len(model.caps), lines
    return found.best, [*lines, *found.lines]


def _goldilocks(model: Model, stage: Stage, reach: Fraction, progress: Progress) -> _Point:
    """Cuts on smallest against largest chance until the best trade is known; then leximin under its ceiling.

    Each smallest chance tried gives a line that holds for all of them, so the lines together bound the
    value from below; the try that meets that bound is the answer (Baharav and Flanigan 2024, γ = 1).
    """
    roof = Roof(model)
    trades: list[Trade] = []
    lines: list[Proof] = []
    least, most = reach, Fraction(1)
    for _step in range(STEPS):
        most, line = roof.lowest(floors_at(stage, least), known=lines)
        found = trade_of(model, line, stage, most)
        if found is None:
            break
        trades.append(found)
        lines.append(line)
        if float(worth(model, least, most)) <= lowest(model, trades, reach) * (1 + 1e-12):
            break
        least = min(reach, Fraction(turn(model, trades, reach)).limit_denominator(10**9))
    return _leximin_under(model, most, _needed(model, lines, stage, reach, least, most), progress)


def _needed(
    model: Model, lines: list[Proof], stage: Stage, reach: Fraction, least: Fraction, most: Fraction
) -> list[Proof]:
    """The one line, or the two, that alone prove the value; all of them when it takes more."""
    value = float(worth(model, least, most))
    found = [(line, trade) for line in lines if (trade := trade_of(model, line, stage, most)) is not None]
    sets = [[one] for one in found] + [[one, other] for one in found for other in found if one is not other]
    for some in sets:
        if value <= lowest(model, [trade for _line, trade in some], reach) * (1 + 5e-10):
            return [replace(line, kind="ceiling") for line, _trade in some]
    return [replace(line, kind="ceiling") for line, _trade in found]


class Roof:
    """Finds the smallest ceiling that leaves any counts at all, by cuts.

    Under a ceiling that is too low the rows cannot be met; the multipliers of the least breach say which
    ceiling they need at least. Newton's method on a convex broken line: rising, exact, few steps.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.solver: Any = engine(
            presolve="off", primal_feasibility_tolerance=1e-9, dual_feasibility_tolerance=1e-9
        )
        put(self.solver, self._program())

    def _program(self) -> Program:
        """Columns: places by type, then what each row lacks and what it has too much."""
        import numpy as np

        model, rows = self.model, len(self.model.rows)
        types = len(model.caps)
        each = [[r] for r in range(rows)]
        start, index = columns([*model.rows_of, *each, *each])
        entries = len(index) - 2 * rows
        return Program(
            cost=np.concatenate([np.zeros(types), np.ones(2 * rows)]),
            lo=np.zeros(types + 2 * rows),
            hi=np.concatenate([np.array(model.caps, dtype=float), np.full(2 * rows, np.inf)]),
            row_lo=np.array([row.lo for row in model.rows], dtype=float),
            row_hi=np.array([row.hi for row in model.rows], dtype=float),
            start=start,
            index=index,
            value=np.concatenate([np.ones(entries + rows), -np.ones(rows)]),
        )

    def lowest(self, floors: Sequence[Fraction], *, known: Sequence[Proof] = ()) -> tuple[Fraction, Proof]:
        """The smallest ceiling above these floors, and the line that says it cannot be lower.

        Args: known: lines found under other floors, to start from.
        """
        model = self.model
        seats = next(r for r, row in enumerate(model.rows) if row.line is None)
        begun = [Proof(((seats, 1),), "ceiling"), *known]
        most, line = max(
            ((ceiling_of(model, one, floors) or Fraction(0), one) for one in begun), key=lambda one: one[0]
        )
        most = max(most, max(floors))
        for _step in range(STEPS):
            duals = self._breach(floors, most)
            found = None if duals is None else self._raised(duals, floors, most)
            if found is None:
                return most, line
            most, line = found
        return most, line

    def _breach(self, floors: Sequence[Fraction], most: Fraction) -> list[float] | None:
        """The multipliers of the least breach under a ceiling; None when the rows can be met."""
        import numpy as np

        model = self.model
        sizes = np.array(model.sizes, dtype=float)
        lo = sizes * np.array([float(one) for one in floors])
        hi = np.minimum(sizes * float(most), np.array(model.caps, dtype=float))
        numbers = np.arange(len(sizes), dtype=np.int32)
        self.solver.changeColsBounds(len(sizes), numbers, np.minimum(lo, hi), hi)
        answer = run(self.solver)
        if answer is None or answer.objective <= 1e-9 * model.seats:
            return None
        return [float(y) for y in answer.duals]

    def _raised(
        self, duals: list[float], floors: Sequence[Fraction], most: Fraction
    ) -> tuple[Fraction, Proof] | None:
        """The ceiling these multipliers ask for, by the coarsest whole numbers that ask for as much."""
        finest = next(whole_lines(duals, FINEST), None)
        target = None if finest is None else ceiling_of(self.model, finest, floors)
        if target is None:
            return None
        for line in whole_lines(duals, FINE):
            found = ceiling_of(self.model, line, floors)
            if found is not None and found > most and found >= target - Fraction(1, 10**10):
                return found, replace(line, kind="ceiling")
        return None


__all__ = ["LADDERS", "Roof", "point_of"]
