"""The members present: no more papers than people, and a wrong figure is put right in the open."""

from __future__ import annotations

import pytest

from council.decisions import actions
from council.decisions.ballots.refusals import (
    BallotNotThere,
    CountsDoNotMeet,
    MorePresentThanEntitled,
    PresentNeedsReason,
)
from council.decisions.ballots.rules import Rule
from tests.council.decisions.conftest import NOON, Desk

FIGURES = {"ballot_id": "b1", "handed_out": 9, "left_over": 0, "in_box": 9}


def nine_papers_of_five(desk: Desk, way: str = "paper") -> None:
    """Five were said to be present; nine voted, eight of them yes."""
    desk.draft()
    desk.prepare(rule=Rule(base="present"), way=way)
    desk.open(entitled=10, present=5, printed=9)
    desk.close()
    if way == "paper":
        desk.store.act(actions.count_papers, **FIGURES)
    for teller in (1, 2):
        desk.enter(1, teller, yes=8, no=1)


def broken(desk: Desk) -> list[tuple[str, str]]:
    return [(one.code, str(one)) for one in desk.ballot().equations if not one.holds]


def test_more_papers_than_people_are_never_certified(desk: Desk) -> None:
    """Nine papers of five people: the equation is marked, and no share above all of them comes out."""
    nine_papers_of_five(desk)
    assert (desk.ballot().state, broken(desk)) == ("counted", [("present", "9 ≤ 5")])
    with pytest.raises(CountsDoNotMeet, match="9 ≤ 5"):
        desk.certify()


def test_the_members_present_are_put_right_with_a_reason(desk: Desk) -> None:
    """The figure at opening stays beside it; the share is one of those who were there, undo takes it back."""
    nine_papers_of_five(desk)
    with pytest.raises(PresentNeedsReason, match="5 members"):
        desk.store.act(actions.count_papers, **FIGURES, present=9)
    with pytest.raises(MorePresentThanEntitled):
        desk.store.act(actions.count_papers, **FIGURES, present=11, present_reason="Late")
    desk.store.act(actions.count_papers, **FIGURES, present=9, present_reason=" Four came  late ")
    ballot = desk.ballot()
    assert (ballot.present_before, ballot.present_reason, broken(desk)) == (5, "Four came late", [])
    assert ballot.papers is not None and ballot.papers.present == 9
    desk.store.undo()
    assert desk.ballot().present_before is None and broken(desk)
    desk.store.redo()
    desk.store.act(actions.count_papers, **FIGURES, present=9)
    assert desk.ballot().present_reason == "Four came late"
    assert desk.certify() == "adopted"
    assert desk.ballot().result is not None and desk.ballot().result.percent == "89%"


def test_the_figure_said_at_opening_takes_the_correction_back(desk: Desk) -> None:
    """What was said at first needs no reason and leaves none."""
    nine_papers_of_five(desk)
    desk.store.act(actions.count_papers, **FIGURES, present=9, present_reason="Late")
    desk.store.act(actions.count_papers, **FIGURES, present=5)
    assert (desk.ballot().present_before, desk.ballot().present_reason) == (None, "")
    assert desk.ballot().state == "counted"


def test_hands_are_held_against_those_present_too(desk: Desk) -> None:
    """Nine hands of five people are not certified; once the figure is right, they are, and then it stays."""
    nine_papers_of_five(desk, way="hands")
    assert broken(desk) == [("hands", "9 ≤ 5")]
    desk.store.act(actions.correct_attendance, ballot_id="b1", present=9, reason="Four came late")
    assert desk.certify() == "adopted"
    with pytest.raises(BallotNotThere):
        desk.store.act(actions.correct_attendance, ballot_id="b1", present=10, reason="One more")
    assert desk.ballot().certified_at == NOON
