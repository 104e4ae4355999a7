"""Values of the pictures: right counts, and nobody given away by a small one."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from council.selection.pictures import (
    SMALL,
    Limit,
    Part,
    beside_others,
    beside_targets,
    crossed,
    features_to_cross,
    limits_of,
)
from council.selection.targets import Line

PEOPLE = {
    f"p{i:02}": {
        "gender": ("woman", "Man", "man ")[i % 3],
        "town": "North" if i < 12 else "South",
        "job": ("baker", "smith", "", "nurse")[i % 4] if i > 2 else "pilot",
        "note": f"said {i}",
    }
    for i in range(40)
}
PANEL = tuple(f"p{i:02}" for i in range(0, 40, 5))


def counted(*pools: int) -> list[tuple[Line, int, int | None, Fraction | None]]:
    return [(Line("age", str(at), 1, 2), pool, 1, Fraction(1, 8)) for at, pool in enumerate(pools)]


def test_features_without_targets_are_counted() -> None:
    """Everybody of the pool stands in one part of each feature, every member too, however it is spelt."""
    value = beside_others(PEOPLE, PANEL, targeted=("TOWN",), public=False)
    assert [name for name, _parts in value.features] == ["gender", "job"]
    for _name, parts in value.features:
        assert sum(part.pool for part in parts) == 40
        assert sum(part.panel or 0 for part in parts) == len(PANEL)
    assert [part.value for part in value.parts if part.feature == "gender"] == ["Man", "woman"]
    assert value.left == ("note",) and value.drawn


def test_no_answer_is_a_group_of_its_own_and_stands_last() -> None:
    """Whoever said nothing is counted, after all answers."""
    value = beside_others(PEOPLE, PANEL, targeted=("gender", "town"), public=False)
    assert value.parts[-1].value == "" and value.parts[-1].pool == 9


def test_small_groups_stand_together() -> None:
    """A group under five is shown with others alone, so large that no difference tells its size."""
    value = beside_targets(counted(30, 3, 7, 40), pool=80, seats=6)
    assert [part.pool for part in value.parts] == [30, 40, 10]
    assert value.parts[-1] == Part("age", "", 10, 2, Fraction(1, 4), gathered=2)
    assert beside_targets(counted(30, 3, 7, 40), pool=80, seats=6, public=False).gathered == 0


def test_a_group_of_nobody_is_shown() -> None:
    """A value that nobody in the pool has tells of nobody."""
    assert beside_targets(counted(30, 0), pool=30, seats=2).gathered == 0


@given(st.lists(st.integers(0, 12), min_size=1, max_size=8))
def test_no_published_part_is_small(pools: list[int]) -> None:
    """No part of one to four people is shown, unless the whole feature has no more; sums stay right."""
    value = beside_targets(counted(*pools), pool=sum(pools), seats=4)
    assert sum(part.pool for part in value.parts) == sum(pools)
    for part in value.parts:
        assert part.pool == 0 or part.pool >= SMALL or part.pool == sum(pools)


@given(
    st.lists(
        st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")),
        min_size=6,
        max_size=60,
    )
)
def test_a_hidden_combination_cannot_be_worked_out(rows: list[tuple[str, str]]) -> None:
    """What is shown is right; no small one is shown; no line hides one alone among others that are shown."""
    people = {str(i): {"one": a, "two": b} for i, (a, b) in enumerate(rows)}
    value = crossed(people, list(people)[:3], "one", "two")
    lines = [list(row) for row in value.cells] + [list(column) for column in zip(*value.cells, strict=True)]
    for line in lines:
        hidden = [cell for cell in line if cell.pool is None]
        shown = [cell for cell in line if cell.pool]
        assert all(cell.pool is None or cell.pool == 0 or cell.pool >= SMALL for cell in line)
        assert len(hidden) != 1 or not shown
    for i, a in enumerate(value.rows):
        for j, b in enumerate(value.columns):
            if value.cells[i][j].pool is not None:
                assert value.cells[i][j].pool == sum(row == (a, b) for row in rows)


def test_two_features_crossed_cover_everybody() -> None:
    """All cells together are the pool, and the panel."""
    value = crossed(PEOPLE, PANEL, "gender", "town", public=False)
    assert sum(cell.pool or 0 for row in value.cells for cell in row) == 40
    assert sum(cell.panel or 0 for row in value.cells for cell in row) == len(PANEL)
    assert features_to_cross(PEOPLE) == ("gender", "job", "town")


def test_small_levels_are_left_out_of_who_limits_whom() -> None:
    """A level of one person would tell whom its lines describe; lines stand in the order they bind."""
    tight, late = Limit("age", "18", "most", 2, 9), Limit("town", "North", "least", 1, 20)
    levels = [(Fraction(1, 2), 20, [late, tight]), (Fraction(1, 5), 9, [tight]), (Fraction(1), 1, [late])]
    value = limits_of(levels)
    assert value.levels == ((Fraction(1, 5), 9), (Fraction(1, 2), 20)) and value.hidden == 1
    assert value.lines == (tight, late)
    assert value.marks == {(0, 0), (1, 1), (0, 1)}
    assert limits_of(levels, public=False).hidden == 0
