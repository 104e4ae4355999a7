"""The record of one session, gathered from every part of the room as it stands now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from council.people.queries import council_of
from council.sessions.brief.queries import seating_figures_of
from council.sessions.here.queries import attendance_of
from council.sessions.library.queries import methods_of
from council.sessions.minutes import facts as f
from council.sessions.minutes.gathered.heard import queries as heard
from council.sessions.plan.queries import ItemView, agenda_of
from council.sessions.plans import ENDED
from council.sessions.records import Session
from council.sessions.run.queries import ReplanView, replans_of
from council.sessions.seats.queries import rounds_of, seating_of
from council.store import Db

STATES = ("present", "late", "left", "absent", "excused", "expected")


def record_of(db: Db, *, session_id: str) -> f.SessionRecord | None:
    """Everything the minutes of a session tell, as it stands now; None when there is no such session."""
    session = db.get(Session, session_id)
    if session is None:
        return None
    agenda = agenda_of(db, session_id=session_id)
    return f.SessionRecord(
        sitting=_sitting(db, session, agenda),
        agenda=_agenda(db, agenda),
        replans=_replans(replans_of(db, session_id=session_id), agenda),
        attendance=_attendance(db, session_id),
        seating=_seating(db, session_id),
        statements=heard.statements(db, session_id),
        withdrawn=heard.taken_out(db, session_id),
        signoffs=heard.signoffs(db, session_id, {item.id: item.title for item in agenda}),
        questions=heard.questions(db, session_id),
        evidence=heard.evidence(db, session_id),
        parked=heard.parked(db, session_id),
        turns=heard.turns(db, session_id),
        forms=heard.forms(db, session_id),
        corrections=heard.corrections(db, session_id),
    )


def _sitting(db: Db, session: Session, agenda: Sequence[ItemView]) -> f.SittingRecord:
    council = council_of(db)
    begun = [item.started for item in agenda if item.started]
    ended = [item.ended for item in agenda if item.ended and session.state in ENDED]
    return f.SittingRecord(
        id=session.id,
        number=session.number,
        title=session.title,
        purpose=session.purpose,
        place=session.place,
        mode=session.mode,
        time_zone=session.time_zone,
        start=session.start,
        end=session.end,
        began=session.began_at or min(begun, default=None),
        closed=session.ended_at or max(ended, default=None),
        council=council.name if council else "",
        language=council.language if council else "en",
    )


def _agenda(db: Db, agenda: Sequence[ItemView]) -> tuple[f.ItemRecord, ...]:
    methods = {method.id: method.title for method in methods_of(db)}
    return tuple(
        f.ItemRecord(
            id=item.id,
            title=item.title,
            method=methods.get(item.method, item.method.replace("-", " ")),
            lead=item.lead,
            output=item.output,
            state=item.state,
            planned_start=item.planned_start,
            planned_minutes=item.planned_minutes,
            started=item.started,
            ended=item.ended,
            minutes=item.took,
            protected=item.protected,
            from_session=item.from_session,
            to_session=item.to_session,
        )
        for item in agenda
    )


def _replans(replans: Sequence[ReplanView], agenda: Sequence[ItemView]) -> tuple[f.ReplanRecord, ...]:
    titles = {item.id: item.title for item in agenda}
    return tuple(
        f.ReplanRecord(
            at=one.at,
            reason=one.reason,
            changes=tuple(
                (titles.get(item, ""), sum(before), sum(one.after.get(item, (0, 0))))
                for item, before in one.before.items()
                if before != one.after.get(item) and item not in one.gone
            ),
            gone=tuple(titles.get(item, "") for item in one.gone),
            later=one.later,
            missing=one.missing,
        )
        for one in replans
    )


def _attendance(db: Db, session_id: str) -> f.AttendanceRecord | None:
    seats = attendance_of(db, session_id=session_id)
    if not seats:
        return None
    counts = Counter(one.state for one in seats)
    return f.AttendanceRecord(
        seats=len(seats),
        noted=len(seats) - counts["expected"],
        states=tuple((state, counts[state]) for state in STATES if counts[state]),
    )


def _seating(db: Db, session_id: str) -> f.SeatingRecord | None:
    """The figures after the last round of the session; sizes are those of its tables without who was away."""
    rounds = rounds_of(db, session_id=session_id)
    seating = seating_of(db, session_id=session_id, round=rounds[-1]) if rounds else None
    figures = seating_figures_of(db, session_id=session_id)
    if seating is None or figures is None:
        return None
    alone, so_far = figures.alone, figures.so_far
    return f.SeatingRecord(
        state=seating.state,
        rounds=len(rounds),
        sizes=tuple(sorted(Counter(p.table_number for p in seating.places if not p.is_away).values())),
        people=alone.people,
        seatings=so_far.seatings,
        pairs=so_far.pairs,
        pairs_met=so_far.pairs_met,
        bound_pairs=round(so_far.bound * so_far.pairs),
        met_least=so_far.min_met,
        met_median=so_far.median_met,
        most_possible=so_far.most_possible,
        worst_pair=so_far.worst_pair,
        misses=alone.misses,
        cells=alone.cells,
        missed=alone.misses_by_field,
    )
