"""Verbs before the day: a session is ready, or goes without something, and begins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from council.sessions.plan.actions import found
from council.sessions.plans import BEFORE, BEGUN, ENDED
from council.sessions.readiness import NEEDS, Need
from council.sessions.ready.queries import readiness_of
from council.sessions.ready.refusals import NeedUnknown, SessionBegun, SessionNotReady, WaiverUnexplained
from council.sessions.records import Session
from council.sessions.refusals import SessionClosed
from council.sessions.run.actions import begin
from council.store import Db


def waive_need(db: Db, *, session_id: str, code: str, reason: str = "", waived: bool = True) -> None:
    """A session may begin without one of its needs, and why; or it needs it again.

    Raises: NeedUnknown, WaiverUnexplained, SessionBegun, SessionClosed.
    """
    row = _ahead(db, session_id)
    if code not in NEEDS:
        raise NeedUnknown(code=code, known=", ".join(NEEDS))
    if waived and not reason.strip():
        raise WaiverUnexplained()
    others = {need: why for need, why in row.waived.items() if need != code}
    row.waived = others | ({code: reason.strip()} if waived else {})
    if not waived:
        row.state = "planned"


def set_ready(db: Db, *, session_id: str, reason: str = "") -> None:
    """Say that a session is ready; with a reason, what is still open is waived with it.

    Raises: SessionNotReady naming what is open, SessionBegun, SessionClosed.
    """
    row = _ahead(db, session_id)
    _settle(db, row, reason.strip())
    row.state = "ready"


def set_unready(db: Db, *, session_id: str) -> None:
    """A session said to be ready is planned again. Raises: SessionBegun, SessionClosed."""
    _ahead(db, session_id).state = "planned"


def start_session(db: Db, *, session_id: str, at: datetime, reason: str = "") -> None:
    """The session begins; one that runs already goes on as it is.

    With a reason, what is still open is waived with it. Raises: SessionNotReady naming what is open,
    SessionClosed.
    """
    row = found(db, Session, session_id)
    if row.state in BEGUN:
        return
    if row.state in ENDED:
        raise SessionClosed(number=row.number)
    _settle(db, row, reason.strip())
    begin(db, row, at)


def _settle(db: Db, row: Session, reason: str) -> None:
    lacking = [need for need in readiness_of(db, session_id=row.id) if need.is_open]
    if lacking and not reason:
        raise SessionNotReady(number=row.number, needs=_sentences(lacking))
    row.waived = row.waived | {need.code: reason for need in lacking}


def _sentences(lacking: Sequence[Need]) -> str:
    return " ".join(need.sentence for need in lacking)


def _ahead(db: Db, session_id: str) -> Session:
    row = found(db, Session, session_id)
    if row.state in ENDED:
        raise SessionClosed(number=row.number)
    if row.state not in BEFORE:
        raise SessionBegun(number=row.number)
    return row
