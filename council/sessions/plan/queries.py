"""Questions about the plan: the remit, sessions, agendas with the times that follow from their minutes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import func, select

from council.sessions.agenda import Stretch, timeline, whole_minutes
from council.sessions.plan.actions import OPEN, agenda_rows
from council.sessions.plans import BEFORE
from council.sessions.records import AgendaItem, Remit, Session
from council.store import Db


@dataclass(frozen=True, slots=True)
class RemitView:
    """One version of the remit."""

    id: str
    version: int
    state: str
    question: str
    in_scope: str
    out_of_scope: str
    promise: str
    decided: str
    deadline: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SessionView:
    """One sitting; `items` and `minutes` sum up its agenda, `extended` minutes it was let run longer.

    `waived` says which needs it goes without, and why.
    """

    id: str
    number: int
    title: str
    purpose: str
    start: datetime
    end: datetime
    latest_end: datetime | None
    time_zone: str
    place: str
    mode: str
    state: str
    began_at: datetime | None = None
    ended_at: datetime | None = None
    paused_at: datetime | None = None
    extended: int = 0
    fits_itself: bool = True
    waived: Mapping[str, str] = field(default_factory=dict)
    items: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class ItemView:
    """One agenda item with the times that follow: `starts`, `ends` now, `planned_start` as first planned.

    An item added while the day ran has no planned minutes. `stage` counts from 0 and began at `stage_at`.
    `carried_from` is the item it goes on with, of session number `from_session`; `to_session` is the number
    of the session in which it goes on; 0 without one.
    """

    id: str
    session_id: str
    position: int
    title: str
    purpose: str
    method: str
    minutes: int
    planned_minutes: int
    least_minutes: int
    buffer: int
    planned_buffer: int
    protected: bool
    anchor: datetime | None
    rank: int
    may_drop: bool
    may_carry: bool
    lead: str
    materials: str
    output: str
    state: str
    started: datetime | None
    ended: datetime | None
    stage: int
    stage_at: datetime | None
    carried_from: str
    paused_seconds: int
    starts: datetime
    ends: datetime
    planned_start: datetime
    from_session: int = 0
    to_session: int = 0

    @property
    def took(self) -> int | None:
        """Minutes it took, its pauses left out; None unless both its ends were noted."""
        if self.started is None or self.ended is None:
            return None
        return max(0, whole_minutes(self.ended - self.started) - self.paused_seconds // 60)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an agenda between fixed times: minutes needed, available, and what is free or missing."""

    until: datetime
    title: str
    needed: int
    available: int

    @property
    def free(self) -> int:
        return max(self.available - self.needed, 0)

    @property
    def missing(self) -> int:
        return max(self.needed - self.available, 0)


def remit_of(db: Db) -> RemitView | None:
    """The newest version of the remit, or None before there is one."""
    versions = remit_versions_of(db)
    return versions[-1] if versions else None


def remit_versions_of(db: Db) -> tuple[RemitView, ...]:
    """Every version of the remit, oldest first."""
    return tuple(
        RemitView(
            id=row.id,
            version=row.version,
            state=row.state,
            question=row.question,
            in_scope=row.in_scope,
            out_of_scope=row.out_of_scope,
            promise=row.promise,
            decided=row.decided,
            deadline=row.deadline,
            at=row.at,
        )
        for row in db.scalars(select(Remit).order_by(Remit.version))
    )


def sessions_of(db: Db) -> tuple[SessionView, ...]:
    """Every session by number, with the items and minutes of its agenda."""
    sums = {
        session_id: (items, minutes or 0)
        for session_id, items, minutes in db.execute(
            select(AgendaItem.session_id, func.count(), func.sum(AgendaItem.minutes + AgendaItem.buffer))
            .where(AgendaItem.state.not_in(("cut", "carried")))
            .group_by(AgendaItem.session_id)
        )
    }
    return tuple(
        SessionView(
            id=row.id,
            number=row.number,
            title=row.title,
            purpose=row.purpose,
            start=row.start,
            end=row.end,
            latest_end=row.latest_end,
            time_zone=row.time_zone,
            place=row.place,
            mode=row.mode,
            state=row.state,
            began_at=row.began_at,
            ended_at=row.ended_at,
            paused_at=row.paused_at,
            extended=row.extended,
            fits_itself=row.fits_itself,
            waived=row.waived,
            items=sums.get(row.id, (0, 0))[0],
            minutes=sums.get(row.id, (0, 0))[1],
        )
        for row in db.scalars(select(Session).order_by(Session.number))
    )


def agenda_of(db: Db, *, session_id: str) -> tuple[ItemView, ...]:
    """The agenda of a session in order; cut and carried items stay in it and take no time."""
    session = db.get(Session, session_id)
    if session is None:
        return ()
    rows = agenda_rows(db, session_id)
    now = timeline(session.began_at or session.start, [stretch_of(row) for row in rows])
    plan = timeline(
        session.start, [Stretch(row.planned_minutes, row.planned_buffer, row.anchor) for row in rows]
    )
    carried = _carried(db, rows)
    return tuple(
        _item(row, times, row.planned_at or (planned if session.state in BEFORE else times[0]), carried)
        for row, times, (planned, _end) in zip(rows, now, plan, strict=True)
    )


def _carried(db: Db, rows: Sequence[AgendaItem]) -> dict[str, int]:
    """Numbers of sessions: by the id of each item these go on with, by their own id where they go on."""
    here = [row.id for row in rows]
    origins = [row.carried_from for row in rows if row.carried_from]
    old = select(AgendaItem.id, Session.number).join(Session, Session.id == AgendaItem.session_id)
    new = select(AgendaItem.carried_from, Session.number).join(Session, Session.id == AgendaItem.session_id)
    found = (
        *db.execute(old.where(AgendaItem.id.in_(origins))),
        *db.execute(new.where(AgendaItem.carried_from.in_(here))),
    )
    return dict(found)


def segments_of(db: Db, *, session_id: str) -> tuple[Segment, ...]:
    """Where an agenda is too long or has time left: one line for each fixed time, the session's end last."""
    session = db.get(Session, session_id)
    if session is None:
        return ()
    found, since, needed = [], session.start, 0
    for row in agenda_rows(db, session_id):
        if row.anchor is not None:
            found.append(Segment(row.anchor, row.title, needed, whole_minutes(row.anchor - since)))
            since, needed = row.anchor, 0
        if row.state not in ("cut", "carried"):
            needed += row.minutes + row.buffer
    end = session.end + timedelta(minutes=session.extended)
    found.append(Segment(end, "", needed, whole_minutes(end - since)))
    return tuple(segment for segment in found if segment.needed or segment.available)


def stretch_of(row: AgendaItem, *, waits: timedelta = timedelta(0)) -> Stretch:
    """What the times of an item follow from; a running one waits while its session pauses."""
    waiting = int(waits.total_seconds()) if row.state == "running" else 0
    return Stretch(
        minutes=row.minutes,
        buffer=row.buffer,
        anchor=row.anchor,
        gone=row.state not in (*OPEN, "done") and row.started is None,
        started=row.started,
        ended=row.ended,
        paused=row.paused_seconds + waiting,
    )


FOLLOWS = ("starts", "ends", "planned_start", "from_session", "to_session")


def _item(
    row: AgendaItem, times: tuple[datetime, datetime], planned: datetime, carried: Mapping[str, int]
) -> ItemView:
    same = {name: getattr(row, name) for name in ItemView.__slots__ if name not in FOLLOWS}
    return ItemView(
        starts=times[0],
        ends=times[1],
        planned_start=planned,
        from_session=carried.get(row.carried_from, 0),
        to_session=carried.get(row.id, 0),
        **same,
    )
