"""The panel beside the population, the pool and its targets, one feature at a time."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from council.report.charts.scale import FULL, axis, part_of, round_up
from council.report.facts import CategoryFacts
from council.report.marks import Bar, Chart, Dot, Line, Mark, Words, moved, refits, shortened, wide
from council.report.numbers import number, percent
from council.words import _

ROW, KEY, HEAD, SAID = 19.0, 29.0, 17.0, 9.2


@refits
def composition(
    feature: str,
    categories: Sequence[CategoryFacts],
    *,
    pool: int,
    seats: int,
    width: float = FULL,
    key: bool = False,
    population: bool = False,
) -> Chart:
    """One feature: the panel's share as a dot, joined to the population's, a square, where that is known.

    The pool is a stroke, and the dot is joined to it where the population is not known; the seats aimed at
    are a band.

    Args: key: what the marks mean, above; population: whether it names the square, as some feature has it.
    """
    left, right = 138.0, 70.0
    room = width - left - right
    top = round_up(max((_farthest(c, pool, seats) for c in categories), default=Fraction(1, 10)))
    above = HEAD + KEY if key else HEAD
    below = above + ROW * len(categories)
    marks = _key(population) if key else []
    marks.append(Words(0, above - 5, feature, 10.5, "ink", strong=True))
    marks += axis(left, room, above - 4, below, top)
    for index, c in enumerate(categories):
        y = above + ROW * (index + 0.5)
        marks += _row(c, y, left, room, top, pool, seats)
        marks.append(Words(0, y + 3.2, shortened(c.value, SAID, left - 10), SAID))
        told = _("{panel} of {seats}").format(panel=number(c.panel), seats=number(seats))
        marks.append(Words(width, y + 3.2, told, SAID, "ink", "end", strong=True))
    head, rows = _table(feature, categories, pool, seats)
    alt = "; ".join(_said(row) for row in rows)
    return Chart(width, below + 2, tuple(marks), feature, f"{feature}. {alt}.", head, rows)


def target_words(category: CategoryFacts) -> str:
    """The seats aimed at: "12 to 14", or one number."""
    if category.least == category.most:
        return number(category.least)
    return _("{least} to {most}").format(least=number(category.least), most=number(category.most))


def _farthest(c: CategoryFacts, pool: int, seats: int) -> Fraction:
    return max(part_of(c.panel, seats), part_of(c.pool, pool), part_of(c.most, seats), c.share or Fraction(0))


def _table(
    feature: str, categories: Sequence[CategoryFacts], pool: int, seats: int
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The same numbers as head and rows, the population last, where anything is known of it."""
    head = [
        feature,
        _("Panel of {seats}").format(seats=number(seats)),
        _("Target"),
        _("Pool of {pool}").format(pool=number(pool)),
    ]
    rows = [(c.value, number(c.panel), target_words(c), number(c.pool)) for c in categories]
    if all(c.share is None for c in categories):
        return tuple(head), tuple(rows)
    shares = ["–" if c.share is None else percent(c.share) for c in categories]
    return (*head, _("Population")), tuple((*row, share) for row, share in zip(rows, shares, strict=True))


def _said(row: tuple[str, ...]) -> str:
    value, panel, target, pool, *known = row
    words = _("{value}: {panel} on the panel, target {target}, {pool} in the pool").format(
        value=value, panel=panel, target=target, pool=pool
    )
    if known and known[0] != "–":
        words += _(", {share} of the population").format(share=known[0])
    return words


def _key(population: bool) -> list[Mark]:
    """What dot, square, stroke and band mean."""
    signs: list[tuple[str, Mark, float]] = [(_("panel"), Dot(5, 7, 4.0, "teal"), 14.0)]
    if population:
        signs.append((_("population"), Bar(0, 3.8, 6.4, 6.4, "theme1"), 11.0))
    signs.append((_("pool"), Line(3, 1, 3, 13, "muted", 1.6), 9.0))
    signs.append((_("seats aimed at"), Bar(0, 1.5, 22, 12, "band", 2), 27.0))
    marks: list[Mark] = []
    x = 0.0
    for words, sign, room in signs:
        marks += [moved(sign, x, 0), Words(x + room, 10.2, words, 9, "muted")]
        x += room + wide(words, 9) + 18
    return marks


def _row(
    c: CategoryFacts, y: float, left: float, room: float, top: Fraction, pool: int, seats: int
) -> list[Mark]:
    def at(share: Fraction) -> float:
        return left + room * float(share / top)

    low, high = at(part_of(c.least, seats)), at(part_of(c.most, seats))
    mine, theirs = at(part_of(c.panel, seats)), at(part_of(c.pool, pool))
    other = theirs if c.share is None else at(c.share)
    marks: list[Mark] = [
        Bar(low - 4, y - 6, high - low + 8, 12, "band", 2),
        Line(min(mine, other), y, max(mine, other), y, "muted", 0.8),
        Line(theirs, y - 6, theirs, y + 6, "muted", 1.6),
    ]
    if c.share is not None:
        marks.append(Bar(other - 3.2, y - 3.2, 6.4, 6.4, "theme1"))
    return [*marks, Dot(mine, y, 4.0, "teal")]
