"""The fairest lottery: right against listing every panel, proven, and the same whatever the order."""

from __future__ import annotations

import dataclasses
import random
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from council.errors import CouncilError
from council.progress import Cancelled
from council.selection.engine.alike import model_of
from council.selection.engine.bound import fairest
from council.selection.engine.proof import admissible, fairest_of, within
from council.selection.feasible import check, reach
from council.selection.lottery import Lottery, Proof, chances, pick, tickets_held
from council.selection.refusals import (
    FeatureUnknown,
    PoolEmpty,
    RuleUnknown,
    SeatsUnusable,
    TargetsMissing,
    TargetsOutOfReach,
    TargetsUnusable,
    TicketOutOfRange,
    TicketsUnusable,
)
from council.selection.rules import RULES, find_lottery
from council.selection.targets import Line, Pool, Targets, lines_from_shares
from tests.council.selection.pools import (
    every_panel,
    fairest_by_listing,
    pool_in,
    small_draws,
    truth_in,
)

CALM = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # each example is a whole draw, so shrinking takes minutes
)


def checkerboard() -> tuple[Pool, Targets]:
    """Sixteen people over two features, some alone with their values."""
    values = tuple(("ab"[i % 2], "xyz"[i % 3]) for i in range(15)) + (("a", "q"),)
    lines = (
        Line("letter", "a", 2, 3),
        Line("letter", "b", 2, 3),
        Line("tail", "x", 1, 2),
        Line("tail", "y", 1, 2),
        Line("tail", "z", 1, 2),
        Line("tail", "q", 0, 1),
    )
    return Pool(tuple(f"p{i:02}" for i in range(16)), ("letter", "tail"), values), Targets(5, lines)


@settings(CALM, max_examples=12)
@given(small_draws())
def test_listing_every_panel_gives_the_same(case: tuple[Pool, Targets]) -> None:
    """The chances are those of leximin over all panels; targets are refused when there is no panel."""
    pool, targets = case
    panels = every_panel(pool, targets)
    if not panels:
        with pytest.raises(TargetsOutOfReach):
            find_lottery(pool=pool, targets=targets)
        return
    lottery = find_lottery(pool=pool, targets=targets)
    assert [float(one) for one in lottery.best] == pytest.approx(
        fairest_by_listing(panels, len(pool.ids)), abs=1e-6
    )
    listed = {tuple(pool.ids[i] for i in panel) for panel in panels}
    assert set(lottery.panels) <= listed
    assert lottery.certified
    assert within(lottery.best, list(tickets_held(lottery).values()), total=lottery.total)
    assert lottery.never or reach(pool, targets).chance >= lottery.reach


@CALM
@given(small_draws())
def test_changes_named_make_a_panel_possible(case: tuple[Pool, Targets]) -> None:
    """Every proposal leads to targets that can be met, and none is smaller than the first."""
    pool, targets = case
    try:
        check(pool, targets)
    except TargetsOutOfReach as refused:
        sizes = []
        for proposal in refused.facts["nearest"]:  # type: ignore[attr-defined]  # facts are objects
            changed = {one.line: one for one in proposal}
            lines = tuple(
                dataclasses.replace(line, least=changed[line].least, most=changed[line].most)
                if line in changed
                else line
                for line in targets.lines
            )
            assert every_panel(pool, Targets(targets.seats, lines))
            sizes.append(sum(o.line.least - o.least + o.most - o.line.most for o in proposal))
        assert sizes == sorted(sizes)
        if len(sizes):
            assert not _met_by_moving_less(pool, targets, sizes[0])
    else:
        assert every_panel(pool, targets)


def _met_by_moving_less(pool: Pool, targets: Targets, size: int) -> bool:
    """Whether moving all lines by one seat fewer in all would do (looked at for single seats only)."""
    if size != 2:
        return False
    for place, line in enumerate(targets.lines):
        for moved in (
            dataclasses.replace(line, least=line.least - 1),
            dataclasses.replace(line, most=line.most + 1),
        ):
            lines = (*targets.lines[:place], moved, *targets.lines[place + 1 :])
            if every_panel(pool, Targets(targets.seats, lines)):
                return True
    return False


def test_chances_add_up_and_every_panel_is_admissible() -> None:
    """Chances sum to the seats, weights to the tickets, and each panel meets each line."""
    pool, targets = checkerboard()
    lottery = find_lottery(pool=pool, targets=targets)
    model = model_of(pool, targets)
    assert sum(chances(lottery).values()) == targets.seats
    assert lottery.total == 1000
    place = {one: number for number, one in enumerate(model.pool.ids)}
    assert all(admissible(model, [place[one] for one in panel]) for panel in lottery.panels)
    assert list(lottery.panels) == sorted(set(lottery.panels))
    assert all(list(panel) == sorted(panel) for panel in lottery.panels)


def test_order_of_rows_and_columns_does_not_matter() -> None:
    """A shuffled pool, its columns turned, gives the same lottery to the last weight."""
    pool, targets = checkerboard()
    order = list(range(len(pool.ids)))
    random.Random(3).shuffle(order)
    turned = Pool(
        tuple(pool.ids[i] for i in order),
        pool.features[::-1],
        tuple(pool.values[i][::-1] for i in order),
    )
    assert find_lottery(pool=turned, targets=Targets(5, targets.lines[::-1])) == find_lottery(
        pool=pool, targets=targets
    )


def test_a_ticket_picks_the_panel_whose_weight_it_falls_in() -> None:
    """Tickets run through the panels in order; one outside is refused."""
    lottery = Lottery(("a", "b"), (("a",), ("b",)), (3, 7), (), (), "leximin", ())
    assert [pick(lottery, ticket) for ticket in (0, 2, 3, 9)] == [("a",), ("a",), ("b",), ("b",)]
    for ticket in (-1, 10):
        with pytest.raises(TicketOutOfRange):
            pick(lottery, ticket)


def test_one_person_from_an_address() -> None:
    """No panel holds two people of one home, and people in homes made up alike share their chances."""
    values = tuple((("a", "b")[i % 2],) for i in range(12))
    homes = ("h1", "h1", "h2", "h2", "h3", "h3", "", "", "", "", "", "")
    pool = Pool(tuple(f"p{i:02}" for i in range(12)), ("f",), values, homes)
    targets = Targets(6, (Line("f", "a", 3, 3), Line("f", "b", 3, 3)))
    lottery = find_lottery(pool=pool, targets=targets)
    home_of = dict(zip(pool.ids, homes, strict=True))
    for panel in lottery.panels:
        lived = [home_of[one] for one in panel if home_of[one]]
        assert len(lived) == len(set(lived))
    assert lottery.certified
    held = tickets_held(lottery)
    together = [held[one] for one in pool.ids if home_of[one]]
    assert max(together) - min(together) <= 1


def test_a_proof_that_was_changed_is_refused() -> None:
    """Another multiplier, a line less, other targets: each is no longer a proof of these chances."""
    pool, targets = checkerboard()
    model = model_of(pool, targets)
    bound = fairest(model)
    assert bound is not None
    assert bound.proven
    assert fairest_of(model, bound.lines) == bound.best
    assert fairest_of(model, bound.lines[:-1]) is None
    for number, line in enumerate(bound.lines):
        for place, (row, y) in enumerate(line.multipliers):
            others = (*line.multipliers[:place], (row, y + 1), *line.multipliers[place + 1 :])
            lines = (*bound.lines[:number], Proof(others), *bound.lines[number + 1 :])
            assert fairest_of(model, lines) in (None, bound.best)
    tighter = Targets(5, (Line("letter", "a", 2, 2), *targets.lines[1:]))
    assert fairest_of(model_of(pool, tighter), bound.lines) != bound.best


def test_any_whole_numbers_bound_from_above() -> None:
    """Poor multipliers only bound worse: the first level they claim is never below the true one."""
    from council.selection.engine.proof import Stage

    pool, targets = checkerboard()
    model = model_of(pool, targets)
    bound = fairest(model)
    assert bound is not None
    chance = random.Random(5)
    for _try in range(300):
        multipliers = tuple((row, chance.randint(-3, 3)) for row in range(len(model.rows)))
        level = Stage(model).take(Proof(tuple(pair for pair in multipliers if pair[1])))
        assert level is None or level >= min(bound.best)


def test_more_room_never_lowers_reach() -> None:
    """A line with a seat more room allows at least as large a smallest chance; the gain named is the gain."""
    pool, targets = checkerboard()
    before = reach(pool, targets)
    gains = {(one.line, one.side): one.gain for one in before.limiting}
    for place, line in enumerate(targets.lines):
        for side, moved in (
            ("least", dataclasses.replace(line, least=max(0, line.least - 1))),
            ("most", dataclasses.replace(line, most=line.most + 1)),
        ):
            lines = (*targets.lines[:place], moved, *targets.lines[place + 1 :])
            after = reach(pool, Targets(targets.seats, lines)).chance
            assert after >= before.chance
            if (line, side) in gains:
                assert after - before.chance == gains[line, side]


def test_a_line_nobody_may_fill_leaves_its_people_out() -> None:
    """People of a value with no seats have chance 0 and are listed; reach is that of the others."""
    pool, targets = checkerboard()
    closed = Targets(5, (*targets.lines[:-1], Line("tail", "q", 0, 0)))
    lottery = find_lottery(pool=pool, targets=closed)
    assert lottery.never == ("p15",)
    assert lottery.reach > 0
    assert reach(pool, closed).never == 1


def test_whole_pool_on_the_panel() -> None:
    """As many seats as people: everyone is certain."""
    pool, targets = checkerboard()
    lines = (Line("letter", "a", 0, 16), Line("letter", "b", 0, 16))
    lottery = find_lottery(pool=pool, targets=Targets(16, lines))
    assert set(lottery.best) == {Fraction(1)}
    assert lottery.certified


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_keeps_to_the_targets(rule: str) -> None:
    """Whatever the rule: panels meet the targets, chances add up, the same again gives the same."""
    pool, targets = checkerboard()
    lottery = find_lottery(pool=pool, targets=targets, rule=rule)
    assert lottery.rule == rule
    assert sum(chances(lottery).values()) == targets.seats
    assert lottery == find_lottery(pool=pool, targets=targets, rule=rule)
    assert lottery.certified == (rule != "random")


def test_shares_become_lines() -> None:
    """Half a seat of room on either side of the fair part, within 0 and the seats."""
    shares = [("f", "a", Fraction(1, 2)), ("f", "b", Fraction(49, 100)), ("f", "c", Fraction(1, 100))]
    assert [(line.least, line.most) for line in lines_from_shares(shares, 10)] == [(4, 6), (4, 6), (0, 1)]


def test_what_cannot_be_drawn_is_refused() -> None:
    """Empty pools, missing targets, unknown columns, odd lines, rules and tickets each have their refusal."""
    pool, targets = checkerboard()
    line = targets.lines[0]
    cases: list[tuple[type[CouncilError], dict[str, object]]] = [
        (PoolEmpty, {"pool": Pool((), ("letter", "tail"), ())}),
        (TargetsMissing, {"targets": Targets(5, ())}),
        (SeatsUnusable, {"targets": Targets(0, targets.lines)}),
        (FeatureUnknown, {"targets": Targets(5, (Line("age", "old", 0, 1),))}),
        (TargetsUnusable, {"targets": Targets(5, (line, line))}),
        (TargetsUnusable, {"targets": Targets(5, (dataclasses.replace(line, least=4),))}),
        (TargetsUnusable, {"targets": Targets(5, (dataclasses.replace(line, least=-1),))}),
        (RuleUnknown, {"rule": "wish"}),
        (TicketsUnusable, {"panels": 1234}),
        (TargetsOutOfReach, {"targets": Targets(17, targets.lines)}),
    ]
    for refusal, changed in cases:
        with pytest.raises(refusal) as refused:
            find_lottery(**({"pool": pool, "targets": targets} | changed))  # type: ignore[arg-type]  # a table
        assert str(refused.value)


def test_cancel_ends_the_search() -> None:
    """What progress raises comes out, whenever it is raised."""

    def cancel(done: int, total: int, words: str = "") -> None:
        if done:
            raise Cancelled

    pool, targets = checkerboard()
    with pytest.raises(Cancelled):
        find_lottery(pool=pool, targets=targets, progress=cancel)


@pytest.mark.parametrize(
    ("name", "seats", "homes"),
    [("opendlp_22", 22, False), ("gss_cca_75", 75, False), ("gss_sfa_35", 35, False)]
    + [("syn_2000_100", 100, False), ("syn_2000_100", 100, True)],
)
def test_chances_of_known_pools(shared_data: Path, name: str, seats: int, homes: bool) -> None:
    """The fairest chances of the development pools, as exact fractions, with their proof."""
    pool, targets = pool_in(shared_data / "selection" / name, seats, homes=homes)
    model = model_of(pool, targets)
    bound = fairest(model)
    assert bound is not None
    assert bound.proven
    found = dict(zip(model.pool.ids, model.per_person(bound.best), strict=True))
    assert found == truth_in(shared_data / "selection" / name, homes=homes)


def test_a_known_pool_is_drawn_within_a_ticket(shared_data: Path) -> None:
    """A thousand different panels, every chance less than a ticket from the fairest."""
    pool, targets = pool_in(shared_data / "selection" / "opendlp_22", 22)
    lottery = find_lottery(pool=pool, targets=targets)
    truth = truth_in(shared_data / "selection" / "opendlp_22")
    assert lottery.certified
    assert len(lottery.panels) == 1000
    assert all(abs(chance - truth[one]) < Fraction(1, 1000) for one, chance in chances(lottery).items())


def test_large_pools_of_few_types_are_quick(shared_data: Path) -> None:
    """Two thousand people of three types: everyone has one chance in ten."""
    pool, targets = pool_in(shared_data / "selection" / "example_large_200", 200)
    lottery = find_lottery(pool=pool, targets=targets)
    assert lottery.certified
    assert set(lottery.best) == {Fraction(1, 10)}


def test_counts_that_no_panel_keeps() -> None:
    """Where expected counts promise ½ to all and whole panels cannot, the panels' own leximin is found."""
    values = (("1", "1", "0"), ("1", "0", "1"), ("0", "1", "1"), ("0", "0", "0"))
    pool = Pool(("p1", "p2", "p3", "z"), ("a", "b", "c"), values)
    lines = tuple(Line(feature, "1", 0, 1) for feature in "abc")
    lottery = find_lottery(pool=pool, targets=Targets(2, lines))
    assert lottery.best == (Fraction(1, 3), Fraction(1, 3), Fraction(1, 3), Fraction(1))
    assert lottery.how == "columns closed"
    assert lottery.certified
    assert reach(pool, Targets(2, lines)).chance == Fraction(1, 2)
