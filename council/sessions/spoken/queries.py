"""Questions about time and turns: what runs, who holds the floor, who was heard, how it was shared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select

from council.selection.queries import seats_of
from council.sessions import timers, turns
from council.sessions.here.queries import AWAY, AttendanceView, attendance_of
from council.sessions.library.queries import methods_of
from council.sessions.plan.actions import agenda_rows
from council.sessions.plans import ENDED
from council.sessions.records import AgendaItem, DiscussionTable, Place, Seating, Session
from council.sessions.seats.queries import fields_of, rounds_of, seating_of
from council.sessions.spoken.actions import log_of, over_at, turn_timer
from council.sessions.spoken.records import Turn
from council.sessions.timers import Timer
from council.sessions.turns import Presence, Spoke, Voices
from council.store import Db, once_a_read

TABLE = "table"  # the field of voices that says where somebody sat
HERE = ("present", "late")
TimerView = Timer


@dataclass(frozen=True, slots=True)
class TurnLogView:
    """Whether the council logs turns, and the seconds a turn is given (0: no end)."""

    is_on: bool
    turn_seconds: int


@dataclass(frozen=True, slots=True)
class ChairView:
    """One place at a table: its number there (from 1), who sits in it, and since when they are there."""

    id: str
    place: int
    seat_id: str
    seat_number: int
    alias: str
    since: datetime


@dataclass(frozen=True, slots=True)
class FloorView:
    """One table, or with `table_id` "" the whole room: its chairs, the turns of the session so far there.

    `turns` are those at this table and all others of who sits here; of the whole room every one.
    """

    session_id: str
    table_id: str
    table_number: int
    log: TurnLogView
    chairs: tuple[ChairView, ...]
    turns: tuple[Spoke, ...]
    timer: TimerView | None = None


def turn_log_of(db: Db) -> TurnLogView:
    """The council's switch for the turn log."""
    return TurnLogView(*log_of(db))


def timers_of(db: Db, *, session_id: str) -> tuple[TimerView, ...]:
    """The timers of a session that has begun: its own, the running item's, and one for each open turn.

    The item's stands still while the session pauses; the session's counts to its announced end whatever
    happens, for a pause moves no end.
    """
    session = db.get(Session, session_id)
    if session is None or session.began_at is None:
        return ()
    found = [_session_timer(session)]
    found += [_item_timer(row, session) for row in agenda_rows(db, session_id) if row.state == "running"]
    rows = db.scalars(select(Turn).where(Turn.session_id == session_id, Turn.seconds.is_(None)))
    found += [
        turn_timer(row, turn_seconds(db, row.item_id or "")) for row in rows if over_at(db, row) is None
    ]
    return tuple(found)


def turn_seconds(db: Db, item_id: str) -> int:
    """What a turn in an item is given: as its method's stage says, else as the council does; 0: no end."""
    item = db.get(AgendaItem, item_id) if item_id else None
    if item is not None and item.method:
        method = next((one for one in methods_of(db) if one.id == item.method), None)
        if method is not None and item.stage < len(method.stages):
            return method.stages[item.stage].seconds_per_person or log_of(db)[1]
    return log_of(db)[1]


def turns_of(db: Db, *, session_id: str | None = None, item_id: str | None = None) -> tuple[Spoke, ...]:
    """Turns in the order they began; one nobody ended is over with its item or session."""
    wanted = select(Turn).order_by(Turn.start, Turn.id)
    if session_id is not None:
        wanted = wanted.where(Turn.session_id == session_id)
    if item_id is not None:
        wanted = wanted.where(Turn.item_id == item_id)
    return tuple(_spoke(db, row) for row in db.scalars(wanted))


def floor_of(db: Db, *, session_id: str, table_id: str = "", at: datetime) -> FloorView | None:
    """Who sits at a table, those away left out, and what has been said there; None without a session.

    Args:
        at: since when somebody counts as there of whom no time was noted, when the session has not begun.
    """
    session = db.get(Session, session_id)
    if session is None:
        return None
    sits = sits_of(db, session_id=session_id) if table_id else {}
    began = session.began_at or min(at, session.start)
    there = [one for one in attendance_of(db, session_id=session_id) if one.state not in AWAY]
    if table_id:
        there = [one for one in there if sits.get(one.id) == table_id]
    chairs = tuple(
        ChairView(one.id, place, one.id, one.number, one.alias, max(one.since or began, began))
        for place, one in enumerate(there, start=1)
    )
    table = db.get(DiscussionTable, table_id) if table_id else None
    wanted = select(Turn).where(Turn.session_id == session_id).order_by(Turn.start, Turn.id)
    if table_id:
        seated = [chair.seat_id for chair in chairs]
        wanted = wanted.where(or_(Turn.table_id == table_id, Turn.seat_id.in_(seated)))
    spoke = [_spoke(db, row) for row in db.scalars(wanted)]
    open_ = db.get(Turn, next((turn.id for turn in spoke if turn.is_open and turn.table_id == table_id), ""))
    log = turn_log_of(db)
    return FloorView(
        session_id=session_id,
        table_id=table_id,
        table_number=table.number if table else 0,
        log=log,
        chairs=chairs,
        turns=tuple(spoke),
        timer=turn_timer(open_, turn_seconds(db, open_.item_id or "")) if open_ else None,
    )


def sits_of(db: Db, *, session_id: str) -> dict[str, str]:
    """The table of each seat now: of several rounds, the one the running item's stage stands for."""
    rounds = {
        row.round: row.id for row in db.scalars(select(Seating).where(Seating.session_id == session_id))
    }
    if not rounds:
        return {}
    wanted = min(_round(db, session_id), max(rounds)) if len(rounds) > 1 else min(rounds)
    seating_id = rounds.get(wanted, rounds[min(rounds)])
    places = db.scalars(select(Place).where(Place.seating_id == seating_id))
    return {place.seat_id: place.table_id for place in places}


def _round(db: Db, session_id: str) -> int:
    """The round of the running item: how many stages at tables its method has come to, from 1."""
    item = next((row for row in agenda_rows(db, session_id) if row.state == "running"), None)
    if item is None or not item.method:
        return 1
    method = next((one for one in methods_of(db) if one.id == item.method), None)
    stages = method.stages[: item.stage + 1] if method is not None else ()
    return max(sum(stage.setting == "table" for stage in stages), 1)


@once_a_read
def voices_of(db: Db, *, session_id: str | None = None, at: datetime | None = None) -> Voices:
    """How the floor was shared in one session, or in all; not measured where the log is off or empty.

    By table (of one session only) and by every field tables mirror. No figure is of a single seat.

    Args:
        at: until when those still there are counted; without it to the session's end.
    """
    if not log_of(db)[0]:
        return turns.NOT_MEASURED
    spoken = turns_of(db, session_id=session_id)
    wanted = select(Session).order_by(Session.number)
    sessions = [row for row in db.scalars(wanted) if session_id in (None, row.id)]
    with_turns = {row.session_id for row in db.scalars(select(Turn))}
    presence: dict[str, float] = {}
    noted = True
    for session in sessions:
        if session.id in with_turns:
            own = [turn for turn in turns_of(db, session_id=session.id) if not turn.is_open]
            here, was_noted = _presence(db, session, own, at)
            noted = noted and was_noted
            for seat_id, seconds in here.items():
                presence[seat_id] = presence.get(seat_id, 0.0) + seconds
    return turns.voices(
        spoken,
        [Presence(seat_id, seconds) for seat_id, seconds in presence.items()],
        fields=_fields(db, session_id),
        presence_noted=noted,
    )


def _fields(db: Db, session_id: str | None) -> dict[str, dict[str, str]]:
    fields: dict[str, dict[str, str]] = {}
    if session_id is not None:
        rounds = rounds_of(db, session_id=session_id)
        seating = seating_of(db, session_id=session_id, round=rounds[0]) if len(rounds) == 1 else None
        if seating is not None:  # with several rounds nobody has one table
            fields[TABLE] = {place.seat_id: str(place.table_number) for place in seating.places}
    seats = seats_of(db)
    for name in fields_of(db):
        fields[name] = {seat.id: seat.attributes.get(name, "") for seat in seats}
    return fields


def _presence(
    db: Db, session: Session, spoken: list[Spoke], at: datetime | None
) -> tuple[dict[str, float], bool]:
    """Seconds each seat was there, and whether attendance was noted at all; who spoke was there.

    Args:
        spoken: the turns of this session alone, in the order they began.
    """
    began = session.began_at or session.start
    over = (session.ended_at or session.end) if session.state in ENDED else (at or session.end)
    came = attendance_of(db, session_id=session.id)
    noted = any(one.state in (*HERE, "left") for one in came)
    first = {turn.seat_id: turn.start for turn in reversed(spoken)}
    here: dict[str, float] = {}
    for one in came:
        since = _since(one, began, first, noted=noted)
        if since is not None:
            until = one.until if one.state == "left" and one.until else over
            here[one.id] = max((until - max(since, began)).total_seconds(), 0.0)
    return here, noted


def _since(
    one: AttendanceView, began: datetime, first: Mapping[str, datetime], *, noted: bool
) -> datetime | None:
    """Since when somebody was there, None for who was not."""
    if one.state in (*HERE, "left"):
        return one.since or began
    if not noted and one.state == "expected":
        return began
    return first.get(one.id)


def _session_timer(session: Session) -> TimerView:
    began = session.began_at or session.start
    over = session.state in ENDED
    gone = ((session.ended_at or session.end) - began).total_seconds() if over else 0.0
    return TimerView(
        kind="session",
        seconds=max(int((session.end - began).total_seconds()), 0),
        id=session.id,
        state="ended" if over else "paused" if session.state == "paused" else "running",
        started=began,
        since=None if over else began,
        spent_seconds=max(gone, 0.0),
        paused_at=session.paused_at,
        ended=session.ended_at if over else None,
    )


def _item_timer(item: AgendaItem, session: Session) -> TimerView:
    started = item.started or session.began_at or session.start
    since = started + timedelta(seconds=item.paused_seconds)
    waits = session.state == "paused" and session.paused_at is not None
    gone = (session.paused_at - since).total_seconds() if waits and session.paused_at else 0.0
    planned = item.planned_minutes or item.minutes  # 0: it came into the agenda while the day ran
    return TimerView(
        kind="item",
        seconds=planned * 60,
        id=item.id,
        item_id=item.id,
        state="paused" if waits else "running",
        started=started,
        since=None if waits else since,
        spent_seconds=max(gone, 0.0),
        paused_at=session.paused_at,
        added_seconds=(item.minutes - planned) * 60,
    )


def _spoke(db: Db, row: Turn) -> Spoke:
    seconds = row.seconds
    end = over_at(db, row) if seconds is None else None
    if end is not None:
        seconds = timers.spent(turn_timer(row), end)
    return Spoke(row.id, row.seat_id, row.kind, row.start, seconds, row.table_id or "", row.item_id or "")
