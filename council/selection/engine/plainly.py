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
    left = [len(group) for group in model.members]
    room = [row.hi for row in model.rows]
    need = [row.lo for row in model.rows]
    rooms = [list(group) for group in model.members]
    panel: list[int] = []
    homes: set[str] = set()
    for _seat in range(model.seats):
        row = _pressing(model, need, left)
        if row is None:
            return None
        t = _drawn([left[t] for t in row], row, chance)
        person = rooms[t].pop(next(chance) % len(rooms[t]))
        home = model.pool.households[person]
        if home in homes:
            return None
        homes |= {home} - {""}
        panel.append(person)
        left[t] -= 1
        for number in model.rows_of[t]:
            need[number] -= 1
            room[number] -= 1
            if not room[number]:
                for other in model.rows[number].types:
                    left[other] = 0
    return sorted(panel) if all(missing <= 0 for missing in need) else None


def _pressing(model: Model, need: Sequence[int], left: Sequence[int]) -> Sequence[int] | None:
    """The types of the line with the largest part of its people still needed; None when one cannot be met."""
    worst, chosen = -1.0, None
    for number, row in enumerate(model.rows):
        people = sum(left[t] for t in row.types)
        if need[number] > people:
            return None
        if people and need[number] / people > worst:
            worst, chosen = need[number] / people, row.types
    return chosen


def _drawn(weights: Sequence[int], types: Sequence[int], chance: Iterator[int]) -> int:
    place = next(chance) % sum(weights)
    for t, weight in zip(types, weights, strict=True):
        place -= weight
        if place < 0:
            return t
    raise AssertionError("a place within the sum always falls on a type")
