"""Support rounds on one proposal: a bar a round, its levels from best to worst, the threshold marked."""

from __future__ import annotations

from collections.abc import Sequence

from council.decisions import shares
from council.decisions.support.rules import FEWEST, Spread
from council.decisions.support.saying import SUPPORT_BASES, level_names, points, spread_sentence
from council.decisions.support.views import Rated
from council.report.charts.scale import FULL, GAP
from council.report.marks import Anchor, Bar, Chart, Line, Mark, Triangle, Words, refits, shortened, wide
from council.report.numbers import number
from council.words import _

SIZE, SMALL = 9.4, 8.4
TALL, TOP, ROW = 20.0, 13.0, 54.0
STRIPES = 5.0  # points between the strokes that mark what does not count as support
FIT = 5.0  # points around a number in its part of the bar
START: Anchor = "start"
END: Anchor = "end"


@refits
def support_rounds(rounds: Sequence[Rated], *, title: str = "", width: float = FULL) -> Chart:
    """A row for each closed round that was rated on the scale of the last one, oldest first.

    Levels that count as support are full, the others striped; each has its count in it or is too small for
    it, and then stands in the table. The bar ends where the base ends. A round that few rated shows nothing.
    """
    closed = [one for one in rounds if one.spread is not None]
    same = [one for one in closed if one.rule.levels == closed[-1].rule.levels]
    marks: list[Mark] = []
    y = 0.0
    for one in same:
        marks += _row(one, y, width)
        y += ROW
    if same:
        legend, y = _legend(same[-1], y, width)
        marks += legend
    head, rows = _table(same)
    return Chart(
        width,
        max(y, 1.0),
        tuple(marks),
        title or _("Support by round"),
        _alt(same),
        head,
        rows,
        note=_note(len(closed) - len(same)),
    )


def _alt(rounds: Sequence[Rated]) -> str:
    said = " ".join(f"{_name(one)}: {_levels_told(one)}{spread_sentence(_known(one))}" for one in rounds)
    return said or _("No round is closed yet.")


def _levels_told(one: Rated) -> str:
    """Every level with its count, where they are shown at all."""
    spread = _known(one)
    if spread.hidden or spread.share is None:
        return ""
    pairs = zip(level_names(one.rule), spread.ratings, strict=True)
    return ", ".join(f"{name} {number(count)}" for name, count in pairs) + ". "


def _row(one: Rated, y: float, width: float) -> list[Mark]:
    spread = _known(one)
    figures = _figures(one)
    room = width - wide(figures, SIZE, strong=True) - 10
    marks: list[Mark] = [
        Words(0, y + 9.5, shortened(_name(one), SIZE, room), SIZE),
        Words(width, y + 9.5, figures, SIZE, "ink", "end", strong=True),
        Bar(0, y + TOP, width, TALL, "empty", 2.0),
    ]
    if spread.hidden or not spread.base:
        told = _("not shown: fewer than {least} gave a level").format(least=FEWEST)
        return [*marks, Words(8, y + TOP + 13.5, told, SMALL, "muted")]
    scale = width / spread.base
    marks += _levels(spread, y + TOP, scale)
    x = float(spread.rule.threshold) * width
    marks.append(Line(x, y + TOP - 0.5, x, y + TOP + TALL + 3, "ink", 1.4))
    marks.append(Triangle(x, y + TOP + TALL + 3, 6.0, "ink", up=True))
    asked = _("{share} asked for").format(share=shares.percent(spread.rule.threshold))
    ahead = x + wide(asked, SMALL) + 12 < width
    x, anchor = (x + 7, START) if ahead else (x - 7, END)
    marks.append(Words(x, y + TOP + TALL + 11, asked, SMALL, "muted", anchor))
    return marks


def _levels(spread: Spread, y: float, scale: float) -> list[Mark]:
    """The levels from the best to the worst, the count in each that has room for it."""
    marks: list[Mark] = []
    start = 0.0
    for level, count in zip(spread.rule.numbers, spread.ratings, strict=True):
        if not count:
            continue
        length = max(count * scale - GAP, 0.8)
        counts = level >= spread.rule.lowest
        marks.append(Bar(start, y, length, TALL, "for" if counts else "tint"))
        if not counts:
            marks += _stripes(start, y, length)
        said = f"{level}: {number(count)}"
        for words in (said, number(count)):
            if wide(words, SMALL, strong=True) + FIT <= length:
                marks += _label(start + length / 2, y, words, counts=counts)
                break
        start += count * scale
    return marks


def _label(x: float, y: float, words: str, *, counts: bool) -> list[Mark]:
    made = Words(x, y + 13.4, words, SMALL, "on_vote" if counts else "ink", "middle", strong=True)
    if counts:
        return [made]
    room = wide(words, SMALL, strong=True) + 4
    return [Bar(x - room / 2, y + 4.5, room, TALL - 9, "paper", 1.5), made]


def _stripes(x: float, y: float, length: float) -> list[Mark]:
    """A rim, and slanting strokes that stay inside it: no support, told without colour."""
    right, foot = x + length, y + TALL
    marks: list[Mark] = [
        Line(x, y, right, y, "against", 0.9),
        Line(x, foot, right, foot, "against", 0.9),
        Line(x, y, x, foot, "against", 0.9),
        Line(right, y, right, foot, "against", 0.9),
    ]
    at = x - TALL + STRIPES
    while at < right:
        x1, x2 = max(at, x), min(at + TALL, right)
        if x2 > x1:
            marks.append(Line(x1, foot - (x1 - at), x2, foot - (x2 - at), "against", 0.6))
        at += STRIPES
    return marks


def _legend(one: Rated, y: float, width: float) -> tuple[list[Mark], float]:
    """The levels by number and name, in the order of the bars, each with its look; and where it ends."""
    names = level_names(one.rule)
    marks: list[Mark] = []
    x, y = 0.0, y + 8
    for level, name in zip(one.rule.numbers, names, strict=True):
        words = shortened(f"{level} {name}", SIZE, width - 14)
        room = 13 + wide(words, SIZE) + 14
        if x and x + room > width:
            x, y = 0.0, y + 14
        counts = level >= one.rule.lowest
        marks.append(Bar(x, y - 7.5, 9, 9, "for" if counts else "tint"))
        if not counts:
            marks += _small_stripes(x, y - 7.5)
        marks.append(Words(x + 13, y, words, SIZE))
        x += room
    return marks, y + 6


def _small_stripes(x: float, y: float) -> list[Mark]:
    return [
        Line(x, y, x + 9, y, "against", 0.8),
        Line(x, y + 9, x + 9, y + 9, "against", 0.8),
        Line(x, y, x, y + 9, "against", 0.8),
        Line(x + 9, y, x + 9, y + 9, "against", 0.8),
        Line(x, y + 9, x + 9, y, "against", 0.8),
    ]


def _figures(one: Rated) -> str:
    spread = _known(one)
    if spread.hidden or spread.share is None:
        return "–"
    said = _("{percent} of {number}").format(percent=spread.percent, number=number(spread.base))
    return said if one.change is None else f"{said}  {points(one.change)}"


def _name(one: Rated) -> str:
    return _("Round {turn}, wording {version}").format(turn=one.turn, version=one.version)


def _known(one: Rated) -> Spread:
    assert one.spread is not None
    return one.spread


def _table(rounds: Sequence[Rated]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    if not rounds:
        return (_("Round"),), ()
    rule = rounds[-1].rule
    levels = tuple(f"{level} {name}" for level, name in zip(rule.numbers, level_names(rule), strict=True))
    head = (_("Round"), *levels, _("Pass"), _("Support"), _("Base"), _("Change"))
    return head, tuple(_cells(one) for one in rounds)


def _cells(one: Rated) -> tuple[str, ...]:
    spread = _known(one)
    if spread.hidden or spread.share is None:
        return (_name(one), *["–"] * len(spread.ratings), "–", "–", "–", "–")
    base = f"{number(spread.base)} {_(SUPPORT_BASES[spread.rule.base])}"
    change = "–" if one.change is None else points(one.change)
    counts = (number(count) for count in spread.ratings)
    return (_name(one), *counts, number(spread.passes), spread.percent, base, change)


def _note(others: int) -> str:
    """What goes with the picture wherever it goes."""
    told = _("Full: support. Striped: none. Only spreads are compared, never one person's rating.")
    if others:
        told += " " + _("Rounds on another scale are not drawn: {count}.").format(count=others)
    return told
