"""What the room of the report keeps: texts written for it, and every edition that was published."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from council.store import Moment, Record


class ReportText(Record):
    """The words written for one place of the report; `facts.TEXTS` names the places."""

    __tablename__ = "report_text"
    section: Mapped[str] = mapped_column(unique=True)
    body: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)


class Edition(Record):
    """One published edition: its number, language, and the SHA-256 of the very bytes that went out."""

    __tablename__ = "edition"
    number: Mapped[int] = mapped_column(unique=True)
    state: Mapped[str]  # published, corrected
    language: Mapped[str]
    hash: Mapped[str]
    bytes: Mapped[int]
    pages: Mapped[int]
    version: Mapped[str]
    changes: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(Moment)
