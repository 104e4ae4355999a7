"""What other settings of the themes would give: each attempt at the aims beside what the program does.

    python packaging/bench_ground_attempts.py [--data DIR]

The sets, scores and draws of bench_ground_themes. Aims: AMI 0.30, stability 0.75, title + 3 placed 0.78.
A setting is changed for the attempt alone; nothing is judged and nothing fails.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import bench_ground_themes as bench
import numpy as np

from council.ground.themes import graph
from council.ground.themes.placing import TITLE_WEIGHT

USED = (graph.NEIGHBOURS, graph.RESOLUTION)
OTHERS = ((7, 1.5), (7, 1.2), (10, 1.2), (15, 1.0), (15, 1.5), (20, 1.2), (30, 1.2))
WEIGHTS = (0.5, 1.0, 4.0)


@contextmanager
def set_to(neighbours: int, resolution: float) -> Iterator[None]:
    """Themes by other neighbours and another resolution, as long as this stands."""
    before = graph.NEIGHBOURS, graph.communities
    graph.NEIGHBOURS = neighbours
    graph.communities = partial(before[1], resolution=resolution)
    try:
        yield
    finally:
        graph.NEIGHBOURS, graph.communities = before


def main(argv: Sequence[str] | None = None) -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=bench.DATA)
    args = parser.parse_args(argv)
    if not (args.data / "arguments_train.csv").exists():
        print("bench ground attempts: ArgKP is not here; name its folder with --data")
        return 1
    told, plain = bench.read(args.data)
    mixed = [each.rows for each in told]
    print(bench.HEAD)
    bench.line_of(f"ours, {USED[0]} at {USED[1]}", bench.ours, told, mixed)
    bench.line_of("question not masked", bench.ours, told, plain)
    for neighbours, resolution in OTHERS:
        with set_to(neighbours, resolution):
            bench.line_of(f"{neighbours} at {resolution}", bench.ours, told, mixed)
    print(f"\n{'weight of a title':24}{'title + 3':>10}")
    for weight in (TITLE_WEIGHT, *WEIGHTS):
        print(f"{weight:<24}{_placed(told, weight):10.3f}", flush=True)
    return 0


def _placed(told: Sequence[Any], weight: float) -> float:
    """Accuracy on what nobody placed with three placed statements a theme, titles at a weight."""
    before, bench.TITLE_WEIGHT = bench.TITLE_WEIGHT, weight
    try:
        found = []
        for at, each in enumerate(told):
            chance = np.random.RandomState(at)
            found += [bench.placed_right(each, 3, chance) for _ in range(bench.TRIES)]
        return float(np.mean([share for share in found if share is not None]))
    finally:
        bench.TITLE_WEIGHT = before


if __name__ == "__main__":
    sys.exit(main())
