"""What the room of selection keeps: targets, who is left out and why, draws with their certificates, seats.

A draw is committed before chance is drawn and kept after; the files of its certificate stay with it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from council.people import records as people_records  # noqa: F401  the people pointed at below
from council.store import Json, Moment, Record, reference


class PanelSize(Record):
    """How many seats the panel has, one row."""

    __tablename__ = "panel_size"
    seats: Mapped[int]


class TargetLine(Record):
    """At least and at most how many seats go to one value of one feature."""

    __tablename__ = "target_line"
    position: Mapped[int]
    feature: Mapped[str]
    value: Mapped[str]
    least: Mapped[int]
    most: Mapped[int]
    least_flex: Mapped[int | None] = mapped_column(default=None)
    most_flex: Mapped[int | None] = mapped_column(default=None)


class Exclusion(Record):
    """A person who does not take part in draws, and why; counted in the certificate by reason."""

    __tablename__ = "exclusion"
    person_id: Mapped[str] = reference("person.id", unique=True)
    reason: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)


class Draw(Record):
    """One lottery: committed (its hash can be published), then kept (the panel is seated)."""

    __tablename__ = "draw"
    number: Mapped[int]
    purpose: Mapped[str] = mapped_column(default="panel")  # panel, alternates, replacement
    state: Mapped[str]  # committed, kept
    rule: Mapped[str]
    seats: Mapped[int]
    committed_at: Mapped[datetime] = mapped_column(Moment)
    kept_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    commitment_hash: Mapped[str]
    targets: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    summary: Mapped[dict[str, Any]] = mapped_column(Json)
    chances: Mapped[dict[str, str]] = mapped_column(Json)  # person id: chance as "p/q"
    ticket: Mapped[int | None] = mapped_column(default=None)
    files: Mapped[bytes]  # the certificate's files, packed (folder.py)


class Seat(Record):
    """A numbered membership of the panel; who sits on it is known through the person alone."""

    __tablename__ = "seat"
    number: Mapped[int] = mapped_column(index=True)
    person_id: Mapped[str] = reference("person.id")
    draw_id: Mapped[str] = reference("draw.id")
    state: Mapped[str] = mapped_column(default="expected")  # expected, confirmed, declined, withdrawn
    alias: Mapped[str] = mapped_column(default="")
