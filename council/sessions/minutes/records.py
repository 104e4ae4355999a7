"""What is kept of minutes: each version as it stood, and the corrections people asked for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from council.sessions import records as session_records  # noqa: F401  the sessions and seats pointed at below
from council.store import Json, Moment, Record, reference


class Minutes(Record):
    """One version of the minutes of a session; a change makes a new row, and the old one stays."""

    __tablename__ = "minutes"
    session_id: Mapped[str] = reference("session.id")
    version: Mapped[int]
    state: Mapped[str] = mapped_column(default="open")  # open, replaced, approved
    facts: Mapped[dict[str, Any]] = mapped_column(Json)  # a SessionRecord; statements by id, without words
    changes: Mapped[list[str]] = mapped_column(Json, default_factory=list)  # parts that differ from the last
    hash: Mapped[str] = mapped_column(default="")  # SHA-256 of the record with all its words, when approved
    reason: Mapped[str] = mapped_column(default="")  # why approved early, or opened again
    at: Mapped[datetime] = mapped_column(Moment)
    approved_at: Mapped[datetime | None] = mapped_column(Moment, default=None)


class Correction(Record):
    """What somebody who was present wants said otherwise in the minutes, and what became of it."""

    __tablename__ = "correction"
    session_id: Mapped[str] = reference("session.id")
    version: Mapped[int]  # of the minutes it was asked of
    part: Mapped[str]  # a code of minutes.facts.PARTS
    words: Mapped[str]
    seat_id: Mapped[str | None] = reference("seat.id", optional=True)  # None: asked in the room
    state: Mapped[str] = mapped_column(default="asked")  # asked, taken, refused
    answer: Mapped[str] = mapped_column(default="")  # what the minutes say now, or why it was refused
    at: Mapped[datetime] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
