"""Statements typed up later: a pasted list or a CSV file, read line by line, each slip named with its line.

Pure: text in, values out.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from council.sessions.kinds import KINDS
from council.sessions.wording import LONGEST, ImportedStatement, clean
from council.words import _, ngettext
from ui.sessions.live import marks
from ui.sessions.live.marks import LineState

LARGEST = 4_000_000  # characters; a council's whole paper is a tenth of it
_BULLET = re.compile(r"\s*(?:[-*•–·]|\d{1,3}[.)])\s+")
_COLUMNS = {
    "text": ("text", "statement", "words", "comment", "comment-body"),
    "kind": ("kind", "type"),
    "table": ("table", "table number"),
    "seat": ("seat", "seat number"),
    "carry": ("carry", "carry forward"),
    "language": ("language",),
}
_YES = ("1", "yes", "y", "x", "true", "^")


@dataclass(frozen=True, slots=True)
class Known:
    """What a line may name: seats and tables by number; and what is kept already, (table, words): number."""

    seats: frozenset[int] = frozenset()
    tables: frozenset[int] = frozenset()
    kept: Mapping[tuple[int, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TypedLine:
    """One line as it would be kept; with a `problem` it is left out. `line` counts from 1."""

    line: int
    text: str
    kind: str = ""
    table: int = 0
    seat: int = 0
    carry: bool = False
    language: str = ""
    problem: str = ""

    @property
    def id(self) -> int:
        return self.line


@dataclass(frozen=True, slots=True)
class TypedUp:
    """All lines that were read; `refused` says why nothing could be, "" if something was."""

    lines: tuple[TypedLine, ...] = ()
    refused: str = ""

    @property
    def good(self) -> tuple[TypedLine, ...]:
        """Lines that can be kept."""
        return tuple(line for line in self.lines if not line.problem)

    @property
    def words(self) -> str:
        """How many can be kept, and how many are left out."""
        if self.refused or not self.lines:
            return self.refused
        bad = len(self.lines) - len(self.good)
        said = ngettext("{count} statement", "{count} statements", len(self.good))
        left = ngettext("{count} line is left out", "{count} lines are left out", bad)
        parts = [said.format(count=len(self.good)), left.format(count=bad) if bad else ""]
        return " · ".join(part for part in parts if part)

    def statements(
        self,
        *,
        session_id: str,
        item_id: str | None,
        level: str,
        kind: str,
        seats: Mapping[int, str],
        tables: Mapping[int, str],
    ) -> tuple[ImportedStatement, ...]:
        """The good lines as they are kept; `kind` for those that name none."""
        return tuple(
            ImportedStatement(
                line.text,
                kind=line.kind or kind,
                level=level,
                session_id=session_id,
                item_id=item_id,
                table_id=tables.get(line.table),
                seat_id=seats.get(line.seat),
                carry=line.carry,
                language=line.language,
            )
            for line in self.good
        )


def of_paste(text: str, known: Known, *, table: int = 0) -> TypedUp:
    """Read a pasted list: one statement a line, with the marks of the capture line; blank lines are none.

    Where every line begins with a bullet or a number, these are no marks and go.

    Args:
        table: number of the table of lines that name none.
    """
    if len(text) > LARGEST:
        return TypedUp(refused=_("This is too much at once. Paste it in parts."))
    written = [(at, line) for at, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(written) > 1 and all(_BULLET.match(line) for _at, line in written):
        written = [(at, _BULLET.sub("", line, count=1)) for at, line in written]
    read = (_of_line(at, line.strip(), known, table) for at, line in written)
    return TypedUp(tuple(_without_twins(read, known)))


def of_csv(data: bytes, known: Known, *, table: int = 0) -> TypedUp:
    """Read a CSV file with a column "text" (or statement) and, if there are any, kind, table, seat, carry.

    A file with one column and no such head is a list. Comma, semicolon or tab; UTF-8, else Windows-1252.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if len(text) > LARGEST:
        return TypedUp(refused=_("This file is too large. Split it in parts."))
    rows = list(_rows(text))
    if not rows:
        return TypedUp(refused=_("There is nothing in this file."))
    heads = [head.strip().casefold() for head in rows[0][1]]
    places = {name: _place(heads, names) for name, names in _COLUMNS.items()}
    if places["text"] is None and len(heads) == 1:
        return of_paste("\n".join(row[0] for _line, row in rows if row), known, table=table)
    if places["text"] is None:
        there = ", ".join(rows[0][1])
        said = _("Line 1: there is no column text. It has: {there}. Name one of them text.")
        return TypedUp(refused=said.format(there=there))
    read = (_of_row(line, row, places, known, table) for line, row in rows[1:])
    return TypedUp(tuple(_without_twins((each for each in read if each is not None), known)))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """(first line, cells) of each record that is not blank."""
    first = text.split("\n", 1)[0]
    sign = max(",;\t", key=first.count)
    reader, line = csv.reader(io.StringIO(text), delimiter=sign), 1
    for row in reader:
        if any(cell.strip() for cell in row):
            yield line, row
        line = reader.line_num + 1


def _place(heads: list[str], names: tuple[str, ...]) -> int | None:
    return next((heads.index(name) for name in names if name in heads), None)


def _of_line(at: int, line: str, known: Known, table: int) -> TypedLine:
    state = marks.typed(LineState(), f"{line} ", seats=known.seats, tables=known.tables)
    wrong = marks.unknown_number(state.text, seats=known.seats, tables=known.tables)
    return _sound(
        TypedLine(at, clean(state.text), state.kind, state.table or table, state.seat, state.carry),
        "" if wrong is None else _no_such(*wrong),
    )


def _of_row(
    line: int, row: list[str], places: Mapping[str, int | None], known: Known, table: int
) -> TypedLine | None:
    cells = {name: row[at].strip() if at is not None and at < len(row) else "" for name, at in places.items()}
    kind, problem = _kind(cells["kind"])
    numbers = {"table": table, "seat": 0}
    for name, there in (("table", known.tables), ("seat", known.seats)):
        if cells[name]:
            digits = cells[name].lstrip("#@")
            if digits.isdecimal() and int(digits) in there:
                numbers[name] = int(digits)
            else:
                problem = problem or _no_such(name, cells[name])
    carry = cells["carry"].casefold() in _YES
    made = TypedLine(
        line, clean(cells["text"]), kind, numbers["table"], numbers["seat"], carry, cells["language"]
    )
    return _sound(made, problem)


def _kind(given: str) -> tuple[str, str]:
    """The code of a kind named by code, mark or word, and what is wrong with it."""
    if not given:
        return "", ""
    for kind in KINDS:
        if given.casefold() in (kind.code, kind.mark, kind.words.casefold(), _(kind.words).casefold()):
            return kind.code, ""
    return "", _('"{kind}" is no kind of statement.').format(kind=given)


def _no_such(name: str, number: object) -> str:
    said = _("There is no seat {number}.") if name == "seat" else _("There is no table {number}.")
    return said.format(number=number)


def _sound(line: TypedLine, problem: str) -> TypedLine:
    if not line.text:
        problem = problem or _("No words.")
    elif len(line.text) > LONGEST:
        problem = problem or _("Longer than {most} characters.").format(most=LONGEST)
    return replace(line, problem=problem)


def _without_twins(lines: Iterator[TypedLine], known: Known) -> Iterator[TypedLine]:
    """The same words at the same table are kept once, be the list read twice or the line written twice."""
    seen: dict[tuple[int, str], int] = {}
    for line in lines:
        key = (line.table, line.text)
        problem = line.problem
        if not problem and key in known.kept:
            problem = _("Kept already as {number}.").format(number=known.kept[key])
        elif not problem and key in seen:
            problem = _("The same as line {line}.").format(line=seen[key])
        seen.setdefault(key, line.line)
        yield replace(line, problem=problem)
