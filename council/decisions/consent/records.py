"""Consent rounds as they were held: what was said, which objections were tested, which concerns are watched.

Consent is open by design: the circle knows who objects. What is printed later follows the council's levels.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

# The table pointed at below lives here; importing it lets every key resolve.
from council.decisions.proposals import records as _proposals
from council.store import Json, Moment, Record, reference

POINTED_AT = (_proposals,)


class ConsentRound(Record):
    """One decision by consent: on a proposal's wording, or on who takes a role."""

    __tablename__ = "consent_round"
    number: Mapped[int]
    kind: Mapped[str]  # proposal, election
    at: Mapped[datetime] = mapped_column(Moment)
    version_id: Mapped[str | None] = reference("proposal_version.id", optional=True)  # the newest one checked
    first_version_id: Mapped[str | None] = reference("proposal_version.id", optional=True)
    circle: Mapped[list[dict[str, Any]]] = mapped_column(Json)  # kind, id, people, here; in sitting order
    settings: Mapped[dict[str, Any]] = mapped_column(Json)
    step: Mapped[str]
    state: Mapped[str] = mapped_column(default="open")  # open, testing, resolving, agreed, deferred, stopped
    before: Mapped[int] = mapped_column(default=0)  # speaking rounds held in earlier consent rounds
    laps: Mapped[int] = mapped_column(default=1)
    lap: Mapped[int] = mapped_column(default=0)
    check_lap: Mapped[int] = mapped_column(default=-1)
    under: Mapped[str] = mapped_column(default="")  # the objection under test or being settled
    asking: Mapped[str] = mapped_column(default="")  # objector, circle, talk, read, settle
    need: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    term_from: Mapped[str] = mapped_column(default="")  # ISO date or ""
    term_until: Mapped[str] = mapped_column(default="")
    qualities: Mapped[str] = mapped_column(default="")
    proposed_id: Mapped[str | None] = reference("seat.id", optional=True)
    why_proposed: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")  # who looks after it, where it was put off
    until: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")  # why it was put off or stopped
    bound: Mapped[str] = mapped_column(default="")  # whom the agreement binds
    agreed_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    ended_at: Mapped[datetime | None] = mapped_column(Moment, default=None)


class Reaction(Record):
    """What one seat, or one table, said in one lap of a consent round."""

    __tablename__ = "reaction"
    round_id: Mapped[str] = reference("consent_round.id")
    place: Mapped[int]  # in the order in which things were said, from 1
    lap: Mapped[int]
    step: Mapped[str]
    kind: Mapped[str]  # consent, concern, objection, pass, question, response, otherwise, nomination, …
    at: Mapped[datetime] = mapped_column(Moment)
    version_id: Mapped[str | None] = reference(
        "proposal_version.id", optional=True
    )  # the wording it is about
    seat_id: Mapped[str | None] = reference("seat.id", optional=True)
    table_id: Mapped[str | None] = reference("discussion_table.id", optional=True)
    text: Mapped[str] = mapped_column(default="")
    texts: Mapped[list[str]] = mapped_column(Json, default_factory=list)  # of a table
    counts: Mapped[dict[str, int]] = mapped_column(Json, default_factory=dict)  # of a table
    answer: Mapped[str] = mapped_column(default="")  # to a question
    nominee_id: Mapped[str | None] = reference("seat.id", optional=True)
    about: Mapped[str] = mapped_column(default="")  # the objection it speaks to


class Objection(Record):
    """A possible objection, its test in numbers of people, and how it was settled."""

    __tablename__ = "objection"
    round_id: Mapped[str] = reference("consent_round.id")
    number: Mapped[int]
    argument: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
    reaction_id: Mapped[str] = reference("reaction.id")
    version_id: Mapped[str | None] = reference(
        "proposal_version.id", optional=True
    )  # the wording objected to
    seat_id: Mapped[str | None] = reference("seat.id", optional=True)
    table_id: Mapped[str | None] = reference("discussion_table.id", optional=True)
    # raised, under_test, qualified, not_qualified, resolved, deferred, withdrawn
    state: Mapped[str] = mapped_column(default="raised")
    premises: Mapped[list[str]] = mapped_column(Json, default_factory=list)
    ground: Mapped[str] = mapped_column(default="")  # fails, harms, better, none
    otherwise: Mapped[int] = mapped_column(default=0)  # people who saw it otherwise, with a reason
    shared: Mapped[int] = mapped_column(default=0)
    passed: Mapped[int] = mapped_column(default=0)
    present: Mapped[int] = mapped_column(default=0)  # the base of the three
    accepted: Mapped[bool | None] = mapped_column(default=None)  # by the objector, that it did not qualify
    how: Mapped[str] = mapped_column(
        default=""
    )  # amend, other, hand_on, keep_watch, ask_body, shorter, put_off
    change: Mapped[str] = mapped_column(default="")  # add, take_out, change
    resolution: Mapped[str] = mapped_column(default="")
    who: Mapped[str] = mapped_column(default="")
    until: Mapped[str] = mapped_column(default="")
    other: Mapped[str] = mapped_column(default="")  # id of the other proposal, or of the other member's seat
    resolving_version_id: Mapped[str | None] = reference("proposal_version.id", optional=True)


class Concern(Record):
    """What somebody is worried about, the sign to watch for, and the day it is looked at again."""

    __tablename__ = "concern"
    round_id: Mapped[str] = reference("consent_round.id")
    number: Mapped[int]
    text: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment)
    seat_id: Mapped[str | None] = reference("seat.id", optional=True)
    table_id: Mapped[str | None] = reference("discussion_table.id", optional=True)
    reaction_id: Mapped[str | None] = reference("reaction.id", optional=True)
    objection_id: Mapped[str | None] = reference("objection.id", optional=True)
    sign: Mapped[str] = mapped_column(default="")
    review_on: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="open")  # open, seen, not_seen, closed
    note: Mapped[str] = mapped_column(default="")
