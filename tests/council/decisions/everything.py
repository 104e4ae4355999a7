"""Every row of every table, to hold what an act did or did not do against."""

from __future__ import annotations

from sqlalchemy import select

from council.store import Db, Record

Everything = dict[str, list[dict[str, str]]]


def everything(db: Db) -> Everything:
    """Rows as text by column, sorted by id, by table; tables of the store's own are left out."""
    found: Everything = {}
    for mapper in Record.registry.mappers:
        table = mapper.local_table
        rows = db.execute(select(table).order_by(table.c.id)).mappings()
        found[table.name] = [{name: str(value) for name, value in row.items()} for row in rows]
    return found
