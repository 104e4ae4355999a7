"""Questions about minutes: the record of a session as it stands, and every version that was kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from council.selection.records import Seat
from council.sessions.minutes.comparing import changed_parts
from council.sessions.minutes.facts import SessionRecord
from council.sessions.minutes.gathered.queries import record_of
from council.sessions.minutes.keeping import fingerprint, restored
from council.sessions.minutes.records import Correction, Minutes
from council.sessions.records import Session, Statement
from council.sessions.said.queries import taken_out_of
from council.store import Db

__all__ = ["CorrectionView", "MinutesView", "VersionView", "minutes_of", "record_of", "version_of"]


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version of the minutes: what changed in it, and its fingerprint once it was approved."""

    id: str
    version: int
    state: str
    changes: tuple[str, ...]
    reason: str
    hash: str
    at: datetime
    approved_at: datetime | None


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction: who asked by seat number (None: in the room), of which part, and what became of it."""

    id: str
    version: int
    part: str
    words: str
    seat_number: int | None
    state: str
    answer: str
    at: datetime
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class MinutesView:
    """The minutes of a session as they are to be read now.

    Before they are opened (`state` "draft", `version` 0) this is the record as it stands. `behind` names the
    parts in which the record differs from the newest version since. `taken_out`: statements of an approved
    version whose words were withdrawn or redacted since; apart from these its hash is checked (`holds`).
    """

    state: str
    version: int
    record: SessionRecord
    until: datetime | None = None
    hash: str = ""
    approved_at: datetime | None = None
    behind: tuple[str, ...] = ()
    holds: bool | None = None
    taken_out: int = 0
    versions: tuple[VersionView, ...] = ()
    corrections: tuple[CorrectionView, ...] = ()

    @property
    def waiting(self) -> int:
        """Corrections nobody has answered."""
        return sum(one.state == "asked" for one in self.corrections)


def minutes_of(db: Db, *, session_id: str, version: int = 0) -> MinutesView | None:
    """The minutes of a session: the newest version, or the record as it stands before there is one.

    Args: version: another one, as it stood. Returns: None when there is no such session or version.
    """
    session = db.get(Session, session_id)
    now = record_of(db, session_id=session_id)
    if session is None or now is None:
        return None
    rows = _rows(db, session_id)
    corrections = _corrections(db, session_id)
    if version and not any(row.version == version for row in rows):
        return None
    if not rows:
        return MinutesView("draft", 0, now)
    row = next((one for one in rows if one.version == version), rows[-1])
    record = _restored(db, row)
    is_approved = row.state == "approved"
    out = sum(not one.text for one in record.statements)
    return MinutesView(
        state=row.state,
        version=row.version,
        record=record,
        until=session.asked_until,
        hash=row.hash,
        approved_at=row.approved_at,
        behind=() if row.state != "open" else changed_parts(record, now),
        holds=fingerprint(record) == row.hash if is_approved and not out else None,
        taken_out=out,
        versions=tuple(_version(one) for one in rows if one.version <= row.version),
        corrections=corrections,
    )


def version_of(db: Db, *, session_id: str, version: int) -> SessionRecord | None:
    """One version of the minutes as it stood; statements taken out since have no words in it."""
    found = [row for row in _rows(db, session_id) if row.version == version]
    return _restored(db, found[0]) if found else None


def _rows(db: Db, session_id: str) -> list[Minutes]:
    wanted = select(Minutes).where(Minutes.session_id == session_id).order_by(Minutes.version)
    return list(db.scalars(wanted))


def _restored(db: Db, row: Minutes) -> SessionRecord:
    """A version with the words of today: none of a statement taken out since, nor of its earlier wordings."""
    gone = taken_out_of(db, session_id=row.session_id)
    wanted = select(Statement.id, Statement.text).where(Statement.session_id == row.session_id)
    texts = {statement_id: text for statement_id, text in db.execute(wanted) if statement_id not in gone}
    return restored(row.facts, texts)


def _version(row: Minutes) -> VersionView:
    return VersionView(
        row.id, row.version, row.state, tuple(row.changes), row.reason, row.hash, row.at, row.approved_at
    )


def _corrections(db: Db, session_id: str) -> tuple[CorrectionView, ...]:
    wanted = (
        select(Correction, Seat.number)
        .outerjoin(Seat, Seat.id == Correction.seat_id)
        .where(Correction.session_id == session_id)
        .order_by(Correction.at, Correction.id)
    )
    return tuple(
        CorrectionView(
            row.id, row.version, row.part, row.words, seat, row.state, row.answer, row.at, row.answered_at
        )
        for row, seat in db.execute(wanted)
    )
