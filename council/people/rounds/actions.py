"""Verbs on rounds of invitations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from council.people.records import InvitationRound
from council.people.refusals import InvitationUnknown
from council.store import Db


def keep_invitation(db: Db, *, round_id: str, record: Mapping[str, Any], at: datetime) -> int:
    """Keep the record of a drawn round; the register and the letters stay outside the file.

    Returns: its number, the wave, from 1. The same id again is a retry and changes nothing.
    """
    known = db.get(InvitationRound, round_id)
    if known is not None:
        return known.number
    number = (db.scalar(select(func.max(InvitationRound.number))) or 0) + 1
    db.add(
        InvitationRound(
            id=round_id,
            number=number,
            at=at,
            register=str(record["register"]["file"]),
            letters=int(record["letters"]),
            record=dict(record),
        )
    )
    return number


def forget_invitation(db: Db, *, round_id: str) -> int:
    """Take a round out that was never posted. Returns: its number. Raises: InvitationUnknown."""
    known = db.get(InvitationRound, round_id)
    if known is None:
        raise InvitationUnknown()
    number = known.number
    db.delete(known)
    return number
