"""Questions about the day as it runs: planned beside actual, what re-planning would do, what it did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from council.sessions.agenda import Block, Replanned, outlook
from council.sessions.overrun import Bite, bites
from council.sessions.plan.actions import agenda_rows
from council.sessions.plan.queries import ItemView, SessionView, agenda_of, sessions_of, stretch_of
from council.sessions.records import AgendaItem, Replan, Session
from council.sessions.run.actions import fitted
from council.sessions.run.segments import worked
from council.store import Db


@dataclass(frozen=True, slots=True)
class DayLine:
    """One item of the day: as planned, and as it runs or is expected now.

    `minutes` it took, takes so far where that is more, or is to take; `left` of a running one, below 0 when
    it is over its time.
    """

    item: ItemView
    starts: datetime
    ends: datetime
    minutes: int
    left: int = 0

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def late(self) -> int:
        """Full minutes it begins later than planned, below 0 for earlier; 0 when it was not planned."""
        if not self.item.planned_minutes:
            return 0
        span = self.starts - self.item.planned_start
        return int(span.total_seconds() / 60)

    @property
    def over(self) -> int:
        """Minutes more than planned, below 0 for fewer."""
        return self.minutes - self.item.planned_minutes


@dataclass(frozen=True, slots=True)
class Day:
    """A session at one moment: planned beside actual, and what the rest of it is short of or has free.

    `over` minutes are too many before `until` (the next fixed time, or the end), below 0 free; `fitted` is
    what buffers and unprotected minutes can give, `bites` from whom.
    """

    session: SessionView
    at: datetime
    lines: tuple[DayLine, ...]
    until: datetime
    until_title: str
    over: int
    bites: tuple[Bite, ...]
    missing: int
    replans: tuple[ReplanView, ...]

    @property
    def running(self) -> DayLine | None:
        """The line of the item that runs."""
        return next((line for line in self.lines if line.item.state == "running"), None)

    @property
    def next(self) -> DayLine | None:
        """The line of the item that comes next: the first planned one behind the one that runs."""
        since = self.running.item.position if self.running else -1
        ahead = (line for line in self.lines if line.item.state == "planned")
        return next((line for line in ahead if line.item.position > since), None)

    @property
    def behind(self) -> int:
        """Full minutes the next item (else the running one) begins later than planned; below 0 earlier."""
        line = self.next or self.running
        return line.late if line else 0


@dataclass(frozen=True, slots=True)
class ReplanView:
    """One re-planning that was kept: {item id: [minutes, buffer]} before and after.

    `gone` says which items were cut or carried; `over` minutes were too many (below 0: won), the session
    ends `later` by so many, and so many are `missing`.
    """

    id: str
    reason: str
    before: dict[str, list[int]]
    after: dict[str, list[int]]
    gone: dict[str, str]
    over: int
    later: int
    missing: int
    at: datetime


def day_of(db: Db, *, session_id: str, at: datetime) -> Day | None:
    """A session as it stands at a moment; None when there is no such session."""
    row = db.get(Session, session_id)
    if row is None:
        return None
    session = next(one for one in sessions_of(db) if one.id == session_id)
    now = session.ended_at or at
    items, rows = agenda_of(db, session_id=session_id), agenda_rows(db, session_id)
    waits = now - row.paused_at if row.paused_at else timedelta()
    stretches = [stretch_of(one, waits=waits) for one in rows]
    times = outlook(session.began_at or session.start, stretches, now)
    lines = tuple(
        _line(item, one, span, now - waits) for item, one, span in zip(items, rows, times, strict=True)
    )
    fit = fitted(db, row, at)
    ahead = next((one for one in rows if one.anchor == fit.until and not fit.is_end), None)
    return Day(
        session=session,
        at=at,
        lines=lines,
        until=fit.until,
        until_title=ahead.title if ahead else "",
        over=sum(block.minutes + block.buffer for block in fit.blocks) - fit.done.available,
        bites=bites(fit.blocks, fit.done),
        missing=fit.done.missing,
        replans=replans_of(db, session_id=session_id),
    )


def _line(item: ItemView, row: AgendaItem, span: tuple[datetime, datetime], now: datetime) -> DayLine:
    ran = worked(row, now)
    if item.state == "running":
        return DayLine(item, *span, minutes=max(item.minutes, ran), left=item.minutes - ran)
    if item.started is not None:
        return DayLine(item, *span, minutes=ran)
    return DayLine(item, *span, minutes=0 if item.state in ("cut", "carried") else item.minutes)


def proposed_replan(
    db: Db, *, session_id: str, at: datetime, drop: bool = False, later: bool = False, cede: bool = False
) -> tuple[tuple[Block, ...], Replanned] | None:
    """What re-planning now would do, before and after, without doing it; None when there is no session."""
    session = db.get(Session, session_id)
    if session is None:
        return None
    fit = fitted(db, session, at, drop=drop, later=later, cede=cede)
    return fit.blocks, fit.done


def replans_of(db: Db, *, session_id: str) -> tuple[ReplanView, ...]:
    """Every re-planning of a session, oldest first."""
    rows = db.scalars(select(Replan).where(Replan.session_id == session_id).order_by(Replan.at, Replan.id))
    return tuple(
        ReplanView(
            id=row.id,
            reason=row.reason,
            before=row.before,
            after=row.after,
            gone=row.gone,
            over=row.over,
            later=row.later,
            missing=row.missing,
            at=row.at,
        )
        for row in rows
    )
