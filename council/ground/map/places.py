"""Places on the map: near each other is alike, and the same statements lie in the same place on every run.

A picture of two dimensions out of hundreds: it helps to find one's way and proves nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from council.ground.voting.polis import principal
from council.ground.voting.votes import Floats, Votes

TOGETHER = 0.6  # how far a statement is drawn to the middle of its theme
APART = 0.045  # of the width of the map, the least distance between two points
ROUNDS = 60
BESIDE = 3  # a new statement lies among so many that are most like it
SPIRAL = 60  # spots tried round the one it would have


def statement_places(
    ids: Sequence[str],
    vectors: Floats,
    theme_of: Sequence[int],
    *,
    before: Mapping[str, tuple[float, float]] | None = None,
) -> dict[str, tuple[float, float]]:
    """A place from -1 to 1 in both directions for each statement.

    Args:
        ids: one for each row.
        vectors: (statements, width), rows of length one.
        theme_of: a number for each row, -1 for none; statements of one theme are drawn together.
        before: the last places; the new map is turned and mirrored until it lies nearest to them.
    """
    if len(ids) == 0:
        return {}
    drawn = np.array(vectors, dtype=np.float64)
    numbers = np.array(theme_of)
    for number in sorted(set(theme_of) - {-1}):
        mine = numbers == number
        drawn[mine] += TOGETHER * (drawn[mine].mean(0) - drawn[mine])
    flat = _even(_spread(_turned(ids, _flat(drawn), before or {})))
    return {identity: (float(x), float(y)) for identity, (x, y) in zip(ids, np.round(flat, 4), strict=True)}


def with_new(
    ids: Sequence[str],
    vectors: Floats,
    theme_of: Sequence[int],
    *,
    kept: Mapping[str, tuple[float, float]],
) -> dict[str, tuple[float, float]]:
    """The kept places of these statements, untouched, and for each of the others one beside what it is like.

    Nothing that lay there moves, so a map that people have looked at stays the one they know.

    Args:
        ids: one for each row.
        vectors: (statements, width), rows of length one.
        theme_of: a number for each row, -1 for none; those of its own theme count as more alike.
        kept: the last places; {} gives {}, since there is nothing to lie beside.
    """
    old = [at for at, identity in enumerate(ids) if identity in kept]
    if not old:
        return {}
    spots, theme = np.array([kept[ids[at]] for at in old]), np.array(theme_of)
    found = {ids[at]: kept[ids[at]] for at in old}
    for at in sorted(set(range(len(ids))) - set(old), key=lambda n: ids[n]):
        mine = (theme[old] == theme[at]) & (theme[at] >= 0)
        likeness = np.round(vectors[old] @ vectors[at] + TOGETHER * mine, 6)
        nearest = np.argsort(-likeness, kind="stable")[:BESIDE]
        weight = np.clip(likeness[nearest], 1e-3, None) ** 2
        spot = _clear(
            (spots[nearest] * weight[:, None]).sum(0) / weight.sum(), np.array(list(found.values()))
        )
        found[ids[at]] = (round(float(spot[0]), 4), round(float(spot[1]), 4))
    return found


def _clear(wanted: Floats, taken: Floats) -> Floats:
    """The nearest spot on a spiral round the wanted one that covers nothing, still on the map."""
    least = min(2 * APART, 1.6 / np.sqrt(len(taken)))
    step = np.arange(SPIRAL)
    angle, reach = step * 2.399963, least * np.sqrt(step) / 2
    spots = np.clip(wanted + np.stack([np.cos(angle), np.sin(angle)], axis=1) * reach[:, None], -1, 1)
    gaps = np.sqrt(((spots[:, None] - taken[None]) ** 2).sum(2)).min(1)
    free = np.flatnonzero(gaps >= least)
    return np.asarray(spots[free[0] if len(free) else int(gaps.argmax())])


def member_places(
    votes: Votes, *, before: Mapping[str, tuple[float, float]] | None = None
) -> dict[str, tuple[float, float]]:
    """A place from -1 to 1 for each member who voted, by the two axes along which votes differ most.

    `before`: the last places; the new picture is turned and mirrored until it lies nearest to them.
    """
    if not votes.values.size:
        return {}
    voted = np.asarray((~np.isnan(votes.values)).any(1))
    places = np.zeros((int(voted.sum()), 2))
    found = principal(votes.values[voted])[2]
    places[:, : found.shape[1]] = found
    names = [voter for voter, has in zip(votes.voters, voted, strict=True) if has]
    flat = np.round(_even(_turned(names, _even(places), before or {})), 4)
    return {voter: (float(x), float(y)) for voter, (x, y) in zip(names, flat, strict=True)}


def _flat(rows: Floats) -> Floats:
    """The two directions in which rows differ most, with the largest part of each direction positive."""
    centred = rows - rows.mean(0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    flat = np.zeros((len(rows), 2))
    for at, axis in enumerate(axes[:2]):
        flat[:, at] = centred @ (axis * np.sign(axis[np.abs(axis).argmax()] or 1))
    return flat


def _even(flat: Floats) -> Floats:
    """Brought to -1 to 1 around the middle; all in one place stays in the middle."""
    flat = flat - (flat.max(0) + flat.min(0)) / 2
    reach = np.abs(flat).max(0)
    return np.asarray(flat / np.where(reach > 0, reach, 1))


def _spread(flat: Floats) -> Floats:
    """Points that would cover each other pushed apart, a little at a time, each the same on every run."""
    from scipy.spatial import cKDTree

    places = _even(flat)
    least = min(2 * APART, 1.6 / np.sqrt(len(places)))
    angle = np.arange(len(places)) * 2.399963  # the golden angle: where two points are one, they part evenly
    places = places + 1e-4 * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    for _ in range(ROUNDS):
        pairs = cKDTree(places).query_pairs(least, output_type="ndarray")
        if not len(pairs):
            break
        one, other = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))].T
        gap = places[one] - places[other]
        distance = np.sqrt((gap**2).sum(1))
        push = gap * ((least - distance) / 4 / np.maximum(distance, 1e-9))[:, None]
        np.add.at(places, one, push)
        np.add.at(places, other, -push)
    return places


def _turned(ids: Sequence[str], flat: Floats, before: Mapping[str, tuple[float, float]]) -> Floats:
    """Turned or mirrored to lie nearest to where things were.

    Source: orthogonal Procrustes, Schönemann 1966.
    """
    kept = [at for at, identity in enumerate(ids) if identity in before]
    if len(kept) < 3:
        return flat
    old = np.array([before[ids[at]] for at in kept])
    left, _, right = np.linalg.svd(flat[kept].T @ old)
    return np.asarray(flat @ (left @ right))
