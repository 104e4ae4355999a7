"""What is kept of votes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from council.store import Json, Moment, Record, reference


class Vote(Record):
    """What one seat said to one statement; no row means it was not asked."""

    __tablename__ = "vote"
    seat_id: Mapped[str] = reference("seat.id")
    statement_id: Mapped[str] = reference("statement.id")
    value: Mapped[int]  # 1 agree, 0 pass, -1 disagree
    source: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(Moment)


class Asking(Record):
    """Statements put to the council together, and the way they are answered."""

    __tablename__ = "asking"
    number: Mapped[int]
    title: Mapped[str]
    way: Mapped[str]  # seats, tables, paper
    session_id: Mapped[str | None] = reference("session.id", optional=True)
    state: Mapped[str] = mapped_column(default="open")  # open, closed
    at: Mapped[datetime] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment, default=None)


class AskedStatement(Record):
    """One statement of an asking, at its place in the order."""

    __tablename__ = "asked_statement"
    asking_id: Mapped[str] = reference("asking.id")
    statement_id: Mapped[str] = reference("statement.id")
    position: Mapped[int]


class CardShow(Record):
    """How many at one table showed which card to one statement: counts, never who showed what.

    `seats` are those who sat there then, so that nobody is counted twice who also answered alone.
    """

    __tablename__ = "card_show"
    statement_id: Mapped[str] = reference("statement.id")
    table_id: Mapped[str] = reference("discussion_table.id")
    session_id: Mapped[str | None] = reference("session.id", optional=True)
    agree: Mapped[int]
    disagree: Mapped[int]
    passed: Mapped[int]
    present: Mapped[int]
    seats: Mapped[list[str]] = mapped_column(Json, default_factory=list)
    at: Mapped[datetime] = mapped_column(Moment)


class PaperSheet(Record):
    """One answer sheet of a pile, as read once or twice: {statement id: 1 | 0 | -1}.

    With a seat its answers are kept as that seat's votes too; without one it counts in the pile alone.
    """

    __tablename__ = "paper_sheet"
    asking_id: Mapped[str] = reference("asking.id")
    number: Mapped[int]
    seat_id: Mapped[str | None] = reference("seat.id", optional=True)
    table_id: Mapped[str | None] = reference("discussion_table.id", optional=True)
    answers: Mapped[dict[str, int]] = mapped_column(Json, default_factory=dict)
    again: Mapped[dict[str, int] | None] = mapped_column(Json, default=None)  # the second reading
    at: Mapped[datetime] = mapped_column(Moment)
