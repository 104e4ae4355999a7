"""Seatings keep what they promise, and their figures equal a recount by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise, permutations
from math import ceil, floor
from random import Random
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council.sessions.figures import figures_of
from council.sessions.kept import unkept
from council.sessions.refusals import PlacesMissing, RulesClash, SeatingRuleUnknown, TooFewPeople
from council.sessions.room import Brief, Rule, SeatingTask, Staffed, table_sizes, telling_fields
from council.sessions.seating import plan_seating, plan_sessions, propose_rounds
from tests.council.sessions.tangles import PAST, STAFF, holds, tangles

HOSTS = tuple((f"s{table}",) for table in range(4))


def task_of(people: int, tables: int, *, chance: Random | None = None, **more: object) -> SeatingTask:
    drawn = chance or Random("task")
    values = tuple((drawn.choice("ab"), drawn.choice("xyyz")) for _one in range(people))
    ids = tuple(f"p{one:03}" for one in range(people))
    return SeatingTask(ids, ("first", "second"), values, table_sizes(people, [0] * tables), **more)  # type: ignore[arg-type]  # the rest of the fields


@st.composite
def tasks(draw: st.DrawFn) -> SeatingTask:
    tables = draw(st.integers(1, 5))
    return task_of(draw(st.integers(2 * tables, 8 * tables)), tables, chance=Random(draw(st.integers())))


@settings(deadline=None, max_examples=40)
@given(tasks(), st.integers(1, 4), st.integers())
def test_everyone_sits_exactly_once(task: SeatingTask, sessions: int, seed: int) -> None:
    """In every session everyone present sits once, and table sizes differ by at most one."""
    for groups in plan_sessions(task, sessions, Random(seed), steps=30):
        assert sorted(one for table in groups for one in table) == sorted(task.ids)
        assert tuple(map(len, groups)) == task.sizes
        assert max(map(len, groups)) - min(map(len, groups)) <= 1


@settings(deadline=None, max_examples=30)
@given(tasks(), st.integers(1, 3), st.integers())
def test_figures_equal_a_recount(task: SeatingTask, sessions: int, seed: int) -> None:
    """Coverage, misses and people met are what a recount by hand finds."""
    plan = plan_sessions(task, sessions, Random(seed), steps=20)
    values = dict(zip(task.ids, task.values, strict=True))
    figures = figures_of(plan, task.fields, values)
    times = {
        pair: sum(set(pair) <= set(table) for groups in plan for table in groups)
        for pair in combinations(task.ids, 2)
    }
    assert figures.pairs_met == sum(count > 0 for count in times.values())
    assert figures.worst_pair == max(times.values())
    assert figures.min_met == min(sum(times[pair] > 0 for pair in times if one in pair) for one in task.ids)
    met = [sum(times[pair] > 0 for pair in times if one in pair) for one in task.ids]
    assert (figures.median_met, figures.max_met) == (median(met), max(met))
    assert figures.mean_met == pytest.approx(sum(met) / len(met))
    assert figures.repeats == tuple(
        sum(count == often for count in times.values()) for often in range(max(times.values()) + 1)
    )
    chances = sum(len(table) * (len(table) - 1) // 2 for groups in plan for table in groups)
    assert figures.bound == min(chances, len(times)) / len(times)
    assert figures.coverage == sum(count > 0 for count in times.values()) / len(times)
    assert figures.ratio == pytest.approx(figures.coverage / figures.bound)
    missed, by_field, far = 0, [0, 0], 0.0
    for groups in plan:
        for field in range(2):
            for category in {row[field] for row in task.values}:
                room = sum(row[field] == category for row in task.values)
                for table in groups:
                    share = len(table) * room / len(task.ids)
                    here = sum(values[one][field] == category for one in table)
                    off = not floor(share + 1e-9) <= here <= ceil(share - 1e-9)
                    missed, far = missed + off, max(far, abs(here - share))
                    by_field[field] += off
    assert (figures.misses, figures.misses_by_field) == (
        missed,
        tuple(zip(task.fields, by_field, strict=True)),
    )
    assert figures.worst_cell == pytest.approx(far)


def test_the_cost_kept_is_the_cost_counted() -> None:
    """After hundreds of exchanges the running cost equals the cost of the seating found."""
    task = task_of(40, 6, history=plan_sessions(task_of(40, 6), 3, Random("h"), steps=50))
    plan = plan_seating(task, Random("s"), steps=400)
    met = {
        pair: sum(set(pair) <= set(table) for groups in task.history for table in groups)
        for pair in combinations(task.ids, 2)
    }
    cost = sum(met[pair] for table in plan.groups(task.ids) for pair in combinations(table, 2)) * 20 * 40
    values = dict(zip(task.ids, task.values, strict=True))
    for table in plan.groups(task.ids):
        for field in range(2):
            for category in {row[field] for row in task.values}:
                share = len(table) * sum(row[field] == category for row in task.values)
                count = sum(values[one][field] == category for one in table)
                outside = max(share // 40 - count, 0) + max(count - -(-share // 40), 0)
                cost += 20 * 40 * 6 * (outside**2 + outside) + 3 * abs(40 * count - share)
    assert plan.cost == cost


def test_the_same_seed_gives_the_same_seating() -> None:
    """One seed, one seating; another seed, another."""
    task = task_of(60, 8)
    again = [plan_seating(task, Random(seed), steps=200).tables for seed in ("a", "a", "b")]
    assert again[0] == again[1] != again[2]


def test_people_meet_new_people() -> None:
    """Sixty people over four sessions at eight tables: no miss, and at least 90 % of the upper bound."""
    task = task_of(60, 8)
    plan = plan_sessions(task, 4, Random("meet"), steps=400)
    figures = figures_of(plan, task.fields, dict(zip(task.ids, task.values, strict=True)))
    assert figures.misses == 0
    assert figures.ratio > 0.9


def test_rules_and_pins_are_kept() -> None:
    """Pinned, together, apart and allowed tables hold in every seating."""
    rules = (
        Rule("together", ("p001", "p002")),
        Rule("together", ("p002", "p003")),
        Rule("apart", ("p004", "p005", "p006", "p007")),
        Rule("tables", ("p008", "p009"), (0, 1)),
    )
    task = task_of(40, 5, rules=rules, pinned=(("p000", 3), ("p004", 3)))
    for seed in range(5):
        at = dict(zip(task.ids, plan_seating(task, Random(seed), steps=150).tables, strict=True))
        assert at["p000"] == at["p004"] == 3
        assert at["p001"] == at["p002"] == at["p003"]
        assert len({at[one] for one in ("p004", "p005", "p006", "p007")}) == 4
        assert {at["p008"], at["p009"]} <= {0, 1}


def test_rules_of_each_session_hold_after_every_round() -> None:
    """Planned together and gone through again, each session keeps its own musts and the pins."""
    rules = ((Rule("apart", ("p000", "p001")),), (Rule("together", ("p000", "p001")),), ())
    task = task_of(30, 5, pinned=(("p002", 4),))
    plan = plan_sessions(task, 3, Random("own"), rules=rules, steps=120)
    apart, together = ([{"p000", "p001"} <= set(table) for table in plan[at]] for at in (0, 1))
    assert not any(apart)
    assert any(together)
    assert all("p002" in groups[4] for groups in plan)


def test_steps_not_needed_go_to_later_sessions() -> None:
    """Where nobody has to meet twice at first, what is saved is spent where people do, and progress ends."""
    told: list[tuple[int, int]] = []
    task = task_of(24, 4)
    plan = plan_sessions(
        task,
        5,
        Random("saved"),
        steps=1_000,
        progress=lambda done, total, words="": told.append((done, total)),
    )
    spent = [after[0] - before[0] for before, after in pairwise(told)]
    assert told[-1] == (5_000, 5_000)
    assert min(spent) >= 0
    assert [one for one, _whole in told if one > 2_000]
    figures = figures_of(plan, task.fields, dict(zip(task.ids, task.values, strict=True)))
    assert figures.misses == 0


def test_a_seating_at_the_bound_ends_the_search() -> None:
    """Where nobody has met and no share is missed, the rest of the steps is spared, and progress ends."""
    told: list[tuple[int, int]] = []
    task = task_of(24, 4)
    plan = plan_seating(
        task, Random(1), steps=100_000, progress=lambda done, total, words="": told.append((done, total))
    )
    figures = figures_of([plan.groups(task.ids)], task.fields, dict(zip(task.ids, task.values, strict=True)))
    assert (figures.misses, figures.ratio) == (0, 1.0)
    assert len(told) < 100
    assert told[-1] == (100_000, 100_000)


def test_wishes_pull_without_breaking_anything() -> None:
    """A strong wish to sit together, apart or at a table is met where it costs little."""
    rules = (
        Rule("together", ("p001", "p002"), must=False, weight=10),
        Rule("apart", ("p003", "p004"), must=False, weight=10),
        Rule("tables", ("p005",), (2,), must=False, weight=10),
    )
    task = task_of(24, 4, rules=rules)
    at = dict(zip(task.ids, plan_seating(task, Random("wish"), steps=300).tables, strict=True))
    assert at["p001"] == at["p002"]
    assert at["p003"] != at["p004"]
    assert at["p005"] == 2


def test_a_clash_names_only_rules_that_matter() -> None:
    """What cannot be kept is named, and every rule named is needed for the clash."""
    harmless = Rule("apart", ("p020", "p021"), words="harmless")
    clash = (
        Rule("together", ("p000", "p001"), words="together"),
        Rule("tables", ("p000",), (0,), words="left"),
        Rule("tables", ("p001",), (1,), words="right"),
    )
    with pytest.raises(RulesClash) as refused:
        plan_seating(task_of(24, 4, rules=(harmless, *clash)), Random(1), steps=10)
    assert refused.value.facts["rules"] == "together; left; right"
    for spared in clash:
        rest = tuple(rule for rule in clash if rule is not spared)
        plan_seating(task_of(24, 4, rules=(harmless, *rest)), Random(1), steps=10)


@settings(deadline=None, max_examples=60)
@given(tangles())
def test_a_clash_is_one_and_no_rule_in_it_can_be_spared(rules: tuple[Rule, ...]) -> None:
    """Of all twenty seatings none keeps the rules named, and one does without any of them."""
    task = task_of(6, 2, rules=rules, history=PAST, staffed=((("Ada",), ("Bo",)),), staff=STAFF)
    seatings = [
        {one: int(place not in first) for place, one in enumerate(task.ids)}
        for first in combinations(range(6), 3)
    ]

    def possible(some: Sequence[Rule]) -> bool:
        return any(all(holds(rule, at) for rule in some) for at in seatings)

    try:
        plan = plan_seating(task, Random(1), steps=10)
    except RulesClash as refused:
        named = [rules[int(number)] for number in str(refused.facts["rules"]).split("; ")]
        assert not possible(named)
        assert all(possible(named[:at] + named[at + 1 :]) for at in range(len(named)))
    else:
        at = dict(zip(task.ids, plan.tables, strict=True))
        assert all(holds(rule, at) for rule in rules)
        assert unkept(task, plan.tables) == ()


def test_five_apart_at_four_tables_clash() -> None:
    """More people who must be apart than tables is a clash, found although a start by chance exists."""
    rule = Rule("apart", ("p000", "p001", "p002", "p003", "p004"))
    with pytest.raises(RulesClash, match="p000, p001, p002, p003, p004 apart"):
        plan_seating(task_of(24, 4, rules=(rule,)), Random(1), steps=30)


def test_a_tight_room_is_seated_exactly() -> None:
    """Where chance alone hardly finds a start, the exact question does."""
    people = tuple(f"p{one:03}" for one in range(12))
    rules = (
        Rule("tables", people[:5], (0, 1)),
        Rule("tables", people[5:8], (1,)),
        Rule("together", people[8:10]),
        Rule("tables", people[:3], (0,)),
    )
    at = dict(zip(people, plan_seating(task_of(12, 3, rules=rules), Random(2), steps=20).tables, strict=True))
    assert {at[one] for one in people[5:8]} == {1}
    assert at[people[8]] == at[people[9]]


def test_odd_places_go_where_the_rules_need_them() -> None:
    """Of tables with three and two people the one takes three that three must share, where it has places."""
    rule = Rule("tables", ("p000", "p001", "p002"), (1,))
    with pytest.raises(RulesClash):
        plan_seating(task_of(5, 2, rules=(rule,)), Random(1), steps=10)
    plan = plan_seating(task_of(5, 2, rules=(rule,), places=(4, 4)), Random(1), steps=50)
    assert [plan.tables.count(table) for table in (0, 1)] == [2, 3]
    with pytest.raises(RulesClash):
        plan_seating(task_of(5, 2, rules=(rule,), places=(4, 2)), Random(1), steps=10)


def test_nobody_flagged_sits_alone() -> None:
    """Four of a group at eight tables sit in twos or all together; without the rule each sits alone."""
    few = ("p000", "p013", "p027", "p040")
    task = task_of(48, 8)
    task = replace(
        task,
        fields=(*task.fields, "nation"),
        values=tuple(
            (*row, "sami" if one in few else "other") for one, row in zip(task.ids, task.values, strict=True)
        ),
    )
    for must in (True, False):
        rule = Rule("alone", few, must=must, field="nation", value="sami")
        for some, alone in (((rule,), False), ((), True)):
            at = plan_seating(replace(task, rules=some), Random("few"), steps=300).tables
            here = Counter(at[task.ids.index(one)] for one in few)
            assert (1 in here.values()) is alone


def test_half_a_table_shares_the_language() -> None:
    """Where some must sit with staff who speak it, as many of their tables share it as half the people."""
    speakers = tuple(f"p{one:03}" for one in range(8))
    staff = (Staffed("Ada", 0, ("Irish", "English")), Staffed("Bo", 1, ("irish",)), Staffed("Cy", 2))
    rule = Rule("language", speakers, weight=10, value="Irish")
    task = task_of(24, 3, rules=(rule,), staff=staff)
    at = plan_seating(task, Random("tongue"), steps=300).tables
    counts = Counter(at[:8])
    assert set(counts) <= {0, 1}
    assert all(count >= 4 for count in counts.values())
    wish = replace(rule, must=False, value="Sami")
    assert unkept(replace(task, rules=(wish,)), at) == (wish,)


def test_everyone_meets_other_facilitators() -> None:
    """Over as many sessions as facilitators, nobody sits twice with one where the wish is strong."""
    staff = tuple(Staffed(f"s{table}", table) for table in range(4))
    task = task_of(24, 4, rules=(Rule("meet", ("*",), must=False, weight=10),), staff=staff)
    task = replace(task, fields=(), values=((),) * 24)
    plan = plan_sessions(task, 4, Random("meet"), steps=400)
    for one in task.ids:
        assert {at for groups in plan for at, table in enumerate(groups) if one in table} == {0, 1, 2, 3}
    must = replace(task, rules=(Rule("meet", ("*",), words="new ones"),), history=plan, staffed=(HOSTS,) * 4)
    with pytest.raises(RulesClash, match="new ones"):
        plan_seating(must, Random(1), steps=10)


@settings(deadline=None, max_examples=20)
@given(st.lists(st.permutations(range(4)), min_size=8, max_size=8))
def test_topics_are_given_by_choice(wanted: list[list[int]]) -> None:
    """No seating of eight people at four tables costs less than 0, 2 and 5 for first to third choices."""

    def cost(tables: Sequence[int]) -> int:
        choices = [list(one[:3]) for one in wanted]
        return sum(
            (0, 2, 5)[choice.index(at)] if at in choice else 99
            for choice, at in zip(choices, tables, strict=True)
        )

    rules = tuple(Rule("topic", (f"p{one:03}",), tuple(tables[:3])) for one, tables in enumerate(wanted))
    task = replace(task_of(8, 4, rules=rules), fields=(), values=((),) * 8)
    best = min(map(cost, set(permutations((0, 0, 1, 1, 2, 2, 3, 3)))))
    if best >= 99:
        with pytest.raises(RulesClash):
            plan_seating(task, Random("topic"), steps=50)
    else:
        assert cost(plan_seating(task, Random("topic"), steps=50).tables) == best


def test_each_round_of_a_world_cafe_knows_the_rounds_before() -> None:
    """Hosts stay where the first round seats them; nobody else meets anybody twice, or the same host."""
    task = task_of(16, 4, places=(4,) * 4)
    brief = Brief("s", replace(task, fields=(), values=((),) * 16), ("A", "B", "C", "D"), round=2)
    first = propose_rounds(brief, 1, "café", steps=50)[0]
    hosts = [next(one.seat_id for one in first.places if one.table_id == table) for table in "ABCD"]
    rounds = propose_rounds(brief, 3, "café", hosts=hosts, steps=300)
    assert rounds[0].places == first.places
    assert [one.round for one in rounds] == [2, 3, 4]
    at = [{place.seat_id: place.table_id for place in one.places} for one in rounds]
    assert all(len({seats[host] for seats in at}) == 1 for host in hosts)
    assert all(len({seats[one] for seats in at}) == 3 for one in task.ids if one not in hosts)
    assert all(place.pinned == (place.seat_id in hosts) for place in rounds[2].places)


def test_rules_that_cannot_be_read_are_refused() -> None:
    """An unknown kind, a table that is not there and a weight out of range are refused with their number."""
    for rule in (
        Rule("near", ("p001",)),
        Rule("tables", ("p001",), (9,)),
        Rule("apart", ("p1",), (), False, 11),
    ):
        with pytest.raises(SeatingRuleUnknown, match="Rule 1"):
            plan_seating(task_of(12, 3, rules=(rule,)), Random(1), steps=1)


def test_sizes_follow_capacities() -> None:
    """Tables are as equal as their places allow; too few places or people are refused with the numbers."""
    assert table_sizes(10, [0, 0, 0]) == (4, 3, 3)
    assert table_sizes(10, [2, 0, 0]) == (2, 4, 4)
    with pytest.raises(PlacesMissing, match="2 places are missing: 12 people, 10 places at 2 tables"):
        table_sizes(12, [5, 5])
    with pytest.raises(TooFewPeople):
        table_sizes(5, [0, 0, 0])


def test_fields_that_tell_nothing_are_left_out() -> None:
    """One category, or all different: named, not balanced."""
    values = [("a", "1", "x"), ("a", "2", "y"), ("a", "3", "x")]
    assert telling_fields(("same", "name", "kind"), values) == ((2,), ("same", "name"))
