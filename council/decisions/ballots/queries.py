"""Questions to the ballot desk; no count leaves before the close, nor an entry before the other's is in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import func, select

from council.decisions.ballots import rules
from council.decisions.ballots.records import Ballot, BallotOption, Entry, Pile
from council.decisions.ballots.rules import Equation, Papers, Result, Rule, Tally
from council.decisions.ballots.views import BallotView, PileView
from council.decisions.proposals.records import Proposal, ProposalVersion
from council.selection.records import Seat
from council.store import Db


def ballots_of(db: Db, *, proposal_id: str | None = None) -> tuple[BallotView, ...]:
    """All ballots by number, or those on one proposal."""
    wanted = (
        select(Ballot, ProposalVersion, Proposal)
        .join(ProposalVersion, ProposalVersion.id == Ballot.version_id)
        .join(Proposal, Proposal.id == ProposalVersion.proposal_id)
        .order_by(Ballot.number)
    )
    if proposal_id is not None:
        wanted = wanted.where(Proposal.id == proposal_id)
    rows = db.execute(wanted).all()
    piles = _piles(db)
    options = _options(db)
    return tuple(_ballot(*row, piles.get(row[0].id, ()), options.get(row[0].id, ())) for row in rows)


def seats_entitled(db: Db) -> int:
    """How many seats may vote: those of the panel whose members have not declined or left."""
    gone = ("declined", "withdrawn", "replaced")
    return db.scalar(select(func.count()).select_from(Seat).where(Seat.state.not_in(gone))) or 0


def rule_of(ballot: Ballot) -> Rule:
    """The rule a ballot was prepared with."""
    return Rule(
        kind=ballot.kind,
        base=ballot.base,
        threshold=rules.share(ballot.threshold),
        at_least=ballot.at_least,
        quorum=rules.quorum(ballot.quorum),
        quorum_on=ballot.quorum_on,
        casting_vote=ballot.casting_vote,
        cap=ballot.settings.get("cap", 0),
    )


def piles_of_ballot(db: Db, ballot_id: str) -> list[Pile]:
    """The piles of a ballot by number."""
    return list(db.scalars(select(Pile).where(Pile.ballot_id == ballot_id).order_by(Pile.number)))


def counted_of(ballot: Ballot, piles: Sequence[Pile], *, options: int) -> Tally:
    """What the settled piles come to."""
    rule = rule_of(ballot)
    return rules.total((rules.tally(rule, p.counts, options=options) for p in piles), options=options)


def papers_of(ballot: Ballot, counted: Tally) -> Papers:
    """The desk's figures; hands raised stand for papers returned."""
    hands = ballot.way == "hands"
    return Papers(
        entitled=ballot.entitled or 0,
        present=ballot.present or 0,
        in_box=counted.papers if hands else ballot.in_box or 0,
        printed=0 if hands else ballot.printed or 0,
        handed_out=counted.papers if hands else ballot.handed_out or 0,
        left_over=ballot.left_over or 0,
        replaced=ballot.replaced or 0,
    )


def equations_of(ballot: Ballot, first: Tally, second: Tally) -> tuple[rules.Equation, ...]:
    """What must hold between papers and counts; for hands only that no more were raised than present."""
    if ballot.way == "hands":
        return (rules.Equation("hands", first.papers, "<=", (ballot.present or 0,)),)
    return rules.reconcile(papers_of(ballot, first), (first, second))


def option_texts(db: Db, ballot_id: str) -> list[str]:
    """What can be marked on the papers of a ballot, in order; none for yes or no."""
    own = select(BallotOption.text).where(BallotOption.ballot_id == ballot_id)
    return list(db.scalars(own.order_by(BallotOption.position)))


def _piles(db: Db) -> dict[str, tuple[PileView, ...]]:
    entries: dict[str, dict[int, Entry]] = {}
    for entry in db.scalars(select(Entry)):
        entries.setdefault(entry.pile_id, {})[entry.teller] = entry
    found: dict[str, tuple[PileView, ...]] = {}
    for pile in db.scalars(select(Pile).order_by(Pile.number)):
        own = _pile(pile, entries.get(pile.id, {}))
        found[pile.ballot_id] = (*found.get(pile.ballot_id, ()), own)
    return found


def _pile(pile: Pile, entries: Mapping[int, Entry]) -> PileView:
    both = len(entries) == 2
    return PileView(
        number=pile.number,
        label=pile.label,
        state=pile.state,
        entered=(1 in entries, 2 in entries),
        counts=pile.counts,
        first=entries[1].counts if both else None,
        second=entries[2].counts if both else None,
        settled_by=pile.settled_by,
    )


def _options(db: Db) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for option in db.scalars(select(BallotOption).order_by(BallotOption.position)):
        found[option.ballot_id] = (*found.get(option.ballot_id, ()), option.text)
    return found


def _ballot(
    row: Ballot,
    version: ProposalVersion,
    proposal: Proposal,
    piles: tuple[PileView, ...],
    options: tuple[str, ...],
) -> BallotView:
    equations, result = _standing(row, piles, options)
    return BallotView(
        id=row.id,
        number=row.number,
        question=row.question,
        way=row.way,
        state=row.state,
        rule=rule_of(row),
        options=options,
        proposal_id=proposal.id,
        proposal_number=proposal.number,
        proposal_title=proposal.title,
        version_id=version.id,
        version=version.number,
        text=version.text,
        papers=None if row.opened_at is None else papers_of(row, _settled(row, piles, options)),
        tellers=(row.teller_one, row.teller_two),
        chair=row.chair,
        at=row.at,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        certified_at=row.certified_at,
        hash=row.hash,
        reason=row.reason,
        piles=piles,
        equations=equations,
        outlook=result if row.state == "reconciled" else None,
        result=result if row.state == "certified" else None,
    )


def _standing(
    row: Ballot, piles: Sequence[PileView], options: tuple[str, ...]
) -> tuple[tuple[Equation, ...], Result | None]:
    """The desk's equations as far as papers and piles are in, and what the settled piles come to."""
    if row.closed_at is None or (row.way == "paper" and row.in_box is None):
        return (), None
    counted = _settled(row, piles, options)
    totals = [_settled(row, piles, options, teller=n) for n in (1, 2)]
    if any(False in pile.entered for pile in piles) or not piles:
        equations = equations_of(row, counted, counted)
        equations = tuple(e for e in equations if e.code not in ("count", "hands"))
        return equations, _decided(row, counted, options) if row.way == "hands" and piles else None
    return equations_of(row, totals[0], totals[1]), _decided(row, counted, options)


def _decided(row: Ballot, counted: Tally, options: tuple[str, ...]) -> Result:
    return rules.decide(
        rule_of(row), papers_of(row, counted), counted, casting=row.chair_vote, options=options
    )


def _settled(row: Ballot, piles: Iterable[PileView], options: tuple[str, ...], *, teller: int = 0) -> Tally:
    """All piles together: as settled, or as one teller read those that are not."""
    rule, many = rule_of(row), len(options) or 2
    chosen = ((p.first, p.second)[teller - 1] if teller and not p.counts else p.counts for p in piles)
    return rules.total((rules.tally(rule, counts or {}, options=many) for counts in chosen), options=many)
