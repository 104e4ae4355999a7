"""The verbs of consent: begin a round, say, move on, agree, watch; put off or stop.

Each takes one act through the machine and keeps what it changed; what the machine refuses changes nothing.
Every one of them, an agreement too, is one step that can be undone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from council.decisions.consent import machine
from council.decisions.consent.circle import Member
from council.decisions.consent.kept.actions import keep_round, take_act
from council.decisions.consent.kept.queries import laps_before, none_runs
from council.decisions.consent.objections.actions import (
    accept_judgement,
    ask_next,
    begin_test,
    examine_objection,
    judge_objection,
    resolve_objection,
    settle_objection,
    withdraw_objection,
)
from council.decisions.consent.reasons import clean, day, one_line
from council.decisions.consent.records import ConsentRound, Reaction
from council.decisions.consent.refusals import RoleMissing
from council.decisions.consent.state import USUAL, Settings
from council.decisions.proposals.moves import IN_CONSENT
from council.decisions.proposals.moving.actions import move_proposal, put_to_review
from council.decisions.proposals.queries import found, next_number, votable
from council.decisions.proposals.records import Proposal, ProposalVersion
from council.selection.records import Seat
from council.sessions.records import DiscussionTable
from council.store import Db

__all__ = [
    "accept_judgement",
    "answer_question",
    "ask_next",
    "begin_test",
    "change_circle",
    "check_again",
    "examine_objection",
    "judge_concern",
    "judge_objection",
    "keep_concern",
    "move_on",
    "propose_member",
    "put_off",
    "resolve_objection",
    "reword_need",
    "say_reaction",
    "settle_objection",
    "start_consent",
    "start_election",
    "stop_consent",
    "withdraw_objection",
]


def start_consent(
    db: Db,
    *,
    round_id: str,
    version_id: str,
    circle: Sequence[Member],
    at: datetime,
    settings: Settings = USUAL,
    need: str = "",
) -> str:
    """Begin a round on the newest wording of a proposal, which is in consent from now on; returns its id.

    `need` is why something is needed; without it, what the proposal says. A retry changes nothing.
    Raises: UnknownRecord, RoundRuns, VersionIsOutdated, ProposalIsSettled, CircleTooSmall, ShowOfHandsWrong.
    """
    if db.get(ConsentRound, round_id) is not None:
        return round_id
    none_runs(db, proposal_id=found(db, ProposalVersion, version_id).proposal_id)
    version = votable(db, version_id)
    proposal = found(db, Proposal, version.proposal_id)
    put_to_review(db, proposal_id=proposal.id)
    move_proposal(db, proposal_id=proposal.id, to=IN_CONSENT)
    about = {"version_id": version_id, "first_version_id": version_id}
    return _begin(db, round_id, "proposal", circle, settings, need or proposal.driver, at, about)


def start_election(
    db: Db,
    *,
    round_id: str,
    role: str,
    circle: Sequence[Member],
    at: datetime,
    settings: Settings = USUAL,
    need: str = "",
    qualities: str = "",
    term_from: str = "",
    term_until: str = "",
) -> str:
    """Begin to elect somebody to a role by consent; returns the round's id. A retry changes nothing.

    Raises: RoleMissing, DateMissing, CircleTooSmall, ShowOfHandsWrong, UnknownRecord.
    """
    if db.get(ConsentRound, round_id) is not None:
        return round_id
    if not one_line(role):
        raise RoleMissing
    about = {
        "role": one_line(role),
        "qualities": clean(qualities),
        "term_from": day(term_from) if term_from.strip() else "",
        "term_until": day(term_until) if term_until.strip() else "",
    }
    return _begin(db, round_id, "election", circle, settings, need, at, about)


def say_reaction(
    db: Db,
    *,
    round_id: str,
    reaction_id: str,
    member_id: str,
    at: datetime,
    kind: str = "counts",
    text: str = "",
    counts: Mapping[str, int] | None = None,
    reasons: Sequence[str] = (),
    concerns: Sequence[str] = (),
    nominee_id: str = "",
) -> str:
    """Keep what a member of the circle said, or that they passed; returns the step. A retry changes nothing.

    A table counts its people at the need, the check and a test: `counts` by kind, its possible objections
    (or why people see it otherwise) in `reasons`, its concerns in `concerns`.
    Raises: NotNow, NotInCircle, ReactionUnknown, ObjectionNeedsReason, DisagreementNeedsReason, WordsMissing,
        NomineeMissing, ShowOfHandsWrong, RoundIsOutdated.
    """
    if db.get(Reaction, reaction_id) is not None:
        return found(db, ConsentRound, round_id).step
    if nominee_id:
        found(db, Seat, nominee_id)
    act = machine.Say(
        reaction_id,
        member_id,
        kind,
        text=text,
        counts=dict(counts or {}),
        reasons=tuple(reasons),
        concerns=tuple(concerns),
        nominee=nominee_id,
    )
    return take_act(db, round_id=round_id, act=act, at=at).step


def answer_question(db: Db, *, round_id: str, reaction_id: str, text: str, at: datetime) -> str:
    """Keep the answer to a clarifying question; returns the step. Raises: NotNow, WordsMissing."""
    return take_act(db, round_id=round_id, act=machine.AnswerQuestion(reaction_id, text), at=at).step


def reword_need(db: Db, *, round_id: str, text: str, at: datetime) -> str:
    """Put the need into other words and ask everybody again; returns the step.

    Raises: NotNow, WordsMissing, RoundIsOutdated.
    """
    return take_act(db, round_id=round_id, act=machine.RewordNeed(text), at=at).step


def move_on(db: Db, *, round_id: str, at: datetime, anyway: bool = False, bound: str = "") -> str:
    """Go on to the next step and return it; from a check nothing stands against, to the agreement.

    `bound`: whom the agreement binds. `anyway`: see `machine.MoveOn`.
    Raises: NotNow, SomebodyNotHeard, NeedIsDoubted, NobodyProposed, ObjectionsStand, ConcernHasNoWords,
        TooManyPasses, NobodyConsents, RoleNotAccepted, ConcernUnfinished, RoundIsOutdated.
    """
    after = take_act(db, round_id=round_id, act=machine.MoveOn(anyway), at=at)
    if clean(bound) and after.state == "agreed":
        found(db, ConsentRound, round_id).bound = clean(bound)
    return after.step


def check_again(db: Db, *, round_id: str, at: datetime) -> str:
    """Let everybody show once more; returns the step. Raises: NotNow, SomebodyNotHeard, RoundIsOutdated."""
    return take_act(db, round_id=round_id, act=machine.CheckAgain(), at=at).step


def propose_member(db: Db, *, round_id: str, seat_id: str, why: str, at: datetime) -> str:
    """Put a member forward for the role, with the reasons that weighed most; returns the step.

    Raises: NotNow, NomineeMissing, UnknownRecord.
    """
    if seat_id:
        found(db, Seat, seat_id)
    return take_act(db, round_id=round_id, act=machine.ProposeMember(seat_id, why), at=at).step


def keep_concern(
    db: Db, *, round_id: str, concern_id: str, sign: str, review_on: str, at: datetime, text: str = ""
) -> str:
    """Keep by which sign a concern is watched and when it is looked at again; returns the step.

    Raises: NotNow, ConcernNotThere, WordsMissing, DateMissing.
    """
    act = machine.KeepConcern(concern_id, sign, review_on, text)
    return take_act(db, round_id=round_id, act=act, at=at).step


def judge_concern(db: Db, *, round_id: str, concern_id: str, state: str, at: datetime, note: str = "") -> str:
    """Keep what became of a concern at its review: seen, not_seen, closed (or open again); returns it.

    Raises: NotNow, ConcernNotThere.
    """
    take_act(db, round_id=round_id, act=machine.JudgeConcern(concern_id, state, note), at=at)
    return state


def change_circle(db: Db, *, round_id: str, circle: Sequence[Member], at: datetime) -> int:
    """Say who is in the room now; returns how many people are present.

    Raises: NotNow, CircleTooSmall, ShowOfHandsWrong, UnknownRecord, RoundIsOutdated.
    """
    _known(db, circle)
    return take_act(db, round_id=round_id, act=machine.ChangeCircle(tuple(circle)), at=at).people


def put_off(db: Db, *, round_id: str, owner: str, until: str, at: datetime, reason: str = "") -> str:
    """Put the round off until a day, looked after by somebody; the proposal is in review again.

    Returns the round's state. Raises: NotNow, PutOffNeedsOwner, DateMissing.
    """
    return take_act(db, round_id=round_id, act=machine.PutOff(owner, until, reason), at=at).state


def stop_consent(db: Db, *, round_id: str, reason: str, at: datetime) -> str:
    """End the round without an agreement; the proposal is in review again. Returns the round's state.

    Raises: NotNow, RoundStopNeedsReason.
    """
    return take_act(db, round_id=round_id, act=machine.Stop(reason), at=at).state


def _begin(
    db: Db,
    round_id: str,
    kind: str,
    circle: Sequence[Member],
    settings: Settings,
    need: str,
    at: datetime,
    about: Mapping[str, Any],
) -> str:
    _known(db, circle)
    now = machine.begin(kind, circle, settings=settings, need=need, before=laps_before(db))
    row = ConsentRound(
        id=round_id,
        number=next_number(db, ConsentRound),
        kind=kind,
        at=at,
        circle=[],
        settings=_plain(settings),
        step=now.step,
        before=now.before,
        **about,
    )
    keep_round(db, row, None, now, at=at)
    db.add(row)
    return round_id


def _plain(settings: Settings) -> dict[str, Any]:
    return asdict(settings) | {"disagree": str(settings.disagree), "passes": str(settings.passes)}


def _known(db: Db, circle: Sequence[Member]) -> None:
    for member in circle:
        found(db, Seat if member.kind == "seat" else DiscussionTable, member.id)
