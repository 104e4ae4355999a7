"""How long the draw of a few seats takes after members left: CPU seconds, and whether it is certified.

    python packaging/bench_replace.py [--seats 2 3 5 8 10] [--sets 8] [--limit 5] [--pool DIR]

A pool of 1,000 (or DIR/people.csv with DIR/targets.csv) whose 110 seats were drawn with lines within half a
seat; some members leave at random, and their seats are drawn again with everybody else held. CPU time of this
process, never the clock on the wall. Fails when a draw takes longer than the limit or is not certified.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from draw_pools import Town, make

from council.selection.lottery import Lottery, chances
from council.selection.refusals import TargetsOutOfReach
from council.selection.replacing import left_over
from council.selection.rules import find_lottery
from council.selection.targets import Line, Pool, Targets

SEATS = 110
ADDRESS = ("address", "address_line", "postcode")


def read(folder: Path) -> tuple[Pool, Targets]:
    """The pool and targets of a folder; people at one address share a home."""
    with (folder / "targets.csv").open(encoding="utf-8", newline="") as file:
        lines = [
            Line(one["feature"], one["value"], int(one["min"]), int(one["max"]))
            for one in csv.DictReader(file)
        ]
    targets = Targets(SEATS, tuple(lines))
    with (folder / "people.csv").open(encoding="utf-8", newline="") as file:
        people = list(csv.DictReader(file))
    values = tuple(tuple(one[name] for name in targets.features) for one in people)
    homes = tuple(" ".join(one[name] for name in ADDRESS if name in one).strip() for one in people)
    return Pool(tuple(one["id"] for one in people), targets.features, values, homes), targets


def measured(
    pool: Pool, targets: Targets, panel: tuple[str, ...], seats: int, number: int
) -> tuple[float, str]:
    """CPU seconds of one replacement and what came of it, in words."""
    left = set(random.Random(f"{seats} {number}").sample(panel, seats))
    rest, lines = left_over(pool, targets, kept=[one for one in panel if one not in left], out=left)
    begun = time.process_time()
    try:
        lottery = find_lottery(pool=rest, targets=lines)
    except TargetsOutOfReach:
        return time.process_time() - begun, "out of reach"
    return time.process_time() - begun, _told(lottery)


def _told(lottery: Lottery) -> str:
    given = sorted(chance for one, chance in chances(lottery).items() if one not in set(lottery.never))
    proven = "certified" if lottery.certified else "NOT certified"
    return (
        f"{proven} ({lottery.how}), {len(lottery.panels)} panels, never {len(lottery.never)}, "
        f"chances from {float(given[0]):.4%} (at best {float(lottery.reach):.4%})"
    )


def main() -> int:
    """Measure, print, judge. Returns: 0 when the promise holds, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seats", type=int, nargs="*", default=[2, 3, 5, 8, 10])
    parser.add_argument("--sets", type=int, default=8, help="sets of leavers for each number of seats")
    parser.add_argument("--limit", type=float, default=5, help="CPU seconds a replacement may take")
    parser.add_argument("--pool", type=Path, help="folder with people.csv and targets.csv")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        if args.pool is None:
            make(Town(1_000, SEATS, homes=0.12, seed=3), Path(made))
        pool, targets = read(args.pool or Path(made))
    lottery = find_lottery(pool=pool, targets=targets)
    held = True
    for seats in args.seats:
        for number in range(args.sets):
            panel = lottery.panels[37 * number % len(lottery.panels)]
            spent, words = measured(pool, targets, panel, seats, number)
            held = held and spent <= args.limit and "NOT" not in words
            print(f"{seats:3} seats, set {number}: {spent:6.2f} s  {words}", flush=True)
    print(f"\neach within {args.limit:g} s and certified: {'yes' if held else 'NO'}")
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
