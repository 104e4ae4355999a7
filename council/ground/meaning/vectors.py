"""Vectors of statements: what a statement says beyond the question, rows of length one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def mix(plain: Floats, masked: Floats) -> Floats:
    """What a statement says beyond the question: the two readings averaged, rows of length one."""
    return unit(np.asarray((plain + masked) / 2, dtype=np.float32))


def unit(rows: Floats) -> Floats:
    """Rows brought to length one; a row of zeros stays."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(length > 0, length, 1), dtype=np.float32)
