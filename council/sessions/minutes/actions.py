"""Verbs on minutes: open for corrections until a day, answer each, approve; nothing is overwritten."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from council.selection.records import Seat
from council.sessions.minutes import refusals
from council.sessions.minutes.comparing import changed_parts
from council.sessions.minutes.facts import SessionRecord
from council.sessions.minutes.gathered.queries import record_of
from council.sessions.minutes.keeping import fingerprint, kept, read
from council.sessions.minutes.parts import PARTS
from council.sessions.minutes.records import Correction, Minutes
from council.sessions.records import Attendance, Session
from council.sessions.refusals import PlanGone
from council.store import Db, sealed

AWAY = ("absent", "excused")


def open_minutes(db: Db, *, session_id: str, until: datetime, at: datetime) -> int:
    """Write the minutes of an ended session down and take corrections until a moment; their version.

    Raises: MinutesTooEarly, MinutesAlreadyOpen, MinutesApproved, CorrectionsUntilPast.
    """
    session = _session(db, session_id)
    if session.state == "minutes_open":
        raise refusals.MinutesAlreadyOpen(number=session.number)
    if session.state == "minutes_approved":
        raise refusals.MinutesApproved(number=session.number)
    if session.state != "ended":
        raise refusals.MinutesTooEarly(number=session.number)
    if until <= at:
        raise refusals.CorrectionsUntilPast()
    session.state, session.asked_until = "minutes_open", until
    return _new_version(db, session, at)


def move_minutes_date(db: Db, *, session_id: str, until: datetime) -> None:
    """Take corrections for longer than announced. Raises: MinutesNotOpen, CorrectionsUntilPast."""
    session = _open(db, session_id)
    if session.asked_until is not None and until <= session.asked_until:
        raise refusals.CorrectionsUntilPast()
    session.asked_until = until


def renew_minutes(db: Db, *, session_id: str, at: datetime) -> int:
    """Take the record as it stands now into a new version, and return its number.

    Raises: MinutesNotOpen, NothingNewInRecord.
    """
    session = _open(db, session_id)
    last = _last(db, session)
    if not changed_parts(read(last.facts), _record(db, session)):
        raise refusals.NothingNewInRecord(version=last.version)
    return _new_version(db, session, at)


def ask_correction(
    db: Db,
    *,
    correction_id: str,
    session_id: str,
    part: str,
    words: str,
    at: datetime,
    seat_id: str | None = None,
) -> str:
    """Keep what somebody who was present wants said otherwise, and return its id; a retry is kept once.

    Args: part: a code of minutes.facts.PARTS; seat_id: who asks, None for the room.
    Raises: MinutesNotOpen, CorrectionsClosed, CorrectionEmpty, CorrectionPartUnknown, AskerNotPresent.
    """
    if db.get(Correction, correction_id) is not None:
        return correction_id
    session = _open(db, session_id)
    if part not in PARTS:
        raise refusals.CorrectionPartUnknown(part=part, known=", ".join(PARTS))
    if not words.strip():
        raise refusals.CorrectionEmpty()
    if session.asked_until is not None and at > session.asked_until:
        raise refusals.CorrectionsClosed(day=_day(session))
    _check_present(db, session, seat_id)
    db.add(
        Correction(
            id=correction_id,
            session_id=session_id,
            version=_last(db, session).version,
            part=part,
            words=words.strip(),
            seat_id=seat_id,
            at=at,
        )
    )
    return correction_id


def take_correction(db: Db, *, correction_id: str, at: datetime, words: str = "") -> int:
    """Take a correction into a new version of the minutes and return its number.

    What belongs into the record itself (an attendance, a statement) is mended there first: the new version
    reads the record anew.

    Args: words: what the minutes say now, by default what was asked.
    Raises: CorrectionGone, MinutesNotOpen.
    """
    return _answer(db, correction_id, "taken", words, at)


def refuse_correction(db: Db, *, correction_id: str, reason: str, at: datetime) -> int:
    """Refuse a correction with a reason; both stand in the new version, whose number is returned.

    Raises: MinutesReasonMissing, CorrectionGone, MinutesNotOpen.
    """
    if not reason.strip():
        raise refusals.MinutesReasonMissing()
    return _answer(db, correction_id, "refused", reason, at)


@sealed
def approve_minutes(db: Db, *, session_id: str, at: datetime, reason: str = "") -> str:
    """Approve the newest version for good and return its SHA-256 over every word of it.

    Args: reason: why before the last day for corrections; not needed after it.
    Raises: MinutesNotOpen, CorrectionsUnanswered, MinutesStillAsked, MinutesBehind.
    """
    session = _open(db, session_id)
    waiting = _waiting(db, session_id)
    if waiting:
        raise refusals.CorrectionsUnanswered(count=len(waiting))
    if session.asked_until is not None and at <= session.asked_until and not reason.strip():
        raise refusals.MinutesStillAsked(day=_day(session))
    last, now = _last(db, session), _record(db, session)
    if changed_parts(read(last.facts), now):
        raise refusals.MinutesBehind(version=last.version)
    last.state, last.approved_at, last.hash = "approved", at, fingerprint(now)
    last.reason = reason.strip() or last.reason
    session.state = "minutes_approved"
    return last.hash


def reopen_minutes(db: Db, *, session_id: str, until: datetime, reason: str, at: datetime) -> int:
    """Open approved minutes again as a new version, which needs approval of its own; the approved one stays.

    Raises: MinutesNotOpen before they were approved, MinutesReasonMissing, CorrectionsUntilPast.
    """
    session = _session(db, session_id)
    if session.state != "minutes_approved":
        raise refusals.MinutesNotOpen(number=session.number)
    if not reason.strip():
        raise refusals.MinutesReasonMissing()
    if until <= at:
        raise refusals.CorrectionsUntilPast()
    session.state, session.asked_until = "minutes_open", until
    return _new_version(db, session, at, reason=reason.strip())


def _answer(db: Db, correction_id: str, state: str, words: str, at: datetime) -> int:
    row = db.get(Correction, correction_id)
    if row is None or row.state != "asked":
        raise refusals.CorrectionGone()
    session = _open(db, row.session_id)
    row.state, row.answer, row.answered_at = state, words.strip() or row.words, at
    return _new_version(db, session, at)


def _new_version(db: Db, session: Session, at: datetime, *, reason: str = "") -> int:
    db.flush()
    record = _record(db, session)
    rows = _versions(db, session.id)
    last = rows[-1] if rows else None
    if last is not None and last.state == "open":
        last.state = "replaced"
    row = Minutes(
        session_id=session.id,
        version=last.version + 1 if last else 1,
        facts=kept(record),
        changes=list(changed_parts(read(last.facts), record)) if last else [],
        reason=reason,
        at=at,
    )
    db.add(row)
    return row.version


def _record(db: Db, session: Session) -> SessionRecord:
    record = record_of(db, session_id=session.id)
    assert record is not None
    return record


def _versions(db: Db, session_id: str) -> list[Minutes]:
    wanted = select(Minutes).where(Minutes.session_id == session_id).order_by(Minutes.version)
    return list(db.scalars(wanted))


def _last(db: Db, session: Session) -> Minutes:
    return _versions(db, session.id)[-1]


def _waiting(db: Db, session_id: str) -> list[Correction]:
    wanted = select(Correction).where(Correction.session_id == session_id, Correction.state == "asked")
    return list(db.scalars(wanted))


def _check_present(db: Db, session: Session, seat_id: str | None) -> None:
    if seat_id is None:
        return
    seat = db.get(Seat, seat_id)
    wanted = select(Attendance).where(Attendance.session_id == session.id, Attendance.seat_id == seat_id)
    noted = db.scalars(wanted).first()
    if seat is None or noted is None or noted.state in (*AWAY, "expected"):
        raise refusals.AskerNotPresent(seat=seat.number if seat else "–", number=session.number)


def _session(db: Db, session_id: str) -> Session:
    session = db.get(Session, session_id)
    if session is None:
        raise PlanGone()
    return session


def _open(db: Db, session_id: str) -> Session:
    session = _session(db, session_id)
    if session.state == "minutes_approved":
        raise refusals.MinutesApproved(number=session.number)
    if session.state != "minutes_open":
        raise refusals.MinutesNotOpen(number=session.number)
    return session


def _day(session: Session) -> str:
    """The last day for corrections on the clock of the place."""
    assert session.asked_until is not None
    return session.asked_until.astimezone(ZoneInfo(session.time_zone)).date().isoformat()
