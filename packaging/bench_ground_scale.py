"""Themes of 1,000, 10,000 and 100,000 statements after they are read: CPU seconds, memory.

    python packaging/bench_ground_scale.py [MANY…]

Statements are made: topics of many sizes, each a cloud of vectors with words of its own; each size runs in a
process of its own through the program's own call, two levels and stability with it. Aims: 0.3, 5 and 60 CPU
seconds; a figure beyond its aim is told, and only one beyond twice its aim fails.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402  after the number of threads

from council.ground.meaning.vectors import unit  # noqa: E402
from council.ground.themes import graph, near  # noqa: E402
from council.ground.themes.proposing import propose  # noqa: E402
from council.ground.themes.values import Told  # noqa: E402

AIMS = {1_000: 0.3, 10_000: 5.0, 100_000: 60.0}
WIDTH = 384
LOOKED_AT = 500  # statements whose true neighbours are reckoned to see how many were found


def main() -> int:
    """Each size in a process of its own, so that memory is its own."""
    sizes = [int(each) for each in sys.argv[1:]] or list(AIMS)
    print(
        f"{'statements':>10}{'CPU s':>9}{'aim':>6}{'MB':>7}{'themes':>8}{'wider':>7}{'neighbours found':>18}"
    )
    return max(
        subprocess.run([sys.executable, __file__, "one", str(n)], check=False).returncode for n in sizes
    )


def one(many: int) -> int:
    """One size: made, themed, told."""
    rows, told = _made(many)
    propose(told[:40], rows[:40], rows[:40])  # what is loaded at the first call is not counted
    before = time.process_time()
    found = propose(told, rows, rows)
    seconds = time.process_time() - before
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    aim = AIMS.get(many, float("inf"))
    print(
        f"{many:10,}{seconds:9.2f}{aim:6.1f}{memory:7,}{len(found.themes):8}{len(found.parents):7}"
        f"{_recall(rows, [each.text for each in told]):18.3f}",
        flush=True,
    )
    return int(seconds > 2 * aim)


def _made(many: int) -> tuple[Any, list[Told]]:
    chance = np.random.RandomState(1)
    topics = int(many**0.5)
    topic = np.sort(chance.zipf(1.5, many) % topics)
    centres = chance.standard_normal((topics, WIDTH)).astype(np.float32)
    rows = unit(centres[topic] + 1.2 * chance.standard_normal((many, WIDTH)).astype(np.float32))
    letters = "abcdefghijklmnopqrstuvwxyz"

    def word(n: int) -> str:
        return "w" + "".join(letters[(n // 26**p) % 26] for p in range(3))

    said = chance.randint(0, 40, (many, 4)) + 40 * topic[:, None]
    texts = [" ".join(word(int(n)) for n in line) + f" {word(at)} own{word(at // 17_576)}" for at, line in
             enumerate(said)]  # fmt: skip
    return rows, [Told(str(at), text, f"a{at % (many // 4)}") for at, text in enumerate(texts)]


def _recall(rows: Any, texts: list[str]) -> float:
    """The share of true nearest neighbours the program found, of some statements."""
    if len(rows) <= near.EXACT:
        return 1.0
    words = graph.word_rows(texts, frozenset())
    places, _shares = near.nearest(rows, words, graph.NEIGHBOURS)
    some = np.linspace(0, len(rows) - 1, LOOKED_AT).astype(int)
    likeness = rows[some] @ rows.T + near.WORD_WEIGHT * (words[some] @ words.T).toarray()
    likeness[np.arange(len(some)), some] = -np.inf
    best = np.argpartition(-likeness, graph.NEIGHBOURS, axis=1)[:, : graph.NEIGHBOURS]
    return float(np.mean([np.isin(b, places[at]).mean() for at, b in zip(some, best, strict=True)]))


if __name__ == "__main__":
    sys.exit(one(int(sys.argv[2])) if sys.argv[1:2] == ["one"] else main())
