"""The verbs of deciding: draft, version, prepare, open, close, count, certify; then recommend.

Every verb works in the transaction it gets, refuses with a refusal of this room, and never reads the clock.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar
from uuid import uuid4

from sqlalchemy import func, select

from council.decisions import ballots, minority, refusals, versions
from council.decisions.ballots import Rule
from council.decisions.queries import (
    counted_of,
    equations_of,
    option_texts,
    papers_of,
    piles_of_ballot,
    rule_of,
    seats_entitled,
)
from council.decisions.records import (
    Ballot,
    BallotOption,
    Entry,
    MinorityView,
    Origin,
    Pile,
    Proposal,
    ProposalVersion,
    Recommendation,
)
from council.ground.records import Theme
from council.sessions.records import Statement
from council.store import Db, Record, sealed

T = TypeVar("T", bound=Record)
IN_THE_MAKING = ("idea", "draft", "in_review")
ADOPTED = ("adopted", "adopted_with_concerns")
WEIGHTS = ("quoted", "drawn_on", "against")


# ---- proposals and their wordings ------------------------------------------------------------------------


def draft_proposal(
    db: Db,
    *,
    proposal_id: str,
    title: str,
    at: datetime,
    text: str = "",
    version_id: str | None = None,
    theme_id: str | None = None,
    statements: Sequence[str] = (),
    driver: str = "",
    addressee: str = "",
    author_group: str = "",
    rationale: str = "",
    language: str = "en",
) -> str:
    """Begin a proposal and return its id; theme and statements become its origins. A retry changes nothing.

    Without a text it is an idea; with one, a draft with its first version.
    Raises: TitleMissing, WordingTooLong, UnknownRecord.
    """
    if db.get(Proposal, proposal_id) is not None:
        return proposal_id
    if not title.strip():
        raise refusals.TitleMissing
    if theme_id is not None:
        _get(db, Theme, theme_id)
    proposal = Proposal(
        id=proposal_id,
        number=_next_number(db, Proposal),
        title=" ".join(title.split()),
        at=at,
        theme_id=theme_id,
        driver=driver.strip(),
        addressee=addressee.strip(),
        author_group=author_group.strip(),
        state="idea",
    )
    db.add(proposal)
    if text.strip():
        add_version(
            db,
            version_id=version_id or str(uuid4()),
            proposal_id=proposal_id,
            text=text,
            at=at,
            statements=statements,
            rationale=rationale,
            language=language,
        )
    return proposal_id


def describe_proposal(
    db: Db, *, proposal_id: str, title: str, driver: str = "", addressee: str = "", author_group: str = ""
) -> str:
    """Change what stands about a proposal beside its wording. Raises: TitleMissing, ProposalIsSettled."""
    proposal = _in_the_making(db, proposal_id)
    if not title.strip():
        raise refusals.TitleMissing
    proposal.title, proposal.driver = " ".join(title.split()), driver.strip()
    proposal.addressee, proposal.author_group = addressee.strip(), author_group.strip()
    return proposal_id


def add_version(
    db: Db,
    *,
    version_id: str,
    proposal_id: str,
    text: str,
    at: datetime,
    reason: str = "",
    causes: Sequence[str] = (),
    statements: Sequence[str] = (),
    rationale: str = "",
    who_when: str = "",
    conditions: str = "",
    signs: str = "",
    review_on: str = "",
    language: str = "en",
) -> str:
    """Keep a new wording, which follows the last; a proposal in review goes back to draft. Returns the id.

    Only the first wording needs no reason.
    Raises: ProposalIsSettled, WordingMissing, WordingTooLong, ChangeNeedsReason, NothingChanged,
        UnknownRecord.
    """
    if db.get(ProposalVersion, version_id) is not None:
        return version_id
    proposal = _in_the_making(db, proposal_id)
    last = _current_version(db, proposal_id)
    if last is not None and not reason.strip():
        raise refusals.ChangeNeedsReason
    if last is not None and versions.wording(text) == last.text:
        raise refusals.NothingChanged(number=last.number)
    kept = versions.wording(text)
    db.add(
        ProposalVersion(
            id=version_id,
            proposal_id=proposal_id,
            number=1 if last is None else last.number + 1,
            text=kept,
            reason=reason.strip(),
            hash=versions.fingerprint(kept),
            at=at,
            parents=[] if last is None else [last.id],
            causes=list(causes),
            rationale=rationale.strip(),
            who_when=who_when.strip(),
            conditions=conditions.strip(),
            signs=signs.strip(),
            review_on=review_on,
            language=language,
        )
    )
    _supersede(proposal, last)
    if last is None and proposal.theme_id is not None:
        db.add(Origin(version_id=version_id, theme_id=proposal.theme_id, at=at))
    add_origins(db, version_id=version_id, statements=statements, at=at)
    return version_id


def add_origins(
    db: Db, *, version_id: str, statements: Sequence[str], at: datetime, weight: str = "drawn_on"
) -> int:
    """Say that a wording draws on, quotes or goes against statements; returns how many links are new."""
    if weight not in WEIGHTS:
        raise refusals.BallotRuleUnknown(part="weight", given=weight)
    _get(db, ProposalVersion, version_id)
    known = set(db.scalars(select(Origin.statement_id).where(Origin.version_id == version_id)))
    fresh = [one for one in dict.fromkeys(statements) if one not in known]
    for statement_id in fresh:
        _get(db, Statement, statement_id)
        db.add(Origin(version_id=version_id, statement_id=statement_id, weight=weight, at=at))
    return len(fresh)


def put_to_review(db: Db, *, proposal_id: str) -> str:
    """Show the current wording to the council; from now on it counts as read. Raises: ProposalIsSettled."""
    proposal = _in_the_making(db, proposal_id)
    version = _current_version(db, proposal_id)
    if version is None:
        raise refusals.WordingMissing
    proposal.state = "in_review"
    if version.state == "draft":
        version.state = "read"
    return proposal_id


def withdraw_proposal(db: Db, *, proposal_id: str, reason: str) -> str:
    """Take a proposal out; it stays readable. Raises: ChangeNeedsReason, ProposalIsSettled."""
    proposal = _in_the_making(db, proposal_id)
    if not reason.strip():
        raise refusals.ChangeNeedsReason
    proposal.state, proposal.reason = "withdrawn", reason.strip()
    return proposal_id


# ---- the ballot desk -------------------------------------------------------------------------------------


def prepare_ballot(
    db: Db,
    *,
    ballot_id: str,
    version_id: str,
    question: str,
    at: datetime,
    rule: Rule = ballots.SIMPLE_MAJORITY,
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
        raise refusals.QuestionMissing
    if way not in ballots.WAYS:
        raise refusals.BallotRuleUnknown(part="way", given=way)
    version = _votable(db, version_id)
    put_to_review(db, proposal_id=version.proposal_id)
    db.add(
        Ballot(
            id=ballot_id,
            number=_next_number(db, Ballot),
            question=question.strip(),
            version_id=version_id,
            kind=rule.kind,
            way=way,
            base=rule.base,
            threshold=ballots.as_text(rule.threshold),
            at_least=rule.at_least,
            quorum=ballots.as_text(rule.quorum),
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
    version = _votable(db, ballot.version_id)
    roster = seats_entitled(db) if entitled is None else _count(entitled)
    if not roster:
        raise refusals.NobodyEntitled
    if ballot.way == "paper" and roster < ballots.LEAST_FOR_SECRECY:
        raise refusals.TooFewForSecrecy(entitled=roster, least=ballots.LEAST_FOR_SECRECY)
    if _count(present) > roster:
        raise refusals.MorePresentThanEntitled(present=present, entitled=roster)
    ballot.entitled, ballot.present, ballot.printed = roster, present, _count(printed)
    ballot.state, ballot.opened_at = "open", at
    version.state = "sealed"
    _get(db, Proposal, version.proposal_id).state = "in_ballot"
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
        raise refusals.TellersMissing
    if one.casefold() == two.casefold():
        raise refusals.TellersAreOne(name=one)
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
    counted = ballots.tally(rule_of(ballot), counts, options=_option_count(db, ballot))
    if ballot.way == "paper" and counted.papers > ballots.MOST_IN_A_PILE:
        raise refusals.PileTooLarge(papers=counted.papers, most=ballots.MOST_IN_A_PILE)
    if teller not in (1, 2):
        raise refusals.BallotRuleUnknown(part="teller", given=teller)
    row = _pile(db, ballot_id, pile) or _new_pile(db, ballot_id, pile, label)
    entries = _entries(db, row.id)
    if len(entries) == 2:
        raise refusals.PileIsSettled(pile=pile)
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
        raise refusals.PileNotEntered(pile=pile)
    if row.state == "agreed" and ballot.state == "reconciled":
        raise refusals.EntriesAgree(pile=pile)
    if not agreed_by.strip():
        raise refusals.TellersMissing
    counted = ballots.tally(rule_of(ballot), counts, options=_option_count(db, ballot))
    if ballot.way == "paper" and counted.papers > ballots.MOST_IN_A_PILE:
        raise refusals.PileTooLarge(papers=counted.papers, most=ballots.MOST_IN_A_PILE)
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
        raise refusals.ChairMissing
    if casting and not ballot.casting_vote:
        raise refusals.CastingVoteNotAgreed
    piles = piles_of_ballot(db, ballot_id)
    _all_settled(piles)
    rule, counted = rule_of(ballot), counted_of(ballot, piles, options=_option_count(db, ballot))
    papers = papers_of(ballot, counted)
    for equation in equations_of(ballot, counted, counted):
        if not equation.holds:
            raise refusals.CountsDoNotMeet(equation=str(equation))
    options = option_texts(db, ballot_id)
    result = ballots.decide(rule, papers, counted, casting=casting, options=options)
    _counted_twice(db, ballot, piles, result)
    version = _get(db, ProposalVersion, ballot.version_id)
    ballot.hash = ballots.certificate_hash((ballot.question, version.text, *options), rule, papers, counted)
    ballot.state, ballot.certified_at, ballot.chair, ballot.chair_vote = (
        "certified",
        at,
        chair.strip(),
        casting,
    )
    proposal = _get(db, Proposal, version.proposal_id)
    proposal.state = "adopted" if result.passed else "not_adopted"
    return proposal.state


@sealed
def void_ballot(db: Db, *, ballot_id: str, reason: str) -> str:
    """Declare a ballot void; it stays readable, its proposal is in review again. Returns the ballot's id.

    Raises: VoidNeedsReason, BallotNotThere, RecommendationStands.
    """
    ballot = _get(db, Ballot, ballot_id)
    if not reason.strip():
        raise refusals.VoidNeedsReason
    if ballot.state == "void":
        raise refusals.BallotNotThere(number=ballot.number, state="void", needed="any other")
    made = db.scalar(select(Recommendation).where(Recommendation.ballot_id == ballot_id))
    if made is not None:
        raise refusals.RecommendationStands(number=made.number)
    if ballot.state != "prepared":
        version = _get(db, ProposalVersion, ballot.version_id)
        _get(db, Proposal, version.proposal_id).state = "in_review"
    ballot.state, ballot.reason = "void", reason.strip()
    return ballot_id


# ---- what follows ----------------------------------------------------------------------------------------


def keep_minority_view(
    db: Db,
    *,
    view_id: str,
    text: str,
    backers: int,
    base: int,
    at: datetime,
    proposal_id: str | None = None,
    ballot_id: str | None = None,
    rule: minority.Backing = minority.USUAL,
) -> str:
    """Keep a text of those who lost with the number of its backers; returns its state: backed, not_backed.

    Without a proposal it answers the whole. Kept again under the same id, text and backing are replaced.
    Raises: WordingMissing, WordingTooLong, BackersOutOfRange, UnknownRecord.
    """
    if proposal_id is not None:
        _get(db, Proposal, proposal_id)
    state = "backed" if minority.is_backed(backers, base, rule) else "not_backed"
    view = db.get(MinorityView, view_id)
    if view is None:
        view = MinorityView(
            id=view_id,
            number=_next_number(db, MinorityView),
            proposal_id=proposal_id,
            ballot_id=ballot_id,
            text=versions.wording(text),
            backers=backers,
            base=base,
            at=at,
            share=ballots.as_text(rule.share),
            least=rule.least,
        )
        db.add(view)
    view.text, view.backers, view.base, view.state = versions.wording(text), backers, base, state
    return state


def withdraw_minority_view(db: Db, *, view_id: str) -> str:
    """Take a minority view back by its authors; it stays in the file and is not printed."""
    _get(db, MinorityView, view_id).state = "withdrawn"
    return view_id


def recommend(
    db: Db,
    *,
    recommendation_id: str,
    proposal_id: str,
    at: datetime,
    title: str = "",
    rationale: str = "",
    trade_offs: str = "",
    kind: str = "other",
    addressee: str = "",
    who: str = "",
    by_when: str = "",
    waived_by: str = "",
    fields: Mapping[str, str] | None = None,
) -> str:
    """Make a provisional recommendation from an adopted wording, word for word; returns its id.

    Raises: OnlyFromAdopted, AlreadyRecommended.
    """
    if db.get(Recommendation, recommendation_id) is not None:
        return recommendation_id
    proposal = _get(db, Proposal, proposal_id)
    version = _current_version(db, proposal_id)
    if proposal.state not in ADOPTED or version is None:
        raise refusals.OnlyFromAdopted(number=proposal.number, state=_words(proposal.state))
    there = db.scalar(select(Recommendation).where(Recommendation.proposal_id == proposal_id))
    if there is not None:
        raise refusals.AlreadyRecommended(proposal=proposal.number, number=there.number)
    ballot = db.scalar(select(Ballot).where(Ballot.version_id == version.id, Ballot.state == "certified"))
    db.add(
        Recommendation(
            id=recommendation_id,
            number=_next_number(db, Recommendation),
            title=title.strip() or proposal.title,
            text=version.text,
            proposal_id=proposal_id,
            version_id=version.id,
            at=at,
            ballot_id=None if ballot is None else ballot.id,
            theme_id=proposal.theme_id,
            kind=kind,
            addressee=addressee.strip() or proposal.addressee,
            who=who.strip(),
            by_when=by_when.strip(),
            rationale=rationale.strip() or version.rationale,
            trade_offs=trade_offs.strip(),
            waived_by=waived_by.strip(),
            fields=dict(fields or {}),
        )
    )
    return recommendation_id


def describe_recommendation(db: Db, *, recommendation_id: str, **given: str) -> str:
    """Fill a provisional recommendation's fields, by name.

    Its own are title, kind, addressee, who, by_when, rationale, trade_offs, waived_by; any other name goes
    among its further fields. Raises: RecommendationIsFinal.
    """
    row = _provisional(db, recommendation_id)
    own = ("title", "kind", "addressee", "who", "by_when", "rationale", "trade_offs", "waived_by")
    for name in own:
        if name in given:
            setattr(row, name, given[name].strip())
    row.fields = row.fields | {name: text.strip() for name, text in given.items() if name not in own}
    return recommendation_id


def finish_recommendation(db: Db, *, recommendation_id: str) -> str:
    """Say that those who adopted it have read the recommendation; from now on it is final.

    Raises: RecommendationIsFinal, ReasonsMissing.
    """
    row = _provisional(db, recommendation_id)
    if not row.waived_by and not (row.rationale and row.trade_offs):
        raise refusals.ReasonsMissing
    row.state = "final"
    return recommendation_id


# ---- inside ----------------------------------------------------------------------------------------------


def _get(db: Db, kind: type[T], id: str) -> T:
    row = db.get(kind, id)
    if row is None:
        raise refusals.UnknownRecord(kind=kind.__tablename__)
    return row


def _next_number(db: Db, kind: type[Proposal | Ballot | MinorityView | Recommendation]) -> int:
    return (db.scalar(select(func.max(kind.number))) or 0) + 1


def _words(state: str) -> str:
    return state.replace("_", " ")


def _in_the_making(db: Db, proposal_id: str) -> Proposal:
    proposal = _get(db, Proposal, proposal_id)
    if proposal.state not in IN_THE_MAKING:
        raise refusals.ProposalIsSettled(number=proposal.number, state=_words(proposal.state))
    return proposal


def _current_version(db: Db, proposal_id: str) -> ProposalVersion | None:
    own = select(ProposalVersion).where(ProposalVersion.proposal_id == proposal_id)
    return db.scalar(own.order_by(ProposalVersion.number.desc()).limit(1))


def _supersede(proposal: Proposal, last: ProposalVersion | None) -> None:
    """A new wording makes the proposal a draft again; a sealed one stays sealed."""
    proposal.state = "draft"
    if last is not None and last.state != "sealed":
        last.state = "superseded"


def _votable(db: Db, version_id: str) -> ProposalVersion:
    """The newest wording of a proposal that may still be decided."""
    version = _get(db, ProposalVersion, version_id)
    _in_the_making(db, version.proposal_id)
    newest = _current_version(db, version.proposal_id)
    if newest is not None and newest.id != version_id:
        raise refusals.VersionIsOutdated(number=version.number)
    return version


def _options(rule: Rule, given: Sequence[str]) -> list[str]:
    texts = [" ".join(text.split()) for text in given]
    if rule.kind == "majority":
        if texts:
            raise refusals.BallotRuleUnknown(part="options", given=", ".join(texts))
        return []
    if len(texts) < 2 or not all(texts):
        raise refusals.OptionsTooFew
    seen: set[str] = set()
    for text in texts:
        if text.casefold() in seen:
            raise refusals.OptionsEqual(text=text)
        seen.add(text.casefold())
    return texts


def _ballot(db: Db, ballot_id: str, *states: str) -> Ballot:
    ballot = _get(db, Ballot, ballot_id)
    if ballot.state not in states:
        raise refusals.BallotNotThere(number=ballot.number, state=ballot.state, needed=" / ".join(states))
    return ballot


def _count(number: int) -> int:
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= ballots.MOST_PAPERS:
        raise refusals.NotACount(given=number, most=ballots.MOST_PAPERS)
    return number


def _clean(counts: Mapping[str, int]) -> dict[str, int]:
    return {name: number for name, number in counts.items() if number}


def _option_count(db: Db, ballot: Ballot) -> int:
    return len(option_texts(db, ballot.id)) or 2


def _pile(db: Db, ballot_id: str, number: int) -> Pile | None:
    return db.scalar(select(Pile).where(Pile.ballot_id == ballot_id, Pile.number == number))


def _new_pile(db: Db, ballot_id: str, number: int, label: str) -> Pile:
    if _count(number) < 1:
        raise refusals.NotACount(given=number, most=ballots.MOST_PAPERS)
    pile = Pile(id=str(uuid4()), ballot_id=ballot_id, number=number, label=label.strip())
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
        raise refusals.PileNotEntered(pile=1)
    for pile in piles:
        if pile.state == "blank":
            raise refusals.PileNotEntered(pile=pile.number)
    open_ones = [str(pile.number) for pile in piles if pile.state == "entered"]
    if open_ones:
        raise refusals.EntriesDiffer(piles=", ".join(open_ones))


def _counted_twice(db: Db, ballot: Ballot, piles: Sequence[Pile], result: ballots.Result) -> None:
    """Hands are counted by both tellers where two votes more or fewer would turn the result."""
    once = any(len(_entries(db, pile.id)) < 2 for pile in piles)
    if ballot.way == "hands" and once and ballots.is_close(result):
        raise refusals.CountTwice


def _provisional(db: Db, recommendation_id: str) -> Recommendation:
    row = _get(db, Recommendation, recommendation_id)
    if row.state != "provisional":
        raise refusals.RecommendationIsFinal(number=row.number, state=row.state)
    return row
