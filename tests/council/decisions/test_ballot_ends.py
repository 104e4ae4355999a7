"""How ballots end for the proposals on them: each decided once, by the ballot that asked about it."""

from __future__ import annotations

import pytest

from council.decisions import actions, queries
from council.decisions.ballots.refusals import BallotRuleUnknown, TooFewForSecrecy, TooFewInBox
from council.decisions.ballots.rules import Rule
from council.decisions.proposals.refusals import ProposalIsSettled
from tests.council.decisions.conftest import NOON, Desk


def approve(
    desk: Desk, rule: Rule, name: str = "b1", *, one: int = 8, two: int = 3, versions: tuple[str, ...] = ()
) -> str:
    """An approval ballot of two options from prepared to certified; returns the first proposal's state."""
    given = {"version_id": "p1v1", "question": "Which?", "options": ("One", "Two"), "versions": versions}
    desk.store.act(actions.prepare_ballot, ballot_id=name, rule=rule, at=NOON, **given)
    desk.open(name, entitled=10, present=10, printed=10)
    desk.close(name)
    desk.store.act(actions.count_papers, ballot_id=name, handed_out=10, left_over=0, in_box=10)
    for teller in (1, 2):
        desk.enter(1, teller, name, **{"1": one, "2": two, "valid": 10})
    return desk.certify(name)


def test_a_proposal_that_is_no_option_is_in_review_again(desk: Desk) -> None:
    """It was asked about and stands on no option: nothing decides it, and it is not left in the ballot."""
    for name in ("p1", "p2", "p3"):
        desk.draft(name)
    assert approve(desk, Rule(kind="approval"), versions=("p2v1", "p3v1")) == "in_review"
    assert [desk.proposal(name).state for name in ("p2", "p3")] == ["adopted", "not_adopted"]


def test_every_proposal_of_a_ballot_is_recommended_with_its_result(desk: Desk) -> None:
    """Also the one that is not the first on the paper."""
    for name in ("p1", "p2"):
        desk.draft(name)
    approve(desk, Rule(kind="approval"), two=7, versions=("p1v1", "p2v1"))
    for name in ("p1", "p2"):
        desk.store.act(actions.recommend, recommendation_id=f"r-{name}", proposal_id=name, at=NOON)
    found = desk.store.read(queries.recommendations_of)
    assert [(one.ballot_id, one.result is not None) for one in found] == [("b1", True)] * 2


def test_void_ballot_takes_back_only_what_it_decided(desk: Desk) -> None:
    """One that asked for a run-off decided nothing; what the next ballot adopted stands, and is its own."""
    desk.draft()
    assert approve(desk, Rule(kind="approval", winners=1, ties="runoff"), two=8) == "in_review"
    assert desk.through("b2") == "adopted"
    desk.store.act(actions.void_ballot, ballot_id="b1", reason="The box stood open")
    assert desk.proposal().state == "adopted"
    desk.store.act(actions.recommend, recommendation_id="r", proposal_id="p1", at=NOON)
    assert desk.store.read(queries.recommendations_of)[0].ballot_id == "b2"


def test_void_ballot_after_its_certificate_opens_the_question_again(desk: Desk) -> None:
    """Also where papers were written down one by one."""
    desk.draft()
    given = {"version_id": "p1v1", "question": "Which?", "options": ("One", "Two"), "at": NOON}
    desk.store.act(actions.prepare_ballot, ballot_id="b1", rule=Rule(kind="ranked"), **given)
    desk.open(entitled=5, present=5, printed=5)
    desk.close()
    desk.store.act(actions.count_papers, ballot_id="b1", handed_out=5, left_over=0, in_box=5)
    for teller in (1, 2):
        desk.store.act(
            actions.enter_pile, ballot_id="b1", pile=1, teller=teller, lines=["1", "1", "2", "1", "2"]
        )
    assert desk.certify() == "adopted"
    desk.store.act(actions.void_ballot, ballot_id="b1", reason="The box stood open")
    assert desk.proposal().state == "in_review"


def test_void_question_leaves_the_other_on_the_same_paper(desk: Desk) -> None:
    """While a second ballot on the wording runs, nobody can reword what is being voted on."""
    desk.draft()
    for name in ("b1", "b2"):
        desk.prepare(name)
    for name in ("b1", "b2"):
        desk.open(name)
    desk.store.act(actions.void_ballot, ballot_id="b1", reason="Asked twice")
    assert desk.proposal().state == "in_ballot"
    with pytest.raises(ProposalIsSettled):
        given = {"version_id": "p1v2", "proposal_id": "p1", "text": "Other words.", "reason": "Late"}
        desk.store.act(actions.add_version, at=NOON, **given)
    desk.store.act(actions.void_ballot, ballot_id="b2", reason="That one too")
    assert desk.proposal().state == "in_review"


def test_casting_vote_is_yes_or_no_and_kept_only_at_equal_numbers(desk: Desk) -> None:
    """Given beforehand to be safe, it is not printed where it was not needed."""
    desk.draft()
    desk.prepare(rule=Rule(casting_vote=True))
    desk.open()
    desk.close()
    desk.papers()
    desk.worked_case()
    with pytest.raises(BallotRuleUnknown):
        desk.certify(casting="perhaps")
    assert desk.certify(casting="no") == "adopted"
    assert desk.ballot().chair_vote == ""


def count_two_questions(desk: Desk) -> None:
    """Two questions on the one wording, b1 and b2, both counted and neither certified."""
    desk.draft()
    for name in ("b1", "b2"):
        desk.prepare(name)
    for name in ("b1", "b2"):
        desk.open(name)
        desk.close(name)
        desk.papers(name)
        desk.worked_case(name)


def test_void_of_the_question_that_came_too_late_decides_nothing(desk: Desk) -> None:
    """Two questions on one wording, both certified: only the one that decided it can open it again."""
    count_two_questions(desk)
    for name in ("b2", "b1"):
        assert desk.certify(name) == "adopted"
    desk.store.act(actions.void_ballot, ballot_id="b1", reason="Asked twice")
    assert desk.proposal().state == "adopted"
    desk.store.act(actions.void_ballot, ballot_id="b2", reason="The box stood open")
    assert desk.proposal().state == "in_review"


def test_void_of_what_decided_leaves_it_to_the_ballot_that_still_runs(desk: Desk) -> None:
    """The other question on the same paper is still being counted, and decides when it is certified."""
    count_two_questions(desk)
    desk.certify("b1")
    desk.store.act(actions.void_ballot, ballot_id="b1", reason="The box stood open")
    assert desk.proposal().state == "in_ballot"
    assert desk.certify("b2") == "adopted"
    desk.store.act(actions.recommend, recommendation_id="r", proposal_id="p1", at=NOON)
    assert desk.store.read(queries.recommendations_of)[0].ballot_id == "b2"


def test_few_present_vote_in_the_open(desk: Desk) -> None:
    """However many are entitled: it is those in the room whose votes a secret ballot would show."""
    desk.draft()
    desk.prepare()
    with pytest.raises(TooFewForSecrecy):
        desk.open(entitled=100, present=4, printed=4)
    desk.open(entitled=100, present=5, printed=5)


def test_few_papers_in_the_box_are_never_told(desk: Desk) -> None:
    """Of a box with three papers no figure is shown, before or after it is declared void, nor a result."""
    desk.draft()
    desk.prepare()
    desk.open(entitled=100, present=90, printed=90)
    desk.close()
    desk.store.act(actions.count_papers, ballot_id="b1", handed_out=90, left_over=0, in_box=3)
    for teller in (1, 2):
        desk.enter(1, teller, yes=3)
    with pytest.raises(TooFewInBox):
        desk.certify()
    for _again in range(2):
        shown = desk.ballot()
        assert shown.too_few and shown.outlook is None and shown.result is None
        assert not any(e.code == "count" for e in shown.equations)
        assert [(p.counts, p.first, p.second) for p in shown.piles] == [({}, None, None)]
        assert queries.totals_of(shown) == ()
        if shown.state != "void":
            desk.store.act(actions.void_ballot, ballot_id="b1", reason="Too few papers")
