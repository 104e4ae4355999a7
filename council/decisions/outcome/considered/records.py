"""Reasons for and against what was not adopted, each as it was said."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

# The table pointed at below lives there; importing it lets every key resolve.
from council.decisions.proposals import records as _proposals
from council.store import Moment, Record, reference

POINTED_AT = (_proposals,)


class ConsideredReason(Record):
    """One reason for or against a proposal, kept beside it whatever became of it."""

    __tablename__ = "considered_reason"
    proposal_id: Mapped[str] = reference("proposal.id")
    side: Mapped[str]  # for, against
    text: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
