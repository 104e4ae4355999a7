"""Verbs on attendance."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from council.selection.records import Seat
from council.sessions import refusals
from council.sessions.here.refusals import AttendanceApproved, PresenceBackwards
from council.sessions.records import Attendance, Session
from council.store import Db

STATES = ("expected", "present", "late", "absent", "excused", "left")
HERE = ("present", "late")


def mark_attendance(
    db: Db, *, session_id: str, seat_ids: Iterable[str], state: str, at: datetime, reason: str = ""
) -> None:
    """Note whether seats were taken in a session; arriving and leaving keep their time.

    "expected" forgets what was noted. Raises: AttendanceUnknown; LeftBeforeArriving; AttendanceApproved.
    """
    if state not in STATES:
        raise refusals.AttendanceUnknown(state=state, known=", ".join(STATES))
    _open(db, session_id)
    for seat_id in seat_ids:
        noted = _noted(db, session_id, seat_id)
        if state == "expected":
            if noted is not None:
                db.delete(noted)
        elif noted is None:
            if state == "left":
                raise refusals.LeftBeforeArriving(number=_number(db, seat_id))
            came = at if state in HERE else None
            db.add(Attendance(session_id=session_id, seat_id=seat_id, state=state, since=came, reason=reason))
        else:
            _note(db, noted, state, at, reason)


def set_presence(
    db: Db,
    *,
    session_id: str,
    seat_id: str,
    since: datetime | None,
    until: datetime | None = None,
    reason: str = "",
) -> None:
    """Correct from when to when a seat was taken, and why; an end makes it "left early".

    Who was away and gets a beginning is present; who was late stays so. Without a beginning only the reason
    is kept. Raises: LeftBeforeArriving; PresenceBackwards; AttendanceApproved.
    """
    _open(db, session_id)
    number = _number(db, seat_id)
    if until is not None and since is None:
        raise refusals.LeftBeforeArriving(number=number)
    if since is not None and until is not None and until <= since:
        raise PresenceBackwards(number=number)
    noted = _noted(db, session_id, seat_id)
    if noted is None:
        if since is None:
            return
        noted = Attendance(session_id=session_id, seat_id=seat_id, state="present")
        db.add(noted)
    if since is not None:
        noted.state = "left" if until else "late" if noted.state == "late" else "present"
    elif noted.state in (*HERE, "left"):
        noted.state = "absent"
    noted.since, noted.until, noted.reason = since, until, reason.strip()


def _open(db: Db, session_id: str) -> None:
    session = db.get(Session, session_id)
    if session is not None and session.state == "minutes_approved":
        raise AttendanceApproved(number=session.number)


def _noted(db: Db, session_id: str, seat_id: str) -> Attendance | None:
    wanted = select(Attendance).where(Attendance.session_id == session_id, Attendance.seat_id == seat_id)
    return db.scalars(wanted).first()


def _note(db: Db, noted: Attendance, state: str, at: datetime, reason: str) -> None:
    if state == "left":
        if noted.since is None or at < noted.since:
            raise refusals.LeftBeforeArriving(number=_number(db, noted.seat_id))
        noted.until = at
    elif state in HERE:
        noted.since, noted.until = noted.since or at, None
    else:
        noted.since = noted.until = None
    noted.state, noted.reason = state, reason


def _number(db: Db, seat_id: str) -> int:
    seat = db.get(Seat, seat_id)
    if seat is None:
        raise refusals.PlaceGone()
    return seat.number
