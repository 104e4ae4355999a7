"""Panels one exchange away from panels that are known: many at once, without a solver.

Whoever looks for a panel worth more than a bar mostly finds it here; that there is none, only a search over
all panels can say.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from council.selection.engine.alike import Model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Whole = NDArray[np.int64]

Panel = tuple[int, ...]  # places by type

ENTRIES = 8_000_000  # exchanges looked at together
CLIMBS = 3
EACH = 4  # exchanges taken from one panel at a time


class Neighbours:
    """Exchanges of one place for another that leave every row met; `shut` types never come in."""

    def __init__(self, model: Model, shut: Collection[int]) -> None:
        import numpy as np

        self.types, self.seats = len(model.caps), model.seats
        rows = [row for row in model.rows if row.lo > 0 or row.hi < sum(model.caps[t] for t in row.types)]
        self.holds = np.zeros((self.types, len(rows)), dtype=np.float32)
        for number, row in enumerate(rows):
            self.holds[list(row.types), number] = 1
        self.held = np.ascontiguousarray(self.holds.T)
        self.lo, self.hi = np.array([row.lo for row in rows]), np.array([row.hi for row in rows])
        self.caps: Whole = np.array(model.caps, dtype=np.int64)
        self.caps[list(shut)] = 0
        self.room = max(1, ENTRIES // (self.seats * self.types))

    def better(
        self, panels: Sequence[Panel], prices: Floats, bar: float, known: Collection[Panel], *, most: int
    ) -> list[Panel]:
        """Up to `most` panels worth more than `bar`, dearest first, none of them known.

        From each panel the best exchanges are looked at, and the best one is gone on from, a few times.
        """
        import numpy as np

        places = _places(panels[: self.room])
        found: dict[Panel, float] = {}
        for _climb in range(CLIMBS):
            gains = self._gains(places, prices)
            worth = prices[places].sum(axis=1)
            nearest = np.argpartition(-gains, min(EACH, gains.shape[1] - 1), axis=1)[:, :EACH]
            onward = set()
            for row, best in enumerate(gains.argmax(axis=1).tolist()):
                for one in nearest[row].tolist():
                    value = float(worth[row] + gains[row, one])
                    if value > bar and (panel := self._panel(places[row], one)) not in known:
                        found[panel] = value
                if gains[row, best] > 1e-9:
                    onward.add(self._panel(places[row], best))
            if not onward or len(found) >= 2 * most:
                break
            places = _places(sorted(onward))
        return sorted(found, key=lambda panel: (-found[panel], panel))[:most]

    def holding(self, panel: Panel, wanted: Collection[int]) -> dict[int, Panel]:
        """By wanted type, a panel one exchange away that holds it, where there is one."""
        import numpy as np

        types = sorted(wanted)
        places = _places([panel])
        gains = self._gains(places, np.zeros(self.types)).reshape(self.seats, self.types)[:, types]
        return {
            t: self._panel(places[0], int(gains[:, column].argmax()) * self.types + t)
            for column, t in enumerate(types)
            if gains[:, column].max() >= 0
        }

    def _gains(self, places: Whole, prices: Floats) -> Floats:
        """What each exchange gains, (panels, seats · types); −∞ where a row or a cap would be broken.

        A row that is full lets in only who replaces one of its own; one at its least lets out nobody else.
        """
        import numpy as np

        many = len(places)
        own = self.holds[places]
        counts = own.sum(axis=1)
        full, least = (counts >= self.hi).astype(np.float32), (counts <= self.lo).astype(np.float32)
        out = (own * least[:, None, :]).sum(axis=2)
        both = (own * (full + least)[:, None, :]).reshape(many * self.seats, -1) @ self.held
        broken = (full @ self.held)[:, None, :] + out[:, :, None] - both.reshape(many, self.seats, -1)
        taken = np.zeros((many, self.types), dtype=np.int64)
        np.add.at(taken, (np.repeat(np.arange(many), self.seats), places.ravel()), 1)
        allowed = (broken < 0.5) & (taken < self.caps)[:, None, :]
        gains = np.where(allowed, prices[None, None, :] - prices[places][:, :, None], -np.inf)
        return np.asarray(gains.reshape(many, -1), dtype=np.float64)

    def _panel(self, places: Whole, exchange: int) -> Panel:
        import numpy as np

        place, t = divmod(exchange, self.types)
        after = places.copy()
        after[place] = t
        return tuple(np.bincount(after, minlength=self.types).tolist())


def _places(panels: Sequence[Panel]) -> Whole:
    """The type of each place, (panels, seats)."""
    import numpy as np

    return np.array([np.repeat(np.arange(len(panel)), panel) for panel in panels], dtype=np.int64)
