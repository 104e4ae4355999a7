"""The verbs of criteria: proposed, agreed, retired, and scored by named groups."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from council.decisions.proposals import difference
from council.decisions.proposals.criteria import scoring
from council.decisions.proposals.criteria.queries import score_by
from council.decisions.proposals.criteria.records import Criterion, CriterionScore
from council.decisions.proposals.criteria.refusals import (
    CriterionIsFixed,
    CriterionIsRetired,
    CriterionTwice,
    CriterionWeightOutOfRange,
    CriterionWithoutWords,
    ScoreNeedsGroup,
    ScoreNeedsReason,
    ScoreOutOfRange,
)
from council.decisions.proposals.queries import current_version, found, next_number
from council.decisions.proposals.records import ProposalVersion
from council.decisions.proposals.refusals import ChangeNeedsReason, VersionIsOutdated
from council.sessions.records import AgendaItem
from council.store import Db


def propose_criterion(db: Db, *, criterion_id: str, text: str, at: datetime, weight: int = 1) -> str:
    """Put a criterion forward; returns its id. A retry changes nothing.

    Raises: CriterionWithoutWords, CriterionTwice, CriterionWeightOutOfRange.
    """
    if db.get(Criterion, criterion_id) is not None:
        return criterion_id
    said = _said(db, text, but="")
    db.add(
        Criterion(
            id=criterion_id, number=next_number(db, Criterion), text=said, weight=_weight(weight), at=at
        )
    )
    return criterion_id


def describe_criterion(db: Db, *, criterion_id: str, text: str, weight: int) -> str:
    """Change a criterion's words and weight while it is only proposed.

    Raises: CriterionIsFixed, CriterionIsRetired, CriterionWithoutWords, CriterionTwice,
        CriterionWeightOutOfRange.
    """
    row = _standing(db, criterion_id)
    if row.state == "agreed":
        raise CriterionIsFixed(number=row.number)
    row.text, row.weight = _said(db, text, but=criterion_id), _weight(weight)
    return criterion_id


def agree_criterion(db: Db, *, criterion_id: str, at: datetime, item_id: str | None = None) -> str:
    """Fix a criterion as the council's own, at the agenda item where it was agreed.

    Raises: CriterionIsFixed, CriterionIsRetired, UnknownRecord.
    """
    row = _standing(db, criterion_id)
    if row.state == "agreed":
        raise CriterionIsFixed(number=row.number)
    if item_id is not None:
        found(db, AgendaItem, item_id)
    row.state, row.item_id, row.agreed_at = "agreed", item_id, at
    return criterion_id


def retire_criterion(db: Db, *, criterion_id: str, reason: str) -> str:
    """Count a criterion no longer; it stays readable with its scores.

    Raises: CriterionIsRetired, ChangeNeedsReason.
    """
    row = _standing(db, criterion_id)
    if not reason.strip():
        raise ChangeNeedsReason
    row.state, row.reason = "retired", " ".join(reason.split())
    return criterion_id


def score_version(
    db: Db,
    *,
    criterion_id: str,
    version_id: str,
    group: str,
    score: int | None,
    at: datetime,
    reason: str = "",
) -> str:
    """Keep what a group gives the newest wording by a criterion, 0 to 4, or take it back with None.

    Given again, the group's last score is replaced. Returns the group's name as it is kept.
    Raises: ScoreNeedsGroup, ScoreNeedsReason, ScoreOutOfRange, CriterionIsRetired, VersionIsOutdated,
        UnknownRecord.
    """
    named = " ".join(difference.visible(group).split())
    if not named:
        raise ScoreNeedsGroup
    _standing(db, criterion_id)
    _newest(db, version_id)
    row = score_by(db, criterion_id, version_id, named)
    if score is None:
        if row is not None:
            db.delete(row)
        return named
    said = " ".join(difference.visible(reason).split())
    if not said:
        raise ScoreNeedsReason
    if row is None:
        row = CriterionScore(
            criterion_id=criterion_id,
            version_id=version_id,
            scored_by=named,
            score=_score(score),
            reason=said,
            at=at,
        )
        db.add(row)
    row.score, row.reason, row.at = _score(score), said, at
    return row.scored_by


def _standing(db: Db, criterion_id: str) -> Criterion:
    row = found(db, Criterion, criterion_id)
    if row.state == "retired":
        raise CriterionIsRetired(number=row.number)
    return row


def _said(db: Db, text: str, *, but: str) -> str:
    said = " ".join(difference.visible(text).split())
    if not said:
        raise CriterionWithoutWords
    for row in db.scalars(select(Criterion).where(Criterion.state != "retired", Criterion.id != but)):
        if row.text.casefold() == said.casefold():
            raise CriterionTwice(text=said, number=row.number)
    return said


def _weight(weight: int) -> int:
    if not _is_whole(weight) or not scoring.LEAST_WEIGHT <= weight <= scoring.MOST_WEIGHT:
        raise CriterionWeightOutOfRange(given=weight, least=scoring.LEAST_WEIGHT, most=scoring.MOST_WEIGHT)
    return weight


def _score(score: int) -> int:
    if not _is_whole(score) or not 0 <= score <= scoring.MOST_SCORE:
        raise ScoreOutOfRange(given=score, most=scoring.MOST_SCORE)
    return score


def _is_whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)


def _newest(db: Db, version_id: str) -> None:
    version = found(db, ProposalVersion, version_id)
    newest = current_version(db, version.proposal_id)
    if newest is not None and newest.id != version_id:
        raise VersionIsOutdated(number=version.number)
