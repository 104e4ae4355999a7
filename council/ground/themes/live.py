"""Where a statement that was just said belongs: the task of the live case, in frozen values.

It runs in a process beside the window. The middles of the themes come home with the answer, so that the next
statement costs two readings and one product, not the themes again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from council.ground.meaning.values import VectorRow
from council.ground.themes.values import Gathering, Told


@dataclass(frozen=True, slots=True)
class LiveMaterial:
    """What is new, the question and engine, and vectors of some statements of each theme by its id."""

    new: tuple[Told, ...]
    gathering: Gathering
    inside: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement, the theme it is nearest to with the cosine, and the vectors made of it."""

    statement_id: str
    theme_id: str
    score: float
    vectors: tuple[VectorRow, ...]


@dataclass(frozen=True, slots=True)
class LivePlaces:
    """Places for those of the new statements that are like a theme, and the middle of each theme as bytes."""

    places: tuple[Placed, ...]
    centres: Mapping[str, bytes]


def find_places(*, material: LiveMaterial, centres: Mapping[str, bytes] | None = None) -> LivePlaces:
    """The theme each new statement is nearest to; one that is like none is left out, where people see it.

    Args:
        material: a theme that holds nothing yet is known by the title people gave it.
        centres: the middles, where they are known already; else they are worked out.
    Raises: ModelMissing, ModelAltered.
    """
    import numpy as np

    from council.ground.meaning.vectors import mix
    from council.ground.themes import work
    from council.ground.themes.placing import place_one

    middles = _middles(material) if centres is None else centres
    keys = sorted(middles)
    if not keys:
        return LivePlaces((), middles)
    rows = np.stack([np.frombuffer(middles[key], dtype="<f4") for key in keys])
    alone = replace(material.gathering, told=material.new, held=(), plain_vectors={}, masked_vectors={})
    read, made = work.read_statements(alone)
    without = read.masked_vectors if read.masked else read.plain_vectors
    places = []
    for told in material.new:
        both = (np.frombuffer(kept[told.id], dtype="<f4")[None] for kept in (read.plain_vectors, without))
        if (found := place_one(mix(*both)[0], rows)) is not None:
            mine = tuple(row for row in made if row.statement_id == told.id)
            places.append(Placed(told.id, keys[found[0]], round(found[1], 4), mine))
    return LivePlaces(tuple(places), middles)


def _middles(material: LiveMaterial) -> dict[str, bytes]:
    from council.ground.themes import work

    gathering, inside = material.gathering, material.inside
    found = work.centres_of(gathering, inside)
    for held in gathering.held:
        if held.title and held.key in inside and held.key not in found:
            title = work.reading_of(held.title, question=gathering.question)
            found[held.key] = title.astype("<f4").tobytes()
    return found
