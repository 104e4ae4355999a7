"""What is kept of how statements were read."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from council.store import Record, reference


class Vector(Record):
    """A statement as a model reads it; `masked` names the question taken out of it, "" for none."""

    __tablename__ = "vector"
    statement_id: Mapped[str] = reference("statement.id")
    engine: Mapped[str]
    masked: Mapped[str] = mapped_column(default="")
    data: Mapped[bytes]
