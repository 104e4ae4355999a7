"""The fairest lottery panel by panel, for pools where expected counts promise more than whole panels keep.

Each stage is closed by a whole-number program that finds no panel worth adding; slower, and proven by
solver instead of by fractions.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

import council.selection.engine.split as split
from council.progress import SILENT, Progress
from council.selection.engine.alike import Model
from council.selection.engine.bound import Bound
from council.selection.engine.solver import Answer, Program, columns, engine, put, run, solve
from council.selection.engine.whole import panel_program
from council.selection.lottery import whole_weights
from council.selection.refusals import NoLotteryFound

CLOSE = 1e-7
MOST_PANELS = 5_000

Panel = tuple[int, ...]


def closed(
    model: Model, tickets: int, *, progress: Progress = SILENT
) -> tuple[Bound, tuple[split.Counts, ...]]:
    """The leximin chances over all panels there are, and a panel per ticket whose chances are next to them.

    Types that no panel can hold stand at 0 and are left out of the stages.
    Raises: NoLotteryFound, when more panels than can be weighed would be needed.
    """
    work = _Columns(model, progress)
    never = work.cover()
    fixed: dict[int, float] = dict.fromkeys(never, 0.0)
    weights: Sequence[float] = ()
    while len(fixed) < len(model.caps):
        z, multipliers, weights = work.stage(fixed)
        held = {t for t, pull in multipliers.items() if t not in fixed and pull > 1e-6}
        if not held:
            raise NoLotteryFound()
        fixed |= dict.fromkeys(sorted(held), z)
    best = tuple(Fraction(max(0.0, fixed[t])).limit_denominator(10**7) for t in range(len(model.caps)))
    counts = _whole(model, work.panels, weights, best, tickets)
    cut = [
        _counts(panel) for panel, count in zip(work.panels, counts, strict=True) for _ticket in range(count)
    ]
    return Bound(best, (), False, "columns closed"), tuple(cut)


class _Columns:
    """The panels known so far, and the two programs that find better ones."""

    def __init__(self, model: Model, progress: Progress) -> None:
        self.model, self.progress = model, progress
        self.panels: list[Panel] = []
        self.pricing = engine(mip_rel_gap=0.0, mip_abs_gap=1e-9)

    def cover(self) -> list[int]:
        """Panels that hold every type that any panel can hold; returns the types none can."""
        never, held = [], set[int]()
        for t in range(len(self.model.caps)):
            if t not in held:
                panel = self._dearest({t: 1.0})
                self.panels.append(panel)
                held |= {other for other, places in enumerate(panel) if places}
                if t not in held:
                    never.append(t)
        self.panels = sorted(set(self.panels))
        return never

    def stage(self, fixed: dict[int, float]) -> tuple[float, dict[int, float], Sequence[float]]:
        """The best smallest chance of the types not fixed: z, the multipliers by type, weights of panels."""
        model = self.model
        while True:
            self.progress(len(fixed), len(model.caps))
            answer = self._master(fixed)
            z = float(answer.x[0])
            types = len(model.caps)
            pulls = {t: max(0.0, float(answer.duals[t])) for t in range(types)}
            worth = {t: pull / len(model.members[t]) for t, pull in pulls.items() if pull > 1e-12}
            panel = self._dearest(worth)
            value = sum(worth.get(t, 0.0) * places for t, places in enumerate(panel))
            known = max(sum(worth.get(t, 0.0) * p for t, p in enumerate(one)) for one in self.panels)
            if value <= known + CLOSE or panel in self.panels:
                return z, pulls, [float(weight) for weight in answer.x[1:]]
            if len(self.panels) >= MOST_PANELS:
                raise NoLotteryFound()
            self.panels.append(panel)

    def _master(self, fixed: dict[int, float]) -> Answer:
        """maximise z over weights of known panels: column 0 is z, rows are types and the sum of weights."""
        import numpy as np

        model, types = self.model, len(self.model.caps)
        free = [t for t in range(types) if t not in fixed]
        held = [[t for t in range(types) if panel[t]] for panel in self.panels]
        start, index = columns([free, *([*one, types] for one in held)])
        value = [-1.0] * len(free)
        for panel, one in zip(self.panels, held, strict=True):
            value += [panel[t] / len(model.members[t]) for t in one] + [1.0]
        low = [max(0.0, fixed.get(t, 0.0) - 1e-10) for t in range(types)]
        count = len(self.panels) + 1
        program = Program(
            cost=np.array([-1.0] + [0.0] * (count - 1)),
            lo=np.zeros(count),
            hi=np.full(count, np.inf),
            row_lo=np.array([*low, 1.0]),
            row_hi=np.array([np.inf] * types + [1.0]),
            start=start,
            index=index,
            value=np.array(value),
        )
        answer = solve(program, primal_feasibility_tolerance=1e-9, dual_feasibility_tolerance=1e-9)
        if answer is None:
            raise NoLotteryFound()
        return answer

    def _dearest(self, worth: dict[int, float]) -> Panel:
        """The panel whose types are worth most together."""
        model = self.model
        program = panel_program(model, [-worth.get(t, 0.0) for t in range(len(model.caps))])
        put(self.pricing, program)
        answer = run(self.pricing)
        if answer is None or not answer.best:
            raise NoLotteryFound()
        return tuple(int(round(x)) for x in answer.x)


def _whole(
    model: Model,
    panels: Sequence[Panel],
    weights: Sequence[float],
    best: Sequence[Fraction],
    tickets: int,
) -> tuple[int, ...]:
    """Whole tickets per panel with every type less than one from its share; else by largest remainder."""
    import numpy as np

    shares = [float(chance) * len(group) * tickets for chance, group in zip(best, model.members, strict=True)]
    types, count = len(shares), len(panels)
    held = [[t for t in range(types) if panel[t]] for panel in panels]
    start, index = columns([[*one, types] for one in held])
    value: list[float] = []
    for panel, one in zip(panels, held, strict=True):
        value += [float(panel[t]) for t in one] + [1.0]
    program = Program(
        cost=np.zeros(count),
        lo=np.zeros(count),
        hi=np.full(count, float(tickets)),
        row_lo=np.array([*(float(math.floor(share + 1e-5)) for share in shares), float(tickets)]),
        row_hi=np.array([*(float(math.ceil(share - 1e-5)) for share in shares), float(tickets)]),
        start=start,
        index=index,
        value=np.array(value),
        whole=True,
    )
    answer = solve(program, mip_max_nodes=2000)
    if answer is not None:
        found = tuple(int(round(x)) for x in answer.x)
        if sum(found) == tickets:
            return found
    return whole_weights([Fraction(max(0.0, weight)) for weight in weights], tickets)


def _counts(panel: Panel) -> split.Counts:
    import numpy as np

    types = [t for t, places in enumerate(panel) if places]
    return split.Counts(np.array(types), np.array([panel[t] for t in types]))
