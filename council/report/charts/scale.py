"""What charts share: their full width, round ends of axes, an axis of shares."""

from __future__ import annotations

from fractions import Fraction

from council.report.marks import Line, Mark, Words
from council.report.numbers import percent

FULL = 467.0
GAP = 1.5


def part_of(count: int, whole: int) -> Fraction:
    """The share of a whole, exactly; 0 of nothing."""
    return Fraction(count, whole) if whole else Fraction(0)


def round_up(share: Fraction) -> Fraction:
    """The top of an axis: the next "round" share that four steps divide well."""
    for percents in (1, 2, 4, 8, 12, 16, 20, 24, 32, 40, 48, 60, 80):
        if share * 100 <= percents:
            return Fraction(percents, 100)
    return Fraction(1)


def axis(left: float, room: float, y: float, bottom: float, top: Fraction) -> list[Mark]:
    """Five upright hairlines from 0 to `top`, `room` points apart in all, each with its share above at y."""
    marks: list[Mark] = []
    for step in range(5):
        x = left + room * step / 4
        marks.append(Line(x, y + 2, x, bottom, "rule", 0.5))
        marks.append(Words(x, y - 1, percent(top * step / 4), 8, "muted", "middle"))
    return marks
