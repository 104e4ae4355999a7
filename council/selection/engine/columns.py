"""The chances of a rule panel by panel, for pools where expected counts promise more than whole panels keep.

Each step is closed by a whole-number program that finds no panel worth adding; slower, and proven by
solver instead of by fractions.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from council.progress import SILENT, Progress
from council.selection.engine.alike import Model
from council.selection.engine.bound import Bound
from council.selection.engine.claims import Trade, lowest, turn, worth
from council.selection.engine.neighbours import Neighbours, Panel
from council.selection.engine.pricing import Pricing
from council.selection.engine.products import heaviest
from council.selection.engine.solver import Answer, Program, columns, engine, put, run, solve
from council.selection.lottery import whole_weights
from council.selection.refusals import NoLotteryFound

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

CLOSE = 1e-8
MOST_PANELS = 20_000
STEPS = 60
MOST_WORK = 150_000_000  # then what there is stands, and its gap is told: weighings, each types times panels,
PIVOT = 4_000  # and the pivots of searches, each as much as so many
LEAST_STEPS = 40
FROM = 200  # panels whose neighbours are looked at between two weighings
AT_ONCE = 60  # of them taken, at most

Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Closed:
    """What was closed: the chances by type, and panels (places by type) with the weights that reach them.

    never: the types that no panel holds; while the search is open others may stand at 0 as well.
    """

    bound: Bound
    panels: tuple[Panel, ...]
    weights: tuple[float, ...]
    never: tuple[int, ...] = ()

    def pairs(self) -> list[Pairs]:
        """Each panel as (type, places), in order of type."""
        return [tuple((t, places) for t, places in enumerate(panel) if places) for panel in self.panels]


def closed(model: Model, rule: str, *, shut: Collection[int] = (), progress: Progress = SILENT) -> Closed:
    """The chances a rule asks for over all panels there are, with weights of panels that reach them.

    Types that no panel can hold stand at 0 and are left out. The rules are those of claims.holds, "in Q"
    read as "over all lotteries"; each closing is the solver's, to 10⁻⁸. On large pools the search may end
    before it closes: then `how` is "columns open", and the chances are those of the panels found.
    Args: shut: types that are known to be in no panel.
    Raises: NoLotteryFound, when more panels than can be weighed would be needed.
    """
    work = _Columns(model, shut, progress)
    never = work.cover()
    reach, most = 0.0, 1.0
    if rule != "leximin":
        reach, _pulls, _weights = work.raised(dict.fromkeys(never, 0.0), 1.0)
    if rule == "nash":
        best, weights = work.product(never)
    else:
        if rule == "goldilocks":
            most = work.traded(never, reach)
        elif rule != "leximin":
            most, _slope = work.lowered(never, reach if rule == "maximin" else 0.0)
        best, weights = work.leximin(never, most)
        reach = reach or min((one for one in best if one), default=0.0)
    exact = tuple(_snapped(max(0.0, one)) for one in best)
    how = "columns open" if work.is_open else "columns closed"
    bound = Bound(exact, (), False, how, _snapped(reach))
    return Closed(bound, tuple(work.panels), tuple(weights), tuple(never))


def tickets_of(model: Model, found: Closed, tickets: int) -> list[Pairs]:
    """A panel a ticket, every type less than one ticket from its share where that can be had."""
    if found.bound.how == "columns open":  # not certified anyway: the panels that carry weight will do
        held = [place for place, weight in enumerate(found.weights) if weight > CLOSE]
        found = replace(
            found,
            panels=tuple(found.panels[place] for place in held),
            weights=tuple(found.weights[place] for place in held),
        )
    counts = _whole(model, found, tickets)
    return [panel for panel, count in zip(found.pairs(), counts, strict=True) for _ticket in range(count)]


def _snapped(value: float) -> Fraction:
    """The simple fraction next to a float when there is one, else the float as a fraction."""
    for finest, room in ((1_000, 1e-9), (10**5, 1e-11), (10**7, 1e-13)):
        near = Fraction(value).limit_denominator(finest)
        if abs(float(near) - value) < room:
            return near
    return Fraction(value)


class _Columns:
    """The panels known so far, and the programs that weigh them and find better ones."""

    def __init__(self, model: Model, shut: Collection[int], progress: Progress) -> None:
        self.model, self.progress = model, progress
        self.panels: list[Panel] = []
        self.known: set[Panel] = set()
        self.never = sorted(shut)
        self.steps = self.work = 0
        self.is_open = False
        self.pricing = Pricing(model)
        self.pricing.shut(shut)
        self.near = Neighbours(model, shut)
        self.grid: Any = ()  # the panels as one table, as far as it is filled

    def cover(self) -> list[int]:
        """Panels that hold every type that any panel can hold; returns the types none can.

        Each search holds as many types as can be that were in none before, and its neighbours bring others
        in one by one; once a search holds none, no panel does.
        """
        import numpy as np

        left = set(range(len(self.model.caps))) - set(self.never)
        while left:
            self.progress(0, 1)
            wanted = np.array([float(t in left) for t in range(len(self.model.caps))])
            panel = self.pricing.above(wanted, 0.5, patient=True)
            if panel is None:
                break
            waiting = [panel]
            left -= {t for t in left if panel[t]}
            for one in waiting:
                self._add(one)
                found = self.near.holding(one, left) if left else {}
                waiting += found.values()
                left -= found.keys()
        self.never = sorted({*self.never, *left})
        self.pricing.shut(left)
        self.near = Neighbours(self.model, self.never)
        return self.never

    def _add(self, panel: Panel) -> None:
        if len(self.panels) >= MOST_PANELS:
            raise NoLotteryFound()
        if panel not in self.known:
            self.known.add(panel)
            self.panels.append(panel)

    def leximin(self, never: Sequence[int], most: float) -> tuple[list[float], list[float]]:
        """Stage by stage, nobody above `most`: the chances by type, and weights of the panels."""
        fixed: dict[int, float] = dict.fromkeys(never, 0.0)
        weights: list[float] = []
        while len(fixed) < len(self.model.caps):
            free = [t for t in range(len(self.model.caps)) if t not in fixed]
            z, pulls, weights = self.raised(fixed, most)
            if self.is_open:
                return self._as_weighed(weights), weights
            z = float(_snapped(z))
            held = free if z >= most - 1e-9 else [t for t in free if pulls[t] > 1e-6]
            if not held:
                raise NoLotteryFound()
            fixed |= dict.fromkeys(held, z)
        return [fixed[t] for t in range(len(self.model.caps))], weights

    def _as_weighed(self, weights: Sequence[float]) -> list[float]:
        """The chances by type that these weights of the known panels give."""
        import numpy as np

        places = np.array(self.panels, dtype=float).T
        chances: list[float] = (places @ np.array(weights) / np.array(self.model.sizes)).tolist()
        return chances

    def raised(self, fixed: dict[int, float], most: float) -> tuple[float, list[float], list[float]]:
        """The best smallest chance of the types not fixed; the multipliers by type; weights of panels."""
        free = [t for t in range(len(self.model.caps)) if t not in fixed]
        work = _Master(self.model, free, fixed, capped=most < 1)
        work.bounds((0.0, 1.0), (most, most), cost=(-1.0, 0.0))
        answer = self._settled(work)
        return float(answer.x[0]), work.pulls(answer), work.weights(answer)

    def lowered(self, never: Sequence[int], least: float) -> tuple[float, float]:
        """The smallest largest chance with nobody below `least` (but the never); what a rise of it costs."""
        free = [t for t in range(len(self.model.caps)) if t not in never]
        work = _Master(self.model, free, dict.fromkeys(never, 0.0), capped=True)
        work.bounds((least, least), (0.0, 1.0), cost=(0.0, 1.0))
        answer = self._settled(work)
        return min(1.0, float(_snapped(float(answer.x[1])))), sum(work.pulls(answer)[t] for t in free)

    def traded(self, never: Sequence[int], reach: float) -> float:
        """The largest chance of the best trade between smallest and largest, by cuts as in points.py."""
        least, most = reach, 1.0
        trades: list[Trade] = []
        for _step in range(STEPS):
            most, slope = self.lowered(never, least)
            rise = Fraction(slope)
            trades.append(Trade(Fraction(1), rise, Fraction(most) - rise * Fraction(least)))
            value = float(worth(self.model, Fraction(least), Fraction(most)))
            if value <= lowest(self.model, trades, Fraction(reach)) * (1 + 1e-9):
                break
            least = min(reach, turn(self.model, trades, Fraction(reach)))
        return most

    def product(self, never: Sequence[int]) -> tuple[list[float], list[float]]:
        """The chances whose product is largest, and weights that reach them."""
        import numpy as np

        model = self.model
        sizes = np.array(model.sizes, dtype=float)
        able = np.array([t not in never for t in range(len(sizes))])
        people = float(sizes[able].sum())
        while True:
            self.progress(0, 1)
            places = np.array(self.panels, dtype=float).T[able]
            weights = heaviest(places / sizes[able][:, None], sizes[able])
            chance = np.zeros(len(sizes))
            chance[able] = places @ weights / sizes[able]
            prices = np.zeros(len(sizes))
            prices[able] = 1 / chance[able]
            better = self._better(prices, people * (1 + 1e-8), weights)
            if not better:
                return chance.tolist(), weights.tolist()
            for panel in better:
                self._add(panel)

    def _settled(self, work: _Master) -> Answer:
        """The master's answer once no panel is worth adding."""
        for panel in self.panels:
            work.add(panel)
        while True:
            self.progress(0, 1)
            answer = work.answer()
            self.steps += 1
            self.work += len(self.model.caps) * len(self.panels)
            if self.steps >= LEAST_STEPS and self.work + PIVOT * self.pricing.pivots >= MOST_WORK:
                self.is_open = True
                return answer
            better = self._better(work.prices(answer), work.bar(answer) + CLOSE, answer.x[2:])
            if not better:
                self.is_open |= self.pricing.gave_up
                return answer
            for panel in better:
                self._add(panel)
                work.add(panel)

    def _better(self, prices: Floats, bar: float, weights: Floats) -> list[Panel]:
        """Panels not known yet that are worth more than `bar`; none only when all panels were searched.

        Neighbours of the panels that carry weight come first, and of those that are worth most.
        """
        import numpy as np

        if len(self.grid) < len(self.panels):
            fresh = np.array(self.panels[len(self.grid) :], dtype=float)
            self.grid = np.concatenate([self.grid, fresh]) if len(self.grid) else fresh
        worth = self.grid @ prices
        order = np.lexsort((-worth, weights <= CLOSE))[:FROM]
        begin = [self.panels[place] for place in order.tolist()]
        found = self.near.better(begin, prices, bar, self.known, most=AT_ONCE)
        if found:
            return found
        panel = self.pricing.above(prices, bar)
        return [] if panel is None or panel in self.known else [panel]


class _Master:
    """The program over weights of known panels, kept in the solver while panels are added.

    Columns: z (smallest chance), b (largest), then panels. Rows: by type its chance against z or its fixed
    chance; the sum of weights; and when capped, by type its chance against b.
    """

    def __init__(self, model: Model, free: Sequence[int], fixed: dict[int, float], *, capped: bool) -> None:
        import numpy as np

        self.model, self.capped = model, capped
        self.types = types = len(model.caps)
        self.solver: Any = engine(
            presolve="off", primal_feasibility_tolerance=1e-9, dual_feasibility_tolerance=1e-9
        )
        low = [fixed.get(t, 0.0) for t in range(types)]
        over = types if capped else 0
        start, index = columns([free, range(types + 1, types + 1 + over)])
        program = Program(
            cost=np.zeros(2),
            lo=np.zeros(2),
            hi=np.ones(2),
            row_lo=np.array([*low, 1.0, *[-np.inf] * over]),
            row_hi=np.array([*[np.inf] * types, 1.0, *[0.0] * over]),
            start=start,
            index=index,
            value=-np.ones(len(index)),
        )
        put(self.solver, program)

    def bounds(self, z: tuple[float, float], b: tuple[float, float], *, cost: tuple[float, float]) -> None:
        """What z and b may be, and what is made small."""
        for column, (low, high) in enumerate((z, b)):
            self.solver.changeColBounds(column, low, high)
            self.solver.changeColCost(column, cost[column])

    def add(self, panel: Panel) -> None:
        """One more panel to weigh."""
        held = [(t, places / len(self.model.members[t])) for t, places in enumerate(panel) if places]
        entries = [*held, (self.types, 1.0)]
        if self.capped:
            entries += [(self.types + 1 + t, share) for t, share in held]
        rows, values = [r for r, _v in entries], [v for _r, v in entries]
        self.solver.addCol(0.0, 0.0, 1e30, len(entries), rows, values)

    def answer(self) -> Answer:
        """The best weights of the panels known. Raises: NoLotteryFound."""
        found = run(self.solver)
        if found is None or not found.best:
            raise NoLotteryFound()
        return found

    def pulls(self, answer: Answer) -> list[float]:
        """The multiplier of each type's own row, not negative."""
        return [max(0.0, float(y)) for y in answer.duals[: self.types]]

    def prices(self, answer: Answer) -> Floats:
        """What a place of each type is worth."""
        import numpy as np

        pulls = answer.duals[: self.types].copy()
        if self.capped:
            pulls += answer.duals[self.types + 1 :]
        return np.asarray(np.where(np.abs(pulls) > 1e-12, pulls, 0.0) / np.array(self.model.sizes))

    def bar(self, answer: Answer) -> float:
        """What a panel must be worth more than, to be worth adding."""
        return -float(answer.duals[self.types])

    def weights(self, answer: Answer) -> list[float]:
        """The weights of the panels, in the order they were added."""
        return [max(0.0, float(one)) for one in answer.x[2:]]


def _whole(model: Model, found: Closed, tickets: int) -> tuple[int, ...]:
    """Whole tickets per panel with every type less than one from its share; else by largest remainder."""
    import numpy as np

    shares = [
        float(chance) * len(group) * tickets
        for chance, group in zip(found.bound.best, model.members, strict=True)
    ]
    types, count = len(shares), len(found.panels)
    held = found.pairs()
    start, index = columns([[*(t for t, _places in one), types] for one in held])
    value: list[float] = []
    for one in held:
        value += [float(places) for _t, places in one] + [1.0]
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
    nodes = 1 if found.bound.how == "columns open" else 2000  # what is open is not certified anyway
    answer = solve(program, mip_max_nodes=nodes)
    if answer is not None:
        counts = tuple(int(round(x)) for x in answer.x)
        if sum(counts) == tickets:
            return counts
    return whole_weights([Fraction(weight) for weight in found.weights], tickets)
