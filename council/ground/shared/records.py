"""What was known when the shared ground was worked out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from council.store import Json, Moment, Record, reference


class SharedGround(Record):
    """What was known of one statement when the shared ground was last worked out."""

    __tablename__ = "shared_ground"
    statement_id: Mapped[str] = reference("statement.id", unique=True)
    asked: Mapped[int]
    agree: Mapped[int]
    disagree: Mapped[int]
    passed: Mapped[int]
    size: Mapped[int]
    support: Mapped[float]
    low: Mapped[float]
    high: Mapped[float]
    gic: Mapped[float | None] = mapped_column(default=None)
    psg: Mapped[float | None] = mapped_column(default=None)
    label: Mapped[str]
    limiting_group: Mapped[str] = mapped_column(default="")
    spread: Mapped[float] = mapped_column(default=0.0)
    z: Mapped[float] = mapped_column(default=0.0)
    carried_by: Mapped[list[str]] = mapped_column(Json, default_factory=list)
    cells: Mapped[list[list[Any]]] = mapped_column(Json, default_factory=list)
    hidden: Mapped[list[list[str]]] = mapped_column(Json, default_factory=list)
    missing: Mapped[list[list[Any]]] = mapped_column(Json, default_factory=list)
    further: Mapped[dict[str, Any]] = mapped_column(Json, default_factory=dict)  # the rest of a line by name


class GroundRun(Record):
    """When the shared ground was worked out, from which votes and groups, and the short list it gave."""

    __tablename__ = "ground_run"
    votes: Mapped[int]
    matter: Mapped[str] = mapped_column(default="")  # fingerprint of all it was worked out from
    members: Mapped[int]
    fields: Mapped[list[str]] = mapped_column(Json, default_factory=list)
    gate: Mapped[dict[str, Any]] = mapped_column(Json, default_factory=dict)
    groups: Mapped[dict[str, int]] = mapped_column(Json, default_factory=dict)  # {seat id: group}
    slate: Mapped[list[list[str]]] = mapped_column(Json, default_factory=list)  # [statement id, why]
    check: Mapped[dict[str, Any]] = mapped_column(Json, default_factory=dict)  # the list's, by name
    representative: Mapped[list[list[Any]]] = mapped_column(Json, default_factory=list)
    at: Mapped[datetime] = mapped_column(Moment)
