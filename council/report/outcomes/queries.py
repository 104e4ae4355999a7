"""The questions the papers of the outcome are made from."""

from __future__ import annotations

from council.decisions import queries as decisions
from council.people.queries import council_of
from council.report.outcomes.facts import OutcomeFacts, WayFacts
from council.store import Db


def way_facts_of(db: Db, *, kind: str, id: str) -> WayFacts:
    """Everything on the printed way behind and before one thing. Raises: UnknownRecord."""
    council, way = council_of(db), decisions.way_of(db, kind=kind, id=id)
    steps = [step for step in (*way.back, way.crossing.here) if step.kind == "version"]
    return WayFacts(
        council=council.name if council else "",
        language=council.language if council else "en",
        way=way,
        wordings=tuple(decisions.way_of(db, kind="version", id=step.id) for step in steps),
    )


def outcome_facts_of(db: Db) -> OutcomeFacts:
    """Everything on the printed recommendations."""
    council = council_of(db)
    return OutcomeFacts(
        council=council.name if council else "",
        language=council.language if council else "en",
        recommendations=decisions.recommendations_of(db),
        considered=decisions.considered_not_adopted_of(db),
        minority=decisions.minority_views_of(db),
        bundles=decisions.bundles_of(db),
    )
