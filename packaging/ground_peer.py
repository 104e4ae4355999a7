"""Clusters of other tools on the same vectors, as JSON; run in an environment of its own.

    python ground_peer.py SETS.npz OUT.json

SETS.npz: one array of rows for each set, and "texts" as JSON. Writes for each method the labels of each set
(-1 is noise) and the CPU seconds they took. BERTopic as its documentation starts it, with the vectors given.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np


def bertopic(rows: Any, texts: list[str]) -> Any:
    from bertopic import BERTopic
    from umap import UMAP

    reduced = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=42)
    return BERTopic(umap_model=reduced, calculate_probabilities=False).fit_transform(texts, rows)[0]


def hdbscan(rows: Any, _texts: list[str]) -> Any:
    from hdbscan import HDBSCAN

    return HDBSCAN(min_cluster_size=3).fit_predict(rows.astype(np.float64))


METHODS: dict[str, Callable[[Any, list[str]], Any]] = {
    "BERTopic default": bertopic,
    "HDBSCAN, at least 3": hdbscan,
}


def main() -> int:
    warnings.filterwarnings("ignore")
    given, out = np.load(sys.argv[1]), Path(sys.argv[2])
    texts = json.loads(str(given["texts"]))
    bertopic(given["0"], texts[0])  # its compiler runs once, uncounted
    found: dict[str, Any] = {}
    for name, method in METHODS.items():
        began = time.process_time()
        labels = [[int(n) for n in method(given[str(at)], said)] for at, said in enumerate(texts)]
        found[name] = {"labels": labels, "seconds": time.process_time() - began}
    out.write_text(json.dumps(found), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
