"""What is kept of a report's setup: one row, once anything was chosen."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from council.store import Json, Record


class ReportSetup(Record):
    """The council's choices; `views.Setup` says what each means."""

    __tablename__ = "report_setup"
    order: Mapped[list[str]] = mapped_column(Json, default_factory=list)
    hidden: Mapped[list[str]] = mapped_column(Json, default_factory=list)
    accent: Mapped[str] = mapped_column(default="")
    paper: Mapped[str] = mapped_column(default="A4")
    large: Mapped[bool] = mapped_column(default=False)
    licence: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    gaps: Mapped[bool] = mapped_column(default=True)
