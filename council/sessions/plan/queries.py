"""Questions about the plan: the remit, sessions, agendas with the times that follow from their minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from council.sessions.agenda import Block, Replanned, Stretch, replanned, timeline, whole_minutes
from council.sessions.plan.actions import OPEN, agenda_rows, block_of, open_segment
from council.sessions.records import AgendaItem, Remit, Replan, Session
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
    """One sitting; `items` and `minutes` sum up its agenda."""

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
    items: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class ItemView:
    """One agenda item with the times that follow: `starts`, `ends` now, `planned_start` as first planned."""

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
    starts: datetime
    ends: datetime
    planned_start: datetime


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


@dataclass(frozen=True, slots=True)
class ReplanView:
    """One re-planning that was kept: {item id: [minutes, buffer]} before and after."""

    id: str
    reason: str
    before: dict[str, list[int]]
    after: dict[str, list[int]]
    at: datetime


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
    now = timeline(session.start, [_stretch(row) for row in rows])
    plan = timeline(
        session.start, [Stretch(row.planned_minutes, row.planned_buffer, row.anchor) for row in rows]
    )
    return tuple(
        _item(row, starts, ends, planned)
        for row, (starts, ends), (planned, _end) in zip(rows, now, plan, strict=True)
    )


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
    found.append(Segment(session.end, "", needed, whole_minutes(session.end - since)))
    return tuple(segment for segment in found if segment.needed or segment.available)


def proposed_replan(
    db: Db, *, session_id: str, at: datetime, drop: bool = False, later: bool = False
) -> tuple[tuple[Block, ...], Replanned] | None:
    """What re-planning now would do, before and after, without doing it; None when there is no session."""
    session = db.get(Session, session_id)
    if session is None:
        return None
    rows, until, is_end = open_segment(session, agenda_rows(db, session_id), at)
    spare = whole_minutes((session.latest_end or session.end) - session.end) if later and is_end else 0
    blocks = tuple(block_of(row, at) for row in rows)
    return blocks, replanned(blocks, whole_minutes(until - at), drop=drop, latest=spare)


def replans_of(db: Db, *, session_id: str) -> tuple[ReplanView, ...]:
    """Every re-planning of a session, oldest first."""
    rows = db.scalars(select(Replan).where(Replan.session_id == session_id).order_by(Replan.at, Replan.id))
    return tuple(ReplanView(row.id, row.reason, row.before, row.after, row.at) for row in rows)


def _stretch(row: AgendaItem) -> Stretch:
    return Stretch(
        minutes=row.minutes,
        buffer=row.buffer,
        anchor=row.anchor,
        gone=row.state not in (*OPEN, "done"),
        started=row.started,
        ended=row.ended,
    )


def _item(row: AgendaItem, starts: datetime, ends: datetime, planned: datetime) -> ItemView:
    same = {
        name: getattr(row, name)
        for name in ItemView.__slots__
        if name not in ("starts", "ends", "planned_start")
    }
    return ItemView(starts=starts, ends=ends, planned_start=planned, **same)
