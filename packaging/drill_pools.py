"""Hundreds of random small tight pools: certified or closed by columns, none wrong against listing panels.

    python packaging/drill_pools.py [--pools 500] [--rules leximin] [--tickets exact] [--seed 1]

Half the pools have up to 14 people: all their panels are listed and leximin over them is found by plain
linear programs. The other half have 40 to 120 people. Every lottery is counted again. Fails when one is
wrong, when none is found, or when one is neither certified nor closed. `--pools 20` is the short form.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from council.errors import CouncilError  # noqa: E402
from council.selection.engine.alike import model_of  # noqa: E402
from council.selection.engine.proof import admissible  # noqa: E402
from council.selection.lottery import Lottery, chances  # noqa: E402
from council.selection.rules import find_lottery  # noqa: E402
from council.selection.targets import Pool, Targets  # noqa: E402
from council.words import say  # noqa: E402
from tests.council.selection.brute import chances_by, tight_draw  # noqa: E402
from tests.council.selection.pools import every_panel  # noqa: E402

LISTED = 14


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pools", type=int, default=500)
    parser.add_argument("--rules", default="leximin")
    parser.add_argument("--tickets", default="exact")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    tickets = asked.tickets if asked.tickets == "exact" else int(asked.tickets)
    counts: Counter[str] = Counter()
    wrong = 0
    for number in range(asked.pools):
        chance = random.Random(f"{asked.seed}/{number}")
        small = number % 2 == 0
        pool, targets = tight_draw(
            chance, people=(8, LISTED) if small else (40, 120), seats=5 if small else 20
        )
        for rule in asked.rules.split(","):
            began = time.process_time()
            verdict = tried(pool, targets, rule, tickets)
            counts[f"{rule}: {verdict}"] += 1
            if verdict not in ("certified by fractions", "certified by columns"):
                wrong += 1
                seconds = time.process_time() - began
                print(
                    f"pool {number} ({len(pool.ids)}/{targets.seats}) {rule}: {verdict}, {seconds:.1f} s",
                    flush=True,
                )
        if number % 20 == 19:
            print(f"{number + 1} pools, {time.process_time():.0f} CPU seconds", flush=True)
    for verdict, count in sorted(counts.items()):
        print(f"{count:6} {verdict}")
    print(f"{time.process_time():.0f} CPU seconds")
    return 1 if wrong else 0


def tried(pool: Pool, targets: Targets, rule: str, tickets: int | str) -> str:
    """The verdict on one pool: how the lottery is certified, or what is wrong with it."""
    try:
        lottery = find_lottery(pool=pool, targets=targets, rule=rule, panels=tickets)
    except CouncilError as error:
        return say(error)
    model = model_of(pool, targets)
    place = {one: number for number, one in enumerate(model.pool.ids)}
    if not all(admissible(model, [place[one] for one in panel]) for panel in lottery.panels):
        return "a panel misses a target"
    if sum(chances(lottery).values()) != targets.seats:
        return "chances do not add up"
    if len(pool.ids) <= LISTED and not _is_right(lottery, pool, targets, rule):
        return "not what listing every panel gives"
    if not lottery.certified:
        return f"not certified ({lottery.how})"
    return "certified by fractions" if lottery.how == "bound" else "certified by columns"


def _is_right(lottery: Lottery, pool: Pool, targets: Targets, rule: str) -> bool:
    """Whether the chances are those of the definition over all panels."""
    panels = every_panel(pool, targets)
    if not set(lottery.panels) <= {tuple(pool.ids[i] for i in panel) for panel in panels}:
        return False
    wanted = chances_by(rule, panels, len(pool.ids))
    room = 1e-6 if rule == "leximin" else 1e-3
    return all(abs(float(a) - b) < room for a, b in zip(lottery.best, wanted, strict=True))


if __name__ == "__main__":
    sys.exit(main())
