"""Cells of a broken-down figure that count so few people that they give somebody away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from council.report.blocks import Grid, Picture, Text, Tree, inside, plain
from council.report.findings.finding import Finding, found
from council.report.marks import Chart
from council.selection.pictures import SMALL
from council.words import _


def about_cells(tree: Tree) -> Iterator[Finding]:
    """Counts from one to four people in columns that break people down."""
    for section, block in inside(tree):
        match block:
            case Grid(people=columns) if columns:
                title, rows = block.caption, block.rows
            case Picture(people=columns) if columns:
                title, rows = block.chart.title, block.chart.rows
            case _:
                continue
        if named := _telling(rows, columns):
            told = _(
                "“{table}” shows fewer than five people ({groups}). Count such groups together with others."
            ).format(table=title, groups="; ".join(named))
            yield found("CellTooSmall", told, section)


def _telling(rows: Sequence[Sequence[Text | Chart]], columns: Sequence[int]) -> list[str]:
    return [
        _words(row[0])
        for row in rows
        if any(column < len(row) and 0 < _count(_words(row[column])) < SMALL for column in columns)
    ]


def _words(cell: Text | Chart) -> str:
    return cell.alt if isinstance(cell, Chart) else plain(cell)


def _count(words: str) -> int:
    """The count a cell begins with, whatever sets its thousands apart; 0 for one that is no number."""
    if not (told := re.match(r"\d+(?:[.,\u00a0\u202f]\d{3})*", words.strip())):
        return 0
    return int(re.sub(r"\D", "", told[0]))
