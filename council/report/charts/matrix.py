"""Statements by groups: in each cell the votes of a group over all its people; small cells are not shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from council.ground.shared.values import Cell, Hidden
from council.report.charts.scale import FULL
from council.report.charts.standing import Stated, bar, counts_words, ends, key, span
from council.report.marks import Chart, Line, Mark, Words, lines_of, shortened
from council.report.numbers import number
from council.words import _

LEFT, KEY, HEAD, ROW, NARROW = 190.0, 22.0, 30.0, 46.0, 112.0
MOST = 60


class MatrixLine(Protocol):
    """One row: a statement, its counts over everybody, and a cell a group in their order."""

    @property
    def line(self) -> Stated: ...
    @property
    def cells(self) -> Sequence[Cell | Hidden]: ...


class Crossed(Protocol):
    """The matrix of one field: its groups with their sizes, and the rows."""

    @property
    def field(self) -> str: ...
    @property
    def groups(self) -> Sequence[str]: ...
    @property
    def sizes(self) -> Sequence[int]: ...
    @property
    def rows(self) -> Sequence[MatrixLine]: ...


def matrix(value: Crossed, *, title: str, width: float = FULL) -> Chart:
    """A row a statement, a column a group, each cell a bar over the whole group with its span and counts."""
    width = max(width, LEFT + NARROW * len(value.groups))
    step = (width - LEFT) / max(len(value.groups), 1)
    marks: list[Mark] = [*key(width)]
    for j, (group, size) in enumerate(zip(value.groups, value.sizes, strict=True)):
        x = LEFT + step * j
        marks.append(Words(x, KEY + 12, shortened(group, 9, step - 8, strong=True), 9, strong=True))
        people = _("{size} people").format(size=number(size))
        marks.append(Words(x, KEY + 23, people, 8.2, "muted"))
    shown = value.rows[:MOST]
    for i, row in enumerate(shown):
        y = KEY + HEAD + ROW * i
        marks.append(Line(0, y, width, y, "rule", 0.5))
        for at, words in enumerate(lines_of(f"{row.line.number}  {row.line.text}", 8.8, LEFT - 12, most=3)):
            marks.append(Words(0, y + 13 + 11 * at, words, 8.8))
        for j, cell in enumerate(row.cells):
            marks += _cell(cell, LEFT + step * j, y, step - 14)
    height = KEY + HEAD + ROW * len(shown) + 4
    head = (_("Statement"), _("Words"), _("Group"), _("People"), _("Asked"), _("Agree"), _("Against"),
            _("Pass"), _("Agreement of the group, 90 % sure"), _("Low, %"), _("High, %"))  # fmt: skip
    return Chart(width, height, tuple(marks), title, _alt(value, title), head, _rows(value), _note(value))


def _cell(cell: Cell | Hidden, x: float, y: float, room: float) -> list[Mark]:
    if isinstance(cell, Hidden):
        return [Words(x, y + 26, _("not shown"), 8.2, "muted")]
    if not cell.asked:
        return [*bar(cell, x, y + 15, room), Words(x, y + 35, _("not asked"), 8.2, "muted")]
    words = shortened(counts_words(cell), 8.2, room + 10)
    return [*bar(cell, x, y + 15, room), Words(x, y + 35, words, 8.2, "muted")]


def _alt(value: Crossed, title: str) -> str:
    """Where the groups of one statement are furthest apart: a cell for every ear would be too many."""
    widest: tuple[float, str] = (-1.0, "")
    for row in value.rows:
        told = [cell for cell in row.cells if isinstance(cell, Cell) and cell.asked]
        if len(told) < 2:
            continue
        most = max(told, key=lambda c: c.agree / c.asked)
        least = min(told, key=lambda c: c.agree / c.asked)
        gap = most.agree / most.asked - least.agree / least.asked
        if gap > widest[0]:
            words = _(
                "Groups are furthest apart on statement {number}: in {one}, {agree} of {asked} agree; in "
                "{other}, {fewer} of {base}."
            ).format(
                number=row.line.number, one=most.group, agree=most.agree, asked=most.asked,
                other=least.group, fewer=least.agree, base=least.asked,
            )  # fmt: skip
            widest = gap, words
    return f"{title}. {widest[1]}".strip()


def _rows(value: Crossed) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []
    for row in value.rows:
        for group, size, cell in zip(value.groups, value.sizes, row.cells, strict=True):
            name = (str(row.line.number), row.line.text, group, number(size))
            if isinstance(cell, Hidden):
                rows.append((*name, *(_("not shown"),) * 5, "", ""))
                continue
            counts = (cell.asked, cell.agree, cell.disagree, cell.passed)
            rows.append((*name, *(str(count) for count in counts), span(cell), *ends(cell)))
    return tuple(rows)


def _note(value: Crossed) -> str:
    notes = []
    if any(isinstance(cell, Hidden) for row in value.rows for cell in row.cells):
        notes.append(_("Not shown: fewer than five people, or five could be worked out from it."))
    if len(value.rows) > MOST:
        words = _("The first {shown} of {all} statements; the table holds all.")
        notes.append(words.format(shown=number(MOST), all=number(len(value.rows))))
    return " ".join(notes)
