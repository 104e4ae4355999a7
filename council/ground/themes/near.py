"""Each statement's nearest others: among all while they are few, among those of near cells when many.

Pure arithmetic in a fixed order; where the cells lie is drawn by a rule, not by chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from council.ground.meaning.vectors import Floats, unit
from council.progress import SILENT, Progress, part

WORD_WEIGHT = 0.2
EXACT = 12_000  # statements up to which each is compared with every other
_ROWS = 512  # statements compared at a time
_A_CELL = 200  # statements in a cell, about
_LOOKED_INTO = 30  # cells looked into for the statements of each cell, its own among them
_SAMPLE = 40  # statements for each cell when its middle is sought
_STEPS = 4  # of seeking the middles

Places = NDArray[np.int64]


def nearest(vectors: Floats, words: Any, many: int, *, progress: Progress = SILENT) -> tuple[Places, Floats]:
    """The nearest others of each statement, by cosine plus a fifth of shared words, nearest first.

    Args:
        vectors: (statements, width), rows of length one.
        words: sparse (statements, words), rows of length one.
        many: how many for each, less when there are fewer.
    Returns: places and likenesses, both (statements, many); a place of -1 is none. Above 12,000 statements
        those of a cell are compared with those of the 30 cells nearest to it; likenesses are exact always.
    Raises: Cancelled through `progress`.
    """
    n = len(vectors)
    many = min(many, n - 1)
    places = np.full((n, many), -1, dtype=np.int64)
    shares = np.full((n, many), -np.inf, dtype=np.float32)
    everyone = np.arange(n, dtype=np.int64)
    groups: Iterable[tuple[Places, Places]] = [(everyone, everyone)]
    if n > EXACT:
        groups, progress = _cells(vectors, part(progress, 0, 10)), part(progress, 10, 100)
    done = 0
    for asking, among in groups:
        others, said = vectors[among], words[among].T.tocsr()
        for start in range(0, len(asking), _ROWS):
            rows = asking[start : start + _ROWS]
            likeness = vectors[rows] @ others.T
            likeness += WORD_WEIGHT * (words[rows] @ said).toarray()
            likeness[np.arange(len(rows)), np.searchsorted(among, rows)] = -np.inf
            found, shared = best(likeness, min(many, len(among) - 1))
            places[rows, : found.shape[1]] = among[found]
            shares[rows, : found.shape[1]] = shared
            done += len(rows)
            progress(done, n)
    return places, shares


def best(likeness: Floats, many: int) -> tuple[Places, Floats]:
    """The columns of so many highest figures of each row, highest first, the earlier on a tie; and these."""
    height, width = likeness.shape
    if not many:
        return np.zeros((height, 0), dtype=np.int64), np.zeros((height, 0), dtype=np.float32)
    least = np.partition(likeness, width - many, axis=1)[:, width - many]
    rows, columns = np.divmod(np.flatnonzero(likeness >= least[:, None]), width)
    order = np.lexsort((columns, -likeness[rows, columns], rows))  # ties may give a row more than so many
    rows, columns = rows[order], columns[order]
    place = np.arange(len(rows)) - np.searchsorted(rows, rows)
    found = columns[place < many].reshape(height, many)
    return found, np.take_along_axis(likeness, found, axis=1)


def _cells(vectors: Floats, progress: Progress) -> Iterator[tuple[Places, Places]]:
    """The rows of each cell, and those of the cells nearest to it, both rising.

    Source: the inverted file with several probes, Jégou et al. 2011, "Product quantization"; one list of
    cells for all rows of a cell, so that they are compared in one product.
    """
    middles = _middles(vectors, max(len(vectors) // _A_CELL, 1), progress)
    home = _homes(vectors, middles)
    by_cell = np.argsort(home, kind="stable")
    edges = np.searchsorted(home[by_cell], np.arange(len(middles) + 1))
    members = [by_cell[edges[cell] : edges[cell + 1]] for cell in range(len(middles))]
    likeness = middles @ middles.T
    np.fill_diagonal(likeness, np.inf)
    probes, _ = best(likeness, min(_LOOKED_INTO, len(middles)))
    for own, probed in zip(members, probes, strict=True):
        if len(own):
            yield own, np.sort(np.concatenate([members[cell] for cell in probed]))


def _middles(vectors: Floats, many: int, progress: Progress) -> Floats:
    """The middles of so many cells, (many, width), by a few steps of k-means on rows evenly taken."""
    sample = vectors[:: max(len(vectors) // (many * _SAMPLE), 1)]
    chance = np.random.RandomState(5)  # a fixed seed: the same statements, the same cells
    middles = sample[np.sort(chance.permutation(len(sample))[:many])]
    for step in range(_STEPS):
        home = _homes(sample, middles)
        there, start = np.unique(home[by_cell := np.argsort(home, kind="stable")], return_index=True)
        middles = middles.copy()
        middles[there] = unit(np.add.reduceat(sample[by_cell], start, axis=0))
        progress(step + 1, _STEPS)
    return middles


def _homes(rows: Floats, middles: Floats) -> Places:
    """The middle nearest to each row, (rows,)."""
    steps = range(0, len(rows), 8 * _ROWS)
    return np.concatenate([(rows[at : at + 8 * _ROWS] @ middles.T).argmax(1) for at in steps])
