"""Verbs on the plan: the remit, sessions, agenda items; and the day that runs otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import func, select

from council.sessions import refusals
from council.sessions.agenda import Block, replanned, whole_minutes
from council.sessions.plans import (
    Fixed,
    ItemPlan,
    RemitText,
    SessionPlan,
    check_anchors,
    check_item,
    check_session,
    zone_of,
)
from council.sessions.records import (
    AgendaItem,
    Attendance,
    Remit,
    Replan,
    Seating,
    SeatingRule,
    Session,
    Statement,
)
from council.store import Db, Record

T = TypeVar("T", bound=Record)
OPEN = ("planned", "running")


def draft_remit(db: Db, *, remit: RemitText, at: datetime) -> str:
    """Write the remit down and return its id: the draft is changed, an adopted one gets a new version.

    Raises: RemitEmpty.
    """
    if not remit.question.strip():
        raise refusals.RemitEmpty()
    words = {name: text.strip() for name, text in asdict(remit).items()}
    last = db.scalars(select(Remit).order_by(Remit.version.desc()).limit(1)).first()
    if last is not None and last.state in ("draft", "consulted"):
        _set(last, words)
        return last.id
    row = Remit(version=last.version + 1 if last else 1, parent_id=last.id if last else "", at=at, **words)
    db.add(row)
    return row.id


def adopt_remit(db: Db, *, remit_id: str, at: datetime) -> None:
    """Adopt a version of the remit; the one before it counts as amended."""
    remit = _found(db, Remit, remit_id)
    remit.state, remit.at = "adopted", at
    if remit.parent_id:
        _found(db, Remit, remit.parent_id).state = "amended"


# ---- sessions ----


def plan_session(db: Db, *, session: SessionPlan) -> str:
    """Add a session after the last one and return its id. Raises as check_session does."""
    check_session(session)
    number = (db.scalar(select(func.max(Session.number))) or 0) + 1
    row = Session(number=number, **_stripped(asdict(session)))
    db.add(row)
    return row.id


def change_session(db: Db, *, session_id: str, session: SessionPlan) -> None:
    """Replace a session's plan. Raises as check_session does, and AnchorOutside, ProtectedTooLong."""
    check_session(session)
    row = _found(db, Session, session_id)
    _set(row, _stripped(asdict(session)))
    _check_agenda(row, agenda_rows(db, session_id))


def remove_session(db: Db, *, session_id: str) -> None:
    """Remove a planned session and its agenda; later ones move up by one, and seating rules with them.

    Raises: SessionHasRecords once something was said, somebody came or a seating was kept.
    """
    row = _found(db, Session, session_id)
    for kind in (Statement, Attendance, Seating):
        if db.scalars(select(kind).where(kind.session_id == session_id).limit(1)).first() is not None:
            raise refusals.SessionHasRecords(number=row.number)
    for replan in db.scalars(select(Replan).where(Replan.session_id == session_id)):
        db.delete(replan)
    for item in agenda_rows(db, session_id):
        db.delete(item)
    db.delete(row)
    for later in db.scalars(select(Session).where(Session.number > row.number)):
        later.number -= 1
    for rule in db.scalars(select(SeatingRule)):
        _without_session(rule, row.number)


def _without_session(rule: SeatingRule, number: int) -> None:
    """A rule goes on meaning the sessions it meant; one for the removed session alone ends."""
    first, last = rule.from_session, rule.to_session
    if first == last == number:
        rule.state = "ended"
        return
    rule.from_session = first - 1 if first > number else first
    rule.to_session = last - 1 if last >= number else last
    if last == number == 1:  # no session is left before it, and 0 would mean all that come
        rule.state = "ended"


def start_session(db: Db, *, session_id: str) -> None:
    """Note that a session has begun."""
    _found(db, Session, session_id).state = "running"


def end_session(db: Db, *, session_id: str, at: datetime) -> None:
    """Note that a session has ended; an item still running ends with it."""
    row = _found(db, Session, session_id)
    row.state = "ended"
    for item in agenda_rows(db, session_id):
        if item.state == "running":
            item.state, item.ended = "done", at


# ---- agenda ----


def add_item(db: Db, *, session_id: str, item: ItemPlan, position: int | None = None) -> str:
    """Put an item into an agenda (at the end, or at a position from 0) and return its id.

    Raises: TitleEmpty, MinutesOutOfRange, RankUnknown, AnchorOutside, ProtectedTooLong.
    """
    return add_items(db, session_id=session_id, items=(item,), position=position)[0]


def add_items(
    db: Db, *, session_id: str, items: Sequence[ItemPlan], position: int | None = None
) -> tuple[str, ...]:
    """Put several items into an agenda, one after the other. Raises as add_item does; then none is added."""
    session = _found(db, Session, session_id)
    agenda = agenda_rows(db, session_id)
    place = len(agenda) if position is None else max(0, min(position, len(agenda)))
    new = []
    for item in items:
        check_item(item)
        new.append(AgendaItem(session_id=session_id, position=0, planned_minutes=0, **_planned(item)))
    agenda[place:place] = new
    _placed(agenda)
    for row in new:
        row.planned_minutes, row.planned_buffer = row.minutes, row.buffer
        db.add(row)
    _check_agenda(session, agenda)
    return tuple(row.id for row in new)


def change_item(db: Db, *, item_id: str, item: ItemPlan) -> None:
    """Replace an item's plan; before the session starts its planned minutes move along.

    Raises: ItemClosed, and as add_item does.
    """
    check_item(item)
    row = _open(db, item_id)
    _set(row, _planned(item))
    session = _found(db, Session, row.session_id)
    if session.state == "planned":
        row.planned_minutes, row.planned_buffer = row.minutes, row.buffer
    _check_agenda(session, agenda_rows(db, row.session_id))


def move_item(db: Db, *, item_id: str, position: int) -> None:
    """Move an item to a position (from 0) in its agenda. Raises: AnchorOutside, ProtectedTooLong."""
    row = _found(db, AgendaItem, item_id)
    agenda = [item for item in agenda_rows(db, row.session_id) if item.id != item_id]
    agenda.insert(max(0, position), row)
    _placed(agenda)
    _check_agenda(_found(db, Session, row.session_id), agenda)


def remove_item(db: Db, *, item_id: str) -> None:
    """Take an item off a plan. Raises: ItemHasRecords, ItemClosed: what ran or was spoken about stays."""
    row = _found(db, AgendaItem, item_id)
    if row.state != "planned":
        raise refusals.ItemClosed(title=row.title)
    if db.scalars(select(Statement).where(Statement.item_id == item_id).limit(1)).first() is not None:
        raise refusals.ItemHasRecords(title=row.title)
    db.delete(row)
    _placed([item for item in agenda_rows(db, row.session_id) if item.id != item_id])


def start_item(db: Db, *, item_id: str, at: datetime) -> None:
    """Begin an item; the one running ends, and the session counts as running. Raises: ItemClosed."""
    row = _open(db, item_id)
    for other in agenda_rows(db, row.session_id):
        if other.state == "running" and other.id != item_id:
            other.state, other.ended = "done", at
    row.state, row.started = "running", row.started or at
    _found(db, Session, row.session_id).state = "running"


def end_item(db: Db, *, item_id: str, at: datetime, replan: bool = True) -> None:
    """End the running item; what follows is fitted anew by buffers and unprotected minutes.

    Raises: ItemNotRunning.
    """
    row = _found(db, AgendaItem, item_id)
    if row.state != "running":
        raise refusals.ItemNotRunning(title=row.title)
    row.state, row.ended = "done", at
    db.flush()
    if replan:
        replan_session(db, session_id=row.session_id, at=at, reason="item ended")


def cut_item(db: Db, *, item_id: str, carry: bool = False) -> None:
    """Give an item up, or carry it over to a later session; it stays in the record. Raises: ItemClosed."""
    _open(db, item_id).state = "carried" if carry else "cut"


def replan_session(
    db: Db, *, session_id: str, at: datetime, reason: str, drop: bool = False, later: bool = False
) -> None:
    """Fit what lies between now and the next fixed time into the minutes there are, and keep why.

    Args:
        drop: items that may go are given up where shortening does not suffice.
        later: the session may end as late as its latest end.
    """
    session = _found(db, Session, session_id)
    rows, until, is_end = open_segment(session, agenda_rows(db, session_id), at)
    spare = whole_minutes((session.latest_end or session.end) - session.end)
    blocks = [block_of(row, at) for row in rows]
    done = replanned(blocks, whole_minutes(until - at), drop=drop, latest=spare if later and is_end else 0)
    before = {row.id: [row.minutes, row.buffer] for row in rows}
    for row, old, new in zip(rows, blocks, done.blocks, strict=True):
        if new.cut:
            row.state = "carried" if row.may_carry else "cut"
        else:
            row.minutes, row.buffer = row.minutes + new.minutes - old.minutes, new.buffer
    after = {row.id: [row.minutes, row.buffer] for row in rows}
    if before != after or done.cut:
        db.add(Replan(session_id=session_id, reason=reason, before=before, after=after, at=at))


def block_of(row: AgendaItem, now: datetime) -> Block:
    """An item as re-planning sees it: of a running one, only what remains."""
    gone = max(whole_minutes(now - row.started), 0) if row.state == "running" and row.started else 0
    left = max(row.minutes - gone, 0)
    return Block(
        id=row.id,
        minutes=left,
        least=min(left, max(row.least_minutes - gone, 0)),
        buffer=row.buffer,
        planned=max(row.planned_minutes - gone, left),
        planned_buffer=max(row.planned_buffer, row.buffer),
        protected=row.protected,
        rank=row.rank,
        may_go=(row.may_drop or row.may_carry) and row.state == "planned",
    )


def open_segment(
    session: Session, items: Sequence[AgendaItem], now: datetime
) -> tuple[list[AgendaItem], datetime, bool]:
    """Open items up to the next fixed time, that time, and whether it is the session's end."""
    found: list[AgendaItem] = []
    for row in items:
        if row.state not in OPEN:
            continue
        if row.anchor is not None and row.anchor > now and row.state == "planned":
            return found, row.anchor, False
        found.append(row)
    return found, session.end, True


def agenda_rows(db: Db, session_id: str) -> list[AgendaItem]:
    """The items of a session in order."""
    wanted = select(AgendaItem).where(AgendaItem.session_id == session_id).order_by(AgendaItem.position)
    return list(db.scalars(wanted))


def _placed(agenda: Sequence[AgendaItem]) -> None:
    for position, row in enumerate(agenda):
        row.position = position


def _check_agenda(session: Session, agenda: Sequence[AgendaItem]) -> None:
    fixed = [Fixed(row.title, row.minutes, row.protected, row.anchor) for row in agenda if row.state in OPEN]
    check_anchors(session.start, session.end, fixed, zone_of(session.time_zone))


def _open(db: Db, item_id: str) -> AgendaItem:
    row = _found(db, AgendaItem, item_id)
    if row.state not in OPEN:
        raise refusals.ItemClosed(title=row.title)
    return row


def _planned(item: ItemPlan) -> dict[str, Any]:
    return _stripped(asdict(item)) | {"least_minutes": item.least}


def _stripped(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}


def _set(row: Record, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def _found(db: Db, kind: type[T], row_id: str) -> T:
    row = db.get(kind, row_id)
    if row is None:
        raise refusals.PlanGone()
    return row
