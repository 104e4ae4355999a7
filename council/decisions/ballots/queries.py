"""Questions to the ballot desk; no count leaves before the close, nor an entry before the other's is in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import func, select

from council.decisions.ballots import papers as p
from council.decisions.ballots.counting.queries import (
    Lines,
    apart_left,
    equations_of,
    lines_left,
    lines_of,
    lot_of,
    papers_of,
    rule_of,
    tally_of,
    tells_who,
    width_of,
)
from council.decisions.ballots.papers import Equation, Tally, count_names
from council.decisions.ballots.records import Ballot, BallotOption, Call, Entry, Pile
from council.decisions.ballots.results import Result, decide
from council.decisions.ballots.views import BallotView, CallView, OptionView, PileView
from council.decisions.proposals.records import Proposal, ProposalVersion
from council.selection.records import Seat
from council.store import Db

GONE = ("declined", "withdrawn", "replaced")
COUNTED_AFTER = ("closed", "counted", "reconciled", "certified", "void")


@dataclass(frozen=True, slots=True)
class _Desk:
    """Everything of one ballot as it lies in the file."""

    row: Ballot
    options: Sequence[BallotOption] = ()
    piles: tuple[PileView, ...] = ()
    left: tuple[str, ...] = ()
    apart: tuple[tuple[str, int, int], ...] = ()
    lines: Lines = field(default_factory=dict)

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(option.text for option in self.options)


def ballots_of(db: Db, *, proposal_id: str | None = None) -> tuple[BallotView, ...]:
    """All ballots by number, or those on one proposal."""
    wanted = (
        select(Ballot, ProposalVersion, Proposal)
        .join(ProposalVersion, ProposalVersion.id == Ballot.version_id)
        .join(Proposal, Proposal.id == ProposalVersion.proposal_id)
        .order_by(Ballot.number)
    )
    rows = db.execute(wanted).all()
    piles, entries, options, numbers = _piles(db), _entries(db), _options(db), dict[str, int]()
    wordings = _wordings(db)
    found = []
    for row, version, proposal in rows:
        numbers[row.id] = row.number
        own = options.get(row.id, [])
        on_it = {proposal.id, *(wordings[one.version_id][1].id for one in own if one.version_id)}
        if proposal_id is None or proposal_id in on_it:
            desk = _desk(db, row, own, piles.get(row.id, []), entries)
            repeats = numbers.get(row.repeats_id or "", 0)
            found.append(_ballot(desk, version, proposal, _choices(own, wordings), repeats))
    return tuple(found)


def seats_entitled(db: Db) -> int:
    """How many seats may vote: those of the panel whose members have not declined or left."""
    return db.scalar(select(func.count()).select_from(Seat).where(Seat.state.not_in(GONE))) or 0


def calls_of(db: Db, *, ballot_id: str) -> tuple[CallView, ...]:
    """Every seat entitled to vote, by number, and whether it was heard; what it said only after the close."""
    ballot = db.get(Ballot, ballot_id)
    if ballot is None:
        return ()
    told = ballot.state in COUNTED_AFTER
    said = {call.seat_id: call.choice for call in db.scalars(select(Call).where(Call.ballot_id == ballot_id))}
    seats = db.scalars(select(Seat).where(Seat.state.not_in(GONE)).order_by(Seat.number))
    return tuple(
        CallView(seat.id, seat.number, seat.alias, seat.id in said, said.get(seat.id, "") if told else "")
        for seat in seats
    )


def _desk(
    db: Db,
    row: Ballot,
    options: Sequence[BallotOption],
    piles: Sequence[Pile],
    entries: Mapping[str, Mapping[int, Entry]],
) -> _Desk:
    by_line = rule_of(row).by_line and row.closed_at is not None
    lines = lines_of(db, row.id) if by_line else {}
    views = tuple(_pile(pile, entries.get(pile.id, {}), lines) for pile in piles)
    if not by_line:
        return _Desk(row, options, views)
    return _Desk(row, options, views, lines_left(db, row.id), apart_left(db, row.id), lines)


def _piles(db: Db) -> dict[str, list[Pile]]:
    found: dict[str, list[Pile]] = {}
    for pile in db.scalars(select(Pile).order_by(Pile.number)):
        found.setdefault(pile.ballot_id, []).append(pile)
    return found


def _entries(db: Db) -> dict[str, dict[int, Entry]]:
    found: dict[str, dict[int, Entry]] = {}
    for entry in db.scalars(select(Entry)):
        found.setdefault(entry.pile_id, {})[entry.teller] = entry
    return found


def _options(db: Db) -> dict[str, list[BallotOption]]:
    found: dict[str, list[BallotOption]] = {}
    for option in db.scalars(select(BallotOption).order_by(BallotOption.position)):
        found.setdefault(option.ballot_id, []).append(option)
    return found


def _wordings(db: Db) -> dict[str, tuple[ProposalVersion, Proposal]]:
    """The wordings that stand on ballots as options, with their proposals."""
    wanted = (
        select(ProposalVersion, Proposal)
        .join(Proposal, Proposal.id == ProposalVersion.proposal_id)
        .join(BallotOption, BallotOption.version_id == ProposalVersion.id)
    )
    return {version.id: (version, proposal) for version, proposal in db.execute(wanted)}


def _choices(
    options: Sequence[BallotOption], wordings: Mapping[str, tuple[ProposalVersion, Proposal]]
) -> tuple[OptionView, ...]:
    found = []
    for option in options:
        if option.version_id is None:
            found.append(OptionView(option.id, option.text))
            continue
        version, proposal = wordings[option.version_id]
        given = (version.id, proposal.id, proposal.number, version.number, version.text)
        found.append(OptionView(option.id, option.text, *given))
    return tuple(found)


def _pile(pile: Pile, entries: Mapping[int, Entry], lines: Lines) -> PileView:
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
        first_lines=lines.get((pile.number, 1), ()) if both else (),
        second_lines=lines.get((pile.number, 2), ()) if both else (),
    )


def _ballot(
    desk: _Desk,
    version: ProposalVersion,
    proposal: Proposal,
    choices: tuple[OptionView, ...],
    repeats: int,
) -> BallotView:
    row = desk.row
    hidden = tells_who(row) and row.state != "certified"
    equations, result = _standing(desk)
    if hidden:
        equations, result = tuple(one for one in equations if one.code != "count"), None
    return BallotView(
        id=row.id,
        number=row.number,
        question=row.question,
        way=row.way,
        state=row.state,
        rule=rule_of(row),
        options=desk.texts,
        proposal_id=proposal.id,
        proposal_number=proposal.number,
        proposal_title=proposal.title,
        version_id=version.id,
        version=version.number,
        text=version.text,
        papers=None if row.opened_at is None else papers_of(row, _settled(desk)),
        tellers=(row.teller_one, row.teller_two),
        chair=row.chair,
        at=row.at,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        certified_at=row.certified_at,
        hash=row.hash,
        reason=row.reason,
        piles=tuple(map(_unsaid, desk.piles)) if hidden else desk.piles,
        equations=equations,
        outlook=result if row.state == "reconciled" else None,
        result=result if row.state == "certified" else None,
        choices=choices,
        doubts=row.doubts,
        proofed_at=row.proofed_at,
        drawn=int(row.drawn) if row.drawn else None,
        repeats=repeats,
        chair_vote=row.chair_vote,
        present_before=row.present_before,
        present_reason=row.present_reason,
        apart=() if hidden else desk.apart,
        too_few=hidden,
    )


def _unsaid(pile: PileView) -> PileView:
    """A pile of a box with too few papers: that it was entered, and no figure of it."""
    return replace(pile, counts={}, first=None, second=None, first_lines=(), second_lines=())


def _standing(desk: _Desk) -> tuple[tuple[Equation, ...], Result | None]:
    """The desk's equations as far as papers and piles are in, and what the settled piles come to."""
    row, piles = desk.row, desk.piles
    if row.closed_at is None or (row.way == "paper" and row.in_box is None):
        return (), None
    counted = _settled(desk)
    if any(False in pile.entered for pile in piles) or not piles:
        equations = equations_of(row, counted, counted)
        equations = tuple(e for e in equations if e.code not in ("count", "hands"))
        return equations, _decided(desk, counted) if row.way != "paper" and piles else None
    totals = [_settled(desk, teller=n) for n in (1, 2)]
    return equations_of(row, totals[0], totals[1]), _decided(desk, counted)


def _decided(desk: _Desk, counted: Tally) -> Result:
    row = desk.row
    lot = lot_of(row, desk.options)
    papers, texts = papers_of(row, counted), desk.texts
    return decide(rule_of(row), papers, counted, casting=row.chair_vote, options=texts, lot=lot)


def _settled(desk: _Desk, *, teller: int = 0) -> Tally:
    """All piles together: as settled, or as one teller read those that are not."""
    rule, width = rule_of(desk.row), width_of(desk.options)
    places = p.places_of(rule, options=width)
    if desk.left or (rule.by_line and desk.row.state == "certified"):
        of = ("abstain", "spoiled")
        classes = {name: sum(one.counts.get(name, 0) for one in desk.piles) for name in of}
        return p.total([tally_of(rule, classes, desk.left, options=width)], options=places)
    parts = []
    for pile in desk.piles:
        own = not pile.counts and teller
        counts = (pile.first, pile.second)[teller - 1] if own else pile.counts
        read = teller if own else 0 if pile.state == "recounted" else 1
        lines = desk.lines.get((pile.number, read), ()) if counts else ()
        parts.append(tally_of(rule, counts or {}, lines, options=width))
    return p.total(parts, options=places)


def totals_of(ballot: BallotView) -> tuple[tuple[str, int], ...]:
    """The settled totals of a ballot by name, in the order of the tellers' sheet; none before.

    Of papers written down one by one: how many were valid, blank and spoiled.
    """
    names: tuple[str, ...] = ("valid", "abstain", "spoiled")
    if not ballot.rule.by_line:
        names = count_names(ballot.rule, options=len(ballot.options) or 2)
    if any(not pile.counts for pile in ballot.piles):
        return ()
    return tuple((name, sum(pile.counts.get(name, 0) for pile in ballot.piles)) for name in names)
