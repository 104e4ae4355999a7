"""The sessions along the time they took: a numbered dot each, its day, and how many were there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from council.report.charts.scale import FULL
from council.report.facts import SessionFacts
from council.report.marks import Chart, Dot, Line, Mark, Words, refits, wide
from council.report.numbers import day_words, number
from council.words import _

ROUND, NEAR, SAID = 9.5, 27.0, 8.4
MIDDLE, HIGH = 36.0, 74.0


@refits
def timeline(sessions: Sequence[SessionFacts], *, width: float = FULL) -> Chart:
    """A dot a session, as far apart as its day is from the others', never so near that dots touch.

    Labels stand below and above by turns. Sessions without a day come at equal distances after the others.
    """
    places = spread_out([one.day for one in sessions], left=ROUND + 26, right=width - ROUND - 26)
    marks: list[Mark] = [Line(0, MIDDLE, width, MIDDLE, "rule", 2.0)]
    for index, (one, x) in enumerate(zip(sessions, places, strict=True)):
        marks += [Dot(x, MIDDLE, ROUND, "teal")]
        marks += [Words(x, MIDDLE + 3.4, number(one.number), 9.6, "paper", "middle", strong=True)]
        above = index % 2 == 1
        first, second = (MIDDLE - 25, MIDDLE - 15) if above else (MIDDLE + 21, MIDDLE + 31)
        for y, words, ink in ((first, _when(one), "ink"), (second, _there(one), "muted")):
            half = wide(words, SAID) / 2
            marks.append(Words(min(max(x, half), width - half), y, words, SAID, ink, "middle"))
    rows = tuple((f"{one.number} {one.title}", _when(one), _there(one)) for one in sessions)
    head = (_("Session"), _("Day"), _("Present, of seats held"))
    alt = "; ".join(", ".join(cell for cell in row if cell) for row in rows)
    title = _("The sessions in time")
    return Chart(width, HIGH, tuple(marks), title, f"{title}. {alt}.", head, rows)


def spread_out(days: Sequence[date | None], *, left: float, right: float) -> list[float]:
    """Where dots stand: in proportion to the days, in order, at least `NEAR` apart; evenly if too many."""
    if not days:
        return []
    known = [day.toordinal() for day in days if day]
    step = (right - left) / max(len(days) - 1, 1)
    if len(known) < len(days) or len(set(known)) < 2 or step < NEAR or known != sorted(known):
        return [left + step * place for place in range(len(days))]
    scale = (right - left) / (known[-1] - known[0])
    places = [left + scale * (day - known[0]) for day in known]
    for at in range(1, len(places)):
        places[at] = max(places[at], places[at - 1] + NEAR)
    places[-1] = min(places[-1], right)
    for at in range(len(places) - 2, -1, -1):
        places[at] = min(places[at], places[at + 1] - NEAR)
    return places


def _when(one: SessionFacts) -> str:
    return day_words(one.day) if one.day else _("not dated")


def _there(one: SessionFacts) -> str:
    if not one.seated:
        return ""
    return _("{present} of {seats}").format(present=number(one.present), seats=number(one.seated))
