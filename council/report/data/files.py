"""Every data file of a report by name, and what each holds."""

from __future__ import annotations

from datetime import date

from council.report.data.schema import schema
from council.report.data.tables import ABOUT, TABLES, csv_of
from council.report.data.told import json_of
from council.report.facts import Facts
from council.words import N_, _

WHOLE = {
    "report.json": N_("Everything the report tells, in one file"),
    "report.schema.json": N_("What stands where in report.json"),
}
CERTIFICATE = {
    "commitment.json": N_("What was fixed before the draw; its SHA-256 is the fingerprint"),
    "reveal.json": N_("The digits that were drawn, and from where they came"),
    "result.json": N_("The sum, and the panel it names"),
}


def files_of(facts: Facts, *, day: date) -> dict[str, bytes]:
    """`report.json` with its schema, one CSV a table, and the open part of the draw's certificate.

    The folder they are put in can be given to a verifier as it is. A table without rows keeps its head. CSV
    is UTF-8 with BOM and CRLF (RFC 4180); text that begins like a formula gets a "'" before it.
    """
    tables = {f"{name}.csv": csv_of(head, rows(facts)) for name, (head, rows) in TABLES.items()}
    files = {"report.json": json_of(facts, day=day), "report.schema.json": schema(), **tables}
    return files | dict(facts.certificate)


def contents(facts: Facts) -> tuple[tuple[str, str, int | None], ...]:
    """Every file by name with what it holds and, for a table, its rows; in the language in force."""
    rows = {f"{name}.csv": sum(1 for _row in made(facts)) for name, (_head, made) in TABLES.items()}
    names = (*WHOLE, *rows, *(name for name, _data in facts.certificate))
    return tuple((name, about(name), rows.get(name)) for name in names)


def about(name: str) -> str:
    """What a file of that name holds, in the language in force."""
    words = WHOLE | CERTIFICATE | {f"{one}.csv": told for one, told in ABOUT.items()}
    return _(words[name])
