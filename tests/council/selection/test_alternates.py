"""Alternates: chosen for a stated chance to stay, drawn by the same engine, called up by one verb."""

from __future__ import annotations

import itertools
import json
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council import clock
from council.selection import actions, queries
from council.selection.alternates import KIND, Alternates, Staying, choose_alternates, of_kinds
from council.selection.engine.waiting import (
    Offer,
    Panel,
    Scenarios,
    called_up,
    chosen_types,
    scenarios_of,
    short,
)
from council.selection.engine.waiting_bound import least_short
from council.selection.refusals import AlternateGone, AlternatesUnusable, DrawWaits, SeatsFull, SeatStillHeld
from council.selection.replacing import replacement_of
from council.selection.rules import find_lottery
from council.selection.targets import Line, Pool, Targets
from council.store import Store
from tests.council.selection.after import AT, chain_of, draw_panel, fill, replace

DAY = timedelta(days=1)


def small_case(random: np.random.Generator) -> tuple[Panel, Offer, Scenarios]:
    """Five members, five people who could wait, four lines, twelve scenarios."""
    members = (random.random((5, 4)) < 0.5).astype(np.float32)
    least = np.maximum(members.sum(axis=0) - random.integers(0, 2, 4), 0).astype(np.float32)
    most = (members.sum(axis=0) + random.integers(0, 2, 4)).astype(np.float32)
    panel = Panel(5, least, most, members, np.full(5, 0.6, dtype=np.float32))
    offer = Offer((random.random((5, 4)) < 0.5).astype(np.float32), (1, 1, 1, 1, 1), (((0, 1), 1),))
    return panel, offer, scenarios_of(panel, 12, random.bytes(8))


def best_short(panel: Panel, offer: Offer, given_: Scenarios, types: tuple[int, ...]) -> float:
    """The mean of seats short when every scenario calls up the best set there is."""
    total = 0.0
    for counts, free in zip(given_.counts, given_.free, strict=True):
        sets = (
            some
            for size in range(min(free, len(types)) + 1)
            for some in itertools.combinations(types, int(size))
        )
        total += min(
            float(short((counts + offer.holds[list(some)].sum(axis=0))[None, :], panel)[0]) for some in sets
        )
    return total / len(given_.counts)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6))
def test_no_choice_goes_below_the_bound(seed: int) -> None:
    """Against every choice and every call: bound ≤ best choice ≤ what was reached, and homes send one."""
    panel, offer, given_ = small_case(np.random.default_rng(seed))
    types, steps = chosen_types(panel, offer, given_, 2)
    choices = [two for two in itertools.combinations(range(5), 2) if two != (0, 1)]
    best = min(best_short(panel, offer, given_, two) for two in choices)
    reached = float(short(called_up(panel, given_, offer.holds[list(types)]).counts, panel).mean())
    assert types != (0, 1) and len(types) == 2
    assert least_short(panel, offer, given_, types) <= best + 1e-4
    assert best - 1e-4 <= best_short(panel, offer, given_, types) <= reached + 1e-4 <= steps[0] + 2e-4


def test_the_choice_is_close_to_the_best() -> None:
    """On forty small cases the choice mends all but a twentieth of what the best choice mends."""
    gained = possible = 0.0
    for seed in range(40):
        panel, offer, given_ = small_case(np.random.default_rng(seed))
        types, steps = chosen_types(panel, offer, given_, 2)
        choices = [two for two in itertools.combinations(range(5), 2) if two != (0, 1)]
        possible += steps[0] - min(best_short(panel, offer, given_, two) for two in choices)
        gained += steps[0] - float(
            short(called_up(panel, given_, offer.holds[list(types)]).counts, panel).mean()
        )
    assert gained >= 0.95 * possible > 0


def test_nobody_is_called_beyond_the_free_seats() -> None:
    """As many are called up as seats are free, each once, and calling never makes it worse."""
    random = np.random.default_rng(7)
    for _case in range(20):
        panel, offer, given_ = small_case(random)
        state = called_up(panel, given_, offer.holds)
        assert (state.called.sum(axis=1) <= given_.free).all()
        assert np.array_equal(state.counts, given_.counts + state.called @ offer.holds)
        assert (short(state.counts, panel) <= short(given_.counts, panel)).all()


def test_staying_multiplies() -> None:
    """The chance to stay is the base times each named factor, within 0 and 1."""
    staying = Staying(0.9, {("age", "16-29"): 0.8, ("gender", "man"): 2.0})
    assert staying.chance(("age", "gender"), ("16-29", "woman")) == pytest.approx(0.72)
    assert staying.chance(("age", "gender"), ("60+", "man")) == 1.0


def test_those_who_leave_most_get_most_alternates() -> None:
    """When only men may leave, alternates are men, and the figures say what they are worth."""
    people = 40
    pool = Pool(
        tuple(f"p{i:02}" for i in range(people)),
        ("gender",),
        tuple((("woman", "man")[i % 2],) for i in range(people)),
    )
    targets = Targets(20, (Line("gender", "woman", 10, 10), Line("gender", "man", 10, 10)))
    asked = replacement_of(pool, targets, kept=pool.ids[:20], left=())
    staying = Staying(1.0, {("gender", "man"): 0.8})
    chosen = choose_alternates(asked=asked, places=4, staying=staying)
    assert [(one.values, one.places) for one in chosen.kinds] == [(("man",), 4)]
    assert chosen.mean_without == pytest.approx(2.0, abs=0.15) and chosen.mean_with < 0.2
    assert chosen.p95_without >= 4 > chosen.p95_with
    assert chosen.bound <= chosen.reached <= chosen.bound + 0.05 and chosen.share > 0.97
    assert chosen == choose_alternates(asked=asked, places=4, staying=staying)
    assert chosen != choose_alternates(asked=asked, places=4, staying=staying, seed="other")


def test_no_place_and_no_panel_are_refused() -> None:
    """Alternates need a place and a panel to wait for."""
    pool = Pool(("a", "b"), ("x",), (("1",), ("1",)))
    targets = Targets(1, (Line("x", "1", 1, 1),))
    with pytest.raises(AlternatesUnusable):
        choose_alternates(asked=replacement_of(pool, targets, kept=["a"], left=()), places=0)
    with pytest.raises(AlternatesUnusable):
        choose_alternates(asked=replacement_of(pool, targets, kept=(), left=()), places=1)


def draw_alternates(store: Store, places: int = 4) -> tuple[Alternates, tuple[str, ...]]:
    asked = store.read(queries.alternates_pool)
    choice = choose_alternates(asked=asked, places=places, scenarios=60, fresh=60)
    pool, targets, _seated = of_kinds(asked, choice)
    lottery = find_lottery(pool=pool, targets=targets)
    draw_id = clock.new_id()
    given_ = {"draw_id": draw_id, "lottery": lottery, "at": AT + DAY, "choice": choice}
    store.act(actions.commit_lottery, purpose="alternates", **given_)
    return choice, store.act(actions.keep_draw, draw_id=draw_id, at=AT + 2 * DAY).value


def test_alternates_are_drawn_and_certified(store: Store) -> None:
    """As many of each kind as chosen wait in an order that is chance; the draw joins the chain."""
    fill(store)
    draw_panel(store)
    choice, ids = draw_alternates(store)
    views = store.read(queries.alternates_of)
    assert [one.id for one in views] == list(ids) and [one.position for one in views] == [1, 2, 3, 4]
    assert {one.state for one in views} == {"waiting"}
    drawn = sorted(tuple(one.attributes[name] for name in choice.features) for one in views)
    assert drawn == sorted(one.values for one in choice.kinds for _place in range(one.places))
    seats = {one.person_id for one in store.read(queries.seats_of)}
    assert not seats & {one.person_id for one in views}
    second = store.read(queries.draws_of)[1]
    assert (second.purpose, second.summary["alternates"]["places"]) == ("alternates", 4)
    told = json.loads(store.read(queries.draw_files, draw_id=second.id)["commitment.json"])
    assert {line["feature"] for line in told["quotas"]} == {KIND} and len(told["seated"]) == 7
    assert chain_of(store).code == ""
    assert store.read(queries.stages_of).alternates == 4


def test_an_alternate_is_called_up_in_place_of_a_leaver(store: Store) -> None:
    """Who mends the broken lines is proposed, gets a seat of their own, and undo takes it back whole."""
    fill(store)
    seats = draw_panel(store)
    _choice, ids = draw_alternates(store)
    seat_id = clock.new_id()
    with pytest.raises(SeatsFull):
        store.act(actions.call_alternate, seat_id=seat_id, alternate_id=ids[0], at=AT)
    store.act(actions.withdraw_seats, seat_ids=seats[:1], at=AT + 3 * DAY)
    proposed = store.read(queries.proposed_alternate)
    assert proposed is not None
    others = [one for one in store.read(queries.alternates_of) if one.state == "waiting"]
    assert all(len(proposed.mends) - len(proposed.breaks) >= len(o.mends) - len(o.breaks) for o in others)
    before = store.read(queries.seats_of)
    given_ = {"seat_id": seat_id, "alternate_id": proposed.id, "at": AT + 4 * DAY}
    with pytest.raises(SeatStillHeld):
        store.act(actions.call_alternate, replaces_id=seats[1], **given_)
    assert store.act(actions.call_alternate, replaces_id=seats[0], **given_).value == 8
    assert not store.act(actions.call_alternate, replaces_id=seats[0], **given_).touched
    new = store.read(queries.seats_of)[-1]
    assert (new.id, new.number, new.state, new.replaces, new.draw_number) == (seat_id, 8, "expected", 1, 2)
    assert {one.id: one.state for one in store.read(queries.alternates_of)}[proposed.id] == "called"
    store.undo()
    assert store.read(queries.seats_of) == before
    store.redo()
    with pytest.raises(AlternateGone):
        store.act(actions.call_alternate, seat_id=clock.new_id(), alternate_id=proposed.id, at=AT)


def test_who_was_called_up_is_seated_in_the_next_certificate(plain_store: Store) -> None:
    """An alternate with a seat keeps the pseudonym of the draw of alternates; the chain goes on."""
    fill(plain_store)
    seats = draw_panel(plain_store)
    _choice, ids = draw_alternates(plain_store)
    plain_store.act(actions.decline_seats, seat_ids=seats[:2], at=AT)
    called = plain_store.read(queries.proposed_alternate).id  # any other might break a target of its own
    rest = [one for one in ids if one != called]
    plain_store.act(actions.release_alternates, alternate_ids=rest)
    assert plain_store.act(actions.release_alternates, alternate_ids=rest).value == 0
    plain_store.act(actions.call_alternate, seat_id=clock.new_id(), alternate_id=called, at=AT)
    replace(plain_store, AT + 5 * DAY)
    assert chain_of(plain_store).code == ""
    assert len([one for one in plain_store.read(queries.seats_of) if one.state in queries.MEMBERS]) == 7


def test_nobody_is_called_up_while_a_draw_waits(plain_store: Store) -> None:
    """A committed replacement is drawn first, or is void."""
    fill(plain_store)
    seats = draw_panel(plain_store)
    _choice, ids = draw_alternates(plain_store)
    plain_store.act(actions.decline_seats, seat_ids=seats[:1], at=AT)
    asked = plain_store.read(queries.replacement_pool)
    lottery = find_lottery(pool=asked.pool, targets=asked.targets)
    draw_id = clock.new_id()
    plain_store.act(
        actions.commit_lottery, draw_id=draw_id, lottery=lottery, at=AT + 3 * DAY, purpose="replacement"
    )
    with pytest.raises(DrawWaits):
        plain_store.act(actions.call_alternate, seat_id=clock.new_id(), alternate_id=ids[0], at=AT)
    plain_store.act(actions.void_draw, draw_id=draw_id, reason="The dice were lost.", at=AT + 4 * DAY)
    plain_store.act(actions.call_alternate, seat_id=clock.new_id(), alternate_id=ids[0], at=AT)
