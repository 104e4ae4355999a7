"""A table as it came: numbered rows of text, whichever kind of file they lay in.

The content decides what a file is, never its name.
"""

from __future__ import annotations

from dataclasses import dataclass

from council.people.findings import Finding, refusal
from council.people.refusals import FileRefused
from council.words import _


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it starts on (from 1), and its cells as text."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of one file or sheet, what was assumed to read them, and which other sheets there are."""

    name: str
    rows: tuple[Row, ...]
    notes: tuple[Finding, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()


def complain(
    code: str, words: str, name: str, line: int = 0, *, remedy: str = "", sheet: str = ""
) -> FileRefused:
    """A refusal of the whole file, with the place where it broke."""
    remedy = remedy or _("Mend it in the file and choose it again.")
    return refusal([Finding(code, words, remedy, True, name, line, "", sheet)])
