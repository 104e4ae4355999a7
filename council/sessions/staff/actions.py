"""Verbs on parties and on who works at which table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import select

from council.sessions.records import DiscussionTable, SeatingRule, Session
from council.sessions.staff import refusals
from council.sessions.staff.parts import JOBS, KINDS
from council.sessions.staff.records import Party, Staffing
from council.store import Db, Record

T = TypeVar("T", bound=Record)


def add_party(
    db: Db,
    *,
    name: str,
    kind: str = "facilitator",
    languages: Iterable[str] = (),
    interests: str = "",
    sector: str = "",
) -> str:
    """Put somebody on the list of those who work for the council and return their id.

    Raises: PartyUnnamed; PartyTwice; PartyKindUnknown.
    """
    row = Party(name=_name(db, name, kind), kind=kind)
    _describe(row, languages, interests, sector)
    db.add(row)
    return row.id


def change_party(
    db: Db,
    *,
    party_id: str,
    name: str,
    kind: str,
    languages: Iterable[str] = (),
    interests: str = "",
    sector: str = "",
) -> None:
    """Replace what is known of a party. Raises: PartyUnnamed; PartyTwice; PartyKindUnknown; PartyGone."""
    row = _found(db, Party, party_id)
    row.name, row.kind = _name(db, name, kind, but=party_id), kind
    _describe(row, languages, interests, sector)


def set_party_state(db: Db, *, party_id: str, active: bool) -> None:
    """Note that somebody has left, or is back. Jobs they only planned to do are free again."""
    row = _found(db, Party, party_id)
    row.state = "active" if active else "left"
    if not active:
        planned = select(Staffing).where(Staffing.party_id == party_id, Staffing.state == "planned")
        for job in list(db.scalars(planned)):
            db.delete(job)


def remove_party(db: Db, *, party_id: str) -> None:
    """Take somebody off the list who never had a part. Raises: PartyStaffed; PartyGone."""
    row = _found(db, Party, party_id)
    worked = db.scalars(select(Staffing.id).where(Staffing.party_id == party_id).limit(1)).first()
    if worked is not None or any(party_id in rule.parties for rule in db.scalars(select(SeatingRule))):
        raise refusals.PartyStaffed(name=row.name)
    db.delete(row)


def staff_table(
    db: Db, *, session_id: str, party_id: str, table_id: str | None = None, job: str = "facilitator"
) -> str:
    """Give somebody a job in a session, at a table or (without one) in the whole room; the job's id.

    A table has one facilitator: whoever facilitated there before is free again. Given the same job twice in
    one session, somebody moves to the table named last. Raises: PartyLeft; PartyKindUnknown; PartyGone.
    """
    party = _found(db, Party, party_id)
    if party.state == "left":
        raise refusals.PartyLeft(name=party.name)
    if job not in JOBS:
        raise refusals.PartyKindUnknown(kind=job, known=", ".join(JOBS))
    _found(db, Session, session_id)
    if table_id is not None:
        _found(db, DiscussionTable, table_id)
    here = list(db.scalars(select(Staffing).where(Staffing.session_id == session_id, Staffing.job == job)))
    if job == "facilitator" and table_id is not None:
        for other in here:
            if other.table_id == table_id and other.party_id != party_id:
                db.delete(other)
    row = next((each for each in here if each.party_id == party_id), None)
    if row is None:
        row = Staffing(session_id=session_id, party_id=party_id, job=job, table_id=table_id)
        db.add(row)
    elif row.table_id != table_id:
        row.table_id, row.state = table_id, "planned"
    return row.id


def staff_tables(db: Db, *, session_id: str, facilitators: Mapping[str, str]) -> tuple[str, ...]:
    """Let each table have its facilitator, party ids by table id; ids of the jobs. Raises as staff_table."""
    return tuple(
        staff_table(db, session_id=session_id, party_id=party_id, table_id=table_id)
        for table_id, party_id in facilitators.items()
    )


def free_staff(db: Db, *, staffing_ids: Sequence[str]) -> None:
    """Take jobs back; whoever had them is free in that session. Raises: PartyGone."""
    for staffing_id in staffing_ids:
        db.delete(_found(db, Staffing, staffing_id))


def confirm_staffing(db: Db, *, session_id: str, staffing_ids: Sequence[str] | None = None) -> int:
    """Note that those with a job in a session said yes; how many were only planned. None means all."""
    wanted = select(Staffing).where(Staffing.session_id == session_id, Staffing.state == "planned")
    confirmed = [row for row in db.scalars(wanted) if staffing_ids is None or row.id in staffing_ids]
    for row in confirmed:
        row.state = "confirmed"
    return len(confirmed)


def _name(db: Db, text: str, kind: str, but: str = "") -> str:
    name = " ".join(text.split())
    if not name:
        raise refusals.PartyUnnamed()
    if kind not in KINDS:
        raise refusals.PartyKindUnknown(kind=kind, known=", ".join(KINDS))
    same = select(Party).where(Party.name == name, Party.kind == kind, Party.id != but)
    if db.scalars(same).first() is not None:
        raise refusals.PartyTwice(name=name)
    return name


def _describe(row: Party, languages: Iterable[str], interests: str, sector: str) -> None:
    row.languages = list(dict.fromkeys(code.strip().casefold() for code in languages if code.strip()))
    row.interests, row.sector = interests.strip(), sector.strip()


def _found(db: Db, kind: type[T], row_id: str) -> T:
    row = db.get(kind, row_id)
    if row is None:
        raise refusals.PartyGone()
    return row
