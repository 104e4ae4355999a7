"""What is kept of those who work for the council: parties, and their jobs session by session."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from council.sessions import records as session_records  # noqa: F401  sessions and tables pointed at below
from council.store import Json, Record, reference


class Party(Record):
    """Somebody who is no member and has a part in the council, under the name they work by."""

    __tablename__ = "party"
    name: Mapped[str]
    kind: Mapped[str]  # a key of KINDS in parts.py
    sector: Mapped[str] = mapped_column(default="")
    languages: Mapped[list[str]] = mapped_column(Json, default_factory=list)  # codes: "de", "fr"
    interests: Mapped[str] = mapped_column(default="")  # declared by themselves
    state: Mapped[str] = mapped_column(default="active")  # active, left


class Staffing(Record):
    """One party's job in one session, at a table or in the whole room."""

    __tablename__ = "staffing"
    session_id: Mapped[str] = reference("session.id")
    party_id: Mapped[str] = reference("party.id")
    table_id: Mapped[str | None] = reference("discussion_table.id", optional=True)
    job: Mapped[str]  # a key of JOBS in parts.py
    state: Mapped[str] = mapped_column(default="planned")  # planned, confirmed
