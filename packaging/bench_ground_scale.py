"""Themes of 1,000, 10,000 and 100,000 statements after they are read: CPU seconds, memory.

    python packaging/bench_ground_scale.py [MANY…]

Statements are made of the real ones of ArgKP; each size runs in a process of its own through the program's
own call, two levels and stability with it. Aims: 0.3, 5 and 60 CPU seconds; a figure beyond its aim is told,
and only one beyond twice its aim fails. The memory is the most the process had, before the call and with it.
Neighbours found: the share of the true ones, of 500 statements.
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
from bench_ground_themes import DATA, Kept, rows_of  # noqa: E402

from council.ground.meaning.vectors import unit  # noqa: E402
from council.ground.themes import graph, near  # noqa: E402
from council.ground.themes.proposing import propose  # noqa: E402
from council.ground.themes.values import Told  # noqa: E402

AIMS = {1_000: 0.3, 10_000: 5.0, 100_000: 60.0}
NOISE = 0.6
LOOKED_AT = 500  # statements whose true neighbours are reckoned to see how many were found


def main() -> int:
    """Each size in a process of its own, so that memory is its own."""
    sizes = [int(each) for each in sys.argv[1:]] or list(AIMS)
    print(
        f"{'statements':>10}{'CPU s':>9}{'aim':>6}{'MB first':>9}{'MB':>7}{'themes':>8}{'wider':>7}"
        f"{'neighbours found':>18}"
    )
    return max(
        subprocess.run([sys.executable, __file__, "one", str(n)], check=False).returncode for n in sizes
    )


def one(many: int) -> int:
    """One size: made, themed, told."""
    rows, told = _made(many)
    propose(told[:40], rows[:40], rows[:40])  # what is loaded at the first call is not counted
    had, before = _memory(), time.process_time()
    found = propose(told, rows, rows)
    seconds, memory = time.process_time() - before, _memory()
    aim = AIMS.get(many, float("inf"))
    print(
        f"{many:10,}{seconds:9.2f}{aim:6.1f}{had:9,}{memory:7,}{len(found.themes):8}{len(found.parents):7}"
        f"{_recall(rows, [each.text for each in told]):18.3f}",
        flush=True,
    )
    return int(seconds > 2 * aim)


def _memory() -> int:
    """The most this process had at once so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _made(many: int) -> tuple[Any, list[Told]]:
    """Statements as like and unlike as real ones, in a mixed order.

    Each stands between two arguments of one topic of ArgKP as the model read them, moved by noise of six
    tenths of their length, and worded with half the words of each.
    """
    arguments = rows_of(DATA / "arguments_train.csv")
    texts = [each["argument"] for each in arguments]
    vectors = Kept()
    real = vectors.of(texts)
    vectors.keep()
    alike: dict[str, list[int]] = {}
    for at, each in enumerate(arguments):
        alike.setdefault(each["topic"], []).append(at)
    chance = np.random.RandomState(1)
    rounds = [chance.permutation(len(texts)) for _ in range(many // len(texts) + 1)]
    source = np.concatenate(rounds)[:many]
    partner = [near[chance.randint(len(near))] for near in (alike[arguments[at]["topic"]] for at in source)]
    said = []
    for at, other in zip(source, partner, strict=True):
        both = texts[at].split() + texts[other].split()
        said.append(" ".join(word for word in both if chance.random_sample() < 0.5) or texts[at])
    noise = chance.standard_normal((many, real.shape[1])).astype(np.float32)
    rows = unit(unit(real[source] + real[partner]) + NOISE / real.shape[1] ** 0.5 * noise)
    return rows, [Told(str(at), text, f"a{at % (many // 4)}") for at, text in enumerate(said)]


def _recall(rows: Any, texts: list[str]) -> float:
    """The share of true nearest neighbours the program found, of some statements."""
    words = graph.word_rows(texts, frozenset())
    places, _shares = near.nearest(rows, words, graph.NEIGHBOURS)
    some = np.linspace(0, len(rows) - 1, LOOKED_AT).astype(int)
    likeness = rows[some] @ rows.T + near.WORD_WEIGHT * (words[some] @ words.T).toarray()
    likeness[np.arange(len(some)), some] = -np.inf
    best = np.argpartition(-likeness, graph.NEIGHBOURS, axis=1)[:, : graph.NEIGHBOURS]
    return float(np.mean([np.isin(b, places[at]).mean() for at, b in zip(some, best, strict=True)]))


if __name__ == "__main__":
    sys.exit(one(int(sys.argv[2])) if sys.argv[1:2] == ["one"] else main())
