"""On the day, as few people as possible change tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations, product
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from council.sessions.kept import unkept
from council.sessions.refusals import RulesClash
from council.sessions.reseat import reseat
from council.sessions.room import Rule, SeatingTask, Staffed, table_sizes
from council.sessions.seating import plan_seating
from tests.council.sessions.tangles import PAST, STAFF, holds, tangles


def room(people: int, tables: int, **more: object) -> SeatingTask:
    drawn = Random("room")
    values = tuple((drawn.choice("fm"), drawn.choice("abc")) for _one in range(people))
    ids = tuple(f"p{one:03}" for one in range(people))
    return SeatingTask(ids, ("gender", "region"), values, table_sizes(people, [0] * tables), **more)  # type: ignore[arg-type]  # the rest of the fields


def without(task: SeatingTask, absent: set[str], places: Sequence[int] = ()) -> SeatingTask:
    here = [at for at, one in enumerate(task.ids) if one not in absent]
    return SeatingTask(
        ids=tuple(task.ids[at] for at in here),
        fields=task.fields,
        values=tuple(task.values[at] for at in here),
        sizes=table_sizes(len(here), places or [0] * len(task.sizes)),
        rules=task.rules,
        pinned=task.pinned,
    )


def cost(task: SeatingTask, planned: dict[str, int], tables: tuple[int, ...]) -> int:
    """1,000 times the people outside floor and ceiling of all cells, and one for each person moved."""
    people, outside = len(tables), 0
    for field, table in product(range(len(task.fields)), range(len(task.sizes))):
        here = [at for at in range(people) if tables[at] == table]
        for category in {row[field] for row in task.values}:
            members = sum(row[field] == category for row in task.values)
            count = sum(task.values[at][field] == category for at in here)
            low, rest = divmod(len(here) * members, people)
            outside += max(low - count, count - low - (rest > 0), 0)
    moved = sum(planned.get(one, table) != table for one, table in zip(task.ids, tables, strict=True))
    return 1000 * outside + moved


def test_nobody_moves_when_everyone_came() -> None:
    """A seating that is in order is left alone, and that is proven."""
    task = room(24, 4)
    planned = dict(zip(task.ids, plan_seating(task, Random(1), steps=300).tables, strict=True))
    found = reseat(task, planned)
    assert (found.moves, found.misses, found.is_proven) == ((), 0, True)


def test_ten_absent_of_sixty_move_few() -> None:
    """No share is missed, sizes differ by at most one, and fewer move than stayed away."""
    task = room(60, 8)
    planned = dict(zip(task.ids, plan_seating(task, Random(1), steps=600).tables, strict=True))
    today = without(task, set(Random(3).sample(task.ids, 10)))
    found = reseat(today, planned)
    sizes = [found.tables.count(table) for table in range(8)]
    assert max(sizes) - min(sizes) <= 1
    assert found.misses == 0
    assert 0 < len(found.moves) <= 12
    for move in found.moves:
        assert (planned[move.person], found.tables[today.ids.index(move.person)]) == (move.before, move.after)


def test_a_small_room_is_re_seated_at_the_least() -> None:
    """On a room small enough to try everything, nothing has fewer misses and moves."""
    task = room(8, 2)
    planned = dict(zip(task.ids, (0, 0, 0, 0, 1, 1, 1, 1), strict=True))
    today = without(task, {"p001", "p002"})
    found = reseat(today, planned)
    assert cost(today, planned, found.tables) == min(
        cost(today, planned, tables) for tables in set(permutations((0, 0, 0, 1, 1, 1)))
    )


@st.composite
def mornings(draw: st.DrawFn) -> tuple[SeatingTask, dict[str, int], list[int]]:
    """A small room planned yesterday, who came today, and the places of its tables."""
    tables = draw(st.integers(2, 3))
    people = draw(st.integers(2 * tables, 7))
    places = draw(st.lists(st.integers(2, 7), min_size=tables, max_size=tables))
    assume(sum(places) >= people)
    ids = tuple(f"p{one}" for one in range(people))
    values = tuple((draw(st.sampled_from("fm")), draw(st.sampled_from("ab"))) for _one in ids)
    yesterday = SeatingTask(ids, ("gender", "region"), values, table_sizes(people, places))
    seats = [table for table, size in enumerate(yesterday.sizes) for _place in range(size)]
    planned = dict(zip(ids, draw(st.permutations(seats)), strict=True))
    absent = set(draw(st.lists(st.sampled_from(ids), max_size=people - 2 * tables)))
    late = draw(st.sampled_from(ids))
    task = without(yesterday, absent, places)
    return task, {one: at for one, at in planned.items() if one != late}, places


@settings(deadline=None, max_examples=40)
@given(mornings(), st.sampled_from((0.0, 5.0)))
def test_everyone_sits_once_where_there_is_a_place(
    morning: tuple[SeatingTask, dict[str, int], list[int]], seconds: float
) -> None:
    """Nobody is left out, no table gets more than its places, and sizes are as equal as places allow."""
    task, planned, places = morning
    found = reseat(task, planned, seconds=seconds)
    sizes = Counter(found.tables)
    assert len(found.tables) == len(task.ids)
    assert sorted(sizes[table] for table in range(len(places))) == sorted(task.sizes)
    assert all(sizes[table] <= most for table, most in enumerate(places))
    assert [(move.person, move.before, move.after) for move in found.moves] == [
        (one, planned[one], at)
        for one, at in zip(task.ids, found.tables, strict=True)
        if planned.get(one, at) != at
    ]


@settings(deadline=None, max_examples=25)
@given(mornings())
def test_nothing_beats_a_proven_seating(morning: tuple[SeatingTask, dict[str, int], list[int]]) -> None:
    """Tried against every seating of the same table sizes, a proven one has the least misses and moves."""
    task, planned, _places = morning
    found = reseat(task, planned)
    seats = [table for table, size in enumerate(task.sizes) for _place in range(size)]
    assert found.is_proven
    assert cost(task, planned, found.tables) <= min(
        cost(task, planned, tables) for tables in set(permutations(seats))
    )


@settings(deadline=None, max_examples=40)
@given(tangles(), st.permutations((0, 0, 0, 1, 1, 1)))
def test_nothing_beats_a_proven_seating_under_rules(rules: tuple[Rule, ...], tables: list[int]) -> None:
    """Of all seatings that keep musts of every kind a proven one is the cheapest; without any, a clash."""
    task = room(6, 2, rules=rules, history=PAST, staffed=((("Ada",), ("Bo",)),), staff=STAFF)
    task = replace(task, fields=task.fields[:1], values=tuple(row[:1] for row in task.values))
    planned = dict(zip(task.ids, tables, strict=True))
    allowed = [
        one
        for one in set(permutations((0, 0, 0, 1, 1, 1)))
        if all(holds(rule, dict(zip(task.ids, one, strict=True))) for rule in rules)
    ]
    if not allowed:
        with pytest.raises(RulesClash):
            reseat(task, planned)
        return
    found = reseat(task, planned)
    assert found.is_proven
    assert found.tables in allowed
    assert cost(task, planned, found.tables) == min(cost(task, planned, one) for one in allowed)


def test_a_field_of_lower_rank_gives_way() -> None:
    """Where one of two fields must be missed, it is the one that counts less."""
    ids = tuple("abcd")
    values = (("f", "x"), ("f", "y"), ("m", "x"), ("m", "y"))
    rules = (Rule("apart", ("a", "d")), Rule("apart", ("b", "c")))
    task = SeatingTask(ids, ("gender", "region"), values, (2, 2), rules=rules)
    for ranks, pairs in (((1, 4), ("a", "c")), ((4, 1), ("a", "b"))):
        at = dict(zip(ids, reseat(replace(task, ranks=ranks), {}).tables, strict=True))
        assert at[pairs[0]] == at[pairs[1]]


def test_a_wish_for_company_is_weighed_as_two_missed() -> None:
    """Two people of a kind are seated together in place of the share that would part them."""
    ids = tuple("abcdef")
    values = (("s",), ("s",), ("o",), ("o",), ("o",), ("o",))
    planned = dict(zip(ids, (0, 1, 0, 0, 1, 1), strict=True))
    rule = Rule("alone", ("a", "b"), must=False, field="nation", value="s")
    task = SeatingTask(ids, ("nation",), values, (3, 3))
    assert reseat(task, planned).moves == ()
    found = reseat(replace(task, rules=(rule,)), planned)
    assert found.tables[0] == found.tables[1]
    assert (len(found.moves), found.misses, found.is_proven) == (2, 2, True)


def test_a_full_table_takes_nobody_more() -> None:
    """Who could stay only if a table of four took a fifth person moves to where there is a place."""
    ids = tuple(f"p{one}" for one in range(9))
    task = SeatingTask(ids, (), ((),) * 9, table_sizes(9, [4, 5]))
    found = reseat(task, dict.fromkeys(ids[:4], 0) | dict.fromkeys(ids[4:8], 1))
    assert Counter(found.tables) == {0: 4, 1: 5}
    assert (found.moves, found.is_proven) == ((), True)


def test_an_emptied_large_table_may_stay_large() -> None:
    """The odd places go where people are planned already, as that table is known to hold them."""
    ids = tuple(f"p{one}" for one in range(9))
    task = SeatingTask(ids, (), ((),) * 9, (5, 4))
    found = reseat(task, dict.fromkeys(ids[:4], 0) | dict.fromkeys(ids[4:], 1))
    assert found.moves == ()


def test_no_time_is_no_clash() -> None:
    """Without time for a proof the best found is given and called so: musts kept, no share missed."""
    rules = (Rule("together", ("p000", "p001")), Rule("apart", ("p002", "p003")))
    task = room(40, 5, rules=rules, pinned=(("p004", 2),))
    planned = dict(zip(task.ids, plan_seating(task, Random(5), steps=300).tables, strict=True))
    today = without(task, {"p010", "p011", "p012", "p020"})
    found = reseat(today, planned, seconds=0)
    at = dict(zip(today.ids, found.tables, strict=True))
    assert not found.is_proven
    assert (at["p000"] == at["p001"], at["p002"] == at["p003"], at["p004"]) == (True, False, 2)
    assert found.misses == 0
    assert len(found.moves) <= 12
    assert found == reseat(today, planned, seconds=0)


def test_late_arrivals_cost_no_move_and_rules_hold() -> None:
    """Somebody without a planned table is seated; together, apart and pins stay kept."""
    rules = (Rule("together", ("p000", "p001")), Rule("apart", ("p002", "p003")))
    task = room(20, 4, rules=rules, pinned=(("p004", 2),))
    planned = dict(zip(task.ids, plan_seating(task, Random(5), steps=300).tables, strict=True))
    del planned["p019"]
    found = reseat(without(task, {"p010", "p011", "p012"}), planned)
    at = dict(zip(without(task, {"p010", "p011", "p012"}).ids, found.tables, strict=True))
    assert at["p000"] == at["p001"]
    assert at["p002"] != at["p003"]
    assert at["p004"] == 2
    assert "p019" not in {move.person for move in found.moves}


def test_musts_that_clash_are_refused() -> None:
    """What cannot be kept is said, not dropped."""
    pair = ("p000", "p001")
    rules = (Rule("together", pair, words="together"), Rule("apart", pair, words="apart"))
    harmless = Rule("apart", ("p002", "p003"), words="harmless")
    for seconds in (0.0, 5.0):
        with pytest.raises(RulesClash) as refused:
            reseat(room(8, 2, rules=(harmless, *rules)), {}, seconds=seconds)
        assert refused.value.facts["rules"] == "together; apart"


@pytest.mark.parametrize("seed", range(4))
def test_a_must_for_everyone_holds_for_those_who_move(seed: int) -> None:
    """New facilitators for all is kept when people who move anyway exchange tables to meet others."""
    chance = Random(seed)
    ids = tuple(f"p{at}" for at in range(9))

    def tables() -> tuple[tuple[str, ...], ...]:
        mixed = chance.sample(ids, 9)
        return tuple(tuple(mixed[at::3]) for at in range(3))

    task = SeatingTask(
        ids=ids,
        fields=(),
        values=((),) * 9,
        sizes=(3, 3, 3),
        history=(tables(), tables()),
        rules=(Rule("meet", ("*",)),),
        staff=tuple(Staffed(f"host {at}", at) for at in range(3)),
        staffed=((("host 0",), ("host 1",), ()), ((), (), ())),
    )
    found = reseat(task, {one: chance.randrange(3) for one in ids}, seconds=0)
    assert not unkept(task, found.tables)
