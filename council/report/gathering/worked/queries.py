"""The sessions, who was there, and how tables were mixed."""

from __future__ import annotations

from council.report import facts as f
from council.report.gathering.titles import titled
from council.sessions import queries as sessions
from council.sessions.plans import zone_of
from council.store import Db

THERE = ("present", "late", "left")


def session_facts(db: Db, members: int) -> tuple[f.SessionFacts, ...]:
    """The sessions; who was there is counted of all who sit on the panel, whether a note was made or not."""
    said = dict(sessions.statement_counts_of(db).by_session)
    there = sessions.attendance_counts_of(db)
    methods = {method.id: method.title for method in sessions.methods_of(db)}
    found = []
    for view in sessions.sessions_of(db):
        counts = there.get(view.id, {})
        items = sessions.agenda_of(db, session_id=view.id)
        found.append(
            f.SessionFacts(
                number=view.number,
                title=view.title,
                purpose=view.purpose,
                day=view.start.astimezone(zone_of(view.time_zone)).date(),
                present=sum(counts.get(state, 0) for state in THERE),
                seated=max(members, sum(counts.values())) if counts else 0,
                items=tuple(
                    f.ItemFacts(
                        item.title,
                        methods.get(item.method) or titled(item.method.replace("-", " ")),
                        item.minutes,
                    )
                    for item in items
                    if item.state not in ("cut", "carried")
                ),
                statements=said.get(view.number, 0),
            )
        )
    return tuple(found)


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
    )
