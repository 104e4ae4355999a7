"""Themes against people's own key points, on the arguments of ArgKP, one topic and side at a time.

    python packaging/bench_ground_themes.py [--data DIR] [--no-peer]

Clustered on all arguments, scored on those people matched with exactly one key point; mean over all sets.
Ours: the very call of the program, stability and titles with it, no number of themes given. Beside it k-means
with silhouette, spectral with sqrt(n/2) parts (scikit-learn), and in an environment of its own BERTopic's
default and HDBSCAN.
Stability: adjusted Rand between a set and 90 % of it. Noise: the share in no theme. Then placing: accuracy of
titles with 0, 1, 3, 5 placed statements a theme on the rest. Fails under AMI 0.26, any noise, stability 0.70,
or accuracy 0.70 with three.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402  after the number of threads

from council.ground.meaning.embedding import ENGINE, embed  # noqa: E402
from council.ground.meaning.lexicon import masked  # noqa: E402
from council.ground.meaning.vectors import mix  # noqa: E402
from council.ground.partitions import adjusted_rand, in_order  # noqa: E402
from council.ground.themes.placing import TITLE_WEIGHT, likely_themes  # noqa: E402
from council.ground.themes.proposing import propose  # noqa: E402
from council.ground.themes.values import Told as Statement  # noqa: E402

DATA = ROOT.parent / "shared" / "data" / "ground" / "argkp"
BENCH = ROOT / ".bench"
PACKAGES = ("torch>=2.6,<2.14", "bertopic", "hdbscan", "umap-learn", "scikit-learn")
REACH_AMI, REACH_STABLE, REACH_PLACED = 0.26, 0.70, 0.70
DRAWS = 2  # subsamples of each set
TRIES = 5  # choices of placed statements of each set
HEAD = f"{'method':24}{'AMI':>8}{'± SE':>8}{'ARI':>8}{'noise':>8}{'themes':>8}{'stable':>8}{'CPU s/set':>11}"


@dataclass(frozen=True)
class Argued:
    """One topic and side: texts, vectors, the key point of each (-1 none or several), those of titles."""

    question: str
    texts: list[str]
    rows: Any
    truth: Any
    titles: Any


Method = Callable[[Any, Sequence[str], str], Any]


def ours(rows: Any, texts: Sequence[str], question: str) -> Any:
    """Themes as the program proposes them, stability with it; -1 for what it leaves in none."""
    told = [Statement(str(at), text) for at, text in enumerate(texts)]
    numbers = np.full(len(texts), -1, dtype=np.int64)
    for number, theme in enumerate(propose(told, rows, rows, question=question).themes):
        numbers[[int(each) for each in theme.statements]] = number
    return numbers


def k_means(rows: Any, _texts: Sequence[str], _question: str) -> Any:
    """k by the best silhouette, from 2 to 15."""
    from sklearn.cluster import KMeans
    from sklearn.metrics import silhouette_score

    found = [KMeans(k, n_init=3, random_state=0).fit_predict(rows) for k in range(2, 16)]
    return max(found, key=lambda labels: silhouette_score(rows, labels))


def spectral(rows: Any, _texts: Sequence[str], _question: str) -> Any:
    """Plain spectral clustering of ten neighbours in sqrt(n/2) parts."""
    from sklearn.cluster import SpectralClustering
    from sklearn.neighbors import kneighbors_graph

    near = kneighbors_graph(rows, 10, include_self=False)
    parts = round((len(rows) / 2) ** 0.5)
    return SpectralClustering(parts, affinity="precomputed", random_state=0).fit_predict((near + near.T) / 2)


def read(data: Path) -> tuple[list[Argued], list[Any]]:
    """The sets, and their vectors as they are, unmasked, for the others."""
    sets: dict[tuple[str, str], tuple[list[dict[str, str]], list[dict[str, str]]]] = {}
    for name, place in (("arguments", 0), ("key_points", 1)):
        for row in rows_of(data / f"{name}_train.csv"):
            sets.setdefault((row["topic"], row["stance"]), ([], []))[place].append(row)
    matched: dict[str, list[str]] = {}
    for row in rows_of(data / "labels_train.csv"):
        if row["label"] == "1":
            matched.setdefault(row["arg_id"], []).append(row["key_point_id"])
    told, plain = [], []
    vectors = Kept()
    for (topic, _side), (said, points) in sets.items():
        place = {point["key_point_id"]: at for at, point in enumerate(points)}
        hits = [matched.get(each["arg_id"], []) for each in said]
        truth = np.array([place[hit[0]] if len(hit) == 1 else -1 for hit in hits])
        texts, titles = [each["argument"] for each in said], [each["key_point"] for each in points]
        rows = [vectors.of(some) for some in (texts, masked(texts, topic), titles, masked(titles, topic))]
        told.append(Argued(topic, texts, mix(rows[0], rows[1]), truth, mix(rows[2], rows[3])))
        plain.append(rows[0])
    vectors.keep()
    return told, plain


class Kept:
    """Vectors read once, kept beside the program's benchmarks by the engine that made them."""

    def __init__(self) -> None:
        self.place = BENCH / f"argkp {ENGINE}.npz"
        there = np.load(self.place) if self.place.exists() else None
        self.known = dict(zip(there["texts"].tolist(), there["rows"], strict=True)) if there else {}
        self.many = len(self.known)

    def of(self, texts: Sequence[str]) -> Any:
        fresh = [text for text in dict.fromkeys(texts) if text not in self.known]
        self.known |= dict(zip(fresh, embed(fresh).data, strict=True))
        return np.stack([self.known[text] for text in texts])

    def keep(self) -> None:
        if len(self.known) > self.many:
            BENCH.mkdir(exist_ok=True)
            np.savez(self.place, texts=np.array(list(self.known)), rows=np.stack(list(self.known.values())))


def main(argv: Sequence[str] | None = None) -> int:
    """Run, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--no-peer", action="store_true")
    args = parser.parse_args(argv)
    if not (args.data / "arguments_train.csv").exists():
        print("bench ground themes: ArgKP is not here; name its folder with --data")
        return 1
    told, plain = read(args.data)
    print(f"themes: {len(told)} sets of {sum(len(t.texts) for t in told)} arguments\n")
    print(HEAD)
    mine = line_of("ours", ours, told, [each.rows for each in told])
    line_of("k-means, silhouette", k_means, told, plain, draws=0)
    line_of("spectral, sqrt(n/2)", spectral, told, plain)
    if not args.no_peer:
        _peers(told, plain)
    placed = _placing(told)
    wrong = [
        words
        for words, holds in (
            (f"AMI at least {REACH_AMI}", mine[0] >= REACH_AMI),
            ("no noise", mine[1] == 0),
            (f"stability at least {REACH_STABLE}", mine[2] >= REACH_STABLE),
            (f"accuracy with title + 3 at least {REACH_PLACED}", placed >= REACH_PLACED),
        )
        if not holds
    ]
    print("\n" + ("missed: " + "; ".join(wrong) if wrong else "all reached"))
    return 1 if wrong else 0


def line_of(
    name: str, method: Method, told: Sequence[Argued], rows: Sequence[Any], draws: int = DRAWS
) -> tuple[float, float, float]:
    """Run a method on all sets and print its line; its AMI, noise and stability."""
    began = time.process_time()
    found = [method(each, t.texts, t.question) for each, t in zip(rows, told, strict=True)]
    seconds = time.process_time() - began
    stable = []
    for at, (each, t) in enumerate(zip(rows, told, strict=True)):
        chance = np.random.RandomState(at)
        for _ in range(draws):
            drawn = np.sort(chance.permutation(len(each))[: int(0.9 * len(each))])
            again = method(each[drawn], [t.texts[n] for n in drawn], t.question)
            stable.append(adjusted_rand(in_order(found[at][drawn]), in_order(again)))
    return _print(name, told, found, seconds, float(np.mean(stable)) if stable else None)


def _print(
    name: str, told: Sequence[Argued], found: Sequence[Any], seconds: float, stable: float | None
) -> tuple[float, float, float]:
    from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score

    pairs = [(t.truth[t.truth >= 0], np.asarray(f)[t.truth >= 0]) for t, f in zip(told, found, strict=True)]
    pairs = [(truth, labels) for truth, labels in pairs if len(set(truth.tolist())) > 1]
    ami = [adjusted_mutual_info_score(*pair) for pair in pairs]
    ari = [adjusted_rand_score(*pair) for pair in pairs]
    noise = float(np.mean([np.mean(np.asarray(f) < 0) for f in found]))
    parts = float(np.mean([len({int(n) for n in f} - {-1}) for f in found]))
    shown = f"{stable:8.3f}" if stable is not None else f"{'-':>8}"
    print(
        f"{name:24}{np.mean(ami):8.3f}{np.std(ami) / len(ami) ** 0.5:8.3f}{np.mean(ari):8.3f}{noise:8.4f}"
        f"{parts:8.1f}{shown}{seconds / len(told):11.3f}",
        flush=True,
    )
    return float(np.mean(ami)), noise, stable or 0.0


def _placing(told: Sequence[Argued]) -> float:
    """Accuracy on what nobody placed, with titles and 0, 1, 3, 5 placed statements a theme; that of 3."""
    print(f"\n{'placed a theme':24}{'accuracy':>10}")
    reached = 0.0
    for many in (0, 1, 3, 5):
        right = []
        for at, t in enumerate(told):
            chance = np.random.RandomState(at)
            for _ in range(TRIES):
                right += [share for share in [placed_right(t, many, chance)] if share is not None]
        print(f"{'title + ' + str(many):24}{np.mean(right):10.3f}", flush=True)
        reached = float(np.mean(right)) if many == 3 else reached
    return reached


def placed_right(t: Argued, many: int, chance: Any) -> float | None:
    """The share put right by titles and so many placed statements a theme; None where none is left."""
    themes = len(t.titles)
    shown = [n for p in range(themes) for n in chance.permutation(np.flatnonzero(t.truth == p))[:many]]
    rest = [n for n in np.flatnonzero(t.truth >= 0) if n not in set(shown)]
    if not rest:
        return None
    known = np.concatenate([t.titles, t.rows[np.array(shown, dtype=int)]])
    home = [*range(themes), *(int(t.truth[n]) for n in shown)]
    likely = likely_themes(known, home, [TITLE_WEIGHT] * themes + [1.0] * len(shown), t.rows[rest])
    return float((likely.argmax(1) == t.truth[rest]).mean())


def _peers(told: Sequence[Argued], plain: Sequence[Any]) -> None:
    python = peer_python()
    if python is None:
        return
    given, out = BENCH / "ground_sets.npz", BENCH / "ground_found.json"
    arrays = {str(at): rows for at, rows in enumerate(plain)}
    np.savez(given, texts=np.array(json.dumps([t.texts for t in told])), **arrays)
    if subprocess.run([python, ROOT / "packaging/ground_peer.py", given, out], check=False).returncode != 0:
        print("the other tools did not come to an end; the lines above say why")
        return
    for name, each in json.loads(out.read_text("utf-8")).items():
        _print(name, told, [np.array(labels) for labels in each["labels"]], each["seconds"], None)


def peer_python() -> Path | None:
    """The Python of the other tools, installed at the first call; None, and a word about it, when not."""
    folder = BENCH / "ground_peer"
    python, stamp = folder / "bin" / "python", folder / "installed"
    wanted = "\n".join(PACKAGES)
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return python
    print(f"installing other tools into {folder.relative_to(ROOT)}: {', '.join(PACKAGES)}", flush=True)
    venv.create(folder, with_pip=True, clear=True)
    command = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", *PACKAGES]
    if subprocess.run(command, check=False).returncode != 0:
        print("they could not be installed; ours runs without them")
        return None
    stamp.write_text(wanted, "utf-8")
    return python


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    sys.exit(main())
