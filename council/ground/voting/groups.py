"""Opinion groups found in the votes, and the gate that keeps them back while they are noise.

At the size of a council most found groups are chance: they are shown only if two halves of the statements
find the same ones.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from council.ground.partitions import adjusted_rand, in_order
from council.ground.voting.polis import principal
from council.ground.voting.values import SMALLEST, Groups
from council.ground.voting.votes import Floats, Votes
from council.progress import SILENT, Progress

GATE = 0.6
FEWEST_VOTES = 7
HALVES = 12
STARTS = 8
MOST_GROUPS = 5


def opinion_groups(
    votes: Votes, *, out: Collection[str] = (), seed: int = 1, progress: Progress = SILENT
) -> Groups:
    """Groups of voters who vote alike, if they are more than chance.

    For two to five groups, the statements are cut in halves twelve times; the number of groups whose halves
    agree best is taken, and shown only from a mean adjusted Rand of 0.6 and with no group under five.
    Statements in `out` were taken out by a moderator and tell nothing. The order of voters and statements
    does not matter.
    """
    columns = [at for at in _by_id(votes.statements) if votes.statements[at] not in out]
    ordered = votes.values[:, columns]
    given = (~np.isnan(ordered)).sum(1)
    enough = given >= min(FEWEST_VOTES, max(ordered.shape[1], 1))
    take = np.array([at for at in _by_id(votes.voters) if enough[at]], dtype=np.int64)
    values = ordered[take]
    nobody = (-1,) * len(votes.voters)
    if len(take) < 2 * SMALLEST:
        return Groups(nobody, 0, None, len(take), "too few voters")
    if values.shape[1] < 2 * FEWEST_VOTES:
        return Groups(nobody, 0, None, len(take), "too few votes")
    chance = np.random.RandomState(seed)
    halves = [_halves(values, chance) for _ in range(HALVES)]
    verdicts = []
    for count in range(2, min(MOST_GROUPS, len(take) // SMALLEST) + 1):
        found = [(k_means(one, count), k_means(two, count)) for one, two in halves]
        verdicts.append((float(np.mean([adjusted_rand(a, b) for a, b in found])), -count))
        progress(count - 1, MOST_GROUPS - 1)
    agreement, count = max(verdicts)
    labels = in_order(k_means(principal(values)[2], -count))
    if agreement < GATE:
        return Groups(nobody, -count, agreement, len(take), "halves disagree")
    if np.bincount(labels, minlength=-count).min() < SMALLEST:  # nobody in one is too small as well
        return Groups(nobody, -count, agreement, len(take), "a group too small")
    member = np.full(len(votes.voters), -1)
    member[take] = labels
    return Groups(tuple(int(m) for m in member), -count, agreement, len(take), "")


def _by_id(names: Sequence[str]) -> list[int]:
    """Positions in order of the names, 2 before 10: what comes out must not hang on the order put in."""
    return sorted(range(len(names)), key=lambda at: (len(names[at]), names[at]))


def k_means(places: Floats, count: int) -> NDArray[np.int64]:
    """`count` groups of near places, best of several starts by inertia; the same places, the same groups."""
    chance = np.random.RandomState(count)
    best: tuple[float, NDArray[np.int64]] | None = None
    for _ in range(STARTS):
        centres = _spread_out(places, count, chance)
        labels = np.zeros(len(places), dtype=np.int64)
        for _round in range(50):
            distance = ((places[:, None] - centres[None]) ** 2).sum(2)
            fresh = distance.argmin(1)
            for group in range(count):
                if (fresh == group).any():
                    centres[group] = places[fresh == group].mean(0)
            if (fresh == labels).all():
                break
            labels = fresh
        inertia = round(float(distance.min(1).sum()), 9)
        if best is None or inertia < best[0]:
            best = inertia, labels
    return in_order(best[1]) if best else np.zeros(len(places), dtype=np.int64)


def _spread_out(places: Floats, count: int, chance: np.random.RandomState) -> Floats:
    """First centres far from each other. Source: k-means++, Arthur and Vassilvitskii 2007."""
    centres = [places[chance.randint(len(places))]]
    for _ in range(count - 1):
        distance = np.min([((places - c) ** 2).sum(1) for c in centres], axis=0)
        total = distance.sum()
        share = distance / total if total > 0 else np.full(len(places), 1 / len(places))
        centres.append(
            places[min(int(np.searchsorted(np.cumsum(share), chance.random_sample())), len(places) - 1)]
        )
    return np.array(centres, dtype=np.float64)


def _halves(values: Floats, chance: np.random.RandomState) -> tuple[Floats, Floats]:
    order = chance.permutation(values.shape[1])
    middle = len(order) // 2
    one, two = np.sort(order[:middle]), np.sort(order[middle:])
    return principal(values[:, one])[2], principal(values[:, two])[2]
