"""Verbs on the day: the session runs, pauses and ends; items begin, end, go over; the rest is fitted anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from council.sessions import refusals
from council.sessions.agenda import Block, Replanned, replanned, whole_minutes
from council.sessions.library.queries import methods_of
from council.sessions.plan.actions import agenda_rows, found, open_item
from council.sessions.plan.queries import agenda_of
from council.sessions.plans import BEGUN, ENDED
from council.sessions.records import AgendaItem, Replan, Session
from council.sessions.run.refusals import NoFurtherStage, SessionNotPaused, SessionNotRunning
from council.sessions.run.segments import block_of, minutes_until, open_segment, worked
from council.sessions.spoken.actions import end_turns
from council.store import Db

COPIED = (
    "title", "purpose", "method", "least_minutes", "protected", "rank", "may_drop", "may_carry", "lead",
    "materials", "output",
)  # fmt: skip


def pause_session(db: Db, *, session_id: str, at: datetime) -> None:
    """The session pauses: what runs waits with it, and everyone gives the floor back.

    Raises: SessionNotRunning, SessionClosed.
    """
    row = found(db, Session, session_id)
    if row.state == "paused":
        return
    _must_run(row)
    end_turns(db, session_id=session_id, at=at)
    row.state, row.paused_at = "paused", at


def resume_session(db: Db, *, session_id: str, at: datetime, replan: bool = True) -> None:
    """The session goes on; the pause counts against no item, and what is left is fitted anew.

    Raises: SessionNotPaused.
    """
    row = found(db, Session, session_id)
    if row.state != "paused":
        raise SessionNotPaused(number=row.number)
    _go_on(db, row, at)
    db.flush()
    if replan and row.fits_itself:
        replan_session(db, session_id=session_id, at=at, reason="pause")


def _go_on(db: Db, session: Session, at: datetime) -> None:
    waited = max(int((at - session.paused_at).total_seconds()), 0) if session.paused_at else 0
    for item in agenda_rows(db, session.id):
        if item.state == "running":
            item.paused_seconds += waited
    session.state, session.paused_at = "running", None


def end_session(db: Db, *, session_id: str, at: datetime, carry: Sequence[str] = ()) -> None:
    """The session ends; a running item and open turns end with it, and what was not reached stays as cut.

    Args:
        carry: items not reached that go on in the next session instead.
    Raises: SessionNotRunning, SessionClosed, NoLaterSession.
    """
    row = found(db, Session, session_id)
    _must_run(row)
    end_turns(db, session_id=session_id, at=at)
    if row.state == "paused":
        _go_on(db, row, at)
    for item in agenda_rows(db, session_id):
        if item.state == "running":
            item.state, item.ended = "done", at
        elif item.state == "planned" and item.id in carry:
            _carry(db, item, _next_session(db, row, item), at)
        elif item.state == "planned":
            item.state = "cut"
    row.state, row.ended_at = "ended", at


def _must_run(session: Session) -> None:
    if session.state in ENDED:
        raise refusals.SessionClosed(number=session.number)
    if session.state not in BEGUN:
        raise SessionNotRunning(number=session.number)


# ---- items ----


def start_item(db: Db, *, item_id: str, at: datetime, replan: bool = True) -> None:
    """Begin an item; the one running ends, and the rest is fitted anew by buffers and unprotected minutes.

    A session that is ready begins with it, one that pauses goes on. Raises: ItemClosed, SessionClosed,
    SessionNotRunning.
    """
    row = open_item(db, item_id)
    session = found(db, Session, row.session_id)
    if session.state == "ready":
        begin(db, session, at)
    _must_run(session)
    if session.state == "paused":
        _go_on(db, session, at)
    ended = [one for one in agenda_rows(db, session.id) if one.state == "running" and one.id != item_id]
    for other in ended:
        other.state, other.ended = "done", at
    if row.state != "running":
        row.state, row.started, row.stage_at = "running", at, at
    db.flush()
    if replan and ended and session.fits_itself:
        replan_session(db, session_id=session.id, at=at, reason="item ended")


def begin(db: Db, session: Session, at: datetime) -> None:
    """The day begins: the session runs, and where each item stands in the plan is kept."""
    starts = {item.id: item.starts for item in agenda_of(db, session_id=session.id)}
    for item in agenda_rows(db, session.id):
        item.planned_at = starts[item.id]
    session.state, session.began_at = "running", at


def end_item(db: Db, *, item_id: str, at: datetime, replan: bool = True) -> None:
    """End the running item; what follows is fitted anew by buffers and unprotected minutes.

    Raises: ItemNotRunning.
    """
    row = found(db, AgendaItem, item_id)
    if row.state != "running":
        raise refusals.ItemNotRunning(title=row.title)
    session = found(db, Session, row.session_id)
    if session.state == "paused":
        _go_on(db, session, at)
    row.state, row.ended = "done", at
    db.flush()
    if replan and session.fits_itself:
        replan_session(db, session_id=row.session_id, at=at, reason="item ended")


def next_stage(db: Db, *, item_id: str, at: datetime, back: bool = False) -> int:
    """The running item goes on to the next stage of its method, or back; its place from 0 is returned.

    Raises: ItemNotRunning, NoFurtherStage.
    """
    row = found(db, AgendaItem, item_id)
    if row.state != "running":
        raise refusals.ItemNotRunning(title=row.title)
    stages = next((len(method.stages) for method in methods_of(db) if method.id == row.method), 0)
    stage = row.stage + (-1 if back else 1)
    if not 0 <= stage < stages:
        raise NoFurtherStage(title=row.title)
    row.stage, row.stage_at = stage, at
    return stage


def cut_item(db: Db, *, item_id: str) -> None:
    """Give a planned item up; it stays in the record. Raises: ItemClosed, ItemRuns."""
    row = open_item(db, item_id)
    if row.state == "running":
        raise refusals.ItemRuns(title=row.title)
    row.state = "cut"


def carry_item(db: Db, *, item_id: str, at: datetime, session_id: str = "") -> str:
    """Carry an item, or the rest of a running one, over to a later session; the new item's id.

    It goes to the end of that session's agenda and keeps where it came from.

    Args:
        session_id: the session it goes to; without it the next one that has not ended.
    Raises: ItemClosed, NoLaterSession.
    """
    row = open_item(db, item_id)
    session = found(db, Session, row.session_id)
    goal = _next_session(db, session, row) if not session_id else found(db, Session, session_id)
    if goal.number <= session.number or goal.state in ENDED:
        raise refusals.NoLaterSession(title=row.title)
    return _carry(db, row, goal, at)


def _next_session(db: Db, session: Session, item: AgendaItem) -> Session:
    row = _later_session(db, session)
    if row is None:
        raise refusals.NoLaterSession(title=item.title)
    return row


def _later_session(db: Db, session: Session) -> Session | None:
    wanted = select(Session).where(Session.number > session.number, Session.state.not_in(ENDED))
    return db.scalars(wanted.order_by(Session.number).limit(1)).first()


def _carry(db: Db, row: AgendaItem, goal: Session, at: datetime) -> str:
    full = row.goal_minutes or row.minutes
    left = max(full - worked(row, at), 1) if row.state == "running" else full
    last = db.scalar(select(func.max(AgendaItem.position)).where(AgendaItem.session_id == goal.id))
    copied = {name: getattr(row, name) for name in COPIED}
    copied["least_minutes"] = left if row.protected else min(row.least_minutes, left)
    is_plan = goal.state not in BEGUN
    made = AgendaItem(
        session_id=goal.id,
        position=0 if last is None else last + 1,
        minutes=left,
        goal_minutes=left,
        planned_minutes=left if is_plan else 0,
        stage=row.stage,
        carried_from=row.id,
        **copied,
    )
    db.add(made)
    if row.state == "running":
        row.ended = at
    row.state = "carried"
    return made.id


# ---- an agenda that runs otherwise ----


def replan_session(
    db: Db,
    *,
    session_id: str,
    at: datetime,
    reason: str,
    drop: bool = False,
    later: bool = False,
    cede: bool = False,
) -> None:
    """Fit what lies between now and the next fixed time into the minutes there are, and keep why.

    Args:
        drop: items that may go are given up, or carried over, where shortening does not suffice.
        later: the session may end as late as its latest end.
        cede: protected items give what is missing then; the lead has said so, knowing their names.
    """
    session = found(db, Session, session_id)
    fit = fitted(db, session, at, drop=drop, later=later, cede=cede)
    done, over = fit.done, sum(block.minutes + block.buffer for block in fit.blocks) - fit.done.available
    before = {row.id: [row.minutes, row.buffer] for row in fit.rows}
    gone = _take_on(db, session, fit, at)
    after = {row.id: [row.minutes, row.buffer] for row in fit.rows}
    if fit.is_end:
        session.extended += done.overtime - min(done.free, session.extended)
    if before != after or gone or done.overtime:
        db.add(
            Replan(
                session_id=session_id,
                reason=reason,
                before=before,
                after=after,
                gone=gone,
                over=over,
                later=done.overtime,
                missing=done.missing,
                at=at,
            )
        )


def _take_on(db: Db, session: Session, fit: Fit, at: datetime) -> dict[str, str]:
    """Let the items be as long as they were fitted; what became of those that go, by id."""
    goal, gone = _later_session(db, session), {}
    for row, old, new in zip(fit.rows, fit.blocks, fit.done.blocks, strict=True):
        if not new.cut:
            row.minutes, row.buffer = row.minutes + new.minutes - old.minutes, new.buffer
        elif row.may_carry and goal is not None:
            _carry(db, row, goal, at)
            gone[row.id] = "carried"
        else:
            row.state = gone[row.id] = "cut"
    return gone


@dataclass(frozen=True, slots=True)
class Fit:
    """The open items of a segment, each as a block before, and the segment after.

    It lasts `until` the next fixed time, or the end of the session (`is_end`).
    """

    rows: tuple[AgendaItem, ...]
    blocks: tuple[Block, ...]
    done: Replanned
    until: datetime
    is_end: bool


def fitted(
    db: Db, session: Session, at: datetime, *, drop: bool = False, later: bool = False, cede: bool = False
) -> Fit:
    """What re-planning now would do, without doing it."""
    rows, until, is_end = open_segment(session, agenda_rows(db, session.id), at)
    room = whole_minutes((session.latest_end or session.end) - session.end) - session.extended
    may_carry = _later_session(db, session) is not None
    clock = min(session.paused_at, at) if session.paused_at else at
    blocks = tuple(block_of(row, clock, may_carry=may_carry) for row in rows)
    latest = max(room, 0) if later and is_end else 0
    available = minutes_until(
        until, at, running=next((r for r in rows if r.state == "running"), None), clock=clock
    )
    done = replanned(blocks, available, drop=drop, latest=latest, cede=cede)
    return Fit(tuple(rows), blocks, done, until, is_end)
