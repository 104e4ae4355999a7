"""How the days of the sample went: who worked, who came late, what overran, who held the floor.

Invented from the seed and from the plan's own words, by the verbs a facilitator uses; the words and votes of
the members stay those of the conversation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any

from council.sample.telling import Telling
from council.sessions import actions, queries
from council.sessions.queries import ItemView, SessionView
from council.store import Db

LATE_BY, LEFT_BEFORE = timedelta(minutes=12), timedelta(minutes=25)
OVERRUNS = (-2, 0, 0, 3, 6)  # minutes an item that is not protected takes more than it has
ROUND_SECONDS, TALK_SECONDS = (20, 60), (15, 90)
TALK_TURNS = 24  # turns of the open talk at each table
NOTHING_PRINTED = "Nothing is printed for a sample"


def chance(telling: Telling, *what: object) -> Random:
    """A stream of chance of its own for each thing, the same for the same seed."""
    return Random(" ".join(str(part) for part in (telling.seed, *what)))


def hire(telling: Telling) -> None:
    """Put facilitators and speakers on the list of those who work for the council."""
    day = telling.plan.get("day", {})
    for name in day.get("facilitators", ()):
        given = {"name": name, "kind": "facilitator", "languages": ("en",)}
        telling.facilitators.append(telling.store.act(actions.add_party, **given).value)
    for speaker in day.get("speakers", ()):
        telling.speakers.append(telling.store.act(actions.add_party, kind="speaker", **speaker).value)


def live(telling: Telling, session: SessionView) -> None:
    """One day from the door to the end, by the clock of its agenda."""
    seated = telling.seated[session.id]
    store = telling.store
    items = store.read(queries.agenda_of, session_id=session.id)
    _staff(telling, session, items, sorted(set(seated.values())))
    store.act(actions.start_session, session_id=session.id, at=session.start, reason=NOTHING_PRINTED)
    _come(telling, session, seated)
    ended = _go_through(telling, session, items)
    _leave(telling, session, seated, ended)
    _log_turns(telling, session, seated)
    store.act(actions.end_session, session_id=session.id, at=ended)


def _staff(telling: Telling, session: SessionView, items: Sequence[ItemView], tables: Sequence[str]) -> None:
    """Each table gets a facilitator, another one every day; speakers come to the hearing."""
    store, hands = telling.store, telling.facilitators
    if not hands:
        return
    shift = session.number * 5
    who = {table: hands[(at + shift) % len(hands)] for at, table in enumerate(tables[: len(hands)])}
    store.act(actions.staff_tables, session_id=session.id, facilitators=who)
    if any(item.method == telling.plan["day"]["hearing"] for item in items):
        for party_id in telling.speakers:
            store.act(actions.staff_table, session_id=session.id, party_id=party_id, job="speaker")
    store.act(actions.confirm_staffing, session_id=session.id)


# ---- the door ----


def excuse(telling: Telling, session: SessionView, items: Sequence[ItemView]) -> None:
    """Some say beforehand that they cannot come, so that the tables are mixed without them.

    Nobody stays away from a day with a protected item: there votes are cast, and every seat cast some. Nor
    does anybody who wrote a statement.
    """
    wrote = {telling.cast.seat_of.get(comment.author) for comment in telling.cast.conversation.comments}
    quiet = [seat.id for seat in telling.seats if seat.number not in wrote]
    share = 0 if any(item.protected for item in items) else len(telling.seats) // 30
    away = chance(telling, "excused", session.number).sample(quiet, min(share, len(quiet)))
    if away:
        told = {"state": "excused", "at": session.start - timedelta(days=2)}
        telling.store.act(actions.mark_attendance, session_id=session.id, seat_ids=away, **told)


def _come(telling: Telling, session: SessionView, here: Iterable[str]) -> None:
    """Note who comes on time and who comes late."""
    seats = sorted(here)
    late = chance(telling, "late", session.number).sample(seats, max(len(seats) // 25, 1))
    on_time = [seat for seat in seats if seat not in late]
    for state, those, at in (("present", on_time, session.start), ("late", late, session.start + LATE_BY)):
        given = {"seat_ids": those, "state": state, "at": at}
        telling.store.act(actions.mark_attendance, session_id=session.id, **given)


def _leave(telling: Telling, session: SessionView, here: Iterable[str], ended: datetime) -> None:
    """A few go before the end, after what they said was kept."""
    seats = sorted(here)
    left = chance(telling, "home", session.number).sample(seats, len(seats) // 40)
    if left:
        given = {"seat_ids": left, "state": "left", "at": ended - LEFT_BEFORE}
        telling.store.act(actions.mark_attendance, session_id=session.id, **given)


# ---- the agenda ----


def _go_through(telling: Telling, session: SessionView, items: Sequence[ItemView]) -> datetime:
    """Begin each item when the one before ends; what overruns is fitted anew. Returns when the day ends."""
    draw, store, at = chance(telling, "agenda", session.number), telling.store, session.start
    for item in items:
        store.act(actions.start_item, item_id=item.id, at=at)
        now = next(one for one in store.read(queries.agenda_of, session_id=session.id) if one.id == item.id)
        over = 0 if item.protected or item is items[-1] else draw.choice(OVERRUNS)
        at += timedelta(minutes=max(now.minutes + over, 1))
    return at


# ---- turns ----


def _log_turns(telling: Telling, session: SessionView, here: Mapping[str, str]) -> None:
    """Who held the floor: the round of the first day, and one open talk, table by table."""
    day = telling.plan.get("day")
    if day is None:
        return
    tables: dict[str, list[str]] = {}
    for seat, table in sorted(here.items()):
        tables.setdefault(table, []).append(seat)
    turns: list[dict[str, Any]] = []
    for item in telling.store.read(queries.agenda_of, session_id=session.id):
        is_round = item.method == day["round"] and session.number == 1
        is_talk = item.method == day["talk"] and "talk" not in telling.told
        for at, (table, seats) in enumerate(sorted(tables.items())):
            place = {"session_id": session.id, "item_id": item.id, "table_id": table}
            draw = chance(telling, "turns", session.number, item.position, at)
            if is_round:
                turns += _round(draw, item, seats, place)
            elif is_talk:
                turns += _talk(draw, item, _eager(telling, seats), place)
        if is_talk:
            telling.told.add("talk")
    if turns:
        telling.store.act(note_turns, turns=turns)


def _round(
    draw: Random, item: ItemView, seats: Sequence[str], place: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Everybody once, in an order of chance; some pass."""
    at, turns = item.started or item.starts, []
    for seat in draw.sample(list(seats), len(seats)):
        kind = "pass" if draw.random() < 0.06 else "round"
        seconds = 0 if kind == "pass" else draw.randint(*ROUND_SECONDS)
        turns.append({"seat_id": seat, "start": at, "seconds": seconds, "kind": kind, **place})
        at += timedelta(seconds=seconds + 3)
    return turns


def _talk(
    draw: Random, item: ItemView, eager: Mapping[str, int], place: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Open talk: whoever wrote much speaks more often, and a few are not heard at all."""
    at, turns, last = item.started or item.starts, [], ""
    for _turn in range(TALK_TURNS):
        seats = [seat for seat in eager if seat != last] or list(eager)
        last = draw.choices(seats, [eager[seat] for seat in seats])[0]
        seconds = draw.randint(*TALK_SECONDS)
        turns.append({"seat_id": last, "start": at, "seconds": seconds, "kind": "open", **place})
        at += timedelta(seconds=seconds + 5)
    return turns


def _eager(telling: Telling, seats: Sequence[str]) -> dict[str, int]:
    """How readily each seat speaks: once for being there, twice for every statement it wrote."""
    wrote = Counter(telling.cast.seat_of.get(one.author) for one in telling.cast.conversation.comments)
    numbers = {seat.id: seat.number for seat in telling.seats}
    return {seat: 1 + 2 * wrote[numbers[seat]] for seat in seats}


def note_turns(db: Db, *, turns: Iterable[Mapping[str, Any]]) -> None:
    """Keep turns that were counted by hand, in one step."""
    with db.no_autoflush:
        for turn in turns:
            actions.note_turn(db, **turn)
