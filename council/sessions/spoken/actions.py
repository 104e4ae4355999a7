"""Verbs on turns and timers: who holds the floor now, more time, a pause."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select

from council.sessions import timers, turns
from council.sessions.plans import ENDED
from council.sessions.records import AgendaItem, Session
from council.sessions.refusals import SessionClosed
from council.sessions.spoken.records import Turn, TurnLog
from council.sessions.spoken.refusals import TimerNotGiven, TurnGone, TurnKindUnknown, TurnLogOff
from council.store import Db, Record

T = TypeVar("T", bound=Record)


def take_turn(
    db: Db,
    *,
    turn_id: str,
    session_id: str,
    seat_id: str,
    at: datetime,
    table_id: str | None = None,
    item_id: str | None = None,
    kind: str = "open",
) -> str:
    """Give a seat the floor at its table and return the turn's id; a seat that holds it gives it back.

    Whoever held the floor there before ends with it. A pass takes no time. An id already kept (a retry) is
    returned and nothing is done. Raises: TurnLogOff; TurnKindUnknown; SessionClosed.
    """
    if db.get(Turn, turn_id) is not None:
        return turn_id
    _check(db, kind)
    session = db.get(Session, session_id)
    if session is not None and session.state in ENDED:
        raise SessionClosed(number=session.number)
    holder = None
    for turn in _open_turns(db, session_id, table_id):
        holder = turn if turn.seat_id == seat_id else holder
        _end(db, turn, at)
    if holder is not None and kind != "pass":
        return holder.id
    db.add(
        Turn(
            id=turn_id,
            session_id=session_id,
            seat_id=seat_id,
            item_id=item_id,
            table_id=table_id,
            kind=kind,
            start=at,
            seconds=0.0 if kind == "pass" else None,
        )
    )
    return turn_id


def note_turn(
    db: Db,
    *,
    session_id: str,
    seat_id: str,
    start: datetime,
    seconds: float,
    table_id: str | None = None,
    item_id: str | None = None,
    kind: str = "open",
) -> str:
    """Keep a turn counted by hand and return its id. Raises: TurnLogOff; TurnKindUnknown."""
    _check(db, kind)
    row = Turn(
        session_id=session_id,
        seat_id=seat_id,
        item_id=item_id,
        table_id=table_id,
        kind=kind,
        start=start,
        seconds=0.0 if kind == "pass" else max(seconds, 0.0),
    )
    db.add(row)
    return row.id


def name_turn(db: Db, *, turn_id: str, kind: str) -> None:
    """Say what a turn is; as a pass it is over and took no time. Raises: TurnGone; TurnKindUnknown."""
    _check(db, kind)
    turn = _found(db, Turn, turn_id)
    turn.kind = kind
    if kind == "pass":
        turn.seconds = 0.0


def end_turn(db: Db, *, turn_id: str, at: datetime) -> None:
    """The seat gives the floor back; a turn already over stays as it is. Raises: TurnGone."""
    turn = _found(db, Turn, turn_id)
    if turn.seconds is None:
        _end(db, turn, at)


def end_turns(db: Db, *, session_id: str, at: datetime) -> None:
    """Everyone in a session gives the floor back: an item ends, or there is a break."""
    for turn in db.scalars(select(Turn).where(Turn.session_id == session_id, Turn.seconds.is_(None))):
        _end(db, turn, at)


def remove_turn(db: Db, *, turn_id: str) -> None:
    """Take out a turn that was noted for the wrong seat. Raises: TurnGone."""
    db.delete(_found(db, Turn, turn_id))


def set_turn_log(db: Db, *, is_on: bool, turn_seconds: int = 0) -> None:
    """Switch the council's turn log; off, nothing is noted and every figure reads "not measured".

    Args:
        turn_seconds: what a turn is given, 0 for no end.
    """
    row = db.scalars(select(TurnLog)).first()
    if row is None:
        db.add(TurnLog(is_on=is_on, turn_seconds=max(turn_seconds, 0)))
    else:
        row.is_on, row.turn_seconds = is_on, max(turn_seconds, 0)


def log_of(db: Db) -> tuple[bool, int]:
    """Whether turns are logged, and the seconds a turn is given."""
    row = db.scalars(select(TurnLog)).first()
    return (row.is_on, row.turn_seconds) if row else (True, 0)


# ---- timers ----


def add_time(db: Db, *, timer_id: str, seconds: int) -> None:
    """Give a running item or an open turn more time, or take some.

    An item gets whole minutes, in the agenda, so that whatever follows moves with it.
    Raises: TimerNotGiven; TurnGone.
    """
    item = db.get(AgendaItem, timer_id)
    if item is not None:
        if item.state != "running":
            raise TimerNotGiven(title=item.title)
        item.minutes = max(item.minutes + round(seconds / 60), 1)
        return
    turn = _found(db, Turn, timer_id)
    stepped = timers.add(turn_timer(turn, log_of(db)[1]), seconds)
    turn.added_seconds = stepped.added_seconds


def pause_turn(db: Db, *, turn_id: str, at: datetime) -> None:
    """Stop the time of a turn that lasts, or let it go on. Raises: TurnGone; TimerCannot."""
    turn = _found(db, Turn, turn_id)
    timer = turn_timer(turn)
    stepped = timers.resume(timer, at) if timer.state == "paused" else timers.pause(timer, at)
    turn.since, turn.spent_seconds, turn.paused_at = stepped.since, stepped.spent_seconds, stepped.paused_at


def turn_timer(turn: Turn, given: int = 0) -> timers.Timer:
    """The timer of a turn, from its own instants; `given` are the seconds a turn has, 0 for no end."""
    state = "ended" if turn.seconds is not None else "paused" if turn.paused_at else "running"
    return timers.Timer(
        kind="turn",
        seconds=given,
        id=turn.id,
        item_id=turn.item_id or "",
        state=state,
        started=turn.start,
        since=(turn.since or turn.start) if state == "running" else None,
        spent_seconds=turn.spent_seconds if turn.seconds is None else turn.seconds,
        paused_at=turn.paused_at,
        added_seconds=turn.added_seconds,
    )


# ---- inside ----


def _check(db: Db, kind: str) -> None:
    if not log_of(db)[0]:
        raise TurnLogOff()
    if kind not in turns.KINDS:
        raise TurnKindUnknown(kind=kind, known=", ".join(turns.KINDS))


def _open_turns(db: Db, session_id: str, table_id: str | None) -> Sequence[Turn]:
    wanted = select(Turn).where(
        Turn.session_id == session_id, Turn.table_id == table_id, Turn.seconds.is_(None)
    )
    return list(db.scalars(wanted))


def _end(db: Db, turn: Turn, at: datetime) -> None:
    over = over_at(db, turn)
    turn.seconds = timers.spent(turn_timer(turn), min(over, at) if over else at)


def over_at(db: Db, turn: Turn) -> datetime | None:
    """When a turn nobody ended was over with its item or session; None while these go on."""
    item = db.get(AgendaItem, turn.item_id) if turn.item_id else None
    session = db.get(Session, turn.session_id)
    if item is not None and item.ended is not None:
        return item.ended
    return session.ended_at if session is not None and session.state in ENDED else None


def _found(db: Db, kind: type[T], row_id: str) -> T:
    row = db.get(kind, row_id)
    if row is None:
        raise TurnGone()
    return row
