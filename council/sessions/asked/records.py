"""What is kept of questions, evidence and parked lines.

A question or parked line that began as a statement has that statement's id, so it is there before anybody
touched it: it becomes a row with the first act.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from council.sessions import records as sessions_records  # noqa: F401  the sessions pointed at below
from council.store import Json, Moment, Record, reference


class Question(Record):
    """A question to be answered: the statements it came from, or the questions merged into it."""

    __tablename__ = "question"
    session_id: Mapped[str] = reference("session.id")
    text: Mapped[str] = mapped_column(default="")  # "" while it stands as its statement has it
    item_id: Mapped[str | None] = reference("agenda_item.id", optional=True)
    table_id: Mapped[str | None] = reference("discussion_table.id", optional=True)
    statements: Mapped[list[str]] = mapped_column(Json, default_factory=list)  # ids of statements
    parents: Mapped[list[str]] = mapped_column(Json, default_factory=list)  # ids of merged questions
    merged_id: Mapped[str] = mapped_column(default="")  # the question this one went into
    rank: Mapped[int] = mapped_column(default=0)  # from 1; 0: not ranked
    speaker: Mapped[str] = mapped_column(default="")
    answer: Mapped[str] = mapped_column(default="")
    sources: Mapped[str] = mapped_column(default="")
    due: Mapped[str] = mapped_column(default="")  # the day an answer in writing is due, as YYYY-MM-DD
    state: Mapped[str] = mapped_column(default="asked")  # asked, prioritised, answered, due, merged, dropped
    at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    answered_at: Mapped[datetime | None] = mapped_column(Moment, default=None)


class Evidence(Record):
    """What was heard from outside: who or what, which position it takes, how many minutes it was given."""

    __tablename__ = "evidence"
    session_id: Mapped[str] = reference("session.id")
    title: Mapped[str]
    source: Mapped[str]
    position: Mapped[str] = mapped_column(default="")  # "": takes none
    minutes: Mapped[int] = mapped_column(default=0)
    item_id: Mapped[str | None] = reference("agenda_item.id", optional=True)
    links: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="kept")  # kept, withdrawn
    at: Mapped[datetime | None] = mapped_column(Moment, default=None)


class Parked(Record):
    """A line set aside: where it belongs, who takes it on, or why it was closed; with its statement's id."""

    __tablename__ = "parked"
    session_id: Mapped[str] = reference("session.id")
    statement_id: Mapped[str] = reference("statement.id")
    belongs: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    item_id: Mapped[str | None] = reference("agenda_item.id", optional=True)  # where it was taken up
    state: Mapped[str] = mapped_column(default="parked")  # parked, taken_up, handed_on, closed
    at: Mapped[datetime | None] = mapped_column(Moment, default=None)
