"""The ballot desk beyond yes and no on paper: lines, several proposals, the lot, roll calls, repeats."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from council.decisions import actions, queries
from council.decisions.ballots.refusals import (
    BallotNotThere,
    BallotRuleUnknown,
    CallAnswerUnknown,
    CountsDoNotMeet,
    CountTwice,
    DrawnNumberUnreadable,
    EntryIncomplete,
    LineNotRead,
    LotIsDrawn,
    LotIsDue,
    LotNotDue,
    OptionsTooFew,
    PileTooLarge,
    ProofNotLookedAt,
    ProposalTwice,
    SeatNotEntitled,
    WayNotForKind,
)
from council.decisions.ballots.rules import Rule
from council.decisions.proposals.refusals import VersionIsOutdated
from council.people.records import Person, PoolImport
from council.selection.records import Draw, Seat
from council.store import Db
from tests.council.decisions.conftest import NOON, Desk

OPTIONS = ("Land fund", "Rent cap", "Cooperative")
LEVELS = ("Against", "Unhappy", "Can live with it", "For it", "Strongly for it")


def prepare(desk: Desk, rule: Rule, name: str = "b1", **given: Any) -> None:
    """A ballot with a proof that was read."""
    whole = {"version_id": "p1v1", "question": "Which?", "rule": rule, "at": NOON} | given
    whole.setdefault("options", OPTIONS if rule.has_options else ())
    desk.store.act(actions.prepare_ballot, ballot_id=name, **whole)


def closed(desk: Desk, rule: Rule, papers: int, name: str = "b1", **given: Any) -> None:
    """A closed ballot with so many papers in the box, all handed out."""
    prepare(desk, rule, name, **given)
    desk.open(name, entitled=papers, present=papers, printed=papers)
    desk.close(name)
    figures = {"handed_out": papers, "left_over": 0, "in_box": papers}
    desk.store.act(actions.count_papers, ballot_id=name, **figures)


def lines(desk: Desk, papers: list[str], name: str = "b1", pile: int = 1) -> None:
    """Both tellers read a pile alike."""
    for teller in (1, 2):
        enter(desk, teller, papers, name, pile)


def enter(desk: Desk, teller: int, papers: list[str], name: str = "b1", pile: int = 1) -> str:
    given = {"ballot_id": name, "pile": pile, "teller": teller, "lines": papers}
    return desk.store.act(actions.enter_pile, **given).value


def seats(db: Db, *, count: int) -> None:
    """A panel of so many seats, of which the last has declined."""
    db.add(PoolImport(id="import", file="p.csv", at=NOON, rows=count, accepted=count, refused=0, skipped=0))
    whole = {"rule": "leximin", "committed_at": NOON, "commitment_hash": "", "files": b""}
    db.add(Draw(id="d", number=1, state="kept", seats=count, targets=[], summary={}, chances={}, **whole))
    for n in range(1, count + 1):
        state = "declined" if n == count else "confirmed"
        db.add(Person(id=f"person{n}", ref=str(n), attributes={}, import_id="import"))
        db.add(Seat(id=f"s{n}", number=n, person_id=f"person{n}", draw_id="d", state=state))


# ---- paper by paper --------------------------------------------------------------------------------------


def test_papers_typed_one_by_one_decide(desk: Desk) -> None:
    """Ranked papers, blank and spoiled ones counted; once certified they lie by content alone."""
    desk.draft()
    closed(desk, Rule(kind="ranked"), 12)
    lines(desk, ["1 2"] * 5 + ["2 3"] * 4 + ["3 2", "-", "x"])
    assert desk.ballot().state == "reconciled"
    assert desk.certify() == "adopted"
    ballot = desk.ballot()
    assert ballot.result is not None
    assert (ballot.result.valid, ballot.result.abstain, ballot.result.spoiled) == (10, 1, 1)
    assert [one.text for one in ballot.result.options if one.passed] == ["Land fund"]
    assert ballot.piles[0].first_lines == () and ballot.equations[3].holds


def test_a_result_read_again_from_content_is_the_one_certified(desk: Desk) -> None:
    """Outlook before and result after are the same to the last figure, though piles are gone."""
    desk.draft()
    closed(desk, Rule(kind="schulze"), 30)
    lines(desk, ["1 2 3"] * 14 + ["2 3 1"] * 11)
    lines(desk, ["3 1 2"] * 4 + ["x"], pile=2)
    before = desk.ballot().outlook
    desk.certify()
    assert desk.ballot().result == before and before is not None and before.pairs


def test_a_difference_is_named_by_content_and_settled(desk: Desk) -> None:
    """What only one teller read stays on record; the ballot moves on once both agree."""
    desk.draft()
    closed(desk, Rule(kind="dots", dots=3, most_on_one=2), 5)
    assert enter(desk, 1, ["2 1 0", "2 1 0", "0 1 2", "1 1 1", "-"]) == "entered"
    assert desk.ballot().piles[0].first is None
    assert enter(desk, 2, ["2 1 0", "2 1 0", "0 2 1", "1 1 1", "-"]) == "entered"
    pile = desk.ballot().piles[0]
    assert pile.alone == (("0 1 2",), ("0 2 1",)) and pile.both == ("1 1 1", "2 1 0", "2 1 0")
    settled = {"ballot_id": "b1", "pile": 1, "lines": (*pile.both, "0 2 1", "-"), "agreed_by": "Ada and Ben"}
    assert desk.store.act(actions.settle_pile, **settled).value == "reconciled"
    assert desk.ballot().piles[0].alone == (("0 1 2",), ("0 2 1",)) and desk.ballot().apart == ()
    assert desk.certify() == "in_review"  # dots give an order; nothing is adopted by that alone
    assert desk.ballot().apart == (("0 1 2", 1, 0), ("0 2 1", 1, 1))
    assert desk.ballot().piles[0].alone == ((), ())


def test_a_pile_can_be_typed_anew_and_undone(desk: Desk) -> None:
    """A correction replaces the lines; undo takes the pile back, redo brings it again."""
    desk.draft()
    closed(desk, Rule(kind="score", levels=("0", "1", "2")), 5)
    enter(desk, 1, ["2 1 0"] * 5)
    enter(desk, 1, ["2 2 2"] * 5)
    enter(desk, 2, ["2 2 2"] * 5)
    assert desk.ballot().state == "reconciled"
    desk.store.undo()
    assert desk.ballot().piles[0].entered == (True, False) and desk.ballot().state == "closed"
    desk.store.redo()
    assert desk.ballot().state == "reconciled"


def test_lines_that_cannot_be_are_refused_whole(desk: Desk) -> None:
    """Nothing of a pile is kept when one line of it cannot be read, or there are too many."""
    desk.draft()
    closed(desk, Rule(kind="ranked"), 30)
    for refusal, papers in (
        (LineNotRead, ["1 2", "one"]),
        (EntryIncomplete, []),
        (PileTooLarge, ["1"] * 26),
    ):
        with pytest.raises(refusal):
            enter(desk, 1, papers)
    assert desk.ballot().piles == ()


def test_missing_papers_do_not_reconcile(desk: Desk) -> None:
    """Five papers in the box and four typed: the equation is marked, and nothing is certified."""
    desk.draft()
    closed(desk, Rule(kind="ranked"), 5)
    lines(desk, ["1 2"] * 4)
    assert desk.ballot().state == "counted"
    assert [e.holds for e in desk.ballot().equations if e.code == "count"] == [False, False]
    with pytest.raises(CountsDoNotMeet, match="5 = 4"):
        desk.certify()


# ---- gradients, several proposals, the lot ---------------------------------------------------------------


def test_gradients_count_from_the_level_that_counts(desk: Desk) -> None:
    """Those who can live with it and better carry it."""
    desk.draft()
    closed(desk, Rule(kind="gradients", levels=LEVELS), 10)
    for teller in (1, 2):
        desk.enter(1, teller, **{"1": 2, "2": 2, "3": 3, "4": 2, "5": 1})
    assert desk.certify() == "adopted"
    result = desk.ballot().result
    assert result is not None and (result.yes, result.no) == (6, 4)
    assert queries.totals_of(desk.ballot())[:3] == (("5", 1), ("4", 2), ("3", 3))


def test_several_proposals_on_one_paper_are_decided_each(desk: Desk) -> None:
    """All are sealed on opening; each is adopted or not by its own option."""
    for name in ("p1", "p2", "p3"):
        desk.draft(name)
    versions = ("p1v1", "p2v1", "p3v1")
    closed(desk, Rule(kind="approval"), 10, versions=versions)
    assert {desk.proposal(p).state for p in ("p1", "p2", "p3")} == {"in_ballot"}
    for teller in (1, 2):
        desk.enter(1, teller, **{"1": 8, "2": 3, "3": 6, "valid": 9, "abstain": 1})
    desk.certify()
    assert [desk.proposal(p).state for p in ("p1", "p2", "p3")] == ["adopted", "not_adopted", "adopted"]
    assert [one.proposal_number for one in desk.ballot().choices] == [1, 2, 3]
    assert desk.store.read(queries.ballots_of, proposal_id="p3") != ()


def test_a_proposal_stands_on_a_paper_once(desk: Desk) -> None:
    """And an option that is no proposal stands for no wording."""
    desk.draft()
    with pytest.raises(ProposalTwice):
        prepare(desk, Rule(kind="approval"), options=("A", "B"), versions=("p1v1", "p1v1"))
    with pytest.raises(OptionsTooFew):
        prepare(desk, Rule(kind="ranked"), options=("A",))
    desk.store.act(
        actions.add_version, version_id="p1v2", proposal_id="p1", text="Other.", reason="Why", at=NOON
    )
    with pytest.raises(VersionIsOutdated):
        prepare(desk, Rule(kind="approval"), versions=("p1v1", None, None))


def test_equals_wait_for_a_number_drawn_in_public(desk: Desk) -> None:
    """Certified only after it; a second draw is refused, and the lot is the same for anybody."""
    desk.draft()
    closed(desk, Rule(kind="approval", winners=1, ties="lot"), 6)
    for teller in (1, 2):
        desk.enter(1, teller, **{"1": 3, "2": 3, "valid": 6})
    assert desk.ballot().outlook is not None and desk.ballot().outlook.waiting == (1, 2)
    with pytest.raises(LotIsDue):
        desk.certify()
    desk.store.act(actions.draw_number, ballot_id="b1", drawn=4711)
    with pytest.raises(LotIsDrawn):
        desk.store.act(actions.draw_number, ballot_id="b1", drawn=4712)
    assert desk.certify() == "adopted"
    assert desk.ballot().result is not None and len(desk.ballot().result.winners) == 1
    assert desk.ballot().drawn == 4711


def test_a_lottery_is_a_number_drawn_in_public(desk: Desk) -> None:
    """Up to thirty digits, in one row however they are written; anything else is refused with the limit."""
    desk.draft()
    closed(desk, Rule(kind="approval", winners=1, ties="lot"), 6)
    for teller in (1, 2):
        desk.enter(1, teller, **{"1": 3, "2": 3, "valid": 6})
    for wrong in ("", "12 a", "-4", "1" * 31, "١٢", 1.5, True):
        with pytest.raises(DrawnNumberUnreadable, match="at most 30"):
            desk.store.act(actions.draw_number, ballot_id="b1", drawn=wrong)
    drawn = "04 17 23 38 41 45 " + "9" * 18
    desk.store.act(actions.draw_number, ballot_id="b1", drawn=drawn)
    assert desk.ballot().drawn == int("41723384145" + "9" * 18)
    assert desk.certify() == "adopted"
    result = desk.ballot().result
    assert result is not None and result.drawn == desk.ballot().drawn and len(result.winners) == 1


def test_no_lot_without_equals(desk: Desk) -> None:
    """A number that decides nothing is not taken."""
    desk.draft()
    closed(desk, Rule(kind="approval", winners=1, ties="lot"), 6)
    for teller in (1, 2):
        desk.enter(1, teller, **{"1": 4, "2": 2, "valid": 6})
    with pytest.raises(LotNotDue):
        desk.store.act(actions.draw_number, ballot_id="b1", drawn=1)


def test_papers_wait_for_their_proof(desk: Desk) -> None:
    """Nothing is opened that nobody has looked at; hands need no paper and no proof."""
    desk.draft()
    desk.prepare()
    with pytest.raises(ProofNotLookedAt):
        desk.store.act(actions.open_ballot, ballot_id="b1", entitled=9, present=9, at=NOON)
    desk.store.act(actions.note_proof, ballot_id="b1", at=NOON)
    desk.store.undo()
    assert desk.ballot().proofed_at is None
    desk.prepare("b2", way="cards")
    desk.store.act(actions.open_ballot, ballot_id="b2", entitled=9, present=9, at=NOON)


# ---- taken back ------------------------------------------------------------------------------------------

FIRST, OTHER = ["1", "2", "3", "1", "2"], ["1", "1", "3", "1", "2"]


def test_papers_written_down_are_taken_back_and_written_again(desk: Desk) -> None:
    """An entry in the wrong pile, and what was settled once, go back and forth with all their papers."""
    desk.draft()
    closed(desk, Rule(kind="ranked"), 5)
    enter(desk, 1, FIRST, pile=7)
    desk.store.undo()
    assert desk.ballot().piles == ()
    enter(desk, 1, FIRST)
    enter(desk, 2, OTHER)
    settle = {"ballot_id": "b1", "pile": 1, "agreed_by": "Ada and Ben"}
    desk.store.act(actions.settle_pile, lines=FIRST, **settle)
    once = desk.ballot()
    desk.store.undo()
    assert (desk.ballot().state, desk.ballot().outlook) == ("counted", None)
    desk.store.redo()
    assert desk.ballot() == once and once.state == "reconciled"


def test_papers_written_down_anew_cannot_be_taken_back(desk: Desk) -> None:
    """Nothing is left of the first ones: undo would leave figures and papers that do not belong together."""
    desk.draft()
    closed(desk, Rule(kind="ranked"), 5)
    enter(desk, 1, FIRST)
    assert desk.store.next_undo() is not None
    enter(desk, 1, ["1", "1", "-", "-", "2"])
    assert desk.store.next_undo() is None
    enter(desk, 2, OTHER)
    settle = {"ballot_id": "b1", "pile": 1, "agreed_by": "Ada and Ben"}
    for papers, goes_back in ((FIRST, True), (OTHER, False)):
        assert desk.store.act(actions.settle_pile, lines=papers, **settle).sealed is not goes_back
        assert (desk.store.next_undo() is not None) is goes_back
    assert desk.certify() == "adopted"


# ---- in the open -----------------------------------------------------------------------------------------


def test_a_roll_call_is_added_up_when_it_ends(desk: Desk) -> None:
    """Seats entitled are called; nothing said is told before the close, and a later answer replaces one."""
    desk.draft()
    desk.store.act(seats, count=8)
    prepare(desk, Rule(quorum_on="present"), way="roll_call")
    desk.store.act(actions.open_ballot, ballot_id="b1", present=7, at=NOON)
    assert desk.ballot().papers.entitled == 7
    for n, choice in enumerate(("yes", "no", "yes", "yes", "yes", "abstain"), start=1):
        given = {"call_id": f"c{n}", "seat_id": f"s{n}", "choice": choice}
        desk.store.act(actions.call_seat, ballot_id="b1", **given)
    again = {"call_id": "c9", "seat_id": "s2", "choice": "yes"}
    assert desk.store.act(actions.call_seat, ballot_id="b1", **again).value == "c2"
    calls = desk.store.read(queries.calls_of, ballot_id="b1")
    assert [(c.heard, c.choice) for c in calls][-2:] == [(True, ""), (False, "")]
    desk.close(two="")
    assert desk.store.read(queries.calls_of, ballot_id="b1")[1].choice == "yes"
    with pytest.raises(CountTwice):  # two votes more or fewer would turn it: the second teller reads the list
        desk.certify()
    desk.enter(1, 2, yes=5, abstain=1)
    assert desk.ballot().state == "reconciled" and desk.certify() == "adopted"
    assert desk.ballot().result is not None and desk.ballot().result.yes == 5


def test_a_roll_call_takes_answers_of_its_seats_only(desk: Desk) -> None:
    """Not from who has declined, not an answer that is none, and not in a secret ballot."""
    desk.draft()
    desk.store.act(seats, count=8)
    prepare(desk, Rule(quorum_on="present"), way="roll_call")
    desk.store.act(actions.open_ballot, ballot_id="b1", present=7, at=NOON)
    for refusal, seat, choice in ((SeatNotEntitled, "s8", "yes"), (CallAnswerUnknown, "s1", "perhaps")):
        with pytest.raises(refusal):
            given = {"call_id": "c", "seat_id": seat, "choice": choice}
            desk.store.act(actions.call_seat, ballot_id="b1", **given)
    desk.draft("p2")
    prepare(desk, Rule(), "b2", version_id="p2v1")
    desk.open("b2")
    with pytest.raises(BallotRuleUnknown):
        desk.store.act(actions.call_seat, ballot_id="b2", call_id="c", seat_id="s1", choice="yes")
    desk.close()
    with pytest.raises(BallotNotThere):
        desk.store.act(actions.call_seat, ballot_id="b1", call_id="c", seat_id="s1", choice="yes")


def test_ranked_papers_are_not_shown_by_hands(desk: Desk) -> None:
    """What is written down paper by paper is no vote in the open."""
    desk.draft()
    for kind, way in (("ranked", "hands"), ("schulze", "cards"), ("approval", "roll_call")):
        with pytest.raises(WayNotForKind):
            prepare(desk, Rule(kind=kind), way=way)


def test_cards_are_counted_by_table(desk: Desk) -> None:
    """Each table with its name; the sum is no more than those present."""
    desk.draft()
    prepare(desk, Rule(kind="gradients", levels=LEVELS, quorum_on="present"), way="cards")
    desk.open(entitled=30, present=20)
    desk.close(two="")
    for pile, counts in enumerate(({"5": 6, "1": 1}, {"4": 7}), start=1):
        given = {"pile": pile, "teller": 1, "counts": counts, "label": f"Table {pile}"}
        desk.store.act(actions.enter_pile, ballot_id="b1", **given)
    assert [pile.label for pile in desk.ballot().piles] == ["Table 1", "Table 2"]
    assert desk.certify() == "adopted"


def test_a_repeat_names_what_it_repeats(desk: Desk) -> None:
    """A void ballot is never opened again; the new one has its own number and a link."""
    desk.draft()
    desk.prepare()
    desk.open()
    desk.store.act(actions.void_ballot, ballot_id="b1", reason="The box stood open")
    prepare(desk, Rule(), "b2", repeats_id="b1")
    assert desk.ballot("b2").repeats == 1


def test_every_seeded_typing_error_is_found(desk: Desk) -> None:
    """One paper of a pile misread by one teller, twenty times by chance: never agreed, and named."""
    desk.draft()
    closed(desk, Rule(kind="schulze"), 1000)
    chance = Random(11)
    orders = ["1>2>3", "1>3>2", "2>1>3", "2>3>1", "3>1>2", "3>2>1", "-", "x"]
    for pile in range(1, 21):
        papers = [chance.choice(orders) for _n in range(25)]
        at = chance.randrange(25)
        wrong = chance.choice([one for one in orders if one != papers[at]])
        assert enter(desk, 1, papers, pile=pile) == "entered"
        assert enter(desk, 2, [*papers[:at], wrong, *papers[at + 1 :]], pile=pile) == "entered"
    for pile in desk.ballot().piles:
        assert pile.alone != ((), ()) or pile.differences
