"""The verbs of the outcome: minority views kept, recommendations made, filled and finished."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from council.decisions.ballots import rules
from council.decisions.ballots.records import Ballot
from council.decisions.outcome import minority
from council.decisions.outcome.records import MinorityView, Recommendation
from council.decisions.outcome.refusals import (
    AlreadyRecommended,
    OnlyFromAdopted,
    ReasonsMissing,
    RecommendationIsFinal,
)
from council.decisions.proposals import difference
from council.decisions.proposals.queries import current_version, found, in_words, next_number
from council.decisions.proposals.records import Proposal
from council.store import Db

ADOPTED = ("adopted", "adopted_with_concerns")


def keep_minority_view(
    db: Db,
    *,
    view_id: str,
    text: str,
    backers: int,
    base: int,
    at: datetime,
    proposal_id: str | None = None,
    ballot_id: str | None = None,
    rule: minority.Backing = minority.USUAL,
) -> str:
    """Keep a text of those who lost with the number of its backers; returns its state: backed, not_backed.

    Without a proposal it answers the whole. Kept again under the same id, text and backing are replaced.
    Raises: WordingMissing, WordingTooLong, BackersOutOfRange, UnknownRecord.
    """
    if proposal_id is not None:
        found(db, Proposal, proposal_id)
    state = "backed" if minority.is_backed(backers, base, rule) else "not_backed"
    view = db.get(MinorityView, view_id)
    if view is None:
        view = MinorityView(
            id=view_id,
            number=next_number(db, MinorityView),
            proposal_id=proposal_id,
            ballot_id=ballot_id,
            text=difference.wording(text),
            backers=backers,
            base=base,
            at=at,
            share=rules.as_text(rule.share),
            least=rule.least,
        )
        db.add(view)
    view.text, view.backers, view.base, view.state = difference.wording(text), backers, base, state
    return state


def withdraw_minority_view(db: Db, *, view_id: str) -> str:
    """Take a minority view back by its authors; it stays in the file and is not printed."""
    found(db, MinorityView, view_id).state = "withdrawn"
    return view_id


def recommend(
    db: Db,
    *,
    recommendation_id: str,
    proposal_id: str,
    at: datetime,
    title: str = "",
    rationale: str = "",
    trade_offs: str = "",
    kind: str = "other",
    addressee: str = "",
    who: str = "",
    by_when: str = "",
    waived_by: str = "",
    fields: Mapping[str, str] | None = None,
) -> str:
    """Make a provisional recommendation from an adopted wording, word for word; returns its id.

    Raises: OnlyFromAdopted, AlreadyRecommended.
    """
    if db.get(Recommendation, recommendation_id) is not None:
        return recommendation_id
    proposal = found(db, Proposal, proposal_id)
    version = current_version(db, proposal_id)
    if proposal.state not in ADOPTED or version is None:
        raise OnlyFromAdopted(number=proposal.number, state=in_words(proposal.state))
    if proposal.recommendation:
        raise AlreadyRecommended(proposal=proposal.number, number=proposal.recommendation)
    proposal.recommendation = next_number(db, Recommendation)
    ballot = db.scalar(select(Ballot).where(Ballot.version_id == version.id, Ballot.state == "certified"))
    db.add(
        Recommendation(
            id=recommendation_id,
            number=proposal.recommendation,
            title=title.strip() or proposal.title,
            text=version.text,
            proposal_id=proposal_id,
            version_id=version.id,
            at=at,
            ballot_id=None if ballot is None else ballot.id,
            theme_id=proposal.theme_id,
            kind=kind,
            addressee=addressee.strip() or proposal.addressee,
            who=who.strip(),
            by_when=by_when.strip(),
            rationale=rationale.strip() or version.rationale,
            trade_offs=trade_offs.strip(),
            waived_by=waived_by.strip(),
            fields=dict(fields or {}),
        )
    )
    return recommendation_id


def describe_recommendation(db: Db, *, recommendation_id: str, **given: str) -> str:
    """Fill a provisional recommendation's fields, by name.

    Its own are title, kind, addressee, who, by_when, rationale, trade_offs, waived_by; any other name goes
    among its further fields. Raises: RecommendationIsFinal.
    """
    row = _provisional(db, recommendation_id)
    own = ("title", "kind", "addressee", "who", "by_when", "rationale", "trade_offs", "waived_by")
    for name in own:
        if name in given:
            setattr(row, name, given[name].strip())
    row.fields = row.fields | {name: text.strip() for name, text in given.items() if name not in own}
    return recommendation_id


def finish_recommendation(db: Db, *, recommendation_id: str) -> str:
    """Say that those who adopted it have read the recommendation; from now on it is final.

    Raises: RecommendationIsFinal, ReasonsMissing.
    """
    row = _provisional(db, recommendation_id)
    if not row.waived_by and not (row.rationale and row.trade_offs):
        raise ReasonsMissing
    row.state = "final"
    return recommendation_id


def _provisional(db: Db, recommendation_id: str) -> Recommendation:
    row = found(db, Recommendation, recommendation_id)
    if row.state != "provisional":
        raise RecommendationIsFinal(number=row.number, state=row.state)
    return row
