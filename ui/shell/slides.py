"""What the projector shows, as values: slides cut into pages of large type. Pure.

Type follows the room: capitals subtend 20 minutes of arc at the last row, so a slide is paged, never shrunk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import radians, tan

from council.words import _

CAPITALS = 0.71  # of the type size, in the faces used here
ARC = 20.0  # minutes of arc for capitals; 16 is the least that can be read
LEAST = 16.0


@dataclass(frozen=True, slots=True)
class Slide:
    """One thing sent to the projector: a heading, and blocks of words that are never torn needlessly."""

    heading: str = ""
    blocks: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing to show."""
        return not self.heading and not self.blocks


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


def paged(lines: Sequence[int], room: int) -> tuple[tuple[Part, ...], ...]:
    """Blocks of so many lines each, cut into pages of at most `room` lines with one line between blocks.

    A block that fits on a page stands on one; a longer one begins a page and goes on.
    """
    room = max(room, 1)
    pages: list[list[Part]] = []
    left = 0
    for block, count in enumerate(lines):
        first = 0
        if pages and count + 1 <= left:
            pages[-1].append(Part(block, 0, count))
            left -= count + 1
            continue
        while first < count:
            last = min(first + room, count)
            pages.append([Part(block, first, last)])
            left, first = room - (last - first), last
    return tuple(tuple(page) for page in pages)


def question_slide(question: str) -> Slide:
    """The question put to the council."""
    return Slide(_("Our question"), (question,) if question else ())


def agenda_slide(items: Sequence) -> Slide:
    """What runs now and what comes next; the first planned item where nothing runs."""
    open_items = [item for item in items if item.state in ("running", "planned")]
    running = [item for item in open_items if item.state == "running"]
    planned = [item for item in open_items if item.state == "planned"]
    if running:
        later = [item for item in planned if item.position > running[-1].position]
        blocks = [_("Now: {title}").format(title=running[-1].title)]
    else:
        later, blocks = planned, []
    if later:
        blocks.append(_("Next: {title}").format(title=later[0].title))
    return Slide(_("Agenda"), tuple(blocks))


def statements_slide(statements: Sequence) -> Slide:
    """Statements their speakers have found right; no number, no seat, no table."""
    return Slide(_("What we heard"), tuple(one.text for one in statements if one.state == "read_back"))
