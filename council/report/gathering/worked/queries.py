"""The sessions, who was there, and how tables were mixed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import exists, func, select

from council.report import facts as f
from council.report.gathering.titles import titled
from council.sessions import queries as sessions
from council.sessions.here.queries import MISSED
from council.sessions.plans import ENDED, zone_of
from council.sessions.records import Attendance, Place, Seating
from council.store import Db

THERE = ("present", "late", "left")
GONE = ("cut", "carried")


def session_facts(db: Db) -> tuple[f.SessionFacts, ...]:
    """The sessions; who was there is counted of all who sat on the panel then, whether noted or not."""
    said = dict(sessions.statement_counts_of(db).by_session)
    methods = {method.id: method.title for method in sessions.methods_of(db)}
    sizes = _sizes_by_session(db)
    return tuple(
        _session(db, view, said.get(view.number, 0), sizes.get(view.id, ()), methods)
        for view in sessions.sessions_of(db)
    )


def _session(
    db: Db,
    view: sessions.SessionView,
    statements: int,
    sizes: tuple[int, ...],
    methods: Mapping[str, str],
) -> f.SessionFacts:
    there = Counter(one.state for one in sessions.attendance_of(db, session_id=view.id))
    noted = sum(there.values()) > there["expected"]
    agenda = sessions.agenda_of(db, session_id=view.id)
    rounds = sessions.rounds_of(db, session_id=view.id)
    jobs = Counter(one.job for one in sessions.staffing_of(db, session_id=view.id))
    signed = sessions.signoffs_of(db, session_id=view.id)

    def clock(moment: datetime | None) -> str:
        return moment.astimezone(zone_of(view.time_zone)).strftime("%H:%M") if moment else ""

    is_over = view.state in ENDED
    ended = view.ended_at or max((item.ended for item in agenda if item.ended and is_over), default=None)
    return f.SessionFacts(
        number=view.number,
        title=view.title,
        purpose=view.purpose,
        day=view.start.astimezone(zone_of(view.time_zone)).date(),
        present=sum(there[state] for state in THERE) if noted else 0,
        seated=sum(there.values()) if noted else 0,
        items=tuple(_item(item, methods) for item in agenda),
        statements=statements,
        place=view.place,
        mode=view.mode,
        start=clock(view.start),
        end=clock(view.end),
        began=clock(view.began_at or min((item.started for item in agenda if item.started), default=None)),
        ended=clock(ended),
        tables=sizes,
        rounds=len(rounds),
        facilitators=jobs["facilitator"],
        note_takers=jobs["note_taker"],
        refitted=len(sessions.replans_of(db, session_id=view.id)),
        signed=len({one.table_number for one in signed if one.table_number}),
        waived=tuple(sorted(view.waived.items())),
        over=is_over,
    )


def _sizes_by_session(db: Db) -> dict[str, tuple[int, ...]]:
    """How many sat at each table in the last round of each session, without those who were away."""
    stayed_away = exists().where(
        Attendance.session_id == Seating.session_id,
        Attendance.seat_id == Place.seat_id,
        Attendance.state.in_(MISSED),
    )
    counted = (
        select(Seating.session_id, Seating.round, func.count())
        .join(Place, Place.seating_id == Seating.id)
        .where(~stayed_away)
        .group_by(Seating.session_id, Seating.round, Place.table_id)
        .order_by(Seating.session_id, Seating.round.desc())
    )
    found: dict[str, tuple[int, list[int]]] = {}
    for session_id, round, people in db.execute(counted):
        last, sizes = found.setdefault(session_id, (round, []))
        if round == last:
            sizes.append(people)
    return {session_id: tuple(sorted(sizes)) for session_id, (_last, sizes) in found.items()}


def _item(item: sessions.ItemView, methods: Mapping[str, str]) -> f.ItemFacts:
    return f.ItemFacts(
        item.title,
        methods.get(item.method) or titled(item.method.replace("-", " ")),
        minutes=item.minutes,
        planned=item.planned_minutes,
        took=item.took,
        state=item.state,
        protected=item.protected,
        to_session=item.to_session,
        method_id=item.method,
    )


def method_facts(db: Db, met: Sequence[f.SessionFacts]) -> tuple[f.MethodFacts, ...]:
    """The methods that were used, the one used most first."""
    used = Counter(item.method_id for one in met for item in one.items if item.state not in GONE)
    known = {method.id: method for method in sessions.methods_of(db)}
    found = [
        f.MethodFacts(known[id].title, known[id].purpose, count) for id, count in used.items() if id in known
    ]
    return tuple(sorted(found, key=lambda one: (-one.items, one.title)))


def mixing_facts(db: Db) -> f.MixingFacts | None:
    figures = sessions.all_seating_figures_of(db)
    if figures is None:
        return None
    return f.MixingFacts(
        people=figures.people,
        seatings=figures.seatings,
        pairs_met=figures.pairs_met,
        pairs=figures.pairs,
        bound_pairs=round(figures.bound * figures.pairs),
        met_least=figures.min_met,
        met_mean=figures.mean_met,
        met_most=figures.max_met,
        misses=figures.misses,
        cells=figures.cells,
        worst_pair=figures.worst_pair,
        fields=tuple(name for name, _misses in figures.misses_by_field),
    )
