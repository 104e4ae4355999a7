"""An act goes through the machine and what it changed is kept; what comes of an agreement is done here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from council.decisions.consent import state
from council.decisions.consent.kept.queries import is_outdated, round_of
from council.decisions.consent.machine import Act, take
from council.decisions.consent.records import Concern, ConsentRound, Objection, Reaction
from council.decisions.consent.refusals import RoundIsOutdated
from council.decisions.consent.state import Round
from council.decisions.proposals.moves import ADOPTED, ADOPTED_WITH_CONCERNS, IN_CONSENT, IN_REVIEW
from council.decisions.proposals.moving.actions import move_proposal, seal_version
from council.decisions.proposals.queries import found
from council.decisions.proposals.records import Proposal, ProposalVersion
from council.store import Db, Record

PLAIN = ("step", "state", "laps", "lap", "check_lap", "under", "asking", "need", "owner", "until", "reason")
OF_OBJECTIONS = (
    "number", "argument", "state", "ground", "otherwise", "shared", "passed", "present", "accepted",
    "how", "change", "resolution", "who", "until", "other",
)  # fmt: skip
OF_CONCERNS = ("number", "text", "sign", "review_on", "state", "note")
ENDING = ("put_off", "stop_consent")


def take_act(db: Db, *, round_id: str, act: Act, at: datetime) -> Round:
    """Take one act and keep the round it makes; returns that round.

    Raises: UnknownRecord; RoundIsOutdated, when the proposal was worded anew or left consent outside this
        round, which then can only be put off or stopped; NotNow and what the act refuses.
    """
    row = found(db, ConsentRound, round_id)
    if act.name not in ENDING and is_outdated(db, row):
        raise RoundIsOutdated
    before = round_of(db, row)
    after = take(before, act)
    keep_round(db, row, before, after, at=at)
    return after


def keep_round(db: Db, row: ConsentRound, before: Round | None, after: Round, *, at: datetime) -> None:
    """Write down what an act changed; agreed, put off and stopped also move the proposal."""
    for name in PLAIN:
        setattr(row, name, getattr(after, name))
    row.circle = [asdict(member) for member in after.circle]
    row.proposed_id, row.why_proposed = after.proposed or None, after.why_proposed
    _keep_said(db, row, before, after, at)
    old = before or after
    _keep_all(db, Objection, row, old.objections, after.objections, _objection_columns(row, after), at)
    _keep_all(db, Concern, row, old.concerns, after.concerns, _concern_columns(after), at)
    if before is not None and before.state != after.state:
        _decide(db, row, after, at)
    if after.is_over and row.ended_at is None:
        row.ended_at = at


def _decide(db: Db, row: ConsentRound, after: Round, at: datetime) -> None:
    """What the end of a round does to the proposal it is about."""
    if after.state == "agreed":
        row.agreed_at = at
    if row.version_id is None:
        return
    proposal = found(db, Proposal, found(db, ProposalVersion, row.version_id).proposal_id)
    if after.state == "agreed":
        seal_version(db, version_id=row.version_id)
        worried = any(one.state == "open" for one in after.concerns)
        move_proposal(db, proposal_id=proposal.id, to=ADOPTED_WITH_CONCERNS if worried else ADOPTED)
    elif after.state in state.ENDED and proposal.state == IN_CONSENT:
        move_proposal(db, proposal_id=proposal.id, to=IN_REVIEW)


def _keep_said(db: Db, row: ConsentRound, before: Round | None, after: Round, at: datetime) -> None:
    known = {one.id: one for one in before.said} if before else {}
    for place, one in enumerate(after.said, start=1):
        if known.get(one.id) == one:
            continue
        given: dict[str, Any] = {
            "kind": one.kind,
            "text": one.text,
            "texts": list(one.texts),
            "counts": dict(one.counts),
            "nominee_id": one.nominee or None,
            "answer": one.answer,
            "about": one.about,
        }
        if one.id in known:
            _change(found(db, Reaction, one.id), given)
            continue
        where: dict[str, Any] = {
            "lap": one.lap,
            "step": one.step,
            "place": place,
            "version_id": row.version_id,
        }
        where |= _member(after, one.member)
        db.add(Reaction(id=one.id, round_id=row.id, at=at, **where, **given))


def _objection_columns(row: ConsentRound, now: Round) -> dict[str, dict[str, Any]]:
    """Columns of every objection of a round, by id; the wording is the one it was raised against."""
    return {
        one.id: {name: getattr(one, name) for name in OF_OBJECTIONS}
        | _member(now, one.member)
        | {"premises": list(one.premises), "reaction_id": one.reaction}
        for one in now.objections
    }


def _concern_columns(now: Round) -> dict[str, dict[str, Any]]:
    return {
        one.id: {name: getattr(one, name) for name in OF_CONCERNS}
        | _member(now, one.member)
        | {"reaction_id": one.reaction or None, "objection_id": one.objection or None}
        for one in now.concerns
    }


def _keep_all(
    db: Db,
    kind: type[Objection] | type[Concern],
    row: ConsentRound,
    old: Iterable[state.Objection | state.Concern],
    new: Iterable[state.Objection | state.Concern],
    columns: Mapping[str, Mapping[str, Any]],
    at: datetime,
) -> None:
    known = {one.id: one for one in old}
    for one in new:
        if one.id not in known:
            about: dict[str, Any] = {"version_id": row.version_id} if kind is Objection else {}
            db.add(kind(id=one.id, round_id=row.id, at=at, **about, **columns[one.id]))
        elif known[one.id] != one:
            _change(found(db, kind, one.id), columns[one.id])


def _change(kept: Record, columns: Mapping[str, Any]) -> None:
    for name, value in columns.items():
        setattr(kept, name, value)


def _member(now: Round, id: str) -> dict[str, Any]:
    """The columns that say who: a seat, or a table."""
    kind = next((member.kind for member in now.circle if member.id == id), "seat")  # a guest is a seat
    return {"seat_id": id if kind == "seat" else None, "table_id": id if kind == "table" else None}
