"""Questions about what there is to read, answered as frozen values."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import select

from council.sessions.queries import StatementView, statements_of
from council.sessions.records import Remit, Statement
from council.store import Db


def numbers_of(db: Db) -> dict[str, int]:
    """Every wording by the number it shares with its earlier and later ones."""
    return {id: number for id, number in db.execute(select(Statement.id, Statement.number))}  # noqa: C416  rows are no pairs


def question_of(db: Db) -> str:
    """The question everybody answers: of the adopted remit, else of the newest; "" when there is none."""
    remits = list(db.scalars(select(Remit).order_by(Remit.version)))
    adopted = [remit for remit in remits if remit.state in ("adopted", "amended")]
    return (adopted or remits)[-1].question if remits else ""


def mask_name(question: str) -> str:
    """A short name of a question, kept with vectors made without its words; "" for none."""
    return sha256(question.strip().lower().encode()).hexdigest()[:16] if question.strip() else ""


def standing_of(db: Db) -> dict[str, StatementView]:
    """The statements that stand by their id, and by those of every wording they come from."""
    views = statements_of(db)
    known = {view.id: view for view in views}
    by_number = {view.number: view for view in views}
    earlier = select(Statement.id, Statement.number).where(Statement.state == "corrected")
    for id, number in db.execute(earlier):
        if number in by_number:
            known.setdefault(id, by_number[number])
    return known
