"""Who held the floor against who was there, and minutes of evidence by position."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from council.report.charts.scale import FULL
from council.report.marks import Bar, Chart, Line, Mark, Words, refits, shortened
from council.report.numbers import number, percent
from council.sessions.asked.balance import Position
from council.sessions.turns import Cell, Group, Voices
from council.words import _, ngettext

NAME, FIGURES, ROW, KEY, THICK = 110.0, 150.0, 26.0, 22.0, 9.0
SIZE, SMALL = 9.2, 8.0


@refits
def floor_shares(group: Group, voices: Voices, *, title: str, width: float = FULL) -> Chart:
    """A row a group: its share of the seconds spoken as a bar, its share of presence as a mark across it.

    A hidden group says that it is not shown. Every figure stands beside its bar with its base.
    """
    left, right = NAME, width - FIGURES
    shown = [cell for cell in group.cells if not cell.hidden]
    top = max([max(cell.second_share, cell.presence_share) for cell in shown], default=0.0) or 1.0
    marks: list[Mark] = _key(left)
    for at, cell in enumerate(group.cells):
        y = KEY + ROW * at
        marks.append(Words(0, y + 12, shortened(value_words(group.field, cell.value), SIZE, NAME - 8), SIZE))
        if cell.hidden:
            marks.append(Words(left, y + 12, _("not shown, too few people"), SMALL, "muted"))
            continue
        scale = (right - left) / top
        marks.append(Bar(left, y + 4, max(cell.second_share * scale, 0.5), THICK, "teal"))
        there = left + cell.presence_share * scale
        marks.append(Line(there, y + 1, there, y + 16, "ink", 1.6))
        marks.append(Words(right + 8, y + 9, _minutes(cell.seconds, voices.seconds), SMALL))
        marks.append(Words(right + 8, y + 18.5, _there(cell), SMALL, "muted"))
    height = KEY + ROW * len(group.cells)
    return Chart(width, height, tuple(marks), title, _alt(group, title), _head(), _rows(group, voices))


@refits
def evidence_balance(positions: Sequence[Position], *, title: str, width: float = FULL) -> Chart:
    """A row a position: its minutes as a bar from zero, with minutes, share and pieces beside it."""
    total = sum(one.minutes for one in positions)
    most = max([one.minutes for one in positions], default=0) or 1
    left, right = NAME, width - FIGURES
    marks: list[Mark] = []
    rows, told = [], list[str]()
    for at, one in enumerate(positions):
        y = ROW * at
        name, share = position_words(one.position), _percent(one.share)
        marks.append(Words(0, y + 12, shortened(name, SIZE, NAME - 8), SIZE))
        marks.append(Bar(left, y + 4, max((right - left) * one.minutes / most, 0.5), THICK, "teal"))
        said = _("{minutes} of {total} min, {share}").format(minutes=one.minutes, total=total, share=share)
        pieces = ngettext("{count} piece of evidence", "{count} pieces of evidence", one.pieces).format(
            count=number(one.pieces)
        )
        marks.append(Words(right + 8, y + 9, said, SMALL))
        marks.append(Words(right + 8, y + 18.5, pieces, SMALL, "muted"))
        told.append(f"{name} {number(one.minutes)} ({share}; {pieces})")
        rows.append((name, number(one.minutes), number(total), share, number(one.pieces)))
    head = (_("Position"), _("Minutes"), _("Of"), _("Share"), _("Pieces"))
    alt = _("{title}. Minutes by position: {told}; {total} in all.").format(
        title=title, told=", ".join(told), total=number(total)
    )
    return Chart(width, max(ROW * len(positions), 1.0), tuple(marks), title, alt, head, tuple(rows))


def value_words(field: str, value: str) -> str:
    """A group's name: the table's number, the category, or that it is not known."""
    if field == "table" and value:
        return _("Table {number}").format(number=value)
    return value or _("Not known")


def position_words(position: str) -> str:
    """A position's name; evidence may take none."""
    return position or _("No position")


def _key(x: float) -> list[Mark]:
    spoken, there = _("share of the time spoken"), _("share of the time people were there")
    return [
        Bar(x, 3, 14, THICK, "teal"),
        Words(x + 19, 11, spoken, SMALL, "muted"),
        Line(x + 150, 1, x + 150, 15, "ink", 1.6),
        Words(x + 157, 11, there, SMALL, "muted"),
    ]


def _minutes(seconds: float, whole: float) -> str:
    share = _percent(seconds / whole if whole else 0.0)
    return _("{part} of {whole} min, {share}").format(
        part=round(seconds / 60), whole=round(whole / 60), share=share
    )


def _there(cell: Cell) -> str:
    people = ngettext("{count} person", "{count} people", cell.people).format(count=cell.people)
    return _("{people}, {share} of presence").format(people=people, share=_percent(cell.presence_share))


def _head() -> tuple[str, ...]:
    return (
        _("Group"), _("People"), _("Spoke"), _("Turns"), _("Of turns"), _("Minutes"), _("Of minutes"),
        _("Of presence"),
    )  # fmt: skip


def _rows(group: Group, voices: Voices) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (value_words(group.field, cell.value), *(["–"] * 7))
        if cell.hidden
        else (
            value_words(group.field, cell.value),
            number(cell.people),
            number(cell.spoke),
            _("{part} of {whole}").format(part=number(cell.turns), whole=number(voices.turns)),
            _percent(cell.turn_share),
            _("{part} of {whole}").format(
                part=number(round(cell.seconds / 60)), whole=number(round(voices.seconds / 60))
            ),
            _percent(cell.second_share),
            _percent(cell.presence_share),
        )
        for cell in group.cells
    )


def _alt(group: Group, title: str) -> str:
    told = [
        _("{group}: {spoken} of the time spoken, {there} of presence").format(
            group=value_words(group.field, cell.value),
            spoken=_percent(cell.second_share),
            there=_percent(cell.presence_share),
        )
        for cell in group.cells
        if not cell.hidden
    ]
    hidden = sum(cell.hidden for cell in group.cells)
    if hidden:
        said = ngettext("{count} group is not shown", "{count} groups are not shown", hidden)
        told.append(said.format(count=hidden))
    return f"{title}. {'; '.join(told)}."


def _percent(share: float) -> str:
    return percent(Fraction(share).limit_denominator(10_000))
