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
    """The versions of the remit up to the one that holds: the last adopted, or the last while none is."""
    versions = tuple(
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
    adopted = [at for at, one in enumerate(versions, start=1) if one.state == "adopted"]
    return versions[: adopted[-1]] if adopted else versions
