"""The question of the map, answered as frozen values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from council.ground.map.records import GroundMap
from council.ground.map.values import Places, Spot
from council.ground.meaning.queries import standing_of
from council.store import Db


def places_of(db: Db) -> Places:
    """The map as it was last drawn, by the wordings that stand now; what was withdrawn lies there no more."""
    row = db.scalars(select(GroundMap).order_by(GroundMap.at.desc(), GroundMap.id.desc()).limit(1)).first()
    if row is None:
        return Places()
    standing = standing_of(db)
    lying = {standing[id].id: spot for id, spot in row.statements.items() if id in standing}
    return Places(_spots(lying), _spots(row.members), row.at)


def _spots(kept: Mapping[str, Sequence[float]]) -> dict[str, Spot]:
    return {id: (float(spot[0]), float(spot[1])) for id, spot in kept.items()}
