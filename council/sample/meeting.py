"""The sessions of the sample: remit, agenda, twelve tables mixed anew each time, and what was said there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from council.sample import day
from council.sample.cast import spread
from council.sample.telling import Telling
from council.sessions import actions, queries
from council.sessions.plans import ItemPlan, RemitText, SessionPlan
from council.sessions.queries import SessionView
from council.sessions.wording import ImportedStatement

BEGINS = time(9, 30)
PLACES = 9  # chairs at a table; twelve tables seat up to 108


def hold_sessions(telling: Telling) -> dict[str, Any]:
    """Adopt the remit, plan six sessions, lay twelve tables mix the panel at them, and live each day."""
    store, plan, at = telling.store, telling.plan, telling.started
    remit_id = store.act(actions.draft_remit, remit=RemitText(**plan["remit"]), at=at).value
    store.act(actions.adopt_remit, remit_id=remit_id, at=at)
    store.act(actions.lay_tables, count=plan["tables"], places=PLACES)
    day.hire(telling)
    for session in plan["sessions"]:
        _plan_session(telling, session)
    telling.sessions = store.read(queries.sessions_of)
    for done, session in enumerate(telling.sessions):
        telling.progress(done, len(telling.sessions))
        telling.seated[session.id] = _seat(telling, session)
        day.live(telling, session)
    figures = store.read(queries.all_seating_figures_of)
    counts = {"sessions": len(telling.sessions), "tables": plan["tables"]}
    if figures is not None:
        counts |= {"pairs_met": figures.pairs_met, "pairs": figures.pairs, "quota_misses": figures.misses}
    return counts


def _plan_session(telling: Telling, session: Mapping[str, Any]) -> None:
    zone = telling.plan["time_zone"]
    start = datetime.combine(datetime.fromisoformat(session["date"]), BEGINS, ZoneInfo(zone))
    items = [
        ItemPlan(
            item["title"], item["minutes"], method=item["method"], protected=item.get("protected", False)
        )
        for item in session["items"]
    ]
    plan = SessionPlan(
        title=session["title"],
        purpose=session["purpose"],
        start=start,
        end=start + timedelta(minutes=sum(item.minutes for item in items)),
        time_zone=zone,
    )
    session_id = telling.store.act(actions.plan_session, session=plan).value
    telling.store.act(actions.add_items, session_id=session_id, items=items)


def _seat(telling: Telling, session: SessionView) -> dict[str, str]:
    """Mix the panel at the tables and publish it; the table of each seat."""
    from council.sessions.seating import propose_seating

    store = telling.store
    day.excuse(telling, session, store.read(queries.agenda_of, session_id=session.id))
    brief = store.read(queries.seating_brief_of, session_id=session.id)
    found = propose_seating(brief, f"{telling.seed} {session.number}")
    seating_id = store.act(
        actions.keep_seating,
        session_id=session.id,
        places=found.places,
        seed=found.seed,
        steps=found.steps,
        version=found.version,
        at=session.start,
    ).value
    store.act(actions.publish_seating, seating_id=seating_id)
    seating = store.read(queries.seating_of, session_id=session.id)
    return {place.seat_id: place.table_id for place in seating.places} if seating else {}


def capture(telling: Telling) -> dict[str, Any]:
    """Keep what was said, word for word, at its writers' tables; outside voices have no table."""
    comments = telling.cast.conversation.comments
    parked = {one["ref"] for one in telling.plan.get("day", {}).get("parked", ())}
    places = _talking_items(telling)
    shares = spread(len(comments), [weight for *_place, weight in places])
    statements = []
    for comment, share in zip(comments, shares, strict=True):
        session_id, item_id, at, table_of, _weight = places[share]
        seat = telling.cast.seat_of.get(comment.author)
        seat_id = telling.seats[seat - 1].id if seat else None
        statements.append(
            ImportedStatement(
                text=comment.text,
                kind="parking" if comment.ref in parked else "view",
                level="table" if seat else "none",
                session_id=session_id,
                item_id=item_id,
                table_id=table_of.get(seat_id or ""),
                seat_id=seat_id,
                language="en",
                source=comment.ref,
                at=at,
            )
        )
    ids = telling.store.act(actions.import_statements, statements=statements, at=places[-1][2]).value
    for statement_id, comment in zip(ids, comments, strict=True):
        telling.texts[statement_id], telling.refs[statement_id] = comment.text, comment.ref
    return {"statements": len(ids), "by_members": sum(one.seat_id is not None for one in statements)}


def _talking_items(telling: Telling) -> list[tuple[str, str, datetime, dict[str, str], int]]:
    """(session, item, its start, table by seat, weight) of the items at which statements are captured."""
    found = []
    for session, plan in zip(telling.sessions, telling.plan["sessions"], strict=True):
        table_of = telling.seated[session.id]
        items = telling.store.read(queries.agenda_of, session_id=session.id)
        for item, given in zip(items, plan["items"], strict=True):
            if weight := given.get("statements", 0):
                found.append((session.id, item.id, session.start, table_of, weight))
    return found
