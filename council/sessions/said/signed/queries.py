"""Questions about what tables have heard read back and signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from council.sessions.records import AgendaItem, DiscussionTable, Statement
from council.sessions.said.actions import STANDING
from council.sessions.said.signed.records import SignOff
from council.store import Db


@dataclass(frozen=True, slots=True)
class SignOffView:
    """One sign-off: at which table (None: plenary), how, how many of how many agreed, what it covers."""

    id: str
    session_id: str
    item_id: str | None
    table_id: str | None
    table_number: int | None
    method: str
    present: int
    agreed: int
    statement_ids: tuple[str, ...]
    notes: str
    state: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReadBackView:
    """How far the list of one table and item has been read back; numbers are of standing statements.

    `state` is "open" while a line is neither read back nor signed, else that of the last sign-off, else
    "read_back".
    """

    item_id: str | None
    table_id: str | None
    item: str
    table_number: int | None
    captured: int
    read_back: int
    confirmed: int
    signed: SignOffView | None = None

    @property
    def id(self) -> str:
        return f"{self.item_id or ''} {self.table_id or ''}"

    @property
    def lines(self) -> int:
        """All standing lines."""
        return self.captured + self.read_back + self.confirmed

    @property
    def state(self) -> str:
        if self.captured:
            return "open"
        return self.signed.state if self.signed is not None and not self.read_back else "read_back"


def signoffs_of(db: Db, *, session_id: str | None = None) -> tuple[SignOffView, ...]:
    """Every sign-off, or those of one session, oldest first."""
    wanted = (
        select(SignOff, DiscussionTable.number)
        .outerjoin(DiscussionTable, DiscussionTable.id == SignOff.table_id)
        .order_by(SignOff.at, SignOff.id)
    )
    if session_id is not None:
        wanted = wanted.where(SignOff.session_id == session_id)
    return tuple(_signed(row, table) for row, table in db.execute(wanted))


def read_back_of(db: Db, *, session_id: str) -> tuple[ReadBackView, ...]:
    """One line for each agenda item and table at which something was said: items in order, then tables."""
    wanted = (
        select(
            Statement.item_id,
            Statement.table_id,
            AgendaItem.title,
            AgendaItem.position,
            DiscussionTable.number,
            Statement.state,
            func.count(),
        )
        .outerjoin(AgendaItem, AgendaItem.id == Statement.item_id)
        .outerjoin(DiscussionTable, DiscussionTable.id == Statement.table_id)
        .where(Statement.session_id == session_id, Statement.state.in_(STANDING))
        .group_by(
            Statement.item_id,
            Statement.table_id,
            AgendaItem.title,
            AgendaItem.position,
            DiscussionTable.number,
            Statement.state,
        )
    )
    signed = {(each.item_id, each.table_id): each for each in signoffs_of(db, session_id=session_id)}
    found: dict[tuple[int, int, str | None, str | None], tuple[str, int | None, dict[str, int]]] = {}
    for item_id, table_id, title, position, number, state, count in db.execute(wanted):
        place = (position or 0, number or 0, item_id, table_id)
        found.setdefault(place, (title or "", number, {}))[2][state] = count
    return tuple(
        ReadBackView(
            place[2],
            place[3],
            title,
            number,
            counts.get("captured", 0),
            counts.get("read_back", 0),
            counts.get("confirmed", 0),
            signed.get((place[2], place[3])),
        )
        for place, (title, number, counts) in sorted(found.items(), key=lambda each: each[0][:2])
    )


def _signed(row: SignOff, table: int | None) -> SignOffView:
    return SignOffView(
        row.id,
        row.session_id,
        row.item_id,
        row.table_id,
        table,
        row.method,
        row.present,
        row.agreed,
        tuple(row.statement_ids),
        row.notes,
        row.state,
        row.at,
    )
