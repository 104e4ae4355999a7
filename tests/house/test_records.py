"""What is kept can be undone, moved to another database and read by an older eye."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from pathlib import Path

import pytest
from sqlalchemy import Boolean, Double, Integer, LargeBinary, String, Text, TypeDecorator
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

import council
from council.errors import CouncilError
from council.store.record import Record
from tests.house.write_schema import TARGET, import_records, schema

import_records()
MAPPERS = sorted(Record.registry.mappers, key=lambda m: m.class_.__name__)
PLAIN = (Boolean, Double, Integer, LargeBinary, String, Text)


def test_first_form_is_what_the_records_say() -> None:
    """The tables a new file gets are the tables the records name; else run tests/house/write_schema.py."""
    assert TARGET.read_text("utf-8") == schema()


@pytest.mark.parametrize("mapper", MAPPERS, ids=lambda m: m.class_.__name__)
def test_records_keep_the_rules_of_the_ledger(mapper: object) -> None:
    """Plain portable columns, no association tables, no deleting by the database, no query by surprise."""
    for column in mapper.local_table.columns:  # type: ignore[attr-defined]
        kind = column.type.impl if isinstance(column.type, TypeDecorator) else column.type
        assert isinstance(kind, PLAIN), column
        assert all(key.ondelete is None for key in column.foreign_keys), column
    for relation in mapper.relationships:  # type: ignore[attr-defined]
        assert relation.secondary is None and relation.lazy == "raise", relation


def test_tables_can_be_made_on_postgresql() -> None:
    """Every table compiles for PostgreSQL too."""
    for table in Record.metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=postgresql.dialect()))


def _all_modules() -> None:
    for found in pkgutil.walk_packages(council.__path__, "council."):
        if found.name.endswith(".refusals"):
            importlib.import_module(found.name)


def _kinds(kind: type[CouncilError]) -> list[type[CouncilError]]:
    return [kind, *(deeper for sub in kind.__subclasses__() for deeper in _kinds(sub))]


_all_modules()


@pytest.mark.parametrize("kind", _kinds(CouncilError)[1:], ids=lambda k: k.__name__)
def test_every_refusal_has_a_sentence(kind: type[CouncilError]) -> None:
    """What happened, why, what to do: at least a sentence, ended, and about nothing but its facts."""
    assert kind.sentence.strip().endswith((".", "?", "}")), kind.sentence
    assert not kind.sentence.startswith(" ")


def test_refusals_are_told_apart_by_name() -> None:
    """A code names one refusal only."""
    names = [kind.__name__ for kind in _kinds(CouncilError)]
    assert sorted(set(names)) == sorted(names)


def test_verbs_never_read_the_clock() -> None:
    """Time is an argument of a verb, so that tests and replays can give it."""
    for path in sorted(Path(council.__path__[0]).glob("*/actions.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            read = isinstance(node, ast.Attribute) and node.attr in ("now", "utcnow", "today")
            assert not read, f"{path}:{getattr(node, 'lineno', 0)}"
