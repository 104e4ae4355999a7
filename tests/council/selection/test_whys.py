"""Why a chance is low, in words that can be checked against the targets."""

from __future__ import annotations

from fractions import Fraction

import pytest

from council.selection.comparing import compared
from council.selection.lottery import level_of
from council.selection.rules import RULES, find_lottery
from council.selection.targets import Line, Pool, Targets
from council.selection.whys import percent, why, whys_of
from tests.council.selection.pools import every_panel


def village() -> tuple[Pool, Targets]:
    """Many graduates for few seats, one person without whom no panel is whole, one no line has a seat for."""
    values = [("graduate", "old")] * 10 + [("other", "old")] * 5 + [("other", "young"), ("other", "child")]
    lines = (
        Line("degree", "graduate", 0, 2), Line("degree", "other", 0, 5),
        Line("age", "young", 1, 1), Line("age", "child", 0, 0), Line("age", "old", 0, 5),
    )  # fmt: skip
    ids = tuple(f"p{i:02}" for i in range(17))
    return Pool(ids, ("degree", "age"), tuple(values)), Targets(5, lines)


def test_one_line_is_named_with_its_seats_and_people() -> None:
    """Two seats for ten graduates: the sentence says so, and what a third seat would give is true."""
    pool, targets = village()
    lottery = find_lottery(pool=pool, targets=targets, panels="exact")
    told = why(lottery, pool, targets, "p00")
    assert told.level == Fraction(1, 5)
    assert told.people_on_level == 10
    assert [(one.line.value, one.side, one.seats, one.people) for one in told.lines] == [
        ("graduate", "most", 2, 10)
    ]
    assert told.sentence == "“degree: graduate”: at most 2 seats for 10 people, so 20 % each at best."
    roomier = Targets(5, (Line("degree", "graduate", 0, 3), *targets.lines[1:]))
    (point,) = compared(pool, roomier, rules=("leximin",))
    assert percent(point.figures.smallest) in told.helps[0]
    assert "at most 3 instead of 2" in told.helps[0]


def test_the_certain_and_the_never_are_told_why() -> None:
    """Who is needed is told by which line; who has no place, too."""
    pool, targets = village()
    lottery = find_lottery(pool=pool, targets=targets, panels="exact")
    certain = why(lottery, pool, targets, "p15")
    assert certain.level == 1
    assert "“age: young”: at least 1 seat from 1 person" in certain.sentence
    never = why(lottery, pool, targets, "p16")
    assert never.level == 0
    assert "“age: child”: at most 0 seats for 1 person" in never.sentence
    assert lottery.never == ("p16",)


@pytest.mark.parametrize("rule", RULES)
def test_every_level_has_a_reason(rule: str) -> None:
    """Under any rule the levels cover everybody, rising, and each has a sentence without gaps."""
    pool, targets = village()
    lottery = find_lottery(pool=pool, targets=targets, rule=rule)
    told = whys_of(lottery, pool, targets)
    levels = [one.level for one in told]
    assert levels == sorted(set(levels))
    assert sum(one.people_on_level for one in told) == len(pool.ids)
    assert all(one.sentence and "{" not in one.sentence for one in told)
    mine = {one: level_of(rule, chance) for one, chance in zip(lottery.ids, lottery.best, strict=True)}
    for one in pool.ids:
        assert why(lottery, pool, targets, one).level == mine[one]


def test_a_stranger_has_no_reason() -> None:
    """An id that is not in the pool is a mistake of the caller."""
    pool, targets = village()
    assert every_panel(pool, targets)
    lottery = find_lottery(pool=pool, targets=targets, panels="exact")
    with pytest.raises(KeyError):
        why(lottery, pool, targets, "nobody")


def test_small_chances_keep_three_digits() -> None:
    """Per cent with digits enough to tell small chances apart, and no more."""
    wanted = {
        Fraction(1, 4): "25 %",
        Fraction(13, 369): "3.52 %",
        Fraction(5, 4486): "0.111 %",
        Fraction(1): "100 %",
    }
    assert {one: percent(one) for one in wanted} == wanted
