"""Things cut into parts: numbered in one way, and compared."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.int64]


def in_order(labels: Labels) -> Labels:
    """The same partition with its parts numbered 0, 1, … in the order they first appear."""
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    return np.asarray(rank[inverse], dtype=np.int64)


def adjusted_rand(one: Labels, other: Labels) -> float:
    """How far two partitions of the same things agree: 1 the same, about 0 by chance.

    Source: Hubert and Arabie 1985, "Comparing partitions".
    """
    if not len(one):
        return 1.0
    width = int(other.max()) + 1
    pairs = np.bincount(one * width + other).astype(float)
    rows, columns = np.bincount(one).astype(float), np.bincount(other).astype(float)
    both = (pairs * (pairs - 1)).sum() / 2
    a, b = (rows * (rows - 1)).sum() / 2, (columns * (columns - 1)).sum() / 2
    expected = a * b / max(len(one) * (len(one) - 1) / 2, 1)
    most = (a + b) / 2
    return 1.0 if most == expected else float((both - expected) / (most - expected))
