"""The recommendations at a glance: a row a theme, a block for each that was adopted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from council.report.charts.scale import FULL
from council.report.marks import Bar, Chart, Mark, Words, refits, shortened
from council.report.numbers import number
from council.words import _

BLOCK, TALL, NEXT, NAME = 30.0, 17.0, 21.0, 10.0
MOST, ASIDE = 120, 0.4


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme by its place among the themes, with the numbers adopted in it ("R1") and not adopted ("P7")."""

    title: str
    place: int
    adopted: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@refits
def overview(rows: Sequence[ThemeRow], *, width: float = FULL) -> Chart:
    """Every theme with its recommendations as numbered blocks in the theme's colour."""
    marks: list[Mark] = []
    y = 0.0
    for row in rows:
        y = _row(row, y, width, marks)
    head = (_("Theme"), _("Recommendations"), _("Not adopted"))
    table = tuple((row.title, number(len(row.adopted)), number(len(row.others))) for row in rows)
    alt = "; ".join(_said(row) for row in rows)
    title = _("Recommendations by theme")
    return Chart(width, max(y - 6, 1.0), tuple(marks), title, f"{title}. {alt}.", head, table)


def _row(row: ThemeRow, y: float, width: float, marks: list[Mark]) -> float:
    """One theme from `y` down, name at the left, blocks at the right; returns where the next begins."""
    left = width * ASIDE
    marks.append(Words(0, y + 9.5, shortened(row.title, NAME, left - 12, strong=True), NAME, strong=True))
    marks.append(Words(0, y + 21, shortened(_told(row), 8.6, left - 12), 8.6, "muted"))
    across = max(int((width - left + 4) // (BLOCK + 4)), 1)
    ink = f"theme{row.place % 5}"
    blocks = [(name, ink, "paper") for name in row.adopted] + [(name, "empty", "ink") for name in row.others]
    for place, (name, ground, words) in enumerate(blocks[:MOST]):
        x, down = left + (place % across) * (BLOCK + 4), y + 2 + (place // across) * NEXT
        marks.append(Bar(x, down, BLOCK, TALL, ground, 2))
        size = 9 if len(name) < 5 else 7.5
        marks.append(Words(x + BLOCK / 2, down + 12.2, name, size, words, "middle", strong=True))
    lines = -(-min(len(blocks), MOST) // across)
    if len(blocks) > MOST:
        more = _("and {count} more").format(count=number(len(blocks) - MOST))
        marks.append(Words(left, y + lines * NEXT + 10, more, 9, "muted"))
        lines += 1
    return y + max(lines * NEXT + 9, 32.0)


def _told(row: ThemeRow) -> str:
    if not row.others:
        return _("{adopted} adopted").format(adopted=number(len(row.adopted)))
    return _("{adopted} adopted, {others} not").format(
        adopted=number(len(row.adopted)), others=number(len(row.others))
    )


def _said(row: ThemeRow) -> str:
    names = [f"{told}: {', '.join(given)}" for told, given in _named(row) if given]
    return _("{theme}: {told} ({names})").format(theme=row.title, told=_told_all(row), names="; ".join(names))


def _told_all(row: ThemeRow) -> str:
    return _("{adopted} adopted, {others} not").format(
        adopted=number(len(row.adopted)), others=number(len(row.others))
    )


def _named(row: ThemeRow) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (_("adopted"), row.adopted), (_("not adopted"), row.others)
