"""What the council keeps of its deciding: wordings, ballots, views of those who lost, recommendations.

A secret paper leaves no row: only what the tellers wrote down for a pile is kept, and nobody's name or seat.
"""

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


class ProposalVersion(Record):
    """One wording that others were shown; never changed, only followed by another."""

    __tablename__ = "proposal_version"
    proposal_id: Mapped[str] = reference("proposal.id")
    number: Mapped[int]
    text: Mapped[str]
    reason: Mapped[str]  # why this wording followed the last one
    hash: Mapped[str]  # SHA-256 of the text
    at: Mapped[datetime] = mapped_column(Moment)
    parents: Mapped[list[str]] = mapped_column(Json, default_factory=list)
    causes: Mapped[list[str]] = mapped_column(Json, default_factory=list)  # ids of objections or remarks
    rationale: Mapped[str] = mapped_column(default="")
    who_when: Mapped[str] = mapped_column(default="")  # who does what by when
    conditions: Mapped[str] = mapped_column(default="")
    signs: Mapped[str] = mapped_column(default="")  # how we will know
    review_on: Mapped[str] = mapped_column(default="")  # ISO date or ""
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


class Ballot(Record):
    """One vote on fixed texts under a fixed rule; paper figures are those of the desk."""

    __tablename__ = "ballot"
    number: Mapped[int]
    question: Mapped[str]
    version_id: Mapped[str] = reference("proposal_version.id")
    kind: Mapped[str]  # majority, approval, score, ranked, schulze
    way: Mapped[str]  # paper (secret) or hands (open)
    base: Mapped[str]  # votes, cast, returned, present, entitled
    threshold: Mapped[str]  # "a/b"
    at_least: Mapped[bool]
    quorum: Mapped[str]  # "a/b", or a plain number
    quorum_on: Mapped[str]  # returned or present
    at: Mapped[datetime] = mapped_column(Moment)
    casting_vote: Mapped[bool] = mapped_column(default=False)  # agreed beforehand
    settings: Mapped[dict[str, int]] = mapped_column(Json, default_factory=dict)  # cap, winners, top, level
    # prepared, open, closed, counted, reconciled, certified, void
    state: Mapped[str] = mapped_column(default="prepared")
    entitled: Mapped[int | None] = mapped_column(default=None)  # E
    present: Mapped[int | None] = mapped_column(default=None)  # P
    printed: Mapped[int | None] = mapped_column(default=None)  # T
    handed_out: Mapped[int | None] = mapped_column(default=None)  # H
    left_over: Mapped[int | None] = mapped_column(default=None)  # U
    replaced: Mapped[int | None] = mapped_column(default=None)  # J
    in_box: Mapped[int | None] = mapped_column(default=None)  # R
    teller_one: Mapped[str] = mapped_column(default="")
    teller_two: Mapped[str] = mapped_column(default="")
    chair: Mapped[str] = mapped_column(default="")
    chair_vote: Mapped[str] = mapped_column(default="")  # yes, no, or "" when none was given
    opened_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    closed_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    certified_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    hash: Mapped[str] = mapped_column(default="")  # over texts, rule and counts, at certifying
    reason: Mapped[str] = mapped_column(default="")  # why it is void
    repeats_id: Mapped[str | None] = reference("ballot.id", optional=True)


class BallotOption(Record):
    """One thing that can be marked on a paper, where the kind is not yes or no."""

    __tablename__ = "ballot_option"
    ballot_id: Mapped[str] = reference("ballot.id")
    position: Mapped[int]  # from 1
    text: Mapped[str]
    version_id: Mapped[str | None] = reference("proposal_version.id", optional=True)


class Pile(Record):
    """Up to 25 papers of one box, or the hands of one table, counted on their own."""

    __tablename__ = "pile"
    ballot_id: Mapped[str] = reference("ballot.id")
    number: Mapped[int]
    label: Mapped[str] = mapped_column(default="")  # the table's name where hands were counted
    state: Mapped[str] = mapped_column(default="blank")  # blank, entered, agreed, recounted
    counts: Mapped[dict[str, int]] = mapped_column(Json, default_factory=dict)  # settled
    lines: Mapped[list[str]] = mapped_column(Json, default_factory=list)  # settled, sorted by content
    settled_by: Mapped[str] = mapped_column(default="")


class Entry(Record):
    """What one teller wrote down for one pile, without seeing the other's."""

    __tablename__ = "entry"
    pile_id: Mapped[str] = reference("pile.id")
    teller: Mapped[int]  # 1 or 2
    counts: Mapped[dict[str, int]] = mapped_column(Json, default_factory=dict)
    lines: Mapped[list[str]] = mapped_column(Json, default_factory=list)


class MinorityView(Record):
    """A text of those who lost; only the number of its backers is kept."""

    __tablename__ = "minority_view"
    number: Mapped[int]
    proposal_id: Mapped[str | None] = reference("proposal.id", optional=True)  # None: on the whole
    ballot_id: Mapped[str | None] = reference("ballot.id", optional=True)
    text: Mapped[str]
    backers: Mapped[int]
    base: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)
    share: Mapped[str] = mapped_column(default="1/10")
    least: Mapped[int] = mapped_column(default=3)
    state: Mapped[str] = mapped_column(default="draft")  # draft, backed, not_backed, printed, withdrawn


class Recommendation(Record):
    """An adopted wording with its reasons, ready to be answered for."""

    __tablename__ = "recommendation"
    number: Mapped[int]
    title: Mapped[str]
    text: Mapped[str]
    proposal_id: Mapped[str] = reference("proposal.id")
    version_id: Mapped[str] = reference("proposal_version.id")
    at: Mapped[datetime] = mapped_column(Moment)
    ballot_id: Mapped[str | None] = reference("ballot.id", optional=True)
    theme_id: Mapped[str | None] = mapped_column(default=None)
    kind: Mapped[str] = mapped_column(default="other")  # law, budget, programme, study, own_action, other
    addressee: Mapped[str] = mapped_column(default="")
    who: Mapped[str] = mapped_column(default="")
    by_when: Mapped[str] = mapped_column(default="")
    rationale: Mapped[str] = mapped_column(default="")
    trade_offs: Mapped[str] = mapped_column(default="")
    waived_by: Mapped[str] = mapped_column(default="")  # role that waived rationale or trade-offs
    fields: Mapped[dict[str, str]] = mapped_column(
        Json, default_factory=dict
    )  # the others: evidence, limits, …
    state: Mapped[str] = mapped_column(default="provisional")  # provisional, final, published, corrected
