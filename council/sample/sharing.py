"""The middle chapters of the sample: real votes, the themes of what was said, and what is shared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from council import clock
from council.ground import actions
from council.ground.queries import (
    fields_of,
    gathering_of,
    ground_of,
    judged_of,
    places_of,
    themes_of,
    votes_of,
)
from council.sample.grouping import group
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
    asked = telling.plan.get("ground", {})
    sets = [_put(telling, asked[way], ids, way) for way in ("seats", "tables") if way in asked]
    shows = sum(_show_cards(telling, ids[ref]) for ref in asked.get("tables", {}).get("refs", ()))
    return {"votes": kept, "voters": len(telling.cast.seat_of), "sets": len(sets), "shows_of_cards": shows}


def _put(telling: Telling, asked: Mapping[str, Any], ids: Mapping[str, str], way: str) -> str:
    """Put a set of statements to the council on its fourth day, and close it at the end. Returns its id."""
    session, asking_id = telling.sessions[3], clock.new_id()
    given = {"asking_id": asking_id, "title": asked["title"], "way": way, "session_id": session.id}
    statements = [ids[ref] for ref in asked["refs"]]
    telling.store.act(actions.open_asking, statement_ids=statements, at=session.start, **given)
    telling.store.act(actions.close_asking, asking_id=asking_id, at=session.end)
    return asking_id


def _show_cards(telling: Telling, statement_id: str) -> int:
    """Count at each table the cards its seats would show: what each of them really voted. Returns: tables."""
    session, numbers = telling.sessions[3], {seat.id: seat.number for seat in telling.seats}
    cast, tables = telling.votes_on(statement_id), dict[str, list[int | None]]()
    for seat_id, table_id in sorted(telling.seated[session.id].items()):
        tables.setdefault(table_id, []).append(cast.get(numbers[seat_id]))
    for table_id, cards in sorted(tables.items()):
        counts = {"agree": cards.count(1), "disagree": cards.count(-1), "passed": cards.count(0)}
        place = {"statement_id": statement_id, "table_id": table_id, "session_id": session.id}
        telling.store.act(actions.keep_show, present=len(cards), at=session.start, **place, **counts)
    return len(tables)


def find_themes(telling: Telling) -> dict[str, Any]:
    """Propose the themes of all statements, as the page of ground does, and let people arrange them."""
    from council.ground.themes.work import propose_themes

    store = telling.store
    found = propose_themes(store.read(gathering_of), store.read(votes_of), progress=telling.progress)
    at = telling.sessions[4].start
    given = {"themes": found.themes, "vectors": found.vectors, "mixed": found.mixed}
    store.act(actions.keep_themes, parents=found.parents, unthemed=found.unthemed, at=at, **given)
    named = group(telling)
    return {"themes": len(store.read(themes_of)), **named}


def find_ground(telling: Telling) -> dict[str, Any]:
    """Work out what is shared, by tables and by every feature of the panel."""
    from council.ground.shared.work import work_out_ground

    store = telling.store
    votes, fields = store.read(votes_of), store.read(fields_of)
    vectors = store.read(gathering_of).plain_vectors
    found = work_out_ground(
        votes, fields, vectors=vectors, judged=store.read(judged_of), progress=telling.progress
    )
    at = telling.sessions[4].start
    store.act(
        actions.keep_ground,
        lines=found.lines,
        groups=found.groups,
        slate=found.slate,
        fields=found.fields,
        representative=found.representative,
        at=at,
    )
    draw_map(telling)
    labels = Counter(line.label for line in store.read(ground_of))
    return {"statements": sum(labels.values()), "labels": dict(sorted(labels.items()))}


def draw_map(telling: Telling) -> None:
    """Lay statements and members on the map, as its page does."""
    from council.ground.map.work import draw

    store, at = telling.store, telling.sessions[4].start
    theme_of = {row.id: theme.number for theme in store.read(themes_of) for row in theme.statements}
    drawn = draw(store.read(gathering_of), store.read(votes_of), theme_of, before=store.read(places_of))
    store.act(
        actions.keep_places,
        places=drawn.statements,
        members=drawn.members,
        vectors=drawn.vectors,
        at=at,
    )
