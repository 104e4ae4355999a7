"""Statements as a graph of near neighbours, and the communities in it.

Pure arithmetic on vectors in a fixed order: the same rows give the same communities on every run.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from council.ground.meaning.lexicon import SMALL_WORDS, stem, words_of
from council.ground.meaning.vectors import Floats
from council.ground.partitions import Labels, adjusted_rand, in_order
from council.progress import SILENT, Progress

NEIGHBOURS = 7


RESOLUTION = 1.5


WORD_WEIGHT = 0.2


_ROWS = 512  # statements compared with all others at a time


def word_rows(texts: Sequence[str], stems: frozenset[str]) -> Any:
    """TF-IDF rows of length one, sparse (texts, words); words of one text or of the question are left out."""
    from scipy.sparse import csr_matrix

    kept = [sorted({stem(w) for w in words_of(t) if w not in SMALL_WORDS} - stems) for t in texts]
    spread: dict[str, int] = {}
    for row in kept:
        for word in row:
            spread[word] = spread.get(word, 0) + 1
    column = {word: at for at, word in enumerate(sorted(w for w, n in spread.items() if n > 1))}
    rows, columns, values = [], [], []
    for at, row in enumerate(kept):
        rare = {column[w]: np.log((1 + len(texts)) / (1 + spread[w])) + 1 for w in row if w in column}
        length = float(np.sqrt(sum(v * v for v in rare.values()))) or 1.0
        for where, value in rare.items():
            rows.append(at)
            columns.append(where)
            values.append(value / length)
    shape = (len(texts), max(len(column), 1))
    return csr_matrix((np.array(values, dtype=np.float32), (rows, columns)), shape=shape)


def neighbour_graph(
    vectors: Floats, words: Any, *, neighbours: int = NEIGHBOURS, progress: Progress = SILENT
) -> Any:
    """Each statement tied to its nearest others, both ways, by cosine plus a fifth of shared words.

    Args:
        vectors: (statements, width), rows of length one.
        words: sparse (statements, words), rows of length one.
    Returns: sparse symmetric (statements, statements), weights above 0, nothing on the diagonal.
    """
    from scipy.sparse import csr_matrix

    n = len(vectors)
    near = min(neighbours, n - 1)
    rows, columns, weights = [], [], []
    for start in range(0, n, _ROWS):
        stop = min(start + _ROWS, n)
        likeness = vectors[start:stop] @ vectors.T
        likeness += WORD_WEIGHT * (words[start:stop] @ words.T).toarray()
        likeness[np.arange(stop - start), np.arange(start, stop)] = -np.inf
        best = np.argsort(-likeness, axis=1, kind="stable")[:, :near]
        rows.append(np.repeat(np.arange(start, stop), near))
        columns.append(best.ravel())
        weights.append(np.take_along_axis(likeness, best, axis=1).ravel())
        progress(stop, n)
    value = np.clip(np.concatenate(weights), 1e-6, None)
    graph = csr_matrix((value, (np.concatenate(rows), np.concatenate(columns))), shape=(n, n))
    return graph.maximum(graph.T).tocsr()


def communities(graph: Any, *, seeds: Sequence[int], resolution: float = RESOLUTION) -> Labels:
    """The partition nearest to those of all seeds, numbered by first appearance.

    Louvain depends on the order it visits; several orders are tried and the one that agrees most with the
    others is kept, the earliest on a tie.
    """
    from sknetwork.clustering import Louvain

    found = [
        in_order(np.asarray(Louvain(resolution, shuffle_nodes=True, random_state=seed).fit_predict(graph)))
        for seed in seeds
    ]
    agreement = [sum(adjusted_rand(one, other) for other in found) for one in found]
    return found[int(np.argmax(np.round(agreement, 9)))]


def stability(
    vectors: Floats,
    words: Any,
    labels: Labels,
    *,
    rounds: int = 20,
    seed: int = 1,
    progress: Progress = SILENT,
) -> list[float]:
    """How well each part comes back when statements are drawn anew: mean best Jaccard over bootstraps.

    Returns: one figure for each part, 0 to 1; under 0.5 a part is tentative.
    Source: Hennig 2007, "Cluster-wise assessment of cluster stability".
    """
    chance = np.random.RandomState(seed)  # a fixed seed: the same statements give the same figure
    parts = int(labels.max()) + 1
    total, counted = np.zeros(parts), np.zeros(parts)
    for round_ in range(rounds):
        drawn = np.unique(chance.randint(0, len(labels), len(labels)))
        again = communities(neighbour_graph(vectors[drawn], words[drawn]), seeds=(round_,))
        before = labels[drawn]
        overlap = np.zeros((parts, int(again.max()) + 1))
        np.add.at(overlap, (before, again), 1)
        union = overlap.sum(1, keepdims=True) + overlap.sum(0, keepdims=True) - overlap
        there = overlap.sum(1) > 0
        total[there] += (overlap / union).max(1)[there]
        counted[there] += 1
        progress(round_ + 1, rounds)
    return [float(share) for share in total / np.maximum(counted, 1)]
