"""Each statement's nearest others: compared with all while they are few, through cells when they are many.

Pure arithmetic in a fixed order; the approximate way draws its pivots by a rule, not by chance.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from council.ground.meaning.vectors import Floats
from council.progress import SILENT, Progress

WORD_WEIGHT = 0.2
EXACT = 6_000  # statements up to which each is compared with every other
_ROWS = 512  # statements compared with all others at a time
_PROBES = 12  # cells of pivots looked into for each statement
_FOLDED = 96  # numbers the words of a statement are folded into among many

Places = NDArray[np.int64]


def nearest(vectors: Floats, words: Any, many: int, *, progress: Progress = SILENT) -> tuple[Places, Floats]:
    """The nearest others of each statement, by cosine plus a fifth of shared words, nearest first.

    Args:
        vectors: (statements, width), rows of length one.
        words: sparse (statements, words), rows of length one.
        many: how many for each, less when there are fewer.
    Returns: places and likenesses, both (statements, many); a place of -1 is none. Above 6,000 statements
        only those that share a cell of pivots are compared, and words are folded into fewer numbers.
    """
    if len(vectors) > EXACT:
        return _through_cells(_joined(vectors, words), many, progress)
    n = len(vectors)
    many = min(many, n - 1)
    places, shares = np.zeros((n, many), dtype=np.int64), np.zeros((n, many), dtype=np.float32)
    for start in range(0, n, _ROWS):
        stop = min(start + _ROWS, n)
        likeness = vectors[start:stop] @ vectors.T
        likeness += WORD_WEIGHT * (words[start:stop] @ words.T).toarray()
        likeness[np.arange(stop - start), np.arange(start, stop)] = -np.inf
        places[start:stop], shares[start:stop] = _best(likeness, many)
        progress(stop, n)
    return places, shares


def _best(likeness: Floats, many: int) -> tuple[Places, Floats]:
    """The columns of the highest figures of each row, highest first, the earlier on a tie."""
    best = np.argpartition(-likeness, many - 1, axis=1)[:, :many] if many < likeness.shape[1] else None
    if best is None:
        best = np.broadcast_to(np.arange(likeness.shape[1]), likeness.shape)
    best = np.sort(best, axis=1)
    found = np.take_along_axis(likeness, best, axis=1)
    order = np.argsort(-found, axis=1, kind="stable")
    return np.take_along_axis(best, order, axis=1), np.take_along_axis(found, order, axis=1)


def _joined(vectors: Floats, words: Any) -> Floats:
    """Meaning and folded words side by side, so that one product gives about the likeness of both."""
    chance = np.random.RandomState(5)  # a fixed seed: the same statements, the same neighbours
    signs = (chance.randint(0, 2, (words.shape[1], _FOLDED)) * 2 - 1).astype(np.float32)
    folded = np.asarray(words @ (signs * np.sqrt(WORD_WEIGHT / _FOLDED)), dtype=np.float32)
    return np.concatenate([vectors, folded], axis=1)


def _through_cells(rows: Floats, many: int, progress: Progress) -> tuple[Places, Floats]:
    """Each row compared with those whose nearest pivot is among its own nearest pivots.

    Source: the inverted file with several probes, Jégou et al. 2011, "Product quantization".
    """
    n = len(rows)
    pivots = rows[:: max(n // int(np.sqrt(n)), 1)]
    probes = np.concatenate(
        [_best(rows[at : at + _ROWS] @ pivots.T, _PROBES)[0] for at in range(0, n, _ROWS)], axis=0
    )
    of_cell = [np.flatnonzero(probes[:, 0] == cell) for cell in range(len(pivots))]
    places = np.full((n, many), -1, dtype=np.int64)
    shares = np.full((n, many), -np.inf, dtype=np.float32)
    for cell, members in enumerate(of_cell):
        if not len(members):
            continue
        for probe in range(_PROBES):
            asking = np.flatnonzero(probes[:, probe] == cell)
            for at in range(0, len(asking), _ROWS):
                _look(rows, asking[at : at + _ROWS], members, places, shares)
        progress(cell + 1, len(of_cell))
    return places, shares


def _look(rows: Floats, asking: Places, members: Places, places: Places, shares: Floats) -> None:
    """Let what these rows find among the members of one cell stand beside what they found before."""
    many = places.shape[1]
    likeness = rows[asking] @ rows[members].T
    likeness[asking[:, None] == members[None]] = -np.inf
    found, near = _best(likeness, min(many, len(members)))
    all_places = np.concatenate([places[asking], members[found]], axis=1)
    all_shares = np.concatenate([shares[asking], near], axis=1)
    order = np.lexsort((all_places, -all_shares), axis=1)[:, :many]
    places[asking] = np.take_along_axis(all_places, order, axis=1)
    shares[asking] = np.take_along_axis(all_shares, order, axis=1)
    places[asking] = np.where(np.isneginf(shares[asking]), -1, places[asking])
