"""Facts → files other programs read: CSV tables that no spreadsheet takes for formulas, and one JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from council.files import guarded
from council.report.facts import BallotFacts, Facts

VERSION = 1
Row = Sequence[str | int | float | None]


def files_of(facts: Facts, *, day: date) -> dict[str, bytes]:
    """Every data file by name: `report.json` and one CSV a table; a table without rows keeps its head.

    CSV is UTF-8 with BOM and CRLF (RFC 4180); text that begins like a formula gets a "'" before it.
    """
    found = {f"{name}.csv": _csv(head, rows(facts)) for name, (head, rows) in TABLES.items()}
    return {"report.json": json_of(facts, day=day), **found}


def json_of(facts: Facts, *, day: date) -> bytes:
    """The facts as JSON with a version number; exact shares as text, "2/3"."""
    told = {"version": VERSION, "day": day.isoformat(), "facts": asdict(facts)}
    return (json.dumps(told, ensure_ascii=False, indent=1, default=_plain) + "\n").encode()


def _plain(value: object) -> str:
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _csv(head: Sequence[str], rows: Iterable[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow(
            ["" if cell is None else guarded(cell) if isinstance(cell, str) else cell for cell in row]
        )
    return ("\ufeff" + out.getvalue()).encode()


def _ballot_cells(ballot: BallotFacts | None) -> tuple[Any, ...]:
    if ballot is None:
        return ("", "", "", "", "", "", "")
    result = "" if ballot.passes is None else "carried" if ballot.passes else "not carried"
    if ballot.steps:
        result = ballot.outcome
    sides = ("", "") if ballot.steps else (ballot.yes, ballot.no)
    return (
        *sides,
        ballot.abstained,
        ballot.base,
        ballot.base_name,
        str(ballot.threshold),
        result,
    )


def _recommendations(facts: Facts) -> Iterable[Row]:
    return (
        (
            one.number,
            one.title,
            one.text,
            one.theme,
            one.rationale,
            one.addressee,
            one.who,
            one.by_when,
            *_ballot_cells(one.ballot),
        )
        for one in facts.recommendations
    )


def _votes(facts: Facts) -> Iterable[Row]:
    return (
        (b.number, b.title, b.entitled, b.issued, b.returned, b.valid, b.spoiled, *_ballot_cells(b))
        for b in facts.ballots
    )


def _composition(facts: Facts) -> Iterable[Row]:
    return ((c.feature, c.value, c.pool, c.panel, c.least, c.most) for c in facts.categories)


def _selection(facts: Facts) -> Iterable[Row]:
    draw = facts.draw
    return () if draw is None else ((str(chance), float(chance), people) for chance, people in draw.chances)


def _attendance(facts: Facts) -> Iterable[Row]:
    return (
        (s.number, s.title, s.day.isoformat() if s.day else "", s.present, s.seated, s.statements)
        for s in facts.sessions
    )


def _themes(facts: Facts) -> Iterable[Row]:
    return ((t.number, t.title, ", ".join(t.words), t.statements, t.authors) for t in facts.themes)


def _ground(facts: Facts) -> Iterable[Row]:
    return (
        (
            g.number,
            g.text,
            g.theme,
            g.asked,
            g.agree,
            g.disagree,
            g.passed,
            round(g.support, 6),
            round(g.low, 6),
            round(g.high, 6),
            g.label,
            g.least_group,
        )
        for g in facts.ground
    )


def _minority(facts: Facts) -> Iterable[Row]:
    return ((m.about, m.text, m.backers, m.base, "yes" if m.printed else "no") for m in facts.minorities)


_RESULT = ("for", "against", "abstained", "base", "base_is", "threshold", "result")

TABLES: dict[str, tuple[tuple[str, ...], Callable[[Facts], Iterable[Row]]]] = {
    "recommendations": (
        ("number", "title", "text", "theme", "rationale", "addressee", "who", "by_when", *_RESULT),
        _recommendations,
    ),
    "votes": (("ballot", "text", "entitled", "issued", "returned", "valid", "spoiled", *_RESULT), _votes),
    "composition": (("feature", "value", "pool", "panel", "least", "most"), _composition),
    "selection": (("chance", "chance_decimal", "people"), _selection),
    "attendance": (("session", "title", "day", "present", "seats", "statements"), _attendance),
    "themes": (("theme", "title", "words", "statements", "members"), _themes),
    "ground": (
        (
            "statement",
            "text",
            "theme",
            "asked",
            "agree",
            "disagree",
            "pass",
            "support",
            "low",
            "high",
            "label",
            "least_group",
        ),
        _ground,
    ),
    "minority_views": (("about", "text", "backers", "of", "printed"), _minority),
}  # fmt: skip
