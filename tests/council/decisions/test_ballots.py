"""Ballot arithmetic: identities, bases, thresholds, quorum, ties, and percentages that do not mislead."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.decisions.ballots import rules
from council.decisions.ballots.refusals import (
    BallotRuleUnknown,
    MoreThanEverybody,
    NotACount,
    ShareOutOfRange,
)
from council.decisions.ballots.rules import Papers, Rule, Tally

DESK = Papers(entitled=99, present=92, printed=100, handed_out=93, replaced=1, left_over=7, in_box=91)
BOX = rules.tally(Rule(), {"yes": 45, "no": 43, "abstain": 2, "spoiled": 1})
TWO_THIRDS = Fraction(2, 3)


def result(rule: Rule, *, yes: int, no: int, abstain: int = 0, casting: str = "") -> rules.Result:
    """A show of hands of those given, all present and entitled."""
    counted = Tally((yes, no), yes + no, abstain)
    papers = Papers(entitled=counted.papers, present=counted.papers, in_box=counted.papers)
    return rules.decide(rule, papers, counted, casting=casting)


@pytest.mark.parametrize(
    ("base", "at_least", "passed"),
    [
        ("votes", False, True),
        ("cast", False, False),
        ("cast", True, True),
        ("returned", False, False),
        ("present", False, False),
        ("entitled", False, False),
    ],
)
def test_the_worked_case(base: str, at_least: bool, passed: bool) -> None:
    """Forty-five yes votes pass on one base and not on another, as the design works out."""
    decided = rules.decide(Rule(base=base, at_least=at_least), DESK, BOX)
    assert decided.passed is passed
    assert decided.quorum_met
    assert (decided.quorum_measured, decided.quorum_needed) == (91, 50)
    assert decided.not_returned == 1


def test_two_thirds_of_the_worked_case_is_missed() -> None:
    """135 is less than 176: two thirds of the votes are not reached."""
    decided = rules.decide(rules.supermajority(TWO_THIRDS), DESK, BOX)
    assert not decided.passed
    assert decided.needed == 59
    assert decided.percent == "51%"


def test_the_desk_of_the_worked_case_reconciles() -> None:
    """Every identity holds, each with its own numbers."""
    equations = rules.reconcile(DESK, (BOX, BOX))
    assert [str(e) for e in equations] == [
        "100 = 93 + 7",
        "92 ≤ 99",
        "91 ≤ 93 − 1",
        "91 = 88 + 2 + 1",
        "91 = 88 + 2 + 1",
    ]
    assert all(e.holds for e in equations)


def test_a_paper_too_many_is_seen() -> None:
    """More papers in the box than were handed out cannot be reconciled."""
    full = Papers(entitled=99, present=92, printed=100, handed_out=93, replaced=1, left_over=7, in_box=93)
    wrong = [e.code for e in rules.reconcile(full, (BOX, BOX)) if not e.holds]
    assert wrong == ["box", "count", "count"]


@pytest.mark.parametrize(
    ("share", "threshold", "at_least", "printed"),
    [
        (Fraction(1333, 2000), TWO_THIRDS, True, "66.65%"),
        (Fraction(504, 1000), Fraction(1, 2), False, "50.4%"),
        (Fraction(1, 2), Fraction(1, 2), False, "50%"),
        (Fraction(1, 2), Fraction(1, 2), True, "50%"),
        (Fraction(4996, 10000), Fraction(1, 2), True, "49.96%"),
        (Fraction(45, 88), Fraction(1, 2), False, "51%"),
        (TWO_THIRDS, TWO_THIRDS, True, "67%"),
        (TWO_THIRDS, TWO_THIRDS, False, "66.6…%"),
        (Fraction(1, 3), Fraction(1, 3), True, "33.3…%"),
        (Fraction(0), TWO_THIRDS, True, "0%"),
        (Fraction(1), Fraction(1), True, "100%"),
        (Fraction(1999, 2000), Fraction(1), True, "99.95%"),
    ],
)
def test_a_printed_share_stays_on_its_side(
    share: Fraction, threshold: Fraction, at_least: bool, printed: str
) -> None:
    """Rounding never carries a share over the threshold it was measured by."""
    assert rules.percent(share, threshold=threshold, at_least=at_least) == printed


def test_half_a_percent_rounds_up() -> None:
    """Without a threshold a share prints whole, half up."""
    assert rules.percent(Fraction(125, 1000)) == "13%"
    assert rules.percent(Fraction(124, 1000)) == "12%"


@given(st.integers(0, 3000), st.integers(1, 3000), st.integers(1, 12), st.integers(1, 12), st.booleans())
def test_any_printed_share_stays_on_its_side(yes: int, base: int, a: int, b: int, at_least: bool) -> None:
    """What is printed passes exactly when the votes do, unless it is cut and says so."""
    yes, threshold = min(yes, base), Fraction(min(a, b), max(a, b))
    printed = rules.percent(Fraction(yes, base), threshold=threshold, at_least=at_least).removesuffix("%")
    if printed.endswith("…"):
        assert Fraction(yes, base) == threshold
        return
    read = Fraction(printed) / 100
    passes = rules.meets(yes, base, threshold, at_least=at_least)
    assert rules.meets(read.numerator, read.denominator, threshold, at_least=at_least) == passes


@given(st.integers(0, 500), st.integers(1, 12), st.integers(1, 12), st.booleans())
def test_what_is_needed_is_the_least_that_passes(base: int, a: int, b: int, at_least: bool) -> None:
    """One vote fewer would not do."""
    threshold = Fraction(min(a, b), max(a, b))
    least = rules.needed(base, threshold, at_least=at_least)
    assert rules.meets(least, base, threshold, at_least=at_least)
    assert least == 0 or not rules.meets(least - 1, base, threshold, at_least=at_least)


def test_equal_numbers_do_not_carry() -> None:
    """At equal numbers a simple majority is not reached."""
    decided = result(Rule(), yes=10, no=10)
    assert decided.tied
    assert decided.outcome == "not_carried"


def test_a_casting_vote_decides_and_is_not_added() -> None:
    """Where it was agreed the chair decides at equal numbers, and the yes votes stay as counted."""
    decided = result(Rule(casting_vote=True), yes=10, no=10, casting="yes")
    assert decided.passed
    assert decided.yes == 10
    assert not result(Rule(casting_vote=True), yes=9, no=10, casting="yes").passed
    assert not result(Rule(), yes=10, no=10, casting="yes").passed


def test_an_empty_base_is_no_result() -> None:
    """Nobody for and nobody against is no result, not 0%."""
    decided = result(Rule(), yes=0, no=0, abstain=12)
    assert decided.outcome == "no_result"
    assert decided.percent == ""


def test_a_missed_quorum_carries_nothing() -> None:
    """Ten papers of a hundred members decide nothing where half must take part."""
    papers = Papers(entitled=100, present=100, in_box=10)
    assert rules.decide(Rule(), papers, Tally((10, 0), 10)).outcome == "no_quorum"
    assert rules.decide(Rule(quorum=10), papers, Tally((10, 0), 10)).passed
    assert rules.decide(Rule(quorum_on="present"), papers, Tally((10, 0), 10)).passed


def test_options_are_carried_each_on_its_own() -> None:
    """In an approval ballot every option that meets the threshold is carried."""
    rule = Rule(kind="approval")
    counted = rules.tally(rule, {"1": 30, "2": 12, "3": 21, "valid": 40, "abstain": 2}, options=3)
    papers = Papers(entitled=50, present=45, in_box=42)
    decided = rules.decide(rule, papers, counted, options=("Rent cap", "New land", "Cooperatives"))
    assert [(o.text, o.percent, o.passed) for o in decided.options] == [
        ("Rent cap", "75%", True),
        ("New land", "30%", False),
        ("Cooperatives", "53%", True),
    ]


@pytest.mark.parametrize("text", ["0", "0/3", "3/2", "1/0", "two thirds", "-1/2", ""])
def test_shares_out_of_reach_are_refused(text: str) -> None:
    """A threshold is above 0 and up to 1, and has no denominator of 0."""
    with pytest.raises(ShareOutOfRange):
        rules.share(text)


def test_rules_that_cannot_be_are_refused() -> None:
    """More than all, unknown bases and empty thresholds are no rules."""
    with pytest.raises(MoreThanEverybody):
        Rule(threshold=Fraction(1))
    with pytest.raises(BallotRuleUnknown):
        Rule(base="everyone")
    with pytest.raises(ShareOutOfRange):
        Rule(threshold=Fraction(0))


@pytest.mark.parametrize("counts", [{"yes": -1}, {"yes": 1.5}, {"yes": "3"}, {"perhaps": 2}, {"yes": 10**9}])
def test_what_is_no_count_is_refused(counts: dict[str, int]) -> None:
    """Negative, broken, written and huge numbers are not counted."""
    with pytest.raises(NotACount):
        rules.tally(Rule(), counts)


def test_more_marks_than_papers_are_refused() -> None:
    """Nobody can mark one option twice on one paper."""
    with pytest.raises(NotACount):
        rules.tally(Rule(kind="approval"), {"1": 5, "valid": 4}, options=2)


def test_quorums_are_read_as_they_are_written() -> None:
    """A share and a plain number of people stay what they are."""
    for value in (Fraction(1, 2), Fraction(1), 50, 0):
        assert rules.quorum(rules.as_text(value)) == value
        assert type(rules.quorum(rules.as_text(value))) is type(value)


def test_the_certificate_changes_with_every_figure() -> None:
    """One vote, one word or another rule gives another hash."""
    whole = rules.certificate_hash(("Text",), Rule(), DESK, BOX)
    other = rules.tally(Rule(), {"yes": 44, "no": 44, "abstain": 2, "spoiled": 1})
    assert whole == rules.certificate_hash(("Text",), Rule(), DESK, BOX)
    assert (
        len(
            {
                whole,
                rules.certificate_hash(("text",), Rule(), DESK, BOX),
                rules.certificate_hash(("Text",), Rule(base="cast"), DESK, BOX),
                rules.certificate_hash(("Text",), Rule(), DESK, other),
            }
        )
        == 4
    )


def slow_count(
    papers: list[str], base: str, threshold: Fraction, at_least: bool, present: int, entitled: int
) -> bool:
    """Paper by paper, with fractions: another way to the same answer."""
    inside = {
        "votes": ("yes", "no"),
        "cast": ("yes", "no", "abstain"),
        "returned": ("yes", "no", "abstain", "spoiled"),
    }
    number = {"present": present, "entitled": entitled}.get(base)
    if number is None:
        number = sum(1 for paper in papers if paper in inside[base])
    if number == 0 or not any(paper in ("yes", "no") for paper in papers):
        return False
    share = Fraction(sum(1 for paper in papers if paper == "yes"), number)
    enough = Fraction(len(papers), entitled) >= Fraction(1, 2)
    return enough and (share >= threshold if at_least else share > threshold)


@given(
    st.lists(st.sampled_from(["yes", "no", "abstain", "spoiled"]), max_size=60),
    st.integers(0, 20),
    st.integers(0, 20),
    st.sampled_from(rules.BASES),
    st.sampled_from([Fraction(1, 2), TWO_THIRDS, Fraction(3, 4), Fraction(4, 5)]),
    st.booleans(),
)
def test_a_slow_counter_agrees(
    papers: list[str], kept: int, absent: int, base: str, threshold: Fraction, at_least: bool
) -> None:
    """Whatever is in the box, in whatever piles, a count paper by paper agrees; one more yes never hurts."""
    present = len(papers) + kept
    entitled = max(present + absent, 1)
    rule = Rule(base=base, threshold=threshold, at_least=at_least)
    piles = [papers[start : start + 7] for start in range(0, len(papers), 7)]
    names = ("yes", "no", "abstain", "spoiled")
    counted = rules.total(rules.tally(rule, {n: pile.count(n) for n in names}) for pile in piles)
    desk = Papers(entitled=entitled, present=present, in_box=len(papers))
    decided = rules.decide(rule, desk, counted)
    assert decided.passed is slow_count(papers, base, threshold, at_least, present, entitled)
    marks = (counted.marks[0] + 1, counted.marks[1])
    one_more = Tally(marks, counted.valid + 1, counted.abstain, counted.spoiled)
    fuller = Papers(entitled=entitled + 1, present=present + 1, in_box=len(papers) + 1)
    if decided.passed:
        assert rules.decide(rule, fuller, one_more).passed


@pytest.mark.parametrize("base", ["cast", "returned", "present", "entitled"])
def test_a_casting_vote_is_no_majority_of_those_who_did_not_vote(base: str) -> None:
    """Where abstentions count in the base, equal numbers lie short of half; no chair lifts them."""
    rule = Rule(base=base, casting_vote=True)
    assert not result(rule, yes=3, no=3, abstain=4, casting="yes").passed
    assert result(rule, yes=3, no=3, casting="yes").passed
