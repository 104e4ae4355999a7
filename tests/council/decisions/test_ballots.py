"""Ballot arithmetic: identities, bases, thresholds, quorum, ties, and percentages that do not mislead."""

from __future__ import annotations

import hashlib
import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.decisions import shares
from council.decisions.ballots.certificate import certificate_hash
from council.decisions.ballots.closeness import is_close
from council.decisions.ballots.lots import Lot
from council.decisions.ballots.papers import Papers, Tally, count_names, reconcile, tally, total
from council.decisions.ballots.refusals import (
    BallotRuleUnknown,
    MoreThanEverybody,
    NotACount,
    RuleNumberOutOfRange,
)
from council.decisions.ballots.results import Result, decide
from council.decisions.ballots.rules import BASES, Rule, kept_rule, settings_of, supermajority
from council.decisions.refusals import ShareOutOfRange

DESK = Papers(entitled=99, present=92, printed=100, handed_out=93, replaced=1, left_over=7, in_box=91)
BOX = tally(Rule(), {"yes": 45, "no": 43, "abstain": 2, "spoiled": 1})
TWO_THIRDS = Fraction(2, 3)


def result(rule: Rule, *, yes: int, no: int, abstain: int = 0, casting: str = "") -> Result:
    """A show of hands of those given, all present and entitled."""
    counted = Tally((yes, no), yes + no, abstain)
    papers = Papers(entitled=counted.papers, present=counted.papers, in_box=counted.papers)
    return decide(rule, papers, counted, casting=casting)


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
    decided = decide(Rule(base=base, at_least=at_least), DESK, BOX)
    assert decided.passed is passed
    assert decided.quorum_met
    assert (decided.quorum_measured, decided.quorum_needed) == (91, 50)
    assert decided.not_returned == 1


def test_two_thirds_of_the_worked_case_is_missed() -> None:
    """135 is less than 176: two thirds of the votes are not reached."""
    decided = decide(supermajority(TWO_THIRDS), DESK, BOX)
    assert not decided.passed
    assert decided.needed == 59
    assert decided.percent == "51%"


def test_the_desk_of_the_worked_case_reconciles() -> None:
    """Every identity holds, each with its own numbers."""
    equations = reconcile(DESK, (BOX, BOX))
    assert [str(e) for e in equations] == [
        "100 = 93 + 7",
        "92 ≤ 99",
        "91 ≤ 93 − 1",
        "91 ≤ 92",
        "91 = 88 + 2 + 1",
        "91 = 88 + 2 + 1",
    ]
    assert all(e.holds for e in equations)


def test_a_paper_too_many_is_seen() -> None:
    """More papers in the box than were handed out cannot be reconciled."""
    full = Papers(entitled=99, present=92, printed=100, handed_out=93, replaced=1, left_over=7, in_box=93)
    wrong = [e.code for e in reconcile(full, (BOX, BOX)) if not e.holds]
    assert wrong == ["box", "present", "count", "count"]


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
    assert shares.percent(share, threshold=threshold, at_least=at_least) == printed


def test_half_a_percent_rounds_up() -> None:
    """Without a threshold a share prints whole, half up."""
    assert shares.percent(Fraction(125, 1000)) == "13%"
    assert shares.percent(Fraction(124, 1000)) == "12%"


@given(st.integers(0, 3000), st.integers(1, 3000), st.integers(1, 12), st.integers(1, 12), st.booleans())
def test_any_printed_share_stays_on_its_side(yes: int, base: int, a: int, b: int, at_least: bool) -> None:
    """What is printed passes exactly when the votes do, unless it is cut and says so."""
    yes, threshold = min(yes, base), Fraction(min(a, b), max(a, b))
    printed = shares.percent(Fraction(yes, base), threshold=threshold, at_least=at_least).removesuffix("%")
    if printed.endswith("…"):
        assert Fraction(yes, base) == threshold
        return
    read = Fraction(printed) / 100
    passes = shares.meets(yes, base, threshold, at_least=at_least)
    assert shares.meets(read.numerator, read.denominator, threshold, at_least=at_least) == passes


@given(st.integers(0, 500), st.integers(1, 12), st.integers(1, 12), st.booleans())
def test_what_is_needed_is_the_least_that_passes(base: int, a: int, b: int, at_least: bool) -> None:
    """One vote fewer would not do."""
    threshold = Fraction(min(a, b), max(a, b))
    least = shares.needed(base, threshold, at_least=at_least)
    assert shares.meets(least, base, threshold, at_least=at_least)
    assert least == 0 or not shares.meets(least - 1, base, threshold, at_least=at_least)


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
    assert decide(Rule(), papers, Tally((10, 0), 10)).outcome == "no_quorum"
    assert decide(Rule(quorum=10), papers, Tally((10, 0), 10)).passed
    assert decide(Rule(quorum_on="present"), papers, Tally((10, 0), 10)).passed


def test_options_are_carried_each_on_its_own() -> None:
    """In an approval ballot every option that meets the threshold is carried."""
    rule = Rule(kind="approval")
    counted = tally(rule, {"1": 30, "2": 12, "3": 21, "valid": 40, "abstain": 2}, options=3)
    papers = Papers(entitled=50, present=45, in_box=42)
    decided = decide(rule, papers, counted, options=("Rent cap", "New land", "Cooperatives"))
    assert [(o.text, o.percent, o.passed) for o in decided.options] == [
        ("Rent cap", "75%", True),
        ("New land", "30%", False),
        ("Cooperatives", "53%", True),
    ]


@pytest.mark.parametrize(
    "text", ["0", "0/3", "3/2", "1/0", "two thirds", "-1/2", "", "%", "0%", "101%", "2/3%%"]
)
def test_shares_out_of_reach_are_refused(text: str) -> None:
    """A threshold is above 0 and up to 1, and has no denominator of 0."""
    with pytest.raises(ShareOutOfRange):
        shares.share(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2/3", Fraction(2, 3)),
        (" 3 / 4 ", Fraction(3, 4)),
        ("75%", Fraction(3, 4)),
        ("80 %", Fraction(4, 5)),
        ("66.7%", Fraction(667, 1000)),
        ("1", Fraction(1)),
    ],
)
def test_a_share_is_read_exactly_as_it_is_written(text: str, value: Fraction) -> None:
    """Fractions and per cents stay exact: 66.7% is not two thirds."""
    assert shares.share(text) == value


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
        tally(Rule(), counts)


def test_more_marks_than_papers_are_refused() -> None:
    """Nobody can mark one option twice on one paper."""
    with pytest.raises(NotACount):
        tally(Rule(kind="approval"), {"1": 5, "valid": 4}, options=2)


def test_quorums_are_read_as_they_are_written() -> None:
    """A share and a plain number of people stay what they are."""
    for value in (Fraction(1, 2), Fraction(1), 50, 0):
        assert shares.quorum(shares.as_text(value)) == value
        assert type(shares.quorum(shares.as_text(value))) is type(value)


def test_the_certificate_changes_with_every_figure() -> None:
    """One vote, one word, another rule, a number drawn or a casting vote gives another hash."""
    whole = certificate_hash(("Text",), Rule(), DESK, BOX)
    other = tally(Rule(), {"yes": 44, "no": 44, "abstain": 2, "spoiled": 1})
    assert whole == certificate_hash(("Text",), Rule(), DESK, BOX)
    assert (
        len(
            {
                whole,
                certificate_hash(("text",), Rule(), DESK, BOX),
                certificate_hash(("Text",), Rule(base="cast"), DESK, BOX),
                certificate_hash(("Text",), Rule(), DESK, other),
                certificate_hash(("Text",), Rule(), DESK, BOX, drawn=7),
                certificate_hash(("Text",), Rule(), DESK, BOX, casting="yes"),
                certificate_hash(("Text",), Rule(), DESK, BOX, casting="no"),
            }
        )
        == 7
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
    st.sampled_from(BASES),
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
    counted = total(tally(rule, {n: pile.count(n) for n in names}) for pile in piles)
    desk = Papers(entitled=entitled, present=present, in_box=len(papers))
    decided = decide(rule, desk, counted)
    assert decided.passed is slow_count(papers, base, threshold, at_least, present, entitled)
    marks = (counted.marks[0] + 1, counted.marks[1])
    one_more = Tally(marks, counted.valid + 1, counted.abstain, counted.spoiled)
    fuller = Papers(entitled=entitled + 1, present=present + 1, in_box=len(papers) + 1)
    if decided.passed:
        assert decide(rule, fuller, one_more).passed


@pytest.mark.parametrize("base", ["cast", "returned", "present", "entitled"])
def test_a_casting_vote_is_no_majority_of_those_who_did_not_vote(base: str) -> None:
    """Where abstentions count in the base, equal numbers lie short of half; no chair lifts them."""
    rule = Rule(base=base, casting_vote=True)
    assert not result(rule, yes=3, no=3, abstain=4, casting="yes").passed
    assert result(rule, yes=3, no=3, casting="yes").passed


@pytest.mark.parametrize(
    "rule",
    [
        Rule(),
        Rule(kind="approval", cap=2, winners=3, ties="lot"),
        Rule(kind="dots", dots=4, most_on_one=2),
        Rule(
            kind="gradients", levels=("no", "so so", "yes"), level=3, threshold=Fraction(4, 5), at_least=True
        ),
        Rule(kind="score", levels=("0", "1", "2"), level=1, base="cast", quorum=12, quorum_on="present"),
    ],
    ids=lambda rule: rule.kind,
)
def test_a_rule_is_kept_in_plain_values_and_read_again(rule: Rule) -> None:
    """What a record holds is that same rule, and nothing a bare rule says already."""
    kept = settings_of(rule)
    head = {
        name: getattr(rule, name)
        for name in ("kind", "base", "threshold", "at_least", "quorum", "quorum_on", "casting_vote")
    }
    assert kept_rule(json.loads(json.dumps(kept)), **head) == rule
    assert settings_of(Rule()) == {}


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "approval", "cap": -1},
        {"kind": "approval", "winners": True},
        {"kind": "dots"},
        {"kind": "dots", "dots": 3, "most_on_one": 4},
        {"kind": "gradients", "levels": ("no", "yes")},
        {"kind": "scale", "levels": ("no", "yes", "maybe")},
        {"kind": "score", "levels": ("0", "1"), "level": 2},
        {"kind": "score"},
    ],
)
def test_numbers_a_kind_cannot_use_are_refused(wrong: dict[str, object]) -> None:
    """No dots, levels beyond the scale, half a scale: refused with what is possible."""
    with pytest.raises(RuleNumberOutOfRange) as refused:
        Rule(**wrong)  # type: ignore[arg-type]
    assert {"part", "given", "least", "most"} <= set(refused.value.facts)


def test_a_kind_says_how_it_is_entered() -> None:
    """Totals for yes/no, levels and approval; line by line where totals would lose what a paper says."""
    five = ("1", "2", "3", "4", "5")
    assert count_names(Rule()) == ("yes", "no", "abstain", "spoiled")
    assert count_names(Rule(kind="gradients", levels=five)) == (*five[::-1], "abstain", "spoiled")
    assert count_names(Rule(kind="approval"), options=2) == ("1", "2", "valid", "abstain", "spoiled")
    assert [Rule(kind=kind).by_line for kind in ("majority", "approval", "ranked", "schulze")] == [
        False,
        False,
        True,
        True,
    ]
    assert [
        Rule(kind="scale", levels=five).least_options,
        Rule(kind="ranked").least_options,
        Rule().least_options,
    ] == [1, 2, 0]


def test_the_level_that_counts_has_a_default() -> None:
    """The middle of a gradient, the step above the middle of a scale, the upper half of a score."""
    five = ("1", "2", "3", "4", "5")
    assert Rule(kind="gradients", levels=five).counts_from == 3
    assert Rule(kind="scale", levels=five).counts_from == 4
    assert Rule(kind="score", levels=tuple("012345")).counts_from == 3
    assert Rule(kind="gradients", levels=five, level=5).counts_from == 5


@pytest.mark.parametrize(
    ("rule", "box", "same"),
    [
        (Rule(), Tally((3, 0), 3), True),
        (Rule(), Tally((3, 1), 4), False),
        (Rule(), Tally((0, 0), 0, 5), False),
        (Rule(kind="approval"), Tally((4, 0, 4), 4), True),
        (Rule(kind="approval"), Tally((4, 1, 4), 4), False),
        (Rule(kind="ranked"), Tally((2, 0), 2, lines=("1>2", "1>2")), True),
        (Rule(kind="ranked"), Tally((2, 0), 2, lines=("1", "1>2")), False),
    ],
)
def test_a_unanimous_box_is_seen(rule: Rule, box: Tally, same: bool) -> None:
    """Where every valid paper says the same, everybody's vote is known, whatever the kind."""
    papers = Papers(entitled=9, present=9, in_box=9)
    assert decide(rule, papers, box).unanimous is same


@pytest.mark.parametrize("kind", ["approval", "ranked"])
def test_nothing_is_adopted_without_a_quorum(kind: str) -> None:
    """Too few took part: no option is marked as adopted, and nobody waits for a lot."""
    box = Tally((3, 1), 4, lines=("1>2",) * 3 + ("2>1",) if kind == "ranked" else ())
    few = decide(Rule(kind=kind, winners=1), Papers(entitled=30, present=4, in_box=4), box)
    assert few.outcome == "no_quorum"
    assert few.winners == few.waiting == ()
    assert not any(one.passed for one in few.options)
    assert few.order[0] == (1,)  # how the papers stand is told all the same


@pytest.mark.parametrize(
    ("rule", "box", "close"),
    [
        (Rule(), Tally((12, 10), 22), True),
        (Rule(), Tally((14, 10), 24), True),
        (Rule(), Tally((15, 9), 24), True),
        (Rule(), Tally((16, 8), 24), False),
        (Rule(kind="approval", winners=1), Tally((9, 7), 12), True),
        (Rule(kind="approval", winners=1), Tally((9, 6), 12), False),
        (Rule(kind="approval"), Tally((9, 2), 10), False),
        (Rule(kind="ranked"), Tally((6, 2), 8, lines=("1",) * 6 + ("2",) * 2), True),
        (Rule(kind="ranked"), Tally((9, 1), 10, lines=("1",) * 9 + ("2",)), False),
        (Rule(kind="schulze"), Tally((9, 1), 10, lines=("1>2",) * 9 + ("2>1",)), False),
        (Rule(kind="schulze"), Tally((3, 1), 4, lines=("1>2",) * 3 + ("2>1",)), True),
    ],
)
def test_what_few_votes_could_turn_is_close(rule: Rule, box: Tally, close: bool) -> None:
    """Two votes more or fewer at the mark a result hangs on, and it is counted again."""
    papers = Papers(entitled=box.papers, present=box.papers, in_box=box.papers)
    assert is_close(decide(rule, papers, box)) is close


def test_the_lot_is_what_anybody_can_work_out() -> None:
    """SHA-256 of four lines, as any tool prints it; the order follows, and another number turns it."""
    lot = Lot("b7", ("x", "y", "z"), 4711)
    assert lot.ticket(2, 1) == hashlib.sha256(b"b7\n2\nx\n4711").hexdigest()
    assert list(lot.order(2, (1, 2, 3))) == sorted((1, 2, 3), key=lambda n: lot.ticket(2, n))
    orders = {Lot("b7", ("x", "y", "z"), drawn).order(1, (1, 2, 3)) for drawn in range(100)}
    assert len(orders) == 6
