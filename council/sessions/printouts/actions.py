"""The verb on printouts: that a sheet was printed is kept, with the version it carries."""

from __future__ import annotations

from datetime import datetime

from council.sessions.printouts import refusals
from council.sessions.printouts.kinds import KIND_OF
from council.sessions.printouts.queries import next_version_of
from council.sessions.printouts.records import PrintoutMade
from council.sessions.records import Session
from council.store import Db


def note_printout(
    db: Db, *, session_id: str, kind: str, at: datetime, said: str = "", paper: str = "A4", pages: int = 0
) -> int:
    """Note that a kind of sheet was printed and return the version it carries.

    Sheets that say the same as the last printed ones carry the same version, others the next.

    Args: said: SHA-256 of what the sheets say; pages: how many, of `paper`.
    Raises: SheetUnknown, SessionUnknown.
    """
    if kind not in KIND_OF:
        raise refusals.SheetUnknown(kind=kind, known=", ".join(KIND_OF))
    if db.get(Session, session_id) is None:
        raise refusals.SessionUnknown(number="–")
    version = next_version_of(db, session_id=session_id, kind=kind, said=said)
    row = PrintoutMade(
        session_id=session_id, kind=kind, version=version, said=said, paper=paper, pages=pages, at=at
    )
    db.add(row)
    return version
