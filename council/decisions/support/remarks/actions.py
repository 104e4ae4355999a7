"""The verbs of remarks: what would raise support is kept unsigned, and taken in or not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from council.decisions.proposals import difference
from council.decisions.proposals.actions import add_version
from council.decisions.proposals.queries import found, in_words
from council.decisions.proposals.records import ProposalVersion
from council.decisions.support.records import Remark, SupportRound
from council.decisions.support.refusals import (
    NoRemarkChosen,
    RemarkMissing,
    RemarkNeedsLaterWording,
    RemarkNeedsReason,
    RemarksOfAnotherProposal,
    RemarkTooLong,
    SupportRoundNotOpen,
)
from council.store import Db

MOST_IN_A_REMARK = 1_000  # characters


def add_remark(db: Db, *, round_id: str, text: str) -> str:
    """Keep what would raise somebody's support, unsigned; returns its id, which is random.

    Raises: RemarkMissing, RemarkTooLong, SupportRoundNotOpen (for a round that was stopped).
    """
    row = found(db, SupportRound, round_id)
    if row.state == "stopped":
        raise SupportRoundNotOpen(number=row.number, state=in_words(row.state))
    remark = Remark(id=str(uuid4()), round_id=round_id, version_id=row.version_id, text=_remark(text))
    db.add(remark)
    return remark.id


def correct_remark(db: Db, *, remark_id: str, text: str) -> str:
    """Write a remark as it was meant: a slip of the hand, or a name that must not stand there."""
    remark = found(db, Remark, remark_id)
    remark.text = _remark(text)
    return remark_id


def take_in_remarks(db: Db, *, remarks: Sequence[str], version_id: str) -> int:
    """Say that a later wording has taken remarks in; they become causes of it. Returns how many.

    A wording that is sealed keeps its causes; the remark points at it all the same.
    Raises: NoRemarkChosen, RemarkNeedsLaterWording.
    """
    version = found(db, ProposalVersion, version_id)
    rows = _remarks(db, remarks)
    for row in rows:
        about = found(db, ProposalVersion, row.version_id)
        if about.proposal_id != version.proposal_id or about.number >= version.number:
            raise RemarkNeedsLaterWording(number=about.number)
        row.state, row.into_id, row.answer = "taken_in", version_id, ""
    if version.state != "sealed":
        version.causes = [*version.causes, *(row.id for row in rows if row.id not in version.causes)]
    return len(rows)


def leave_out_remark(db: Db, *, remark_id: str, reason: str) -> str:
    """Say why a remark is not taken in. Raises: RemarkNeedsReason."""
    if not reason.strip():
        raise RemarkNeedsReason
    row = _unbound(db, remark_id)
    row.state, row.answer = "not_taken_in", reason.strip()
    return remark_id


def ask_about_remark(db: Db, *, remark_id: str, question: str = "") -> str:
    """Mark a remark as a question: the authors ask back, or answer it, before they write on."""
    row = _unbound(db, remark_id)
    row.state, row.answer = "question", question.strip()
    return remark_id


def reopen_remark(db: Db, *, remark_id: str) -> str:
    """Put a remark back among those that wait for the authors."""
    row = _unbound(db, remark_id)
    row.state, row.answer = "open", ""
    return remark_id


def reword_from_remarks(
    db: Db,
    *,
    version_id: str,
    proposal_id: str,
    text: str,
    reason: str,
    remarks: Sequence[str],
    at: datetime,
) -> str:
    """Keep the next wording, caused by remarks, which thereby are taken in. Returns the version's id.

    Everything else the last wording said beside its text goes on.
    Raises: NoRemarkChosen, RemarksOfAnotherProposal, ChangeNeedsReason, NothingChanged, ProposalIsSettled,
        WordingTooLong.
    """
    if db.get(ProposalVersion, version_id) is not None:
        return version_id
    for row in _remarks(db, remarks):
        if found(db, ProposalVersion, row.version_id).proposal_id != proposal_id:
            raise RemarksOfAnotherProposal
    add_version(
        db,
        version_id=version_id,
        proposal_id=proposal_id,
        text=text,
        reason=reason,
        causes=tuple(dict.fromkeys(remarks)),
        at=at,
    )
    take_in_remarks(db, remarks=remarks, version_id=version_id)
    return version_id


def _remark(text: str) -> str:
    kept = " ".join(difference.visible(text).split())
    if not kept:
        raise RemarkMissing
    if len(kept) > MOST_IN_A_REMARK:
        raise RemarkTooLong(length=len(kept), most=MOST_IN_A_REMARK)
    return kept


def _remarks(db: Db, chosen: Sequence[str]) -> list[Remark]:
    rows = [found(db, Remark, one) for one in dict.fromkeys(chosen)]
    if not rows:
        raise NoRemarkChosen
    return rows


def _unbound(db: Db, remark_id: str) -> Remark:
    """A remark that no longer points at the wording that took it in, nor is a cause of it."""
    row = found(db, Remark, remark_id)
    if row.into_id is not None:
        version = found(db, ProposalVersion, row.into_id)
        if version.state != "sealed":
            version.causes = [one for one in version.causes if one != remark_id]
        row.into_id = None
    return row
