"""The verbs of reasons: kept, changed, taken back."""

from __future__ import annotations

from datetime import datetime

from council.decisions.outcome.considered.records import ConsideredReason
from council.decisions.outcome.considered.refusals import ConsideredReasonMissing, SideUnknown
from council.decisions.proposals.queries import found
from council.decisions.proposals.records import Proposal
from council.store import Db

SIDES = ("for", "against")


def keep_reason(db: Db, *, reason_id: str, proposal_id: str, side: str, text: str, at: datetime) -> str:
    """Keep a reason for or against a proposal; kept again under the same id, side and words are replaced.

    Raises: SideUnknown, ConsideredReasonMissing, UnknownRecord.
    """
    found(db, Proposal, proposal_id)
    if side not in SIDES:
        raise SideUnknown(given=side)
    if not text.strip():
        raise ConsideredReasonMissing
    row = db.get(ConsideredReason, reason_id)
    if row is None:
        db.add(ConsideredReason(id=reason_id, proposal_id=proposal_id, side=side, text=text.strip(), at=at))
    else:
        row.side, row.text = side, text.strip()
    return reason_id


def drop_reason(db: Db, *, reason_id: str) -> str:
    """Take a reason back."""
    db.delete(found(db, ConsideredReason, reason_id))
    return reason_id
