"""Few seats over many people with tight lines, as after a draw: closed over whole panels, and quickly."""

from __future__ import annotations

import random

import numpy as np
import pytest

from council.selection.engine import columns
from council.selection.engine.alike import Model, model_of
from council.selection.engine.neighbours import Neighbours
from council.selection.engine.pricing import Pricing
from council.selection.lottery import chances
from council.selection.rules import find_lottery
from council.selection.targets import Line, Pool, Targets
from tests.council.selection.pools import every_panel, fairest_by_listing

FEATURES = {"age": "abcd", "gender": "fm", "place": "xyz", "school": "hl"}


def left_over(people: int, seats: int, seed: int) -> tuple[Pool, Targets]:
    """A pool whose lines leave one seat of room around a panel of it, as the lines of a replacement do."""
    chance = random.Random(seed)
    rows = [tuple(chance.choice(values) for values in FEATURES.values()) for _person in range(people)]
    panel = chance.sample(rows, seats)
    lines = []
    for column, (feature, values) in enumerate(FEATURES.items()):
        for value in values:
            held = sum(row[column] == value for row in panel)
            most = held + chance.randrange(2)
            lines.append(Line(feature, value, max(0, held - chance.randrange(2)), most))
    ids = tuple(f"p{number:03}" for number in range(people))
    homes = tuple(f"h{number // 2}" if number < 6 else "" for number in range(people))
    return Pool(ids, tuple(FEATURES), tuple(rows), homes), Targets(seats, tuple(lines))


def all_panels(model: Model, pool: Pool, targets: Targets) -> set[tuple[int, ...]]:
    """Every panel there is, as places by type."""
    of = model.per_person(range(len(model.caps)))
    listed = every_panel(pool, targets)
    return {tuple(np.bincount([of[i] for i in one], minlength=len(model.caps)).tolist()) for one in listed}


@pytest.mark.parametrize("seed", range(12))
def test_a_search_finds_a_panel_above_a_bar_or_none(seed: int) -> None:
    """Against a list of all panels: above a bar there is one found exactly when there is one."""
    pool, targets = left_over(16, 4, seed)
    model = model_of(pool, targets)
    panels = all_panels(model, pool, targets)
    chance = random.Random(seed)
    pricing = Pricing(model)
    for _try in range(6):
        prices = np.array([chance.choice((0.0, 0.0, 1.0, chance.random())) for _type in model.caps])
        best = max(float(prices @ np.array(one)) for one in panels)
        assert pricing.above(prices, best + 1e-6) is None
        dear = pricing.above(prices, best - 1e-4, patient=True)
        assert dear in panels and float(prices @ np.array(dear)) > best - 1e-4
        some = pricing.above(prices, best / 2 - 1e-4)
        assert some in panels and float(prices @ np.array(some)) > best / 2 - 1e-4


@pytest.mark.parametrize("seed", range(12))
def test_neighbours_are_panels_worth_more(seed: int) -> None:
    """What is found next to known panels is admissible, new, above the bar; types come in where they can."""
    pool, targets = left_over(16, 4, seed)
    model = model_of(pool, targets)
    panels = all_panels(model, pool, targets)
    begin = sorted(panels)[: 1 + seed]
    near = Neighbours(model, ())
    prices = np.array([random.Random(seed + t).random() for t in range(len(model.caps))])
    worth = {one: float(prices @ np.array(one)) for one in panels}
    bar = sorted(worth.values())[len(worth) // 2]
    found = near.better(begin, prices, bar, set(begin), most=50)
    assert set(found) <= panels - set(begin) and all(worth[one] > bar for one in found)
    types = range(len(model.caps))
    one_away = {
        t: [one for one in panels if one[t] > begin[0][t] and sum(abs(np.subtract(one, begin[0]))) == 2]
        for t in types
    }
    missing = [t for t in types if not begin[0][t]]
    held = near.holding(begin[0], missing)
    assert set(held) == {t for t in missing if one_away[t]}
    assert all(panel in one_away[t] for t, panel in held.items())


@pytest.mark.parametrize("seed", range(6))
def test_few_seats_have_the_fairest_chances(seed: int) -> None:
    """The road of few seats gives the leximin chances of listing all panels, certified, never included."""
    pool, targets = left_over(100, 2, seed)
    assert len(model_of(pool, targets).caps) > 20 * targets.seats
    expected = fairest_by_listing(every_panel(pool, targets), len(pool.ids))
    lottery = find_lottery(pool=pool, targets=targets)
    assert [float(one) for one in lottery.best] == pytest.approx(expected, abs=1e-6)
    assert lottery.certified and set(lottery.never) == {
        one for one, chance in zip(pool.ids, expected, strict=True) if chance < 1e-9
    }
    assert all(abs(float(c) - e) < 0.001 for c, e in zip(chances(lottery).values(), expected, strict=True))


def test_types_known_to_be_out_change_nothing() -> None:
    """Closing over panels gives the same chances with hopeless types named beforehand and without."""
    pool, targets = left_over(60, 3, 4)
    model = model_of(pool, targets)
    plain = columns.closed(model, "leximin").bound.best
    never = [t for t, chance in enumerate(plain) if not chance]
    told = columns.closed(model, "leximin", shut=never).bound.best
    assert never and [float(a) for a in told] == pytest.approx([float(b) for b in plain], abs=1e-7)


def test_a_search_that_ends_early_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all branches may not be looked at, the search says so instead of "there is none"."""
    monkeypatch.setattr("council.selection.engine.pricing.MOST_NODES", 0)
    gave_up = 0
    for seed in range(12):
        pool, targets = left_over(16, 4, seed)
        model = model_of(pool, targets)
        panels = all_panels(model, pool, targets)
        pricing, chance = Pricing(model), random.Random(seed)
        for _try in range(6):
            prices = np.array([chance.random() for _type in model.caps])
            best = max(float(prices @ np.array(one)) for one in panels)
            found = pricing.above(prices, best - 1e-4)
            assert found in panels if found else pricing.gave_up
            gave_up += pricing.gave_up
    assert gave_up
