"""A chart made ready to leave the program: its title above, what must go with it below."""

from __future__ import annotations

from dataclasses import replace

from council.report.marks import Chart, Mark, Words, lines_of, moved

TITLE, NOTE = 14.0, 8.6


def framed(chart: Chart, *, source: str = "") -> Chart:
    """The same chart with its title over it, its note and its source under it, as it is copied and saved.

    Args:
        source: where the numbers come from, in a line.
    """
    marks: list[Mark] = []
    y = 0.0
    for words in lines_of(chart.title, TITLE, chart.width * 0.95, most=2):
        y += TITLE * 1.25
        marks.append(Words(0, y - TITLE * 0.25, words, TITLE, strong=True))
    y += 8
    marks += [moved(mark, 0, y) for mark in chart.marks]
    y += chart.height + 4
    for text in (chart.note, source):
        for words in lines_of(text, NOTE, chart.width, most=3):
            y += NOTE * 1.35
            marks.append(Words(0, y, words, NOTE, "muted"))
    return replace(chart, height=y + 4, marks=tuple(marks))
