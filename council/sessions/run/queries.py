"""Questions about the day as it runs: planned beside actual, what re-planning would do, what it did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from council.sessions.agenda import Block, Replanned
from council.sessions.records import Replan, Session
from council.sessions.run.actions import fitted
from council.store import Db


@dataclass(frozen=True, slots=True)
class ReplanView:
    """One re-planning that was kept: {item id: [minutes, buffer]} before and after.

    `gone` says which items were cut or carried; `over` minutes were too many (below 0: won), the session
    ends `later` by so many, and so many are `missing`.
    """

    id: str
    reason: str
    before: dict[str, list[int]]
    after: dict[str, list[int]]
    gone: dict[str, str]
    over: int
    later: int
    missing: int
    at: datetime


def proposed_replan(
    db: Db, *, session_id: str, at: datetime, drop: bool = False, later: bool = False, cede: bool = False
) -> tuple[tuple[Block, ...], Replanned] | None:
    """What re-planning now would do, before and after, without doing it; None when there is no session."""
    session = db.get(Session, session_id)
    if session is None:
        return None
    fit = fitted(db, session, at, drop=drop, later=later, cede=cede)
    return fit.blocks, fit.done


def replans_of(db: Db, *, session_id: str) -> tuple[ReplanView, ...]:
    """Every re-planning of a session, oldest first."""
    rows = db.scalars(select(Replan).where(Replan.session_id == session_id).order_by(Replan.at, Replan.id))
    return tuple(
        ReplanView(
            id=row.id,
            reason=row.reason,
            before=row.before,
            after=row.after,
            gone=row.gone,
            over=row.over,
            later=row.later,
            missing=row.missing,
            at=row.at,
        )
        for row in rows
    )
