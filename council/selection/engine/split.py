"""Expected counts cut into whole panels: all tickets at once, halved until single panels remain.

Chance never enters: the search begins from the pool and targets themselves, so no seed can be turned.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from fractions import Fraction

from council.progress import SILENT, Progress
from council.selection.engine.alike import Model
from council.selection.engine.cutting import Counts, Cutter, Part, added

RECUTS = 3
PATIENCE = 12


class GaveUp(Exception):
    """Inside the search: too many cuts failed; another way must be taken."""


def panels_of(
    model: Model, best: tuple[Fraction, ...], tickets: int, *, progress: Progress = SILENT
) -> tuple[Counts, ...] | None:
    """One panel of counts per ticket, adding up to the expected counts of all tickets; None when stuck.

    Every panel meets every row; a type's places over all tickets are its expected places, rounded up or
    down. The same model and tickets always give the same panels.
    """
    key = fingerprint(model)
    cutter = Cutter(model)
    whole = cutter.top(best, tickets, key + b"top")
    if whole is None:
        return None
    tree = _Tree(cutter, key, tickets, progress)
    try:
        return tree.grown(whole)
    except GaveUp:
        return None


def canonical_input(model: Model) -> bytes:
    """Pool and targets in canonical order as bytes: the same for any order of rows and columns."""
    lines = [[r.line.feature, r.line.value, r.lo, r.hi] for r in model.rows if r.line is not None]
    pool = model.pool
    input_ = [model.seats, lines, pool.ids, pool.features, pool.values, pool.households]
    return json.dumps(input_, ensure_ascii=True, separators=(",", ":")).encode()


def fingerprint(model: Model) -> bytes:
    """SHA-256 of the canonical input: what the search begins from."""
    return hashlib.sha256(canonical_input(model)).digest()


@dataclass(slots=True)
class _Place:
    """A part of the tree: its places (None once it is cut: its halves hold them), tickets, number of cuts."""

    whole: Counts | None
    tickets: int
    cuts: int = 0


class _Tree:
    """All parts by their way from the top (a: first half, b: second), cut level by level."""

    def __init__(self, cutter: Cutter, key: bytes, tickets: int, progress: Progress) -> None:
        self.cutter, self.key, self.tickets, self.progress = cutter, key, tickets, progress
        self.places: dict[str, _Place] = {}
        self.waiting: set[str] = set()
        self.done = self.failed = 0

    def grown(self, whole: Counts) -> tuple[Counts, ...]:
        """The panels, in order of their ways. Raises: GaveUp, when too many parts cannot be cut."""
        self._plant("", whole, self.tickets)
        while self.waiting:
            depth = min(map(len, self.waiting))
            level = sorted(way for way in self.waiting if len(way) == depth)
            self.waiting -= set(level)
            self._cut(level)
        panels = (self.places[way].whole for way in sorted(self.places))
        return tuple(panel for panel in panels if panel is not None)

    def _plant(self, way: str, whole: Counts, tickets: int) -> None:
        self.places[way] = _Place(whole, tickets)
        if tickets > 1:
            self.waiting.add(way)

    def _cut(self, level: list[str]) -> None:
        """Cut all these; where one cannot be, the part above it is cut anew, and what hung on it falls."""
        parts = [Part(self._whole(way), self.places[way].tickets, self._seed(way)) for way in level]
        for way, part, halves in zip(level, parts, self.cutter.halves(parts), strict=True):
            self.done = min(self.done + 1, self.tickets - 1)
            self.progress(self.done, self.tickets)
            if way not in self.places:
                continue
            self.places[way].cuts += 1
            if halves is None:
                self._above_anew(way)
            else:
                self.places[way].whole = None
                self._plant(way + "a", halves[0], part.tickets // 2)
                self._plant(way + "b", halves[1], part.tickets - part.tickets // 2)

    def _whole(self, way: str) -> Counts:
        """The places of a part; when it is cut, those of what became of it together."""
        if (own := self.places[way].whole) is not None:
            return own
        inside = (place.whole for name, place in self.places.items() if name.startswith(way))
        return added([whole for whole in inside if whole is not None])

    def _seed(self, way: str) -> bytes:
        return self.key + f"/{self.places[way].cuts}{way}".encode()

    def _above_anew(self, way: str) -> None:
        self.failed += 1
        if not way or self.failed > PATIENCE + self.done // 10:
            raise GaveUp
        above = way[:-1]
        self.places[above].whole = self._whole(above)
        fallen = [one for one in self.places if one.startswith(above) and one != above]
        for one in fallen:
            del self.places[one]
        self.waiting -= set(fallen)
        if self.places[above].cuts > RECUTS:
            self._above_anew(above)
        else:
            self.waiting.add(above)
