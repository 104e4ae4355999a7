"""The verbs of voting: votes come in, the last of a pair counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from council.ground import refusals
from council.ground.voting.records import Vote
from council.selection.records import Seat
from council.sessions.records import Statement
from council.store import Db

VOTES = (1, 0, -1)


def keep_votes(db: Db, *, votes: Sequence[tuple[str, str, int]], at: datetime, source: str = "") -> int:
    """Keep votes as (seat id, statement id, 1 agree | 0 pass | -1 disagree); the last of a pair counts.

    Returns: how many were new or changed. Raises: SeatUnknown, StatementUnknown, VoteNotUnderstood.
    """
    last = {(seat, statement): value for seat, statement, value in votes}
    _all_known(db, last)
    kept = {(vote.seat_id, vote.statement_id): vote for vote in db.scalars(select(Vote))}
    changed = 0
    for (seat, statement), value in last.items():
        vote = kept.get((seat, statement))
        if vote is None:
            db.add(Vote(seat_id=seat, statement_id=statement, value=value, source=source, at=at))
        elif vote.value != value:
            vote.value, vote.source, vote.at = value, source, at
        else:
            continue
        changed += 1
    return changed


def _all_known(db: Db, votes: Mapping[tuple[str, str], int]) -> None:
    seats, statements = set(db.scalars(select(Seat.id))), set(db.scalars(select(Statement.id)))
    for line, ((seat, statement), value) in enumerate(votes.items(), 1):
        if seat not in seats:
            raise refusals.SeatUnknown(seat=seat)
        if statement not in statements:
            raise refusals.StatementUnknown(statement=statement)
        if value not in VOTES:
            raise refusals.VoteNotUnderstood(file="", line=line, value=value)
