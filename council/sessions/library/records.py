"""What is kept of the council's own methods."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from council.store import Moment, Record


class OwnMethod(Record):
    """A method of the council's own as the text of its file; it stands in for a shipped one with its id."""

    __tablename__ = "own_method"
    key: Mapped[str] = mapped_column(index=True)  # the id the method goes by
    text: Mapped[str]
    state: Mapped[str] = mapped_column(default="draft")  # draft, tested, retired
    at: Mapped[datetime] = mapped_column(Moment)
