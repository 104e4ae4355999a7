"""Criteria, and what named groups gave each wording by them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

# The tables pointed at below live here; importing them lets every key resolve.
from council.decisions.proposals import records as _proposals
from council.sessions import records as _sessions
from council.store import Moment, Record, reference

POINTED_AT = (_proposals, _sessions)


class Criterion(Record):
    """One thing a good proposal does; once agreed its words and weight stand."""

    __tablename__ = "criterion"
    number: Mapped[int]
    text: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
    weight: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(default="proposed")  # proposed, agreed, retired
    item_id: Mapped[str | None] = reference("agenda_item.id", optional=True)  # where it was agreed
    agreed_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    reason: Mapped[str] = mapped_column(default="")  # why it was retired


class CriterionScore(Record):
    """What one group gave one wording by one criterion, and why."""

    __tablename__ = "criterion_score"
    criterion_id: Mapped[str] = reference("criterion.id")
    version_id: Mapped[str] = reference("proposal_version.id")
    scored_by: Mapped[str]  # by name: the drafting group, the experts, table 3; never a person
    score: Mapped[int]  # 0 to 4
    reason: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
