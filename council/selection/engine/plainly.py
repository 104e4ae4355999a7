"""The plain baseline: panels filled person by person, most pressing line first, again on failure.

What many assemblies did before lotteries were optimised; kept to show the difference, never certified.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from council.progress import SILENT, Progress
from council.selection.engine.alike import Model
from council.selection.engine.split import fingerprint
from council.selection.refusals import NoLotteryFound

TRIES = 400


def panels(model: Model, tickets: int, *, progress: Progress = SILENT) -> list[list[int]]:
    """People numbers of `tickets` panels, each rising.

    Raises: NoLotteryFound, when a panel failed 400 times.
    """
    chance = _stream(fingerprint(model) + b"plainly")
    found = []
    for ticket in range(tickets):
        progress(ticket, tickets)
        panel = next((p for _try in range(TRIES) if (p := _filled(model, chance)) is not None), None)
        if panel is None:
            raise NoLotteryFound()
        found.append(panel)
    return found


def _stream(key: bytes) -> Iterator[int]:
    """Whole numbers of 32 bits without end, fixed by the key."""
    block = 0
    while True:
        drawn = hashlib.shake_256(key + b"%d" % block).digest(4096)
        yield from (int.from_bytes(drawn[i : i + 4], "big") for i in range(0, 4096, 4))
        block += 1


def _filled(model: Model, chance: Iterator[int]) -> list[int] | None:
    """One try: the line with most missing per person left gives its next member."""
    work = _Filling(model)
    homes: set[str] = set()
    panel: list[int] = []
    for _seat in range(model.seats):
        row = work.pressing()
        if row is None:
            return None
        t = _drawn([work.left[t] for t in row], row, chance)
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
    """What is left while a panel fills: people by type and by row, places still needed and still free."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.left = [len(group) for group in model.members]
        self.rest: dict[int, list[int]] = {}  # people of the types that have given some, still to be drawn
        self.people = [sum(self.left[t] for t in row.types) for row in model.rows]
        self.room = [row.hi for row in model.rows]
        self.need = [row.lo for row in model.rows]
        for number, room in enumerate(self.room):
            if not room:
                self._close(number)

    def pressing(self) -> Sequence[int] | None:
        """The types of the line most of whose people are still needed; None when one cannot be met."""
        worst, chosen = -1.0, None
        for number, people in enumerate(self.people):
            need = self.need[number]
            if need > people:
                return None
            if people and need / people > worst:
                worst, chosen = need / people, self.model.rows[number].types
        return chosen

    def take(self, t: int) -> None:
        """Seat one person of a type; a row that is full closes for all its people."""
        self.left[t] -= 1
        for number in self.model.rows_of[t]:
            self.people[number] -= 1
            self.need[number] -= 1
            self.room[number] -= 1
        for number in self.model.rows_of[t]:
            if not self.room[number]:
                self._close(number)

    def _close(self, number: int) -> None:
        for t in self.model.rows[number].types:
            if self.left[t]:
                for row in self.model.rows_of[t]:
                    self.people[row] -= self.left[t]
                self.left[t] = 0

    def is_met(self) -> bool:
        """Whether no line is short."""
        return all(missing <= 0 for missing in self.need)


def _drawn(weights: Sequence[int], types: Sequence[int], chance: Iterator[int]) -> int:
    place = next(chance) % sum(weights)
    for t, weight in zip(types, weights, strict=True):
        place -= weight
        if place < 0:
            return t
    raise AssertionError("a place within the sum always falls on a type")
