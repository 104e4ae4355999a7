"""Questions about votes, answered as frozen values; members and gaps stay in."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import select

from council.ground.meaning.queries import numbers_of
from council.ground.voting.counting import newest
from council.ground.voting.records import AskedStatement, Asking, Vote
from council.ground.voting.seats.queries import SEATED, members_of, newest_seating
from council.ground.voting.together.queries import counted_of, given_of, sheets_of, shows_of
from council.ground.voting.values import Answers, AskingView, Counted, Field, VoteAccount, VotesView
from council.people.records import Person
from council.sessions.queries import statements_of
from council.sessions.records import DiscussionTable, Place, Statement
from council.store import Db

__all__ = [
    "SEATED",
    "TABLE",
    "answers_of",
    "askings_of",
    "earlier_answers",
    "fields_of",
    "members_of",
    "sheets_of",
    "shows_of",
    "vote_account",
    "votes_of",
]

TABLE = "table"


def votes_of(db: Db) -> VotesView:
    """Every member with every standing statement anybody was asked about; members and gaps stay in.

    Seats by number, statements by number. What tables showed and sheets without a seat said comes beside,
    less those who answered alone: see `counting`.
    """
    seats = members_of(db)
    cast = _cast(db)
    shows = counted_of(db, cast)
    asked = {statement for _, statement in cast} | set(shows)
    statements = [view.id for view in statements_of(db) if view.id in asked]
    rows = tuple(tuple(cast.get((seat.id, statement)) for statement in statements) for seat in seats)
    return VotesView(
        tuple(s.id for s in seats),
        tuple(s.number for s in seats),
        tuple(statements),
        rows,
        {statement: shows[statement] for statement in statements if statement in shows},
    )


def _cast(db: Db) -> dict[tuple[str, str], int]:
    """Every vote kept by (seat, statement)."""
    rows = db.execute(select(Vote.seat_id, Vote.statement_id, Vote.value))
    return {(seat, statement): value for seat, statement, value in rows}


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
    newest = newest_seating(db)
    if newest is None:
        return {}
    rows = db.execute(
        select(Place.seat_id, DiscussionTable.number)
        .join(DiscussionTable, DiscussionTable.id == Place.table_id)
        .where(Place.seating_id == newest.id)
    )
    return {seat: str(number) for seat, number in rows}


def askings_of(db: Db) -> tuple[AskingView, ...]:
    """Everything put to the council, by number, each with the wordings that stand now."""
    standing = {view.number: view.id for view in statements_of(db)}
    asked: dict[str, list[str | None]] = {}
    rows = db.execute(
        select(AskedStatement.asking_id, Statement.number)
        .join(Statement, Statement.id == AskedStatement.statement_id)
        .order_by(AskedStatement.position)
    )
    for asking, number in rows:
        asked.setdefault(asking, []).append(standing.get(number))
    return tuple(
        _asking(row, asked.get(row.id, [])) for row in db.scalars(select(Asking).order_by(Asking.number))
    )


def _asking(row: Asking, statements: list[str | None]) -> AskingView:
    return AskingView(
        id=row.id,
        number=row.number,
        title=row.title,
        way=row.way,
        state=row.state,
        session_id=row.session_id or "",
        statement_ids=tuple(each for each in statements if each),
        gone=statements.count(None),
        at=row.at,
        closed_at=row.closed_at,
    )


def earlier_answers(db: Db) -> dict[str, tuple[int, int, int]]:
    """By asking: answers by seat from before it was put, of how many members, and of how many alone.

    Alone: who has no answer since. They count like any other; askings without any are left out.
    """
    members = {seat.id for seat in members_of(db)}
    found: dict[str, list[str]] = {}
    since: dict[str, set[str]] = {}
    rows = db.execute(
        select(AskedStatement.asking_id, Vote.seat_id, Vote.at < Asking.at)
        .join(Asking, Asking.id == AskedStatement.asking_id)
        .join(Vote, Vote.statement_id == AskedStatement.statement_id)
    )
    for asking, seat, is_earlier in rows:
        if seat in members and is_earlier:
            found.setdefault(asking, []).append(seat)
        elif seat in members:
            since.setdefault(asking, set()).add(seat)
    return {
        asking: (len(seats), len(set(seats)), len(set(seats) - since.get(asking, set())))
        for asking, seats in found.items()
    }


def vote_account(db: Db) -> VoteAccount:
    """Where every answer kept has gone, so that none is dropped in silence."""
    members = {seat.id for seat in members_of(db)}
    views = statements_of(db)
    standing, numbers = {view.id for view in views}, {view.number for view in views}
    number_of = numbers_of(db)
    cast = _cast(db)
    here = [statement for seat, statement in cast if seat in members]
    stay = sum(statement in standing for statement in here)
    moved = sum(one not in standing and number_of[one] in numbers for one in here)
    given = given_of(db)
    newer = newest(given)
    shows = counted_of(db, cast)
    together = sum(each.asked for one, those in shows.items() if one in standing for each in those)
    now = sum(_answers(show) for show in newer if show.statement_id in standing)
    older = sum(_answers(show) for show in given) - sum(_answers(show) for show in newer)
    return VoteAccount(
        counted=stay,
        reworded=moved,
        withdrawn=len(here) - stay - moved,
        left=len(cast) - len(here),
        together=together,
        alone=now - together,
        older=older,
        elsewhere=sum(_answers(show) for show in newer) - now,
        unsettled=sum(len(sheet.differ) for sheet in sheets_of(db)),
        by_source=tuple(sorted(Counter(db.scalars(select(Vote.source))).items())),
    )


def _answers(show: Counted) -> int:
    return show.agree + show.disagree + show.passed


def answers_of(db: Db) -> Answers:
    """How many answers count, to statements as they stand, and from how many members."""
    seats = [seat.id for seat in members_of(db)]
    standing = {view.id for view in statements_of(db)}
    cast = {pair: value for pair, value in _cast(db).items() if pair[1] in standing}
    members = set(seats)
    counted = [seat for seat, _statement in cast if seat in members]
    shows = counted_of(db, cast)
    together = sum(each.asked for one, those in shows.items() if one in standing for each in those)
    return Answers(len(counted), len(set(counted)), together)
