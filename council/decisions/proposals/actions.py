"""The verbs of proposals: drafted from themes and statements, worded, reworded, withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from sqlalchemy import select

from council.decisions.proposals import difference
from council.decisions.proposals.queries import current_version, found, in_the_making, next_number
from council.decisions.proposals.records import Origin, Proposal, ProposalVersion
from council.decisions.proposals.refusals import (
    ChangeNeedsReason,
    NothingChanged,
    OriginWeightUnknown,
    TitleMissing,
    WordingMissing,
)
from council.ground.themes.records import Membership, Theme
from council.sessions.records import Statement
from council.store import Db

WEIGHTS = ("quoted", "drawn_on", "against")


def draft_proposal(
    db: Db,
    *,
    proposal_id: str,
    title: str,
    at: datetime,
    text: str = "",
    version_id: str | None = None,
    theme_id: str | None = None,
    statements: Sequence[str] = (),
    driver: str = "",
    addressee: str = "",
    author_group: str = "",
    rationale: str = "",
    language: str = "en",
) -> str:
    """Begin a proposal and return its id; theme and statements become its origins. A retry changes nothing.

    Without a text it is an idea; with one, a draft with its first version.
    Raises: TitleMissing, WordingTooLong, UnknownRecord.
    """
    if db.get(Proposal, proposal_id) is not None:
        return proposal_id
    if not title.strip():
        raise TitleMissing
    if theme_id is not None:
        found(db, Theme, theme_id)
    proposal = Proposal(
        id=proposal_id,
        number=next_number(db, Proposal),
        title=" ".join(title.split()),
        at=at,
        theme_id=theme_id,
        driver=driver.strip(),
        addressee=addressee.strip(),
        author_group=author_group.strip(),
        state="idea",
    )
    db.add(proposal)
    if text.strip():
        add_version(
            db,
            version_id=version_id or str(uuid4()),
            proposal_id=proposal_id,
            text=text,
            at=at,
            statements=statements,
            rationale=rationale,
            language=language,
        )
    return proposal_id


def describe_proposal(
    db: Db, *, proposal_id: str, title: str, driver: str = "", addressee: str = "", author_group: str = ""
) -> str:
    """Change what stands about a proposal beside its wording. Raises: TitleMissing, ProposalIsSettled."""
    proposal = in_the_making(db, proposal_id)
    if not title.strip():
        raise TitleMissing
    proposal.title, proposal.driver = " ".join(title.split()), driver.strip()
    proposal.addressee, proposal.author_group = addressee.strip(), author_group.strip()
    return proposal_id


def add_version(
    db: Db,
    *,
    version_id: str,
    proposal_id: str,
    text: str,
    at: datetime,
    reason: str = "",
    causes: Sequence[str] = (),
    statements: Sequence[str] = (),
    rationale: str = "",
    who_when: str = "",
    conditions: str = "",
    signs: str = "",
    review_on: str = "",
    language: str = "en",
) -> str:
    """Keep a new wording, which follows the last; a proposal in review goes back to draft. Returns the id.

    Only the first wording needs no reason.
    Raises: ProposalIsSettled, WordingMissing, WordingTooLong, ChangeNeedsReason, NothingChanged,
        UnknownRecord.
    """
    if db.get(ProposalVersion, version_id) is not None:
        return version_id
    proposal = in_the_making(db, proposal_id)
    last = current_version(db, proposal_id)
    if last is not None and not reason.strip():
        raise ChangeNeedsReason
    if last is not None and difference.wording(text) == last.text:
        raise NothingChanged(number=last.number)
    kept = difference.wording(text)
    db.add(
        ProposalVersion(
            id=version_id,
            proposal_id=proposal_id,
            number=1 if last is None else last.number + 1,
            text=kept,
            reason=reason.strip(),
            hash=difference.fingerprint(kept),
            at=at,
            parents=[] if last is None else [last.id],
            causes=list(causes),
            rationale=rationale.strip(),
            who_when=who_when.strip(),
            conditions=conditions.strip(),
            signs=signs.strip(),
            review_on=review_on,
            language=language,
        )
    )
    _supersede(proposal, last)
    if last is None and proposal.theme_id is not None:
        _draw_on_theme(db, version_id, proposal.theme_id, at)
    add_origins(db, version_id=version_id, statements=statements, at=at)
    return version_id


def add_origins(
    db: Db, *, version_id: str, statements: Sequence[str], at: datetime, weight: str = "drawn_on"
) -> int:
    """Say that a wording draws on, quotes or goes against statements; returns how many links are new."""
    if weight not in WEIGHTS:
        raise OriginWeightUnknown(given=weight)
    found(db, ProposalVersion, version_id)
    known = set(db.scalars(select(Origin.statement_id).where(Origin.version_id == version_id)))
    fresh = [one for one in dict.fromkeys(statements) if one not in known]
    for statement_id in fresh:
        found(db, Statement, statement_id)
        db.add(Origin(version_id=version_id, statement_id=statement_id, weight=weight, at=at))
    return len(fresh)


def put_to_review(db: Db, *, proposal_id: str) -> str:
    """Show the current wording to the council; from now on it counts as read. Raises: ProposalIsSettled."""
    proposal = in_the_making(db, proposal_id)
    version = current_version(db, proposal_id)
    if version is None:
        raise WordingMissing
    proposal.state = "in_review"
    if version.state == "draft":
        version.state = "read"
    return proposal_id


def withdraw_proposal(db: Db, *, proposal_id: str, reason: str) -> str:
    """Take a proposal out; it stays readable. Raises: ChangeNeedsReason, ProposalIsSettled."""
    proposal = in_the_making(db, proposal_id)
    if not reason.strip():
        raise ChangeNeedsReason
    proposal.state, proposal.reason = "withdrawn", reason.strip()
    return proposal_id


def _draw_on_theme(db: Db, version_id: str, theme_id: str, at: datetime) -> None:
    """Link a wording to its theme with what the theme is at this moment; one gone by now leaves no link."""
    theme = db.get(Theme, theme_id)
    if theme is None:
        return
    inside = select(Membership.statement_id).where(Membership.theme_id == theme_id).order_by(Membership.id)
    db.add(
        Origin(
            version_id=version_id,
            theme_id=theme_id,
            theme_number=theme.number,
            theme_title=theme.title,
            members=list(db.scalars(inside)),
            at=at,
        )
    )


def _supersede(proposal: Proposal, last: ProposalVersion | None) -> None:
    """A new wording makes the proposal a draft again; a sealed one stays sealed."""
    proposal.state = "draft"
    if last is not None and last.state != "sealed":
        last.state = "superseded"
