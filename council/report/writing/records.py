"""What is kept of texts and pictures."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from council.store import Moment, Record


class ReportText(Record):
    """The words written for one place of the report (`places.TEXTS`); `body` as `written.body_of` gives it.

    `number` tells apart the texts of a place that holds several, from 0 in their order.
    """

    __tablename__ = "report_text"
    place: Mapped[str] = mapped_column(index=True)
    number: Mapped[int] = mapped_column(default=0)
    title: Mapped[str] = mapped_column(default="")
    by: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    body: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)


class ReportPicture(Record):
    """A picture after the text of a place, or the logo; `data` as `images.rewritten` gives it."""

    __tablename__ = "report_picture"
    place: Mapped[str] = mapped_column(index=True)
    number: Mapped[int] = mapped_column(default=0)
    position: Mapped[int]
    data: Mapped[bytes]
    kind: Mapped[str]  # image/png, image/jpeg
    width: Mapped[int]
    height: Mapped[int]
    alt: Mapped[str]
    caption: Mapped[str] = mapped_column(default="")
    credit: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(Moment)
