"""Views of those who lost: every wording, and how many stood behind which of them; never who."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

# The tables pointed at below live there; importing them lets every key resolve.
from council.decisions.ballots import records as _ballots
from council.store import Moment, Record, reference

POINTED_AT = (_ballots,)


class MinorityView(Record):
    """A text of those who lost, on one proposal or on the whole; only the number of its backers is kept."""

    __tablename__ = "minority_view"
    number: Mapped[int]
    proposal_id: Mapped[str | None] = reference("proposal.id", optional=True)  # None: on the whole
    ballot_id: Mapped[str | None] = reference("ballot.id", optional=True)
    text: Mapped[str]  # the newest wording
    at: Mapped[datetime] = mapped_column(Moment)
    title: Mapped[str] = mapped_column(default="")
    author_group: Mapped[str] = mapped_column(default="")
    backers: Mapped[int] = mapped_column(default=0)
    base: Mapped[int] = mapped_column(default=0)
    way: Mapped[str] = mapped_column(default="")  # how backers were counted: names, hands, ballot
    backed_wording: Mapped[int] = mapped_column(default=0)  # the wording the backers saw; 0: none counted
    share: Mapped[str] = mapped_column(default="1/10")  # the rule at that time
    least: Mapped[int] = mapped_column(default=3)
    closed: Mapped[bool] = mapped_column(default=False)  # what it answers is final
    state: Mapped[str] = mapped_column(default="draft")  # draft, backed, not_backed, printed, withdrawn


class MinorityWording(Record):
    """One wording of a minority view; never changed, only followed by another."""

    __tablename__ = "minority_wording"
    view_id: Mapped[str] = reference("minority_view.id")
    number: Mapped[int]
    text: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
    title: Mapped[str] = mapped_column(default="")


class BackingRule(Record):
    """What the council agreed about minority views beforehand; one row, or none for the usual rule."""

    __tablename__ = "backing_rule"
    share: Mapped[str]
    least: Mapped[int]
    most: Mapped[int]  # characters
