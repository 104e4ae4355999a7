"""Weights of known panels that make the product of chances largest."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

STEPS = 200


def heaviest(shares: Floats, sizes: Floats) -> Floats:
    """Weights w ≥ 0 of sum 1 that maximise Σ_t sizes_t · log (shares @ w)_t.

    The sum need not be asked for: with −(Σ sizes)·Σ w added to the aim it comes out as 1, the logarithm
    being what it is. A primal-dual path, one dense system a step, each as large as the panels are many.

    Args: shares: by type and panel, the chance a panel gives; no row is all 0.
    """
    import numpy as np

    count = shares.shape[1]
    total = float(sizes.sum())
    w = np.full(count, 1.0 / count)
    slack = np.full(count, total)
    for _step in range(STEPS):
        chance = shares @ w
        gap = total - shares.T @ (sizes / chance)
        product = float(w @ slack)
        if product < 1e-13 * total and float(np.abs(gap - slack).max()) < 1e-10 * total:
            break
        aim = 0.15 * product / count
        curve = (shares.T * (sizes / chance**2)) @ shares + np.diag(slack / w)
        change = np.linalg.solve(curve, aim / w - gap)
        lift = (aim - slack * change) / w - slack
        length = min(_length(w, change), _length(slack, lift))
        w, slack = w + length * change, slack + length * lift
    return np.asarray(w / w.sum(), dtype=np.float64)


def _length(values: Floats, change: Floats) -> float:
    """How far to go so that positive values stay positive, at most the whole way."""
    import numpy as np

    falling = change < 0
    if not falling.any():
        return 1.0
    return min(1.0, 0.995 * float(np.min(values[falling] / -change[falling])))
