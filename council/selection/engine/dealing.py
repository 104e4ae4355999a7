"""Places of a type dealt to its people, so that everyone of a type holds as many tickets, one more or less.

Homes made up alike are filled one after another, so that no panel takes two people from one address.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from council.selection.engine.alike import MakeUp, Model
from council.selection.engine.solver import Program, columns, solve


def dealt(model: Model, panels: Sequence[Sequence[tuple[int, int]]], key: bytes) -> list[list[int]]:
    """People numbers of each panel, rising, from its (type, places) pairs; one ticket a panel.

    Of the y places of a type with n people everyone gets ⌊y/n⌋ or ⌈y/n⌉. `key` fixes the order in which
    panels and people are taken; it comes from pool and targets, so it cannot be chosen.
    """
    order = shuffled(range(len(panels)), key + b"panels")
    chosen: list[list[int]] = [[] for _panel in panels]
    homes = {t: one for one in model.make_ups if len(one.homes) > 1 for t in one.types}
    rings = {
        t: shuffled(group, key + b"type%d" % t) for t, group in enumerate(model.members) if t not in homes
    }
    turn = dict.fromkeys(rings, 0)
    for panel in order:
        for t, places in panels[panel]:
            if t in rings:
                ring = rings[t]
                chosen[panel] += [ring[(turn[t] + step) % len(ring)] for step in range(places)]
                turn[t] = (turn[t] + places) % len(ring)
    for number, one in enumerate(model.make_ups):
        if len(one.homes) > 1:
            _fill_homes(one, panels, order, chosen, key + b"home%d" % number)
    return [sorted(people) for people in chosen]


def shuffled(items: Sequence[int], key: bytes) -> list[int]:
    """The items in an order fixed by the key (by their hashes)."""

    def place(item: int) -> bytes:
        return hashlib.sha256(key + b"/%d" % item).digest()

    return sorted(items, key=place)


def _fill_homes(
    one: MakeUp,
    panels: Sequence[Sequence[tuple[int, int]]],
    order: Sequence[int],
    chosen: list[list[int]],
    key: bytes,
) -> None:
    """Give each home its even part of what is left, panel by panel at most one of its people."""
    left = {(panel, t): places for panel in order for t, places in panels[panel] if t in one.types and places}
    least, most = _each(one, left)
    waiting = shuffled(range(len(one.homes)), key)
    for done, home in enumerate(waiting):
        homes_left = len(waiting) - done
        turn = dict.fromkeys(one.types, 0)
        for panel, t in _share_of_home(one, left, homes_left, home, least, most):
            people = one.homes[home][one.types.index(t)]
            chosen[panel].append(people[turn[t] % len(people)])
            turn[t] += 1
            left[panel, t] -= 1
            if not left[panel, t]:
                del left[panel, t]


def _each(one: MakeUp, left: dict[tuple[int, int], int]) -> tuple[list[int], list[int]]:
    """Per type, the places each of its people gets at least and at most: ⌊y/n⌋ and ⌈y/n⌉."""
    places = dict.fromkeys(one.types, 0)
    for (_panel, t), count in left.items():
        places[t] += count
    people = [len(group) * len(one.homes) for group in one.homes[0]]
    pairs = list(zip(places.values(), people, strict=True))
    return [y // n for y, n in pairs], [-(-y // n) for y, n in pairs]


def _share_of_home(
    one: MakeUp,
    left: dict[tuple[int, int], int],
    homes_left: int,
    home: int,
    least: Sequence[int],
    most: Sequence[int],
) -> list[tuple[int, int]]:
    """(panel, type) pairs for one home: a whole flow that leaves the homes after it enough and not too much.

    An equal part of every panel satisfies all bounds, so a whole flow does too, and a corner is one.
    """
    import numpy as np

    pairs = list(left)
    if not pairs:
        return []
    panels = list(dict.fromkeys(panel for panel, _t in pairs))
    row_of = {panel: row for row, panel in enumerate(panels)}
    rest = dict.fromkeys(panels, 0)
    places = dict.fromkeys(one.types, 0)
    for (panel, t), count in left.items():
        rest[panel] += count
        places[t] += count
    heads = [len(group) for group in one.homes[home]]
    after = homes_left - 1
    even = [
        max(low * head, places[t] - high * head * after)
        for t, head, low, high in zip(one.types, heads, least, most, strict=True)
    ]
    upper = [
        min(high * head, places[t] - low * head * after)
        for t, head, low, high in zip(one.types, heads, least, most, strict=True)
    ]
    start, index = columns([[row_of[panel], len(panels) + one.types.index(t)] for panel, t in pairs])
    program = Program(
        cost=np.zeros(len(pairs)),
        lo=np.zeros(len(pairs)),
        hi=np.ones(len(pairs)),
        row_lo=np.array([float(rest[panel] == homes_left) for panel in panels] + [float(x) for x in even]),
        row_hi=np.array([1.0] * len(panels) + [float(x) for x in upper]),
        start=start,
        index=index,
        value=np.ones(len(index)),
    )
    answer = solve(program)
    if answer is None:
        raise AssertionError("an even share of a home always exists")
    return [pair for pair, taken in zip(pairs, answer.x, strict=True) if taken > 0.5]
