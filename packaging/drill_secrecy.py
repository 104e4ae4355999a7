"""Secret papers typed in a known order: how far every order in the bytes of a council follows it.

.venv/bin/python packaging/drill_secrecy.py [--rounds 100] [--papers 100] [--draws 999] [--seed 1]
Ends with 1 when the mean of Kendall's tau leaves ±0.06 or a permutation test tells an order from chance. The
same readings of a naive store show that they can find one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from random import Random

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.council.decisions.secrecy import (  # noqa: E402
    Round,
    cast,
    cast_naively,
    chance_of,
    kendall,
    orders,
)

BETWEEN, ABOVE = 0.06, 0.01


def drill() -> int:
    """Cast as many ballots as asked and print every reading. Returns: 0, or 1 when an order shows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=100, metavar="N")
    parser.add_argument("--papers", type=int, default=100, metavar="N")
    parser.add_argument("--draws", type=int, default=999, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance, shown = Random(args.seed), 0
    with tempfile.TemporaryDirectory() as folder:
        for words, run in (("naive store", cast_naively), ("council", cast)):
            rounds = [run(Path(folder), papers=args.papers, chance=chance) for _n in range(args.rounds)]
            found = _readings(rounds)
            shown = _told(words, found, draws=args.draws, chance=chance)
    print(f"{args.rounds} ballots of {args.papers} papers: {shown} of {len(found)} readings show an order")
    return int(shown > 0)


def _readings(rounds: list[Round]) -> dict[str, list[list[int]]]:
    found: dict[str, list[list[int]]] = {}
    for one in rounds:
        for place, held in one.held.items():
            for name, order in orders(held, one.typed):
                found.setdefault(f"{place}, {name}", []).append(order)
    return found


def _told(words: str, found: dict[str, list[list[int]]], *, draws: int, chance: Random) -> int:
    """Print mean tau and p of every reading; how many are told from chance.

    p is taken as it is: all readings of a run are nearly one draw, so no allowance is made for their number.
    """
    measured = {
        reading: (float(np.mean([kendall(one) for one in each])), chance_of(each, draws=draws, chance=chance))
        for reading, each in found.items()
    }
    shown = sum(abs(tau) > BETWEEN for tau, _p in measured.values())
    least = min(p for _tau, p in measured.values())
    for reading, (tau, p) in measured.items():
        print(f"{words:12} {reading:60} tau {tau:+.3f}  p {p:.3f}", flush=True)
    return max(shown, int(least < ABOVE))


if __name__ == "__main__":
    sys.exit(drill())
