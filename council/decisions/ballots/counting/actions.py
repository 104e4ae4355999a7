"""The verbs of counting: piles as each teller reads them, what both settle on, roll calls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy import select

from council.decisions.ballots import rules
from council.decisions.ballots.counting.queries import (
    SETTLED,
    apart_place,
    box_place,
    counted_of,
    differences_of,
    entries_of,
    equations_of,
    lines_of,
    options_of,
    piles_of_ballot,
    rule_of,
    tally_of,
    width_of,
)
from council.decisions.ballots.lines import BLANK, SPOILED, read_line
from council.decisions.ballots.papers import count_names
from council.decisions.ballots.records import Ballot, Call, Entry, Pile
from council.decisions.ballots.refusals import (
    BallotNotThere,
    BallotRuleUnknown,
    CallAnswerUnknown,
    EntriesAgree,
    EntryIncomplete,
    NotACount,
    PileIsSettled,
    PileNotEntered,
    PileTooLarge,
    SeatNotEntitled,
    TellersMissing,
)
from council.decisions.proposals.queries import found
from council.selection.records import Seat
from council.store import Db, fill_urn, held_in_urn

COUNTING = ("closed", "counted", "reconciled")
GONE = ("declined", "withdrawn", "replaced")  # seats whose members do not vote


def enter_pile(
    db: Db,
    *,
    ballot_id: str,
    pile: int,
    teller: int,
    counts: Mapping[str, int] | None = None,
    lines: Sequence[str] = (),
    label: str = "",
) -> str:
    """Keep what one teller read in one pile; returns the pile's state: entered, agreed.

    Totals come as `counts`; papers written down one by one as `lines`, all of the pile at once, and are kept
    by content from this moment on. A teller may correct an own entry until the other one's is there; then
    both stand. Papers corrected so leave nothing of the first ones, and the act is sealed. The id of an entry
    is random, so that it tells nothing about when it was made.
    Raises: BallotNotThere, NotACount, PileTooLarge, PileIsSettled, EntryIncomplete, LineNotRead,
        LineOfAnotherLength.
    """
    ballot = ballot_in(db, ballot_id, *COUNTING)
    if teller not in (1, 2):
        raise BallotRuleUnknown(part="teller", given=teller)
    kept, papers = _read(db, ballot, pile, counts or {}, lines)
    row = _pile(db, ballot_id, pile) or _new_pile(db, ballot, pile, label)
    entries = entries_of(db, row.id)
    if len(entries) == 2:
        raise PileIsSettled(pile=pile)
    anew = teller in entries
    if anew:
        entries[teller].counts = kept
    else:
        entries[teller] = Entry(id=str(uuid4()), pile_id=row.id, teller=teller, counts=kept)
        db.add(entries[teller])
    if rule_of(ballot).by_line:
        _put_lines(db, ballot_id, pile, teller, papers, anew=anew)
    db.flush()
    _compare(db, ballot, row, entries)
    move(db, ballot)
    return row.state


def settle_pile(
    db: Db,
    *,
    ballot_id: str,
    pile: int,
    counts: Mapping[str, int] | None = None,
    lines: Sequence[str] = (),
    agreed_by: str,
) -> str:
    """Keep what both tellers agreed on after looking again; returns the ballot's state.

    Both first entries stay; papers written down one by one lie in the urn alone, by pile and teller until the
    ballot is certified. Also mends a pile both read alike but wrongly, while the papers do not add up. Papers
    settled once more leave nothing of what was settled before, and the act is sealed.
    Raises: BallotNotThere, PileNotEntered, EntriesAgree, TellersMissing, NotACount, PileTooLarge,
        EntryIncomplete, LineNotRead, LineOfAnotherLength.
    """
    ballot = ballot_in(db, ballot_id, *COUNTING)
    row = _pile(db, ballot_id, pile)
    if row is None or len(entries_of(db, row.id)) < 2:
        raise PileNotEntered(pile=pile)
    if row.state == "agreed" and ballot.state == "reconciled":
        raise EntriesAgree(pile=pile)
    if not agreed_by.strip():
        raise TellersMissing
    kept, papers = _read(db, ballot, pile, counts or {}, lines)
    anew = row.state == "recounted"
    row.counts, row.state, row.settled_by = kept, "recounted", " ".join(agreed_by.split())
    if rule_of(ballot).by_line:
        _put_lines(db, ballot_id, pile, SETTLED, papers, anew=anew)
    return move(db, ballot)


def call_seat(db: Db, *, ballot_id: str, call_id: str, seat_id: str, choice: str) -> str:
    """Write down what a seat answers in an open roll call; a later answer replaces it. Returns the call's id.

    Raises: BallotNotThere, BallotRuleUnknown, SeatNotEntitled, CallAnswerUnknown.
    """
    ballot = ballot_in(db, ballot_id, "open")
    if ballot.way != "roll_call":
        raise BallotRuleUnknown(part="way", given=ballot.way)
    seat = db.get(Seat, seat_id)
    if seat is None or seat.state in GONE:
        raise SeatNotEntitled
    if choice not in count_names(rule_of(ballot)) or choice == "spoiled":
        raise CallAnswerUnknown(given=choice)
    own = select(Call).where(Call.ballot_id == ballot_id, Call.seat_id == seat_id)
    known = db.scalar(own)
    if known is not None:
        known.choice = choice
        return known.id
    db.add(Call(id=call_id, ballot_id=ballot_id, seat_id=seat_id, choice=choice))
    return call_id


def add_up_calls(db: Db, ballot: Ballot) -> None:
    """Make one pile of a roll call that has ended, as the first teller's count."""
    answers = Counter(db.scalars(select(Call.choice).where(Call.ballot_id == ballot.id)))
    pile = _new_pile(db, ballot, 1, "")
    entry = Entry(id=str(uuid4()), pile_id=pile.id, teller=1, counts=dict(answers))
    db.add(entry)
    db.flush()
    _compare(db, ballot, pile, {1: entry})
    move(db, ballot)


def leave_only_content(db: Db, ballot: Ballot, lines: Sequence[str]) -> None:
    """Let nothing be left of who wrote down which paper of which pile: only what all papers say.

    Of the papers the tellers read apart it stays how often each was read so by one of them alone, and how
    often it was settled on, over the whole ballot.
    """
    read, settled = differences_of(piles_of_ballot(db, ballot.id), lines_of(db, ballot.id))
    apart = {line: [read[line], settled[line]] for line in {*read, *settled}}
    fill_urn(db, place=apart_place(ballot.id), papers=apart)
    fill_urn(db, place=box_place(ballot.id), papers=Counter(lines))


def move(db: Db, ballot: Ballot) -> str:
    """Set the ballot's state by what has been entered: closed, counted, reconciled."""
    db.flush()
    piles = piles_of_ballot(db, ballot.id)
    tellers = 2 if ballot.way == "paper" else 1
    entered = bool(piles) and all(len(entries_of(db, pile.id)) >= tellers for pile in piles)
    settled = entered and all(pile.state in ("agreed", "recounted") for pile in piles)
    ballot.state = "counted" if entered else "closed"
    if settled:
        width = width_of(options_of(db, ballot.id))
        counted = counted_of(rule_of(ballot), piles, lines_of(db, ballot.id), (), options=width)
        if all(e.holds for e in equations_of(ballot, counted, counted)):
            ballot.state = "reconciled"
    return ballot.state


def ballot_in(db: Db, ballot_id: str, *states: str) -> Ballot:
    """A ballot in one of these states. Raises: UnknownRecord, BallotNotThere."""
    ballot = found(db, Ballot, ballot_id)
    if ballot.state not in states:
        raise BallotNotThere(number=ballot.number, state=ballot.state, needed=" / ".join(states))
    return ballot


def a_count(number: int) -> int:
    """A number of papers or people. Raises: NotACount."""
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= rules.MOST_PAPERS:
        raise NotACount(given=number, most=rules.MOST_PAPERS)
    return number


def _read(
    db: Db, ballot: Ballot, pile: int, counts: Mapping[str, int], typed: Sequence[str]
) -> tuple[dict[str, int], list[str]]:
    """A teller's figures for a pile, and of papers written down one by one the valid ones by content."""
    rule, width = rule_of(ballot), width_of(options_of(db, ballot.id))
    if not rule.by_line:
        counted = tally_of(rule, counts, (), options=width)
        _not_too_large(ballot, counted.papers)
        return {name: number for name, number in counts.items() if number}, []
    if not typed:
        raise EntryIncomplete(papers=0, pile=pile)
    _not_too_large(ballot, len(typed))
    texts = sorted(read_line(rule, line, options=width).text for line in typed)
    valid = [text for text in texts if text not in (BLANK, SPOILED)]
    classes = {"valid": len(valid), "abstain": texts.count(BLANK), "spoiled": texts.count(SPOILED)}
    return {name: number for name, number in classes.items() if number}, valid


def _not_too_large(ballot: Ballot, papers: int) -> None:
    if ballot.way == "paper" and papers > rules.MOST_IN_A_PILE:
        raise PileTooLarge(papers=papers, most=rules.MOST_IN_A_PILE)


def _pile(db: Db, ballot_id: str, number: int) -> Pile | None:
    return db.scalar(select(Pile).where(Pile.ballot_id == ballot_id, Pile.number == number))


def _new_pile(db: Db, ballot: Ballot, number: int, label: str) -> Pile:
    """A pile without figures yet; one of secret papers bears no name, or it would tell how a table voted."""
    if a_count(number) < 1:
        raise NotACount(given=number, most=rules.MOST_PAPERS)
    named = " ".join(label.split()) if ballot.way in ("hands", "cards") else ""
    pile = Pile(id=str(uuid4()), ballot_id=ballot.id, number=number, label=named)
    db.add(pile)
    return pile


def _compare(db: Db, ballot: Ballot, pile: Pile, entries: Mapping[int, Entry]) -> None:
    """Two equal entries settle a pile; one is enough where everybody could see the votes."""
    lines = lines_of(db, ballot.id) if rule_of(ballot).by_line else {}
    given = [(entry.counts, lines.get((pile.number, teller), ())) for teller, entry in entries.items()]
    enough = len(given) == 2 or ballot.way != "paper"
    same = all(one == given[0] for one in given)
    pile.state = "agreed" if enough and same else "entered"
    pile.counts = given[0][0] if pile.state == "agreed" else {}


def _put_lines(db: Db, ballot_id: str, pile: int, teller: int, lines: Iterable[str], *, anew: bool) -> None:
    """Lay a teller's papers of a pile into the urn by what they say, in place of what was there of them.

    Written down `anew`, nothing is left of the first ones, so the act cannot be taken back.
    """
    held: dict[str, dict[str, dict[str, int]]] = held_in_urn(db, place=box_place(ballot_id))
    own, number = str(teller), str(pile)
    for said in held.values():
        said.get(own, {}).pop(number, None)
    for line, count in Counter(lines).items():
        held.setdefault(line, {}).setdefault(own, {})[number] = count
    still: dict[str, Any] = {
        line: {teller: piles for teller, piles in said.items() if piles} for line, said in held.items()
    }
    filled = {line: said for line, said in still.items() if said}
    fill_urn(db, place=box_place(ballot_id), papers=filled, for_good=anew)
