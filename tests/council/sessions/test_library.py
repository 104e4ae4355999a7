"""The library of methods: what ships, and what a council keeps of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from council.sessions import actions, queries
from council.sessions.library.queries import shipped
from council.sessions.library.refusals import MethodInUse, MethodNotOwn, MethodStateUnknown
from council.sessions.methods import Method
from council.sessions.plans import ItemPlan
from council.sessions.refusals import MethodFileRefused
from tests.council.sessions.rooms import NINE, Room

NAMED = {
    "check-in-round", "go-round", "brainstorm-and-cluster", "world-cafe", "open-space", "appreciative",
    "expert-questions", "fishbowl", "rate-and-rewrite", "consent-round", "read-back", "closing-reflection",
    "check-out-round", "looking-back", "after-action", "secret-ballot", "proposal-forming", "pairwise",
    "priority-list", "criteria", "cluster-and-name", "moving-experts", "four-lists", "four-levels",
    "pairs-then-table",
}  # fmt: skip


def method(room: Room, id: str) -> Method:
    return next(method for method in room.store.read(queries.methods_of) if method.id == id)


def test_the_methods_of_the_field_ship() -> None:
    """Every method a council asks for is there, with prompts, kinds to capture and an expected output."""
    assert shipped().refused == ()
    assert {method.id for method in shipped().methods} >= NAMED
    for each in shipped().methods:
        assert each.kinds, each.id
        assert each.stages[-1].output, each.id


def test_one_of_ones_own_stands_in_for_a_shipped_one(room: Room) -> None:
    """A changed method holds in this council, and removing it brings back the one that ships."""
    old = method(room, "fishbowl")
    room.store.act(actions.keep_method, method=replace(old, title="Our circle", version=2), at=NINE)
    assert method(room, "fishbowl").title == "Our circle"
    (own,) = room.store.read(queries.own_methods_of)
    assert (own.ships, own.state) == (True, "draft")
    room.store.act(actions.keep_method, method=replace(old, title="Our circle, again"), at=NINE)
    assert len(room.store.read(queries.own_methods_of)) == 1
    room.store.act(actions.remove_method, method_id="fishbowl")
    assert method(room, "fishbowl") == old


def test_a_method_in_use_is_retired_not_removed(room: Room) -> None:
    """An item keeps its method; a retired one is still found."""
    mine = replace(method(room, "fishbowl"), id="circle")
    room.store.act(actions.keep_method, method=mine, at=NINE)
    item = ItemPlan("Circle", 40, method="circle")
    room.store.act(actions.add_item, session_id=room.sessions[0], item=item)
    with pytest.raises(MethodInUse, match="Circle"):
        room.store.act(actions.remove_method, method_id="circle")
    room.store.act(actions.mark_method, method_id="circle", state="retired")
    assert room.store.read(queries.own_methods_of)[0].state == "retired"
    assert method(room, "circle") == mine


def test_what_ships_is_neither_removed_nor_marked(room: Room) -> None:
    """Only one's own can be removed or marked, and only with a state there is."""
    with pytest.raises(MethodNotOwn):
        room.store.act(actions.remove_method, method_id="fishbowl")
    with pytest.raises(MethodNotOwn):
        room.store.act(actions.mark_method, method_id="fishbowl", state="tested")
    with pytest.raises(MethodStateUnknown, match="draft, tested, retired"):
        room.store.act(actions.mark_method, method_id="fishbowl", state="old")


def test_a_method_that_breaks_the_rules_is_not_kept(room: Room) -> None:
    """What a file may not say cannot come in by hand either."""
    with pytest.raises(MethodFileRefused, match="minutes"):
        room.store.act(
            actions.keep_method, method=replace(method(room, "fishbowl"), minutes=(9, 5, 7)), at=NINE
        )
    assert room.store.read(queries.own_methods_of) == ()
