"""The verbs of the ballot desk, from a fixed rule to a certificate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import uuid4

from sqlalchemy import select

from council.decisions.ballots import rules
from council.decisions.ballots.queries import (
    counted_of,
    equations_of,
    option_texts,
    papers_of,
    piles_of_ballot,
    rule_of,
    seats_entitled,
)
from council.decisions.ballots.records import Ballot, BallotOption, Entry, Pile
from council.decisions.ballots.refusals import (
    BallotNotThere,
    BallotRuleUnknown,
    CastingVoteNotAgreed,
    ChairMissing,
    CountsDoNotMeet,
    CountTwice,
    EntriesAgree,
    EntriesDiffer,
    MorePresentThanEntitled,
    NobodyEntitled,
    NotACount,
    OptionsEqual,
    OptionsTooFew,
    PileIsSettled,
    PileNotEntered,
    PileTooLarge,
    QuestionMissing,
    RecommendationStands,
    TellersAreOne,
    TellersMissing,
    TooFewForSecrecy,
    VoidNeedsReason,
)
from council.decisions.ballots.rules import Rule
from council.decisions.proposals.actions import put_to_review
from council.decisions.proposals.queries import found, next_number, votable
from council.decisions.proposals.records import Proposal, ProposalVersion
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
    repeats_id: str | None = None,
) -> str:
    """Fix question and rule for a vote on the newest wording of a proposal, which thereby is in review.

    Raises: QuestionMissing, BallotRuleUnknown, OptionsTooFew, OptionsEqual, VersionIsOutdated,
        ProposalIsSettled.
    """
    if db.get(Ballot, ballot_id) is not None:
        return ballot_id
    if not question.strip():
        raise QuestionMissing
    if way not in rules.WAYS:
        raise BallotRuleUnknown(part="way", given=way)
    version = votable(db, version_id)
    put_to_review(db, proposal_id=version.proposal_id)
    db.add(
        Ballot(
            id=ballot_id,
            number=next_number(db, Ballot),
            question=question.strip(),
            version_id=version_id,
            kind=rule.kind,
            way=way,
            base=rule.base,
            threshold=rules.as_text(rule.threshold),
            at_least=rule.at_least,
            quorum=rules.as_text(rule.quorum),
            quorum_on=rule.quorum_on,
            casting_vote=rule.casting_vote,
            settings={"cap": rule.cap},
            at=at,
            repeats_id=repeats_id,
        )
    )
    for position, text in enumerate(_options(rule, options), start=1):
        db.add(BallotOption(ballot_id=ballot_id, position=position, text=text))
    return ballot_id


@sealed
def open_ballot(
    db: Db, *, ballot_id: str, present: int, at: datetime, printed: int = 0, entitled: int | None = None
) -> str:
    """Seal the wording and freeze who may vote; from now on neither text nor rule can change.

    `entitled` is E; without it the seats of the panel are counted.
    Raises: BallotNotThere, VersionIsOutdated, NobodyEntitled, TooFewForSecrecy, MorePresentThanEntitled.
    """
    ballot = _ballot(db, ballot_id, "prepared")
    version = votable(db, ballot.version_id)
    roster = seats_entitled(db) if entitled is None else _count(entitled)
    if not roster:
        raise NobodyEntitled
    if ballot.way == "paper" and roster < rules.LEAST_FOR_SECRECY:
        raise TooFewForSecrecy(entitled=roster, least=rules.LEAST_FOR_SECRECY)
    if _count(present) > roster:
        raise MorePresentThanEntitled(present=present, entitled=roster)
    ballot.entitled, ballot.present, ballot.printed = roster, present, _count(printed)
    ballot.state, ballot.opened_at = "open", at
    version.state = "sealed"
    found(db, Proposal, version.proposal_id).state = "in_ballot"
    return ballot_id


@sealed
def close_ballot(db: Db, *, ballot_id: str, teller_one: str, teller_two: str = "", at: datetime) -> str:
    """End the voting and name who counts. Only from here on can anything be entered.

    Hands need one teller; papers need two different people.
    Raises: BallotNotThere, TellersMissing, TellersAreOne.
    """
    ballot = _ballot(db, ballot_id, "open")
    one, two = " ".join(teller_one.split()), " ".join(teller_two.split())
    if not one or (not two and ballot.way == "paper"):
        raise TellersMissing
    if one.casefold() == two.casefold():
        raise TellersAreOne(name=one)
    ballot.teller_one, ballot.teller_two = one, two
    ballot.state, ballot.closed_at = "closed", at
    return ballot_id


def count_papers(
    db: Db,
    *,
    ballot_id: str,
    handed_out: int,
    left_over: int,
    in_box: int,
    replaced: int = 0,
    printed: int | None = None,
) -> str:
    """Write down the desk's figures (H, U, R, J; T again if it was miscounted); returns the ballot's state.

    Raises: BallotNotThere, NotACount.
    """
    ballot = _ballot(db, ballot_id, "closed", "counted", "reconciled")
    ballot.handed_out, ballot.left_over = _count(handed_out), _count(left_over)
    ballot.in_box, ballot.replaced = _count(in_box), _count(replaced)
    if printed is not None:
        ballot.printed = _count(printed)
    return _move(db, ballot)


def enter_pile(
    db: Db, *, ballot_id: str, pile: int, teller: int, counts: Mapping[str, int], label: str = ""
) -> str:
    """Keep what one teller counted in one pile; returns the pile's state: entered, agreed.

    A teller may correct an own entry until the other one's is there; then both stand.
    The id of an entry is random, so that it tells nothing about when it was made.
    Raises: BallotNotThere, NotACount, PileTooLarge, PileIsSettled.
    """
    ballot = _ballot(db, ballot_id, "closed", "counted", "reconciled")
    counted = rules.tally(rule_of(ballot), counts, options=_option_count(db, ballot))
    if ballot.way == "paper" and counted.papers > rules.MOST_IN_A_PILE:
        raise PileTooLarge(papers=counted.papers, most=rules.MOST_IN_A_PILE)
    if teller not in (1, 2):
        raise BallotRuleUnknown(part="teller", given=teller)
    row = _pile(db, ballot_id, pile) or _new_pile(db, ballot, pile, label)
    entries = _entries(db, row.id)
    if len(entries) == 2:
        raise PileIsSettled(pile=pile)
    if teller in entries:
        entries[teller].counts = _clean(counts)
    else:
        entries[teller] = Entry(id=str(uuid4()), pile_id=row.id, teller=teller, counts=_clean(counts))
        db.add(entries[teller])
    _compare(ballot, row, entries)
    _move(db, ballot)
    return row.state


def settle_pile(db: Db, *, ballot_id: str, pile: int, counts: Mapping[str, int], agreed_by: str) -> str:
    """Keep what both tellers agreed on after looking again; returns the ballot's state.

    Both first entries stay. Also mends a pile both read alike but wrongly, while the papers do not add up.
    Raises: BallotNotThere, PileNotEntered, EntriesAgree, TellersMissing, NotACount, PileTooLarge.
    """
    ballot = _ballot(db, ballot_id, "closed", "counted", "reconciled")
    row = _pile(db, ballot_id, pile)
    if row is None or len(_entries(db, row.id)) < 2:
        raise PileNotEntered(pile=pile)
    if row.state == "agreed" and ballot.state == "reconciled":
        raise EntriesAgree(pile=pile)
    if not agreed_by.strip():
        raise TellersMissing
    counted = rules.tally(rule_of(ballot), counts, options=_option_count(db, ballot))
    if ballot.way == "paper" and counted.papers > rules.MOST_IN_A_PILE:
        raise PileTooLarge(papers=counted.papers, most=rules.MOST_IN_A_PILE)
    row.counts, row.state, row.settled_by = _clean(counts), "recounted", agreed_by.strip()
    return _move(db, ballot)


@sealed
def certify_ballot(db: Db, *, ballot_id: str, chair: str, at: datetime, casting: str = "") -> str:
    """Fix the result for good, and adopt the proposal or not; returns the proposal's new state.

    `casting` is the chair's vote ("yes", "no") at equal numbers, only where it was agreed beforehand.
    Raises: BallotNotThere, PileNotEntered, EntriesDiffer, CountsDoNotMeet, CountTwice, ChairMissing,
        CastingVoteNotAgreed.
    """
    ballot = _ballot(db, ballot_id, "closed", "counted", "reconciled")
    if not chair.strip():
        raise ChairMissing
    if casting and not ballot.casting_vote:
        raise CastingVoteNotAgreed
    piles = piles_of_ballot(db, ballot_id)
    _all_settled(piles)
    rule, counted = rule_of(ballot), counted_of(ballot, piles, options=_option_count(db, ballot))
    papers = papers_of(ballot, counted)
    for equation in equations_of(ballot, counted, counted):
        if not equation.holds:
            raise CountsDoNotMeet(equation=str(equation))
    options = option_texts(db, ballot_id)
    result = rules.decide(rule, papers, counted, casting=casting, options=options)
    _counted_twice(db, ballot, piles, result)
    version = found(db, ProposalVersion, ballot.version_id)
    ballot.hash = rules.certificate_hash((ballot.question, version.text, *options), rule, papers, counted)
    ballot.state, ballot.certified_at, ballot.chair, ballot.chair_vote = (
        "certified",
        at,
        chair.strip(),
        casting,
    )
    proposal = found(db, Proposal, version.proposal_id)
    proposal.state = "adopted" if result.passed else "not_adopted"
    return proposal.state


@sealed
def void_ballot(db: Db, *, ballot_id: str, reason: str) -> str:
    """Declare a ballot void; it stays readable, its proposal is in review again. Returns the ballot's id.

    Raises: VoidNeedsReason, BallotNotThere, RecommendationStands.
    """
    ballot = found(db, Ballot, ballot_id)
    if not reason.strip():
        raise VoidNeedsReason
    if ballot.state == "void":
        raise BallotNotThere(number=ballot.number, state="void", needed="any other")
    proposal = found(db, Proposal, found(db, ProposalVersion, ballot.version_id).proposal_id)
    if ballot.state == "certified" and proposal.recommendation:
        raise RecommendationStands(number=proposal.recommendation)
    if ballot.state != "prepared":
        proposal.state = "in_review"
    ballot.state, ballot.reason = "void", reason.strip()
    return ballot_id


def _options(rule: Rule, given: Sequence[str]) -> list[str]:
    texts = [" ".join(text.split()) for text in given]
    if rule.kind == "majority":
        if texts:
            raise BallotRuleUnknown(part="options", given=", ".join(texts))
        return []
    if len(texts) < 2 or not all(texts):
        raise OptionsTooFew
    seen: set[str] = set()
    for text in texts:
        if text.casefold() in seen:
            raise OptionsEqual(text=text)
        seen.add(text.casefold())
    return texts


def _ballot(db: Db, ballot_id: str, *states: str) -> Ballot:
    ballot = found(db, Ballot, ballot_id)
    if ballot.state not in states:
        raise BallotNotThere(number=ballot.number, state=ballot.state, needed=" / ".join(states))
    return ballot


def _count(number: int) -> int:
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= rules.MOST_PAPERS:
        raise NotACount(given=number, most=rules.MOST_PAPERS)
    return number


def _clean(counts: Mapping[str, int]) -> dict[str, int]:
    return {name: number for name, number in counts.items() if number}


def _option_count(db: Db, ballot: Ballot) -> int:
    return len(option_texts(db, ballot.id)) or 2


def _pile(db: Db, ballot_id: str, number: int) -> Pile | None:
    return db.scalar(select(Pile).where(Pile.ballot_id == ballot_id, Pile.number == number))


def _new_pile(db: Db, ballot: Ballot, number: int, label: str) -> Pile:
    """A pile without figures yet; one of secret papers bears no name, or it would tell how a table voted."""
    if _count(number) < 1:
        raise NotACount(given=number, most=rules.MOST_PAPERS)
    named = label.strip() if ballot.way == "hands" else ""
    pile = Pile(id=str(uuid4()), ballot_id=ballot.id, number=number, label=named)
    db.add(pile)
    return pile


def _entries(db: Db, pile_id: str) -> dict[int, Entry]:
    return {entry.teller: entry for entry in db.scalars(select(Entry).where(Entry.pile_id == pile_id))}


def _compare(ballot: Ballot, pile: Pile, entries: Mapping[int, Entry]) -> None:
    """Two equal entries settle a pile; one is enough where hands are counted."""
    given = [entry.counts for entry in entries.values()]
    enough = len(given) == 2 or ballot.way == "hands"
    same = all(counts == given[0] for counts in given)
    pile.state = "agreed" if enough and same else "entered"
    pile.counts = given[0] if pile.state == "agreed" else {}


def _move(db: Db, ballot: Ballot) -> str:
    """Set the ballot's state by what has been entered: closed, counted, reconciled."""
    piles = piles_of_ballot(db, ballot.id)
    tellers = 2 if ballot.way == "paper" else 1
    entered = bool(piles) and all(len(_entries(db, pile.id)) >= tellers for pile in piles)
    settled = entered and all(pile.state in ("agreed", "recounted") for pile in piles)
    ballot.state = "counted" if entered else "closed"
    if settled:
        counted = counted_of(ballot, piles, options=_option_count(db, ballot))
        if all(e.holds for e in equations_of(ballot, counted, counted)):
            ballot.state = "reconciled"
    return ballot.state


def _all_settled(piles: Sequence[Pile]) -> None:
    if not piles:
        raise PileNotEntered(pile=1)
    for pile in piles:
        if pile.state == "blank":
            raise PileNotEntered(pile=pile.number)
    open_ones = [str(pile.number) for pile in piles if pile.state == "entered"]
    if open_ones:
        raise EntriesDiffer(piles=", ".join(open_ones))


def _counted_twice(db: Db, ballot: Ballot, piles: Sequence[Pile], result: rules.Result) -> None:
    """Hands are counted by both tellers where two votes more or fewer would turn the result."""
    once = any(len(_entries(db, pile.id)) < 2 for pile in piles)
    if ballot.way == "hands" and once and rules.is_close(result):
        raise CountTwice
