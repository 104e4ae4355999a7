"""What a table agreed to, after it had been read back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from council.sessions.records import AgendaItem, DiscussionTable, Session
from council.store import Json, Moment, Record, reference

POINTED_AT = (AgendaItem, DiscussionTable, Session)


class SignOff(Record):
    """One table's word that its list stands as it was read back; the versions it covers are named.

    No table: the plenary. A correction made later is a version of its own, which no sign-off covers.
    """

    __tablename__ = "sign_off"
    session_id: Mapped[str] = reference("session.id")
    item_id: Mapped[str | None] = reference("agenda_item.id", optional=True)
    table_id: Mapped[str | None] = reference("discussion_table.id", optional=True)
    method: Mapped[str]  # aloud, screen, paper
    present: Mapped[int]
    agreed: Mapped[int]
    statement_ids: Mapped[list[str]] = mapped_column(Json)
    notes: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="signed")  # signed, signed_with_notes
    at: Mapped[datetime] = mapped_column(Moment)
