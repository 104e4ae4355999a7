"""Seating rules from a JSON list; every slip is named with file, line, number of the rule and key."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from council.people.cells import key as spelt
from council.sessions.kept import CHOICES
from council.sessions.located import DoubleKey, lines_of, parsed
from council.sessions.room import ALL_AT, KINDS, Rule
from council.sessions.seat_files import TimedRule, refuse
from council.words import _

PLACED = ("tables", "pinned", "access")  # names of the kind that says at which tables
KNOWN = (*KINDS, "pinned", "access")
KEYS = (
    "kind", "seats", "people", "ids", "tables", "parties", "field", "value", "from_session", "to_session",
    "from", "to", "strength", "weight", "reason",
)  # fmt: skip
FORMAT = """\
R.json is a list of rules, each an object:
  kind          together | apart          seats (two or more)
                tables | pinned | access  seats, tables (pinned: one table)
                topic                     seats, tables from first to third choice
                alone                     field and value (any column), or seats: none at a table, or two
                language                  seats, value: a language somebody of S.csv speaks at the table
                facilitator               seats, parties of S.csv they never meet
                meet                      new facilitators each time: seats, else everyone; a wish unless said
  strength      must (usual) | wish       weight: 1 to 10 repeated meetings a wish is worth, usually 5
  from_session, to_session                from 1; 0 or nothing: open        reason: private, free words
Tables count from 1; seats are ids of P.csv. A must that cannot be kept ends with 1 and names the clash."""


def read_rules(
    data: bytes,
    file: str,
    *,
    ids: Sequence[str],
    tables: int,
    columns: Mapping[str, Sequence[str]] | None = None,
    parties: Sequence[str] = (),
) -> tuple[TimedRule, ...]:
    """Seating rules from JSON bytes, as FORMAT says.

    Args:
        columns: every column of the people's file, a cell for each of `ids`; "alone" takes its people there.
        parties: who works at tables in some session.
    Raises: SeatingFileRefused with file, line, number of the rule and key.
    """
    try:
        text = data.decode("utf-8-sig")
        values = parsed(text)
    except UnicodeDecodeError as error:
        refuse(file, data.count(b"\n", 0, error.start) + 1, "-", _("this is not UTF-8."))
    except json.JSONDecodeError as error:
        refuse(file, error.lineno, "-", _("this is no JSON: {slip}.").format(slip=error.msg))
    except DoubleKey as error:
        refuse(file, 1, str(error), _("this key stands twice in one object."))
    except RecursionError:
        refuse(file, 1, "-", _("the file is nested too deeply."))
    if not isinstance(values, list):
        refuse(file, 1, "-", _("a list of rules is wanted here."))
    lines = lines_of(text)
    return tuple(
        _Entry(file, lines, at, value, ids, tables, columns or {}, parties).rule()
        for at, value in enumerate(values)
    )


class _Entry:
    """One object of the list, read key by key."""

    def __init__(
        self,
        file: str,
        lines: Mapping[tuple[str | int, ...], int],
        at: int,
        value: Any,
        ids: Sequence[str],
        tables: int,
        columns: Mapping[str, Sequence[str]],
        parties: Sequence[str],
    ) -> None:
        self._file, self._lines, self._at, self._value = file, lines, at, value
        self._ids, self._tables, self._columns, self._parties = ids, tables, columns, parties

    def rule(self) -> TimedRule:
        """The rule and its sessions."""
        if not isinstance(self._value, dict):
            self._refuse("-", _("an object of keys and values is wanted here."))
        for key in self._value:
            if key not in KEYS:
                self._refuse(key, _("this key is unknown."))
        kind = self._value.get("kind")
        if kind not in KNOWN:
            self._refuse("kind", _("one of {known} is wanted here.").format(known=", ".join(KNOWN)))
        if kind == "language" and "value" not in self._value:  # as a list of tables where it is spoken
            kind = "tables"
        strength = self._value.get("strength", "wish" if kind == "meet" else "must")
        if strength not in ("must", "wish"):
            self._refuse("strength", _("must or wish is wanted here."))
        field, value = self._flag() if kind == "alone" else ("", "")
        rule = Rule(
            kind="tables" if kind in PLACED else kind,
            people=self._people(kind, field, value),
            tables=self._table_list(kind) if kind in (*PLACED, "topic") else (),
            must=strength == "must",
            weight=self._number("weight", 1, 10, 5),
            parties=self._names() if kind in ("facilitator", "meet") else (),
            field=field,
            value=self._words("value") if kind == "language" else value,
        )
        first, last = (f"{end}_session" if f"{end}_session" in self._value else end for end in ("from", "to"))
        since, until = self._number(first, 0, 1_000, 0), self._number(last, 0, 1_000, 0)
        if until and until < since:
            self._refuse(last, _("it ends before it begins."))
        return TimedRule(rule, since, until)

    def _flag(self) -> tuple[str, str]:
        """The field and value nobody shall be alone in, as the people's file spells them; else nothing."""
        if "field" not in self._value and "value" not in self._value:
            return "", ""
        wanted = self._words("field"), self._words("value")
        field = next((name for name in self._columns if spelt(name) == spelt(wanted[0])), None)
        if field is None:
            columns = ", ".join(self._columns)
            self._refuse("field", _("there is no such column; there are {columns}.").format(columns=columns))
        value = next((cell for cell in self._columns[field] if spelt(cell) == spelt(wanted[1])), None)
        if value is None:
            self._refuse("value", _("nobody has {value} in {field}.").format(value=wanted[1], field=field))
        return field, value.strip()

    def _people(self, kind: str, field: str, value: str) -> tuple[str, ...]:
        if field:
            cells = zip(self._ids, self._columns[field], strict=True)
            return tuple(one for one, cell in cells if spelt(cell) == spelt(value))
        key = next((key for key in ("seats", "people", "ids") if key in self._value), "seats")
        found = self._value.get(key)
        if kind == "meet" and found is None:
            return (ALL_AT,)
        fewest = 2 if kind in ("together", "apart", "alone") else 1
        if not isinstance(found, list) or len(found) < fewest:
            reason = _("a list of ids is wanted here, at least two for together, apart and alone.")
            self._refuse(key, reason)
        people = tuple(str(one) for one in found)
        if len(set(people)) < len(people):
            self._refuse(key, _("somebody stands here twice."))
        for one in people:
            if one not in self._ids:
                self._refuse(key, _("{id} is not among the people.").format(id=one))
        return people

    def _table_list(self, kind: str) -> tuple[int, ...]:
        found = self._value.get("tables")
        if (
            not isinstance(found, list)
            or not found
            or not all(type(table) is int and 1 <= table <= self._tables for table in found)
        ):
            reason = _("a list of tables between 1 and {most} is wanted here.").format(most=self._tables)
            self._refuse("tables", reason)
        if kind == "pinned" and len(found) != 1:
            self._refuse("tables", _("one table is wanted here."))
        if kind == "topic" and len(found) > len(CHOICES):
            self._refuse("tables", _("a first, second and third choice is all."))
        return tuple(table - 1 for table in dict.fromkeys(found))

    def _names(self) -> tuple[str, ...]:
        found = self._value.get("parties", [])
        if not isinstance(found, list) or (not found and self._value["kind"] == "facilitator"):
            self._refuse("parties", _("a list of those who work at tables is wanted here."))
        for one in found:
            if one not in self._parties:
                self._refuse("parties", _("{party} works at no table in the staff's file.").format(party=one))
        return tuple(found)

    def _words(self, key: str) -> str:
        found = self._value.get(key)
        if not isinstance(found, str) or not found.strip():
            self._refuse(key, _("words are wanted here."))
        return found.strip()

    def _number(self, key: str, least: int, most: int, usual: int) -> int:
        found = self._value.get(key, usual)
        if type(found) is not int or not least <= found <= most:
            reason = _("a whole number between {least} and {most} is wanted here.")
            self._refuse(key, reason.format(least=least, most=most))
        return found

    def _refuse(self, key: str, reason: str) -> NoReturn:
        line = self._lines.get((self._at, key)) or self._lines.get((self._at,), 1)
        refuse(self._file, line, _("rule {number}, {key}").format(number=self._at + 1, key=key), reason)
