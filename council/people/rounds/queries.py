"""Questions about rounds of invitations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from council.people.records import InvitationRound
from council.store import Db


@dataclass(frozen=True, slots=True)
class InvitationView:
    """One round of letters: its wave, when it was drawn, from what, how many, and its whole record."""

    id: str
    number: int
    at: datetime
    register: str
    letters: int
    record: Mapping[str, Any]


def invitations_of(db: Db) -> tuple[InvitationView, ...]:
    """Every round, the first wave first."""
    rows = db.scalars(select(InvitationRound).order_by(InvitationRound.number))
    return tuple(
        InvitationView(one.id, one.number, one.at, one.register, one.letters, one.record) for one in rows
    )


def letters_sent(db: Db) -> int:
    """All letters of all rounds."""
    return db.scalar(select(func.sum(InvitationRound.letters))) or 0
