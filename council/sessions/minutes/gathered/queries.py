"""The record of one session, gathered from every part of the room as it stands now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import select

from council.people.queries import council_of
from council.sessions.agenda import whole_minutes
from council.sessions.brief.queries import seating_figures_of
from council.sessions.here.queries import attendance_of
from council.sessions.minutes import facts as f
from council.sessions.minutes.records import Correction
from council.sessions.plan.queries import ItemView, agenda_of, sessions_of
from council.sessions.records import AgendaItem, Session
from council.sessions.run.queries import ReplanView, replans_of
from council.sessions.said.queries import statement_counts_of, statements_of
from council.sessions.seats.queries import seating_of
from council.store import Db
from council.words import _

HIDDEN = "none"
READ = ("read_back", "confirmed")
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
        statements=_statements(db, session_id),
        withdrawn=statement_counts_of(db, session_id=session_id).withdrawn,
        corrections=_corrections(db, session_id),
    )


def _sitting(db: Db, session: Session, agenda: Sequence[ItemView]) -> f.SittingRecord:
    council = council_of(db)
    begun = [item.started for item in agenda if item.started]
    ended = [item.ended for item in agenda if item.ended]
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
        began=min(begun, default=None),
        closed=max(ended, default=None),
        council=council.name if council else "",
        language=council.language if council else "en",
    )


def _agenda(db: Db, agenda: Sequence[ItemView]) -> tuple[f.ItemRecord, ...]:
    came, went = _carried(db, [item.id for item in agenda])
    return tuple(
        f.ItemRecord(
            id=item.id,
            title=item.title,
            method=item.method,
            lead=item.lead,
            output=item.output,
            state=item.state,
            planned_start=item.planned_start,
            planned_minutes=item.planned_minutes,
            started=item.started,
            ended=item.ended,
            minutes=whole_minutes(item.ended - item.started) if item.started and item.ended else None,
            protected=item.protected,
            origin=came.get(item.id, ""),
            goes_on=went.get(item.id, ""),
        )
        for item in agenda
    )


def _carried(db: Db, items: Sequence[str]) -> tuple[dict[str, str], dict[str, str]]:
    """By item id: the session an item came from, and the one it goes on in, as "2. Title"."""
    sessions = {one.id: f"{one.number}. {one.title}" for one in sessions_of(db)}
    rows = db.execute(
        select(AgendaItem.id, AgendaItem.session_id, AgendaItem.carried_from).where(
            AgendaItem.carried_from != ""
        )
    ).all()
    origins = [origin for _id, _session, origin in rows]
    wanted = select(AgendaItem.id, AgendaItem.session_id).where(AgendaItem.id.in_(origins))
    homes = dict(db.execute(wanted).all())
    here = set(items)
    came = {one: sessions.get(homes.get(origin, ""), "") for one, _session, origin in rows if one in here}
    went = {origin: sessions.get(session, "") for _id, session, origin in rows if origin in here}
    return came, went


def _replans(replans: Sequence[ReplanView], agenda: Sequence[ItemView]) -> tuple[f.ReplanRecord, ...]:
    titles = {item.id: item.title for item in agenda}
    return tuple(
        f.ReplanRecord(
            one.at,
            one.reason,
            tuple(
                (titles.get(item, _("an item taken off")), sum(before), sum(one.after.get(item, (0, 0))))
                for item, before in one.before.items()
                if before != one.after.get(item)
            ),
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
    seating = seating_of(db, session_id=session_id)
    figures = seating_figures_of(db, session_id=session_id)
    if seating is None or figures is None:
        return None
    alone, so_far = figures.alone, figures.so_far
    return f.SeatingRecord(
        state=seating.state,
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


def _statements(db: Db, session_id: str) -> tuple[f.StatementRecord, ...]:
    return tuple(
        f.StatementRecord(
            id=one.id,
            number=one.number,
            kind=one.kind,
            table=0 if one.level == HIDDEN else one.table or 0,
            item="" if one.level == HIDDEN else one.item_id or "",
            read_back=one.state in READ,
            text=one.text,
        )
        for one in statements_of(db, session_id=session_id)
    )


def _corrections(db: Db, session_id: str) -> tuple[f.CorrectionRecord, ...]:
    """The corrections that were answered; those still waiting are not in the minutes yet."""
    wanted = (
        select(Correction)
        .where(Correction.session_id == session_id, Correction.state != "asked")
        .order_by(Correction.answered_at, Correction.id)
    )
    return tuple(f.CorrectionRecord(row.part, row.words, row.state, row.answer) for row in db.scalars(wanted))
