"""The verbs of recommendations: made, filled, ordered, tied, made final, corrected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from council.decisions.consent.records import ConsentRound
from council.decisions.outcome.minority.actions import close_minority_views, print_minority_views
from council.decisions.outcome.recommended.fields import CONFIDENCE, KINDS, NAMES, TIES
from council.decisions.outcome.recommended.records import Bundle, Misprint, Recommendation, RecommendationTie
from council.decisions.outcome.recommended.refusals import (
    AlreadyRecommended,
    ChoiceUnknown,
    FieldUnknown,
    MisprintNotFound,
    MisprintUnchanged,
    OnlyFromAdopted,
    OrderIncomplete,
    ReasonsMissing,
    RecommendationIsFinal,
    TiedToItself,
    TwoAlternativesNeeded,
    TwoRolesNeeded,
)
from council.decisions.proposals.queries import current_version, found, in_words, next_number
from council.decisions.proposals.records import Proposal, ProposalVersion
from council.decisions.proposals.refusals import TitleMissing
from council.sessions.asked.records import Evidence
from council.store import Db
from council.words import _

ADOPTED = ("adopted", "adopted_with_concerns")
SETTLED = ("final", "published", "corrected")
CHOICES = {"kind": KINDS, "confidence": CONFIDENCE, "how": TIES}


def recommend(
    db: Db,
    *,
    recommendation_id: str,
    proposal_id: str,
    at: datetime,
    **given: str,
) -> str:
    """Make a provisional recommendation from an adopted wording, word for word; returns its id.

    What the wording says of itself (reasons, who acts, conditions, signs, review, incentives, costs) is taken
    over unless given. It stands last in the order. A retry changes nothing.

    Args: given: fields by name.
    Raises: OnlyFromAdopted, AlreadyRecommended, FieldUnknown, ChoiceUnknown.
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
    agreed = db.scalar(
        select(ConsentRound.id).where(ConsentRound.version_id == version.id, ConsentRound.state == "agreed")
    )
    row = Recommendation(
        id=recommendation_id,
        number=proposal.recommendation,
        title=proposal.title,
        text=version.text,
        proposal_id=proposal_id,
        version_id=version.id,
        at=at,
        ballot_id=proposal.decided_by_id or None,
        consent_id=agreed,
        theme_id=proposal.theme_id,
        place=(db.scalar(select(func.max(Recommendation.place))) or 0) + 1,
    )
    _fill(row, _of_version(proposal, version))
    _fill(row, {name: text for name, text in given.items() if text.strip()})
    db.add(row)
    return recommendation_id


def describe_recommendation(
    db: Db, *, recommendation_id: str, evidence_ids: Sequence[str] | None = None, **given: str
) -> str:
    """Fill a provisional recommendation's fields, by name; those not given stay.

    Args: evidence_ids: what was heard in sessions and is cited; None leaves it.
    Raises: RecommendationIsFinal, FieldUnknown, ChoiceUnknown, TitleMissing, UnknownRecord.
    """
    row = _provisional(db, recommendation_id)
    if not given.get("title", row.title).strip():
        raise TitleMissing
    _fill(row, given)
    if evidence_ids is not None:
        for one in evidence_ids:
            found(db, Evidence, one)
        row.evidence_ids = list(dict.fromkeys(evidence_ids))
    return recommendation_id


def finish_recommendation(db: Db, *, recommendation_id: str) -> str:
    """Say that those who adopted it have read the recommendation; from now on it is final.

    Views of those who lost on it can then be neither reworded nor taken back.
    Raises: RecommendationIsFinal, ReasonsMissing.
    """
    row = _provisional(db, recommendation_id)
    if not row.waived_by and not (row.rationale and row.trade_offs):
        raise ReasonsMissing
    row.state = "final"
    close_minority_views(db, proposal_id=row.proposal_id)
    return recommendation_id


def order_recommendations(db: Db, *, recommendation_ids: Sequence[str]) -> int:
    """Let the recommendations stand in this order; their numbers stay, as others may have cited them.

    Returns: how many moved. Raises: OrderIncomplete, unless each is named exactly once.
    """
    rows = {row.id: row for row in db.scalars(select(Recommendation))}
    if sorted(recommendation_ids) != sorted(rows):
        raise OrderIncomplete(given=len(recommendation_ids), known=len(rows))
    moved = 0
    for place, id in enumerate(recommendation_ids, start=1):
        moved += rows[id].place != place
        rows[id].place = place
    return moved


def tie_recommendations(
    db: Db, *, tie_id: str, recommendation_id: str, other_id: str, how: str, at: datetime
) -> str:
    """Say that one recommendation needs, replaces or is at odds with another; said twice, it stands once.

    Returns: the id of the tie that stands. Raises: TiedToItself, ChoiceUnknown, UnknownRecord.
    """
    _choice("how", how)
    one, _other = found(db, Recommendation, recommendation_id), found(db, Recommendation, other_id)
    if recommendation_id == other_id:
        raise TiedToItself(number=one.number)
    ends = [(recommendation_id, other_id)] + [(other_id, recommendation_id)] * (how == "conflicts")
    for row in db.scalars(select(RecommendationTie).where(RecommendationTie.how == how)):
        if (row.recommendation_id, row.other_id) in ends:
            return row.id
    db.add(
        RecommendationTie(id=tie_id, recommendation_id=recommendation_id, other_id=other_id, how=how, at=at)
    )
    return tie_id


def untie_recommendations(db: Db, *, tie_id: str) -> str:
    """Take a tie between two recommendations back."""
    db.delete(found(db, RecommendationTie, tie_id))
    return tie_id


def correct_misprint(
    db: Db,
    *,
    misprint_id: str,
    recommendation_id: str,
    old: str,
    new: str,
    first_role: str,
    second_role: str,
    at: datetime,
) -> str:
    """Put a misprint right in the text of a recommendation; old and new words stay listed. Returns its state.

    The wording that was decided keeps its own text. One that is final or published is corrected from now on.

    Args: old: words that stand in the text exactly once; first_role, second_role: who approved it.
    Raises: MisprintUnchanged, MisprintNotFound, TwoRolesNeeded.
    """
    row = found(db, Recommendation, recommendation_id)
    if db.get(Misprint, misprint_id) is not None:
        return row.state
    roles = [" ".join(role.split()) for role in (first_role, second_role)]
    if not all(roles) or roles[0].casefold() == roles[1].casefold():
        raise TwoRolesNeeded
    if old == new:
        raise MisprintUnchanged
    times = row.text.count(old) if old else 0
    if times != 1:
        raise MisprintNotFound(old=old, times=times, number=row.number)
    row.text = row.text.replace(old, new)
    if row.state in SETTLED:
        row.state = "corrected"
    number = 1 + (
        db.scalar(
            select(func.count()).select_from(Misprint).where(Misprint.recommendation_id == recommendation_id)
        )
        or 0
    )
    db.add(
        Misprint(
            id=misprint_id, recommendation_id=recommendation_id, number=number, old=old, new=new,
            first_role=roles[0], second_role=roles[1], at=at,
        )
    )  # fmt: skip
    return row.state


def mark_published(db: Db) -> int:
    """Say that every final recommendation, and every view backed, stands in a published report.

    Returns: how many recommendations that were.
    """
    rows = tuple(db.scalars(select(Recommendation).where(Recommendation.state == "final")))
    for row in rows:
        row.state = "published"
    print_minority_views(db)
    return len(rows)


def bundle_alternatives(
    db: Db, *, bundle_id: str, title: str, proposal_ids: Sequence[str], at: datetime, note: str = ""
) -> str:
    """Let proposals stand side by side as alternatives, recommended or still open; nothing is chosen.

    Kept again under the same id, title, note and members are replaced.
    Raises: TitleMissing, TwoAlternativesNeeded, UnknownRecord.
    """
    members = list(dict.fromkeys(proposal_ids))
    if not title.strip():
        raise TitleMissing
    if len(members) < 2:
        raise TwoAlternativesNeeded
    for one in members:
        found(db, Proposal, one)
    row = db.get(Bundle, bundle_id)
    if row is None:
        row = Bundle(id=bundle_id, number=next_number(db, Bundle), title="", at=at)
        db.add(row)
    row.title, row.note, row.members = " ".join(title.split()), note.strip(), members
    return bundle_id


def unbundle(db: Db, *, bundle_id: str) -> str:
    """Take a bundle of alternatives apart; what stood in it stays."""
    db.delete(found(db, Bundle, bundle_id))
    return bundle_id


def _of_version(proposal: Proposal, version: ProposalVersion) -> dict[str, str]:
    """What a wording says of itself, by the names of a recommendation's fields."""
    return {
        "addressee": proposal.addressee,
        "who": version.who_when,
        "rationale": version.rationale,
        "conditions": version.conditions,
        "indicators": version.signs,
        "review_on": version.review_on,
        "incentives": "\n".join(
            words.format(text=text)
            for words, text in (
                (_("Rewards: {text}"), version.rewards),
                (_("Punishes: {text}"), version.punishes),
                (_("Who could game it: {text}"), version.gaming),
            )
            if text
        ),
    }


def _fill(row: Recommendation, given: dict[str, str]) -> None:
    for name, text in given.items():
        if name not in NAMES:
            raise FieldUnknown(given=name, known=", ".join(NAMES))
        if name in CHOICES:
            _choice(name, text)
        setattr(row, name, text.strip())


def _choice(name: str, text: str) -> None:
    if text not in CHOICES[name]:
        raise ChoiceUnknown(given=text, field=name, known=", ".join(one for one in CHOICES[name] if one))


def _provisional(db: Db, recommendation_id: str) -> Recommendation:
    row = found(db, Recommendation, recommendation_id)
    if row.state != "provisional":
        raise RecommendationIsFinal(number=row.number, state=row.state)
    return row
