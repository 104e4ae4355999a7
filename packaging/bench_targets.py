"""How quickly the targets editor answers: CPU milliseconds for an edit, its steps, a panel, a proposal.

    python packaging/bench_targets.py [--people 2000 50000] [--homes] [--limit 100]

Pools are made here: seven features that hang together, people who come forward unequally, targets within
half a seat of the population's shares. One thread; CPU time of this process, never the clock on the wall.
Fails when the median answer to an edit at 2,000 people (chance, limits, every seat more or less) is over
the limit.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np

from council.selection.engine.alike import model_of
from council.selection.live import Live
from council.selection.nearest import nearest_changes
from council.selection.prospects import prospects_of
from council.selection.targets import Line, Pool, Targets

SEATS = 100
FEATURES: dict[str, tuple[tuple[float, ...], tuple[float, ...]]] = {  # share of the population, readiness
    "age": ((0.14, 0.17, 0.16, 0.17, 0.16, 0.20), (0.5, 0.7, 0.9, 1.1, 1.5, 1.5)),
    "disability": ((0.8, 0.2), (1, 1)),
    "education": ((0.18, 0.33, 0.27, 0.22), (0.35, 0.7, 1.2, 2.4)),
    "gender": ((0.505, 0.485, 0.01), (1, 1, 1)),
    "origin": ((0.80, 0.08, 0.05, 0.04, 0.03), (1.15, 0.7, 0.5, 0.8, 0.6)),
    "region": ((0.13, 0.12, 0.11, 0.11, 0.10, 0.09, 0.09, 0.09, 0.08, 0.08), (1,) * 10),
    "worry": ((0.15, 0.25, 0.35, 0.25), (0.5, 0.8, 1.3, 2.0)),
}


def made(people: int, *, homes: bool, seed: int = 6) -> tuple[Pool, Targets]:
    """A pool of so many people and the targets of its population."""
    rng = np.random.default_rng(seed)
    size = 12 * people
    ready, columns = np.ones(size), {}
    hidden = rng.integers(0, 6, size)
    for name, (shares, readiness) in FEATURES.items():
        tilted = np.array([rng.dirichlet(np.array(shares) * 12 + 0.05) for _class in range(6)])
        drawn = (rng.random(size)[:, None] > tilted.cumsum(axis=1)[hidden]).sum(axis=1)
        columns[name] = np.minimum(drawn, len(shares) - 1)
        ready *= np.array(readiness, dtype=float)[columns[name]]
    chosen = np.argsort(np.log(rng.random(size)) / ready)[-people:]
    lines = [line for name, column in columns.items() for line in _lines(name, column, column[chosen])]
    values = zip(*(map(str, column[chosen].tolist()) for column in columns.values()), strict=True)
    ids = tuple(f"p{number:06}" for number in range(people))
    shared = tuple(f"h{number // 2}" if number % 17 < 2 else "" for number in range(people))
    return Pool(ids, tuple(columns), tuple(values), shared if homes else ()), Targets(SEATS, tuple(lines))


def _lines(name: str, everyone: np.ndarray, pool: np.ndarray) -> list[Line]:
    lines = []
    for number in range(len(FEATURES[name][0])):
        fair = float((everyone == number).mean()) * SEATS
        there = int((pool == number).sum())
        lines.append(
            Line(name, str(number), min(max(0, math.floor(fair - 0.5)), there), math.ceil(fair + 0.5))
        )
    return lines


def moved(targets: Targets, place: int, least: int, most: int) -> Targets:
    """The targets with one line moved."""
    line = targets.lines[place]
    new = replace(line, least=max(0, line.least + least), most=line.most + most)
    return Targets(targets.seats, (*targets.lines[:place], new, *targets.lines[place + 1 :]))


def spent(task: Callable[[], object]) -> float:
    """CPU milliseconds of one call."""
    begun = time.process_time()
    task()
    return (time.process_time() - begun) * 1000


def measured(people: int, *, homes: bool) -> float:
    """Print the medians for one size. Returns: that of an edit with all its steps, in milliseconds."""
    pool, targets = made(people, homes=homes)
    model = model_of(pool, targets)
    print(f"\n{people:,} people, {SEATS} seats, {len(targets.lines)} lines, {len(model.caps):,} types"
          f"{', one per address' if homes else ''}")  # fmt: skip
    print(f"  first question (pool counted, solver filled)    {spent(lambda: Live(pool, targets)):8.1f} ms")
    live = Live(pool, targets)
    told = live.reach(targets)
    edits = [moved(targets, place, -1, 0) for place in range(len(targets.lines))]
    edits += [moved(targets, place, 0, 1) for place in range(len(targets.lines))]
    quick = [spent(lambda one=one: live.reach(one, steps=False)) for one in edits]
    whole = [spent(lambda one=one: live.reach(one)) for one in edits]
    panel = [spent(lambda one=one: live.has_panel(one)) for one in edits[:10]]
    _show("an edit: chance and limiting lines", quick)
    _show(f"an edit: these and {len(told.steps)} steps of a seat", whole)
    _show("whether a whole panel exists", panel)
    broken = [moved(targets, place, 8, 8) for place in range(0, len(targets.lines), 4)]
    broken = [one for one in broken if not live.has_panel(one)]
    broken += [moved(moved(one, 0, 3, 3), len(one.lines) - 1, 3, 3) for one in broken[:2]]
    nearest = [spent(lambda one=one: nearest_changes(model_of(pool, one))) for one in broken]
    if nearest:
        _show(f"nearest changes, {len(nearest)} targets out of reach", nearest)
    _show("who can never be chosen, who is certain", [spent(lambda: prospects_of(model))])
    print(f"  smallest chance {told.chance} = {float(told.chance):.4%}")
    return statistics.median(whole)


def _show(words: str, taken: list[float]) -> None:
    print(f"  {words:47} {statistics.median(taken):8.1f} ms   (most {max(taken):.1f})")


def main() -> int:
    """Measure, print, judge. Returns: 0 when the promise holds, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="*", default=[2_000, 50_000])
    parser.add_argument("--homes", action="store_true", help="one in nine shares an address")
    parser.add_argument("--limit", type=float, default=100, help="milliseconds an edit may take")
    args = parser.parse_args()
    medians = {people: measured(people, homes=args.homes) for people in args.people}
    held = all(median < args.limit for people, median in medians.items() if people <= 2_000)
    print(f"\nan edit at 2,000 people under {args.limit:.0f} ms: {'yes' if held else 'NO'}")
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
