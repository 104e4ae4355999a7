"""The middle chapters of the sample: real votes, the themes of what was said, and what is shared."""

from __future__ import annotations

from collections import Counter
from typing import Any

from council.ground import actions
from council.ground.queries import fields_of, gathering_of, ground_of, themes_of, votes_of
from council.sample.telling import Telling


def cast_votes(telling: Telling) -> dict[str, Any]:
    """Keep the votes of the hundred seats, as they were really cast."""
    ids = {ref: statement for statement, ref in telling.refs.items()}
    seats = {seat.number: seat.id for seat in telling.seats}
    votes = [
        (seats[seat], ids[ref], vote)
        for ref, cast in telling.cast.votes.items()
        for seat, vote in cast.items()
    ]
    at = telling.sessions[3].start
    kept = telling.store.act(actions.keep_votes, votes=votes, at=at, source="Polis").value
    return {"votes": kept, "voters": len(telling.cast.seat_of)}


def find_themes(telling: Telling) -> dict[str, Any]:
    """Propose the themes of all statements, as the page of ground does."""
    from council.ground.themes.work import propose_themes

    store = telling.store
    found = propose_themes(store.read(gathering_of), store.read(votes_of), progress=telling.progress)
    at = telling.sessions[4].start
    store.act(actions.keep_themes, themes=found.themes, vectors=found.vectors, mixed=found.mixed, at=at)
    return {"themes": len(store.read(themes_of))}


def find_ground(telling: Telling) -> dict[str, Any]:
    """Work out what is shared, by tables and by every feature of the panel."""
    from council.ground.shared.work import work_out_ground

    store = telling.store
    votes, fields = store.read(votes_of), store.read(fields_of)
    vectors = store.read(gathering_of).plain_vectors
    found = work_out_ground(votes, fields, vectors=vectors, progress=telling.progress)
    at = telling.sessions[4].start
    store.act(
        actions.keep_ground,
        lines=found.lines,
        groups=found.groups,
        slate=found.slate,
        fields=found.fields,
        at=at,
    )
    labels = Counter(line.label for line in store.read(ground_of))
    return {"statements": sum(labels.values()), "labels": dict(sorted(labels.items()))}
