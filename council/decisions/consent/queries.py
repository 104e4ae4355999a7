"""Questions about consent rounds; first those by which verbs find theirs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import select

from council.decisions.consent import state
from council.decisions.consent.kept.queries import is_outdated, round_of
from council.decisions.consent.machine import legal
from council.decisions.consent.prompts import NextStep, next_step
from council.decisions.consent.records import ConsentRound, Objection, Reaction
from council.decisions.consent.state import Round
from council.decisions.consent.views import (
    CircleChoices,
    ConsentView,
    MemberName,
    RoleView,
    SeatChoice,
    TableChoice,
)
from council.decisions.proposals.moves import IN_THE_MAKING
from council.decisions.proposals.queries import current_version
from council.decisions.proposals.records import Proposal, ProposalVersion
from council.selection.queries import seats_of
from council.selection.records import Seat
from council.sessions.here.queries import attendance_of
from council.sessions.records import DiscussionTable, Place, Seating, Session
from council.store import Db

AWAY = ("absent", "excused", "left")
THERE = ("present", "late")
GONE = ("declined", "withdrawn")


def consent_rounds_of(db: Db, *, proposal_id: str | None = None) -> tuple[ConsentView, ...]:
    """All consent rounds by number, elections included; or those on one proposal."""
    wanted = select(ConsentRound).order_by(ConsentRound.number)
    if proposal_id is not None:
        own = select(ProposalVersion.id).where(ProposalVersion.proposal_id == proposal_id)
        wanted = wanted.where(ConsentRound.version_id.in_(own))
    names = _names(db)
    return tuple(_view(db, row, names) for row in db.scalars(wanted))


def consent_round_of(db: Db, *, round_id: str) -> ConsentView | None:
    """One consent round, or None when it is not there (any more)."""
    row = db.get(ConsentRound, round_id)
    return None if row is None else _view(db, row, _names(db))


def circle_choices(db: Db, *, at: datetime) -> CircleChoices:
    """Who can be in a circle, by the last session that has begun at that moment; and what can be decided."""
    begun = select(Session).where(Session.start <= at).order_by(Session.start.desc(), Session.number.desc())
    session = db.scalar(begun.limit(1))
    sits = {} if session is None else _sits(db, session.id)
    noted = () if session is None else attendance_of(db, session_id=session.id)
    here = {one.id: _is_here(one.state) for one in noted}
    seats = tuple(
        SeatChoice(seat.id, seat.number, seat.alias, sits.get(seat.id, ""), here.get(seat.id))
        for seat in seats_of(db)
        if seat.state not in GONE
    )
    free = select(Proposal).where(Proposal.state.in_(IN_THE_MAKING)).order_by(Proposal.number)
    proposals = tuple((p.id, p.number, p.title) for p in db.scalars(free) if current_version(db, p.id))
    return CircleChoices(session.number if session else 0, seats, _tables(db, seats), proposals)


def roles_of(db: Db) -> tuple[RoleView, ...]:
    """Who was elected to which role by consent, the newest last."""
    wanted = (
        select(ConsentRound)
        .where(ConsentRound.kind == "election", ConsentRound.state == "agreed")
        .order_by(ConsentRound.number)
    )
    names = {one.id: one for one in _names(db).values()}
    return tuple(
        RoleView(
            row.id,
            row.number,
            row.role,
            row.qualities,
            names[row.proposed_id or ""],
            row.term_from,
            row.term_until,
            row.agreed_at or row.at,
        )
        for row in db.scalars(wanted)
    )


def _view(db: Db, row: ConsentRound, names: Mapping[str, MemberName]) -> ConsentView:
    now = round_of(db, row)
    version = None if row.version_id is None else db.get_one(ProposalVersion, row.version_id)
    proposal = None if version is None else db.get_one(Proposal, version.proposal_id)
    newest = None if proposal is None else current_version(db, proposal.id)
    checked = _checked(db, row)
    outdated = is_outdated(db, row)
    return ConsentView(
        id=row.id,
        number=row.number,
        kind=row.kind,
        round=now,
        next=NextStep("stop_consent", "outdated") if outdated else next_step(now),
        legal=legal(now) & {"put_off", "stop_consent"} if outdated else legal(now),
        tally=state.tally(now.circle, now.shown),
        names=_named(now, names),
        proposal_id=proposal.id if proposal else "",
        proposal_number=proposal.number if proposal else 0,
        proposal_title=proposal.title if proposal else "",
        proposal_state=proposal.state if proposal else "",
        driver=proposal.driver if proposal else "",
        version_id=row.version_id or "",
        version=version.number if version else 0,
        text=version.text if version else "",
        who_when=version.who_when if version else "",
        conditions=version.conditions if version else "",
        signs=version.signs if version else "",
        review_on=version.review_on if version else "",
        checked_text=checked.text if checked else "",
        checked_version=checked.number if checked else 0,
        newest=newest.number if newest else 0,
        is_outdated=outdated,
        resolving_versions=_resolving(db, row),
        role=row.role,
        qualities=row.qualities,
        term_from=row.term_from,
        term_until=row.term_until,
        bound=row.bound,
        at=row.at,
        agreed_at=row.agreed_at,
        ended_at=row.ended_at,
    )


def _checked(db: Db, row: ConsentRound) -> ProposalVersion | None:
    """The wording that was last shown at step 5 before the present one."""
    wanted = (
        select(ProposalVersion)
        .join(Reaction, Reaction.version_id == ProposalVersion.id)
        .where(Reaction.round_id == row.id, Reaction.step == "check", ProposalVersion.id != row.version_id)
        .order_by(ProposalVersion.number.desc())
        .limit(1)
    )
    return None if row.version_id is None else db.scalar(wanted)


def _resolving(db: Db, row: ConsentRound) -> dict[str, int]:
    made = (
        select(Objection.id, ProposalVersion.number)
        .join(ProposalVersion, ProposalVersion.id == Objection.resolving_version_id)
        .where(Objection.round_id == row.id)
    )
    return dict(db.execute(made).all())


def _names(db: Db) -> dict[str, MemberName]:
    seats = (MemberName(one.id, "seat", one.number, one.alias) for one in db.scalars(select(Seat)))
    tables = (MemberName(t.id, "table", t.number, t.label) for t in db.scalars(select(DiscussionTable)))
    return {one.id: one for one in (*seats, *tables)}


def _named(now: Round, names: Mapping[str, MemberName]) -> tuple[MemberName, ...]:
    """Everybody who is or was in the circle, and who is put forward for a role."""
    people = {member.id: member.people for member in now.circle}
    others = {one.nominee for one in now.said} | {now.proposed}
    known = [id for id in (*people, *sorted(others - set(people))) if id in names]
    return tuple(
        MemberName(id, names[id].kind, names[id].number, names[id].alias, people.get(id, 1)) for id in known
    )


def _sits(db: Db, session_id: str) -> dict[str, str]:
    """The table of each seat in the last seating of a session, by seat id."""
    last = (
        select(Seating.id)
        .where(Seating.session_id == session_id)
        .order_by(Seating.round.desc(), Seating.at.desc())
        .limit(1)
    )
    wanted = select(Place.seat_id, Place.table_id).where(Place.seating_id == last.scalar_subquery())
    return dict(db.execute(wanted).all())


def _tables(db: Db, seats: Iterable[SeatChoice]) -> tuple[TableChoice, ...]:
    people: dict[str, int] = {}
    for seat in seats:
        if seat.table_id and seat.here is not False:
            people[seat.table_id] = people.get(seat.table_id, 0) + 1
    used = select(DiscussionTable).where(DiscussionTable.state == "in_use").order_by(DiscussionTable.number)
    return tuple(TableChoice(t.id, t.number, t.label, people.get(t.id, 0)) for t in db.scalars(used))


def _is_here(noted: str) -> bool | None:
    return True if noted in THERE else False if noted in AWAY else None
