"""Recommendations, how they stand to each other, misprints, and bundles of what stays open."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

# The tables pointed at below live there; importing them lets every key resolve.
from council.decisions.ballots import records as _ballots
from council.decisions.consent import records as _consent
from council.decisions.proposals import records as _proposals
from council.store import Json, Moment, Record, reference

POINTED_AT = (_ballots, _consent, _proposals)


class Recommendation(Record):
    """An adopted wording with its reasons, ready to be answered for. Empty fields are "not stated"."""

    __tablename__ = "recommendation"
    number: Mapped[int]
    title: Mapped[str]
    text: Mapped[str]
    proposal_id: Mapped[str] = reference("proposal.id")
    version_id: Mapped[str] = reference("proposal_version.id")
    at: Mapped[datetime] = mapped_column(Moment)
    ballot_id: Mapped[str | None] = reference("ballot.id", optional=True)
    consent_id: Mapped[str | None] = reference("consent_round.id", optional=True)
    theme_id: Mapped[str | None] = mapped_column(default=None)
    place: Mapped[int] = mapped_column(default=0)  # order in which they stand, from 1
    kind: Mapped[str] = mapped_column(default="other")  # see fields.KINDS
    horizon: Mapped[str] = mapped_column(default="")
    addressee: Mapped[str] = mapped_column(default="")
    who: Mapped[str] = mapped_column(default="")
    by_when: Mapped[str] = mapped_column(default="")
    rationale: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    evidence_ids: Mapped[list[str]] = mapped_column(Json, default_factory=list)  # what was heard in sessions
    criteria: Mapped[str] = mapped_column(default="")
    trade_offs: Mapped[str] = mapped_column(default="")
    incentives: Mapped[str] = mapped_column(default="")
    conditions: Mapped[str] = mapped_column(default="")
    indicators: Mapped[str] = mapped_column(default="")
    review_on: Mapped[str] = mapped_column(default="")  # YYYY-MM-DD or ""
    confidence: Mapped[str] = mapped_column(default="")  # see fields.CONFIDENCE
    limits: Mapped[str] = mapped_column(default="")
    waived_by: Mapped[str] = mapped_column(default="")  # role that waived rationale or trade-offs
    state: Mapped[str] = mapped_column(default="provisional")  # provisional, final, published, corrected


class RecommendationTie(Record):
    """How one recommendation stands to another."""

    __tablename__ = "recommendation_tie"
    recommendation_id: Mapped[str] = reference("recommendation.id")
    other_id: Mapped[str] = reference("recommendation.id")
    how: Mapped[str]  # needs, replaces, conflicts
    at: Mapped[datetime] = mapped_column(Moment)


class Misprint(Record):
    """A slip of the pen put right in a recommendation, old and new, approved by two roles."""

    __tablename__ = "misprint"
    recommendation_id: Mapped[str] = reference("recommendation.id")
    number: Mapped[int]
    old: Mapped[str]
    new: Mapped[str]
    first_role: Mapped[str]
    second_role: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)


class Bundle(Record):
    """Recommendations and open proposals that stand side by side as alternatives; nothing is chosen."""

    __tablename__ = "bundle"
    number: Mapped[int]
    title: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
    note: Mapped[str] = mapped_column(default="")
    members: Mapped[list[str]] = mapped_column(Json, default_factory=list)  # ids of their proposals
