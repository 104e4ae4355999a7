"""The verbs after a closed round: the lead says that time is up, or that no wording carried."""

from __future__ import annotations

from council.decisions.proposals.moving.actions import move_proposal
from council.decisions.proposals.queries import found, in_the_making, in_words
from council.decisions.proposals.records import ProposalVersion
from council.decisions.support.records import SupportRound
from council.decisions.support.refusals import StopNeedsReason, SupportRoundNotClosed
from council.store import Db


def call_time(db: Db, *, round_id: str) -> str:
    """Say that the time for rating and rewriting is up; the other ways on are offered. Returns the id.

    Raises: SupportRoundNotClosed.
    """
    row = _closed(db, round_id)
    row.time_up = True
    return round_id


def end_in_not_adopted(db: Db, *, round_id: str, reason: str) -> str:
    """Leave the proposal not adopted after its last support round. Returns the proposal's id.

    Never one that is in a ballot or in consent: there the vote or the circle decides.
    Raises: SupportRoundNotClosed, StopNeedsReason, ProposalIsSettled, MoveNotAllowed.
    """
    row = _closed(db, round_id)
    if not reason.strip():
        raise StopNeedsReason
    proposal_id = found(db, ProposalVersion, row.version_id).proposal_id
    in_the_making(db, proposal_id)
    move_proposal(db, proposal_id=proposal_id, to="not_adopted", reason=reason.strip())
    return proposal_id


def _closed(db: Db, round_id: str) -> SupportRound:
    row = found(db, SupportRound, round_id)
    if row.state != "closed":
        raise SupportRoundNotClosed(number=row.number, state=in_words(row.state))
    return row
