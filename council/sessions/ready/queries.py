"""Questions about readiness: what a session needs, what holds, what is waived."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from council.sessions.plan.queries import agenda_of, segments_of
from council.sessions.printouts.kinds import KIND_OF, NEEDED
from council.sessions.printouts.queries import printouts_of
from council.sessions.readiness import Facts, Need, needs
from council.sessions.records import DiscussionTable, Place, Seating, Session
from council.sessions.staff.records import Staffing
from council.store import Db
from council.words import _


def readiness_of(db: Db, *, session_id: str) -> tuple[Need, ...]:
    """What a session needs before it begins, in a fixed order; empty when there is no such session."""
    session = db.get(Session, session_id)
    if session is None:
        return ()
    seatings = list(db.scalars(select(Seating).where(Seating.session_id == session_id)))
    states = [seating.state for seating in seatings]
    tables = _tables(db, seatings)
    staffed = select(Staffing.table_id).where(
        Staffing.session_id == session_id, Staffing.job == "facilitator", Staffing.table_id.in_(tables)
    )
    hosted = set(db.scalars(staffed))
    printed = {made.kind: made.at for made in printouts_of(db, session_id=session_id)}
    segments = segments_of(db, session_id=session_id)
    return needs(
        Facts(
            items=sum(item.state in ("planned", "running") for item in agenda_of(db, session_id=session_id)),
            missing=sum(segment.missing for segment in segments),
            seating="proposed" if "proposed" in states else max(states, default=""),
            seated_at=max((seating.at for seating in seatings), default=None),
            tables=len(tables),
            unstaffed=sorted(number for id, number in tables.items() if id not in hosted),
            unprinted=[_(KIND_OF[kind].words) for kind in NEEDED if kind not in printed],
            printed_at=min((printed[kind] for kind in NEEDED if kind in printed), default=None),
            waived=session.waived,
        )
    )


def _tables(db: Db, seatings: Sequence[Seating]) -> dict[str, int]:
    """Numbers of the tables people sit at in any round, by id; without a seating those in use."""
    wanted = select(DiscussionTable.id, DiscussionTable.number)
    if not seatings:
        wanted = wanted.where(DiscussionTable.state == "in_use")
    else:
        seated = select(Place.table_id).where(Place.seating_id.in_([seating.id for seating in seatings]))
        wanted = wanted.where(DiscussionTable.id.in_(seated))
    return dict(db.execute(wanted).all())
