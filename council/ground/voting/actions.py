"""The verbs of voting: statements are put to the council, votes come in, the last of a pair counts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select

from council.ground import refusals
from council.ground.voting import refusals as voting_refusals
from council.ground.voting.records import AskedStatement, Asking, Vote
from council.selection.records import Seat
from council.sessions.records import Session, Statement
from council.sessions.refusals import PlanGone
from council.store import Db, add_many

VOTES = (1, 0, -1)
FEW = 50  # seats that are looked up one by one
MANY = 200  # new votes that are written in blocks
WAYS = ("seats", "tables", "paper")


def keep_votes(db: Db, *, votes: Sequence[tuple[str, str, int]], at: datetime, source: str = "") -> int:
    """Keep votes as (seat id, statement id, 1 agree | 0 pass | -1 disagree); the last of a pair counts.

    Returns: how many were new or changed. Raises: SeatUnknown, StatementUnknown, VoteNotUnderstood.
    """
    last = {(seat, statement): value for seat, statement, value in votes}
    _all_known(db, last)
    kept = {(vote.seat_id, vote.statement_id): vote for vote in _votes_of(db, {seat for seat, _ in last})}
    new = [
        Vote(seat_id=seat, statement_id=statement, value=value, source=source, at=at)
        for (seat, statement), value in last.items()
        if (seat, statement) not in kept
    ]
    other = [
        (kept[pair], value) for pair, value in last.items() if pair in kept and kept[pair].value != value
    ]
    for vote, value in other:
        vote.value, vote.source, vote.at = value, source, at
    add_many(db, new, at=at) if len(new) > MANY else db.add_all(new)
    return len(new) + len(other)


def _votes_of(db: Db, seats: Collection[str]) -> list[Vote]:
    """The votes kept of some seats; of a whole council all at once."""
    wanted = select(Vote)
    return list(db.scalars(wanted.where(Vote.seat_id.in_(seats)) if len(seats) <= FEW else wanted))


def _all_known(db: Db, votes: Mapping[tuple[str, str], int]) -> None:
    seats, statements = set(db.scalars(select(Seat.id))), set(db.scalars(select(Statement.id)))
    for line, ((seat, statement), value) in enumerate(votes.items(), 1):
        if seat not in seats:
            raise refusals.SeatUnknown(seat=seat)
        if statement not in statements:
            raise refusals.StatementUnknown(statement=statement)
        if value not in VOTES:
            raise refusals.VoteNotUnderstood(file="", line=line, value=value)


def keep_answers(
    db: Db, *, seat_id: str, answers: Mapping[str, int | None], at: datetime, source: str = ""
) -> int:
    """Keep all one seat said at once, by statement; None takes an answer back: it counts as not asked.

    The same answer given again is an answer of now: its time is the new one.

    Returns: how many changed. Raises: SeatUnknown, StatementUnknown, VoteNotUnderstood.
    """
    said = [(seat_id, statement, value) for statement, value in answers.items() if value is not None]
    same = {statement: value for _seat, statement, value in said}
    for vote in _votes_of(db, {seat_id}):
        if same.get(vote.statement_id) == vote.value and vote.at < at:
            vote.source, vote.at = source, at  # given again, though it is the same
    changed = keep_votes(db, votes=said, at=at, source=source)
    back = [(seat_id, statement) for statement, value in answers.items() if value is None]
    return changed + take_back_votes(db, votes=back)


def take_back_votes(db: Db, *, votes: Sequence[tuple[str, str]]) -> int:
    """Take back what seats said, as (seat id, statement id): they count as not asked again.

    Returns: how many there were to take back; a pair without a vote is passed over.
    """
    wanted = set(votes)
    those = _votes_of(db, {seat for seat, _ in wanted})
    gone = [vote for vote in those if (vote.seat_id, vote.statement_id) in wanted]
    for vote in gone:
        db.delete(vote)
    return len(gone)


def open_asking(
    db: Db,
    *,
    asking_id: str,
    title: str,
    statement_ids: Sequence[str],
    way: str,
    at: datetime,
    session_id: str | None = None,
) -> str:
    """Put statements to the council in this order, once each; returns the id, of a retry too.

    Raises: AskingUntitled, AskingEmpty, WayUnknown, StatementUnknown, PlanGone for a session not there.
    """
    if db.get(Asking, asking_id) is not None:
        return asking_id
    if way not in WAYS:
        raise voting_refusals.WayUnknown(way=way, known=", ".join(WAYS))
    if session_id is not None and db.get(Session, session_id) is None:
        raise PlanGone()
    number = (db.scalar(select(func.max(Asking.number))) or 0) + 1
    row = Asking(id=asking_id, number=number, title=_titled(title), way=way, session_id=session_id, at=at)
    db.add(row)
    _ask(db, asking_id, statement_ids)
    return asking_id


def change_asking(db: Db, *, asking_id: str, title: str, statement_ids: Sequence[str]) -> None:
    """Give an asking another name, other statements or another order; answers kept stay as they are.

    Raises: AskingGone, AskingUntitled, AskingEmpty, StatementUnknown.
    """
    row = asking(db, asking_id)
    row.title = _titled(title)
    for old in db.scalars(select(AskedStatement).where(AskedStatement.asking_id == asking_id)):
        db.delete(old)
    _ask(db, asking_id, statement_ids)


def close_asking(db: Db, *, asking_id: str, at: datetime) -> None:
    """No more is answered here; closing what is closed changes nothing. Raises: AskingGone."""
    row = asking(db, asking_id)
    if row.state == "open":
        row.state, row.closed_at = "closed", at


def reopen_asking(db: Db, *, asking_id: str) -> None:
    """Answers are taken here again. Raises: AskingGone."""
    row = asking(db, asking_id)
    row.state, row.closed_at = "open", None


def asking(db: Db, asking_id: str) -> Asking:
    """The asking of this id. Raises: AskingGone."""
    row = db.get(Asking, asking_id)
    if row is None:
        raise voting_refusals.AskingGone()
    return row


def _titled(title: str) -> str:
    words = " ".join(title.split())
    if not words:
        raise voting_refusals.AskingUntitled()
    return words


def _ask(db: Db, asking_id: str, statement_ids: Sequence[str]) -> None:
    there = set(db.scalars(select(Statement.id)))
    wanted = list(dict.fromkeys(statement_ids))
    if not wanted:
        raise voting_refusals.AskingEmpty()
    for position, statement in enumerate(wanted):
        if statement not in there:
            raise refusals.StatementUnknown(statement=statement)
        db.add(AskedStatement(asking_id=asking_id, statement_id=statement, position=position))
