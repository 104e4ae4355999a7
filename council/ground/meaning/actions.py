"""The verbs of reading: what a model made of statements is kept once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from council.ground import refusals
from council.ground.meaning.queries import model_of, numbers_of
from council.ground.meaning.records import LanguageModel, Vector
from council.ground.meaning.values import Model, VectorRow
from council.store import Db


def keep_vectors(db: Db, *, vectors: Sequence[VectorRow]) -> int:
    """Keep what a model made of statements; what is kept already is left. Returns how many were new.

    Raises: EnginesMixed, when another model than the council's own made them: perhaps it was changed while
        they were being made.
    """
    engine = model_of(db).engine
    for row in vectors:
        if row.engine != engine:
            raise refusals.EnginesMixed(kept=engine, new=row.engine)
    kept = {
        (statement, masked) for statement, masked in db.execute(select(Vector.statement_id, Vector.masked))
    }
    known = numbers_of(db)
    fresh = {
        (row.statement_id, row.masked): row
        for row in vectors
        if row.statement_id in known and (row.statement_id, row.masked) not in kept
    }
    for row in fresh.values():
        db.add(Vector(statement_id=row.statement_id, engine=row.engine, masked=row.masked, data=row.data))
    return len(fresh)


def choose_engine(db: Db, *, model: Model, at: datetime) -> int:
    """Let this model read the council's statements from now on; one step, whatever it has to forget.

    Vectors of two models never mix: those of another one go with it, and the next proposal reads anew.
    Themes, names and places stay as they are. Returns: how many statements must be read anew; 0, and nothing
    changes, when it is the model in use.
    """
    if model.engine == model_of(db).engine:
        return 0
    for row in db.scalars(select(LanguageModel)):
        db.delete(row)
    if not model.is_bundled:
        db.add(LanguageModel(name=model.name, hash=model.hash, folder=model.folder, at=at))
    return discard_vectors(db)


def discard_vectors(db: Db) -> int:
    """Forget how the statements were read, so that the next proposal reads each anew. Returns: how many."""
    rows = list(db.scalars(select(Vector)))
    for row in rows:
        db.delete(row)
    return len({row.statement_id for row in rows})
