"""How large words on a wall must be, and how they are cut into pages. Pure.

Type follows the room: capitals subtend 20 minutes of arc at the last row, so words are paged, never shrunk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import radians, tan

CAPITALS = 0.71  # of the type size, in the faces used here
ARC = 20.0  # minutes of arc for capitals; 16 is the least that can be read
LEAST = 16.0


@dataclass(frozen=True, slots=True)
class Part:
    """The lines `first` to `last` (behind the last) of one block, on one page."""

    block: int
    first: int
    last: int


def type_share(*, distance: float, height: float) -> float:
    """Type size as a share of the picture's height.

    Args:
        distance: metres from the picture to the last row.
        height: metres of the picture's height.
    Returns: distance · tan(20′) / 0.71 / height; 0.068 at 10 m and 1.2 m.
    """
    return distance * tan(radians(ARC / 60)) / CAPITALS / height


def paged(lines: Sequence[int], room: float, *, gap: float = 1.0) -> tuple[tuple[Part, ...], ...]:
    """Blocks of so many lines each, cut into pages of at most `room` lines with `gap` lines between blocks.

    A block that fits on a page stands on one; a longer one begins a page and goes on.
    """
    room = max(room, 1)
    pages: list[list[Part]] = []
    left = 0.0
    for block, count in enumerate(lines):
        first = 0
        if pages and count + gap <= left:
            pages[-1].append(Part(block, 0, count))
            left -= count + gap
            continue
        while first < count:
            last = min(first + int(room), count)
            pages.append([Part(block, first, last)])
            left, first = room - (last - first), last
    return tuple(tuple(page) for page in pages)
