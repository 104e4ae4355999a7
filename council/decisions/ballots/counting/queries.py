"""What the tellers wrote down, and what it comes to; papers written down one by one come out of an urn.

The urn of a ballot holds papers by what they say, so that their order in the file is that of their content
and never that of typing: `{line: {teller: {pile: how many}}}`, teller "0" for what both settled on. Undo
takes rows back and leaves the urn: what lies there of an entry that is gone counts nowhere. Once the ballot
is certified nothing is left of piles and tellers: `{line: how many}`, and in a second urn of the papers read
apart `{line: [by one teller alone, settled on]}`. Neither step nor ledger has any.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select

from council.decisions.ballots import papers as p
from council.decisions.ballots.lines import count_lines
from council.decisions.ballots.lots import Lot
from council.decisions.ballots.papers import Equation, Papers, Tally
from council.decisions.ballots.records import Ballot, BallotOption, Entry, Pile
from council.decisions.ballots.rules import LEAST_FOR_SECRECY, Rule, kept_rule
from council.decisions.proposals.queries import found
from council.decisions.proposals.records import ProposalVersion
from council.decisions.shares import quorum, share
from council.store import Db, held_in_urn

SETTLED = 0  # in place of a teller's number
Lines = Mapping[tuple[int, int], tuple[str, ...]]  # (pile, teller) to papers by content


def rule_of(ballot: Ballot) -> Rule:
    """The rule a ballot was prepared with."""
    return kept_rule(
        ballot.settings,
        kind=ballot.kind,
        base=ballot.base,
        threshold=share(ballot.threshold),
        at_least=ballot.at_least,
        quorum=quorum(ballot.quorum),
        quorum_on=ballot.quorum_on,
        casting_vote=ballot.casting_vote,
    )


def options_of(db: Db, ballot_id: str) -> list[BallotOption]:
    """What can be marked on the papers of a ballot, in order; none for yes or no."""
    own = select(BallotOption).where(BallotOption.ballot_id == ballot_id)
    return list(db.scalars(own.order_by(BallotOption.position)))


def width_of(options: Sequence[object]) -> int:
    """How many things can be marked, for the arithmetic: two where it is yes or no."""
    return len(options) or 2


def piles_of_ballot(db: Db, ballot_id: str) -> list[Pile]:
    """The piles of a ballot by number."""
    return list(db.scalars(select(Pile).where(Pile.ballot_id == ballot_id).order_by(Pile.number)))


def entries_of(db: Db, pile_id: str) -> dict[int, Entry]:
    """A pile's entries by teller."""
    return {entry.teller: entry for entry in db.scalars(select(Entry).where(Entry.pile_id == pile_id))}


def box_place(ballot_id: str) -> str:
    """Where the papers of a ballot lie."""
    return f"ballot:{ballot_id}"


def apart_place(ballot_id: str) -> str:
    """Where it lies what the tellers of a certified ballot had read apart."""
    return f"ballot:{ballot_id}:apart"


def lines_of(db: Db, ballot_id: str) -> dict[tuple[int, int], tuple[str, ...]]:
    """The papers of every pile as each teller wrote them down, by (pile, teller), sorted by content."""
    found: dict[tuple[int, int], list[str]] = {}
    for line, held in held_in_urn(db, place=box_place(ballot_id)).items():
        if isinstance(held, dict):
            for teller, piles in held.items():
                for pile, count in piles.items():
                    found.setdefault((int(pile), int(teller)), []).extend([line] * count)
    return {key: tuple(sorted(lines)) for key, lines in found.items()}


def lines_left(db: Db, ballot_id: str) -> tuple[str, ...]:
    """The papers of a certified ballot, sorted by content; no pile and no teller is known any more."""
    held = held_in_urn(db, place=box_place(ballot_id))
    counts = {line: count for line, count in held.items() if isinstance(count, int)}
    return tuple(sorted(Counter(counts).elements()))


def differences_of(piles: Iterable[Pile], lines: Lines) -> tuple[Counter[str], Counter[str]]:
    """What only one of two tellers read so in piles they settled, and what both settled on beside the rest.

    Over all piles and both tellers together, as long as the papers lie by pile.
    """
    read, settled = Counter[str](), Counter[str]()
    for pile in piles:
        if pile.state == "recounted":
            one, two, both = (Counter(lines.get((pile.number, teller), ())) for teller in (1, 2, SETTLED))
            read += (one - two) + (two - one)
            settled += both - (one & two)
    return read, settled


def apart_left(db: Db, ballot_id: str) -> tuple[tuple[str, int, int], ...]:
    """Papers read apart in a certified ballot, by content: how often by one teller alone, and settled on."""
    held = held_in_urn(db, place=apart_place(ballot_id))
    return tuple(sorted((line, *counts) for line, counts in held.items()))


def settled_lines(pile: Pile, lines: Lines) -> tuple[str, ...]:
    """The papers of a pile as they count: as both wrote them down, or as they settled them."""
    return lines.get((pile.number, SETTLED if pile.state == "recounted" else 1), ())


def tally_of(rule: Rule, counts: Mapping[str, int], lines: Sequence[str], *, options: int) -> Tally:
    """A pile's figures as a tally; of papers written down one by one, their lines make it."""
    if not rule.by_line:
        return p.tally(rule, counts, options=options)
    read = count_lines(rule, lines, options=options)
    return Tally(read.marks, read.valid, counts.get("abstain", 0), counts.get("spoiled", 0), read.lines)


def counted_of(
    rule: Rule, piles: Sequence[Pile], lines: Lines, left: Sequence[str], *, options: int
) -> Tally:
    """What the settled piles come to.

    Args:
        left: the papers of a certified ballot, whose piles hold none any more.
    """
    parts: Iterable[Tally]
    if rule.by_line and left:
        classes = {name: sum(pile.counts.get(name, 0) for pile in piles) for name in ("abstain", "spoiled")}
        parts = (tally_of(rule, classes, left, options=options),)
    else:
        parts = (
            tally_of(rule, pile.counts, settled_lines(pile, lines) if pile.counts else (), options=options)
            for pile in piles
        )
    return p.total(parts, options=p.places_of(rule, options=options))


def papers_of(ballot: Ballot, counted: Tally) -> Papers:
    """The desk's figures; votes cast in the open stand for papers returned."""
    is_open = ballot.way != "paper"
    return Papers(
        entitled=ballot.entitled or 0,
        present=ballot.present or 0,
        in_box=counted.papers if is_open else ballot.in_box or 0,
        printed=0 if is_open else ballot.printed or 0,
        handed_out=counted.papers if is_open else ballot.handed_out or 0,
        left_over=ballot.left_over or 0,
        replaced=ballot.replaced or 0,
    )


def equations_of(ballot: Ballot, first: Tally, second: Tally) -> tuple[Equation, ...]:
    """What must hold between papers and counts; in the open only that no more voted than were present."""
    if ballot.way != "paper":
        return (Equation("hands", first.papers, "<=", (ballot.present or 0,)),)
    return p.reconcile(papers_of(ballot, first), (first, second))


def tells_who(ballot: Ballot) -> bool:
    """Whether so few secret papers lie in the box that any count of them would show who voted how."""
    return ballot.way == "paper" and 0 < (ballot.in_box or 0) < LEAST_FOR_SECRECY


def lot_of(ballot: Ballot, options: Sequence[BallotOption]) -> Lot | None:
    """The lot, where a number was drawn."""
    if not ballot.drawn:
        return None
    return Lot(ballot.id, tuple(option.id for option in options), int(ballot.drawn))


def wordings_of(db: Db, ballot: Ballot) -> list[ProposalVersion]:
    """The wordings a ballot decides on: those of its options, else its own."""
    own = [option.version_id for option in options_of(db, ballot.id) if option.version_id]
    return [found(db, ProposalVersion, id) for id in dict.fromkeys([ballot.version_id, *own])]
