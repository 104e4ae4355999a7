"""Proposals, every wording they had, and what each wording grew out of."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

# The table pointed at below lives here; importing it lets every key resolve.
from council.sessions import records as _sessions
from council.store import Json, Moment, Record, reference

POINTED_AT = (_sessions,)


class Proposal(Record):
    """A text on its way to a decision; what it says stands in its versions."""

    __tablename__ = "proposal"
    number: Mapped[int]
    title: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
    driver: Mapped[str] = mapped_column(default="")  # what is the matter, and for whom
    # No key: a theme may be dissolved or worked out anew; what a proposal grew out of stays, see Origin.
    theme_id: Mapped[str | None] = mapped_column(default=None)
    addressee: Mapped[str] = mapped_column(default="")
    author_group: Mapped[str] = mapped_column(default="")
    # idea, draft, in_review, in_consent, in_ballot,
    # adopted, adopted_with_concerns, not_adopted, withdrawn, merged
    state: Mapped[str] = mapped_column(default="draft")
    reason: Mapped[str] = mapped_column(default="")  # why it was withdrawn or not adopted
    recommendation: Mapped[int] = mapped_column(default=0)  # the number under which it is recommended
    # The ballot whose certificate adopted it or not. No key: ballots point at proposals, not the other way.
    decided_by_id: Mapped[str] = mapped_column(default="")
    # The number of the support round open on it, or 0; no consent round and no ballot opens meanwhile.
    rated_in: Mapped[int] = mapped_column(default=0)
    withdrawn_by: Mapped[str] = mapped_column(default="")  # the group that took it out
    merged_into_id: Mapped[str | None] = reference("proposal.id", optional=True)
    split_from_id: Mapped[str | None] = reference("proposal.id", optional=True)


class ProposalVersion(Record):
    """One wording that others were shown; never changed, only followed by another."""

    __tablename__ = "proposal_version"
    proposal_id: Mapped[str] = reference("proposal.id")
    number: Mapped[int]
    text: Mapped[str]
    reason: Mapped[str]  # why this wording followed the last one
    hash: Mapped[str]  # SHA-256 of everything it says, see wordings.sealed_text
    at: Mapped[datetime] = mapped_column(Moment)
    # The wordings it followed: the last of its own proposal; where merged a second; where split another's.
    parents: Mapped[list[str]] = mapped_column(Json, default_factory=list)
    causes: Mapped[list[str]] = mapped_column(Json, default_factory=list)  # ids of objections or remarks
    rationale: Mapped[str] = mapped_column(default="")
    who_when: Mapped[str] = mapped_column(default="")  # who does what by when
    conditions: Mapped[str] = mapped_column(default="")
    signs: Mapped[str] = mapped_column(default="")  # how we will know
    review_on: Mapped[str] = mapped_column(default="")  # ISO date or ""
    wording_only: Mapped[bool] = mapped_column(default=False)  # the authors say the meaning stays
    costs: Mapped[list[dict[str, str]]] = mapped_column(Json, default_factory=list)  # lines of the cost sheet
    rewards: Mapped[str] = mapped_column(default="")  # incentive check, three questions
    punishes: Mapped[str] = mapped_column(default="")
    gaming: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="en")
    state: Mapped[str] = mapped_column(default="draft")  # draft, read, sealed, superseded


class Origin(Record):
    """One thing a wording grew out of; a link is never removed.

    Of a theme it keeps number, title and statements as they were then: themes are worked out anew, merged and
    dissolved, and what a decision came from must not change with them.
    """

    __tablename__ = "origin"
    version_id: Mapped[str] = reference("proposal_version.id")
    at: Mapped[datetime] = mapped_column(Moment)
    statement_id: Mapped[str | None] = reference("statement.id", optional=True)
    theme_id: Mapped[str | None] = mapped_column(default=None, index=True)
    theme_number: Mapped[int] = mapped_column(default=0)
    theme_title: Mapped[str] = mapped_column(default="")
    members: Mapped[list[str]] = mapped_column(
        Json, default_factory=list
    )  # ids of the theme's statements then
    weight: Mapped[str] = mapped_column(default="drawn_on")  # quoted, drawn_on, against
