"""Questions about who came; members appear by seat number and alias."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from council.selection.queries import SeatView, seats_of
from council.sessions.records import Attendance, Session
from council.store import Db

GONE = ("declined", "withdrawn")
MISSED = ("absent", "excused")
AWAY = (*MISSED, "left")


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """Whether a seat was taken in one session; `id` is the seat's."""

    id: str
    number: int
    alias: str
    state: str
    since: datetime | None = None
    until: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Missed:
    """In how many earlier sessions a seat stayed empty, of those in which anything was noted about it."""

    missed: int
    noted: int


def attendance_of(db: Db, *, session_id: str) -> tuple[AttendanceView, ...]:
    """Every seat of the panel by number, with what was noted for a session; else expected.

    The panel as it was at this session: without who came later, with who left later or was noted anyway.
    """
    wanted = select(Attendance).where(Attendance.session_id == session_id)
    noted = {row.seat_id: row for row in db.scalars(wanted)}
    session = db.get(Session, session_id)
    found = []
    for seat in seats_of(db):
        if seat.id not in noted and not is_member(seat, session):
            continue
        row = noted.get(seat.id)
        found.append(
            AttendanceView(seat.id, seat.number, seat.alias, row.state, row.since, row.until, row.reason)
            if row
            else AttendanceView(seat.id, seat.number, seat.alias, "expected")
        )
    return tuple(found)


def attendance_counts_of(db: Db) -> dict[str, dict[str, int]]:
    """How many seats are in which state, by session id; seats without a note are not counted."""
    counts: dict[str, Counter[str]] = {}
    for row in db.scalars(select(Attendance)):
        counts.setdefault(row.session_id, Counter())[row.state] += 1
    return {session_id: dict(states) for session_id, states in counts.items()}


def missed_of(db: Db, *, before: int) -> dict[str, Missed]:
    """What each seat missed of the sessions numbered below `before`, by seat id; only seats noted there."""
    noted: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    wanted = select(Attendance).join(Session, Session.id == Attendance.session_id)
    for row in db.scalars(wanted.where(Session.number < before)):
        noted[row.seat_id] += 1
        missed[row.seat_id] += row.state in MISSED
    return {seat_id: Missed(missed[seat_id], count) for seat_id, count in noted.items()}


def is_member(seat: SeatView, session: Session | None) -> bool:
    """Whether a seat is or was the panel's at a session: taken before its end, and not given up before."""
    if session is None:
        return seat.state not in GONE
    came_later = seat.joined_at is not None and seat.joined_at > session.end
    stayed = seat.answered_at is not None and seat.answered_at > session.start
    return not came_later and (seat.state not in GONE or stayed)
