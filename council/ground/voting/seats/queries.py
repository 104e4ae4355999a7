"""The members whose answers are counted, and who sat where."""

from __future__ import annotations

from sqlalchemy import select

from council.selection.records import Seat
from council.sessions.queries import sits_of
from council.sessions.records import Seating
from council.sessions.seats.queries import away_of
from council.store import Db

SEATED = ("expected", "confirmed")


def members_of(db: Db) -> list[Seat]:
    """The seats whose members take part, by number: the rows of every matrix of votes."""
    return list(db.scalars(select(Seat).where(Seat.state.in_(SEATED)).order_by(Seat.number, Seat.id)))


def newest_seating(db: Db) -> Seating | None:
    """The last seating made; None before anybody was seated."""
    wanted = select(Seating).order_by(Seating.at.desc(), Seating.round.desc(), Seating.id.desc()).limit(1)
    return db.scalars(wanted).first()


def seated_at(db: Db, table_id: str, session_id: str | None) -> list[str]:
    """The seats at a table in the round that runs, of a session or of the one last seated; sorted.

    Those noted as missing are not there. Empty when nobody was seated.
    """
    if session_id is None:
        newest = newest_seating(db)
        session_id = newest.session_id if newest else ""
    away = away_of(db).get(session_id, frozenset())
    sits = sits_of(db, session_id=session_id) if session_id else {}
    return sorted(seat for seat, table in sits.items() if table == table_id and seat not in away)
