"""The verbs of objections: brought to the test, looked at, judged by the circle's count, settled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from council.decisions.consent import machine
from council.decisions.consent.acts import take
from council.decisions.consent.kept.actions import keep_round, take_act
from council.decisions.consent.kept.queries import is_outdated, round_of
from council.decisions.consent.names import needed_words
from council.decisions.consent.reasons import clean, day, one_line
from council.decisions.consent.records import ConsentRound, Objection
from council.decisions.consent.refusals import ResolutionUnfinished, RoundIsOutdated
from council.decisions.proposals.actions import add_version
from council.decisions.proposals.queries import found
from council.decisions.proposals.records import Proposal, ProposalVersion
from council.selection.records import Seat
from council.store import Db


def begin_test(db: Db, *, round_id: str, at: datetime, objection_id: str = "") -> str:
    """Bring one possible objection to the test (the first raised, unless named); returns its id.

    Raises: NotNow, SomebodyNotHeard, ObjectionNotThere, RoundIsOutdated.
    """
    return take_act(db, round_id=round_id, act=machine.BeginTest(objection_id), at=at).under


def examine_objection(db: Db, *, round_id: str, premises: Sequence[str], ground: str, at: datetime) -> str:
    """Keep on what the argument under test rests, and which ground was looked at; returns the step.

    `ground`: fails (its purpose), harms (elsewhere), better (a way at hand is missed), none, or "" for open.
    Raises: NotNow, TestUnfinished, RoundIsOutdated.
    """
    return take_act(db, round_id=round_id, act=machine.Examine(tuple(premises), ground), at=at).step


def judge_objection(db: Db, *, round_id: str, at: datetime, accepted: bool | None = None) -> str:
    """Count the circle's view of the objection under test; returns its state: qualified, not_qualified.

    Raises: NotNow, SomebodyNotHeard, TestUnfinished, RoundIsOutdated.
    """
    under = found(db, ConsentRound, round_id).under
    return take_act(db, round_id=round_id, act=machine.Judge(accepted), at=at).of(under).state


def accept_judgement(db: Db, *, round_id: str, objection_id: str, accepted: bool, at: datetime) -> str:
    """Keep whether the objector accepts that the objection did not qualify; returns the step.

    Raises: NotNow, ObjectionNotThere, RoundIsOutdated.
    """
    return take_act(db, round_id=round_id, act=machine.Accept(objection_id, accepted), at=at).step


def withdraw_objection(
    db: Db, *, round_id: str, objection_id: str, at: datetime, as_concern: bool = False
) -> str:
    """The objector takes the objection back, or keeps it as a concern; returns the step.

    Raises: NotNow, ObjectionNotThere, RoundIsOutdated.
    """
    return take_act(db, round_id=round_id, act=machine.Withdraw(objection_id, as_concern), at=at).step


def ask_next(db: Db, *, round_id: str, at: datetime) -> str:
    """Ask the circle, then everybody in an open talk, for a way out; returns who is asked now.

    Raises: NotNow, RoundIsOutdated.
    """
    return take_act(db, round_id=round_id, act=machine.AskNext(), at=at).asking


def resolve_objection(
    db: Db,
    *,
    round_id: str,
    how: str,
    at: datetime,
    text: str = "",
    change: str = "",
    who: str = "",
    until: str = "",
    other: str = "",
    version_id: str = "",
    wording: str = "",
    who_when: str | None = None,
    conditions: str | None = None,
    signs: str | None = None,
    role: str = "",
    qualities: str | None = None,
) -> str:
    """Settle the objection at hand in one of the ways of RESOLUTIONS; returns what is asked next.

    To amend a proposal, or to try it for a shorter time, makes a new wording with the objection as its cause
    (`version_id` and what changed); of an election, the role, its qualities or the end of the term change.
    `other`: id of the other proposal, or of the seat of the other member put forward.
    Raises: NotNow, ResolutionUnfinished, TextUnchanged, DateMissing, UnknownRecord, RoundIsOutdated,
        NothingChanged and what `add_version` refuses.
    """
    row = found(db, ConsentRound, round_id)
    if is_outdated(db, row):
        raise RoundIsOutdated
    before = round_of(db, row)
    if other and other == _at_hand(db, row):
        raise ResolutionUnfinished(needed=needed_words("other"))
    if other:
        found(db, Seat if row.kind == "election" else Proposal, other)
    changed = bool(version_id) or row.kind == "election" and _changes_role(row, how, role, qualities, until)
    act = machine.Resolve(
        how,
        text=text,
        change=change,
        who=who,
        until=until,
        other=other,
        text_changed=changed,
    )
    after = take(before, act)
    keep_round(db, row, before, after, at=at)
    if row.kind == "election":
        _change_role(row, how, role=role, qualities=qualities, until=until)
    elif changed:
        _reword(
            db,
            row,
            version_id=version_id,
            text=wording,
            reason=text,
            at=at,
            who_when=who_when,
            conditions=conditions,
            signs=signs,
            review_on=day(until) if how == "shorter" else None,
        )
    return after.asking


def settle_objection(
    db: Db, *, round_id: str, reaction_id: str, settled: bool, at: datetime, text: str = ""
) -> str:
    """Keep the objector's answer to "does this settle it?"; returns the step: check, or resolve again.

    Raises: NotNow, RoundIsOutdated.
    """
    return take_act(db, round_id=round_id, act=machine.Settle(reaction_id, settled, text), at=at).step


def _at_hand(db: Db, row: ConsentRound) -> str | None:
    """The proposal the round is about, or who is proposed in it: what another one must differ from."""
    if row.version_id is None:
        return row.proposed_id
    return found(db, ProposalVersion, row.version_id).proposal_id


def _reword(
    db: Db,
    row: ConsentRound,
    *,
    version_id: str,
    text: str,
    reason: str,
    at: datetime,
    who_when: str | None,
    conditions: str | None,
    signs: str | None,
    review_on: str | None,
) -> None:
    """The wording that settles an objection: its cause is the objection, and the round goes on with it."""
    old = found(db, ProposalVersion, row.version_id or "")
    objection = found(db, Objection, row.under)
    row.version_id = add_version(
        db,
        version_id=version_id,
        proposal_id=old.proposal_id,
        text=text or old.text,
        at=at,
        reason=reason.strip() or objection.argument,
        causes=(objection.id,),
        review_on=review_on,
        within_consent=True,
        who_when=who_when,
        conditions=conditions,
        signs=signs,
    )
    objection.resolving_version_id = row.version_id


def _changes_role(row: ConsentRound, how: str, role: str, qualities: str | None, until: str) -> bool:
    """Whether the role, what it asks for, how long it lasts or who is put forward becomes another."""
    told = role.strip() not in ("", row.role) or (qualities or row.qualities).strip() != row.qualities
    return how in ("shorter", "other") or (
        how == "amend" and (told or until.strip() not in ("", row.term_until))
    )


def _change_role(row: ConsentRound, how: str, *, role: str, qualities: str | None, until: str) -> None:
    if how == "shorter":
        row.term_until = day(until)
    if how == "amend":
        row.role = one_line(role) or row.role
        row.qualities = row.qualities if qualities is None else clean(qualities)
        row.term_until = day(until) if until.strip() else row.term_until
