"""On the day, as few people as possible change tables."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest

from council.sessions.refusals import RulesClash
from council.sessions.reseat import _misses, reseat
from council.sessions.room import Rule, SeatingTask, table_sizes
from council.sessions.seating import plan_seating


def room(people: int, tables: int, **more: object) -> SeatingTask:
    drawn = Random("room")
    values = tuple((drawn.choice("fm"), drawn.choice("abc")) for _one in range(people))
    ids = tuple(f"p{one:03}" for one in range(people))
    return SeatingTask(ids, ("gender", "region"), values, table_sizes(people, [0] * tables), **more)  # type: ignore[arg-type]  # the rest of the fields


def without(task: SeatingTask, absent: set[str]) -> SeatingTask:
    here = [at for at, one in enumerate(task.ids) if one not in absent]
    return SeatingTask(
        ids=tuple(task.ids[at] for at in here),
        fields=task.fields,
        values=tuple(task.values[at] for at in here),
        sizes=table_sizes(len(here), [0] * len(task.sizes)),
        rules=task.rules,
        pinned=task.pinned,
    )


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

    def cost(tables: tuple[int, ...]) -> int:
        moved = sum(planned[one] != table for one, table in zip(today.ids, tables, strict=True))
        return 1000 * _misses(today, tables) + moved

    assert cost(found.tables) == min(cost(tables) for tables in set(permutations((0, 0, 0, 1, 1, 1))))


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
    with pytest.raises(RulesClash, match="together; apart"):
        reseat(room(8, 2, rules=rules), {})
