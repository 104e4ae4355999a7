"""Records beside each other, by kind, and with or without the words of statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from council.sessions.minutes.facts import SessionRecord, StatementRecord
from council.sessions.minutes.parts import PARTS


def by_kind(statements: tuple[StatementRecord, ...]) -> tuple[tuple[str, tuple[StatementRecord, ...]], ...]:
    """Statements by kind, the most frequent kind first, each by number."""
    found: dict[str, list[StatementRecord]] = {}
    for one in sorted(statements, key=lambda one: one.number):
        found.setdefault(one.kind, []).append(one)
    ordered = sorted(found.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return tuple((kind, tuple(inside)) for kind, inside in ordered)


def changed_parts(before: SessionRecord, after: SessionRecord) -> tuple[str, ...]:
    """The parts, in the order of the minutes, in which two records differ; the words of statements aside."""
    return tuple(part for part in PARTS if _part(before, part) != _part(after, part))


def without_words(record: SessionRecord) -> SessionRecord:
    """The record as it is kept: statements, parked lines and questions in the words of a statement by id."""
    return _worded(record, lambda _id: "")


def with_words(record: SessionRecord, texts: Mapping[str, str]) -> SessionRecord:
    """The record with the words that statements have now; "" where an id is not among them.

    A question in words of its own loses them only when nothing is left of the statements behind it.
    """
    filled = _worded(record, lambda id: texts.get(id, ""))
    return replace(
        filled,
        questions=tuple(
            replace(one, text="") if one.sources and not any(texts.get(id) for id in one.sources) else one
            for one in filled.questions
        ),
    )


def _worded(record: SessionRecord, words: Callable[[str], str]) -> SessionRecord:
    return replace(
        record,
        statements=tuple(replace(one, text=words(one.id)) for one in record.statements),
        parked=tuple(replace(one, text=words(one.statement_id)) for one in record.parked),
        questions=tuple(
            replace(one, text=words(one.copies)) if one.copies else one for one in record.questions
        ),
    )


def _part(record: SessionRecord, part: str) -> object:
    """A part as it is compared: statements with how many were taken out, and by id."""
    bare = without_words(record)
    return (bare.statements, bare.withdrawn) if part == "statements" else getattr(bare, part)
