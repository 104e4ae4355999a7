"""The statistics of Polis, as Polis reckons them, so that a figure here equals the figure there.

Its groups depend on the path by which votes came; given their starts they can be repeated: `took_part`,
`first_starts` and `groups_from` do so, and `most_representative` picks as Polis does. The product has groups
and picks of its own; these four are here so that the tests can prove, on published conversations and by hand,
that places, z and R are those of Polis. The formulas are
those of math/src/polismath/math in the Polis repository, named with each function; the code is our own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from council.ground.partitions import Labels
from council.ground.voting.votes import Floats, tally

BEYOND = 1.2816  # z above which a share or a difference is more than chance (90 %, one-sided)
FEWEST_VOTES = 7
FEWEST_PEOPLE = 15
NEAR = 0.01  # centres that moved less than this stand still
MOST = 5


def one_proportion(count: Floats, asked: Floats) -> Floats:
    """z of a share against one half: 2 sqrt(n + 1) ((a + 1) / (n + 1) - 1/2); elementwise.

    Source: stats.clj, prop-test.
    """
    n = np.asarray(asked, dtype=float) + 1
    return np.asarray(2 * np.sqrt(n) * ((count + 1) / n - 0.5))


def two_proportions(count: Floats, asked: Floats, other_count: Floats, other_asked: Floats) -> Floats:
    """z of the difference of two shares, with one added to every count; 0 when all agree; elementwise.

    Source: stats.clj, two-prop-test.
    """
    n, m = np.asarray(asked, dtype=float) + 1, np.asarray(other_asked, dtype=float) + 1
    a, b = np.asarray(count, dtype=float) + 1, np.asarray(other_count, dtype=float) + 1
    pooled = (a + b) / (n + m)
    spread = pooled * (1 - pooled) * (1 / n + 1 / m)
    known = spread > 0
    return np.asarray(np.where(known, (a / n - b / m) / np.sqrt(np.where(known, spread, 1)), 0.0))


def took_part(
    counts: NDArray[np.int64], *, statements: int, before: Collection[int] = ()
) -> NDArray[np.int64]:
    """The rows of those who count as taking part: who gave 7 votes, or all there are; once in, they stay.

    Fewer than 15 are topped up with those who gave most, the earlier row first.

    Args:
        counts: (voters,) votes given. before: rows that were in already.
    Returns: rows in rising order. Source: conversation.clj, in-conv.
    """
    inside = {*before, *np.flatnonzero(counts >= min(FEWEST_VOTES, statements)).tolist()}
    rest = [row for row in np.argsort(-counts, kind="stable").tolist() if row not in inside]
    inside.update(rest[: max(FEWEST_PEOPLE - len(inside), 0)])
    return np.array(sorted(inside), dtype=np.int64)


def principal(values: Floats, *, out: Collection[int] = ()) -> tuple[Floats, Floats, Floats]:
    """Centre, two axes and places of the voters, gaps filled with the statement's mean.

    Args:
        values: (voters, statements), NaN for not asked.
        out: columns a moderator took out: 0 for everybody, so that they move nobody.
    Returns: centre (statements,), axes (2, statements) of length 1, places (voters, 2), each place stretched
        by sqrt(statements / votes given), since who voted little lies near the middle by that alone. An axis
        is turned so that its largest entry is positive; Polis leaves its sign to chance.
    Source: conversation.clj, mat; pca.clj, powerit-pca and sparsity-aware-project-ptpt.
    """
    values = values.copy()
    values[:, sorted(out)] = 0.0
    seen = ~np.isnan(values)
    count = seen.sum(0)
    centre = np.where(count > 0, np.nansum(values, 0) / np.maximum(count, 1), 0.0)
    filled = np.where(seen, values, centre) - centre
    _, _, axes = np.linalg.svd(filled, full_matrices=False)
    axes = _signed(axes[:2])
    stretch = np.sqrt(values.shape[1] / np.maximum(seen.sum(1), 1))
    return centre, axes, (filled @ axes.T) * stretch[:, None]


def _signed(axes: Floats) -> Floats:
    """Axes turned so that their largest entry is positive: a sign is chance, and maps should not flip."""
    largest = axes[np.arange(len(axes)), np.abs(axes).argmax(1)]
    return np.asarray(axes * np.where(largest < 0, -1, 1)[:, None])


def first_starts(places: Floats, count: int) -> Floats:
    """The first `count` different places, where Polis starts; fewer when there are not so many.

    Args:
        places: in the order in which people first voted. Source: clusters.clj, init-clusters.
    """
    _, first = np.unique(places, axis=0, return_index=True)
    return np.asarray(places[np.sort(first)[:count]])


def groups_from(
    places: Floats, starts: Floats, *, weights: Floats | None = None, rounds: int = 100
) -> Labels:
    """Groups by k-means from given starts; a group that loses everybody is gone.

    Args:
        places: (people or base clusters, 2). starts: (groups, 2).
        weights: people behind each place; None is one each.
    Returns: (places,), group number from 0 in the order of `starts`, the empty ones left out.
    Source: clusters.clj, kmeans, cluster-step, same-clustering?.
    """
    weight = np.ones(len(places)) if weights is None else weights
    centres = starts
    for _ in range(rounds + 1):
        distance = ((places[:, None] - centres[None]) ** 2).sum(2)
        nearest = np.unique(distance.argmin(1), return_inverse=True)[1]
        moved = np.stack(
            [
                np.average(places[nearest == g], axis=0, weights=weight[nearest == g])
                for g in range(nearest.max() + 1)
            ]
        )
        still = len(moved) == len(centres) and _apart(moved, centres) < NEAR
        centres = moved
        if still:
            break
    return np.asarray(nearest, dtype=np.int64)


def _apart(one: Floats, other: Floats) -> float:
    """The farthest any centre moved, both lists in order of place."""
    order, its = np.lexsort(one.T[::-1]), np.lexsort(other.T[::-1])
    return float(np.sqrt(((one[order] - other[its]) ** 2).sum(1)).max())


@dataclass(frozen=True, slots=True, eq=False)
class Repness:
    """How far each group stands behind each statement, and how far more than everybody else.

    All (groups, statements): `agree`, `against`, `asked` counts; `share`, `share_against`
    (n + 1) / (asked + 2); `ratio`, `ratio_against` that share over the same of everybody else; `z`,
    `z_against` of the share against one half, `z_more`, `z_more_against` against everybody else's.
    """

    agree: Floats
    against: Floats
    asked: Floats
    share: Floats
    share_against: Floats
    ratio: Floats
    ratio_against: Floats
    z: Floats
    z_against: Floats
    z_more: Floats
    z_more_against: Floats


def representativeness(values: Floats, member: Sequence[int]) -> Repness:
    """What sets each group apart from all others together; those of no group (-1) count nowhere.

    Args:
        values: (voters, statements), NaN for not asked; a pass counts as asked.
        member: (voters,), group number from 0.
    Source: repness.clj, comment-stats and add-comparitive-stats.
    """
    group = np.array(member, dtype=int)
    counts = [tally(values[group == g]) for g in range(group.max(initial=-1) + 1)]
    shape = (len(counts), values.shape[1])
    agree = np.array([c.agree for c in counts]).reshape(shape)
    against = np.array([c.disagree for c in counts]).reshape(shape)
    asked = np.array([c.asked for c in counts]).reshape(shape)
    rest, rest_against, others = (each.sum(0) - each for each in (agree, against, asked))
    share, share_against = (agree + 1) / (asked + 2), (against + 1) / (asked + 2)
    return Repness(
        agree,
        against,
        asked,
        share,
        share_against,
        share / ((rest + 1) / (others + 2)),
        share_against / ((rest_against + 1) / (others + 2)),
        one_proportion(agree, asked),
        one_proportion(against, asked),
        two_proportions(agree, asked, rest, others),
        two_proportions(against, asked, rest_against, others),
    )


def most_representative(
    found: Repness, group: int, *, out: Collection[int] = (), most: int = MOST
) -> tuple[tuple[int, str], ...]:
    """The statements Polis names for a group, as (column, "agree" | "disagree"), at least one if any is left.

    Those with both z beyond 1.2816, by ratio x z x share x z; the best agreed one first; what is agreed
    before what is not. Source: repness.clj, select-rep-comments.
    """
    best: tuple[int, str] | None = None
    best_z: float | None = None
    agreed: int | None = None
    enough: list[tuple[int, str]] = []
    for at in (c for c in range(found.agree.shape[1]) if c not in out):
        z, more = found.z[group, at], found.z_more[group, at]
        z_against, more_against = found.z_against[group, at], found.z_more_against[group, at]
        told = (at, "agree" if more > more_against else "disagree")
        if (more > BEYOND and z > BEYOND) or (more_against > BEYOND and z_against > BEYOND):
            enough.append(told)
        elif not enough and (best_z is None or max(more, more_against) > best_z):
            best, best_z = told, float(more if told[1] == "agree" else more_against)
        if _beats(found, group, at, agreed):
            agreed = at
    head = [(agreed, _way(found, group, agreed))] if agreed is not None else [best] if best else []
    if not enough:
        return tuple(head)
    enough = sorted(
        (one for one in enough if one[0] != agreed), key=lambda one: -_strength(found, group, *one)
    )
    chosen = ([*head, *enough] if agreed is not None else enough)[:most]
    return tuple(sorted(chosen, key=lambda one: one[1] != "agree"))


def _way(found: Repness, group: int, at: int) -> str:
    return "agree" if found.z_more[group, at] > found.z_more_against[group, at] else "disagree"


def _strength(found: Repness, group: int, at: int, way: str) -> float:
    parts = (
        (found.ratio, found.z_more, found.share, found.z)
        if way == "agree"
        else (found.ratio_against, found.z_more_against, found.share_against, found.z_against)
    )
    return float(np.prod([part[group, at] for part in parts]))


def _beats(found: Repness, group: int, at: int, best: int | None) -> bool:
    """Whether a statement is more surely agreed in the group than the best so far (beats-best-agr?)."""
    if found.agree[group, at] == 0 and found.against[group, at] == 0:
        return False
    share, z, ratio = found.share[group, at], found.z[group, at], found.ratio[group, at]
    if best is not None and found.ratio[group, best] > 1.0:
        return _strength(found, group, at, "agree") > _strength(found, group, best, "agree")
    if best is not None:
        return bool(share * z > found.share[group, best] * found.z[group, best])
    return bool(z > BEYOND or (ratio > 1.0 and share > 0.5))


def group_informed(values: Floats, member: Sequence[int]) -> Floats:
    """How far every group agrees: the product over groups of (agree + 1) / (asked + 2), (statements,).

    Source: conversation.clj, group-aware-consensus.
    """
    return np.asarray(representativeness(values, member).share.prod(0))


def consensus(values: Floats, *, out: Collection[int] = (), most: int = MOST) -> dict[str, tuple[int, ...]]:
    """The columns nearly everybody agrees with ("agree"), or not ("disagree"), the surest first.

    A share over one half with z beyond 1.2816, by share x z. Source: repness.clj, select-consensus-comments.
    """
    counts = tally(values)
    found = {}
    for way, count in (("agree", counts.agree), ("disagree", counts.disagree)):
        share, z = (count + 1) / (counts.asked + 2), one_proportion(count, counts.asked)
        sure = [at for at in range(len(share)) if at not in out and share[at] > 0.5 and z[at] > BEYOND]
        found[way] = tuple(sorted(sure, key=lambda at: -share[at] * z[at])[:most])
    return found
