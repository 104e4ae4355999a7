"""What the room of sessions keeps: remit, sittings, agenda, tables, who sat there, what was said.

Times are moments in UTC; the place's own clock is the session's time zone. States are lower-case words.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from council.selection import records as selection_records  # noqa: F401  the seats pointed at below
from council.store import Json, Moment, Record, reference


class Remit(Record):
    """One wording of the question put to the council; a change makes a new row with the old as parent."""

    __tablename__ = "remit"
    version: Mapped[int]
    question: Mapped[str]
    in_scope: Mapped[str] = mapped_column(default="")
    out_of_scope: Mapped[str] = mapped_column(default="")
    promise: Mapped[str] = mapped_column(default="")
    decided: Mapped[str] = mapped_column(default="")
    deadline: Mapped[str] = mapped_column(default="")
    parent_id: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="draft")  # draft, consulted, adopted, amended
    at: Mapped[datetime] = mapped_column(Moment)


class Session(Record):
    """One sitting of the council; `start` to `end` was announced, `latest_end` is what the house allows."""

    __tablename__ = "session"
    number: Mapped[int] = mapped_column(index=True)
    title: Mapped[str]
    purpose: Mapped[str] = mapped_column(default="")
    start: Mapped[datetime] = mapped_column(Moment)
    end: Mapped[datetime] = mapped_column(Moment)
    latest_end: Mapped[datetime | None] = mapped_column(Moment, default=None)
    time_zone: Mapped[str] = mapped_column(default="UTC")
    place: Mapped[str] = mapped_column(default="")
    mode: Mapped[str] = mapped_column(default="room")  # room, online, mixed
    state: Mapped[str] = mapped_column(default="planned")
    # planned, ready, running, paused, ended, minutes_open, minutes_approved
    waived: Mapped[dict[str, str]] = mapped_column(Json, default_factory=dict)  # {what is not ready: why}
    asked_until: Mapped[datetime | None] = mapped_column(Moment, default=None)  # corrections of the minutes
    began_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    ended_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    paused_at: Mapped[datetime | None] = mapped_column(Moment, default=None)  # since when it pauses
    extended: Mapped[int] = mapped_column(default=0)  # minutes it was let run beyond its end
    fits_itself: Mapped[bool] = mapped_column(default=True)  # an overrun is fitted when an item ends


class AgendaItem(Record):
    """A block of a session: `planned_minutes` was the plan, `minutes` stand now; what is cut stays.

    `goal_minutes` is what it goes back to when time is won: the plan, or what it was last set to by hand.
    """

    __tablename__ = "agenda_item"
    session_id: Mapped[str] = reference("session.id")
    position: Mapped[int]
    title: Mapped[str]
    purpose: Mapped[str] = mapped_column(default="")
    method: Mapped[str] = mapped_column(default="")  # id of a method file
    minutes: Mapped[int]
    planned_minutes: Mapped[int]
    least_minutes: Mapped[int] = mapped_column(default=1)
    buffer: Mapped[int] = mapped_column(default=0)
    planned_buffer: Mapped[int] = mapped_column(default=0)
    protected: Mapped[bool] = mapped_column(default=False)
    anchor: Mapped[datetime | None] = mapped_column(Moment, default=None)
    rank: Mapped[int] = mapped_column(default=2)  # 1 matters most, 3 least
    may_drop: Mapped[bool] = mapped_column(default=False)
    may_carry: Mapped[bool] = mapped_column(default=False)
    lead: Mapped[str] = mapped_column(default="")
    materials: Mapped[str] = mapped_column(default="")
    output: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="planned")  # planned, running, done, cut, carried
    started: Mapped[datetime | None] = mapped_column(Moment, default=None)
    ended: Mapped[datetime | None] = mapped_column(Moment, default=None)
    stage: Mapped[int] = mapped_column(default=0)  # which stage of its method runs, from 0
    carried_from: Mapped[str] = mapped_column(default="")  # the item of an earlier session it goes on with
    goal_minutes: Mapped[int] = mapped_column(default=0)
    goal_buffer: Mapped[int] = mapped_column(default=0)
    paused_seconds: Mapped[int] = mapped_column(default=0)  # how long the session paused while it ran
    planned_at: Mapped[datetime | None] = mapped_column(Moment, default=None)  # its start when the day began
    stage_at: Mapped[datetime | None] = mapped_column(Moment, default=None)  # when its stage began


class Replan(Record):
    """One re-planning of a session: why, and each item's minutes and buffer before and after."""

    __tablename__ = "replan"
    session_id: Mapped[str] = reference("session.id")
    reason: Mapped[str]
    before: Mapped[dict[str, list[int]]] = mapped_column(Json)  # {item id: [minutes, buffer]}
    after: Mapped[dict[str, list[int]]] = mapped_column(Json)
    gone: Mapped[dict[str, str]] = mapped_column(Json, default_factory=dict)  # {item id: cut or carried}
    over: Mapped[int] = mapped_column(default=0)  # minutes too many before it, below 0 when time was won
    later: Mapped[int] = mapped_column(default=0)  # minutes the session ends later
    missing: Mapped[int] = mapped_column(default=0)
    at: Mapped[datetime] = mapped_column(Moment)


class Attendance(Record):
    """Whether one seat was taken in one session, and from when to when; no row means expected."""

    __tablename__ = "attendance"
    session_id: Mapped[str] = reference("session.id")
    seat_id: Mapped[str] = reference("seat.id")
    state: Mapped[str]  # expected, present, late, absent, excused, left
    since: Mapped[datetime | None] = mapped_column(Moment, default=None)
    until: Mapped[datetime | None] = mapped_column(Moment, default=None)
    reason: Mapped[str] = mapped_column(default="")


class DiscussionTable(Record):
    """A table in the room: its number, how many it holds, what it offers ("step-free", "quiet")."""

    __tablename__ = "discussion_table"
    number: Mapped[int]
    label: Mapped[str] = mapped_column(default="")
    places: Mapped[int]
    features: Mapped[list[str]] = mapped_column(Json, default_factory=list)
    languages: Mapped[list[str]] = mapped_column(Json, default_factory=list)
    state: Mapped[str] = mapped_column(default="in_use")  # in_use, closed


class SeatingRule(Record):
    """A wish or a must about who sits where; why is private. Sessions count from 1, 0 leaves an end open.

    "topic" names tables from first to third choice; "alone" a value of a feature nobody shall be alone with;
    "language" the seats that need it; "facilitator" the parties these seats shall not meet.
    """

    __tablename__ = "seating_rule"
    kind: Mapped[str]  # together, apart, tables, alone, language, facilitator, meet, topic
    seats: Mapped[list[str]] = mapped_column(Json)
    tables: Mapped[list[str]] = mapped_column(Json, default_factory=list)
    parties: Mapped[list[str]] = mapped_column(Json, default_factory=list)
    field: Mapped[str] = mapped_column(default="")
    value: Mapped[str] = mapped_column(default="")  # the value of the field, or the code of the language
    from_session: Mapped[int] = mapped_column(default=0)
    to_session: Mapped[int] = mapped_column(default=0)
    strength: Mapped[str] = mapped_column(default="must")  # must, wish
    weight: Mapped[int] = mapped_column(default=5)
    reason: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="active")  # active, ended


class Seating(Record):
    """Who sits at which table in one session: how it was found, and its figures with their bases."""

    __tablename__ = "seating"
    session_id: Mapped[str] = reference("session.id")
    round: Mapped[int] = mapped_column(default=1)
    sizes: Mapped[list[int]] = mapped_column(Json)
    seed: Mapped[str] = mapped_column(default="")
    steps: Mapped[int] = mapped_column(default=0)
    version: Mapped[str] = mapped_column(default="")
    figures: Mapped[dict[str, object]] = mapped_column(Json, default_factory=dict)
    state: Mapped[str] = mapped_column(default="proposed")  # proposed, published, adjusted, used
    at: Mapped[datetime] = mapped_column(Moment)


class Place(Record):
    """One seat's chair in one seating; a pinned one stays when the rest is seated anew."""

    __tablename__ = "place"
    seating_id: Mapped[str] = reference("seating.id")
    table_id: Mapped[str] = reference("discussion_table.id")
    seat_id: Mapped[str] = reference("seat.id")
    pinned: Mapped[bool] = mapped_column(default=False)


class Statement(Record):
    """One thought in the speaker's words. A correction is a new row, the old wording its parent."""

    __tablename__ = "statement"
    number: Mapped[int] = mapped_column(index=True)
    text: Mapped[str]
    kind: Mapped[str] = mapped_column(default="view")
    level: Mapped[str] = mapped_column(default="table")  # named, alias, table, none
    session_id: Mapped[str | None] = reference("session.id", optional=True)
    item_id: Mapped[str | None] = reference("agenda_item.id", optional=True)
    table_id: Mapped[str | None] = reference("discussion_table.id", optional=True)
    seat_id: Mapped[str | None] = reference("seat.id", optional=True)
    answers_id: Mapped[str] = mapped_column(
        default=""
    )  # the statement this one answers, argues for or against
    language: Mapped[str] = mapped_column(default="")
    carry: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str] = mapped_column(default="")  # its reference in an imported conversation
    station: Mapped[str] = mapped_column(default="")
    parents: Mapped[list[str]] = mapped_column(Json, default_factory=list)
    made_by: Mapped[str] = mapped_column(default="")  # correction, split, merge, translation, redaction
    translator: Mapped[str] = mapped_column(default="")
    checked_by: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="captured")
    # captured, read_back, confirmed, corrected, split, merged, withdrawn, redacted
    reason: Mapped[str] = mapped_column(default="")
    read_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    at: Mapped[datetime] = mapped_column(Moment)
