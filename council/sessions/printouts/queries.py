"""Questions about printouts: what was printed last, and which version a new one would carry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from council.sessions.printouts.records import PrintoutMade
from council.store import Db


@dataclass(frozen=True, slots=True)
class PrintoutView:
    """The newest printout of one kind: its version, the fingerprint of what it says, paper and pages."""

    id: str
    kind: str
    version: int
    said: str
    paper: str
    pages: int
    at: datetime


def printouts_of(db: Db, *, session_id: str) -> tuple[PrintoutView, ...]:
    """The newest printout of each kind that was printed for a session, by the time of printing."""
    newest: dict[str, PrintoutView] = {}
    for row in _rows(db, session_id):
        newest[row.kind] = PrintoutView(row.id, row.kind, row.version, row.said, row.paper, row.pages, row.at)
    return tuple(sorted(newest.values(), key=lambda one: (one.at, one.id)))


def next_version_of(db: Db, *, session_id: str, kind: str, said: str) -> int:
    """The version, from 1, that sheets saying `said` would carry: the last one's if they say the same."""
    printed = [row for row in _rows(db, session_id) if row.kind == kind]
    if not printed:
        return 1
    return printed[-1].version + (printed[-1].said != said)


def _rows(db: Db, session_id: str) -> list[PrintoutMade]:
    wanted = select(PrintoutMade).where(PrintoutMade.session_id == session_id)
    return list(db.scalars(wanted.order_by(PrintoutMade.at, PrintoutMade.id)))
