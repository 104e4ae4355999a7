"""What people said of themselves and of all of them together, session by session, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from council.report.charts.answers import half_words, mean_words
from council.report.charts.scale import FULL
from council.report.marks import Bar, Chart, Dot, Line, Mark, Path, Words, lines_of, refits, wide
from council.report.numbers import decimal, number
from council.sessions.forms.results import Measure, Point
from council.sessions.forms.templates import KINDS, SIDES
from council.words import N_, _

BETWEEN, KEY, HEAD, TALL, FOOT, ROW = 26.0, 22.0, 18.0, 46.0, 24.0, 110.0
SIZE, SMALL, INSET = 9.2, 8.0, 16.0
OTHERS = N_("Else")


@refits
def measures(given: Sequence[Measure], *, width: float = FULL) -> Chart:
    """Two columns: measures of each for themselves at the left, of all together at the right.

    In each panel a session is a dot at the mean of its answers, on a band over their middle half; under it
    its number and how many answered. All panels run from the low end of their scale to the high.
    """
    column = (width - BETWEEN) / 2
    slots = _slots(given)
    marks: list[Mark] = _key()
    bottoms = [KEY, KEY]
    for at, sides in enumerate((("individual",), ("collective", ""))):
        x = at * (column + BETWEEN)
        for side in sides:
            own = [each for each in given if each.question.side == side]
            if not own:
                continue
            head = _(SIDES[side]) if side else _(OTHERS)
            marks.append(Words(x, bottoms[at] + 11, head, 10.5, strong=True))
            bottoms[at] += HEAD
            for each in own:
                marks += _panel(each, x, bottoms[at], column, slots=slots)
                bottoms[at] += ROW
    title = _("Each for themselves and all of us together, over the sessions")
    head_row = (
        _("Question"), _("Asked of"), _("Session"), _("Form"), _("Mean"), _("Middle half"), _("Answers")
    )  # fmt: skip
    rows = tuple(_row(each, point) for each in given for point in each.points)
    return Chart(width, max(bottoms), tuple(marks), title, _alt(given, title), head_row, rows)


def _key() -> list[Mark]:
    """What dot, ring and band mean."""
    marks: list[Mark] = []
    x = 0.0
    for sign, words in (
        ("dot", _("mean at the end of a session")),
        ("ring", _("during the day")),
        ("band", _("middle half of the answers")),
    ):
        if sign == "band":
            marks.append(Bar(x, 4, 8, 10, "band"))
        else:
            marks.append(Dot(x + 4, 9, 3.2, "teal", hollow=sign == "ring"))
        marks.append(Words(x + 13, 12, words, 8.6, "muted"))
        x += 13 + wide(words, 8.6) + 16
    return marks


def _slots(given: Sequence[Measure]) -> list[tuple[int, str]]:
    """Every session and kind of form, in the order of time: one place for each in every panel."""
    kinds = list(KINDS)
    found = {(point.session_number, point.kind) for each in given for point in each.points}
    return sorted(found, key=lambda slot: (slot[0], kinds.index(slot[1])))


def _panel(
    measure: Measure, x: float, y: float, width: float, *, slots: Sequence[tuple[int, str]]
) -> list[Mark]:
    asked = measure.question
    marks: list[Mark] = []
    for at, line in enumerate(lines_of(_(asked.text), SIZE, width, most=2)):
        marks.append(Words(x, y + 9 + at * 11, line, SIZE))
    top, left = y + 32, x + INSET
    for end in (1, asked.points):
        level = _level(end, asked.points, top)
        marks.append(Line(left, level, x + width, level, "rule", 0.5))
        marks.append(Words(left - 5, level + 3, str(end), SMALL, "muted", "end"))
    step = (width - INSET) / max(len(slots), 3)
    places = [
        (left + step * (slots.index((point.session_number, point.kind)) + 0.5), point)
        for point in measure.points
    ]
    means = tuple(
        (px, _level(float(point.result.mean), asked.points, top))
        for px, point in places
        if point.result.mean is not None and point.kind == "evaluation"
    )
    if len(means) > 1:
        marks.append(Path(means, "muted", 0.9))
    for px, point in places:
        marks += _point(point, px, top, step=step)
    return marks


def _point(point: Point, x: float, top: float, *, step: float) -> list[Mark]:
    one, base = point.result, top + TALL
    session = Words(x, base + 11, number(point.session_number), SMALL, "ink", "middle", strong=True)
    answered = Words(x, base + 20, f"({number(one.answered)})", 7.4, "muted", "middle")
    if one.mean is None:
        return [Words(x, base - TALL / 2, "–", SMALL, "muted", "middle"), session, answered]
    level = _level(float(one.mean), one.question.points, top)
    high, low = (_level(at, one.question.points, top) for at in (one.upper, one.lower))
    half = min(step * 0.3, 5.0)
    marks: list[Mark] = [Bar(x - half, high - 1, 2 * half, low - high + 2, "band")]
    if point.kind == "evaluation":
        marks.append(Dot(x, level, 3.4, "teal"))
    else:
        marks += [Dot(x, level, 3.4, "paper"), Dot(x, level, 3.4, "teal", hollow=True)]
    above = min(high - 3.5, level - 6)
    marks.append(Words(x, above, decimal(float(one.mean)), SMALL, "ink", "middle"))
    return [*marks, session, answered]


def _level(point: float, points: int, top: float) -> float:
    return top + TALL * (1 - (point - 1) / (points - 1))


def _row(measure: Measure, point: Point) -> tuple[str, ...]:
    side = measure.question.side
    return (
        _(measure.question.text),
        _(SIDES[side]) if side else "–",
        number(point.session_number),
        _(KINDS[point.kind]),
        mean_words(point.result),
        half_words(point.result),
        number(point.result.answered),
    )


def _alt(given: Sequence[Measure], title: str) -> str:
    """Where each measure began and where it stands, with the base of both."""
    parts = [f"{title}."]
    for each in given:
        shown = [point for point in each.points if point.result.mean is not None]
        if not shown:
            continue
        words = _("{question} Session {first}: {mean}, middle half {half} ({count} answers)")
        told = words.format(question=_(each.question.text), **_said(shown[0], "first"))
        if len(shown) > 1:
            words = _("session {last}: {mean}, middle half {half} ({count} answers)")
            told += ", " + words.format(**_said(shown[-1], "last"))
        parts.append(told + ".")
    return " ".join(parts)


def _said(point: Point, name: str) -> dict[str, str]:
    return {
        name: number(point.session_number),
        "mean": mean_words(point.result),
        "half": half_words(point.result),
        "count": number(point.result.answered),
    }
