"""Views of those who lost, and recommendations."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

# The table pointed at below lives here; importing it lets every key resolve.
from council.store import Json, Moment, Record, reference


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
