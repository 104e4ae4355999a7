"""What is kept of how statements were read."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from council.store import Moment, Record, reference


class Vector(Record):
    """A statement as a model reads it; `masked` names the question taken out of it, "" for none."""

    __tablename__ = "vector"
    statement_id: Mapped[str] = reference("statement.id")
    engine: Mapped[str]
    masked: Mapped[str] = mapped_column(default="")
    data: Mapped[bytes]


class LanguageModel(Record):
    """The model chosen for this council in place of the bundled one; no row while that one reads.

    `folder` is where it lay when it was chosen: a hint, the hash says whether it is the same.
    """

    __tablename__ = "language_model"
    name: Mapped[str]
    hash: Mapped[str]
    folder: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
