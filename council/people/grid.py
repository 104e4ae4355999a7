"""A table as it came: numbered rows of text, whichever kind of file they lay in.

The content decides what a file is, never its name.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from council.people.findings import Finding, refusal
from council.people.refusals import FileRefused
from council.words import _


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it starts on (from 1), and its cells as text."""

    line: int
    cells: tuple[str, ...]


_BETWEEN = "\x1f"  # stands in no cell: text files with control characters are refused, XML has none


class Rows(Sequence[Row]):
    """Rows kept as one string each, and cut into cells when asked for: a million fit where 200,000 would."""

    __slots__ = ("_first", "_last", "_lines", "_texts")

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._texts: list[str] = []
        self._lines = array("q")
        for row in rows:
            self._lines.append(row.line)
            self._texts.append(_BETWEEN.join(row.cells))
        self._first, self._last = 0, len(self._texts)

    def _part(self, first: int, last: int) -> Rows:
        part = Rows()
        part._texts, part._lines = self._texts, self._lines
        part._first, part._last = first, max(first, last)
        return part

    def __len__(self) -> int:
        return self._last - self._first

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Rows: ...
    def __getitem__(self, at: int | slice) -> Row | Rows:
        if isinstance(at, slice):
            first, last, step = at.indices(len(self))
            if step != 1:
                raise ValueError("rows are cut in one piece")
            return self._part(self._first + first, self._first + last)
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        place = (self._last if at < 0 else self._first) + at
        return Row(self._lines[place], tuple(self._texts[place].split(_BETWEEN)))

    def __iter__(self) -> Iterator[Row]:
        lines, texts = self._lines, self._texts
        for place in range(self._first, self._last):
            yield Row(lines[place], tuple(texts[place].split(_BETWEEN)))


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of one file or sheet, what was assumed to read them, and which other sheets there are."""

    name: str
    rows: Rows
    notes: tuple[Finding, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()


def complain(
    code: str, words: str, name: str, line: int = 0, *, remedy: str = "", sheet: str = ""
) -> FileRefused:
    """A refusal of the whole file, with the place where it broke."""
    remedy = remedy or _("Mend it in the file and choose it again.")
    return refusal([Finding(code, words, remedy, True, name, line, "", sheet)])
