"""The fairest chances the targets allow, stage by stage, with a line of proof for each.

A solver finds the direction in floating point; whole numbers next to it carry the proof.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

from council.progress import SILENT, Progress
from council.selection.engine.alike import Model
from council.selection.engine.proof import ONE, Stage, fairest_of, pulls_of
from council.selection.engine.solver import Answer, Program, columns, engine, put, run
from council.selection.lottery import Proof

LADDERS = ((12, 60, 400, 3_000, 30_000, 10**6, 10**8), (400, 30_000, 10**7, 10**9), (10**5, 10**8, 10**10))
CLOSE = 1e-7


@dataclass(frozen=True, slots=True)
class Bound:
    """best[t]: the chance of type t a rule asks for; lines: the proof; proven: re-checked in fractions.

    how: "bound" for whole-number lines, "columns closed" where only a solver can re-check it. reach: the best
    smallest chance of all who can be chosen; None: the smallest of `best` above 0.
    """

    best: tuple[Fraction, ...]
    lines: tuple[Proof, ...]
    proven: bool
    how: str = "bound"
    reach: Fraction | None = None


def fairest(model: Model, *, most: Fraction = ONE, progress: Progress = SILENT) -> Bound | None:
    """The leximin point of all expected counts the rows allow; None when no counts meet them at all.

    A smallest chance as large as possible, then the next, and so on; none above `most`. Tried with finer
    multipliers when the exact check refuses the coarse ones; `proven` says whether one was accepted.
    """
    last: Bound | None = None
    for ladder in LADDERS:
        found = _staged(model, ladder, most, progress)
        if found is None:
            return last
        stage, lines = found
        best = fairest_of(model, lines, most=most) if not stage.free else None
        if best is not None:
            return Bound(best, tuple(lines), True)
        last = Bound(
            tuple(one if one is not None else Fraction(0) for one in stage.fixed), tuple(lines), False
        )
    return last


class Ladder:
    """The program of one stage, kept in the solver and changed as types are fixed.

    Column 0 is z; column 1 + t is the chance of t above z while t is free, its chance once fixed.
    """

    def __init__(self, model: Model, *, most: float = 1.0) -> None:
        self.model = model
        self.ceilings = [
            min(cap / len(group), most) for cap, group in zip(model.caps, model.members, strict=True)
        ]
        self.crowd = [sum(len(model.members[t]) for t in row.types) for row in model.rows]
        self.capped: dict[int, int] = {}
        self.solver: Any = engine(
            presolve="off", primal_feasibility_tolerance=1e-9, dual_feasibility_tolerance=1e-9
        )
        put(self.solver, self._program())

    def _program(self) -> Program:
        import numpy as np

        model = self.model
        types, rows = len(model.caps), len(model.rows)
        start, index = columns([range(rows), *model.rows_of])
        sizes = np.repeat([len(g) for g in model.members], [len(r) for r in model.rows_of])
        ceilings = np.array([min(self.ceilings, default=0.0), *self.ceilings])
        return Program(
            cost=np.concatenate([[-1.0], np.zeros(types)]),
            lo=np.zeros(types + 1),
            hi=ceilings,
            row_lo=np.array([row.lo for row in model.rows], dtype=float),
            row_hi=np.array([row.hi for row in model.rows], dtype=float),
            start=start,
            index=index,
            value=np.concatenate([np.array(self.crowd, dtype=float), sizes.astype(float)]),
        )

    def solve(self, free: list[int]) -> Answer | None:
        """The best z for the free types, with places that broke their ceiling added as rows."""
        while True:
            answer = run(self.solver)
            if answer is None:
                return None
            z = answer.x[0]
            broken = [
                t for t in free if t not in self.capped and z + answer.x[1 + t] > self.ceilings[t] + 1e-9
            ]
            if not broken:
                return answer
            for t in broken:
                self.capped[t] = self.solver.getNumRow()
                self.solver.addRow(-1e30, self.ceilings[t], 2, [0, 1 + t], [1.0, 1.0])

    def fix(self, fixed: list[tuple[int, Fraction]], free: list[int]) -> None:
        """Hold the fixed types at or above their chance and take them out of z."""
        touched = set()
        for t, chance in fixed:
            self.solver.changeColBounds(1 + t, min(float(chance), self.ceilings[t]), self.ceilings[t])
            if t in self.capped:
                self.solver.changeRowBounds(self.capped.pop(t), -1e30, 1e30)
            for row in self.model.rows_of[t]:
                self.crowd[row] -= len(self.model.members[t])
                touched.add(row)
        for row in sorted(touched):
            self.solver.changeCoeff(row, 0, float(self.crowd[row]))
        self.solver.changeColBounds(0, 0.0, min((self.ceilings[t] for t in free), default=0.0))


def _staged(
    model: Model, ladder: tuple[int, ...], most: Fraction, progress: Progress
) -> tuple[Stage, list[Proof]] | None:
    stage = Stage(model, most=most)
    work = Ladder(model, most=float(most))
    lines = [line for _level, line in stages(work, stage, ladder, progress=progress)]
    return (stage, lines) if lines else None


def stages(
    work: Ladder, stage: Stage, ladder: tuple[int, ...] = LADDERS[0], *, progress: Progress = SILENT
) -> Iterator[tuple[Fraction, Proof]]:
    """Levels and their lines of proof, rising; ends when all is fixed, or when no line was found."""
    while free := stage.free:
        progress(len(stage.fixed) - len(free), len(stage.fixed))
        answer = work.solve(free)
        line = None if answer is None else _line(stage, answer, ladder)
        level = None if line is None else stage.take(line)
        if line is None or level is None:
            return
        yield level, line
        work.fix([(t, chance) for t in free if (chance := stage.fixed[t]) is not None], stage.free)


def _line(stage: Stage, answer: Answer, ladder: tuple[int, ...]) -> Proof | None:
    """Whole multipliers next to the solver's, the coarsest that say the same; None when none do."""
    z = answer.x[0]
    ceiling = min(float(stage.ceiling(t)) for t in stage.free)
    if z >= ceiling - 1e-9:
        return Proof(())
    duals = [-float(y) for y in answer.duals[: len(stage.model.rows)]]
    for line in whole_lines(duals, ladder):
        if _agrees(stage, line, answer):
            return line
    return None


def whole_lines(duals: list[float], ladder: tuple[int, ...]) -> Iterator[Proof]:
    """Whole multipliers next to the duals, from coarse to fine: largest made 1, then continued fractions."""
    largest = max(map(abs, duals), default=0.0)
    if not largest:
        return
    for finest in ladder:
        parts = [Fraction(y / largest).limit_denominator(finest) for y in duals]
        common = lcm(*(part.denominator for part in parts))
        yield Proof(tuple((row, int(part * common)) for row, part in enumerate(parts) if part))


def _agrees(stage: Stage, line: Proof, answer: Answer) -> bool:
    """Whether the line proves the solver's level and fixes only types the solver has there."""
    trial = Stage(stage.model, list(stage.fixed), most=stage.most)
    level = trial.take(line)
    z = answer.x[0]
    if level is None or abs(float(level) - z) > 1e-9:
        return False
    for t, pull in pulls_of(stage.model, line).items():
        if stage.fixed[t] is None and pull:
            above = answer.x[1 + t]
            if (above if pull > 0 else float(stage.ceiling(t)) - z - above) > CLOSE:
                return False
    return True
