"""Verbs on the plan: the remit, sessions, agenda items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import func, select

from council.sessions import refusals
from council.sessions.plan.naming import named
from council.sessions.plans import (
    BEFORE,
    ENDED,
    Fixed,
    ItemPlan,
    RemitText,
    SessionPlan,
    check_anchors,
    check_item,
    check_session,
    zone_of,
)
from council.sessions.records import AgendaItem, Remit, Replan, SeatingRule, Session
from council.store import Db, Record

T = TypeVar("T", bound=Record)
OPEN = ("planned", "running")
OWN = ("agenda_item", "replan")  # what is removed with a session


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
    remit = found(db, Remit, remit_id)
    remit.state, remit.at = "adopted", at
    if remit.parent_id:
        found(db, Remit, remit.parent_id).state = "amended"


# ---- sessions ----


def plan_session(db: Db, *, session: SessionPlan) -> str:
    """Add a session after the last one and return its id. Raises as check_session does."""
    check_session(session)
    number = (db.scalar(select(func.max(Session.number))) or 0) + 1
    row = Session(number=number, **_stripped(asdict(session)))
    db.add(row)
    return row.id


def change_session(db: Db, *, session_id: str, session: SessionPlan) -> None:
    """Replace a session's plan; of one that has ended only its words.

    Raises: as check_session does, AnchorOutside, ProtectedTooLong, SessionClosed.
    """
    check_session(session)
    row = found(db, Session, session_id)
    times = (session.start, session.end, session.latest_end, session.time_zone)
    kept = times == (row.start, row.end, row.latest_end, row.time_zone)
    if row.state == "minutes_approved" or (row.state in ENDED and not kept):
        raise refusals.SessionClosed(number=row.number)
    _set(row, _stripped(asdict(session)))
    check_agenda(row, agenda_rows(db, session_id))


def remove_session(db: Db, *, session_id: str) -> None:
    """Remove a session and its agenda; later ones move up by one, and seating rules with them.

    Raises: SessionHasRecords once anything kept anywhere points at it or at one of its items.
    """
    row = found(db, Session, session_id)
    agenda = agenda_rows(db, session_id)
    held = {*pointers(db, Session, [session_id]), *pointers(db, AgendaItem, [item.id for item in agenda])}
    if held - set(OWN):
        raise refusals.SessionHasRecords(number=row.number, what=named(held - set(OWN)))
    for replan in db.scalars(select(Replan).where(Replan.session_id == session_id)):
        db.delete(replan)
    for item in agenda:
        db.delete(item)
    db.delete(row)
    for later in db.scalars(select(Session).where(Session.number > row.number)):
        later.number -= 1
    for rule in db.scalars(select(SeatingRule)):
        _without_session(rule, row.number)


def pointers(db: Db, kind: type[Record], ids: Sequence[str]) -> tuple[str, ...]:
    """Names of the tables, of whatever room, in which a row points at one of these rows."""
    names = []
    for table in Record.metadata.tables.values():
        for key in table.foreign_keys:
            if key.column.table.name != kind.__tablename__:
                continue
            asked = select(key.parent).where(key.parent.in_(ids)).limit(1)
            if db.execute(asked).first() is not None:
                names.append(table.name)
    carried = select(AgendaItem).where(AgendaItem.carried_from.in_(ids)).limit(1)
    if kind is AgendaItem and db.scalars(carried).first() is not None:
        names.append("carried")
    return tuple(names)


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
    session = _unended(db, session_id)
    agenda = agenda_rows(db, session_id)
    place = len(agenda) if position is None else max(0, min(position, len(agenda)))
    new = []
    for item in items:
        check_item(item)
        row = AgendaItem(session_id=session_id, position=0, planned_minutes=0, **_planned(item))
        _aim(row, session)
        new.append(row)
    agenda[place:place] = new
    _placed(agenda)
    db.add_all(new)
    check_agenda(session, agenda)
    return tuple(row.id for row in new)


def change_item(db: Db, *, item_id: str, item: ItemPlan) -> None:
    """Replace an item's plan; before the session starts its planned minutes move along.

    Raises: ItemClosed, SessionClosed, and as add_item does.
    """
    check_item(item)
    row = open_item(db, item_id)
    session = _unended(db, row.session_id)
    _set(row, _planned(item))
    _aim(row, session)
    check_agenda(session, agenda_rows(db, row.session_id))


def _aim(row: AgendaItem, session: Session) -> None:
    """What was set by hand is what an item goes back to; it is the plan only while the day is ahead."""
    row.goal_minutes, row.goal_buffer = row.minutes, row.buffer
    if session.state in BEFORE:
        row.planned_minutes, row.planned_buffer = row.minutes, row.buffer


def move_item(db: Db, *, item_id: str, position: int) -> None:
    """Move an item to a position (from 0) in its agenda.

    Raises: AnchorOutside, ProtectedTooLong, SessionClosed.
    """
    row = found(db, AgendaItem, item_id)
    session = _unended(db, row.session_id)
    agenda = [item for item in agenda_rows(db, row.session_id) if item.id != item_id]
    agenda.insert(max(0, position), row)
    _placed(agenda)
    check_agenda(session, agenda)


def remove_item(db: Db, *, item_id: str) -> None:
    """Take an item off a plan.

    Raises: ItemHasRecords, ItemRuns, ItemClosed: what ran, or anything kept points at, stays.
    """
    row = found(db, AgendaItem, item_id)
    if row.state == "running":
        raise refusals.ItemRuns(title=row.title)
    if row.state != "planned":
        raise refusals.ItemClosed(title=row.title)
    if held := pointers(db, AgendaItem, [item_id]):
        raise refusals.ItemHasRecords(title=row.title, what=named(held))
    db.delete(row)
    _placed([item for item in agenda_rows(db, row.session_id) if item.id != item_id])


def agenda_rows(db: Db, session_id: str) -> list[AgendaItem]:
    """The items of a session in order."""
    wanted = select(AgendaItem).where(AgendaItem.session_id == session_id).order_by(AgendaItem.position)
    return list(db.scalars(wanted))


def _placed(agenda: Sequence[AgendaItem]) -> None:
    for position, row in enumerate(agenda):
        row.position = position


def check_agenda(session: Session, agenda: Iterable[AgendaItem]) -> None:
    """Refuses fixed times out of order and protected time that cannot fit.

    Raises: AnchorOutside, ProtectedTooLong.
    """
    fixed = [Fixed(row.title, row.minutes, row.protected, row.anchor) for row in agenda if row.state in OPEN]
    end = session.end + timedelta(minutes=session.extended)
    check_anchors(session.start, end, fixed, zone_of(session.time_zone))


def open_item(db: Db, item_id: str) -> AgendaItem:
    """An item that is planned or runs. Raises: ItemClosed, PlanGone."""
    row = found(db, AgendaItem, item_id)
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


def _unended(db: Db, session_id: str) -> Session:
    row = found(db, Session, session_id)
    if row.state in ENDED:
        raise refusals.SessionClosed(number=row.number)
    return row


def found(db: Db, kind: type[T], row_id: str) -> T:
    """The row with this id. Raises: PlanGone."""
    row = db.get(kind, row_id)
    if row is None:
        raise refusals.PlanGone()
    return row
