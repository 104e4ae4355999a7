"""Questions about votes, answered as frozen values; members and gaps stay in."""

from __future__ import annotations

from sqlalchemy import func, select

from council.ground.voting.records import Vote
from council.ground.voting.values import Field, VotesView
from council.people.records import Person
from council.selection.records import Seat
from council.sessions.queries import statements_of
from council.sessions.records import DiscussionTable, Place, Seating
from council.store import Db

TABLE = "table"


def votes_of(db: Db) -> VotesView:
    """Every member with every standing statement anybody was asked about; members and gaps stay in.

    Seats by number, statements by number.
    """
    seats = members_of(db)
    cast = {(v.seat_id, v.statement_id): v.value for v in db.scalars(select(Vote))}
    asked = {statement for _, statement in cast}
    statements = [view.id for view in statements_of(db) if view.id in asked]
    rows = tuple(tuple(cast.get((seat.id, statement)) for statement in statements) for seat in seats)
    return VotesView(tuple(s.id for s in seats), tuple(s.number for s in seats), tuple(statements), rows)


def fields_of(db: Db) -> tuple[Field, ...]:
    """The ways to compare groups: each feature of the people in the seats, then the tables last used."""
    people = {person.id: person.attributes for person in db.scalars(select(Person))}
    seats = members_of(db)
    names: dict[str, None] = {}
    for seat in seats:
        names.update(dict.fromkeys(people.get(seat.person_id, {})))
    fields = [
        Field(name, {seat.id: people.get(seat.person_id, {}).get(name, "") for seat in seats})
        for name in names
    ]
    tables = _tables(db)
    return tuple([*fields, Field(TABLE, tables)] if tables else fields)


def _tables(db: Db) -> dict[str, str]:
    """The table of each seat in the newest seating; empty when nobody was seated yet."""
    newest = db.scalars(select(Seating).order_by(Seating.at.desc(), Seating.id.desc()).limit(1)).first()
    if newest is None:
        return {}
    rows = db.execute(
        select(Place.seat_id, DiscussionTable.number)
        .join(DiscussionTable, DiscussionTable.id == Place.table_id)
        .where(Place.seating_id == newest.id)
    )
    return {seat: str(number) for seat, number in rows}


SEATED = ("expected", "confirmed")


def members_of(db: Db) -> list[Seat]:
    """The seats whose members take part, by number: the rows of every matrix of votes."""
    return list(db.scalars(select(Seat).where(Seat.state.in_(SEATED)).order_by(Seat.number, Seat.id)))


def vote_mark(db: Db) -> tuple[int, str]:
    """How many votes there are and when the newest came: if it is the same, nothing has changed."""
    count, newest = db.execute(select(func.count(Vote.id), func.max(Vote.at))).one()
    return int(count), newest.isoformat() if newest else ""
