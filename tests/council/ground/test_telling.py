"""What is said of a statement: why, within which limits, what would change it, in words with their base."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from council.ground.shared import telling
from council.ground.shared.values import (
    ALONG,
    CONTESTED,
    EMERGING,
    FEW,
    LABELS,
    NOT_SHARED,
    SHARED,
    SMALL,
    UNKNOWN,
    UNTOLD,
    Cell,
    Covered,
    Hidden,
    Line,
    Missing,
    Representative,
)
from council.ground.shared.wording import chance_words, group_words, span
from tests.council.ground.test_standing import line_of


@pytest.mark.parametrize(
    ("groups", "label", "told"),
    [
        (
            ((20, 16, 1, 1), (20, 15, 1, 2)),
            SHARED,
            ("In every group", "half agree,", "Least sure is B (region)"),
        ),
        (((20, 13, 1, 0), (20, 14, 1, 0)), SHARED, ("half agree, and in none", "a third disagree")),
        (((20, 9, 1, 0), (20, 14, 1, 0)), SHARED, ("half agree (chance over 99%)", "a third disagree")),
        (((20, 9, 5, 0), (20, 14, 2, 0)), EMERGING, ("half agree", "in A (region) over a third")),
        (
            ((20, 7, 2, 3), (20, 14, 2, 0)),
            EMERGING,
            ("the chance is 7", "“shared” needs 90%", "is A (region)"),
        ),
        (((20, 12, 7, 1), (20, 20, 0, 0)), EMERGING, ("half agree", "in A (region) 7 of 20 disagree")),
        (((20, 19, 0, 1), (20, 1, 19, 0)), CONTESTED, ("of A (region) agree", "of B (region) disagree")),
        (((20, 19, 0, 1), (20, 4, 0, 1)), UNKNOWN, ("B (region), 5 of 20", "Half of every group")),
        (((20, 19, 0, 1), (20, 4, 6, 8)), NOT_SHARED, ("in B (region), 4 of 18 asked agree", "under 1%")),
    ],
)
def test_why_names_the_group_it_hangs_on(groups, label: str, told: tuple[str, ...]) -> None:
    """Each of the five words has its reason, with the group and the figure it rests on."""
    line = line_of(*groups)
    assert line.label == label
    for words in told:
        assert words in telling.why(line), telling.why(line)


@pytest.mark.parametrize(
    ("groups", "told"),
    [
        (((20, 19, 0, 1), (20, 4, 0, 1)), "5 of B (region)"),
        (((20, 16, 1, 1), (20, 18, 2, 0)), "Whatever the members not yet asked say, it stays shared"),
        (((20, 13, 1, 0), (20, 14, 1, 0)), "of A (region) disagreed, it would no longer be shared"),
        (
            ((20, 9, 5, 0), (20, 14, 2, 0)),
            "be asked and agree: 5 of A (region).",
        ),
        (((20, 12, 8, 0), (20, 20, 0, 0)), "would not become “shared”"),
        (((20, 19, 0, 1), (20, 1, 19, 0)), "More votes will not settle this"),
        (((20, 20, 0, 0), (20, 19, 1, 0)), "only a change of mind"),
    ],
)
def test_what_would_change_it_is_said_in_people(groups, told: str) -> None:
    """How many of which group must be asked or agree, or that no vote still to come can do it."""
    assert told in telling.would_change(line_of(*groups))


def test_the_group_marked_is_the_group_the_reason_names() -> None:
    """Whichever word: what `hinges` marks stands in the sentence why."""
    cases = (
        ((20, 16, 1, 1), (20, 15, 1, 2)),
        ((20, 12, 7, 1), (20, 20, 0, 0)),
        ((20, 7, 2, 3), (20, 14, 2, 0)),
        ((20, 19, 0, 1), (20, 1, 19, 0)),
        ((20, 19, 0, 1), (20, 4, 0, 1)),
        ((20, 19, 0, 1), (20, 4, 6, 8)),
    )
    for groups in cases:
        line = line_of(*groups)
        marked = telling.hinges(line)
        assert marked and all(group_words(name) in telling.why(line) for name in marked), line.label


def test_of_those_not_asked_nothing_is_certain() -> None:
    """Eleven of twelve asked, all agree: one may not, and the share of all says so."""
    assert telling.reach_span(Cell("region", "North", 12, 11, 11, 0, 1.0, 1.0)) == "92–100%"
    assert telling.reach_span(Cell("region", "North", 12, 12, 12, 0, 1.0, 1.0)) == "100%"


def test_a_group_called_none_is_no_nobody() -> None:
    """A value that reads like no group stands in quotation marks."""
    assert group_words("education: none") == "the group “none” (education)"


def test_every_group_is_named_on_request() -> None:
    """What counts groups can name them all."""
    words = telling.would_change(line_of(*[(10, 1 + n % 2, 0, 0) for n in range(5)]), every=True)
    assert words.count("(region)") == 5


def test_many_groups_are_counted_after_the_third() -> None:
    """Five groups with too few asked: three by name, two by number."""
    words = telling.would_change(line_of(*[(10, 1 + n % 2, 0, 0) for n in range(5)]))
    assert words.count("(region)") == 3 and "2 other groups" in words


def test_one_who_may_tip_a_table_is_said_to_be_enough() -> None:
    """Five for, two against, one not asked: with that one two of eight are against, and it is shared."""
    groups = {"table": ((8, 5, 2, 0), (8, 8, 0, 0)), "half": ((8, 7, 1, 0), (8, 6, 1, 0))}
    cells = {
        field: tuple(replace(c, field=field) for c in line_of(*each).cells) for field, each in groups.items()
    }
    line = replace(line_of(*groups["table"]), cells=(*cells["half"], *cells["table"]))
    line = replace(line, psg=0.97, limiting_group="half: B", label=EMERGING)
    assert "in table A over a third may disagree" in telling.why(line)
    assert "must still be asked and agree: 1 of table A." in telling.would_change(line)
    assert line_of((8, 6, 2, 0), (8, 8, 0, 0)).label == SHARED


def test_contested_before_half_was_asked_says_that_it_is_the_exception() -> None:
    """Two groups plainly apart while a third was not asked: said at once, and that this alone is."""
    early = line_of((20, 19, 0, 1), (20, 1, 19, 0), (60, 0, 0, 0))
    assert early.label == CONTESTED and "before half of each group was asked (40 of 100" in telling.why(early)
    assert "will hardly settle" in telling.would_change(early)
    assert "before half" not in telling.why(line_of((20, 19, 0, 1), (20, 1, 19, 0)))


def test_what_a_group_carries_is_no_minority_view_while_the_whole_may_agree() -> None:
    """Where half lies inside the span of the whole, nobody says that the council does not agree."""
    line = line_of((40, 10, 14, 0), (20, 19, 0, 1))
    open_yet = replace(line, carried_by=("region: B",), low=0.46, high=0.53)
    assert "is open: likely 46–53%" in telling.carried(open_yet)
    assert "though not most of the council" in telling.carried(replace(open_yet, high=0.5))


def test_limits_name_the_base_and_what_is_not_in_it() -> None:
    """Who answered, how sure the rest is, what stands together and what is hidden."""
    words = telling.limits(line_of((20, 9, 2, 1), (20, 11, 4, 0), (3, 1, 0, 0)))
    assert "28 of 43 members answered: 21 agree, 6 disagree, 1 pass." in words
    assert "nine times in ten" in words and "Counted together" in words
    assert "A (region) and C (region)" in words and "B (region)" not in words
    assert "exact" in telling.limits(line_of((20, 20, 0, 0)))
    few = telling.limits(line_of((20, 2, 0, 0), (20, 11, 4, 0)))
    assert "fewer than five people are hidden" in few


def test_cards_are_told_with_what_they_cannot_tell() -> None:
    """How many tables counted cards, and by which fields nothing can be said."""
    line = replace(line_of((20, 20, 0, 0)), cards=2, untold=("age", "region"))
    words = telling.limits(line)
    assert "At 2 tables cards were counted" in words and "nothing can be said by age and region" in words
    assert "At 1 table" in telling.limits(replace(line, cards=1)) and "nothing" not in telling.limits(
        replace(line, untold=())
    )


@pytest.mark.parametrize("label", LABELS)
def test_a_line_without_any_cell_still_has_its_sentences(label: str) -> None:
    """Where every figure is hidden the words are still there, and carry no number of a group."""
    bare = replace(line_of((20, 12, 2, 2), (20, 9, 3, 2)), label=label, cells=(), psg=0.6, missing=())
    for say in (telling.why, telling.limits, telling.would_change):
        words = say(bare)
        assert words.endswith((".", "may.")) and "{" not in words
    assert "region: " not in telling.why(bare)


@pytest.mark.parametrize("why", [SMALL, FEW, ALONG, UNTOLD])
def test_every_hidden_figure_says_why(why: str) -> None:
    """Never an empty cell, never a zero: each has its own sentence."""
    assert telling.hidden_words(Hidden("region", "A", why)).endswith(".")


def test_a_group_is_called_as_people_call_it() -> None:
    """By name and field; tables by number; the council as a whole; the small ones together."""
    assert group_words("region: North") == "North (region)" and group_words("table: 3") == "table 3"
    assert group_words("everyone") == "the whole council" == group_words("")
    assert "together" in group_words("region: others together")
    assert group_words("opinion group: A") == "opinion group A"


def test_no_chance_is_certain() -> None:
    """Over 99 and under 1 percent, never 100 or 0; a span of one figure is that figure."""
    assert (chance_words(1.0), chance_words(0.0), chance_words(0.5)) == ("over 99%", "under 1%", "50%")
    assert (span(0.5, 0.5), span(0.25, 0.5)) == ("50%", "25–50%")


def test_an_exact_chance_is_not_told_where_it_tells_of_few() -> None:
    """With a hidden group beside, its answers could be reckoned from the chance: it is told roughly."""
    line = line_of((20, 7, 2, 3), (20, 14, 2, 0))
    few = replace(line, hidden=(Hidden("region", "C", FEW),))
    assert "the chance is 74%" in telling.why(line)
    assert "74%" not in telling.why(few) and "the chance is over 50%" in telling.why(few)


def test_what_else_is_worth_saying() -> None:
    """Minorities, divisions, bridges, what sets a group apart, whom the list reaches: said, or nothing."""
    carried = line_of((40, 4, 36, 0), (10, 10, 0, 0))
    assert "B (region)" in telling.carried(carried) and telling.carried(line_of((20, 19, 0, 1))) == ""
    assert "59 points" in telling.dividing(line_of((20, 18, 1, 1), (20, 5, 13, 2)))
    assert telling.dividing(line_of((20, 18, 1, 1))) == "" == telling.bridging(carried)
    assert telling.bridging(replace(carried, is_bridge=True))
    one = Representative("region", "North", "s", "agree", 0.8, 2.0, 3.0, 3.0)
    assert "80%" in telling.setting_apart(one) and "40%" in telling.setting_apart(one)
    assert "9 of 10 asked" in telling.reach(Covered("", "everyone", 20, 10, 9, 0.6, 0.9))
    assert "60–90% of all 20" in telling.reach(Covered("", "everyone", 20, 10, 9, 0.6, 0.9))
    assert "no 9 members" in telling.list_check(8.3, is_justified=True)
    assert "at least 9 members" in telling.list_check(8.3, is_justified=False)
    assert "25%" in telling.mixed(0.25) and telling.mixed(0.1) == "" == telling.mixed(None)


def test_a_group_of_which_too_few_were_asked_is_told_before_the_whole() -> None:
    """A line of which only the whole is thin says how many members it takes."""
    line = Line("s", 3, 3, 0, 0, 20, 0.8, 0.3, 1.0, None, 0.7, UNKNOWN, "everyone", 0.0, 0.0, (), ())
    assert "3 of 20 members" in telling.why(line) and "7 more members" in telling.would_change(line)
    thin = replace(line, missing=(Missing("region: A", 1, 9, 4),))
    assert "A (region), 1 of 9" in telling.why(thin)


def test_sentences_load_nothing_heavy() -> None:
    """The window has them at start without numpy."""
    code = "import sys, council.ground.shared.telling, council.ground.queries; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_cell_says_nothing_about_not_asked() -> None:
    """Passes are answers; who was not asked is in no count."""
    cell = line_of((20, 5, 3, 2)).cells[0]
    assert (cell.asked, cell.passed) == (10, 2) and isinstance(cell, Cell)
