"""Pool, population, targets and panel side by side: bars for shares, an interval for the seats, a dot."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from council.report.charts.scale import FULL, axis, part_of, round_up
from council.report.marks import Bar, Chart, Dot, Line, Mark, Words, refits, shortened, wide
from council.report.numbers import number, percent
from council.selection.pictures import SMALL, Beside, Part
from council.words import _, ngettext

LEFT, CELL, ROW, HEAD, KEY = 116.0, 44.0, 23.0, 34.0, 22.0
THICK = 6.0


@refits
def beside(value: Beside, *, title: str, width: float = FULL) -> Chart:
    """A row a value: the pool's share and the population's as bars, seats aimed at as an interval, the panel.

    All rows have one scale from zero, so that they can be compared across features.
    """
    cells = _cells(value)
    room = width - LEFT - CELL * len(cells) - 12
    top = round_up(
        max((share for part in value.parts for share in _shares(part, value)), default=Fraction(1))
    )
    marks: list[Mark] = _key(value)
    y = KEY
    for feature, parts in value.features:
        name = shortened(feature, 10.5, LEFT - 8, strong=True)
        marks.append(Words(0, y + HEAD - 11, name, 10.5, strong=True))
        marks += axis(LEFT, room, y + HEAD - 10, y + HEAD + ROW * len(parts), top)
        for at, (_name, head) in enumerate(cells):
            right = width - CELL * (len(cells) - 1 - at)
            marks.append(Words(right, y + HEAD - 11, head, 8, "muted", "end"))
        y += HEAD
        for part in parts:
            marks += _row(part, value, y + ROW / 2, room=room, top=top)
            marks += _figures(part, value, y + ROW / 2, cells=cells, width=width)
            y += ROW
        y += 4
    alt, note = _alt(value, title), small_note(value)
    return Chart(width, y + 2, tuple(marks), title, alt, *_table(value), note=note)


def part_words(part: Part) -> str:
    """What one value is called; how many stand together, where they do; "no answer" for none."""
    if part.gathered:
        return ngettext("{count} small group", "{count} small groups", part.gathered).format(
            count=part.gathered
        )
    return part.value or _("no answer")


def own_note() -> str:
    """What goes with a picture that shows groups of fewer than five people."""
    words = _("Not for publication: groups of fewer than {least} people are shown.")
    return words.format(least=number(SMALL))


def small_note(value: Beside) -> str:
    """Why some groups are not shown alone; "" when all are."""
    if value.is_telling:
        return own_note()
    count = value.gathered
    if not count:
        return ""
    words = _("Groups of fewer than {least} people in the pool are shown together, {count} in all.")
    return words.format(least=number(SMALL), count=number(count))


def seats_words(part: Part) -> str:
    """The seats aimed at: "5–7", one number, or a dash where there is no target."""
    if part.least is None or part.most is None:
        return "–"
    if part.least == part.most:
        return number(part.least)
    return f"{number(part.least)}–{number(part.most)}"


def _cells(value: Beside) -> list[tuple[str, str]]:
    """The columns of figures at the right that have anything to say."""
    found = [("pool", _("pool"))]
    if any(part.share is not None for part in value.parts):
        found.insert(0, ("share", _("popul.")))
    if any(part.least is not None for part in value.parts):
        found.append(("seats", _("target")))
    if value.drawn:
        found.append(("panel", _("panel")))
    return found


def _shares(part: Part, value: Beside) -> Iterable[Fraction]:
    yield part_of(part.pool, value.pool)
    yield part.share or Fraction(0)
    yield part_of(part.panel or 0, value.seats)
    yield part_of(part.most or 0, value.seats)


def _key(value: Beside) -> list[Mark]:
    """What bar, interval and dot mean, with the bases of their shares."""
    kinds = {name for name, _head in _cells(value)}
    marks: list[Mark] = []
    x = 0.0
    people = ngettext("pool of {count} person", "pool of {count} people", value.pool)
    full = value.members == value.seats
    seats = _("panel of {count}") if full else _("panel, {held} of {count} seats held")
    seats = seats.format(count=number(value.seats), held=number(value.members))
    for name, words in (
        ("pool", people.format(count=number(value.pool))),
        ("share", _("population")),
        ("seats", _("seats aimed at")),
        ("panel", seats),
    ):
        if name not in kinds:
            continue
        marks += _sign(name, x, 8.0)
        marks.append(Words(x + 18, 11.2, words, 9, "muted"))
        x += 18 + wide(words, 9) + 14
    return marks


def _sign(name: str, x: float, y: float) -> list[Mark]:
    match name:
        case "pool":
            return [Bar(x, y - THICK / 2, 13, THICK, "theme1")]
        case "share":
            return [Bar(x, y - THICK / 2, 13, THICK, "abstain")]
        case "seats":
            return _interval(x + 1, x + 13, y, tall=9)
    return [Dot(x + 7, y, 4.0, "teal")]


def _interval(low: float, high: float, y: float, *, tall: float) -> list[Mark]:
    """From the least to the most seats: a band with an end stroke on either side."""
    return [
        Bar(low, y - tall / 2, max(high - low, 0.1), tall, "band"),
        Line(low, y - tall / 2, low, y + tall / 2, "ink", 1.1),
        Line(high, y - tall / 2, high, y + tall / 2, "ink", 1.1),
    ]


def _row(part: Part, value: Beside, y: float, *, room: float, top: Fraction) -> list[Mark]:
    def at(share: Fraction) -> float:
        return LEFT + room * float(share / top)

    marks: list[Mark] = [Words(0, y + 3.2, shortened(part_words(part), 9.2, LEFT - 8), 9.2)]
    if part.least is not None and part.most is not None:
        low, high = part_of(part.least, value.seats), part_of(part.most, value.seats)
        marks += _interval(at(low), at(high), y, tall=ROW - 4)
    up = THICK / 2 if part.share is None else THICK + 0.5
    marks.append(Bar(LEFT, y - up, at(part_of(part.pool, value.pool)) - LEFT, THICK, "theme1"))
    if part.share is not None:
        marks.append(Bar(LEFT, y + 0.5, at(part.share) - LEFT, THICK, "abstain"))
    if part.panel is not None:
        marks.append(Dot(at(part_of(part.panel, value.seats)), y, 5.2, "paper"))
        marks.append(Dot(at(part_of(part.panel, value.seats)), y, 4.2, "teal"))
    return marks


def _figures(
    part: Part, value: Beside, y: float, *, cells: list[tuple[str, str]], width: float
) -> list[Mark]:
    """The row's numbers, a column each; what misses its target says by how much."""
    said = {
        "share": percent(part.share) if part.share is not None else "–",
        "pool": percent(part_of(part.pool, value.pool)) if value.pool else "–",
        "seats": seats_words(part),
        "panel": number(part.panel) if part.panel is not None else "–",
    }
    missed = _missed(part)
    marks: list[Mark] = []
    for at, (name, _head) in enumerate(cells):
        right = width - CELL * (len(cells) - 1 - at)
        is_panel = name == "panel"
        up = 2.0 if is_panel and missed else 0.0
        marks.append(Words(right, y + 3.2 - up, said[name], 9.2, "ink", "end", strong=is_panel))
    if missed and value.drawn:
        marks.append(Words(width, y + 9.6, missed, 7.6, "theme3", "end", strong=True))
    return marks


def _missed(part: Part) -> str:
    """By how many seats a target is missed; "" when it is met, or there is none."""
    if part.panel is None or part.least is None or part.most is None:
        return ""
    if part.panel < part.least:
        return _("{count} short").format(count=number(part.least - part.panel))
    if part.panel > part.most:
        return _("{count} over").format(count=number(part.panel - part.most))
    return ""


def _table(value: Beside) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    kinds = {name for name, _head in _cells(value)}
    heads = [
        ("", _("Value")),
        ("share", _("Population")),
        ("pool", _("Pool of {count}").format(count=number(value.pool))),
        ("pool", _("Share of the pool")),
        ("seats", _("At least")),
        ("seats", _("At most")),
        ("panel", _("Panel of {count}").format(count=number(value.seats))),
        ("panel", _("Share of the panel")),
    ]
    shown = [at for at, (name, _head) in enumerate(heads) if not name or name in kinds]
    rows = []
    for part in value.parts:
        cells = (
            f"{part.feature}: {part_words(part)}",
            percent(part.share) if part.share is not None else "–",
            number(part.pool),
            percent(part_of(part.pool, value.pool)),
            "–" if part.least is None else number(part.least),
            "–" if part.most is None else number(part.most),
            "–" if part.panel is None else number(part.panel),
            "–" if part.panel is None else percent(part_of(part.panel, value.seats)),
        )
        rows.append(tuple(cells[at] for at in shown))
    return tuple(heads[at][1] for at in shown), tuple(rows)


def _alt(value: Beside, title: str) -> str:
    """What stands out: how many lines are met, and where panel and pool are furthest apart."""
    parts = [f"{title}."]
    lines = [part for part in value.parts if part.least is not None]
    if value.drawn and lines:
        met = sum(not _missed(part) for part in lines)
        parts.append(_("{met} of {lines} targets are met.").format(met=number(met), lines=number(len(lines))))
    compared = [part for part in value.parts if part.panel is not None and not part.gathered]
    if compared and value.pool and value.seats:
        far = max(compared, key=lambda part: abs(_apart(part, value)))
        words = _(
            "Panel and pool are furthest apart at {feature}, {value}: {panel} of the panel, "
            "{pool} of the pool."
        )
        parts.append(
            words.format(
                feature=far.feature,
                value=part_words(far),
                panel=percent(part_of(far.panel or 0, value.seats)),
                pool=percent(part_of(far.pool, value.pool)),
            )
        )
    elif not value.drawn:
        parts.append(_("Nobody is drawn yet."))
    return " ".join(parts)


def _apart(part: Part, value: Beside) -> Fraction:
    return part_of(part.panel or 0, value.seats) - part_of(part.pool, value.pool)
