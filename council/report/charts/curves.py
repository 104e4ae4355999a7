"""The chances that two rules give, as curves from whoever has the least to whoever has the most."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from council.report.charts.chances import axis_end, equal_line, upright_axis
from council.report.charts.scale import FULL, round_up
from council.report.marks import Chart, Dot, Line, Mark, Path, Triangle, Words, wide
from council.report.numbers import chance_words, decimal, number
from council.words import _, ngettext

LEFT, TALL, ROW, HIGHER = 40.0, 132.0, 15.0, 12.5
INKS = (("teal", False), ("theme1", True), ("theme0", False))
RANKS = ((0, 1), (1, 10), (1, 4), (1, 2), (3, 4), (9, 10), (1, 1))


@dataclass(frozen=True, slots=True)
class Curve:
    """What one rule gives: its name, chance and people rising, and its figures where they are known."""

    words: str
    levels: tuple[tuple[Fraction, int], ...]
    gini: float | None = None
    geometric_mean: float | None = None
    estimated: bool = False

    @property
    def people(self) -> int:
        """How many people the curve covers."""
        return sum(people for _chance, people in self.levels)


def chance_curves(curves: Sequence[Curve], *, seats: int, width: float = FULL) -> Chart:
    """Each rule's chances, sorted, in one frame; the same chance for all as a line; figures below.

    Args:
        curves: up to three rules over one pool; they differ in ink and in whether the line is dashed.
    """
    total = max((curve.people for curve in curves), default=0) or 1
    equal = Fraction(seats, total)
    top = round_up(max((axis_end(curve.levels, equal) for curve in curves if curve.levels), default=equal))
    right = width - 8
    base = TALL + 14 + HIGHER * sum(curve.levels[-1][0] > top for curve in curves if curve.levels)
    marks = upright_axis(LEFT, right, base=base, tall=TALL, top=top)
    marks += equal_line(equal, LEFT, right, y=base - TALL * float(equal / top), foot=base + 13)
    for at, curve in enumerate(curves):
        marks += _curve(curve, at, total, right=right, base=base, top=top)
        marks += _higher(curve, at, top, right=right)
    told = _("{count} people in the pool, from the lowest chance to the highest").format(count=number(total))
    marks.append(Words(LEFT, base + 13, told, 8.6, "muted"))
    marks += _legend(curves, base + 33)
    bottom = base + 26 + ROW * len(curves)
    alt = " ".join(_said(curve) for curve in curves)
    title = _("Chances under different rules")
    return Chart(width, bottom, tuple(marks), title, f"{title}. {alt}", *_table(curves, total))


def _curve(curve: Curve, at: int, total: int, *, right: float, base: float, top: Fraction) -> list[Mark]:
    ink, dashed = INKS[at % len(INKS)]
    points: list[tuple[float, float]] = []
    before, room = 0, right - LEFT
    for chance, people in _thinned(curve.levels, curve.people):
        y = base - TALL * float(min(chance, top) / top)
        for count in (before, before + people):
            points.append((LEFT + room * count / total, y))
        before += people
    marks: list[Mark] = [Path(tuple(points), ink, 1.8, dashed)]
    if points:
        marks.append(Dot(points[0][0], points[0][1], 3.0, ink, at > 0))
    return marks


def _thinned(levels: Sequence[tuple[Fraction, int]], total: int) -> list[tuple[Fraction, int]]:
    """No more steps than can be seen: neighbours stand together until they are a 400th of the pool."""
    out: list[tuple[Fraction, int]] = []
    held = 0
    for chance, people in levels:
        held += people
        if held * 400 >= total or not out:
            out.append((chance, held))
            held = 0
    if held and out:
        out.append((levels[-1][0], held))
    return out


def _higher(curve: Curve, at: int, top: Fraction, *, right: float) -> list[Mark]:
    """Chances too high for the frame are said in words where the curve leaves it."""
    count = sum(people for chance, people in curve.levels if chance > top)
    if not count:
        return []
    ink, _dashed = INKS[at % len(INKS)]
    told = ngettext("{count} person higher, up to {chance}", "{count} people higher, up to {chance}", count)
    words = told.format(count=number(count), chance=chance_words(curve.levels[-1][0]))
    y = 1.0 + HIGHER * at
    return [Triangle(right - 3, y, 6.5, ink), Words(right - 11, y + 6.4, words, 8.6, ink, "end")]


def _legend(curves: Sequence[Curve], y: float) -> list[Mark]:
    """A row a rule: its line, its name, its figures."""
    marks: list[Mark] = []
    for at, curve in enumerate(curves):
        ink, dashed = INKS[at % len(INKS)]
        marks.append(Line(LEFT, y - 3, LEFT + 24, y - 3, ink, 1.8, dashed))
        marks.append(Words(LEFT + 30, y, curve.words, 9, "ink", strong=True))
        start = LEFT + 30 + wide(curve.words, 9, strong=True) + 10
        marks.append(Words(start, y, " · ".join(_figures(curve)), 9, "muted"))
        y += ROW
    return marks


def _figures(curve: Curve) -> list[str]:
    """Smallest, largest, and how unequal, each with its name."""
    if not curve.levels:
        return []
    parts = [
        _("smallest {chance}").format(chance=chance_words(curve.levels[0][0])),
        _("largest {chance}").format(chance=chance_words(curve.levels[-1][0])),
    ]
    if curve.gini is not None:
        parts.append(_("Gini {figure}").format(figure=decimal(curve.gini, 3)))
    if curve.estimated:
        parts.append(_("estimated"))
    return parts


def _said(curve: Curve) -> str:
    return _("{rule}: {figures}.").format(rule=curve.words, figures=", ".join(_figures(curve)))


def _table(curves: Sequence[Curve], total: int) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Chances at ranks of the sorted pool, then the figures; a column a rule."""
    names = (
        _("lowest"), _("one tenth had at most"), _("one quarter had at most"), _("one half had at most"),
        _("three quarters had at most"), _("nine tenths had at most"), _("highest"),
    )  # fmt: skip
    rows = [
        (name, *(chance_words(_at(curve, Fraction(*rank))) for curve in curves))
        for name, rank in zip(names, RANKS, strict=True)
    ]
    rows.append((_("people with no chance"), *(number(_never(curve)) for curve in curves)))
    rows.append((_("people sure of a seat"), *(number(_certain(curve)) for curve in curves)))
    rows.append((_("Gini (0 is equal)"), *(_figure(curve.gini, 3) for curve in curves)))
    rows.append((_("geometric mean"), *(_share(curve.geometric_mean) for curve in curves)))
    head = (_("Of {count} people").format(count=number(total)), *(curve.words for curve in curves))
    return head, tuple(rows)


def _at(curve: Curve, part: Fraction) -> Fraction:
    """The chance at a rank of the sorted people, from 0 (lowest) to 1."""
    before, wanted = 0, math.ceil(part * curve.people)
    for chance, people in curve.levels:
        before += people
        if before >= wanted:
            return chance
    return Fraction(0)


def _never(curve: Curve) -> int:
    return sum(people for chance, people in curve.levels if not chance)


def _certain(curve: Curve) -> int:
    return sum(people for chance, people in curve.levels if chance == 1)


def _figure(value: float | None, places: int) -> str:
    return "–" if value is None else decimal(value, places)


def _share(value: float | None) -> str:
    return "–" if value is None else chance_words(Fraction(value).limit_denominator(1_000_000))
