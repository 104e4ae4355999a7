"""What is kept of themes, and who is in them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from council.selection.records import Seat
from council.sessions.records import Statement
from council.store import Json, Moment, Record, reference

POINTED_AT = (Seat, Statement)


class Theme(Record):
    """A group of statements: proposed by the machine, or named (or filled by hand) by people.

    One may stand under another, never two deep; where a person put it, no proposal moves it.
    """

    __tablename__ = "theme"
    number: Mapped[int] = mapped_column(index=True)
    title: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    words: Mapped[list[str]] = mapped_column(Json, default_factory=list)
    quotes: Mapped[list[str]] = mapped_column(Json, default_factory=list)  # statement ids
    state: Mapped[str] = mapped_column(default="proposed")  # proposed, named
    parent_id: Mapped[str | None] = reference("theme.id", optional=True)
    parent_by: Mapped[str] = mapped_column(default="machine")  # machine, person
    stability: Mapped[float | None] = mapped_column(default=None)
    mixed: Mapped[float | None] = mapped_column(default=None)
    by: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(Moment)


class Membership(Record):
    """One statement in one theme; what a person placed stays, what the machine placed may move."""

    __tablename__ = "membership"
    theme_id: Mapped[str] = reference("theme.id")
    statement_id: Mapped[str] = reference("statement.id")
    score: Mapped[float] = mapped_column(default=0.0)
    placed_by: Mapped[str] = mapped_column(default="machine")  # machine, person
    at: Mapped[datetime] = mapped_column(Moment)


class LeftOut(Record):
    """A statement people took out of its theme: it stands in none until they place it again."""

    __tablename__ = "left_out"
    statement_id: Mapped[str] = reference("statement.id", unique=True)
    at: Mapped[datetime] = mapped_column(Moment)


class Stance(Record):
    """Which way a statement speaks in its theme, as people marked it; one nobody marked has none."""

    __tablename__ = "stance"
    statement_id: Mapped[str] = reference("statement.id", unique=True)
    stance: Mapped[str]  # for, against
    at: Mapped[datetime] = mapped_column(Moment)
