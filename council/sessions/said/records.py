"""What was found out about two statements while they were being said."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from council.sessions.records import Statement
from council.store import Moment, Record, reference

POINTED_AT = (Statement,)


class Likeness(Record):
    """Somebody said that two statements say the same, or that they only sound alike; neither is merged."""

    __tablename__ = "likeness"
    statement_id: Mapped[str] = reference("statement.id")
    other_id: Mapped[str] = reference("statement.id")
    same: Mapped[bool] = mapped_column(default=True)
    at: Mapped[datetime] = mapped_column(Moment)
