"""Who met, and on what question."""

from __future__ import annotations

from council.people import queries as people
from council.report import facts as f
from council.sessions import queries as sessions
from council.store import Db


def council_facts(db: Db) -> f.CouncilFacts:
    view = people.council_of(db)
    if view is None:
        return f.CouncilFacts("")
    return f.CouncilFacts(view.name, view.place, view.convener, view.language, view.about, view.credit)


def remit_facts(db: Db) -> tuple[f.RemitFacts, ...]:
    """Every version of the remit, oldest first; the last is the one that holds."""
    return tuple(
        f.RemitFacts(
            view.question,
            scope=view.in_scope,
            limits=view.out_of_scope,
            decided=view.decided,
            promise=view.promise,
            version=view.version,
            state=view.state,
            deadline=view.deadline,
            day=view.at.date(),
        )
        for view in sessions.remit_versions_of(db)
    )
