"""The verbs that move a proposal on: shown to the council, sealed for a decision, decided, withdrawn."""

from __future__ import annotations

from council.decisions.proposals import moves, wordings
from council.decisions.proposals.queries import (
    current_version,
    found,
    in_the_making,
    in_words,
    said_by,
)
from council.decisions.proposals.records import Proposal, ProposalVersion
from council.decisions.proposals.refusals import (
    ChangeNeedsReason,
    MoveNotAllowed,
    ProposalIsRated,
    ProposalIsSettled,
    VersionIsOutdated,
    WordingMissing,
)
from council.store import Db


def put_to_review(db: Db, *, proposal_id: str) -> str:
    """Show the current wording to the council; from now on it counts as read.

    Raises: ProposalIsSettled, WordingMissing.
    """
    proposal = in_the_making(db, proposal_id)
    if proposal.state != moves.IN_REVIEW:
        _move(db, proposal, moves.IN_REVIEW)
    _read(db, proposal)
    return proposal_id


def move_proposal(db: Db, *, proposal_id: str, to: str, reason: str = "") -> str:
    """Bring a proposal to another state, by the table of moves; returns that state.

    The reason is kept where one is given. To be merged it needs `merge_proposals`.
    Raises: UnknownRecord, MoveNotAllowed, WordingMissing, ChangeNeedsReason, ProposalIsRated.
    """
    proposal = found(db, Proposal, proposal_id)
    if to == moves.MERGED:
        raise MoveNotAllowed(number=proposal.number, state=in_words(proposal.state), to=in_words(to))
    _move(db, proposal, to, reason)
    if to == moves.IN_REVIEW:
        _read(db, proposal)
    return proposal.state


def seal_version(db: Db, *, version_id: str) -> str:
    """Fix the newest wording of a proposal for the decision on it; returns its number (SHA-256).

    Raises: UnknownRecord, VersionIsOutdated.
    """
    version = found(db, ProposalVersion, version_id)
    newest = current_version(db, version.proposal_id)
    if newest is not None and newest.id != version_id:
        raise VersionIsOutdated(number=version.number)
    version.state, version.hash = "sealed", wordings.fingerprint(said_by(version))
    return version.hash


def withdraw_proposal(db: Db, *, proposal_id: str, reason: str, by: str = "") -> str:
    """Take a proposal out by its author group, or by the group named; it stays readable.

    Raises: ChangeNeedsReason, ProposalIsSettled.
    """
    proposal = found(db, Proposal, proposal_id)
    if not moves.may_move(proposal.state, moves.WITHDRAWN):
        raise ProposalIsSettled(number=proposal.number, state=in_words(proposal.state))
    _move(db, proposal, moves.WITHDRAWN, reason)
    proposal.withdrawn_by = " ".join(by.split()) or proposal.author_group
    return proposal_id


def _move(db: Db, proposal: Proposal, to: str, reason: str = "") -> None:
    if not moves.may_move(proposal.state, to):
        raise MoveNotAllowed(number=proposal.number, state=in_words(proposal.state), to=in_words(to))
    if to in moves.NEEDS_A_REASON and not reason.strip():
        raise ChangeNeedsReason
    if to in moves.NEEDS_A_WORDING and current_version(db, proposal.id) is None:
        raise WordingMissing
    if to in moves.NEEDS_NO_RATING and proposal.rated_in:
        raise ProposalIsRated(number=proposal.number, round=proposal.rated_in)
    proposal.state = to
    proposal.reason, proposal.decided_by_id = reason.strip(), ""


def _read(db: Db, proposal: Proposal) -> None:
    """The current wording has been shown to others."""
    version = current_version(db, proposal.id)
    if version is not None and version.state == "draft":
        version.state = "read"
