"""The long tasks of the map in one call each: frozen values in, frozen values out, in any process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from council.ground.map.places import member_places, statement_places, with_new
from council.ground.map.values import Drawn, Places
from council.ground.meaning.vectors import mix
from council.ground.themes import work
from council.ground.themes.values import Gathering
from council.ground.voting import votes
from council.ground.voting.values import VotesView
from council.ground.voting.votes import Floats
from council.progress import SILENT, Progress


def draw(
    gathering: Gathering,
    seen: VotesView,
    theme_of: Mapping[str, int],
    *,
    before: Places,
    progress: Progress = SILENT,
) -> Drawn:
    """Every statement and every member who voted laid anew, turned to lie nearest to where they lay before.

    `theme_of` numbers the theme of each statement that has one. Vectors made on the way are in the answer.
    Raises: ModelMissing, ModelAltered; Cancelled through `progress`.
    """
    read, new = work.read_statements(gathering, progress=progress)
    ids = [each.id for each in read.told]
    rows = _rows(read, ids)
    lying = statement_places(ids, rows, [theme_of.get(i, -1) for i in ids], before=before.statements)
    return Drawn(lying, _members(seen, before), new)


def look(gathering: Gathering, seen: VotesView, theme_of: Mapping[str, int], *, kept: Places) -> Drawn:
    """The kept map as it is, with what is new and already read beside what it is like; reads nothing."""
    both = (gathering.plain_vectors, gathering.masked_vectors)
    ids = [each.id for each in gathering.told if all(each.id in vectors for vectors in both)]
    fresh = [each for each in ids if each not in kept.statements]
    if not fresh:
        return Drawn(kept.statements, _members(seen, kept))
    rows = _rows(gathering, ids)
    lying = with_new(ids, rows, [theme_of.get(i, -1) for i in ids], kept=kept.statements)
    return Drawn({**kept.statements, **lying}, _members(seen, kept))


def _members(seen: VotesView, before: Places) -> dict[str, tuple[float, float]]:
    return member_places(votes.from_rows(seen.seats, seen.statements, seen.rows), before=before.members)


def _rows(read: Gathering, ids: Sequence[str]) -> Floats:
    if not ids:
        return np.zeros((0, 1))
    plain, masked = (
        np.stack([np.frombuffer(vectors[i], dtype="<f4") for i in ids])
        for vectors in (read.plain_vectors, read.masked_vectors)
    )
    return np.asarray(mix(plain, masked), dtype=np.float64)
