"""How evenly evidence was heard: minutes by position."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Position:
    """One position: pieces of evidence that took it, their minutes, and the share of all minutes, 0 to 1."""

    position: str
    pieces: int
    minutes: int
    share: float


def balance_of(heard: Iterable[tuple[str, int]]) -> tuple[Position, ...]:
    """Minutes given to each position, most first, of equal ones by name; "" is evidence that takes none.

    Args:
        heard: (position, minutes); positions differ by their words, not by case or blanks around.
    """
    spelt: dict[str, str] = {}
    pieces: dict[str, int] = {}
    minutes: dict[str, int] = {}
    for position, given in heard:
        key = " ".join(position.split()).casefold()
        spelt.setdefault(key, " ".join(position.split()))
        pieces[key] = pieces.get(key, 0) + 1
        minutes[key] = minutes.get(key, 0) + given
    total = sum(minutes.values())
    found = [
        Position(spelt[key], pieces[key], minutes[key], minutes[key] / total if total else 0.0)
        for key in spelt
    ]
    return tuple(sorted(found, key=lambda one: (-one.minutes, one.position.casefold())))
