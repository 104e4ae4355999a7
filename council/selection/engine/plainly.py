"""The plain baseline: panels filled person by person, most pressing line first, again on failure.

What many assemblies did before lotteries were optimised; kept to show the difference, never certified.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator

from council.progress import SILENT, Progress
from council.selection.engine.alike import Model
from council.selection.engine.split import fingerprint
from council.selection.refusals import NoLotteryFound

TRIES = 400


def panels(model: Model, tickets: int, *, progress: Progress = SILENT) -> list[list[int]]:
    """People numbers of `tickets` panels, each rising.

    Raises: NoLotteryFound, when a panel failed 400 times; Cancelled from progress, told of each try.
    """
    found: list[list[int]] = []
    failed = 0
    for panel in tried(model):
        progress(len(found), tickets)
        if panel is not None:
            failed = 0
            found.append(panel)
            if len(found) == tickets:
                return found
        elif (failed := failed + 1) == TRIES:
            raise NoLotteryFound()
    raise AssertionError("tries never end")


def tried(model: Model) -> Iterator[list[int] | None]:
    """One try after the other, without end: a panel's people numbers, rising, or None where it failed."""
    lines = _Lines(model)
    chance = _stream(fingerprint(model) + b"plainly")
    while True:
        yield _filled(lines, chance)


def _stream(key: bytes) -> Iterator[int]:
    """Whole numbers of 32 bits without end, fixed by the key."""
    block = 0
    while True:
        drawn = hashlib.shake_256(key + b"%d" % block).digest(4096)
        yield from struct.unpack(">1024I", drawn)
        block += 1


class _Lines:
    """A model's rows as arrays, the same for every try.

    types[r]: the types of row r. rows[t]: the rows that hold type t. sizes: people of each type. most: places
    of each row. asked: the rows that ask for somebody; least: for how many; holds[t, a]: 1 where type t
    stands in the a-th of them, as floats (whole numbers far below 2^53), so that counting is one product.
    """

    def __init__(self, model: Model) -> None:
        import numpy as np

        self.model = model
        self.types = [np.asarray(row.types, dtype=np.intp) for row in model.rows]
        self.rows = [np.asarray(rows, dtype=np.intp) for rows in model.rows_of]
        self.sizes = np.asarray(model.sizes, dtype=np.float64)
        self.most = np.asarray([row.hi for row in model.rows], dtype=np.int64)
        self.asked = [row for row, one in enumerate(model.rows) if one.lo > 0]
        self.least = np.asarray([model.rows[row].lo for row in self.asked], dtype=np.float64)
        self.holds = np.zeros((len(model.members), len(self.asked)))
        for place, row in enumerate(self.asked):
            self.holds[self.types[row], place] = 1.0


def _filled(lines: _Lines, chance: Iterator[int]) -> list[int] | None:
    """One try: the line with most missing per person left gives its next member."""
    model = lines.model
    work = _Filling(lines)
    homes: set[str] = set()
    panel: list[int] = []
    for _seat in range(model.seats):
        row = work.pressing()
        if row is None:
            return None
        t = work.drawn(row, next(chance))
        rest = work.rest.setdefault(t, list(model.members[t]))
        person = rest.pop(next(chance) % len(rest))
        home = model.pool.households[person]
        if home and home in homes:
            return None
        homes.add(home)
        panel.append(person)
        work.take(t)
    return sorted(panel) if work.is_met() else None


class _Filling:
    """What is left while a panel fills: people by type, people and places needed by the rows that ask."""

    def __init__(self, lines: _Lines) -> None:
        self.lines = lines
        self.left = lines.sizes.copy()
        self.rest: dict[int, list[int]] = {}  # people of the types that have given some, still to be drawn
        self.need = lines.least.copy()
        self.room = lines.most.copy()
        self._close([row for row, room in enumerate(self.room.tolist()) if not room])

    def pressing(self) -> int | None:
        """The line most of whose people are still needed; None when one cannot be met.

        The row of all seats asks until the panel is full, so there is always one.
        """
        import numpy as np

        if (self.need > self.people).any():
            return None
        return self.lines.asked[int((self.need / np.maximum(self.people, 1.0)).argmax())]

    def drawn(self, row: int, number: int) -> int:
        """A type of the row, each person left in it as likely as the next."""
        types = self.lines.types[row]
        running = self.left[types].cumsum()
        return int(types[running.searchsorted(number % int(running[-1]), side="right")])

    def take(self, t: int) -> None:
        """Seat one person of a type; a row that is full closes for all its people."""
        rows, held = self.lines.rows[t], self.lines.holds[t]
        self.left[t] -= 1
        self.people -= held
        self.need -= held
        self.room[rows] -= 1
        full = rows[self.room[rows] == 0]
        if len(full):
            self._close(full.tolist())

    def _close(self, rows: list[int]) -> None:
        for row in rows:
            self.left[self.lines.types[row]] = 0
        self.people = self.left @ self.lines.holds

    def is_met(self) -> bool:
        """Whether no line is short."""
        return not (self.need > 0).any()
