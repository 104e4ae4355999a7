"""Exact weights: everybody's chance reached, whole in the end, and never claimed when out of span."""

from __future__ import annotations

import dataclasses
import random
from fractions import Fraction
from pathlib import Path

import pytest

from council.selection.engine.alike import model_of
from council.selection.engine.points import point_of
from council.selection.engine.proof import EXACT_ROOM
from council.selection.engine.weights import TOTAL, Weighted, bent, weighted
from council.selection.lottery import chances
from council.selection.rules import _weighed, find_lottery
from council.selection.targets import Line, Pool, Targets
from tests.council.selection.pools import pool_in


def three_rooms() -> tuple[Pool, Targets]:
    """Thirty people of five kinds, so that kinds hold several people and chances are no simple parts."""
    chance = random.Random(4)
    values = tuple((chance.choice("aaab"), chance.choice("xxy")) for _person in range(30))
    lines = (Line("f", "a", 3, 3), Line("f", "b", 3, 4), Line("g", "x", 2, 4), Line("g", "y", 2, 4))
    return Pool(tuple(f"p{i:02}" for i in range(30)), ("f", "g"), values), Targets(7, lines)


@pytest.mark.parametrize("rule", ["leximin", "nash"])
def test_everybody_has_their_chance(rule: str) -> None:
    """Whole weights of one million give each person their chance to a part in 50,000; equals stay equal."""
    pool, targets = three_rooms()
    lottery = find_lottery(pool=pool, targets=targets, rule=rule, panels="exact")
    assert lottery.exact
    assert lottery.certified
    assert lottery.total == TOTAL
    assert all(lottery.weights)
    given = chances(lottery)
    for one, aim in zip(lottery.ids, lottery.best, strict=True):
        assert abs(given[one] - aim) < Fraction(1, 50_000)


def test_too_few_panels_are_not_called_exact() -> None:
    """Two panels cannot give thirty people their chances: weights come back, exact does not."""
    model = model_of(*three_rooms())
    point = point_of(model, "leximin")
    assert point is not None
    found = weighted(model, point.best)
    assert found is not None
    assert found.exact
    kinds = [_counted(model.members, panel) for panel in found.panels[:2]]
    poor = bent(model, point.best, kinds)
    assert not poor.exact
    assert sum(poor.weights) == TOTAL


def _counted(members: tuple[tuple[int, ...], ...], panel: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """The panel as (type, places)."""
    counts = [(t, len(set(group) & set(panel))) for t, group in enumerate(members)]
    return tuple((t, count) for t, count in counts if count)


def test_even_counts_need_no_bending(shared_data: Path) -> None:
    """Where everyone has 1/10, as many panels as make all counts whole give it to the last digit."""
    pool, targets = pool_in(shared_data / "selection" / "example_small_20", 20)
    lottery = find_lottery(pool=pool, targets=targets, panels="exact")
    assert lottery.exact
    assert set(chances(lottery).values()) == {Fraction(1, 10)}


def test_a_known_pool_is_reached_exactly(shared_data: Path) -> None:
    """150 people, 22 seats, four features: exact and certified, 1/11 for the worst placed."""
    pool, targets = pool_in(shared_data / "selection" / "opendlp_22", 22)
    lottery = find_lottery(pool=pool, targets=targets, panels="exact")
    assert lottery.exact
    assert lottery.certified
    assert lottery.reach == Fraction(1, 11)
    assert float(min(chances(lottery).values())) == pytest.approx(1 / 11, abs=2e-5)


def test_weights_that_miss_are_held_to_one_ticket() -> None:
    """The room of exact weights is not lent to weights that are none: nothing is certified on it."""
    found = Weighted(((0, 1), (0, 2)), (400_000, 600_000), exact=False)
    assert _weighed(found).room is None
    assert _weighed(dataclasses.replace(found, exact=True)).room == EXACT_ROOM
