"""Files of statements, votes, groups, labels and titles: bytes in, values out, Polis exports as they are.

What cannot be used is refused with its line; what is left out is counted. Every reader takes the bytes of a
file, or the grid they hold where it was read already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from council.ground.refusals import (
    CellNotUnderstood,
    ColumnMissing,
    ColumnTwice,
    NoStatements,
    VoteNotUnderstood,
)
from council.ground.voting.values import Field
from council.people.grid import Grid, Row
from council.people.reading import grid_of
from council.words import _

POLIS_NAMES = {
    "comment-id": "id",
    "comment-body": "text",
    "author-id": "author",
    "voter-id": "voter",
    "participant": "voter",
}
LEFT_OUT = "-1"  # Polis: moderated out
VALUES = {"1": 1, "0": 0, "-1": -1, "+1": 1, "1.0": 1, "0.0": 0, "-1.0": -1, "−1": -1}


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement of a file; `is_out` when a moderator took it out."""

    id: str
    text: str
    author: str = ""
    table: str = ""
    is_out: bool = False


@dataclass(frozen=True, slots=True)
class CastVotes:
    """The votes of a file in its order; votes for statements nobody gave and changed minds are counted."""

    votes: tuple[tuple[str, str, int], ...]
    unknown: int
    changed: int


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def column(self, name: str) -> int:
        if name not in self.columns:
            raise ColumnMissing(file=self.name, column=name, there=", ".join(self.columns))
        return self.columns.index(name)

    def cell(self, row: Row, name: str, default: str = "") -> str:
        return row.cells[self.columns.index(name)].strip() if name in self.columns else default


def read_statements(data: bytes | Grid, name: str) -> tuple[StatementRow, ...]:
    """The statements of `id,text[,author,table]` or of a Polis comments.csv, in order.

    Raises: FileRefused, ColumnMissing, CellNotUnderstood for an empty or a second id, NoStatements.
    """
    table = _table(data, name, {})
    table.column("id"), table.column("text")
    seen: dict[str, int] = {}
    found = []
    for row in table.rows:
        identity = table.cell(row, "id")
        if not identity:
            raise _not_understood(table, row, "id", _("Give the statement an id of its own."))
        if identity in seen:
            remedy = _("Line {line} has the same id; each statement needs its own.").format(
                line=seen[identity]
            )
            raise _not_understood(table, row, "id", remedy)
        seen[identity] = row.line
        is_out = table.cell(row, "moderated") == LEFT_OUT
        author, where = table.cell(row, "author"), table.cell(row, "table")
        found.append(StatementRow(identity, table.cell(row, "text"), author, where, is_out))
    if not found:
        raise NoStatements(file=name)
    return tuple(found)


def read_votes(data: bytes | Grid, name: str, *, known: Sequence[str] | None = None) -> CastVotes:
    """The votes of `voter,statement,vote` or of a Polis votes.csv, in order of the file.

    Raises: FileRefused, ColumnMissing, CellNotUnderstood, VoteNotUnderstood for all but 1, 0 and -1.
    """
    table = _table(data, name, {"comment-id": "statement"})
    for column in ("voter", "statement", "vote"):
        table.column(column)
    votes = []
    for row in _in_time(table):
        voter, statement, said = (table.cell(row, c) for c in ("voter", "statement", "vote"))
        if not voter:
            raise _not_understood(table, row, "voter", _("Say who voted."))
        if said not in VALUES:
            raise VoteNotUnderstood(file=name, line=row.line, value=_quoted(said))
        votes.append((voter, statement, VALUES[said]))
    cast = CastVotes(tuple(votes), 0, 0)
    return among(cast, [statement for _voter, statement, _value in votes] if known is None else known)


def among(cast: CastVotes, known: Sequence[str]) -> CastVotes:
    """The votes for these statements only; the others are counted as unknown."""
    there = set(known)
    kept = tuple(vote for vote in cast.votes if vote[1] in there)
    last: dict[tuple[str, str], int] = {}
    changed = 0
    for voter, statement, value in kept:
        changed += last.get((voter, statement), value) != value
        last[voter, statement] = value
    return CastVotes(kept, cast.unknown + len(cast.votes) - len(kept), changed)


def read_groups(data: bytes | Grid, name: str) -> tuple[Field, ...]:
    """The fields of `voter,<field>…`, or the one field of a Polis participants-votes.csv.

    Raises: FileRefused, ColumnMissing, CellNotUnderstood for a voter who stands there twice.
    """
    table = _table(data, name, {})
    table.column("voter")
    is_polis = "group-id" in table.columns and "n-votes" in table.columns
    names = [c for c in table.columns if c and c != "voter"]
    fields: dict[str, dict[str, str]] = {c: {} for c in (["group-id"] if is_polis else names)}
    if not fields:
        raise ColumnMissing(file=name, column=_("a field to compare by"), there=", ".join(table.columns))
    seen: set[str] = set()
    for row in table.rows:
        voter = table.cell(row, "voter")
        if not voter or voter in seen:
            raise _not_understood(table, row, "voter", _("Each voter has one row."))
        seen.add(voter)
        for field, values in fields.items():
            values[voter] = table.cell(row, field)
    return tuple(Field(field, values) for field, values in fields.items())


def read_labels(data: bytes | Grid, name: str, *, known: Sequence[str]) -> dict[str, str]:
    """The theme of each statement people placed, from `id,theme`; an empty theme is none.

    Raises: FileRefused, ColumnMissing, CellNotUnderstood for a statement nobody gave.
    """
    table = _table(data, name, {})
    table.column("id"), table.column("theme")
    there, placed = set(known), {}
    for row in table.rows:
        identity = table.cell(row, "id")
        if identity not in there:
            raise _not_understood(table, row, "id", _("There is no statement with this id."))
        if theme := table.cell(row, "theme"):
            placed[identity] = theme
    return placed


def read_titles(data: bytes | Grid, name: str) -> dict[str, str]:
    """The title of each theme, from `theme,title`. Raises: FileRefused, ColumnMissing, CellNotUnderstood."""
    table = _table(data, name, {})
    table.column("theme"), table.column("title")
    titles = {}
    for row in table.rows:
        theme, title = table.cell(row, "theme"), table.cell(row, "title")
        if not theme or not title:
            raise _not_understood(table, row, "theme", _("Each row needs a theme and its title."))
        titles[theme] = title
    return titles


def wide_votes(data: bytes | Grid, name: str) -> CastVotes:
    """The votes of a Polis participants-votes.csv: a row for each voter, a column for each statement.

    Raises: FileRefused, ColumnMissing, CellNotUnderstood, VoteNotUnderstood.
    """
    table = _table(data, name, {})
    table.column("voter")
    statements = [column for column in table.columns if column.isdecimal()]
    votes = []
    for row in table.rows:
        voter = table.cell(row, "voter")
        if not voter:
            raise _not_understood(table, row, "voter", _("Say who voted."))
        for statement in statements:
            said = table.cell(row, statement)
            if said and said not in VALUES:
                raise VoteNotUnderstood(file=name, line=row.line, value=_quoted(said))
            if said:
                votes.append((voter, statement, VALUES[said]))
    return CastVotes(tuple(votes), 0, 0)


def names_of(grid: Grid) -> dict[str, str]:
    """What a Polis participants-votes.csv calls each voter outside (xid); empty without such a column."""
    head, *rows = grid.rows
    columns = [cell.strip().lower() for cell in head.cells]
    if "xid" not in columns or "participant" not in columns:
        return {}
    voter, name = columns.index("participant"), columns.index("xid")
    told = {
        row.cells[voter].strip(): row.cells[name].strip() for row in rows if len(row.cells) > max(voter, name)
    }
    return {voter: name for voter, name in told.items() if name}


def read_pairs(data: bytes | Grid, name: str, one: str, other: str) -> tuple[tuple[int, str, str], ...]:
    """Two columns of a file as (line, one, other), each of the first once.

    Raises: FileRefused, ColumnMissing, CellNotUnderstood for an empty cell or a second row of the same.
    """
    table = _table(data, name, {})
    table.column(one), table.column(other)
    seen: set[str] = set()
    pairs = []
    for row in table.rows:
        left, right = table.cell(row, one), table.cell(row, other)
        if not left or not right or left in seen:
            raise _not_understood(table, row, one, _("Each row needs both, and each stands in one row only."))
        seen.add(left)
        pairs.append((row.line, left, right))
    return tuple(pairs)


def _table(data: bytes | Grid, name: str, names: dict[str, str]) -> _Table:
    """The named columns and the rows of a file; blank rows are no rows, uneven ones are refused."""
    grid = data if isinstance(data, Grid) else grid_of(data, name)
    head, *rest = [row for row in grid.rows if any(cell.strip() for cell in row.cells)]
    known = POLIS_NAMES | names
    columns = tuple(known.get(cell.strip().lower(), cell.strip()) for cell in head.cells)
    lower = tuple(c.lower() if c.lower() in _COLUMNS else c for c in columns)
    for column, times in Counter(lower).items():
        if column and times > 1:
            raise ColumnTwice(file=name, column=_quoted(column))
    for row in rest:
        if len(row.cells) != len(columns):
            remedy = _("The row has {found} cells instead of {wanted}; a comma may need quotes.")
            values = {"found": len(row.cells), "wanted": len(columns)}
            said = _quoted(row.cells[0])
            raise CellNotUnderstood(
                file=name, line=row.line, column=columns[0], value=said, remedy=remedy.format(**values)
            )
    return _Table(name, lower, tuple(rest))


_COLUMNS = (
    "id",
    "text",
    "author",
    "table",
    "voter",
    "statement",
    "vote",
    "seat",
    "theme",
    "title",
    "moderated",
    "timestamp",
)


def _in_time(table: _Table) -> Sequence[Row]:
    """Rows by their time where all have one, so that the last vote is the last; else in the file's order."""
    stamps = [table.cell(row, "timestamp") for row in table.rows]
    if not stamps or not all(stamp.isdecimal() for stamp in stamps):
        return table.rows
    order = sorted(range(len(stamps)), key=lambda at: int(stamps[at]))
    return [table.rows[at] for at in order]


def _not_understood(table: _Table, row: Row, column: str, remedy: str) -> CellNotUnderstood:
    value = _quoted(table.cell(row, column))
    return CellNotUnderstood(file=table.name, line=row.line, column=column, value=value, remedy=remedy)


def _quoted(value: str) -> str:
    short = value if len(value) <= 40 else value[:39] + "…"
    return f"“{short}”"
