"""What was printed for a session."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from council.sessions import records as session_records  # noqa: F401  the sessions pointed at below
from council.store import Moment, Record, reference


class PrintoutMade(Record):
    """One kind of sheet of a session, printed: the version it carries and the fingerprint of what it says."""

    __tablename__ = "printout_made"
    session_id: Mapped[str] = reference("session.id")
    kind: Mapped[str]  # a code of printouts.kinds
    version: Mapped[int] = mapped_column(default=1)
    said: Mapped[str] = mapped_column(default="")  # SHA-256 of what the sheets say, in hex
    paper: Mapped[str] = mapped_column(default="A4")
    pages: Mapped[int] = mapped_column(default=0)
    at: Mapped[datetime] = mapped_column(Moment)
