"""Write council/store/migrations/0001.sql from the records of all rooms (until the first release)."""

from __future__ import annotations

import importlib
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

import council
import council.store
from council.files import write_whole
from council.store.record import Record

TARGET = Path(council.store.__file__).parent / "migrations" / "0001.sql"
HEAD = """-- Form 1 of a council file: every table, in an order in which each finds the ones it points at.
-- Written by tests/house/write_schema.py from the records; read by council/store/migrations.
"""


def import_records() -> None:
    """Load the records of every room and of every sub-door, so that `Record.metadata` is whole."""
    root = Path(council.__path__[0])
    for path in sorted(root.rglob("records.py")):
        importlib.import_module(".".join(["council", *path.relative_to(root).with_suffix("").parts]))


def schema() -> str:
    """The SQL text of all tables and indexes, equal for SQLite and PostgreSQL but for {bytes}."""
    import_records()
    parts = []
    for table in Record.metadata.sorted_tables:
        parts.append(str(CreateTable(table).compile(dialect=sqlite.dialect())).strip())
        indexes = sorted(table.indexes, key=lambda i: str(i.name))
        parts += [str(CreateIndex(index).compile(dialect=sqlite.dialect())).strip() for index in indexes]
    text = ";\n\n".join(part.replace("\t", "    ").replace(" \n", "\n") for part in parts)
    return HEAD + "\n" + text.replace(" BLOB", " {bytes}").replace(" DOUBLE", " DOUBLE PRECISION") + ";\n"


if __name__ == "__main__":
    write_whole(TARGET, schema().encode())
    print(f"{TARGET.name}: {len(Record.metadata.tables)} tables")
