"""What ground keeps: how statements were read, themes and who is in them, votes, and the shared ground."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from council.selection.records import Seat
from council.sessions.records import Statement
from council.store import Json, Moment, Record, reference

POINTED_AT = (Seat, Statement)


class Vector(Record):
    """A statement as a model reads it; `masked` names the question taken out of it, "" for none."""

    __tablename__ = "vector"
    statement_id: Mapped[str] = reference("statement.id")
    engine: Mapped[str]
    masked: Mapped[str] = mapped_column(default="")
    data: Mapped[bytes]


class Theme(Record):
    """A group of statements: proposed by the machine, or named (or filled by hand) by people."""

    __tablename__ = "theme"
    number: Mapped[int] = mapped_column(index=True)
    title: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    words: Mapped[list[str]] = mapped_column(Json, default_factory=list)
    quotes: Mapped[list[str]] = mapped_column(Json, default_factory=list)  # statement ids
    state: Mapped[str] = mapped_column(default="proposed")  # proposed, named
    authors: Mapped[int] = mapped_column(default=0)
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


class Vote(Record):
    """What one seat said to one statement; no row means it was not asked."""

    __tablename__ = "vote"
    seat_id: Mapped[str] = reference("seat.id")
    statement_id: Mapped[str] = reference("statement.id")
    value: Mapped[int]  # 1 agree, 0 pass, -1 disagree
    source: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(Moment)


class SharedGround(Record):
    """What was known of one statement when the shared ground was last worked out."""

    __tablename__ = "shared_ground"
    statement_id: Mapped[str] = reference("statement.id", unique=True)
    asked: Mapped[int]
    agree: Mapped[int]
    disagree: Mapped[int]
    passed: Mapped[int]
    size: Mapped[int]
    support: Mapped[float]
    low: Mapped[float]
    high: Mapped[float]
    gic: Mapped[float | None] = mapped_column(default=None)
    psg: Mapped[float | None] = mapped_column(default=None)
    label: Mapped[str]
    limiting_group: Mapped[str] = mapped_column(default="")
    spread: Mapped[float] = mapped_column(default=0.0)
    z: Mapped[float] = mapped_column(default=0.0)
    carried_by: Mapped[list[str]] = mapped_column(Json, default_factory=list)
    cells: Mapped[list[list[Any]]] = mapped_column(Json, default_factory=list)


class GroundRun(Record):
    """When the shared ground was worked out, from which votes and groups, and the short list it gave."""

    __tablename__ = "ground_run"
    votes: Mapped[int]
    last_vote: Mapped[str] = mapped_column(default="")
    members: Mapped[int]
    fields: Mapped[list[str]] = mapped_column(Json, default_factory=list)
    gate: Mapped[dict[str, Any]] = mapped_column(Json, default_factory=dict)
    groups: Mapped[dict[str, int]] = mapped_column(Json, default_factory=dict)  # {seat id: group}
    slate: Mapped[list[list[str]]] = mapped_column(Json, default_factory=list)  # [statement id, why]
    at: Mapped[datetime] = mapped_column(Moment)
