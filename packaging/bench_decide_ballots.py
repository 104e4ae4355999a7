"""Random ballots of every kind, counted by the rules and by a slow counter that shares no code with them.

    python packaging/bench_decide_ballots.py [--ballots 1000000] [--seed 6] [--processes 2]

Goal: 0 differences on 1,000,000 ballots. A ballot is one vote with up to nine papers, any rule, some papers
odd: small boxes are where ties, empty bases and edges lie. Then one large box of each kind for the cost.
Exit: 1 when there is a difference.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.council.decisions.both_counters import differences, fast  # noqa: E402
from tests.council.decisions.slow_counter import drawn_ballot  # noqa: E402

PART = 5_000
LARGE = 2_000


def counted_apart(seed: str, ballots: int) -> tuple[Counter[str], list[str], int, float]:
    """One part: how often each kind ended how, what differed, papers, and CPU seconds."""
    chance, seen, wrong, papers = random.Random(seed), Counter[str](), [], 0
    began = time.process_time()
    for _ in range(ballots):
        ballot = drawn_ballot(chance)
        papers += len(ballot.papers)
        result = fast(ballot)
        seen[f"{ballot.kind} {result.outcome}"] += 1
        found = differences(ballot, result)
        if found:
            wrong.append(f"{ballot}: {found}")
    return seen, wrong, papers, time.process_time() - began


def large_boxes() -> None:
    """CPU seconds for one box of thousands of papers, by kind."""
    for kind in ("approval", "dots", "score", "ranked", "schulze"):
        ballot = drawn_ballot(random.Random(kind), kind=kind, most=LARGE)
        while len(ballot.papers) < LARGE // 2:
            ballot = drawn_ballot(random.Random(f"{kind} {len(ballot.papers)}"), kind=kind, most=2 * LARGE)
        began = time.process_time()
        fast(ballot)
        print(f"  {kind:9} {len(ballot.papers):5} papers  {time.process_time() - began:.3f} CPU-s")


def main(argv: list[str]) -> int:
    asks = argparse.ArgumentParser(description=__doc__)
    asks.add_argument("--ballots", type=int, default=1_000_000)
    asks.add_argument("--seed", type=int, default=6)
    asks.add_argument("--processes", type=int, default=2)
    given = asks.parse_args(argv)
    sizes = [PART] * (given.ballots // PART) + ([given.ballots % PART] if given.ballots % PART else [])
    seeds = [f"{given.seed}.{number}" for number in range(len(sizes))]
    ended, wrong, papers, spent = Counter[str](), [], 0, 0.0
    with ProcessPoolExecutor(given.processes) as pool:
        for seen, bad, sheets, cpu in pool.map(counted_apart, seeds, sizes):
            ended += seen
            wrong += bad
            papers, spent = papers + sheets, spent + cpu
    print(f"  seed {given.seed}: {sum(ended.values()):,} ballots, {papers:,} papers, {spent:.0f} CPU-s")
    print(f"  {len(wrong)} differences")
    for line in wrong[:5]:
        print("   ", line)
    for name, number in sorted(ended.items()):
        print(f"  {name:24} {number:9,}")
    large_boxes()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
