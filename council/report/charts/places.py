"""The map: statements or members as marks, shape and ink by group, each with its number."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Protocol

from council.report.charts.scale import FULL
from council.report.marks import Bar, Chart, Dot, Line, Mark, Path, Triangle, Words, shortened
from council.words import _

EDGE, SIDE = 14.0, 360.0
RADIUS = 3.6
SHAPES = 6
COLUMNS = 2


class Placed(Protocol):
    """One thing on the map: where (-1 to 1 both ways), its name, its words, its group (-1 for none)."""

    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def name(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def group(self) -> int: ...
    @property
    def group_name(self) -> str: ...


def places(dots: Sequence[Placed], *, title: str, note: str, width: float = FULL) -> Chart:
    """What lies near is alike; below the map each group's shape and name, with how many lie in it."""
    marks: list[Mark] = [Bar(0, 0, width, SIDE, "tint", 4)]
    for dot in dots:
        x = EDGE + (dot.x + 1) / 2 * (width - 2 * EDGE)
        y = EDGE + (dot.y + 1) / 2 * (SIDE - 2 * EDGE)
        marks += shape(dot.group, x, y)
        marks.append(Words(x + RADIUS + 2, y + 2.4, dot.name, 6.6, "muted"))
    groups = sorted({dot.group for dot in dots}, key=lambda g: (g < 0, g))
    rows = -(-len(groups) // COLUMNS)
    for at, group in enumerate(groups):
        mine = [dot for dot in dots if dot.group == group]
        x, y = width / COLUMNS * (at // max(rows, 1)), SIDE + 14 + 15 * (at % max(rows, 1))
        name = _("{group} ({count})").format(group=mine[0].group_name or _("no group"), count=len(mine))
        marks += shape(group, x + 5, y)
        marks.append(Words(x + 15, y + 3, shortened(name, 8.8, width / COLUMNS - 24), 8.8))
    head = (_("Number"), _("Group"), _("Words"), _("Right"), _("Down"))
    table = tuple((d.name, d.group_name, d.words, f"{d.x:.2f}", f"{d.y:.2f}") for d in dots)
    told = "; ".join(
        _("{group}: {names}").format(
            group=next(d for d in dots if d.group == g).group_name or _("no group"),
            names=", ".join(d.name for d in dots if d.group == g),
        )
        for g in groups
    )
    height = SIDE + 16 + 15 * rows
    return Chart(width, height, tuple(marks), title, f"{title}. {told}.", head, table, note=note)


def shape(group: int, x: float, y: float) -> list[Mark]:
    """A group's mark: disc, triangle, square, diamond, cross or eye, each in its ink; a ring for none."""
    r = RADIUS
    if group < 0:
        return [Dot(x, y, r * 0.7, "muted", hollow=True)]
    ink = f"theme{group % 5}"
    match group % SHAPES:
        case 0:
            return [Dot(x, y, r, ink)]
        case 1:
            return [Triangle(x, y - r * 1.2, r * 2.2, ink)]
        case 2:
            return [Bar(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, ink)]
        case 3:
            corners = [(x + 1.3 * r * cos(a), y + 1.3 * r * sin(a)) for a in (0, pi / 2, pi, 3 * pi / 2, 0)]
            return [Path(tuple(corners), ink, 1.6)]
        case 4:
            return [
                Line(x - r, y - r, x + r, y + r, ink, 1.8),
                Line(x - r, y + r, x + r, y - r, ink, 1.8),
            ]
    return [Dot(x, y, r, ink, hollow=True), Dot(x, y, r * 0.4, ink)]
