"""The one place that calls HiGHS: a linear or whole-number program in, a solution out.

One thread, a fixed seed, limits in nodes and never in seconds: the same question has the same answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Program:
    """minimise cost·x, row_lo ≤ A x ≤ row_hi, lo ≤ x ≤ hi; A by columns (start, index, value)."""

    cost: Floats
    lo: Floats
    hi: Floats
    row_lo: Floats
    row_hi: Floats
    start: Ints
    index: Ints
    value: Floats
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A solution: x, objective, row duals and reduced costs (for a linear program), proven best or not."""

    x: Floats
    objective: float
    duals: Floats
    reduced: Floats
    best: bool


def engine(**options: object) -> Any:  # the Highs class is only known once highspy is loaded
    """A quiet solver on one thread with a fixed seed."""
    import highspy

    solver = highspy.Highs()
    settings = {"output_flag": False, "threads": 1, "random_seed": 0, "parallel": "off", **options}
    for name, setting in settings.items():
        solver.setOptionValue(name, setting)
    return solver


def put(solver: Any, program: Program) -> None:
    """Hand a program to the solver, forgetting what it held before."""
    import highspy

    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(program.cost), len(program.row_lo)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = program.cost, program.lo, program.hi
    lp.row_lower_, lp.row_upper_ = program.row_lo, program.row_hi
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_, lp.a_matrix_.index_ = program.start, program.index
    lp.a_matrix_.value_ = program.value
    if program.whole:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * len(program.cost)
    solver.passModel(lp)


def run(solver: Any) -> Answer | None:
    """Solve what the solver holds; None when it has no solution, or none was found within the limits."""
    import highspy
    import numpy as np

    solver.run()
    status, facts = solver.getModelStatus(), solver.getInfo()
    best = status == highspy.HighsModelStatus.kOptimal
    if not best and facts.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    found = solver.getSolution()
    return Answer(
        x=np.array(found.col_value),
        objective=float(facts.objective_function_value),
        duals=np.array(found.row_dual),
        reduced=np.array(found.col_dual),
        best=best,
    )


def cut_off(solver: Any) -> bool:
    """Whether the last run ended at a limit, so that what it did not find may still be there."""
    import highspy

    status = highspy.HighsModelStatus
    return solver.getModelStatus() not in (status.kOptimal, status.kInfeasible)


def solve(program: Program, **options: object) -> Answer | None:
    """Put and run on a fresh solver."""
    solver = engine(**options)
    put(solver, program)
    return run(solver)


def columns(entries: Sequence[Sequence[int]]) -> tuple[Ints, Ints]:
    """Start and index arrays of a matrix given as the row numbers of each column."""
    import numpy as np

    lengths = np.fromiter((len(one) for one in entries), dtype=np.int32, count=len(entries))
    start = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    index = np.fromiter((row for one in entries for row in one), dtype=np.int32, count=int(start[-1]))
    return start, index
