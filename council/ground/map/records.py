"""What is kept of the map, so that it lies the same in every run and on every computer."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from council.store import Json, Moment, Record


class GroundMap(Record):
    """The map as it was last drawn: {statement id: [x, y]} and {seat id: [x, y]}, -1 to 1 both ways.

    One row, since a map is drawn whole: so it is one step in the ledger, however many lie on it.
    """

    __tablename__ = "ground_map"
    statements: Mapped[dict[str, list[float]]] = mapped_column(Json, default_factory=dict)
    members: Mapped[dict[str, list[float]]] = mapped_column(Json, default_factory=dict)
    at: Mapped[datetime] = mapped_column(Moment)
