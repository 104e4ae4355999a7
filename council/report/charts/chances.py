"""Everybody's chance to be drawn, as steps from the lowest to the highest."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from council.report.charts.scale import FULL, round_up
from council.report.facts import DrawFacts
from council.report.marks import Bar, Chart, Line, Mark, Triangle, Words, refits, wide
from council.report.numbers import chance_words, number
from council.words import _, ngettext


@refits
def chances(draw: DrawFacts, *, width: float = FULL) -> Chart:
    """Everybody in the pool of a draw, from the lowest chance to the highest, the equal chance beside."""
    return chance_steps(draw.chances, seats=draw.seats, width=width)


@refits
def chance_steps(
    levels: Sequence[tuple[Fraction, int]], *, seats: int, width: float = FULL, every: int = 8
) -> Chart:
    """The levels of chance as steps with the people on each; the same chance for all as a dashed line.

    Args:
        levels: chance and people, rising; they cover the whole pool.
        every: up to so many levels the table lists each, else what the lowest tenth had, and so on.
    """
    height, left, base = 150.0, 40.0, 128.0
    levels = [(chance, people) for chance, people in levels if people]
    total = sum(people for _chance, people in levels) or 1
    equal = Fraction(seats, total)
    top = round_up(axis_end(levels, equal) if levels else Fraction(1, 10))
    room, tall = width - left - 8, base - 14
    marks = upright_axis(left, width - 8, base=base, tall=tall, top=top)
    even = base - tall * float(equal / top)
    marks += _steps(levels, total, left=left, room=room, base=base, tall=tall, top=top, even=even)
    marks += _above(levels, top, right=width - 8)
    marks += equal_line(equal, left, width - 8, y=even, foot=height - 6)
    told = _("{count} people in the pool, from the lowest chance to the highest").format(count=number(total))
    if left + wide(told, 8.6) > _legend_at(equal, width - 8) - 8:
        told = _("{count} people, by their chance").format(count=number(total))
    marks.append(Words(left, height - 6, told, 8.6, "muted"))
    rows = tuple(_chance_rows(levels, total, every))
    alt = _steps_alt(rows, total, equal)
    head = (_("Who"), _("Chance"), _("People with this chance"))
    return Chart(width, height, tuple(marks), _("Chances of being drawn"), alt, head, rows)


def axis_end(levels: Sequence[tuple[Fraction, int]], equal: Fraction) -> Fraction:
    """Where an axis of chances ends: at the highest, or at three times the equal chance, so that few certain
    people do not press all others flat. But at most a tenth of those who can be drawn lie beyond it: of a few
    seats for few people, all else would.

    Args:
        levels: chance and people, rising, at least one.
    """
    drawable, above, reached = sum(people for chance, people in levels if chance), 0, levels[-1][0]
    for chance, people in reversed(levels):
        reached = chance
        above += people
        if 10 * above > drawable:
            break
    return min(levels[-1][0], max(3 * equal, reached))


def upright_axis(left: float, right: float, *, base: float, tall: float, top: Fraction) -> list[Mark]:
    """Five level hairlines from 0 to `top`, each with its chance at the left."""
    marks: list[Mark] = []
    for step in range(5):
        y = base - tall * step / 4
        marks.append(Line(left, y, right, y, "rule", 0.5))
        marks.append(Words(left - 6, y + 3, chance_words(top * step / 4), 8.6, "muted", "end"))
    return marks


def equal_line(equal: Fraction, left: float, right: float, *, y: float, foot: float) -> list[Mark]:
    """Where everybody's chance would lie if all had the same: a dashed line, named at the foot."""
    words = _equal_words(equal)
    start = _legend_at(equal, right)
    return [
        Line(left, y, right, y, "muted", 1.0, dashed=True),
        Line(start, foot - 3, start + 24, foot - 3, "muted", 1.0, dashed=True),
        Words(right, foot, words, 8.6, "muted", "end"),
    ]


def _equal_words(equal: Fraction) -> str:
    return _("the same for all: {chance}").format(chance=chance_words(equal))


def _legend_at(equal: Fraction, right: float) -> float:
    """Where the name of the dashed line begins."""
    return right - wide(_equal_words(equal), 8.6) - 30


def _steps_alt(rows: Sequence[tuple[str, str, str]], total: int, equal: Fraction) -> str:
    parts = [_("The chance of each of {count} people to be drawn.").format(count=number(total))]
    parts += [
        _("{label}: {chance}, {people} people.").format(label=label, chance=chance, people=people)
        for label, chance, people in rows
    ]
    parts.append(_("An equal chance would have been {chance}.").format(chance=chance_words(equal)))
    return " ".join(parts)


def _steps(
    levels: Sequence[tuple[Fraction, int]],
    total: int,
    *,
    left: float,
    room: float,
    base: float,
    tall: float,
    top: Fraction,
    even: float,
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
        marks += _on_step(chance, people, (x1 + x2) / 2, y, room=x2 - x1, base=base, even=even)
        before, last = before + people, y
    return marks


def _on_step(
    chance: Fraction, people: int, x: float, y: float, *, room: float, base: float, even: float
) -> list[Mark]:
    """The chance of a step and its people, at its foot or, where it is too low, above it and above the line
    that lies at `even`, which would strike the words through."""
    high, count = chance_words(chance), number(people)
    told = ngettext("{count} person", "{count} people", people).format(count=count)
    count = told if wide(told, 8) + 3 < room else count
    foot = base - 3 if base - y > 20 else y - 4
    if foot - 20 < even < foot + 2:
        foot = even - 4
    marks: list[Mark] = []
    if wide(count, 8) + 3 < room:
        marks.append(Words(x, foot, count, 8, "muted", "middle"))
    if wide(high, 8, strong=True) + 3 < room:
        marks.append(Words(x, foot - 9, high, 8, "ink", "middle", strong=True))
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


def _chance_rows(
    levels: Sequence[tuple[Fraction, int]], total: int, every: int
) -> list[tuple[str, str, str]]:
    """Every level when there are few; else lowest, tenth, quarter, middle … highest."""
    if not levels:
        return []
    if len(levels) <= every:
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
