"""The members whose answers are counted, and who sat where."""

from __future__ import annotations

from sqlalchemy import select

from council.selection.records import Seat
from council.sessions.records import Place, Seating
from council.store import Db

SEATED = ("expected", "confirmed")


def members_of(db: Db) -> list[Seat]:
    """The seats whose members take part, by number: the rows of every matrix of votes."""
    return list(db.scalars(select(Seat).where(Seat.state.in_(SEATED)).order_by(Seat.number, Seat.id)))


def newest_seating(db: Db, session_id: str | None = None) -> Seating | None:
    """The last seating made, of one session if it is named; None before anybody was seated."""
    wanted = select(Seating).order_by(Seating.at.desc(), Seating.round.desc(), Seating.id.desc()).limit(1)
    if session_id is not None:
        wanted = wanted.where(Seating.session_id == session_id)
    return db.scalars(wanted).first()


def seated_at(db: Db, table_id: str, session_id: str | None) -> list[str]:
    """The seats placed at a table in the last seating of a session, or of all; sorted."""
    seating = newest_seating(db, session_id)
    if seating is None:
        return []
    wanted = select(Place.seat_id).where(Place.seating_id == seating.id, Place.table_id == table_id)
    return sorted(db.scalars(wanted))
