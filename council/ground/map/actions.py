"""The verb of the map: where things lie is kept, so that it looks the same tomorrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from council.ground.map.records import GroundMap
from council.ground.map.values import Spot
from council.ground.meaning.actions import keep_vectors
from council.ground.meaning.queries import numbers_of
from council.ground.meaning.values import VectorRow
from council.ground.voting.queries import members_of
from council.store import Db


def keep_places(
    db: Db,
    *,
    places: Mapping[str, Spot],
    at: datetime,
    members: Mapping[str, Spot] | None = None,
    vectors: Sequence[VectorRow] = (),
) -> int:
    """Keep where statements lie, and members by seat id, in place of the map before; returns how many lie.

    `vectors` are those made while it was drawn. Raises: EnginesMixed.
    What is in this council no longer is left out, since one may be undone while the map is drawn.
    """
    keep_vectors(db, vectors=vectors)
    known, seats = numbers_of(db), {seat.id for seat in members_of(db)}
    for row in db.scalars(select(GroundMap)):
        db.delete(row)
    kept = {id: list(spot) for id, spot in sorted(places.items()) if id in known}
    seated = {id: list(spot) for id, spot in sorted((members or {}).items()) if id in seats}
    db.add(GroundMap(statements=kept, members=seated, at=at))
    return len(kept)
