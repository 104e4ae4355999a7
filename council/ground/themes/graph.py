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
from council.ground.themes.near import Places
from council.progress import SILENT, Progress

NEIGHBOURS = 15
FEWEST = 5  # neighbours of each in the smallest gathering
RESOLUTION = 1.2
WIDER = 0.7  # resolution at which themes gather under wider ones
ROUNDS = 20  # bootstraps
_TEXTS = 1_000  # texts read between two words of progress
MOST_DRAWN = 5_000  # statements times bootstraps, above which fewer are made
SPARE = 2  # times as many neighbours are kept as are tied, for when some are not drawn


def word_rows(texts: Sequence[str], stems: frozenset[str], *, progress: Progress = SILENT) -> Any:
    """TF-IDF rows of length one, sparse (texts, words); words of one text or of the question are left out.

    Raises: Cancelled through `progress`.
    """
    from scipy.sparse import csr_matrix

    number: dict[str, int] = {}
    said, lengths = [], []
    for at, text in enumerate(texts):
        here = sorted({stem(w) for w in words_of(text) if w not in SMALL_WORDS} - stems)
        said += [number.setdefault(word, len(number)) for word in here]
        lengths.append(len(here))
        if at % _TEXTS == 0:
            progress(at, len(texts))
    column = np.array(said, dtype=np.int64)
    row = np.repeat(np.arange(len(texts)), lengths)
    spread = np.bincount(column, minlength=len(number))
    kept = spread[column] > 1
    row, column = row[kept], column[kept]
    rare = np.log((1 + len(texts)) / (1 + spread[column])) + 1
    length = np.sqrt(np.bincount(row, rare * rare, minlength=len(texts)))
    value = (rare / length[row]).astype(np.float32)
    columns, column = np.unique(column, return_inverse=True)
    return csr_matrix((value, (row, column)), shape=(len(texts), max(len(columns), 1)))


def neighbours_of(many: int) -> int:
    """To how many others each of so many statements is tied: 15, fewer where that would be nearly all.

    On arguments with human key points 15 at resolution 1.2 gave the same themes back from nine tenths of the
    statements more often (0.72) than 7 at 1.5 did (0.61), for 0.007 less agreement with people.
    """
    return min(NEIGHBOURS, max(many // 6, FEWEST))


def tied(places: Places, shares: Floats, neighbours: int) -> Any:
    """The graph of the first so many neighbours of each row; who is near both ways is tied twice as much."""
    from scipy.sparse import csr_matrix

    there = (places >= 0) & (np.cumsum(places >= 0, axis=1) <= neighbours)
    value = np.clip(shares[there], 1e-6, None)
    rows = np.repeat(np.arange(len(places)), there.sum(1))
    graph = csr_matrix((value, (rows, places[there])), shape=(len(places), len(places)))
    return ((graph + graph.T) / 2).tocsr()


def among(places: Places, shares: Floats, drawn: Places) -> tuple[Places, Floats]:
    """The neighbour lists of the rows drawn, without those that were not, renumbered."""
    number = np.full(len(places) + 1, -1, dtype=np.int64)  # the last is for the place of none
    number[drawn] = np.arange(len(drawn))
    return number[places[drawn]], shares[drawn]


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
    places: Places, shares: Floats, labels: Labels, *, seed: int = 1, progress: Progress = SILENT
) -> list[float]:
    """How well each part comes back when statements are drawn anew: mean best Jaccard over bootstraps.

    Args:
        places, shares: the neighbours of each statement, some twice as many as the graph takes, so
            that enough are left when a third of all statements are not drawn.
    Returns: one figure for each part, 0 to 1; under 0.5 a part is tentative. 20 bootstraps, 5 from 1,000 on.
    Source: Hennig 2007, "Cluster-wise assessment of cluster stability".
    """
    chance = np.random.RandomState(seed)  # a fixed seed: the same statements give the same figure
    rounds = min(max(MOST_DRAWN // len(labels), 5), ROUNDS)
    parts = int(labels.max()) + 1
    total, counted = np.zeros(parts), np.zeros(parts)
    for round_ in range(rounds):
        drawn = np.unique(chance.randint(0, len(labels), len(labels)))
        again = communities(tied(*among(places, shares, drawn), neighbours_of(len(drawn))), seeds=(round_,))
        before = labels[drawn]
        width = int(again.max()) + 1
        overlap = np.bincount(before * width + again, minlength=parts * width).reshape(parts, width)
        union = overlap.sum(1, keepdims=True) + overlap.sum(0, keepdims=True) - overlap
        there = overlap.sum(1) > 0
        total[there] += (overlap / union).max(1)[there]
        counted[there] += 1
        progress(round_ + 1, rounds)
    return [float(share) for share in total / np.maximum(counted, 1)]


def without_small(graph: Any, labels: Labels, *, least: int) -> Labels:
    """The same parts without those under `least`: what stood there goes to the part it is tied to most.

    Returns: labels as given, -1 for what is tied to no part large enough.
    """
    small = np.bincount(labels)[labels] < least
    if not small.any():
        return labels
    ties = np.zeros((int(small.sum()), int(labels.max()) + 1))
    rows = graph[small].tocoo()
    kept = ~small[rows.col]
    np.add.at(ties, (rows.row[kept], labels[rows.col[kept]]), rows.data[kept])
    found = labels.copy()
    found[small] = np.where(ties.max(1) > 0, np.round(ties, 9).argmax(1), -1)
    return found


def wider(graph: Any, labels: Labels, *, resolution: float = WIDER) -> Labels:
    """Parts gathered into wider ones, by how strongly their statements are tied to each other.

    Args:
        graph: sparse symmetric (statements, statements); labels: the part of each, -1 for none.
    Returns: (parts,), the wider part of each part, numbered by first appearance; parts are never cut.
    """
    from scipy.sparse import csr_matrix

    inside = np.flatnonzero(labels >= 0)
    shape = (len(labels), int(labels.max()) + 1)
    member = csr_matrix((np.ones(len(inside)), (inside, labels[inside])), shape=shape)
    return communities((member.T @ graph @ member).tocsr(), seeds=range(4), resolution=resolution)
