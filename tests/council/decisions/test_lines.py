"""One paper as a teller types it: one written form, one class, nothing guessed, no slip counted."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.decisions.ballots.doubts import WHYS, why_words
from council.decisions.ballots.lines import Line, count_lines, numbers_of, ranks_of, read_line
from council.decisions.ballots.refusals import LineNotRead, LineOfAnotherLength
from council.decisions.ballots.rules import KINDS, Rule

FIVE = ("1", "2", "3", "4", "5")
RULES = {
    "majority": Rule(),
    "gradients": Rule(kind="gradients", levels=FIVE),
    "approval": Rule(kind="approval", cap=2),
    "dots": Rule(kind="dots", dots=3, most_on_one=2),
    "score": Rule(kind="score", levels=("0", "1", "2", "3", "4")),
    "scale": Rule(kind="scale", levels=FIVE),
    "ranked": Rule(kind="ranked"),
    "schulze": Rule(kind="schulze"),
}


@pytest.mark.parametrize(
    ("kind", "typed", "line"),
    [
        ("majority", "1", Line("1", "valid")),
        ("majority", "1 2", Line("x", "spoiled", "over")),
        ("majority", "3", Line("x", "spoiled", "unknown")),
        ("gradients", " 4 ", Line("4", "valid")),
        ("gradients", "45", Line("x", "spoiled", "over")),
        ("gradients", "0", Line("x", "spoiled", "unknown")),
        ("approval", "3 1", Line("1 3", "valid")),
        ("approval", "31", Line("1 3", "valid")),
        ("approval", "1,1;3", Line("1 3", "valid")),
        ("approval", "123", Line("x", "spoiled", "over")),
        ("approval", "4", Line("x", "spoiled", "unknown")),
        ("approval", "", Line("-", "blank", "empty")),
        ("dots", "2 0 1", Line("2 0 1", "valid")),
        ("dots", "2-1", Line("2 0 1", "valid")),
        ("dots", "2 2 0", Line("x", "spoiled", "over")),
        ("dots", "3 0 0", Line("x", "spoiled", "over")),
        ("dots", "000", Line("-", "blank", "empty")),
        ("score", "4 0 -", Line("4 0 -", "valid")),
        ("score", "40-", Line("4 0 -", "valid")),
        ("score", "4 x 2", Line("4 - 2", "valid", "row")),
        ("score", "5 0 0", Line("x", "spoiled", "unknown")),
        ("score", "x x -", Line("x", "spoiled", "row")),
        ("score", "---", Line("-", "blank", "empty")),
        ("scale", "5 3 1", Line("5 3 1", "valid")),
        ("scale", "0 3 1", Line("x", "spoiled", "unknown")),
        ("ranked", "3 1 2", Line("3>1>2", "valid")),
        ("ranked", "312", Line("3>1>2", "valid")),
        ("ranked", "3>1=2", Line("3>1=2", "valid", "ends")),
        ("ranked", "3 2=1", Line("3>1=2", "valid", "ends")),
        ("ranked", "2 - 1", Line("2>1", "valid")),
        ("ranked", "- 2 1", Line("-", "blank", "no_first")),
        ("ranked", "1=2 3", Line("-", "blank", "no_first")),
        ("ranked", "1 2 1 3", Line("1>2>3", "valid", "twice")),
        ("ranked", "1 2 3 4", Line("x", "spoiled", "unknown")),
        ("schulze", "1=2>3", Line("1=2>3", "valid")),
        ("schulze", "- 2 1", Line("2>1", "valid")),
        ("schulze", "2>1=2", Line("2>1", "valid", "twice")),
        ("schulze", "– –", Line("-", "blank", "empty")),
    ],
)
def test_a_paper_is_read_by_the_rule_of_its_kind(kind: str, typed: str, line: Line) -> None:
    """What is on the paper gets one written form and one class, and the screen can say why."""
    assert read_line(RULES[kind], typed, options=3) == line
    assert bool(why_words(line.why)) is bool(line.why)


@pytest.mark.parametrize("kind", KINDS)
def test_blank_and_spoiled_are_typed_alike_everywhere(kind: str) -> None:
    """Nothing or a dash is a blank paper, an x one set aside."""
    rule = RULES[kind]
    assert read_line(rule, "", options=3) == read_line(rule, " - ", options=3) == Line("-", "blank", "empty")
    assert read_line(rule, "X", options=3) == Line("x", "spoiled", "declared")


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("majority", "yes"),
        ("majority", "-1"),
        ("approval", "1.5"),
        ("approval", "1 x"),
        ("approval", "1>2"),
        ("dots", "2 x 1"),
        ("score", "4=0 2"),
        ("ranked", "1>>2"),
        ("ranked", ">1"),
        ("ranked", "1="),
        ("ranked", "1=-"),
        ("ranked", "-=1"),
        ("ranked", "1 x 2"),
        ("ranked", "1" * 500),
        ("schulze", "A B C"),
        ("score", "\u202e4 0 2"),
    ],
)
def test_what_is_no_paper_is_refused(kind: str, typed: str) -> None:
    """Letters, decimals, negative numbers and signs of another kind are a slip, not somebody's vote."""
    with pytest.raises(LineNotRead):
        read_line(RULES[kind], typed, options=3)


@pytest.mark.parametrize("kind", ["dots", "score", "scale"])
@pytest.mark.parametrize("typed", ["1 1", "1 1 1 1", "11"])
def test_a_value_is_typed_for_each_option(kind: str, typed: str) -> None:
    """One value too few or too many would move all that follow; it is refused with both numbers."""
    with pytest.raises(LineOfAnotherLength) as refused:
        read_line(RULES[kind], typed, options=3)
    assert refused.value.facts["options"] == 3


def test_more_than_nine_options_need_blanks() -> None:
    """With eleven options 11 is the eleventh, with three it is the first, named twice."""
    assert read_line(Rule(kind="ranked"), "11 2", options=11).text == "11>2"
    assert read_line(Rule(kind="ranked"), "11 2", options=3).text == "1>2"


@pytest.mark.parametrize(
    ("kind", "boxes", "line"),
    [
        ("ranked", "2 3 1", Line("3>1>2", "valid")),
        ("ranked", "- 1 -", Line("2", "valid")),
        ("ranked", "1 3 9", Line("1>2>3", "valid")),
        ("ranked", "2 3 -", Line("-", "blank", "no_first")),
        ("ranked", "1 2 2", Line("1>2=3", "valid", "ends")),
        ("ranked", "0 1 2", Line("x", "spoiled", "unknown")),
        ("ranked", "---", Line("-", "blank", "empty")),
        ("schulze", "2 3 -", Line("1>2", "valid")),
        ("schulze", "1 1 2", Line("1=2>3", "valid")),
    ],
)
def test_ranks_can_be_typed_down_the_boxes_of_the_paper(kind: str, boxes: str, line: Line) -> None:
    """Reading the numbers in the order of the paper gives the line that typing the options by rank gives."""
    assert read_line(RULES[kind], boxes, options=3, by_boxes=True) == line


@pytest.mark.parametrize("boxes", ["1 2", "1 2 3 4", "1>2 3", "1 x 2"])
def test_boxes_are_as_many_as_options(boxes: str) -> None:
    """A box more or less than the paper has is refused, and so are signs no box can hold."""
    with pytest.raises((LineNotRead, LineOfAnotherLength)):
        read_line(Rule(kind="ranked"), boxes, options=3, by_boxes=True)


typed_lines = st.text("123450-x=> ,", max_size=9)


@given(st.sampled_from(KINDS), typed_lines, st.integers(1, 4))
def test_a_line_reads_as_itself_again(kind: str, typed: str, options: int) -> None:
    """The one written form is read as that same form and class: what is kept can always be counted again."""
    try:
        line = read_line(RULES[kind], typed, options=options)
    except (LineNotRead, LineOfAnotherLength):
        return
    again = read_line(RULES[kind], line.text, options=options)
    assert (again.text, again.what) == (line.text, line.what)
    assert line.what in ("valid", "blank", "spoiled")
    assert line.why == "" or line.why in WHYS


@given(st.sampled_from(KINDS), st.lists(typed_lines, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_papers_leaves_no_trace(kind: str, typed: list[str], shuffler: object) -> None:
    """However a pile lies, its tally is the same, and every paper is in exactly one class."""
    rule, lines = RULES[kind], []
    for one in typed:
        try:
            lines.append(read_line(rule, one, options=3).text)
        except (LineNotRead, LineOfAnotherLength):
            continue
    mixed = lines[:]
    shuffler.shuffle(mixed)  # type: ignore[attr-defined]
    counted = count_lines(rule, lines, options=3)
    assert counted == count_lines(rule, mixed, options=3) == count_lines(rule, Counter(mixed), options=3)
    assert counted.papers == len(lines)
    assert list(counted.lines) == sorted(counted.lines)


def test_lines_are_numbers_and_ranks_again() -> None:
    """The counters read what the tellers' lines hold."""
    assert numbers_of("4 - 0") == (4, None, 0)
    assert ranks_of("3>1=2") == ((3,), (1, 2))
