"""Random agendas fitted anew, each held against every promise of re-planning; then the time for 40 items.

.venv/bin/python packaging/drill_agenda.py [--agendas 1000000] [--seed 1]
Ends with 1 at the first broken promise, naming the case.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.council.sessions.agendas import PROMISES, Case, broken, random_case  # noqa: E402

LONG, ROUNDS = 40, 500


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--agendas", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance, began = Random(args.seed), time.process_time()
    for number in range(args.agendas):
        case = random_case(chance)
        if name := broken(case):
            print(f"agenda {number} breaks: {name}\n{case}", file=sys.stderr)
            return 1
    spent = time.process_time() - began
    print(f"{args.agendas} agendas, {len(PROMISES)} promises each, none broken; {spent:.0f} s of CPU")
    print(f"one re-planning of {LONG} items: {_longest(chance) * 1000:.2f} ms of CPU (mean of {ROUNDS})")
    return 0


def _longest(chance: Random) -> float:
    """Seconds of CPU for one segment of 40 blocks that needs every step."""
    blocks = []
    while len(blocks) < LONG:
        blocks += random_case(chance).blocks
    blocks = [replace(block, id=f"b{at}") for at, block in enumerate(blocks[:LONG])]
    case = Case(tuple(blocks), sum(block.least for block in blocks) // 2, drop=True, latest=30, cede=True)
    began = time.process_time()
    for _round in range(ROUNDS):
        case.fitted()
    return (time.process_time() - began) / ROUNDS


if __name__ == "__main__":
    raise SystemExit(main())
