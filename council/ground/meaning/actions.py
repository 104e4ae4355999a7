"""The verbs of reading: what a model made of statements is kept once."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from council.ground import refusals
from council.ground.meaning.queries import numbers_of
from council.ground.meaning.records import Vector
from council.ground.meaning.values import VectorRow
from council.store import Db


def keep_vectors(db: Db, *, vectors: Sequence[VectorRow]) -> int:
    """Keep what a model made of statements; what is kept already is left. Returns how many were new.

    Raises: EnginesMixed, when another engine has read this council's statements.
    """
    kept = {(each.statement_id, each.masked) for each in db.scalars(select(Vector))}
    engines = set(db.scalars(select(Vector.engine).distinct()))
    for row in vectors:
        if engines and row.engine not in engines:
            raise refusals.EnginesMixed(kept=", ".join(sorted(engines)), new=row.engine)
    known = numbers_of(db)
    fresh = [
        row for row in vectors if row.statement_id in known and (row.statement_id, row.masked) not in kept
    ]
    for row in fresh:
        db.add(Vector(statement_id=row.statement_id, engine=row.engine, masked=row.masked, data=row.data))
    return len(fresh)
