"""Support rounds through the store: who counts, what is refused, what is never told, and where remarks go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from council.decisions import actions, queries
from council.decisions.proposals.refusals import ChangeNeedsReason, NothingChanged, ProposalIsSettled
from council.decisions.support import actions as rounds
from council.decisions.support.ending import actions as ending
from council.decisions.support.refusals import (
    BothHaveCounted,
    MoreRatingsThanPresent,
    NoRemarkChosen,
    RaterMissing,
    RatersAreOne,
    RatingCountsAgree,
    RatingCountsDiffer,
    RatingsMissing,
    RemarkMissing,
    RemarkNeedsLaterWording,
    RemarkNeedsReason,
    RemarksOfAnotherProposal,
    RemarkTooLong,
    StopNeedsReason,
    SupportRoundNotClosed,
    SupportRoundNotOpen,
    SupportRoundRuns,
    SupportRuleUnknown,
    TableCountedTwice,
    TableNotNamed,
    TooFewAtTable,
    TooFewToRate,
)
from council.decisions.support.remarks import actions as remarks
from council.decisions.support.rules import SupportRule
from council.decisions.support.views import CountView
from council.errors import CouncilError
from council.store import Store
from tests.council.decisions.conftest import NOON, TEXT, Desk
from tests.council.decisions.everything import everything

COUNTED = {"5": 9, "4": 8, "3": 3, "2": 4, "1": 1, "pass": 2}
NEW_TEXT = TEXT + " It reports each year."


class Rating:
    """The moves of rate and rewrite, one line each."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def do(self, verb: str, **given: Any) -> Any:
        return self.store.act(getattr(actions, verb), **given).value

    def open(
        self, name: str = "r1", *, of: str = "p1v1", present: int = 30, way: str = "paper", **rule: Any
    ) -> str:
        given = {"round_id": name, "version_id": of, "present": present, "way": way, "at": NOON}
        return self.do("open_support_round", rule=SupportRule(**rule), **given)

    def count(self, teller: int, counts: Mapping[str, int] = COUNTED, name: str = "r1", who: str = "") -> str:
        who = who or ("Ada", "Ben")[teller - 1]
        return self.do("enter_ratings", round_id=name, teller=teller, name=who, counts=counts)

    def table(self, label: str, counts: Mapping[str, int], name: str = "r1") -> str:
        return self.do("enter_ratings", round_id=name, label=label, counts=counts)

    def close(self, name: str = "r1") -> str:
        return self.do("close_support_round", round_id=name, at=NOON)

    def through(
        self, name: str = "r1", *, of: str = "p1v1", counts: Mapping[str, int] = COUNTED, **rule: Any
    ) -> None:
        self.open(name, of=of, **rule)
        for teller in (1, 2):
            self.count(teller, counts, name)
        self.close(name)

    def view(self, name: str = "r1") -> queries.SupportRoundView:
        return next(one for one in self.store.read(queries.support_rounds_of) if one.id == name)

    def refuses(self, refusal: type[CouncilError], verb: str, **given: Any) -> None:
        """The verb refuses, and no table moves."""
        before = self.store.read(everything)
        with pytest.raises(refusal):
            self.do(verb, **given)
        assert self.store.read(everything) == before


@pytest.fixture
def rating(desk: Desk) -> Rating:
    """A drafted proposal, ready to be rated."""
    desk.draft(statements=("s1",))
    return Rating(desk.store)


def test_two_tellers_rate_one_wording(rating: Rating, desk: Desk) -> None:
    """Opened, counted twice alike, closed: the spread stands, with its rule, over the wording in review."""
    rating.open()
    assert (desk.proposal().state, rating.view().state, rating.view().ready) == ("in_review", "open", False)
    rating.count(1)
    rating.count(2)
    assert rating.view().ready
    rating.close()
    one = rating.view()
    assert one.spread is not None and one.spread.ratings == (9, 8, 3, 4, 1)
    assert (one.spread.percent, one.spread.passed, one.spread.missing) == ("80%", True, 3)
    assert (one.standing.code, one.turn, one.change) == ("passed", 1, None)


def test_nothing_of_a_count_is_told_before_the_close(rating: Rating) -> None:
    """While a round is open its view holds how many slips each counted, and no level of any of them."""
    rating.open()
    rating.count(1)
    one = rating.view()
    assert one.spread is None and one.differs == ()
    assert [(c.teller, c.returned) for c in one.counts] == [(1, 27)]
    rating.count(2, {**COUNTED, "5": 8, "2": 5})
    assert rating.view().differs == ("5", "2")
    assert "counts" not in set(CountView.__slots__)


def test_a_difference_is_settled_together(rating: Rating) -> None:
    """Two counts that differ cannot be closed; what both agree on stands, and both first counts remain."""
    rating.open()
    rating.count(1)
    rating.refuses(RatingsMissing, "close_support_round", round_id="r1", at=NOON)
    rating.refuses(RatingsMissing, "settle_ratings", round_id="r1", counts=COUNTED, agreed_by="Ada, Ben")
    rating.count(2, {**COUNTED, "5": 8, "2": 5})
    rating.refuses(RatingCountsDiffer, "close_support_round", round_id="r1", at=NOON)
    rating.refuses(RaterMissing, "settle_ratings", round_id="r1", counts=COUNTED, agreed_by=" ")
    rating.do("settle_ratings", round_id="r1", counts={**COUNTED, "5": 8, "2": 5}, agreed_by="Ada and Ben")
    rating.do("settle_ratings", round_id="r1", counts=COUNTED, agreed_by="Ada and Ben")
    rating.close()
    assert rating.view().spread.ratings == (9, 8, 3, 4, 1)
    assert (rating.view().settled_by, len(rating.view().counts)) == ("Ada and Ben", 2)


def test_tellers_count_on_their_own(rating: Rating) -> None:
    """Named, two different people, each once the other's is in; until then an own count may be mended."""
    rating.open()
    rating.refuses(RaterMissing, "enter_ratings", round_id="r1", teller=1, counts=COUNTED)
    rating.refuses(SupportRuleUnknown, "enter_ratings", round_id="r1", teller=3, name="Cid", counts=COUNTED)
    rating.count(1, {"5": 30})
    rating.count(1)
    rating.refuses(RatersAreOne, "enter_ratings", round_id="r1", teller=2, name="ada", counts=COUNTED)
    rating.count(2)
    rating.refuses(BothHaveCounted, "enter_ratings", round_id="r1", teller=1, name="Ada", counts={"5": 27})
    rating.refuses(RatingCountsAgree, "settle_ratings", round_id="r1", counts=COUNTED, agreed_by="both")


def test_no_more_ratings_than_people(rating: Rating) -> None:
    """Slips over the number present are refused, on paper and over all tables together."""
    rating.open(present=26)
    rating.refuses(
        MoreRatingsThanPresent, "enter_ratings", round_id="r1", teller=1, name="Ada", counts=COUNTED
    )
    rating.do("correct_present", round_id="r1", present=27)
    rating.count(1)
    rating.refuses(MoreRatingsThanPresent, "correct_present", round_id="r1", present=26)
    rating.refuses(TooFewToRate, "correct_present", round_id="r1", present=4)


def test_tables_are_counted_as_a_whole(rating: Rating) -> None:
    """Tables add up; a small one goes with another, none is counted twice, and one may be entered anew."""
    rating.open(way="cards", present=20)
    rating.refuses(TableNotNamed, "enter_ratings", round_id="r1", counts={"5": 6})
    rating.refuses(TooFewAtTable, "enter_ratings", round_id="r1", label="Table 1", counts={"5": 3, "1": 1})
    rating.table("Table 1", {"5": 6})
    rating.table("table 1", {"5": 5, "1": 2})
    rating.refuses(TableCountedTwice, "enter_ratings", round_id="r1", label="Tables 1 and 2", counts={"4": 6})
    entry = rating.table("Tables 2, 3", {"4": 5, "pass": 1})
    rating.refuses(TableCountedTwice, "rename_table", count_id=entry, label="Table 1")
    rating.do("rename_table", count_id=entry, label="Tables 2 and 4")
    rating.close()
    one = rating.view()
    assert (one.spread.ratings, one.spread.passes, one.spread.missing) == ((5, 5, 0, 0, 2), 1, 7)
    assert [c.label for c in one.counts] == ["Tables 2 and 4", "table 1"]


def test_what_a_round_needs(rating: Rating, desk: Desk) -> None:
    """Five people, a known way, and no other open round on the same proposal; another may be rated."""
    given = {"version_id": "p1v1", "at": NOON}
    rating.refuses(TooFewToRate, "open_support_round", round_id="r1", present=4, **given)
    rating.refuses(
        SupportRuleUnknown, "open_support_round", round_id="r1", present=9, way="shouting", **given
    )
    rating.open()
    rating.refuses(SupportRoundRuns, "open_support_round", round_id="r2", present=9, **given)
    assert rating.open() == "r1"  # a retry
    desk.draft("p2")
    rating.open("r2", of="p2v1")
    assert [one.number for one in rating.store.read(queries.support_rounds_of)] == [1, 2]


def test_an_empty_round_cannot_be_closed(rating: Rating) -> None:
    """With every line 0 there is nothing to close; the round can be stopped with a reason, and stays."""
    rating.open()
    for teller in (1, 2):
        rating.count(teller, {"5": 0})
    rating.refuses(RatingsMissing, "close_support_round", round_id="r1", at=NOON)
    rating.refuses(StopNeedsReason, "stop_support_round", round_id="r1", reason=" ")
    rating.do("stop_support_round", round_id="r1", reason="The hall had to be cleared")
    assert (rating.view().state, rating.view().spread) == ("stopped", None)
    rating.refuses(SupportRoundNotOpen, "add_remark", round_id="r1", text="More time")
    rating.refuses(SupportRoundNotOpen, "enter_ratings", round_id="r1", teller=1, name="Ada", counts=COUNTED)
    rating.refuses(SupportRoundNotClosed, "call_time", round_id="r1")
    rating.open("r2")
    assert rating.view("r2").turn == 1  # what was stopped is no round


def test_remarks_are_unsigned(rating: Rating) -> None:
    """A remark keeps its words and the wording it is about: no name, seat, level, table or moment."""
    rating.open()
    for text in ("  Say who\u202e pays. ", "Add a date"):
        rating.do("add_remark", round_id="r1", text=text)
    rating.refuses(RemarkMissing, "add_remark", round_id="r1", text=" \n")
    rating.refuses(RemarkTooLong, "add_remark", round_id="r1", text="x" * 1001)
    assert [one.text for one in rating.store.read(queries.remarks_of)] == ["Add a date", "Say who pays."]
    assert set(rating.store.read(everything)["remark"][0]) == {
        "id",
        "round_id",
        "version_id",
        "text",
        "state",
        "answer",
        "into_id",
    }


def test_remarks_become_causes_of_the_next_wording(rating: Rating, desk: Desk) -> None:
    """Taken in by rewording: one step makes the wording and binds the remarks; undo takes both back."""
    rating.through()
    pays, date = (rating.do("add_remark", round_id="r1", text=t) for t in ("Say who pays", "Add a date"))
    given = {"version_id": "p1v2", "proposal_id": "p1", "text": NEW_TEXT, "at": NOON}
    rating.refuses(NoRemarkChosen, "reword_from_remarks", reason="So asked", remarks=(), **given)
    rating.refuses(ChangeNeedsReason, "reword_from_remarks", reason="", remarks=(pays,), **given)
    same = {**given, "text": TEXT}
    rating.refuses(NothingChanged, "reword_from_remarks", reason="So asked", remarks=(pays,), **same)
    rating.do("reword_from_remarks", reason="So asked", remarks=(pays, pays), **given)
    version = rating.store.read(queries.versions_of, proposal_id="p1")[-1]
    assert (version.number, version.causes) == (2, (pays,))
    states = {one.id: (one.state, one.into) for one in rating.store.read(queries.remarks_of)}
    assert states == {pays: ("taken_in", 2), date: ("open", 0)}
    assert rating.view().outdated and desk.proposal().state == "draft"
    rating.do("take_in_remarks", remarks=(date,), version_id="p1v2")
    assert rating.store.read(queries.versions_of, proposal_id="p1")[-1].causes == (pays, date)
    rating.do("leave_out_remark", remark_id=date, reason="A date is for the city to name")
    assert rating.store.read(queries.versions_of, proposal_id="p1")[-1].causes == (pays,)


def test_what_the_authors_can_do_with_a_remark(rating: Rating, desk: Desk) -> None:
    """Left out with a reason, asked back, opened again, mended; taken in only by a later wording."""
    rating.open()
    one = rating.do("add_remark", round_id="r1", text="Mr Smith should pay")
    rating.refuses(RemarkNeedsReason, "leave_out_remark", remark_id=one, reason="")
    rating.refuses(RemarkNeedsLaterWording, "take_in_remarks", remarks=(one,), version_id="p1v1")
    desk.draft("p2")
    rating.refuses(RemarkNeedsLaterWording, "take_in_remarks", remarks=(one,), version_id="p2v1")
    given = {"version_id": "p2v2", "proposal_id": "p2", "text": NEW_TEXT, "at": NOON, "reason": "So"}
    rating.refuses(RemarksOfAnotherProposal, "reword_from_remarks", remarks=(one,), **given)
    rating.do("correct_remark", remark_id=one, text="Owners should pay")
    rating.do("ask_about_remark", remark_id=one, question="All owners?")
    (view,) = rating.store.read(queries.remarks_of, proposal_id="p1")
    assert (view.text, view.state, view.answer) == ("Owners should pay", "question", "All owners?")
    rating.do("reopen_remark", remark_id=one)
    assert rating.store.read(queries.remarks_of)[0].state == "open"
    assert rating.store.read(queries.remarks_of, author_group="nobody") == ()


def test_rounds_are_compared_and_the_lead_is_offered_ways_on(rating: Rating, desk: Desk) -> None:
    """Three rounds on three wordings, each rising by a point: no gain; nothing has happened by itself."""
    for turn, support in enumerate((60, 61, 62), start=1):
        if turn > 1:
            remark = rating.do("add_remark", round_id=f"r{turn - 1}", text=f"Point {turn}")
            rating.do(
                "reword_from_remarks", version_id=f"p1v{turn}", proposal_id="p1", text=f"{TEXT} {turn}.",
                reason="Taken in", remarks=(remark,), at=NOON,
            )  # fmt: skip
        counts = {"4": support, "2": 100 - support}
        rating.open(f"r{turn}", of=f"p1v{turn}", present=100)
        for teller in (1, 2):
            rating.count(teller, counts, f"r{turn}")
        rating.close(f"r{turn}")
    assert [round(float(v.change), 2) for v in rating.store.read(queries.support_rounds_of)[1:]] == [
        0.01,
        0.01,
    ]
    assert rating.view("r3").standing.code == "no_gain"
    assert desk.proposal().state == "in_review"
    rating.refuses(StopNeedsReason, "end_in_not_adopted", round_id="r3", reason="")
    rating.do("end_in_not_adopted", round_id="r3", reason="No wording carries most of us")
    assert (desk.proposal().state, desk.proposal().reason) == ("not_adopted", "No wording carries most of us")


def test_what_was_settled_stays_when_another_line_is_looked_at(rating: Rating) -> None:
    """A line settled as nobody's does not come back, and no line on which the two differ is passed over."""
    rating.open()
    rating.count(1, {"5": 9, "4": 2, "3": 1})
    rating.count(2, {"5": 9, "3": 2})
    rating.refuses(RatingCountsDiffer, "settle_ratings", round_id="r1", counts={"4": 0}, agreed_by="Both")
    for counts in ({"4": 0, "3": 2}, {"5": 10}):
        rating.do("settle_ratings", round_id="r1", counts=counts, agreed_by="Both")
    rating.close()
    spread = rating.view().spread
    assert spread is not None and spread.ratings == (10, 0, 2, 0, 0)


def test_what_is_voted_on_is_not_ended_from_here(rating: Rating, desk: Desk) -> None:
    """From a ballot there is no way back but its result or void."""
    rating.through(counts={"4": 10, "1": 10})
    desk.prepare()
    desk.open()
    rating.refuses(ProposalIsSettled, "end_in_not_adopted", round_id="r1", reason="No wording carries")
    assert desk.proposal().state == "in_ballot"


def test_time_is_called_by_the_lead(rating: Rating) -> None:
    """A closed round below the threshold goes on until the lead says that time is up."""
    rating.through(counts={"4": 10, "1": 10})
    assert rating.view().standing.code == "go_on"
    rating.do("call_time", round_id="r1")
    assert rating.view().standing.code == "time_up"


def test_every_act_can_be_undone(rating: Rating) -> None:
    """Act, undo, redo: every table is as it was, and as it became, for every verb of support rounds."""
    done = set()

    def act(verb: str, **given: Any) -> Any:
        before = rating.store.read(everything)
        value = rating.do(verb, **given)
        after = rating.store.read(everything)
        rating.store.undo()
        assert rating.store.read(everything) == before, verb
        rating.store.redo()
        assert rating.store.read(everything) == after, verb
        done.add(verb)
        return value

    act("open_support_round", round_id="r1", version_id="p1v1", present=30, at=NOON)
    act("stop_support_round", round_id="r1", reason="Too late in the day")
    act("open_support_round", round_id="t1", version_id="p1v1", present=30, at=NOON, way="hands")
    table = act("enter_ratings", round_id="t1", label="Table 1", counts={"4": 6})
    act("rename_table", count_id=table, label="Table 2")
    act("close_support_round", round_id="t1", at=NOON)
    act("open_support_round", round_id="r2", version_id="p1v1", present=30, at=NOON)
    act("correct_present", round_id="r2", present=31)
    act("enter_ratings", round_id="r2", teller=1, name="Ada", counts=COUNTED)
    act("enter_ratings", round_id="r2", teller=2, name="Ben", counts={"5": 27})
    act("settle_ratings", round_id="r2", counts=COUNTED, agreed_by="both")
    act("close_support_round", round_id="r2", at=NOON)
    one, two = (act("add_remark", round_id="r2", text=text) for text in ("One", "Two"))
    act("correct_remark", remark_id=one, text="The one")
    act("ask_about_remark", remark_id=one)
    act("reopen_remark", remark_id=one)
    act("leave_out_remark", remark_id=one, reason="Not ours")
    act("call_time", round_id="r2")
    act("end_in_not_adopted", round_id="r2", reason="So be it")
    rating.store.undo()
    given = {"version_id": "p1v2", "proposal_id": "p1", "text": NEW_TEXT, "at": NOON, "reason": "So"}
    act("reword_from_remarks", remarks=(one,), **given)
    act("take_in_remarks", remarks=(two,), version_id="p1v2")
    own = (rounds.__name__, ending.__name__, remarks.__name__)
    verbs = {name for name in actions.__all__ if getattr(actions, name).__module__ in own}
    assert done == verbs
