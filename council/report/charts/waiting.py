"""Alternates: seats short of the targets when members leave, with none, one, two … who wait."""

from __future__ import annotations

from collections.abc import Sequence

from council.report.charts.scale import FULL
from council.report.marks import Bar, Chart, Line, Mark, Words, wide
from council.report.numbers import decimal, number
from council.words import _, ngettext

LEFT, TALL, TOP = 34.0, 96.0, 16.0


def seats_short(steps: Sequence[float], *, width: float = FULL) -> Chart:
    """A bar for each number of alternates from none, as high as the mean number of seats short.

    Args:
        steps: the mean over scenarios with 0, 1, 2 … alternates.
    """
    top, base = max(steps, default=0.0) or 1.0, TOP + TALL
    step = (width - LEFT) / max(len(steps), 1)
    marks: list[Mark] = [Line(LEFT, base, width, base, "muted", 0.8)]
    for at, mean in enumerate(steps):
        high = TALL * mean / top
        x = LEFT + step * at
        marks.append(Bar(x + step * 0.15, base - high, step * 0.7, high, "teal" if at else "abstain"))
        told = decimal(mean, 1)
        if wide(told, 8.6) + 2 < step or at in (0, len(steps) - 1):
            marks.append(Words(x + step / 2, base - high - 4, told, 8.6, "ink", "middle", strong=True))
        if wide(number(at), 8.6) + 4 < step:
            marks.append(Words(x + step / 2, base + 11, number(at), 8.6, "muted", "middle"))
    marks.append(Words(LEFT, base + 24, _("alternates who wait"), 8.6, "muted"))
    title = _("Seats short of the targets, on average")
    head = (_("Alternates"), _("Seats short on average"))
    rows = tuple((number(at), decimal(mean, 2)) for at, mean in enumerate(steps))
    return Chart(width, base + 30, tuple(marks), title, _alt(steps, title), head, rows)


def _alt(steps: Sequence[float], title: str) -> str:
    if not steps:
        return f"{title}."
    words = ngettext(
        "{title}: {without} without alternates, {with_} with {count} alternate.",
        "{title}: {without} without alternates, {with_} with {count} alternates.",
        len(steps) - 1,
    )
    ends = {"without": decimal(steps[0], 2), "with_": decimal(steps[-1], 2)}
    return words.format(title=title, count=number(len(steps) - 1), **ends)
