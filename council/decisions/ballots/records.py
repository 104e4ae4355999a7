"""Ballots and their papers as the tellers wrote them down.

A secret paper leaves no row: only what was written down for a pile is kept, and nobody's name or seat. Papers
written down line by line lie in an urn beside these records (`counting.queries`), never in the ledger.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

# The table pointed at below lives here; importing it lets every key resolve.
from council.store import Json, Moment, Record, reference


class Ballot(Record):
    """One vote on fixed texts under a fixed rule; paper figures are those of the desk."""

    __tablename__ = "ballot"
    number: Mapped[int]
    question: Mapped[str]
    version_id: Mapped[str] = reference("proposal_version.id")
    kind: Mapped[str]  # see rules.KINDS
    way: Mapped[str]  # paper (secret); hands, cards, roll_call (open)
    base: Mapped[str]  # votes, cast, returned, present, entitled
    threshold: Mapped[str]  # "a/b"
    at_least: Mapped[bool]
    quorum: Mapped[str]  # "a/b", or a plain number
    quorum_on: Mapped[str]  # returned or present
    at: Mapped[datetime] = mapped_column(Moment)
    casting_vote: Mapped[bool] = mapped_column(default=False)  # agreed beforehand
    settings: Mapped[dict[str, Any]] = mapped_column(Json, default_factory=dict)  # see rules.SETTINGS
    doubts: Mapped[str] = mapped_column(default="")  # how doubtful papers are read; "" is the app's own list
    proofed_at: Mapped[datetime | None] = mapped_column(Moment, default=None)  # the proof print was looked at
    # prepared, open, closed, counted, reconciled, certified, void
    state: Mapped[str] = mapped_column(default="prepared")
    entitled: Mapped[int | None] = mapped_column(default=None)  # E
    present: Mapped[int | None] = mapped_column(default=None)  # P
    present_before: Mapped[int | None] = mapped_column(default=None)  # P as said at opening, if corrected
    present_reason: Mapped[str] = mapped_column(default="")  # why P was corrected
    printed: Mapped[int | None] = mapped_column(default=None)  # T
    handed_out: Mapped[int | None] = mapped_column(default=None)  # H
    left_over: Mapped[int | None] = mapped_column(default=None)  # U
    replaced: Mapped[int | None] = mapped_column(default=None)  # J
    in_box: Mapped[int | None] = mapped_column(default=None)  # R
    teller_one: Mapped[str] = mapped_column(default="")
    teller_two: Mapped[str] = mapped_column(default="")
    chair: Mapped[str] = mapped_column(default="")
    chair_vote: Mapped[str] = mapped_column(default="")  # yes, no, or "" when none was given
    drawn: Mapped[str] = mapped_column(default="")  # in public, for the lot between equals; see lots.figure
    opened_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    closed_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    certified_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    hash: Mapped[str] = mapped_column(default="")  # over texts, rule and counts, at certifying
    reason: Mapped[str] = mapped_column(default="")  # why it is void
    repeats_id: Mapped[str | None] = reference("ballot.id", optional=True)


class BallotOption(Record):
    """One thing that can be marked on a paper, where the kind is not yes or no."""

    __tablename__ = "ballot_option"
    ballot_id: Mapped[str] = reference("ballot.id")
    position: Mapped[int]  # from 1
    text: Mapped[str]
    version_id: Mapped[str | None] = reference("proposal_version.id", optional=True)


class Pile(Record):
    """Up to 25 papers of one box, or the hands of one table, counted on their own."""

    __tablename__ = "pile"
    ballot_id: Mapped[str] = reference("ballot.id")
    number: Mapped[int]
    label: Mapped[str] = mapped_column(default="")  # the table's name where hands were counted
    state: Mapped[str] = mapped_column(default="blank")  # blank, entered, agreed, recounted
    counts: Mapped[dict[str, int]] = mapped_column(Json, default_factory=dict)  # settled
    settled_by: Mapped[str] = mapped_column(default="")


class Entry(Record):
    """What one teller wrote down for one pile, without seeing the other's."""

    __tablename__ = "entry"
    pile_id: Mapped[str] = reference("pile.id")
    teller: Mapped[int]  # 1 or 2
    counts: Mapped[dict[str, int]] = mapped_column(Json, default_factory=dict)


class Call(Record):
    """What a seat answered in a roll call: an open vote, only where the council's rules ask for one."""

    __tablename__ = "roll_call"
    ballot_id: Mapped[str] = reference("ballot.id")
    seat_id: Mapped[str] = reference("seat.id")
    choice: Mapped[str]  # a name of `papers.count_names`: yes, no, abstain, or a level
