"""Rate and rewrite: what counts as support, and when another round is no gain."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council.decisions.refusals import ShareOutOfRange
from council.decisions.support import rules, saying
from council.decisions.support.refusals import (
    LevelNamesAlike,
    LevelNameTooLong,
    LevelsOutOfRange,
    LowestLevelUnknown,
    RatingsNotACount,
    SupportRuleUnknown,
)
from council.decisions.support.rules import USUAL, Spread, SupportRule

# 41 ratings: 12 + 15 + 6 support it, 5 + 3 do not; 2 pass; 45 are here.
RATED = Spread(USUAL, (12, 15, 6, 5, 3), passes=2, present=45)


def test_support_is_what_was_rated_at_the_level_or_above() -> None:
    """33 of 41 rated level 3 or better: 80.49%, which is at least four fifths."""
    assert (RATED.supporting, RATED.base, RATED.share) == (33, 41, Fraction(33, 41))
    assert RATED.passed and RATED.percent == "80%" and RATED.needed == 33
    assert RATED.missing == 2


@pytest.mark.parametrize(
    ("base", "number", "passed"),
    [("ratings", 41, True), ("ratings_and_passes", 43, False), ("present", 45, False)],
)
def test_the_base_is_what_was_agreed(base: str, number: int, passed: bool) -> None:
    """The same slips pass on ratings given, and do not when passes or everybody present count."""
    over = Spread(SupportRule(base=base), RATED.ratings, RATED.passes, present=45)
    assert (over.base, over.passed) == (number, passed)


def test_the_percentage_stays_on_its_side_of_the_threshold() -> None:
    """795 of 1,000 do not reach 80 percent and are not printed as 80%; 4 of 5 do."""
    below = Spread(USUAL, (795, 0, 0, 205, 0), present=1000)
    assert (below.passed, below.percent) == (False, "79.5%")
    assert Spread(USUAL, (4, 0, 0, 1, 0), present=5).passed


@pytest.mark.parametrize("lowest", [2, 3, 4, 5])
def test_every_level_can_be_the_lowest_that_counts(lowest: int) -> None:
    """Level 5 counts the best alone, level 2 all but the worst."""
    rule = SupportRule(lowest=lowest)
    assert Spread(rule, (1, 2, 4, 8, 16), present=31).supporting == {5: 1, 4: 3, 3: 7, 2: 15}[lowest]


def test_nobody_rated_is_no_result() -> None:
    """Without a rating there is no share, not 0%, whatever the base; slips that pass change nothing."""
    for base in rules.BASES:
        none = Spread(SupportRule(base=base), (0, 0, 0, 0, 0), passes=9, present=12)
        assert (none.share, none.percent, none.passed) == (None, "", False)
        assert saying.spread_sentence(none) == "No result: nobody gave a level."


def test_few_ratings_are_hidden() -> None:
    """Of four who rated, no figure stands in the sentence; of five it does."""
    few = Spread(USUAL, (3, 1, 0, 0, 0), passes=6, present=10)
    assert few.hidden
    assert saying.spread_sentence(few) == "Fewer than 5 gave a level, so the spread is not shown."
    assert not Spread(USUAL, (4, 1, 0, 0, 0), present=10).hidden


def test_the_sentence_names_base_and_limits() -> None:
    """Support, its base, what was needed, and what the figure leaves out."""
    assert saying.spread_sentence(RATED) == (
        "Support 80% (33 of 41 ratings given); 33 were needed. 2 gave a pass. "
        "2 of 45 present gave nothing back."
    )
    alike = Spread(USUAL, (0, 9, 0, 0, 0), spoiled=1, present=10)
    assert saying.spread_sentence(alike).endswith(
        "1 was spoiled. All chose the same level, so everybody's rating is known."
    )


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"levels": ("a", "b")}, LevelsOutOfRange),
        ({"levels": tuple("abcdefgh")}, LevelsOutOfRange),
        ({"levels": ("for", "For ", "against")}, LevelNamesAlike),
        ({"levels": ("for", " ", "against")}, LevelNamesAlike),
        ({"levels": ("x" * 61, "b", "c")}, LevelNameTooLong),
        ({"lowest": 1}, LowestLevelUnknown),
        ({"lowest": 6}, LowestLevelUnknown),
        ({"threshold": Fraction(0)}, ShareOutOfRange),
        ({"threshold": Fraction(5, 4)}, ShareOutOfRange),
        ({"base": "everybody"}, SupportRuleUnknown),
        ({"rounds": -1}, SupportRuleUnknown),
    ],
)
def test_a_rule_that_cannot_be_is_refused(given: dict[str, object], refusal: type[Exception]) -> None:
    """Levels are 3 to 7 and told apart, the lowest that counts is not the worst, shares lie above 0."""
    with pytest.raises(refusal):
        SupportRule(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "counts", [{"6": 1}, {"0": 1}, {"yes": 1}, {"5": -1}, {"5": 1.5}, {"5": True}, {"5": 10**9}]
)
def test_what_is_no_count_is_refused(counts: dict[str, object]) -> None:
    """An unknown level, a negative, broken or endless number is never guessed."""
    with pytest.raises(RatingsNotACount):
        rules.spread(USUAL, counts, present=10)  # type: ignore[arg-type]


def rounds(*supporting: int, rule: SupportRule = USUAL, of: int = 100) -> list[Spread]:
    return [Spread(rule, (n, 0, 0, of - n, 0), present=of) for n in supporting]


@pytest.mark.parametrize(
    ("supporting", "code"),
    [
        ((), "begun"),
        ((60,), "go_on"),
        ((60, 62), "go_on"),
        ((60, 62, 64), "no_gain"),
        ((60, 62, 65), "go_on"),  # exactly 3 points are a gain
        ((60, 65, 67), "go_on"),
        ((60, 70, 72, 74), "no_gain"),
        ((70, 60, 50), "no_gain"),
        ((60, 62, 80), "passed"),
        ((90, 70), "go_on"),
    ],
)
def test_where_the_rounds_have_come_to(supporting: tuple[int, ...], code: str) -> None:
    """Passed by the last; no gain when two rounds in a row each rise by less than 3 points; else on."""
    found = rules.standing(rounds(*supporting))
    assert (found.code, found.rounds) == (code, len(supporting))
    assert ("again" in found.offered) == (code not in ("passed", "time_up"))
    if supporting:
        assert set(rules.WAYS_ON) <= set(found.offered)


def test_time_is_up_when_said_or_agreed() -> None:
    """The lead says so, or the rounds agreed beforehand are used; a round that passed stays passed."""
    assert rules.standing(rounds(60), time_up=True).code == "time_up"
    agreed = SupportRule(rounds=2)
    assert rules.standing(rounds(60, 70, rule=agreed)).code == "time_up"
    assert rules.standing(rounds(60, 80, rule=agreed)).code == "passed"


def test_another_scale_is_not_compared() -> None:
    """A round on other levels, another lowest one or base has no change, and is no sign of no gain."""
    for other in (SupportRule(lowest=4), SupportRule(base="present"), SupportRule(levels=tuple("abc"))):
        odd = Spread(other, (60, *[0] * (len(other.levels) - 2), 40), present=100)
        assert rules.changes([*rounds(60, 61), odd])[-1] is None
        assert rules.standing([*rounds(60, 61), odd]).code == "go_on"


def test_a_hidden_round_gives_no_change() -> None:
    """From a change and one shown figure a hidden one could be worked out, so there is none."""
    few = Spread(USUAL, (3, 0, 0, 1, 0), present=20)
    assert rules.changes([*rounds(60), few, *rounds(62)]) == (None, None, None)


@pytest.mark.parametrize(
    ("one", "other", "same", "shared"),
    [
        ("Table 3", "table 03", True, True),
        ("Tables 3 and 4", "Table 4, 3", True, True),
        ("Tables 3 and 4", "Table 4", False, True),
        ("Table 3", "Table 13", False, False),
        ("By the window", "by the  Window", True, True),
        ("By the window", "By the door", False, False),
    ],
)
def test_tables_are_told_apart(one: str, other: str, same: bool, shared: bool) -> None:
    """By their numbers, whatever stands around them, or else by their names."""
    assert (rules.same_tables(one, other), rules.share_a_table(one, other)) == (same, shared)


@pytest.mark.parametrize(
    ("change", "words"),
    [(42, "+4.2 points"), (-10, "−1 point"), (0, "±0 points"), (30, "+3 points"), (-4, "−0.4 points")],
)
def test_changes_are_said_in_points(change: int, words: str) -> None:
    """With their sign, to one place where needed."""
    assert saying.points(Fraction(change, 1000)) == words


@given(st.lists(st.integers(0, 40), min_size=3, max_size=7), st.integers(0, 9), st.data())
@settings(max_examples=60, deadline=None)
def test_more_support_never_fails_what_had_passed(
    levels: list[int], passes: int, data: st.DataObject
) -> None:
    """Whoever moves up a level never takes the support away, on any scale, base and threshold."""
    many = len(levels)
    rule = SupportRule(
        levels=tuple(f"level {n}" for n in range(many)),
        lowest=data.draw(st.integers(2, many)),
        threshold=Fraction(data.draw(st.integers(1, 10)), 10),
        base=data.draw(st.sampled_from(rules.BASES)),
    )
    before = Spread(rule, tuple(levels), passes, present=sum(levels) + passes)
    place = data.draw(st.integers(1, many - 1))
    if not levels[place]:
        return
    moved = [*levels]
    moved[place], moved[place - 1] = moved[place] - 1, moved[place - 1] + 1
    after = Spread(rule, tuple(moved), passes, present=before.present)
    assert after.passed or not before.passed
    assert after.supporting - before.supporting in (0, 1)


def test_values_travel_between_processes() -> None:
    """A spread pickles whole."""
    assert pickle.loads(pickle.dumps(RATED)) == RATED
