"""The verbs of a ballot up to its close; counting and deciding have their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import zip_longest

from council.decisions.ballots import rules
from council.decisions.ballots.counting.actions import a_count, add_up_calls, ballot_in
from council.decisions.ballots.counting.queries import wordings_of
from council.decisions.ballots.queries import seats_entitled
from council.decisions.ballots.records import Ballot, BallotOption
from council.decisions.ballots.refusals import (
    BallotRuleUnknown,
    MorePresentThanEntitled,
    NobodyEntitled,
    OptionsEqual,
    OptionsTooFew,
    ProofNotLookedAt,
    ProposalTwice,
    QuestionMissing,
    TellersAreOne,
    TellersMissing,
    TooFewForSecrecy,
    WayNotForKind,
)
from council.decisions.ballots.rules import Rule
from council.decisions.proposals.moving.actions import move_proposal, put_to_review, seal_version
from council.decisions.proposals.queries import found, next_number, votable
from council.decisions.proposals.records import Proposal, ProposalVersion
from council.decisions.shares import as_text
from council.store import Db, sealed


def prepare_ballot(
    db: Db,
    *,
    ballot_id: str,
    version_id: str,
    question: str,
    at: datetime,
    rule: Rule = rules.SIMPLE_MAJORITY,
    way: str = "paper",
    options: Sequence[str] = (),
    versions: Sequence[str | None] = (),
    doubts: str = "",
    repeats_id: str | None = None,
) -> str:
    """Fix question and rule for a vote on the newest wording of a proposal, which thereby is in review.

    Args:
        versions: for each option the wording it stands for, where several proposals stand on one ballot; they
            are sealed with it, and each is decided by what its option comes to.
        doubts: how doubtful papers are read; "" for the app's own list.
    Raises: QuestionMissing, BallotRuleUnknown, WayNotForKind, OptionsTooFew, OptionsEqual, ProposalTwice,
        VersionIsOutdated, ProposalIsSettled.
    """
    if db.get(Ballot, ballot_id) is not None:
        return ballot_id
    if not question.strip():
        raise QuestionMissing
    if way not in rules.WAYS:
        raise BallotRuleUnknown(part="way", given=way)
    if way != "paper" and (rule.by_line or (way == "roll_call" and rule.has_options)):
        raise WayNotForKind
    texts = _options(rule, options)
    for proposal_id in _proposals(db, version_id, versions):
        put_to_review(db, proposal_id=proposal_id)
    db.add(
        Ballot(
            id=ballot_id,
            number=next_number(db, Ballot),
            question=question.strip(),
            version_id=version_id,
            kind=rule.kind,
            way=way,
            base=rule.base,
            threshold=as_text(rule.threshold),
            at_least=rule.at_least,
            quorum=as_text(rule.quorum),
            quorum_on=rule.quorum_on,
            casting_vote=rule.casting_vote,
            settings=rules.settings_of(rule),
            doubts=doubts.strip(),
            at=at,
            repeats_id=repeats_id,
        )
    )
    for position, (text, of) in enumerate(zip_longest(texts, versions[: len(texts)]), start=1):
        db.add(BallotOption(ballot_id=ballot_id, position=position, text=text, version_id=of))
    return ballot_id


def note_proof(db: Db, *, ballot_id: str, at: datetime) -> str:
    """Keep that somebody looked at the proof print of the paper and found it right. Returns the ballot's id.

    Raises: BallotNotThere.
    """
    ballot_in(db, ballot_id, "prepared").proofed_at = at
    return ballot_id


@sealed
def open_ballot(
    db: Db, *, ballot_id: str, present: int, at: datetime, printed: int = 0, entitled: int | None = None
) -> str:
    """Seal the wordings and freeze who may vote; from now on neither text nor rule can change.

    `entitled` is E; without it the seats of the panel are counted.
    Raises: BallotNotThere, ProofNotLookedAt, VersionIsOutdated, NobodyEntitled, TooFewForSecrecy,
        MorePresentThanEntitled.
    """
    ballot = ballot_in(db, ballot_id, "prepared")
    roster = seats_entitled(db) if entitled is None else a_count(entitled)
    if not roster:
        raise NobodyEntitled
    if a_count(present) > roster:
        raise MorePresentThanEntitled(present=present, entitled=roster)
    if ballot.way == "paper" and present < rules.LEAST_FOR_SECRECY:
        raise TooFewForSecrecy(voters=present, least=rules.LEAST_FOR_SECRECY)
    if ballot.way == "paper" and ballot.proofed_at is None:
        raise ProofNotLookedAt
    for version in wordings_of(db, ballot):
        _newest_and_free(db, version)
        seal_version(db, version_id=version.id)
        if found(db, Proposal, version.proposal_id).state != "in_ballot":
            move_proposal(db, proposal_id=version.proposal_id, to="in_ballot")
    ballot.entitled, ballot.present, ballot.printed = roster, present, a_count(printed)
    ballot.state, ballot.opened_at = "open", at
    return ballot_id


@sealed
def close_ballot(db: Db, *, ballot_id: str, teller_one: str, teller_two: str = "", at: datetime) -> str:
    """End the voting and name who counts. Only from here on can anything be entered.

    An open vote needs one teller; papers need two different people.
    Raises: BallotNotThere, TellersMissing, TellersAreOne.
    """
    ballot = ballot_in(db, ballot_id, "open")
    one, two = " ".join(teller_one.split()), " ".join(teller_two.split())
    if not one or (not two and ballot.way == "paper"):
        raise TellersMissing
    if one.casefold() == two.casefold():
        raise TellersAreOne(name=one)
    ballot.teller_one, ballot.teller_two = one, two
    ballot.state, ballot.closed_at = "closed", at
    if ballot.way == "roll_call":
        add_up_calls(db, ballot)
    return ballot_id


def _options(rule: Rule, given: Sequence[str]) -> list[str]:
    texts = [" ".join(text.split()) for text in given]
    if not rule.has_options:
        if texts:
            raise BallotRuleUnknown(part="options", given=", ".join(texts))
        return []
    if len(texts) < rule.least_options or not all(texts):
        raise OptionsTooFew
    seen: set[str] = set()
    for text in texts:
        if text.casefold() in seen:
            raise OptionsEqual(text=text)
        seen.add(text.casefold())
    return texts


def _proposals(db: Db, version_id: str, versions: Sequence[str | None]) -> list[str]:
    """The proposals on a ballot, each once, whose wordings may be voted on."""
    ids = [votable(db, one).proposal_id for one in versions if one is not None]
    twice = next((id for at, id in enumerate(ids) if id in ids[:at]), None)
    if twice is not None:
        raise ProposalTwice(number=found(db, Proposal, twice).number)
    return list(dict.fromkeys([votable(db, version_id).proposal_id, *ids]))


def _newest_and_free(db: Db, version: ProposalVersion) -> None:
    """A wording that is already in a ballot may be asked about in a second one on the same paper."""
    if found(db, Proposal, version.proposal_id).state != "in_ballot":
        votable(db, version.id)
