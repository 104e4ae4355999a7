"""Support rounds, what was counted in them, and what would raise support.

No rating of a person is kept: slips are counted in one box by two people, tables are counted as a whole, and
a remark carries neither a name nor a seat, a level, a table or a time.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

# The table pointed at below lives here; importing it lets every key resolve.
from council.decisions.proposals import records as _proposals
from council.store import Json, Moment, Record, reference

POINTED_AT = (_proposals,)


class SupportRound(Record):
    """One wording rated once by those present."""

    __tablename__ = "support_round"
    number: Mapped[int]  # over all proposals, from 1
    version_id: Mapped[str] = reference("proposal_version.id")
    levels: Mapped[list[str]] = mapped_column(Json)  # names, best first
    lowest: Mapped[int]  # the lowest level that counts; the best has the highest number, the worst is 1
    threshold: Mapped[str]  # "a/b", met by at least it
    base: Mapped[str]  # ratings, ratings_and_passes, present
    way: Mapped[str]  # paper, cards, hands
    present: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)
    rounds: Mapped[int] = mapped_column(default=0)  # how many were agreed beforehand at most; 0: not agreed
    state: Mapped[str] = mapped_column(default="open")  # open, closed, stopped
    counts: Mapped[dict[str, int]] = mapped_column(Json, default_factory=dict)  # settled at closing
    settled: Mapped[dict[str, int]] = mapped_column(Json, default_factory=dict)  # where two counts differed
    settled_by: Mapped[str] = mapped_column(default="")
    time_up: Mapped[bool] = mapped_column(default=False)  # the lead said that time is up
    closed_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    reason: Mapped[str] = mapped_column(default="")  # why it was stopped


class SupportCount(Record):
    """The slips of a round as one of two people counted them, or what one table or more showed."""

    __tablename__ = "support_count"
    round_id: Mapped[str] = reference("support_round.id")
    teller: Mapped[int]  # 1 or 2 on paper; 0 for tables
    name: Mapped[str] = mapped_column(default="")  # who counted
    label: Mapped[str] = mapped_column(default="")  # the table or tables
    counts: Mapped[dict[str, int]] = mapped_column(Json, default_factory=dict)


class Remark(Record):
    """What would raise somebody's support, unsigned; its id is random, so that it tells nothing of when."""

    __tablename__ = "remark"
    round_id: Mapped[str] = reference("support_round.id")
    version_id: Mapped[str] = reference("proposal_version.id")  # the wording it is about
    text: Mapped[str]
    state: Mapped[str] = mapped_column(default="open")  # open, taken_in, not_taken_in, question
    answer: Mapped[str] = mapped_column(default="")  # the reason, or what the authors ask back
    into_id: Mapped[str | None] = reference(
        "proposal_version.id", optional=True
    )  # the wording that took it in
