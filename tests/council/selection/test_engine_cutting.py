"""Expected counts cut into panels: every row met, nothing lost, the same whatever the company."""

from __future__ import annotations

import random
from collections import Counter
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from council.progress import Cancelled
from council.selection.engine import cutting, split, swaps
from council.selection.engine.alike import Model, model_of
from council.selection.engine.bound import fairest
from council.selection.engine.cutting import Counts, Cutter, Part
from council.selection.engine.dealing import dealt
from council.selection.engine.doubles import two_swaps
from council.selection.engine.split import panels_of
from council.selection.targets import Line, Pool, Targets

CALM = settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def town(people: int, seats: int, seed: int, *, homes: int = 0) -> tuple[Pool, Targets]:
    """A made-up pool over four features whose lines leave half a seat of room, with shared homes."""
    chance = random.Random(seed)
    features = {"age": "abcd", "place": "klmno", "school": "xyz", "sex": "fm"}
    values = tuple(
        tuple(chance.choices(letters, range(1, len(letters) + 1))[0] for letters in features.values())
        for _person in range(people)
    )
    lines = []
    for place, (feature, letters) in enumerate(features.items()):
        for value in letters:
            fair = Fraction(sum(row[place] == value for row in values) * seats, people)
            lines.append(Line(feature, value, int(fair), int(fair) + 1))
    households = tuple(f"h{i // 2}" if i < 2 * homes else "" for i in range(people))
    ids = tuple(f"p{i:04}" for i in range(people))
    return Pool(ids, tuple(features), values, households), Targets(seats, tuple(lines))


towns = st.builds(
    town, st.integers(40, 160), st.integers(6, 24), st.integers(0, 10**6), homes=st.integers(0, 8)
)


def cut_of(model: Model, tickets: int) -> tuple[tuple[Fraction, ...], tuple[Counts, ...]] | None:
    """The fairest chances and the panels next to them, where the search finds any."""
    bound = fairest(model)
    if bound is None or not bound.proven:
        return None
    cut = panels_of(model, bound.best, tickets)
    return None if cut is None else (bound.best, cut)


def counts_in(model: Model, panel: Counts) -> list[int]:
    counts = [0] * len(model.caps)
    for t, places in panel.pairs():
        counts[t] = places
    return counts


@CALM
@given(towns, st.sampled_from([64, 100, 300]))
def test_panels_meet_the_rows_and_add_up(case: tuple[Pool, Targets], tickets: int) -> None:
    """Every panel meets every row; each type's places over all tickets are its share, up or down."""
    model = model_of(*case)
    found = cut_of(model, tickets)
    if found is None:
        return
    best, cut = found
    assert len(cut) == tickets
    total = [0] * len(model.caps)
    for panel in cut:
        counts = counts_in(model, panel)
        total = [a + b for a, b in zip(total, counts, strict=True)]
        assert all(row.lo <= sum(counts[t] for t in row.types) <= row.hi for row in model.rows)
        assert all(0 <= places <= cap for places, cap in zip(counts, model.caps, strict=True))
    for places, chance, group in zip(total, best, model.members, strict=True):
        assert abs(places - tickets * chance * len(group)) < 1


@CALM
@given(towns, st.randoms(use_true_random=False))
def test_order_of_the_pool_does_not_move_a_panel(case: tuple[Pool, Targets], chance: random.Random) -> None:
    """People in another order, features and lines too: the same panels in the same order."""
    pool, targets = case
    order = list(range(len(pool.ids)))
    chance.shuffle(order)
    turned = Pool(
        tuple(pool.ids[i] for i in order),
        pool.features[::-1],
        tuple(pool.values[i][::-1] for i in order),
        tuple(pool.households[i] for i in order),
    )
    lines = list(targets.lines)
    chance.shuffle(lines)
    first = cut_of(model_of(pool, targets), 100)
    second = cut_of(model_of(turned, Targets(targets.seats, tuple(lines))), 100)
    assert (first is None) == (second is None)
    if first is not None and second is not None:
        assert [one.pairs() for one in first[1]] == [one.pairs() for one in second[1]]


def parts_of(model: Model, count: int) -> list[Part]:
    """Parts of a draw, of different numbers of tickets."""
    bound = fairest(model)
    assert bound is not None
    cutter = Cutter(model)
    parts = []
    for i in range(count):
        whole = cutter.top(bound.best, 3 + i, b"top%d" % i)
        assert whole is not None
        parts.append(Part(whole, 3 + i, b"seed%d" % i))
    return parts


def test_what_is_found_for_a_part_hangs_on_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Alone, together, in another order, by other groups: each part is cut the same way."""
    model = model_of(*town(120, 20, 7, homes=6))
    parts = parts_of(model, 12)

    def cut(some: list[Part]) -> list[tuple[tuple[int, int], ...] | None]:
        return [None if one is None else one[0].pairs() for one in Cutter(model).halves(some)]

    together = cut(parts)
    assert together == [cut([part])[0] for part in parts]
    assert together == cut(parts[::-1])[::-1]
    monkeypatch.setattr(cutting, "TOGETHER", 5)
    monkeypatch.setattr(swaps, "AT_ONCE", 1)
    assert together == cut(parts)


def test_a_thousand_panels_are_a_thousand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search does not fall into a few panels, and needs the solver almost never."""
    asked = []
    solved = Cutter._solved
    monkeypatch.setattr(Cutter, "_solved", lambda *args: asked.append(1) or solved(*args))
    found = cut_of(model_of(*town(150, 24, 3)), 1000)
    assert found is not None
    assert len({panel.pairs() for panel in found[1]}) > 990
    assert len(asked) < 20


def test_where_swaps_find_nothing_the_solver_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a single try of swapping, the same promises hold."""
    monkeypatch.setattr(swaps, "ATTEMPTS", 0)
    model = model_of(*town(60, 9, 5, homes=4))
    found = cut_of(model, 100)
    assert found is not None
    for panel in found[1]:
        counts = counts_in(model, panel)
        assert all(row.lo <= sum(counts[t] for t in row.types) <= row.hi for row in model.rows)


def test_a_part_that_cannot_be_cut_has_the_one_above_cut_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Now and then a cut fails: the search goes one up, and comes to panels all the same."""
    halved = Cutter._halved
    fail = random.Random(1)

    def failing(self: Cutter, parts: list[Part]) -> list[tuple[Counts, Counts] | None]:
        return [None if fail.random() < 0.03 else one for one in halved(self, parts)]

    monkeypatch.setattr(Cutter, "_halved", failing)
    model = model_of(*town(90, 12, 2))
    found = cut_of(model, 100)
    assert found is not None
    total = sum(np.array(counts_in(model, panel)) for panel in found[1])
    assert all(
        abs(places - 100 * chance * len(group)) < 1
        for places, chance, group in zip(total, found[0], model.members, strict=True)
    )


def test_when_every_cut_fails_the_search_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends, and says that another way must be taken."""
    monkeypatch.setattr(Cutter, "_halved", lambda _self, parts: [None] * len(parts))
    assert cut_of(model_of(*town(90, 12, 2)), 100) is None


def test_cutting_can_be_stopped() -> None:
    """What progress raises comes out."""

    def stop(done: int, total: int, words: str = "") -> None:
        if done > 30:
            raise Cancelled

    model = model_of(*town(90, 12, 2))
    bound = fairest(model)
    assert bound is not None
    with pytest.raises(Cancelled):
        panels_of(model, bound.best, 100, progress=stop)


@CALM
@given(st.integers(0, 10**6))
def test_two_swaps_are_found_when_there_are_any(seed: int) -> None:
    """What is found moves the rows as asked; nothing is found only where listing finds nothing."""
    chance = random.Random(seed)
    rows = 6
    outside, inside = (
        np.array([[chance.randint(0, 1) for _row in range(rows)] for _entry in range(5)], dtype=np.float32)
        for _side in "ab"
    )
    lo = np.array([chance.randint(-2, 1) for _row in range(rows)], dtype=np.float32)
    hi = lo + np.array([chance.choice([0, 0, 1]) for _row in range(rows)], dtype=np.float32)

    def fits(i: int, j: int, k: int, l: int) -> bool:
        moved = outside[i] - inside[j] + outside[k] - inside[l]
        return bool(((lo <= moved) & (moved <= hi)).all())

    listed = [
        (i, j, k, l)
        for i in range(5)
        for k in range(i + 1, 5)
        for j in range(5)
        for l in range(5)
        if j != l and fits(i, j, k, l)
    ]
    found = two_swaps(outside, inside, lo, hi)
    assert (found is None) == (not listed)
    if found is not None:
        (i, j), (k, l) = found
        assert (i, j, k, l) in listed


def test_the_same_draw_begins_the_same_way() -> None:
    """The search hangs on the canonical input: another target, another beginning."""
    pool, targets = town(40, 6, 1)
    same = split.fingerprint(model_of(pool, targets))
    assert same == split.fingerprint(model_of(pool, targets))
    assert same != split.fingerprint(model_of(pool, Targets(5, targets.lines)))


@pytest.mark.parametrize("homes", [3, 4, 5])
@pytest.mark.parametrize("more", [1, 3, 5, 7, 9, 11])
def test_people_alike_in_shared_homes_hold_as_many_tickets(homes: int, more: int) -> None:
    """Homes of two alike, filled one after another: all of them get ⌊y/n⌋ or ⌈y/n⌉ of y places."""
    alike = 2 * homes
    ids = tuple(f"p{i:02}" for i in range(alike + 3))
    values = (("a",),) * alike + (("b",),) * 3
    pool = Pool(ids, ("k",), values, tuple(f"h{i // 2}" if i < alike else "" for i in range(alike + 3)))
    model = model_of(pool, Targets(3, (Line("k", "a", 0, 3), Line("k", "b", 0, 3))))
    t = next(t for t, group in enumerate(model.members) if len(group) == alike)
    places = 4 * alike + more
    panels = [((t, 2), (1 - t, 1))] * (places // 2) + [((t, 1), (1 - t, 2))] * (places % 2)
    held = Counter(person for panel in dealt(model, panels, b"key") for person in panel)
    each = [held[person] for person in model.members[t]]
    assert sum(each) == places and max(each) - min(each) <= 1
