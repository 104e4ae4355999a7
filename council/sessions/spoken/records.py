"""What is kept of time and turns: instants and seats, never content."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from council.sessions import records as sessions_records  # noqa: F401  the sessions pointed at below
from council.store import Moment, Record, reference


class Turn(Record):
    """One seat held the floor from `start` for so many seconds, None while it still does.

    `since`, `spent_seconds`, `paused_at` and `added_seconds` are its timer's (see timers): they count only
    once it was paused or given more time. The timers of items and sessions stand in the agenda.
    """

    __tablename__ = "turn"
    session_id: Mapped[str] = reference("session.id")
    seat_id: Mapped[str] = reference("seat.id")
    item_id: Mapped[str | None] = reference("agenda_item.id", optional=True)
    table_id: Mapped[str | None] = reference("discussion_table.id", optional=True)
    kind: Mapped[str] = mapped_column(default="open")  # round, open, pass, question, answer
    start: Mapped[datetime] = mapped_column(Moment)
    seconds: Mapped[float | None] = mapped_column(default=None)
    since: Mapped[datetime | None] = mapped_column(Moment, default=None)
    spent_seconds: Mapped[float] = mapped_column(default=0.0)
    paused_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    added_seconds: Mapped[int] = mapped_column(default=0)


class TurnLog(Record):
    """The council's switch: whether turns are noted at all, and the seconds a turn is given (0: no end)."""

    __tablename__ = "turn_log"
    is_on: Mapped[bool] = mapped_column(default=True)
    turn_seconds: Mapped[int] = mapped_column(default=0)
