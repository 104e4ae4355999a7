"""Where recommendations came from: statements as dots, wordings as steps, the decision, the number it got."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from council.report.charts.scale import FULL
from council.report.marks import Bar, Chart, Dot, Line, Mark, Words, refits, shortened, wide
from council.report.numbers import number
from council.words import _, ngettext

SAID, TITLE, ROW = 8.4, 9.6, 58.0
DOTS, ACROSS, STEP = 60, 20, 5.6
BOX, ARROW = 34.0, 16.0


@dataclass(frozen=True, slots=True)
class Way:
    """The way of one recommendation: statements behind it, of how many tables, wordings, and how it ended.

    `place` is that of its theme; `statements` None where no origin was ever recorded.
    """

    number: str
    title: str
    decided: str
    statements: int | None = None
    tables: int = 0
    wordings: int = 1
    place: int = 0


@refits
def chain(steps: Sequence[tuple[int, str]], *, width: float = FULL) -> Chart:
    """Counts one after the other, joined by arrows: (how many, of what), such as (102, "statements")."""
    room = (width - ARROW * (len(steps) - 1)) / max(len(steps), 1)
    marks: list[Mark] = []
    for place, (count, words) in enumerate(steps):
        x = place * (room + ARROW)
        marks.append(Bar(x, 0, room, BOX + 20, "tint", 3))
        marks.append(Words(x + room / 2, 27, number(count), 20, "teal", "middle", strong=True))
        marks.append(Words(x + room / 2, 44, shortened(words, SAID, room - 4), SAID, "ink", "middle"))
        if place:
            marks += _arrow(x - ARROW + 3, x - 3, (BOX + 20) / 2)
    rows = tuple((words, number(count)) for count, words in steps)
    title = _("From what was said to what was decided")
    alt = ", ".join(f"{number(count)} {words}" for count, words in steps)
    return Chart(width, BOX + 20, tuple(marks), title, f"{title}: {alt}.", (_("Step"), _("Count")), rows)


@refits
def paths(ways: Sequence[Way], *, width: float = FULL) -> Chart:
    """A row a recommendation, from left to right: a dot a statement, a ring a wording, decision, number."""
    marks: list[Mark] = []
    for index, way in enumerate(ways):
        marks += _way(way, ROW * index, width)
    head = (_("Recommendation"), _("Statements"), _("Tables"), _("Wordings"), _("Decision"))
    rows = tuple(
        (f"{way.number} {way.title}", _counted(way), number(way.tables), number(way.wordings), way.decided)
        for way in ways
    )
    alt = "; ".join(
        _("{name}: {statements} statements from {tables} tables, {wordings} wordings, {decided}").format(
            name=row[0], statements=row[1], tables=row[2], wordings=row[3], decided=row[4]
        )
        for row in rows
    )
    title = _("Where each recommendation came from")
    return Chart(width, ROW * len(ways) - 8, tuple(marks), title, f"{title}. {alt}.", head, rows)


def _way(way: Way, y: float, width: float) -> list[Mark]:
    """One row: number and title, then the chain under them."""
    ink = f"theme{way.place % 5}"
    marks: list[Mark] = [
        Bar(0, y, 28, 16, ink, 2),
        Words(14, y + 11.6, way.number, 9 if len(way.number) < 5 else 7.5, "paper", "middle", strong=True),
        Words(35, y + 11.8, shortened(way.title, TITLE, width - 37, strong=True), TITLE, strong=True),
    ]
    y += 24
    shown = min(way.statements or 0, DOTS)
    for place in range(shown):
        marks.append(Dot(38 + (place % ACROSS) * STEP, y + 2.5 + (place // ACROSS) * STEP, 2.1, ink))
    marks.append(Words(35, y + 25, _from(way), SAID, "muted"))
    left = 35 + ACROSS * STEP + 8
    start, end = left + 14, left + 14 + min(88.0, width * 0.18)
    middle = y + 7.5
    marks += _arrow(left - 4, start - 4, middle) if shown else []
    rings = min(way.wordings, 7)
    for place in range(rings):
        x = start + 5 + place * (end - start - 10) / max(rings - 1, 1)
        marks.append(Dot(x, middle, 4.0, "teal", hollow=place < rings - 1))
        if place:
            before = start + 5 + (place - 1) * (end - start - 10) / max(rings - 1, 1)
            marks.append(Line(before + 4, middle, x - 4, middle, "teal", 0.8))
    told = ngettext("{count} wording", "{count} wordings", way.wordings).format(count=number(way.wordings))
    marks.append(Words(start, y + 25, told, SAID, "muted"))
    tail = start + 5 if rings == 1 else end - 5
    marks += _arrow(tail + 8, end + 22, middle)
    room = width - end - 28
    marks.append(Words(end + 28, middle + 3, shortened(way.decided, 9, room, strong=True), 9, strong=True))
    return marks


def _arrow(start: float, end: float, y: float) -> list[Mark]:
    """A line with a head of two strokes."""
    return [
        Line(start, y, end, y, "muted", 0.9),
        Line(end - 3, y - 2.6, end, y, "muted", 0.9),
        Line(end - 3, y + 2.6, end, y, "muted", 0.9),
    ]


def _counted(way: Way) -> str:
    return _("not recorded") if way.statements is None else number(way.statements)


def _from(way: Way) -> str:
    """How many statements of how many tables, short enough for its place."""
    if way.statements is None:
        return _("origin not recorded")
    told = ngettext("{count} statement", "{count} statements", way.statements)
    words = told.format(count=number(way.statements))
    if way.tables:
        at = ngettext("{count} table", "{count} tables", way.tables).format(count=number(way.tables))
        both = f"{words}, {at}"
        words = both if wide(both, SAID) <= ACROSS * STEP + 14 else words
    return words
