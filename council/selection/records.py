"""What the room of selection keeps: targets, who is left out and why, draws with their certificates, seats.

A draw is committed before chance is drawn and kept after; the files of its certificate stay with it. A seat
belongs to one person for good: whoever comes in place of somebody gets a seat of their own.
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
    """At least and at most how many seats go to one value of one feature.

    `share` is its share of the population as "p/q", where it was given; "" where it is not known.
    """

    __tablename__ = "target_line"
    position: Mapped[int]
    feature: Mapped[str]
    value: Mapped[str]
    least: Mapped[int]
    most: Mapped[int]
    least_flex: Mapped[int | None] = mapped_column(default=None)
    most_flex: Mapped[int | None] = mapped_column(default=None)
    share: Mapped[str] = mapped_column(default="")


class Exclusion(Record):
    """A person who does not take part in draws, and why; counted in the certificate by reason."""

    __tablename__ = "exclusion"
    person_id: Mapped[str] = reference("person.id", unique=True)
    reason: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)


class Draw(Record):
    """One lottery: committed (its hash can be published), then kept (people are seated) or void, for good.

    `notes` is what was read aloud so far while the ceremony runs; `reason` says why a draw is void.
    """

    __tablename__ = "draw"
    number: Mapped[int]
    purpose: Mapped[str] = mapped_column(default="panel")  # panel, alternates, replacement
    state: Mapped[str]  # committed, kept, void
    rule: Mapped[str]
    seats: Mapped[int]
    committed_at: Mapped[datetime] = mapped_column(Moment)
    kept_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    voided_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    reason: Mapped[str] = mapped_column(default="")
    notes: Mapped[dict[str, Any]] = mapped_column(Json, default_factory=dict)
    commitment_hash: Mapped[str]
    targets: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    summary: Mapped[dict[str, Any]] = mapped_column(Json)
    chances: Mapped[dict[str, str]] = mapped_column(Json)  # person id: chance as "p/q"
    ticket: Mapped[int | None] = mapped_column(default=None)
    files: Mapped[bytes]  # the certificate's files, packed (folder.py)


class Seat(Record):
    """A numbered membership of the panel; who sits on it is known through the person alone.

    `state` is the last answer (see SeatAnswer). `replaces_id` is the seat of the member in whose place an
    alternate was called up.
    """

    __tablename__ = "seat"
    number: Mapped[int] = mapped_column(index=True)
    person_id: Mapped[str] = reference("person.id")
    draw_id: Mapped[str] = reference("draw.id")
    state: Mapped[str] = mapped_column(default="expected")  # expected, confirmed, declined, withdrawn
    alias: Mapped[str] = mapped_column(default="")
    replaces_id: Mapped[str | None] = reference("seat.id", optional=True)


class SeatAnswer(Record):
    """What somebody answered about their seat, and on which day; every answer stays."""

    __tablename__ = "seat_answer"
    seat_id: Mapped[str] = reference("seat.id")
    state: Mapped[str]  # expected, confirmed, declined, withdrawn
    at: Mapped[datetime] = mapped_column(Moment)
    note: Mapped[str] = mapped_column(default="")


class Alternate(Record):
    """Somebody who waits for a free seat, in the order in which the draw put them."""

    __tablename__ = "alternate"
    position: Mapped[int]
    person_id: Mapped[str] = reference("person.id")
    draw_id: Mapped[str] = reference("draw.id")
    state: Mapped[str] = mapped_column(default="waiting")  # waiting, released
