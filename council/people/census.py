"""Shares of the population as a statistics office prints them: several features in one table, pasted whole.

Blocks under a heading of their own, or the feature in the first column; percentages, parts of one, or heads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from council.people.cells import clean, key, shortened
from council.people.dialect import grid_of_text
from council.people.findings import Finding
from council.people.grid import Grid, complain
from council.people.quotas import TOTALS, ShareRow, TargetsFile, is_targets_heading, targets_in
from council.words import _

_NUMBER = re.compile(r"[0-9](?:[0-9 .,'\u00a0\u2009\u202f]*[0-9])?\s*%?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[ .,'\u00a0\u2009\u202f][0-9]{3})+")
_SHARE_WORDS = ("%", "percent", "per cent", "share", "prozent", "anteil", "pourcent", "part")
_HEADING_WITHIN = 20
_NEAR = Fraction(1, 100)


def shares_of_text(text: str, name: str) -> TargetsFile:
    """The shares, or the targets, in text that was pasted or typed. Raises: FileRefused, when there are none.

    Columns by tab, comma, semicolon, or two blanks and more.
    """
    if not any(mark in text for mark in "\t,;|"):
        text = re.sub(r"[^\S\n]{2,}", "\t", text)
    if not text.strip():
        words = _("There is nothing to read.")
        raise complain("file-empty", words, name, remedy=_("Paste a table, or write a line for each value."))
    return shares_in(grid_of_text(text.encode(), name))


def shares_in(grid: Grid) -> TargetsFile:
    """The targets of a table with headings we know, else the shares of a statistics office's table.

    Raises: FileRefused, when it holds neither.
    """
    if any(is_targets_heading(row.cells) for row in grid.rows[:_HEADING_WITHIN]):
        return targets_in(grid)
    reader = _Reader()
    for row in grid.rows:
        reader.take(row.line, [clean(cell) for cell in row.cells])
    return reader.file(grid)


@dataclass(slots=True)
class _Block:
    """The lines of one feature: value, numbers by column, line."""

    feature: str
    heads: Sequence[str]
    rows: list[tuple[str, dict[int, str], int]] = field(default_factory=list)


class _Reader:
    """Takes line after line: headings, blocks, values with their numbers."""

    def __init__(self) -> None:
        self._blocks: dict[str, _Block] = {}
        self._feature, self._heads = "", list[str]()

    def take(self, line: int, cells: Sequence[str]) -> None:
        filled = {place: cell for place, cell in enumerate(cells) if cell}
        numbers = {place: cell for place, cell in filled.items() if place and _NUMBER.fullmatch(cell)}
        words = [cell for place, cell in filled.items() if place not in numbers]
        if not words or words[0].startswith("#"):
            return
        if not numbers:
            self._head(cells, words)
        elif len(words) > 1:
            self._feature = words[0]
            self._value(words[1], numbers, line)
        elif self._feature:
            self._value(words[0], numbers, line)

    def _head(self, cells: Sequence[str], words: Sequence[str]) -> None:
        """A line without numbers names the feature below it, its columns, or both."""
        if len(words) > 1:
            self._heads = list(cells)
        if cells and cells[0]:
            self._feature = cells[0]

    def _value(self, value: str, numbers: dict[int, str], line: int) -> None:
        if key(value) in TOTALS or key(self._feature) in TOTALS:
            return
        block = self._blocks.setdefault(key(self._feature), _Block(self._feature, tuple(self._heads)))
        block.rows.append((value, numbers, line))

    def file(self, grid: Grid) -> TargetsFile:
        shares: list[ShareRow] = []
        findings = list(grid.notes)
        for block in self._blocks.values():
            found = _shares(block)
            shares += found
            findings += _told(block, found, grid)
        if not shares:
            words = _("No shares of the population were found.")
            remedy = _("Give each attribute a heading and each value a line with its share, as 12.5 %.")
            raise complain("targets-heading", words, grid.name, remedy=remedy, sheet=grid.sheet)
        return TargetsFile(grid.name, (), tuple(shares), tuple(findings))


def _shares(block: _Block) -> list[ShareRow]:
    """The shares of one feature: percentages or parts where a column holds them, else heads by their sum."""
    by_column = {
        place: [cells.get(place, "") for _value, cells, _line in block.rows] for place in _places(block)
    }
    read = {place: [_number(cell) for cell in cells] for place, cells in by_column.items()}
    place, whole = _column(block, by_column, read)
    return [
        ShareRow(block.feature, value, number / whole, line)
        for (value, _cells, line), number in zip(block.rows, read[place], strict=True)
        if whole
    ]


def _places(block: _Block) -> list[int]:
    """Columns with a number in every line, from the left; of none, that with the most."""
    counts: dict[int, int] = {}
    for _value, cells, _line in block.rows:
        for place in cells:
            counts[place] = counts.get(place, 0) + 1
    full = [place for place in sorted(counts) if counts[place] == len(block.rows)]
    return full or [max(sorted(counts), key=lambda place: counts[place])]


def _column(
    block: _Block, cells: dict[int, list[str]], read: dict[int, list[Fraction]]
) -> tuple[int, Fraction]:
    """The column to take, and what its numbers are parts of."""
    for place in cells:
        head = key(block.heads[place]) if place < len(block.heads) else ""
        if any("%" in cell for cell in cells[place]) or any(word in head for word in _SHARE_WORDS):
            return place, Fraction(100 if sum(read[place]) > 2 else 1)
    for place, numbers in read.items():
        for whole in (100, 1):
            if abs(sum(numbers, Fraction(0)) / whole - 1) <= _NEAR:
                return place, Fraction(whole)
    first = next(iter(read))
    return first, sum(read[first], Fraction(0))


def _number(cell: str) -> Fraction:
    """A number as people print it: 12.5, 12,5 %, 1,234, 1 234; 0 for a blank."""
    bare = cell.rstrip("% \u00a0\u202f")
    if not bare:
        return Fraction(0)
    if _GROUPED.fullmatch(bare) and "%" not in cell:
        return Fraction(re.sub(r"[^0-9]", "", bare))
    parts = re.split(r"[.,]", re.sub(r"[ '\u00a0\u2009\u202f]", "", bare))
    return Fraction("".join(parts[:-1]) + "." + parts[-1]) if len(parts) > 1 else Fraction(parts[0])


def _told(block: _Block, shares: Sequence[ShareRow], grid: Grid) -> list[Finding]:
    """What is wrong with a feature: values twice, or shares that do not sum to 100 within 1."""
    found = []
    seen: dict[str, int] = {}
    for one in shares:
        if (first := seen.setdefault(key(one.value), one.line)) != one.line:
            words = _("“{feature}: {value}” stands on line {first} already.").format(
                feature=shortened(one.feature), value=shortened(one.value), first=first
            )
            remedy = _("Keep one of the two.")
            found.append(Finding("target-doubled", words, remedy, True, grid.name, one.line, "", grid.sheet))
    total = sum((one.share for one in shares), Fraction(0))
    if abs(total - 1) > _NEAR:
        words = _("The shares of “{feature}” sum to {sum} %, not 100.")
        words = words.format(feature=shortened(block.feature), sum=f"{float(total * 100):.1f}")
        line = shares[0].line if shares else 0
        found.append(Finding("shares-sum", words, "", False, grid.name, line, "share", grid.sheet))
    return found
