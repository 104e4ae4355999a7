"""What a conversation is met with: the seats and statements of this council, by all they are called."""

from __future__ import annotations

from sqlalchemy import select

from council.ground.conversation.plan import SeatName, StatementName
from council.ground.voting.seats.queries import members_of
from council.people.records import Person
from council.sessions.queries import statements_of
from council.store import Db


def names_here(db: Db) -> tuple[tuple[SeatName, ...], tuple[StatementName, ...]]:
    """The members' seats and the standing statements, by number."""
    references = dict(db.execute(select(Person.id, Person.ref)).all())
    seats = tuple(SeatName(s.id, s.number, references.get(s.person_id, "")) for s in members_of(db))
    return seats, tuple(StatementName(v.id, v.number, v.text, v.source) for v in statements_of(db))
