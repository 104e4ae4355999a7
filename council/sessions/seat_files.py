"""People, staff and history for a seating from files; every slip is named with file, line and column.

Ids are repeated exactly as they stand in the people's file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from council.people.cells import clean
from council.people.dialect import grid_of_text
from council.people.grid import Row
from council.sessions.located import LONGEST
from council.sessions.refusals import SeatingFileRefused
from council.sessions.room import Groups, Rule, Staffed
from council.words import _

ID_COLUMNS = ("id", "ref", "name")
FORMAT = """\
H.csv has the columns of plan.csv: session, table, id. Somebody of S.csv may stand there as an id too.
S.csv has the columns table and party, and may have languages (a;b;c) and session (empty: all sessions)."""


@dataclass(frozen=True, slots=True)
class Guests:
    """People of a file in its order: ids as they stand, and one row of categories for the fields.

    `columns` are all columns of the file, whether they are balanced or not.
    """

    id_column: str
    ids: tuple[str, ...]
    fields: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    columns: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class TimedStaff:
    """Somebody at work at a table, in one session, or in all where `session` is 0."""

    staffed: Staffed
    session: int

    def works_in(self, session: int) -> bool:
        return self.session in (0, session)


@dataclass(frozen=True, slots=True)
class TimedRule:
    """A rule and the sessions it holds in, counted from 1; `until` 0 leaves the end open."""

    rule: Rule
    since: int
    until: int

    def holds_in(self, session: int) -> bool:
        return self.since <= session and (not self.until or session <= self.until)


def read_guests(
    data: bytes, file: str, *, id_column: str = "", fields: Sequence[str] | None = None
) -> Guests:
    """People from CSV bytes.

    Args:
        id_column: else the first of id, ref, name, in any case.
        fields: else every other column.
    Raises: SeatingFileRefused; FileRefused for bytes that are no table.
    """
    head, rows = _table(data, file)
    at = _id_at(head, id_column, file)
    wanted = [name for name in head if name != head[at] and name] if fields is None else list(fields)
    columns = [_column(head, name, file) for name in wanted]
    seen: dict[str, int] = {}
    for row in rows:
        one = row.cells[at]
        if not one.strip():
            refuse(file, row.line, head[at], _("the id is missing."))
        if one in seen:
            reason = _("{id} stands already on line {line}.").format(id=one, line=seen[one])
            refuse(file, row.line, head[at], reason)
        seen[one] = row.line
    return Guests(
        id_column=head[at],
        ids=tuple(row.cells[at] for row in rows),
        fields=tuple(wanted),
        values=tuple(tuple(row.cells[column].strip() for column in columns) for row in rows),
        columns={
            dict(zip(columns, wanted, strict=True)).get(place, name): tuple(row.cells[place] for row in rows)
            for place, name in enumerate(head)
            if name
        },
    )


def read_history(data: bytes, file: str) -> tuple[Groups, ...]:
    """Earlier seatings from CSV bytes with the columns session, table, id; sessions in rising order.

    Raises: SeatingFileRefused, also for somebody seated twice in one session.
    """
    head, rows = _table(data, file)
    session, table, one = (_column(head, name, file) for name in ("session", "table", "id"))
    seated: dict[int, dict[int, list[str]]] = {}
    for row in rows:
        tables = seated.setdefault(_count(row, session, "session", file), {})
        who = row.cells[one]
        if any(who in there for there in tables.values()):
            refuse(file, row.line, "id", _("{id} already sits at a table in this session.").format(id=who))
        tables.setdefault(_count(row, table, "table", file), []).append(who)
    return tuple(
        tuple(tuple(there) for _number, there in sorted(tables.items()))
        for _session, tables in sorted(seated.items())
    )


def read_staff(data: bytes, file: str, *, tables: int) -> tuple[TimedStaff, ...]:
    """Who works at which table, from CSV bytes with the columns table and party.

    Two more columns may stand there: languages, with a semicolon between them, and session, where an empty
    cell means every session. Raises: SeatingFileRefused.
    """
    head, rows = _table(data, file)
    table, party = (_column(head, name, file) for name in ("table", "party"))
    spoken, session = (next(_matching(head, name), None) for name in ("languages", "session"))
    found = []
    for row in rows:
        at = _count(row, table, "table", file)
        if at > tables:
            refuse(file, row.line, "table", _("there are {tables} tables.").format(tables=tables))
        if not row.cells[party].strip():
            refuse(file, row.line, "party", _("somebody's name is wanted here."))
        words = row.cells[spoken].split(";") if spoken is not None else []
        languages = tuple(word.strip() for word in words if word.strip())
        is_dated = session is not None and row.cells[session].strip()
        number = _count(row, session, "session", file) if is_dated and session is not None else 0
        found.append(TimedStaff(Staffed(row.cells[party], at - 1, languages), number))
    return tuple(found)


def staffed_history(history: Sequence[Groups], parties: Collection[str]) -> tuple[Groups, ...]:
    """Those of some parties who stand among the people of earlier seatings, table by table."""
    return tuple(
        tuple(tuple(one for one in there if one in parties) for there in seating) for seating in history
    )


def _table(data: bytes, file: str) -> tuple[tuple[str, ...], list[Row]]:
    read = (Row(row.line, tuple(clean(cell) for cell in row.cells)) for row in grid_of_text(data, file).rows)
    rows = [row for row in read if any(row.cells)]
    if not rows:
        refuse(file, 1, "-", _("the file is empty; a heading and a row for each person are wanted."))
    head = rows[0].cells
    for name in head:
        if name and head.count(name) > 1:
            refuse(file, rows[0].line, name, _("two columns have this name."))
    for row in rows[1:]:
        if len(row.cells) != len(head):
            reason = _("{found} cells; the heading has {wanted}.").format(
                found=len(row.cells), wanted=len(head)
            )
            refuse(file, row.line, head[min(len(row.cells), len(head)) - 1], reason)
    if len(rows) == 1:
        refuse(file, rows[0].line, "-", _("there is a heading but no row."))
    return head, rows[1:]


def _id_at(head: Sequence[str], wanted: str, file: str) -> int:
    if wanted:
        return _column(head, wanted, file)
    lower = [name.lower() for name in head]
    known = [lower.index(name) for name in ID_COLUMNS if name in lower]
    if not known:
        refuse(file, 1, "id", _("there is no column id, ref or name. Name it with --id."))
    return known[0]


def _column(head: Sequence[str], name: str, file: str) -> int:
    places = [*_matching(head, name)]
    if not places:
        reason = _("there is no such column; there are {columns}.").format(columns=", ".join(head))
        refuse(file, 1, name, reason)
    return places[0]


def _matching(head: Sequence[str], name: str) -> Iterator[int]:
    """Places of a column: the exact name first, then the name in any case."""
    yield from (place for place, one in enumerate(head) if one == name)
    yield from (place for place, one in enumerate(head) if one.lower() == name.strip().lower())


def _count(row: Row, column: int, name: str, file: str) -> int:
    cell = row.cells[column].strip()
    if not (cell.isascii() and cell.isdigit() and len(cell) <= LONGEST and int(cell) > 0):
        reason = _('"{cell}" is no whole number above 0.').format(cell=row.cells[column])
        refuse(file, row.line, name, reason)
    return int(cell)


def refuse(file: str, line: int, column: str, reason: str) -> NoReturn:
    """Refuse a file at a place. Raises: SeatingFileRefused."""
    raise SeatingFileRefused(file=file, line=line, column=column, reason=reason)
