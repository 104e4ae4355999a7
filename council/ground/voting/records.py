"""What is kept of votes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from council.store import Moment, Record, reference


class Vote(Record):
    """What one seat said to one statement; no row means it was not asked."""

    __tablename__ = "vote"
    seat_id: Mapped[str] = reference("seat.id")
    statement_id: Mapped[str] = reference("statement.id")
    value: Mapped[int]  # 1 agree, 0 pass, -1 disagree
    source: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(Moment)
