"""Half-typed text, kept beside the ledger: at most a second old, no step, nothing to undo."""

from __future__ import annotations

from sqlalchemy import Column, String, Table, Text, delete, insert, select

from council import clock
from council.store.ledger import Db
from council.store.record import Moment, Record

DRAFTS = Table(
    "draft",
    Record.metadata,
    Column("place", String(200), primary_key=True),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
)


def keep_draft(db: Db, *, place: str, text: str) -> None:
    """Replace the half-typed text of a place; an empty text removes it. Leaves no step."""
    db.connection().execute(delete(DRAFTS).where(DRAFTS.c.place == place))
    if text:
        db.connection().execute(insert(DRAFTS).values(place=place, text=text, at=clock.now()))


def draft_of(db: Db, *, place: str) -> str:
    """The half-typed text kept for a place, or ""."""
    return db.scalar(select(DRAFTS.c.text).where(DRAFTS.c.place == place)) or ""
