"""Marks: the bars, dots, lines and words a chart is, in points from the top left, painted by any pen.

Colours are roles ("for", "muted", "theme3"); who owns the pen owns the ink, so surfaces may differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial, wraps
from typing import Literal, ParamSpec, Protocol

P = ParamSpec("P")

Anchor = Literal["start", "middle", "end"]
Points = tuple[tuple[float, float], ...]


class Pen(Protocol):
    """What a surface must be able to do. y grows downwards; text stands on its baseline."""

    def bar(self, x: float, y: float, width: float, height: float, ink: str, radius: float) -> None: ...
    def dot(self, x: float, y: float, radius: float, ink: str, hollow: bool) -> None: ...
    def line(
        self, x1: float, y1: float, x2: float, y2: float, ink: str, weight: float, dashed: bool
    ) -> None: ...
    def triangle(self, x: float, y: float, size: float, ink: str, up: bool) -> None: ...
    def path(self, points: Points, ink: str, weight: float, dashed: bool) -> None: ...
    def words(
        self, x: float, y: float, text: str, size: float, ink: str, anchor: Anchor, strong: bool
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    ink: str
    radius: float = 0.0

    def paint(self, pen: Pen) -> None:
        """Fill a rectangle."""
        pen.bar(self.x, self.y, self.width, self.height, self.ink, self.radius)


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    radius: float
    ink: str
    hollow: bool = False

    def paint(self, pen: Pen) -> None:
        """Fill a circle around x, y, or draw its rim."""
        pen.dot(self.x, self.y, self.radius, self.ink, self.hollow)


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    ink: str
    weight: float = 0.8
    dashed: bool = False

    def paint(self, pen: Pen) -> None:
        """Draw from the first point to the second."""
        pen.line(self.x1, self.y1, self.x2, self.y2, self.ink, self.weight, self.dashed)


@dataclass(frozen=True, slots=True)
class Triangle:
    x: float
    y: float
    size: float
    ink: str
    up: bool = True

    def paint(self, pen: Pen) -> None:
        """Fill a triangle whose tip is at x, y."""
        pen.triangle(self.x, self.y, self.size, self.ink, self.up)


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points, unbroken, so that its dashes run on round the corners."""

    points: Points
    ink: str
    weight: float = 1.6
    dashed: bool = False

    def paint(self, pen: Pen) -> None:
        """Draw from the first point to the last."""
        pen.path(self.points, self.ink, self.weight, self.dashed)


@dataclass(frozen=True, slots=True)
class Words:
    x: float
    y: float
    text: str
    size: float = 9.0
    ink: str = "ink"
    anchor: Anchor = "start"
    strong: bool = False

    def paint(self, pen: Pen) -> None:
        """Write on one line."""
        pen.words(self.x, self.y, self.text, self.size, self.ink, self.anchor, self.strong)


Mark = Bar | Dot | Line | Triangle | Path | Words


@dataclass(frozen=True, slots=True)
class Chart:
    """One value in three dresses: marks to see, words to hear, a table to read.

    `alt` holds every number that is in `rows`, or, where those are too many for the ear, what stands out
    in them; `rows[i][0]` names the row. `note` is what must go with the picture wherever it goes. `again`
    makes the same chart for another width, where it can be made so.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    title: str
    alt: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    again: Callable[..., Chart] | None = field(default=None, compare=False, repr=False)

    def at(self, width: float) -> Chart:
        """The same chart laid out for another width; itself where it cannot be."""
        return self if self.again is None or width == self.width else self.again(width=width)

    def paint(self, pen: Pen) -> None:
        """Paint every mark, the first at the bottom."""
        for mark in self.marks:
            mark.paint(pen)


def refits(make: Callable[P, Chart]) -> Callable[P, Chart]:
    """A function that makes charts of any `width`, whose charts can be made again for another one."""

    @wraps(make)
    def made(*given: P.args, **named: P.kwargs) -> Chart:
        return replace(make(*given, **named), again=partial(made, *given, **named))

    return made


def moved(mark: Mark, x: float, y: float) -> Mark:
    """The same mark, so many points to the right and down."""
    match mark:
        case Line():
            return replace(mark, x1=mark.x1 + x, y1=mark.y1 + y, x2=mark.x2 + x, y2=mark.y2 + y)
        case Path():
            return replace(mark, points=tuple((px + x, py + y) for px, py in mark.points))
        case _:
            return replace(mark, x=mark.x + x, y=mark.y + y)


def wide(text: str, size: float, *, strong: bool = False) -> float:
    """About how wide a line is in points: by kinds of letters, good to some 5 %, never needing a font."""
    units = sum(_unit(letter) for letter in text)
    return units * size * (1.05 if strong else 1.0)


def _unit(letter: str) -> float:
    if letter in "iljI.,:;'’|!()[]":
        return 0.26
    if letter in "ftr- \u00a0":
        return 0.31
    if letter in "mwMW%—":
        return 0.8
    if letter.isupper():
        return 0.58
    return 0.5 if letter.isascii() or letter.islower() else 0.95


def shortened(text: str, size: float, room: float, *, strong: bool = False) -> str:
    """The text, or as much of it as fits into `room` points, ending in "…"."""
    if wide(text, size, strong=strong) <= room:
        return text
    while text and wide(text + "…", size, strong=strong) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def lines_of(text: str, size: float, room: float, *, most: int = 2) -> tuple[str, ...]:
    """The text broken at blanks into at most `most` lines of `room` points, the last shortened."""
    lines: list[str] = []
    rest = text.split()
    while rest and len(lines) < most - 1:
        count = len(rest)
        while count > 1 and wide(" ".join(rest[:count]), size) > room:
            count -= 1
        lines.append(shortened(" ".join(rest[:count]), size, room))
        rest = rest[count:]
    if rest:
        lines.append(shortened(" ".join(rest), size, room))
    return tuple(lines)
