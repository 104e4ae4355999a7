"""All rules from one engine: right against listing every panel, proven, admissible, the same every time."""

from __future__ import annotations

import dataclasses
import hashlib
import math
import os
import random
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from council.errors import CouncilError
from council.selection import comparing
from council.selection.comparing import compared, figures_of
from council.selection.engine import columns
from council.selection.engine.alike import Model, model_of
from council.selection.engine.claims import holds
from council.selection.engine.columns import closed
from council.selection.engine.points import point_of
from council.selection.engine.proof import admissible
from council.selection.feasible import check
from council.selection.lottery import Lottery, Proof, chances
from council.selection.nearest import nearest_changes
from council.selection.refusals import NothingToReach, RuleUnknown, TargetsOutOfReach, TicketsUnusable
from council.selection.rules import RULES, find_lottery
from council.selection.targets import Line, Pool, Targets
from tests.council.selection.brute import chances_by, fewest_moves, goldilocks, tight_draw
from tests.council.selection.pools import every_panel, pool_in, small_draws

AIMING = tuple(rule for rule in RULES if rule != "random")
CALM = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # each example is a whole draw, so shrinking takes minutes
)


def town() -> tuple[Pool, Targets]:
    """Forty people over three features with five homes of two, tight enough that rules differ."""
    chance = random.Random(8)
    values = tuple(
        (chance.choice("aab"), chance.choice("xxxyz"), chance.choice("112")) for _person in range(40)
    )
    homes = tuple(f"h{i // 2}" if i < 10 else "" for i in range(40))
    lines = (
        Line("letter", "a", 3, 4), Line("letter", "b", 4, 5), Line("tail", "x", 2, 3),
        Line("tail", "y", 2, 3), Line("tail", "z", 2, 3), Line("digit", "1", 4, 5), Line("digit", "2", 3, 4),
    )  # fmt: skip
    return Pool(tuple(f"p{i:02}" for i in range(40)), ("letter", "tail", "digit"), values, homes), Targets(
        8, lines
    )


def by_person(model: Model, best: tuple[Fraction, ...]) -> list[float]:
    """A chance a person, in pool order, from a chance a type."""
    return [float(one) for one in model.per_person(best)]  # type: ignore[arg-type]


@settings(CALM, max_examples=12)
@given(small_draws())
def test_points_are_those_of_listing_every_panel(case: tuple[Pool, Targets]) -> None:
    """Each rule's chances are what its definition gives over all panels."""
    pool, targets = case
    panels = every_panel(pool, targets)
    if not panels:
        with pytest.raises(TargetsOutOfReach):
            check(pool, targets)
        return
    model = model_of(pool, targets)
    for rule in AIMING:
        wanted = chances_by(rule, panels, len(pool.ids))
        found = by_person(model, closed(model, rule).bound.best)
        assert sum(found) == pytest.approx(targets.seats, abs=1e-6)
        if rule == "goldilocks":
            assert goldilocks(found, targets.seats) == pytest.approx(
                goldilocks(wanted, targets.seats), abs=1e-5
            )
        else:
            assert found == pytest.approx(wanted, abs=2e-4 if rule == "nash" else 2e-6), rule


@settings(CALM, max_examples=15)
@given(small_draws())
def test_lotteries_have_the_chances_of_listing_every_panel(case: tuple[Pool, Targets]) -> None:
    """An exact lottery gives leximin's chances to a part in 10,000, proven, over listed panels only."""
    pool, targets = case
    panels = every_panel(pool, targets)
    if not panels:
        with pytest.raises(TargetsOutOfReach):
            find_lottery(pool=pool, targets=targets, panels="exact")
        return
    lottery = find_lottery(pool=pool, targets=targets, panels="exact")
    assert [float(one) for one in lottery.best] == pytest.approx(
        chances_by("leximin", panels, len(pool.ids)), abs=1e-6
    )
    assert set(lottery.panels) <= {tuple(pool.ids[i] for i in panel) for panel in panels}
    assert lottery.certified
    assert lottery.exact
    assert sum(chances(lottery).values()) == targets.seats


@settings(CALM, max_examples=12)
@given(small_draws())
def test_proposed_changes_are_the_smallest(case: tuple[Pool, Targets]) -> None:
    """Out of reach exactly when no panel exists; then the first proposal moves as few seats as any could."""
    pool, targets = case
    try:
        check(pool, targets)
    except TargetsOutOfReach:
        assert not every_panel(pool, targets)
        found = nearest_changes(model_of(pool, targets))
        fewest = fewest_moves(pool, targets)
        if fewest is None:
            assert not found
            return
        moved = [sum(o.line.least - o.least + o.most - o.line.most for o in one) for one in found]
        assert moved[0] == fewest
        for proposal in found:
            changed = {(o.line.feature, o.line.value): (o.least, o.most) for o in proposal}
            lines = tuple(
                Line(o.feature, o.value, *changed.get((o.feature, o.value), (o.least, o.most)))
                for o in targets.lines
            )
            assert every_panel(pool, Targets(targets.seats, lines))
    else:
        assert every_panel(pool, targets)


@pytest.mark.parametrize("panels", [1_000, "exact"])
@pytest.mark.parametrize("rule", RULES)
def test_one_contract_for_all_rules(rule: str, panels: int | str) -> None:
    """Admissible panels in order, weights that add up, chances summing to the seats, the rule's claim."""
    pool, targets = town()
    if (rule, panels) == ("random", "exact"):
        with pytest.raises(NothingToReach):
            find_lottery(pool=pool, targets=targets, rule=rule, panels=panels)
        return
    lottery = find_lottery(pool=pool, targets=targets, rule=rule, panels=panels)
    model = model_of(pool, targets)
    place = {one: number for number, one in enumerate(model.pool.ids)}
    assert lottery.rule == rule
    assert lottery.total == (10**6 if panels == "exact" else panels)
    assert list(lottery.panels) == sorted(set(lottery.panels))
    assert all(admissible(model, [place[one] for one in panel]) for panel in lottery.panels)
    held = chances(lottery)
    assert sum(held.values()) == targets.seats
    assert lottery.certified == (rule != "random")
    assert lottery.exact == (panels == "exact")
    assert sum(level.people for level in lottery.levels) == len(pool.ids)
    assert lottery.reach == point_reach(model)
    if rule != "random":
        best = tuple(lottery.best[group[0]] for group in model.members)
        assert holds(model, rule, best, lottery.proof)
        room = Fraction(1, 1_000 if panels == 1_000 else 10_000)
        assert all(abs(held[one] - aim) < room for one, aim in zip(lottery.ids, lottery.best, strict=True))


def point_reach(model: Model) -> Fraction:
    """The best smallest chance, by the default rule."""
    found = point_of(model, "leximin")
    assert found is not None
    return min(chance for chance in found.best if chance)


def test_rules_keep_their_order() -> None:
    """Nobody's smallest chance beats leximin's, nobody's largest minimax's, no product nash's."""
    pool, targets = town()
    points = {one.rule: one for one in compared(pool, targets)}
    able = {rule: [one for one in point.chances if one] for rule, point in points.items()}
    assert list(points) == list(RULES)
    for rule in AIMING:
        mine = points[rule].figures
        assert mine.smallest <= points["leximin"].figures.smallest == points["maximin"].figures.smallest
        assert mine.largest >= points["minimax"].figures.largest
        assert mine.geometric_mean <= points["nash"].figures.geometric_mean * (1 + 1e-9)
        assert sorted(able[rule]) <= sorted(able["leximin"])
        assert goldilocks(list(map(float, able[rule])), 8) >= goldilocks(
            list(map(float, able["goldilocks"])), 8
        ) * (1 - 1e-8)
    assert points["maximin"].figures.largest <= points["leximin"].figures.largest
    assert not points["random"].figures.certified


def test_side_by_side_is_what_is_drawn() -> None:
    """The chances compared are those a lottery of the rule then aims at, and its figures are near them."""
    pool, targets = town()
    for point in compared(pool, targets, rules=AIMING):
        lottery = find_lottery(pool=pool, targets=targets, rule=point.rule, panels="exact")
        assert sorted(lottery.best) == list(point.chances)
        figures = figures_of(lottery)
        assert float(figures.smallest) == pytest.approx(float(point.figures.smallest), abs=1e-4)
        assert figures.gini == pytest.approx(point.figures.gini, abs=1e-3)


@pytest.mark.parametrize("rule", AIMING)
def test_claims_are_refused_when_anything_is_changed(rule: str) -> None:
    """A chance moved, a line left out, a multiplier changed, another rule's name: not proven any more."""
    pool, targets = town()
    model = model_of(pool, targets)
    found = point_of(model, rule)
    assert found is not None
    assert found.proven
    assert holds(model, rule, found.best, found.lines)
    moved = list(found.best)
    a, b = [t for t, group in enumerate(model.members) if len(group) == 1][:2]
    moved[a], moved[b] = moved[a] - Fraction(1, 10**4), moved[b] + Fraction(1, 10**4)
    assert not holds(model, rule, moved, found.lines)
    assert not holds(model, rule, found.best, found.lines[:-1])
    assert not holds(model, "random", found.best, found.lines)
    for number, line in enumerate(found.lines):
        if line.kind != "floor":
            (row, y), *others = line.multipliers
            worse = Proof(((row, 2 * y + 10**9), *others), line.kind)
            assert not holds(
                model, rule, found.best, (*found.lines[:number], worse, *found.lines[number + 1 :])
            )


def test_order_does_not_matter_to_any_rule() -> None:
    """Rows and columns shuffled: the same lottery to the last weight."""
    pool, targets = town()
    order = list(range(len(pool.ids)))
    random.Random(3).shuffle(order)
    turned = Pool(
        tuple(pool.ids[i] for i in order),
        pool.features[::-1],
        tuple(pool.values[i][::-1] for i in order),
        tuple(pool.households[i] for i in order),
    )
    for rule in RULES:
        panels = 1_000 if rule == "random" else "exact"
        back = Targets(8, targets.lines[::-1])
        mine = find_lottery(pool=turned, targets=back, rule=rule, panels=panels)
        assert mine == find_lottery(pool=pool, targets=targets, rule=rule, panels=panels)


def printed() -> str:
    """The hash of every rule's lottery, for another process."""
    pool, targets = town()
    asked = [(rule, 1_000 if rule == "random" else "exact") for rule in RULES]
    told = [repr(find_lottery(pool=pool, targets=targets, rule=r, panels=m)) for r, m in asked]
    return hashlib.sha256("".join(told).encode()).hexdigest()


def test_hash_seeds_do_not_matter() -> None:
    """Processes with other hash seeds find the same bytes."""
    code = "from tests.council.selection.test_rules import printed; print(printed())"
    root = Path(__file__).parents[3]
    found = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "77")
    ]
    assert found[0] == found[1]
    assert len(found[0]) == 65


def test_tight_pools_are_certified_by_every_rule() -> None:
    """Pools whose panels are few: proven in fractions or closed by columns, and never beyond a panel."""
    chance = random.Random(20)
    for number in range(5):
        pool, targets = tight_draw(chance, people=(14, 36), seats=7)
        for rule in dict.fromkeys(("leximin", AIMING[number])):
            lottery = find_lottery(pool=pool, targets=targets, rule=rule, panels="exact")
            assert lottery.certified, (rule, pool)
            assert lottery.how in ("bound", "columns closed")


def test_what_cannot_be_asked_is_refused() -> None:
    """Unknown rules and odd numbers of tickets have their own sentences."""
    pool, targets = town()
    wrong: list[tuple[dict[str, object], type[CouncilError]]] = [
        ({"rule": "best"}, RuleUnknown),
        ({"panels": 999}, TicketsUnusable),
        ({"panels": "many"}, TicketsUnusable),
    ]
    for asked, refusal in wrong:
        with pytest.raises(refusal):
            find_lottery(pool=pool, targets=targets, **asked)  # type: ignore[arg-type]
    with pytest.raises(RuleUnknown):
        compared(pool, targets, rules=("best",))


def test_the_product_of_a_known_pool(shared_data: Path) -> None:
    """The geometric mean that others reach in minutes: 0.0946534 on a pool of 312 people."""
    pool, targets = pool_in(shared_data / "selection" / "gss_sfa_35", 35)
    (point,) = compared(pool, targets, rules=("nash",))
    assert point.figures.certified
    assert math.isclose(point.figures.geometric_mean, 0.0946534, abs_tol=5e-8)


def test_what_was_not_closed_is_not_called_certified(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chances of panels found, with the search left open, stand side by side without a claim."""
    pool, targets = town()
    model = model_of(pool, targets)
    point = point_of(model, "leximin")
    assert point is not None
    for how, certified in (("columns open", False), ("columns closed", True)):
        bound = dataclasses.replace(point, proven=False, how=how)
        monkeypatch.setattr(comparing, "point_of", lambda *_args, **_more: None)
        closed = columns.Closed(bound, (), ())
        monkeypatch.setattr(columns, "closed", lambda *_args, found=closed, **_more: found)
        assert compared(pool, targets, rules=["leximin"])[0].figures.certified is certified


def test_who_holds_no_ticket_is_not_called_hopeless() -> None:
    """A chance too small for a ticket is the smallest there is; it is not "never"."""
    half = (Fraction(1, 2),) * 2
    aims = (*half, Fraction(1, 5_000), Fraction(0))
    panels = (("a",), ("b",))
    lottery = Lottery(("a", "b", "c", "d"), panels, (500, 500), (), (), "leximin", (), best=aims)
    figures = figures_of(lottery)
    assert (figures.smallest, figures.never) == (0, 1)
