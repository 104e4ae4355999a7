"""Small pools to draw from, and the plain road to the fairest lottery: list every panel."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from council.selection.engine.solver import Program, columns, solve
from council.selection.targets import Line, Pool, Targets


def pool_in(folder: Path, seats: int, *, homes: bool = False) -> tuple[Pool, Targets]:
    """A pool of the development data with its targets."""
    with (folder / "targets.csv").open(encoding="utf-8") as file:
        lines = tuple(
            Line(row["feature"], row["value"], int(row["min"]), int(row["max"]))
            for row in csv.DictReader(file)
        )
    features = tuple(sorted({line.feature for line in lines}))
    with (folder / "people.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    households: tuple[str, ...] = ()
    if homes:
        with (folder / "households.csv").open(encoding="utf-8") as file:
            home_of = {row["id"]: row["household"] for row in csv.DictReader(file)}
        households = tuple(home_of.get(row["id"], "") for row in rows)
    values = tuple(tuple(row[name] for name in features) for row in rows)
    return Pool(tuple(row["id"] for row in rows), features, values, households), Targets(seats, lines)


def truth_in(folder: Path, *, homes: bool = False) -> dict[str, Fraction]:
    """The fairest chances of a pool of the development data, by id."""
    column = "chance_one_per_address" if homes else "chance"
    with (folder / "leximin.csv").open(encoding="utf-8") as file:
        return {row["id"]: Fraction(row[column]) for row in csv.DictReader(file)}


@st.composite
def small_draws(draw: st.DrawFn) -> tuple[Pool, Targets]:
    """Pools of up to ten people with one to four features, tight lines, and homes now and then."""
    people = draw(st.integers(3, 10))
    seats = draw(st.integers(1, min(5, people - 1)))
    features = draw(st.integers(1, 4))
    letters = st.sampled_from("abc")
    values = [[draw(letters) for _feature in range(features)] for _person in range(people)]
    homes = draw(st.lists(st.sampled_from(["", "", "h1", "h2"]), min_size=people, max_size=people))
    lines = []
    for place in range(features):
        for value in sorted({row[place] for row in values}):
            fair = sum(row[place] == value for row in values) * seats / people
            least = max(0, int(fair) - draw(st.integers(0, 1)) + draw(st.sampled_from([0, 0, 0, 1])))
            most = max(least, min(seats, int(fair) + draw(st.integers(1, 2))))
            lines.append(Line(f"f{place}", value, least, most))
    names = tuple(f"f{place}" for place in range(features))
    ids = tuple(f"p{number:02}" for number in range(people))
    return Pool(ids, names, tuple(map(tuple, values)), tuple(homes)), Targets(seats, tuple(lines))


def every_panel(pool: Pool, targets: Targets) -> list[tuple[int, ...]]:
    """All panels that meet the targets, as people numbers."""
    found = []
    columns_ = {line: pool.column(line.feature) for line in targets.lines}
    for panel in itertools.combinations(range(len(pool.ids)), targets.seats):
        homes = [pool.households[i] for i in panel if pool.households and pool.households[i]]
        if len(set(homes)) == len(homes) and all(
            line.least <= sum(column[i] == line.value for i in panel) <= line.most
            for line, column in columns_.items()
        ):
            found.append(panel)
    return found


def fairest_by_listing(panels: Sequence[tuple[int, ...]], people: int) -> list[float]:
    """Leximin over all panels: the best smallest chance, then who cannot rise above it, and again."""
    fixed = {t: 0.0 for t in range(people) if not any(t in panel for panel in panels)}
    while len(fixed) < people:
        free = [t for t in range(people) if t not in fixed]
        z = _best(panels, people, fixed, free)
        held = fixed | dict.fromkeys(free, z)
        stuck = [t for t in free if _best(panels, people, held, [], rising=t) < z + 1e-6]
        fixed |= dict.fromkeys(stuck, z)
    return [fixed[t] for t in range(people)]


def _best(
    panels: Sequence[tuple[int, ...]],
    people: int,
    floors: dict[int, float],
    free: list[int],
    *,
    rising: int = -1,
) -> float:
    """The best smallest chance of the free, or the best chance of one, above everybody's floor."""
    start, index = columns([free, *([*panel, people] for panel in panels)])
    value = [-1.0] * len(free) + [1.0] * (len(index) - len(free))
    cost = [-1.0 if free else 0.0] + [-1.0 if rising in panel else 0.0 for panel in panels]
    count = len(cost)
    program = Program(
        cost=np.array(cost),
        lo=np.zeros(count),
        hi=np.full(count, np.inf),
        row_lo=np.array([*(floors.get(t, 0.0) - 1e-9 for t in range(people)), 1.0]),
        row_hi=np.array([*[np.inf] * people, 1.0]),
        start=start,
        index=index,
        value=np.array(value),
    )
    answer = solve(program, primal_feasibility_tolerance=1e-9, dual_feasibility_tolerance=1e-9)
    assert answer is not None
    return -answer.objective
