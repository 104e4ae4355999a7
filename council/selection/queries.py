"""Questions about selection: what the panel must look like, who may be drawn, what was drawn and how.

Those that look over the whole road from pool to panel are here, the others in their parts of the room.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from council.people.records import InvitationRound, Person
from council.people.retention import Due, Kept, due_for_erasure
from council.selection.aims.queries import (
    DrawingPool,
    ExclusionView,
    Unmatched,
    answer_of,
    drawing_pool,
    exclusions_of,
    line_of,
    targets_of,
)
from council.selection.draws.queries import DrawView, chances_of, draw_files, draws_of
from council.selection.records import Alternate, Draw, PanelSize, Seat
from council.selection.seats.queries import (
    MEMBERS,
    AlternateView,
    AnswerView,
    SeatView,
    TargetView,
    alternates_of,
    alternates_pool,
    answers_of,
    members_of,
    proposed_alternate,
    replacement_pool,
    seats_of,
    target_views_of,
)
from council.store import Db

__all__ = [
    "MEMBERS",
    "AlternateView",
    "AnswerView",
    "DrawView",
    "DrawingPool",
    "ExclusionView",
    "SeatView",
    "SelectionFacts",
    "Stages",
    "TargetView",
    "Unmatched",
    "alternates_of",
    "alternates_pool",
    "answer_of",
    "answers_of",
    "chances_of",
    "draw_files",
    "drawing_pool",
    "draws_of",
    "erasure_due",
    "exclusions_of",
    "line_of",
    "members_of",
    "proposed_alternate",
    "replacement_pool",
    "seats_of",
    "selection_facts",
    "stages_of",
    "target_views_of",
    "targets_of",
]


@dataclass(frozen=True, slots=True)
class Stages:
    """How many people there were at each stage, from the letters to the panel that sits now.

    registered = eligible + everybody left_out. drawn + replaced = confirmed + expected + declined + withdrew:
    `drawn` got their seats by the draw of the panel, `replaced` came later, by a replacement or called up
    from the alternates. letters: 0 when no invitations are kept here; alternates: those who wait now.
    """

    letters: int
    registered: int
    eligible: int
    left_out: Mapping[str, int]
    drawn: int
    replaced: int
    confirmed: int
    expected: int
    declined: int
    withdrew: int
    alternates: int


@dataclass(frozen=True, slots=True)
class SelectionFacts:
    """How the panel was chosen, as the report tells it."""

    seats: int
    pool: int
    left_out: Mapping[str, int]
    targets: tuple[TargetView, ...]
    draws: tuple[DrawView, ...]
    states: Mapping[str, int]
    stages: Stages


def stages_of(db: Db) -> Stages:
    """The numbers of each stage: those of the pool as they were at the draw, if there was one."""
    states = _states(db)
    pool, left_out = _pool_then_or_now(db)
    panel = select(func.count(Seat.id)).join(Draw, Draw.id == Seat.draw_id).where(Draw.purpose == "panel")
    drawn = db.scalar(panel) or 0
    return Stages(
        letters=db.scalar(select(func.sum(InvitationRound.letters))) or 0,
        registered=pool + sum(left_out.values()),
        eligible=pool,
        left_out=left_out,
        drawn=drawn,
        replaced=sum(states.values()) - drawn,
        confirmed=states.get("confirmed", 0),
        expected=states.get("expected", 0),
        declined=states.get("declined", 0),
        withdrew=states.get("withdrawn", 0),
        alternates=sum(one.state == "waiting" for one in alternates_of(db)),
    )


def _states(db: Db) -> dict[str, int]:
    rows = db.execute(select(Seat.state, func.count()).group_by(Seat.state).order_by(Seat.state))
    return dict(rows.all())


def _pool_then_or_now(db: Db) -> tuple[int, dict[str, int]]:
    """Who could be drawn, and who was left out by reason: at the draw of the panel, else as things stand."""
    panel = select(Draw.summary).where(Draw.purpose == "panel", Draw.state == "kept")
    told = db.scalars(panel).first()
    if told and "left_out" in told:
        return int(told["pool"]), dict(told["left_out"])
    asked = drawing_pool(db)
    return len(asked.pool.ids), dict(asked.left_out)


def selection_facts(db: Db) -> SelectionFacts:
    """All that is told about the choice of the panel, counts only."""
    asked = drawing_pool(db)
    return SelectionFacts(
        seats=db.scalar(select(PanelSize.seats)) or 0,
        pool=len(asked.pool.ids),
        left_out=asked.left_out,
        targets=target_views_of(db),
        draws=draws_of(db),
        states=_states(db),
        stages=stages_of(db),
    )


def erasure_due(db: Db, *, today: datetime, ended: datetime | None = None) -> tuple[Due, ...]:
    """Whose data has been held longer than agreed, the longest overdue first.

    The time of those not drawn runs from the day the panel was drawn, that of members and of alternates from
    the council's end.
    """
    seated = set(db.scalars(select(Seat.person_id)))
    waiting = set(db.scalars(select(Alternate.person_id).where(Alternate.state == "waiting")))
    drawn = db.scalar(select(func.min(Draw.kept_at)).where(Draw.purpose == "panel"))
    kept = (
        Kept(one, "member", ended)
        if one in seated
        else Kept(one, "alternate", ended)
        if one in waiting
        else Kept(one, "pool", drawn)
        for one in db.scalars(select(Person.id).order_by(Person.id))
    )
    return due_for_erasure(kept, today=today)
