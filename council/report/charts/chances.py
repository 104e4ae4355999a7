"""Everybody's chance to be drawn, as steps from the lowest to the highest."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from council.report.charts.scale import FULL, round_up
from council.report.facts import DrawFacts
from council.report.marks import Bar, Chart, Line, Mark, Triangle, Words
from council.report.numbers import chance_words, number
from council.words import _, ngettext


def chances(draw: DrawFacts, *, width: float = FULL) -> Chart:
    """Everybody in the pool from the lowest chance to the highest, as steps, with the equal chance beside."""
    height, left, base = 150.0, 40.0, 128.0
    levels = [(chance, people) for chance, people in draw.chances if people]
    total = sum(people for _chance, people in levels) or 1
    equal = Fraction(draw.seats, total)
    highest = max((chance for chance, _people in levels), default=Fraction(1, 10))
    top = round_up(min(highest, 3 * equal))
    room, tall = width - left - 8, base - 14
    marks: list[Mark] = []
    for step in range(5):
        y = base - tall * step / 4
        marks.append(Line(left, y, width - 8, y, "rule", 0.5))
        marks.append(Words(left - 6, y + 3, chance_words(top * step / 4), 8.6, "muted", "end"))
    marks += _steps(levels, total, left=left, room=room, base=base, tall=tall, top=top)
    marks += _above(levels, top, right=width - 8)
    y = base - tall * float(equal / top)
    marks.append(Line(left, y, width - 8, y, "theme1", 1.0, dashed=True))
    if levels:
        equal_words = _("the same for all: {chance}").format(chance=chance_words(equal))
        marks.append(Words(left + 6, y - 4, equal_words, 8.6, "theme1"))
    told = _("{count} people in the pool, from the lowest chance to the highest").format(count=number(total))
    marks.append(Words(left, height - 6, told, 8.6, "muted"))
    rows = tuple(_chance_rows(levels, total))
    alt = _("The chance of each of {count} people to be drawn.").format(count=number(total))
    alt += " " + " ".join(
        _("{label}: {chance}, {people} people.").format(label=label, chance=chance, people=people)
        for label, chance, people in rows
    )
    alt += " " + _("An equal chance would have been {chance}.").format(chance=chance_words(equal))
    head = (_("Who"), _("Chance"), _("People with this chance"))
    return Chart(width, height, tuple(marks), _("Chances of being drawn"), alt, head, rows)


def _steps(
    levels: Sequence[tuple[Fraction, int]],
    total: int,
    *,
    left: float,
    room: float,
    base: float,
    tall: float,
    top: Fraction,
) -> list[Mark]:
    marks: list[Mark] = []
    before = 0
    last: float | None = None
    for chance, people in levels:
        x1, x2 = left + room * before / total, left + room * (before + people) / total
        y = base - tall * float(min(chance, top) / top)
        marks.append(Bar(x1, y, max(x2 - x1, 0.6), base - y, "band"))
        if last is not None:
            marks.append(Line(x1, last, x1, y, "teal", 1.6))
        marks.append(Line(x1, y, x2, y, "teal", 1.6))
        before, last = before + people, y
    return marks


def _above(levels: Sequence[tuple[Fraction, int]], top: Fraction, *, right: float) -> list[Mark]:
    """Chances too high for the axis are said in words, with a mark where they leave it."""
    higher = [(chance, people) for chance, people in levels if chance > top]
    if not higher:
        return []
    count = sum(people for _chance, people in higher)
    told = ngettext("{count} person higher, up to {chance}", "{count} people higher, up to {chance}", count)
    words = told.format(count=number(count), chance=chance_words(higher[-1][0]))
    return [Triangle(right - 3, 3.0, 7.0, "teal"), Words(right - 11, 9.4, words, 8.6, "teal", "end")]


def _chance_rows(levels: Sequence[tuple[Fraction, int]], total: int) -> list[tuple[str, str, str]]:
    """Every level when there are few; else lowest, tenth, quarter, middle … highest."""
    if not levels:
        return []
    if len(levels) <= 8:
        names = [_("level {number}").format(number=i + 1) for i in range(len(levels))]
        names[0], names[-1] = (_("lowest"), _("highest")) if len(levels) > 1 else (_("everybody"),) * 2
        return [(n, chance_words(c), number(p)) for n, (c, p) in zip(names, levels, strict=True)]
    wanted = (
        (_("lowest"), 0.0), (_("one tenth had at most"), 0.1), (_("one quarter had at most"), 0.25),
        (_("one half had at most"), 0.5), (_("three quarters had at most"), 0.75), (_("highest"), 1.0),
    )  # fmt: skip
    rows = []
    for name, part in wanted:
        chance, people = _at_rank(levels, part * total)
        rows.append((name, chance_words(chance), number(people)))
    return rows


def _at_rank(levels: Sequence[tuple[Fraction, int]], rank: float) -> tuple[Fraction, int]:
    before = 0
    for chance, people in levels:
        before += people
        if before >= rank:
            return chance, people
    return levels[-1]
