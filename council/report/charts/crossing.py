"""Two features crossed: in each combination the pool's share as a bar and the panel's as a dot."""

from __future__ import annotations

from fractions import Fraction

from council.report.charts.beside import own_note
from council.report.charts.scale import FULL, part_of, round_up
from council.report.marks import Bar, Chart, Dot, Line, Mark, Words, refits, shortened
from council.report.numbers import number, percent
from council.selection.pictures import SMALL, Cell, Crossed
from council.words import _, ngettext

LEFT, KEY, HEAD, ROW, THICK = 104.0, 20.0, 20.0, 34.0, 7.0
NARROW = 52.0


@refits
def crossing(value: Crossed, *, width: float = FULL) -> Chart:
    """A row a value of the first feature, a column a value of the second; all on one scale from zero."""
    width = max(width, LEFT + NARROW * len(value.columns))
    step = (width - LEFT) / max(len(value.columns), 1)
    shares = [
        max(part_of(cell.pool or 0, value.pool), part_of(cell.panel or 0, value.seats))
        for row in value.cells
        for cell in row
    ]
    top = round_up(max(shares, default=Fraction(1, 10)))
    marks: list[Mark] = [*_key(value, top)]
    for j, words in enumerate(value.columns):
        x = LEFT + step * j
        name = shortened(words or _("no answer"), 9, step - 6, strong=True)
        marks.append(Words(x, KEY + 14, name, 9, "ink", strong=True))
    for i, (words, row) in enumerate(zip(value.rows, value.cells, strict=True)):
        y = KEY + HEAD + ROW * i
        marks.append(Line(0, y, width, y, "rule", 0.5))
        marks.append(Words(0, y + 19, shortened(words or _("no answer"), 9.2, LEFT - 10), 9.2))
        for j, cell in enumerate(row):
            marks += _cell(cell, value, LEFT + step * j, y, room=step - 14, top=top)
    bottom = KEY + HEAD + ROW * len(value.rows) + 12
    told = _("below each bar: members of the panel · share of the pool")
    marks.append(Words(0, bottom - 2, told, 8.6, "muted"))
    title = _("{first} and {second} crossed").format(first=value.first, second=value.second)
    return Chart(
        width, bottom + 4, tuple(marks), title, _alt(value, title), *_table(value), note=_note(value)
    )


def _key(value: Crossed, top: Fraction) -> tuple[Mark, ...]:
    pool = _("share of the pool of {count}").format(count=number(value.pool))
    panel = _("share of the panel of {count}").format(count=number(value.seats))
    full = _("a full bar is {share}").format(share=percent(top))
    return (
        Bar(0, 5, 13, 6, "theme1"), Words(18, 11.2, pool, 9, "muted"),
        Dot(150, 8, 4, "teal"), Words(160, 11.2, panel, 9, "muted"),
        Words(max(width_of(value), FULL), 11.2, full, 9, "muted", "end"),
    )  # fmt: skip


def width_of(value: Crossed) -> float:
    """How wide the chart must be for its columns."""
    return LEFT + NARROW * len(value.columns)


def _cell(cell: Cell, value: Crossed, x: float, y: float, *, room: float, top: Fraction) -> list[Mark]:
    if cell.pool is None or cell.panel is None:
        return [Words(x, y + 20, _("not shown"), 8, "muted")]
    long = room * float(part_of(cell.pool, value.pool) / top)
    dot = room * float(part_of(cell.panel, value.seats) / top)
    return [
        Line(x, y + 6, x, y + 20, "muted", 0.8),
        Bar(x, y + 9.5, long, THICK, "theme1"),
        Dot(x + dot, y + 13, 5.0, "paper"),
        Dot(x + dot, y + 13, 4.0, "teal"),
        Words(x, y + 30, _("{panel} · {pool}").format(
            panel=number(cell.panel), pool=percent(part_of(cell.pool, value.pool))), 8, "ink"),
    ]  # fmt: skip


def _alt(value: Crossed, title: str) -> str:
    """The combination where panel and pool are furthest apart, and what is missing."""
    shown = [
        (abs(part_of(cell.panel, value.seats) - part_of(cell.pool, value.pool)), i, j, cell)
        for i, row in enumerate(value.cells)
        for j, cell in enumerate(row)
        if cell.pool is not None and cell.panel is not None
    ]
    if not shown:
        return _("{title}. Every combination is too small to be shown.").format(title=title)
    _far, i, j, cell = max(shown, key=lambda one: one[:3])
    words = _(
        "{title}. Panel and pool are furthest apart at {row} with {column}: {panel} of the panel, "
        "{pool} of the pool."
    )
    return words.format(
        title=title,
        row=value.rows[i] or _("no answer"),
        column=value.columns[j] or _("no answer"),
        panel=percent(part_of(cell.panel or 0, value.seats)),
        pool=percent(part_of(cell.pool or 0, value.pool)),
    )


def _table(value: Crossed) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    head = (
        _("{first} and {second}").format(first=value.first, second=value.second),
        _("Pool of {count}").format(count=number(value.pool)),
        _("Share of the pool"),
        _("Panel of {count}").format(count=number(value.seats)),
        _("Share of the panel"),
    )
    rows = []
    for i, row in enumerate(value.cells):
        for j, cell in enumerate(row):
            name = f"{value.rows[i] or _('no answer')}, {value.columns[j] or _('no answer')}"
            if cell.pool is None or cell.panel is None:
                rows.append((name, *(_("not shown"),) * 4))
                continue
            rows.append((
                name,
                number(cell.pool),
                percent(part_of(cell.pool, value.pool)),
                number(cell.panel),
                percent(part_of(cell.panel, value.seats)),
            ))  # fmt: skip
    return head, tuple(rows)


def _note(value: Crossed) -> str:
    if value.is_telling:
        return own_note()
    if not value.hidden:
        return ""
    words = ngettext(
        "{count} combination is not shown: fewer than {least} people could be told from it.",
        "{count} combinations are not shown: fewer than {least} people could be told from them.",
        value.hidden,
    )
    return words.format(count=number(value.hidden), least=number(SMALL))
