"""The verbs that end a ballot: a number drawn for the lot, the certificate, or void with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from council.decisions.ballots.certificate import certificate_hash
from council.decisions.ballots.closeness import is_close
from council.decisions.ballots.counting.actions import COUNTING, ballot_in, leave_only_content
from council.decisions.ballots.counting.queries import (
    counted_of,
    entries_of,
    equations_of,
    lines_left,
    lines_of,
    lot_of,
    options_of,
    papers_of,
    piles_of_ballot,
    rule_of,
    tells_who,
    width_of,
    wordings_of,
)
from council.decisions.ballots.lots import figure
from council.decisions.ballots.papers import Tally
from council.decisions.ballots.records import Ballot, Pile
from council.decisions.ballots.refusals import (
    BallotNotThere,
    BallotRuleUnknown,
    CastingVoteNotAgreed,
    ChairMissing,
    CountsDoNotMeet,
    CountTwice,
    EntriesDiffer,
    LotIsDrawn,
    LotIsDue,
    LotNotDue,
    PileNotEntered,
    RecommendationStands,
    TooFewInBox,
    VoidNeedsReason,
)
from council.decisions.ballots.results import UNDECIDED, Result, decide
from council.decisions.ballots.rules import LEAST_FOR_SECRECY
from council.decisions.proposals.moving.actions import move_proposal
from council.decisions.proposals.queries import found
from council.decisions.proposals.records import Proposal, ProposalVersion
from council.store import Db, sealed


@sealed
def draw_number(db: Db, *, ballot_id: str, drawn: str | int) -> str:
    """Keep the number drawn in public, by which the lot decides between equals. Returns the ballot's id.

    It may have up to 30 digits, as a lottery's draw has; see `lots.figure`.
    Raises: BallotNotThere, LotIsDrawn, LotNotDue, DrawnNumberUnreadable.
    """
    ballot = ballot_in(db, ballot_id, "reconciled")
    if ballot.drawn:
        raise LotIsDrawn(drawn=ballot.drawn)
    if _come_to(db, ballot)[1].outcome != "lot":
        raise LotNotDue
    ballot.drawn = str(figure(drawn))
    return ballot_id


@sealed
def certify_ballot(db: Db, *, ballot_id: str, chair: str, at: datetime, casting: str = "") -> str:
    """Fix the result for good, and adopt the proposals or not; returns the first one's new state.

    `casting` is the chair's vote ("yes", "no"), only where it was agreed beforehand, and kept only at equal
    numbers. From now on nothing is left of which teller wrote down which paper of which pile, but for papers
    the two had read apart.
    Raises: BallotNotThere, PileNotEntered, EntriesDiffer, CountsDoNotMeet, CountTwice, LotIsDue,
        ChairMissing, CastingVoteNotAgreed, BallotRuleUnknown, TooFewInBox.
    """
    ballot = ballot_in(db, ballot_id, *COUNTING)
    if not chair.strip():
        raise ChairMissing
    if casting not in ("", "yes", "no"):
        raise BallotRuleUnknown(part="casting", given=casting)
    if casting and not ballot.casting_vote:
        raise CastingVoteNotAgreed
    if tells_who(ballot):
        raise TooFewInBox(least=LEAST_FOR_SECRECY)
    piles = piles_of_ballot(db, ballot_id)
    _all_settled(piles)
    counted, result = _come_to(db, ballot, casting=casting)
    for equation in equations_of(ballot, counted, counted):
        if not equation.holds:
            raise CountsDoNotMeet(equation=str(equation))
    if result.outcome == "lot":
        raise LotIsDue
    _counted_twice(db, ballot, piles, result)
    ballot.chair_vote = result.casting
    ballot.hash = _fingerprint(db, ballot, counted)
    ballot.state, ballot.certified_at, ballot.chair = "certified", at, " ".join(chair.split())
    if rule_of(ballot).by_line:
        leave_only_content(db, ballot, counted.lines)
    return _decide_proposals(db, ballot, result)


@sealed
def void_ballot(db: Db, *, ballot_id: str, reason: str) -> str:
    """Declare a ballot void; it stays readable, its proposals are in review again. Returns the ballot's id.

    A proposal stays where it is when this ballot had not decided it. While another ballot on it runs it stays
    in a ballot, or is in one again.

    Raises: VoidNeedsReason, BallotNotThere, RecommendationStands.
    """
    ballot = found(db, Ballot, ballot_id)
    if not reason.strip():
        raise VoidNeedsReason
    if ballot.state == "void":
        raise BallotNotThere(number=ballot.number, state="void", needed="any other")
    proposals = [found(db, Proposal, version.proposal_id) for version in wordings_of(db, ballot)]
    decided = [one for one in proposals if one.decided_by_id == ballot_id]
    for proposal in decided:
        if proposal.recommendation:
            raise RecommendationStands(number=proposal.recommendation)
    ran = ballot.state in ("open", *COUNTING)
    for proposal in proposals:
        elsewhere = _runs_elsewhere(db, ballot, proposal)
        if proposal in decided or (ran and proposal.state == "in_ballot" and not elsewhere):
            move_proposal(db, proposal_id=proposal.id, to="in_review")
            if elsewhere:
                move_proposal(db, proposal_id=proposal.id, to="in_ballot")
    ballot.state, ballot.reason = "void", reason.strip()
    return ballot_id


def _runs_elsewhere(db: Db, ballot: Ballot, proposal: Proposal) -> bool:
    """Whether another ballot that has been opened and not certified is on a wording of the proposal."""
    running = select(Ballot).where(Ballot.state.in_(("open", *COUNTING)), Ballot.id != ballot.id)
    return any(
        version.proposal_id == proposal.id
        for other in db.scalars(running)
        for version in wordings_of(db, other)
    )


def _come_to(db: Db, ballot: Ballot, *, casting: str = "") -> tuple[Tally, Result]:
    """What the settled piles come to, and what the rule makes of it."""
    rule, options = rule_of(ballot), options_of(db, ballot.id)
    piles, lines = piles_of_ballot(db, ballot.id), lines_of(db, ballot.id)
    left = lines_left(db, ballot.id) if ballot.state == "certified" else ()
    counted = counted_of(rule, piles, lines, left, options=width_of(options))
    texts, lot = [option.text for option in options], lot_of(ballot, options)
    papers = papers_of(ballot, counted)
    return counted, decide(rule, papers, counted, casting=casting, options=texts, lot=lot)


def _fingerprint(db: Db, ballot: Ballot, counted: Tally) -> str:
    texts = [ballot.question, *(version.text for version in wordings_of(db, ballot))]
    texts += [option.text for option in options_of(db, ballot.id)]
    papers = papers_of(ballot, counted)
    drawn, casting = int(ballot.drawn) if ballot.drawn else None, ballot.chair_vote
    return certificate_hash(texts, rule_of(ballot), papers, counted, drawn=drawn, casting=casting)


def _decide_proposals(db: Db, ballot: Ballot, result: Result) -> str:
    """Adopt each proposal or not: by its own option where options stand for proposals, else by the whole.

    Where only an order was asked for, or equals go into a run-off, nothing is decided: it is in review again;
    so is one that was asked about and stands on no option.
    Returns: the state of the first.
    """
    own = {option.version_id: option.text for option in options_of(db, ballot.id) if option.version_id}
    carried = {option.text for option in result.options if option.passed}
    for version in wordings_of(db, ballot):
        if found(db, Proposal, version.proposal_id).state != "in_ballot":
            continue  # settled by an earlier question on the same paper
        passed = result.passed and (not own or own.get(version.id) in carried)
        undecided = result.outcome in UNDECIDED or (own and version.id not in own)
        to = "in_review" if undecided else "adopted" if passed else "not_adopted"
        move_proposal(db, proposal_id=version.proposal_id, to=to)
        if not undecided:
            found(db, Proposal, version.proposal_id).decided_by_id = ballot.id
    first = found(db, ProposalVersion, ballot.version_id).proposal_id
    return found(db, Proposal, first).state


def _all_settled(piles: Sequence[Pile]) -> None:
    if not piles:
        raise PileNotEntered(pile=1)
    for pile in piles:
        if pile.state == "blank":
            raise PileNotEntered(pile=pile.number)
    open_ones = [str(pile.number) for pile in piles if pile.state == "entered"]
    if open_ones:
        raise EntriesDiffer(piles=", ".join(open_ones))


def _counted_twice(db: Db, ballot: Ballot, piles: Sequence[Pile], result: Result) -> None:
    """An open vote is counted by both tellers where two votes more or fewer would turn the result."""
    once = any(len(entries_of(db, pile.id)) < 2 for pile in piles)
    if ballot.way != "paper" and once and is_close(result):
        raise CountTwice
