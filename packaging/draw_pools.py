"""Pools of people who do not exist, for benchmarks: any size, targets of half a seat of room either way.

Everyone has a bent between 0 and 1 that their answers lean with, so that features hang together; people come
forward the more readily, the better schooled, older and better housed they are. The same arguments give the
same files.
"""

from __future__ import annotations

import csv
import math
import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

STEPS = 16  # of the bent, for which shares are worked out beforehand


@dataclass(frozen=True)
class Feature:
    """Values, their shares of the population, how eager each is, how much answers lean with the bent."""

    name: str
    values: tuple[str, ...]
    shares: tuple[float, ...]
    eager: tuple[float, ...]
    lean: float


FEATURES = (
    Feature("schooling", ("basic", "trade", "college", "university"), (0.24, 0.34, 0.23, 0.19),
            (0.4, 0.8, 1.2, 2.1), 3.0),
    Feature("age", ("16-29", "30-39", "40-49", "50-59", "60-69", "70+"), (0.20, 0.16, 0.16, 0.18, 0.15, 0.15),
            (0.5, 0.8, 1.0, 1.2, 1.5, 1.1), 0.8),
    Feature("sex", ("female", "male", "other"), (0.50, 0.49, 0.01), (1.0, 0.9, 1.3), 0.0),
    Feature("home", ("owned", "rented", "social", "with others"), (0.46, 0.30, 0.14, 0.10),
            (1.3, 0.9, 0.5, 0.7), -2.2),
    Feature("district", tuple(f"ward {letter}" for letter in "ABCDEFGHIJ"),
            (0.15, 0.13, 0.12, 0.11, 0.10, 0.10, 0.09, 0.08, 0.07, 0.05), (1.0,) * 10, 0.4),
    Feature("care", ("cares for nobody", "cares for someone"), (0.78, 0.22), (1.1, 0.7), -0.6),
    Feature("born", ("here", "nearby", "far away"), (0.74, 0.17, 0.09), (1.1, 0.8, 0.6), -1.2),
)  # fmt: skip


@dataclass(frozen=True)
class Town:
    """A pool to make: how many people come forward, for how many seats, over the first so many features."""

    people: int
    seats: int
    features: int = 7
    homes: float = 0.0  # part of the people who share an address with another one
    seed: int = 1


def make(town: Town, folder: Path) -> None:
    """Write people.csv and targets.csv into the folder."""
    chance = random.Random(f"{town}")
    features = FEATURES[: town.features]
    pool = list(_come_forward(features, town.people, chance))
    addresses = _addresses(town, chance)
    folder.mkdir(parents=True, exist_ok=True)
    names = [one.name for one in features]
    with (folder / "people.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", *names, "address"])
        for number, (row, address) in enumerate(zip(pool, addresses, strict=True)):
            writer.writerow([f"n{number:06}", *row, address])
    with (folder / "targets.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", "value", "min", "max"])
        for place, one in enumerate(features):
            for value, share in zip(one.values, one.shares, strict=True):
                have = sum(row[place] == value for row in pool)
                fair = share * town.seats
                writer.writerow(
                    [one.name, value, min(have, max(0, math.floor(fair - 0.5))), math.ceil(fair + 0.5)]
                )


def make_plain(folder: Path, *, people: int = 2_000, seats: int = 200) -> None:
    """Two features of two values and three kinds of people: large, and of no difficulty."""
    folder.mkdir(parents=True, exist_ok=True)
    kinds = [("left", "old")] * (people // 2) + [("left", "young")] * (people // 4)
    kinds += [("right", "young")] * (people - len(kinds))
    with (folder / "people.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(
            [("id", "bank", "age"), *((f"n{i:05}", *kind) for i, kind in enumerate(kinds))]
        )
    lines = [("bank", "left", seats * 3 // 4), ("bank", "right", seats - seats * 3 // 4)]
    lines += [("age", "old", seats // 2), ("age", "young", seats - seats // 2)]
    with (folder / "targets.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(
            [("feature", "value", "min", "max"), *((name, value, n, n) for name, value, n in lines)]
        )


def _come_forward(
    features: tuple[Feature, ...], people: int, chance: random.Random
) -> Iterator[tuple[str, ...]]:
    """People of the population one by one, taken as readily as they are eager, until there are enough."""
    leaning = [[_leaning(one, (step + 0.5) / STEPS) for step in range(STEPS)] for one in features]
    most = math.prod(max(one.eager) for one in features)
    found = 0
    while found < people:
        step = chance.randrange(STEPS)
        places = [bisect(steps[step], chance.random() * steps[step][-1]) for steps in leaning]
        eager = math.prod(one.eager[place] for one, place in zip(features, places, strict=True))
        if chance.random() * most < 3 * eager:  # beyond a third of the most, everyone comes
            found += 1
            yield tuple(one.values[place] for one, place in zip(features, places, strict=True))


def _leaning(feature: Feature, bent: float) -> list[float]:
    """Running shares of the values for people of this bent."""
    middle = (len(feature.values) - 1) / 2 or 1.0
    weights = (
        share * math.exp(feature.lean * (bent - 0.5) * (place - middle) / middle)
        for place, share in enumerate(feature.shares)
    )
    return list(accumulate(weights))


def _addresses(town: Town, chance: random.Random) -> list[str]:
    """An address each; about the wanted part of the people share theirs, in twos and now and then threes."""
    order = list(range(town.people))
    chance.shuffle(order)
    address = [f"{number + 1} Long Row" for number in range(town.people)]
    together = round(town.homes * town.people)
    while together > 1:
        size = 3 if together > 3 and chance.random() < 0.15 else 2
        first, *others = (order.pop() for _one in range(size))
        for other in others:
            address[other] = address[first]
        together -= size
    return address
