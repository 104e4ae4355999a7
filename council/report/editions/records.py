"""What is kept of editions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from council.store import Json, Moment, Record, reference


class Edition(Record):
    """One edition: number, language, SHA-256 of the very bytes that went out, and what it said.

    `sections` as `changes.as_kept` gives them; `at` is when it came into its state.
    """

    __tablename__ = "edition"
    number: Mapped[int] = mapped_column(unique=True)
    state: Mapped[str]  # for members, approved, published, corrected
    language: Mapped[str]
    hash: Mapped[str]
    bytes: Mapped[int]
    pages: Mapped[int]
    version: Mapped[str]
    changes: Mapped[str] = mapped_column(default="")
    sections: Mapped[list[dict[str, Any]]] = mapped_column(Json, default_factory=list)
    at: Mapped[datetime] = mapped_column(Moment)


class EditionStep(Record):
    """An edition came into a state: who did it or said so, and the fingerprint of the file then."""

    __tablename__ = "edition_step"
    edition_id: Mapped[str] = reference("edition.id")
    position: Mapped[int]
    state: Mapped[str]
    by: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    hash: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(Moment)


class ProofTick(Record):
    """Somebody looked at one item of the proof sheet; `mark` is the fingerprint of what the report said then.

    Without an edition it belongs to the one being made.
    """

    __tablename__ = "proof_tick"
    item: Mapped[str]
    by: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    mark: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
    edition_id: Mapped[str | None] = reference("edition.id", optional=True)
