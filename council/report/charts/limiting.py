"""Who limits whom: targets down the side, levels of chance across, a mark where one holds the other."""

from __future__ import annotations

from council.report.charts.beside import own_note
from council.report.charts.scale import FULL
from council.report.marks import Chart, Line, Mark, Triangle, Words, lines_of, shortened
from council.report.numbers import chance_words, number
from council.selection.pictures import SMALL, Limit, Limits
from council.words import _, ngettext

LEFT, HEAD, ROW, KEY, NARROW = 196.0, 36.0, 30.0, 22.0, 30.0


def limiting(value: Limits, *, width: float = FULL) -> Chart:
    """A row a limiting target, a column a level of chance with its people.

    A triangle down: at most so many seats keep the chances low. A triangle up: at least so many keep them up.
    Levels that have no room, or that no target limits, stand in the table alone.
    """
    columns = _columns(value, int((width - LEFT) // NARROW))
    step = min((width - LEFT) / max(len(columns), 1), 2 * NARROW)
    marks: list[Mark] = [*_key()]
    top = KEY + HEAD
    bottom = top + ROW * len(value.lines)
    for at, level in enumerate(columns):
        x = LEFT + step * (at + 0.5)
        chance, people = value.levels[level]
        marks.append(Words(x, KEY + 14, chance_words(chance), 8.6, "ink", "middle", strong=True))
        marks.append(Words(x, KEY + 25, number(people), 8, "muted", "middle"))
        marks.append(Line(x, top - 4, x, bottom, "rule", 0.5))
    marks.append(Words(LEFT - 6, KEY + 14, _("chance"), 8.6, "muted", "end"))
    marks.append(Words(LEFT - 6, KEY + 25, _("people"), 8, "muted", "end"))
    for row, line in enumerate(value.lines):
        y = top + ROW * row
        marks += _line_words(line, y)
        marks.append(Line(0, y, width, y, "rule", 0.5))
        for at, level in enumerate(columns):
            if (row, level) in value.marks:
                marks.append(_mark(line, LEFT + step * (at + 0.5), y + ROW / 2))
    title = _("Which targets limit whose chances")
    note = " ".join(part for part in (_unshown(value, columns), _hidden_note(value)) if part)
    return Chart(width, bottom + 4, tuple(marks), title, _alt(value, title), *_table(value), note=note)


def limit_words(line: Limit) -> str:
    """What a target asks: "at most 13 seats for 369 people"."""
    if line.side == "most":
        words = ngettext(
            "at most {seats} seat for {people} people",
            "at most {seats} seats for {people} people",
            line.seats,
        )
    else:
        words = ngettext(
            "at least {seats} seat from {people} people",
            "at least {seats} seats from {people} people",
            line.seats,
        )
    return words.format(seats=number(line.seats), people=number(line.people))


def _columns(value: Limits, most: int) -> list[int]:
    """The places of the levels shown: those some target limits, the lowest first, while there is room."""
    held = sorted({level for _row, level in value.marks})
    return held[: max(most, 1)]


def _key() -> tuple[Mark, ...]:
    return (
        Triangle(6, 12.5, 9, "teal", up=False),
        Words(16, 11.2, _("keeps these chances low"), 9, "muted"),
        Triangle(156, 3.5, 9, "theme1"),
        Words(166, 11.2, _("lifts these chances"), 9, "muted"),
    )


def _line_words(line: Limit, y: float) -> list[Mark]:
    (name, *_more) = lines_of(f"{line.feature}: {line.value}", 9.2, LEFT - 12, most=1)
    return [
        Words(0, y + 12.5, name, 9.2, "ink", strong=True),
        Words(0, y + 23.5, shortened(limit_words(line), 8.2, LEFT - 12), 8.2, "muted"),
    ]


def _mark(line: Limit, x: float, y: float) -> Mark:
    if line.side == "most":
        return Triangle(x, y + 4.5, 9, "teal", up=False)
    return Triangle(x, y - 4.5, 9, "theme1")


def _alt(value: Limits, title: str) -> str:
    """The lowest level, and what holds it."""
    if not value.levels or not value.lines:
        return _("{title}. No target limits anybody.").format(title=title)
    lowest = min(level for _row, level in value.marks)
    chance, people = value.levels[lowest]
    held = [line for row, line in enumerate(value.lines) if (row, lowest) in value.marks]
    down = [line for line in held if line.side == "most"]
    names = "; ".join(f"{line.feature}, {line.value}: {limit_words(line)}" for line in down or held)
    words = (
        _("{title}. The lowest chance, {chance} for {people} people, is limited by {names}.")
        if down
        else _("{title}. The lowest chance is {chance}, for {people} people; what keeps it up: {names}.")
    )
    return words.format(title=title, chance=chance_words(chance), people=number(people), names=names)


def _table(value: Limits) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    head = (_("Level"), _("Chance"), _("People"), _("Targets that bear on it"))
    rows = []
    for at, (chance, people) in enumerate(value.levels):
        held = [line for row, line in enumerate(value.lines) if (row, at) in value.marks]
        names = "; ".join(f"{line.feature}, {line.value}: {limit_words(line)}" for line in held)
        name = _("level {number}").format(number=at + 1)
        rows.append((name, chance_words(chance), number(people), names or "–"))
    return head, tuple(rows)


def _unshown(value: Limits, columns: list[int]) -> str:
    count = len(value.levels) - len(columns)
    if not count:
        return ""
    words = ngettext(
        "{count} more level stands in the table.", "{count} more levels stand in the table.", count
    )
    return words.format(count=number(count))


def _hidden_note(value: Limits) -> str:
    if value.is_telling:
        return own_note()
    if not value.hidden:
        return ""
    words = ngettext("{count} level of fewer than {least} people is not shown.",
                     "{count} levels of fewer than {least} people are not shown.", value.hidden)  # fmt: skip
    return words.format(count=number(value.hidden), least=number(SMALL))
