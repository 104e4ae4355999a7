"""People, history and rules for a seating from files; every slip is named with file, line and column.

Ids are repeated exactly as they stand in the people's file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from council.people.cells import clean
from council.people.dialect import grid_of_text
from council.people.grid import Row
from council.sessions.located import DoubleKey, lines_of, parsed
from council.sessions.refusals import SeatingFileRefused
from council.sessions.room import Groups, Rule
from council.words import _

ID_COLUMNS = ("id", "ref", "name")
TABLE_KINDS = ("tables", "pinned", "access", "language")
RULE_KINDS = ("together", "apart", *TABLE_KINDS)


@dataclass(frozen=True, slots=True)
class Guests:
    """People of a file in its order: ids as they stand, and one row of categories for the fields."""

    id_column: str
    ids: tuple[str, ...]
    fields: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]


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
            _refuse(file, row.line, head[at], _("the id is missing."))
        if one in seen:
            reason = _("{id} stands already on line {line}.").format(id=one, line=seen[one])
            _refuse(file, row.line, head[at], reason)
        seen[one] = row.line
    return Guests(
        id_column=head[at],
        ids=tuple(row.cells[at] for row in rows),
        fields=tuple(wanted),
        values=tuple(tuple(row.cells[column].strip() for column in columns) for row in rows),
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
            _refuse(file, row.line, "id", _("{id} already sits at a table in this session.").format(id=who))
        tables.setdefault(_count(row, table, "table", file), []).append(who)
    return tuple(
        tuple(tuple(there) for _number, there in sorted(tables.items()))
        for _session, tables in sorted(seated.items())
    )


def read_rules(data: bytes, file: str, *, ids: Sequence[str], tables: int) -> tuple[TimedRule, ...]:
    """Seating rules from a JSON list.

    Each is an object: kind (together, apart, tables, pinned, access, language), seats (ids), tables (from 1),
    from_session, to_session, strength (must, wish), weight (1 to 10), reason.
    Raises: SeatingFileRefused with file, line and key.
    """
    try:
        text = data.decode("utf-8-sig")
        values = parsed(text)
    except UnicodeDecodeError as error:
        _refuse(file, data.count(b"\n", 0, error.start) + 1, "-", _("this is not UTF-8."))
    except json.JSONDecodeError as error:
        _refuse(file, error.lineno, "-", _("this is no JSON: {slip}.").format(slip=error.msg))
    except DoubleKey as error:
        _refuse(file, 1, str(error), _("this key stands twice in one object."))
    except RecursionError:
        _refuse(file, 1, "-", _("the file is nested too deeply."))
    if not isinstance(values, list):
        _refuse(file, 1, "-", _("a list of rules is wanted here."))
    lines = lines_of(text)
    return tuple(_rule(value, at, _Where(file, lines), set(ids), tables) for at, value in enumerate(values))


class _Where:
    """Refuses with the line of a key."""

    def __init__(self, file: str, lines: Mapping[tuple[str | int, ...], int]) -> None:
        self._file, self._lines = file, lines

    def refuse(self, at: int, key: str, reason: str) -> NoReturn:
        line = self._lines.get((at, key)) or self._lines.get((at,), 1)
        _refuse(self._file, line, key, reason)


_KEYS = {
    "kind", "seats", "people", "ids", "tables", "from_session", "to_session", "from", "to",
    "strength", "weight", "reason",
}  # fmt: skip


def _rule(value: Any, at: int, where: _Where, ids: set[str], tables: int) -> TimedRule:
    if not isinstance(value, dict):
        where.refuse(at, "-", _("an object of keys and values is wanted here."))
    for key in value:
        if key not in _KEYS:
            where.refuse(at, key, _("this key is unknown."))
    kind = value.get("kind")
    if kind not in RULE_KINDS:
        where.refuse(at, "kind", _("one of {known} is wanted here.").format(known=", ".join(RULE_KINDS)))
    strength = value.get("strength", "must")
    if strength not in ("must", "wish"):
        where.refuse(at, "strength", _("must or wish is wanted here."))
    rule = Rule(
        kind="tables" if kind in TABLE_KINDS else kind,
        people=_people(value, at, where, ids, alone=kind in TABLE_KINDS),
        tables=tuple(table - 1 for table in _tables(value, at, where, tables)) if kind in TABLE_KINDS else (),
        must=strength == "must",
        weight=_number(value, "weight", at, where, 1, 10, 5),
    )
    if kind == "pinned" and len(rule.tables) != 1:
        where.refuse(at, "tables", _("one table is wanted here."))
    since = _number(value, "from_session" if "from_session" in value else "from", at, where, 0, 1_000, 0)
    until = _number(value, "to_session" if "to_session" in value else "to", at, where, 0, 1_000, 0)
    return TimedRule(rule, since, until)


def _people(
    value: Mapping[str, Any], at: int, where: _Where, ids: set[str], *, alone: bool
) -> tuple[str, ...]:
    key = next((key for key in ("seats", "people", "ids") if key in value), "seats")
    found = value.get(key)
    if not isinstance(found, list) or len(found) < (1 if alone else 2):
        where.refuse(at, key, _("a list of ids is wanted here, at least two for together and apart."))
    people = tuple(str(one) for one in found)
    if len(set(people)) < len(people):
        where.refuse(at, key, _("somebody stands here twice."))
    for one in people:
        if one not in ids:
            where.refuse(at, key, _("{id} is not among the people.").format(id=one))
    return people


def _tables(value: Mapping[str, Any], at: int, where: _Where, tables: int) -> tuple[int, ...]:
    found = value.get("tables")
    if (
        not isinstance(found, list)
        or not found
        or not all(
            isinstance(table, int) and not isinstance(table, bool) and 1 <= table <= tables for table in found
        )
    ):
        where.refuse(
            at, "tables", _("a list of tables between 1 and {most} is wanted here.").format(most=tables)
        )
    return tuple(found)


def _number(
    value: Mapping[str, Any], key: str, at: int, where: _Where, least: int, most: int, usual: int
) -> int:
    found = value.get(key, usual)
    if not isinstance(found, int) or isinstance(found, bool) or not least <= found <= most:
        reason = _("a whole number between {least} and {most} is wanted here.").format(least=least, most=most)
        where.refuse(at, key, reason)
    return found


def _table(data: bytes, file: str) -> tuple[tuple[str, ...], list[Row]]:
    read = (Row(row.line, tuple(clean(cell) for cell in row.cells)) for row in grid_of_text(data, file).rows)
    rows = [row for row in read if any(row.cells)]
    if not rows:
        _refuse(file, 1, "-", _("the file is empty; a heading and a row for each person are wanted."))
    head = rows[0].cells
    for name in head:
        if name and head.count(name) > 1:
            _refuse(file, rows[0].line, name, _("two columns have this name."))
    for row in rows[1:]:
        if len(row.cells) != len(head):
            reason = _("{found} cells; the heading has {wanted}.").format(
                found=len(row.cells), wanted=len(head)
            )
            _refuse(file, row.line, head[min(len(row.cells), len(head)) - 1], reason)
    if len(rows) == 1:
        _refuse(file, rows[0].line, "-", _("there is a heading but no row."))
    return head, rows[1:]


def _id_at(head: Sequence[str], wanted: str, file: str) -> int:
    if wanted:
        return _column(head, wanted, file)
    lower = [name.lower() for name in head]
    known = [lower.index(name) for name in ID_COLUMNS if name in lower]
    if not known:
        _refuse(file, 1, "id", _("there is no column id, ref or name. Name it with --id."))
    return known[0]


def _column(head: Sequence[str], name: str, file: str) -> int:
    places = [*_matching(head, name)]
    if not places:
        reason = _("there is no such column; there are {columns}.").format(columns=", ".join(head))
        _refuse(file, 1, name, reason)
    return places[0]


def _matching(head: Sequence[str], name: str) -> Iterator[int]:
    """Places of a column: the exact name first, then the name in any case."""
    yield from (place for place, one in enumerate(head) if one == name)
    yield from (place for place, one in enumerate(head) if one.lower() == name.strip().lower())


def _count(row: Row, column: int, name: str, file: str) -> int:
    cell = row.cells[column].strip()
    if not (cell.isascii() and cell.isdigit() and int(cell) > 0):
        reason = _('"{cell}" is no whole number above 0.').format(cell=row.cells[column])
        _refuse(file, row.line, name, reason)
    return int(cell)


def _refuse(file: str, line: int, column: str, reason: str) -> NoReturn:
    raise SeatingFileRefused(file=file, line=line, column=column, reason=reason)
