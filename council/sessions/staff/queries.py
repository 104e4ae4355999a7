"""Questions about who works for the council, and at which table."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from council.sessions.records import DiscussionTable, Session
from council.sessions.staff.records import Party, Staffing
from council.store import Db


@dataclass(frozen=True, slots=True)
class PartyView:
    """Somebody who works for the council; `jobs` counts the sessions in which they have or had one."""

    id: str
    name: str
    kind: str
    sector: str
    languages: tuple[str, ...]
    interests: str
    state: str
    jobs: int = 0


@dataclass(frozen=True, slots=True)
class StaffingView:
    """One job in a session; without a table (number 0) it is for the whole room."""

    id: str
    party_id: str
    name: str
    job: str
    table_id: str | None
    table_number: int
    languages: tuple[str, ...]
    state: str


def parties_of(db: Db, *, left: bool = True) -> tuple[PartyView, ...]:
    """Everybody on the list by name, those who left too unless told otherwise."""
    counted = select(Staffing.party_id, func.count(Staffing.session_id.distinct())).group_by(
        Staffing.party_id
    )
    jobs = dict(db.execute(counted).all())
    return tuple(
        PartyView(
            row.id,
            row.name,
            row.kind,
            row.sector,
            tuple(row.languages),
            row.interests,
            row.state,
            jobs.get(row.id, 0),
        )
        for row in db.scalars(select(Party).order_by(Party.name, Party.id))
        if left or row.state == "active"
    )


def staffing_of(db: Db, *, session_id: str) -> tuple[StaffingView, ...]:
    """Who has which job in a session: tables by number first, then the whole room; names in order."""
    wanted = (
        select(Staffing, Party, DiscussionTable.number)
        .join(Party, Party.id == Staffing.party_id)
        .outerjoin(DiscussionTable, DiscussionTable.id == Staffing.table_id)
        .where(Staffing.session_id == session_id)
    )
    found = [
        StaffingView(
            row.id,
            party.id,
            party.name,
            row.job,
            row.table_id,
            number or 0,
            tuple(party.languages),
            row.state,
        )
        for row, party, number in db.execute(wanted)
    ]
    return tuple(sorted(found, key=lambda each: (each.table_number or 10_000, each.job, each.name)))


def times_at_tables_of(db: Db, *, before: int) -> dict[tuple[str, str], int]:
    """How often each party facilitated at each table in sessions numbered below: by (party id, table id)."""
    counted = (
        select(Staffing.party_id, Staffing.table_id, func.count())
        .join(Session, Session.id == Staffing.session_id)
        .where(Session.number < before, Staffing.job == "facilitator", Staffing.table_id.is_not(None))
        .group_by(Staffing.party_id, Staffing.table_id)
    )
    return {(party_id, table_id or ""): count for party_id, table_id, count in db.execute(counted)}
