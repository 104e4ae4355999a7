"""Groups of fewer than five people are never told, nor can they be worked out from what is."""

from __future__ import annotations

from random import Random

from council.report.facts import CategoryFacts
from council.report.small import Shown, hidden_too, hidden_values, reasons_together, together
from council.sessions.turns import Cell, Group, Voices


def groups(*panel: int, feature: str = "Age") -> tuple[CategoryFacts, ...]:
    """Groups a, b, … with so many members, ten times as many in the pool."""
    return tuple(
        CategoryFacts(feature, letter, 10 * people, people, people, people)
        for letter, people in zip("abcdefgh", panel, strict=False)
    )


def test_a_small_group_is_counted_with_the_next() -> None:
    """Two of nine and seven stand together, with their pool and their targets; the others stay."""
    shown = together(groups(2, 9, 7, 0))
    assert [(one.value, one.panel) for one in shown.categories] == [("b", 9), ("d", 0), ("a; c", 9)]
    last = shown.categories[-1]
    assert (last.pool, last.least, last.most, last.values) == (90, 9, 9, ("a", "c"))


def test_large_groups_are_left_alone() -> None:
    """Nothing is counted together where nobody could be recognised."""
    assert together(groups(5, 12, 0)) == Shown(groups(5, 12, 0))


def test_a_feature_of_small_groups_only_is_left_out_and_named() -> None:
    """Of three and three nothing can be shown: the feature is named instead."""
    assert together(groups(3, 3, 0)) == Shown((), ("Age",))


def test_no_break_down_lets_a_small_group_be_worked_out() -> None:
    """Whatever the groups are: no count from one to four, and what is added up holds two groups or more,
    of at least five people; so for each of them every value from nothing to five fits what is printed."""
    chance = Random(7)
    for _ in range(400):
        given = groups(*(chance.choice((0, 1, 2, 3, 4, 5, 6, 9, 30)) for _ in range(chance.randint(1, 7))))
        shown = together(given)
        for one in shown.categories:
            assert not 0 < one.panel < 5
            assert not 0 < one.pool < 5
            assert not one.values or (len(one.values) >= 2 and one.panel >= 5)
        if not shown.unshown:
            assert sum(one.panel for one in shown.categories) == sum(one.panel for one in given)


def test_what_turns_hide_the_panel_hides_and_the_other_way_round() -> None:
    """A group hidden in one break-down of a feature is hidden in both, or the two would tell it together."""
    cells = (Cell("a", hidden=True), Cell("b", people=8), Cell("c", hidden=True))
    voices = Voices(measured=True, groups=(Group("age", cells),))
    shown = together(groups(3, 8, 9, 6), hidden=hidden_values(voices))
    assert shown.categories[-1].values == ("a", "c")
    known = together(groups(3, 8, 9, 6))
    assert known.categories[-1].values == ("a", "d")
    after = hidden_too(voices, shown)
    assert [cell.value for cell in after.groups[0].cells if cell.hidden] == ["a", "c"]
    assert hidden_too(voices, Shown((), ("Age",))).groups == ()


def test_reasons_of_few_people_are_told_together() -> None:
    """Two who work for the authority are counted with the next reason; one reason alone stays as it is."""
    assert reasons_together((("works there", 2), ("no reply", 50), ("too young", 9))) == (
        ("no reply", 50),
        ("works there; too young", 11),
    )
    assert reasons_together((("too young", 9),)) == (("too young", 9),)
