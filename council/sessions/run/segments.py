"""An agenda as re-planning sees it: what is open before the next fixed time, and what each has left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from council.sessions.agenda import Block
from council.sessions.plan.actions import OPEN
from council.sessions.records import AgendaItem, Session


def minutes_until(until: datetime, at: datetime, *, running: AgendaItem | None, clock: datetime) -> int:
    """Whole minutes there are, so counted that seconds neither win nor lose one against the running item.

    What remains of that item is rounded up to whole minutes; what is available is measured with it, and the
    difference of the two rounded. `clock` stands still while the session pauses.
    """
    rest = max(60 * running.minutes - _seconds(running, clock), 0) if running else 0
    over = (rest - (until - at).total_seconds()) / 60
    return -int(-rest // 60) - round(over)


def worked(row: AgendaItem, now: datetime) -> int:
    """Full minutes an item has run until now, pauses left out; 0 before it starts."""
    return int(_seconds(row, now) // 60)


def _seconds(row: AgendaItem, now: datetime) -> float:
    if row.started is None:
        return 0
    return max(((row.ended or now) - row.started).total_seconds() - row.paused_seconds, 0)


def block_of(row: AgendaItem, now: datetime, *, may_carry: bool = True) -> Block:
    """An item as re-planning sees it: of a running one, only what remains."""
    ran = worked(row, now) if row.state == "running" else 0
    left = max(row.minutes - ran, 0)
    return Block(
        id=row.id,
        minutes=left,
        least=min(left, max(row.least_minutes - ran, 0)),
        buffer=row.buffer,
        planned=max((row.goal_minutes or row.planned_minutes) - ran, left),
        planned_buffer=max(row.goal_buffer, row.buffer),
        protected=row.protected,
        rank=row.rank,
        may_go=(row.may_drop or (row.may_carry and may_carry)) and row.state == "planned",
    )


def open_segment(
    session: Session, items: Sequence[AgendaItem], now: datetime
) -> tuple[list[AgendaItem], datetime, bool]:
    """Open items up to the next fixed time, that time, and whether it is the session's end."""
    rows: list[AgendaItem] = []
    for row in items:
        if row.state not in OPEN:
            continue
        if row.anchor is not None and row.anchor > now and row.state == "planned":
            return rows, row.anchor, False
        rows.append(row)
    return rows, session.end + timedelta(minutes=session.extended), True
