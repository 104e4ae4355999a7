"""Figures that follow the hand are those a recount finds, and rules not kept are named."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from council.sessions.figures import figures_of
from council.sessions.kept import foreseen, parties_met, unkept
from council.sessions.live import after, live, past_of
from council.sessions.room import Groups, Rule, SeatingTask, Staffed, table_sizes

SAME = (
    "people pairs pairs_met coverage bound ratio worst_pair min_met median_met max_met most_possible repeats"
)


def seated(ids: tuple[str, ...], tables: int, chance: Random) -> Groups:
    order = chance.sample(ids, len(ids))
    return tuple(tuple(order[at::tables]) for at in range(tables))


@st.composite
def rooms(draw: st.DrawFn) -> SeatingTask:
    """A small room with a past in which others were there as well, and staff at its tables."""
    chance, tables = Random(draw(st.integers())), draw(st.integers(1, 4))
    ids = tuple(f"p{at}" for at in range(draw(st.integers(2 * tables, 20))))
    others = (*ids, "gone", "left")
    history = tuple(seated(others, tables, chance) for _seating in range(draw(st.integers(0, 3))))
    return SeatingTask(
        ids=ids,
        fields=("gender", "region"),
        values=tuple((chance.choice("fm"), chance.choice("abc")) for _one in ids),
        sizes=table_sizes(len(ids), [0] * tables),
        history=history,
        rules=(Rule("alone", ids[:3], field="region", value="a"),) if draw(st.booleans()) else (),
        staff=tuple(Staffed(f"s{table}", table) for table in range(tables)),
        staffed=tuple(tuple((f"s{chance.randrange(4)}",) for _table in range(tables)) for _one in history),
    )


@settings(deadline=None, max_examples=80)
@given(rooms(), st.integers())
def test_live_figures_equal_a_recount(task: SeatingTask, seed: int) -> None:
    """With some people not seated yet, every figure is what counting whole seatings anew gives."""
    chance = Random(seed)
    tables = [chance.randrange(-1, len(task.sizes)) for _one in task.ids]
    here = {one for one, table in zip(task.ids, tables, strict=True) if table >= 0}
    now = tuple(
        tuple(one for one, at in zip(task.ids, tables, strict=True) if at == table)
        for table in range(len(task.sizes))
    )
    before = [tuple(tuple(one for one in there if one in here) for there in one) for one in task.history]
    values = dict(zip(task.ids, task.values, strict=True))
    flagged = {(rule.field, rule.value) for rule in task.rules}
    found = live(task, tables)
    wanted = figures_of([*before, now], task.fields, values)
    alone = figures_of([tuple(filter(None, now))], task.fields, values, flagged=flagged)
    assert {name: getattr(found, name) for name in SAME.split()} == {
        name: getattr(wanted, name) for name in SAME.split()
    }
    assert (found.misses, found.cells, found.misses_by_field, found.worst_cell) == (
        alone.misses, alone.cells, alone.misses_by_field, alone.worst_cell,
    )  # fmt: skip
    assert sum(len(table.misses) for table in found.at_tables) == found.misses
    earlier = figures_of(before, task.fields, values).pairs_met if before else 0
    assert found.new_pairs == found.pairs_met - earlier
    assert found.pairs_at_tables - found.new_pairs == sum(table.repeats for table in found.at_tables)
    met = parties_met(task)
    again = [one for table, there in enumerate(now) for one in there if f"s{table}" in met[one]]
    assert found.staff_again == len(again)
    counts = [len(met[one] | {f"s{table}"}) for table, there in enumerate(now) for one in there]
    assert found.staff_met == ((min(counts), max(counts)) if counts else None)


@settings(deadline=None, max_examples=30)
@given(rooms(), st.integers())
def test_what_if_is_what_then_is(task: SeatingTask, seed: int) -> None:
    """The figures shown before somebody is let go equal those after; known pasts give the same."""
    chance = Random(seed)
    tables = [chance.randrange(len(task.sizes)) for _one in task.ids]
    one, other = chance.sample(range(len(task.ids)), 2)
    goal = chance.randrange(-1, len(task.sizes))
    moved = [goal if at == one else table for at, table in enumerate(tables)]
    changed = list(tables)
    changed[one], changed[other] = tables[other], tables[one]
    past = past_of(task)
    assert after(task, tables, task.ids[one], goal, past=past) == live(task, moved)
    assert after(task, tables, task.ids[one], other=task.ids[other]) == live(task, changed, past)


def small(*rules: Rule, **more: object) -> SeatingTask:
    """Six people at two tables: a, c, e are women; a and b were with Ada, c and d with Bo before."""
    given = {
        "history": ((("a", "b", "e"), ("c", "d", "f")),),
        "staffed": ((("Ada",), ("Bo",)),),
        "staff": (Staffed("Ada", 0, ("Irish", "en")), Staffed("Bo", 1)),
        "rules": rules,
    }
    values = tuple((kind,) for kind in "fmfmfm")
    return SeatingTask(tuple("abcdef"), ("gender",), values, (3, 3), **(given | more))  # type: ignore[arg-type]  # the rest of the fields


def test_each_kind_of_rule_knows_when_it_is_broken() -> None:
    """For every kind one seating keeps the rule and another does not."""
    kept, broken = (0, 0, 1, 1, 0, 1), (0, 1, 0, 1, 0, 1)
    for rule, good, bad in (
        (Rule("together", ("a", "b")), kept, broken),
        (Rule("apart", ("a", "c", "gone")), kept, broken),
        (Rule("tables", ("c", "d"), (1,)), kept, broken),
        (Rule("topic", ("c",), (1,)), kept, broken),
        (Rule("topic", ("c",), (1, 0)), kept, ()),
        (Rule("language", ("a", "b"), value="IRISH "), kept, broken),
        (Rule("facilitator", ("c",), parties=("Ada",)), kept, broken),
        (Rule("meet", ("a", "b", "e"), parties=("Bo",)), kept, ()),
        (Rule("meet", ("*",), must=False), (1, 1, 0, 0, 1, 0), kept),
        (Rule("alone", ("a", "b", "e")), kept, broken),
        (Rule("alone", ("a", "gone")), kept, ()),
    ):
        task = small(rule)
        assert unkept(task, good) == (), rule
        assert not bad or unkept(task, bad) == (rule,), rule
    assert [rule.words for rule in unkept(small(pinned=(("f", 0),)), kept)] == ["f pinned to table 1"]


def test_what_no_seating_can_do_is_said_before() -> None:
    """Somebody left alone, a language nobody speaks and a group that breaks a share anywhere are named."""
    task = small(
        Rule("alone", ("a", "gone"), field="nation", value="sami"),
        Rule("language", ("b",), must=False, value="Welsh"),
        Rule("together", ("a", "c", "e"), words="the three women"),
    )
    assert foreseen(task) == (
        "sami (nation) never alone at a table: only one of them is here.",
        "b where Welsh is spoken: no table here would keep it.",
        "the three women: wherever they sit, f (gender) is there 3 times; 2 fit.",
    )
    assert foreseen(small(Rule("together", ("a", "b")), Rule("language", ("a",), value="Irish"))) == ()
