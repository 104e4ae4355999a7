"""Chapter one and two of the sample: 2,000 people, 34 targets, a fair lottery, one panel of 100."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from council import clock
from council.people.actions import import_pool, name_council
from council.people.matching import match_people
from council.people.reading import read_people, read_targets, require_sound
from council.sample.telling import Telling
from council.selection.actions import commit_lottery, confirm_seats, keep_draw, set_targets
from council.selection.queries import drawing_pool, seats_of, targets_of
from council.selection.targets import Line

ADDRESS = ("address_line", "postcode")


def fill_pool(telling: Telling) -> dict[str, Any]:
    """Name the council, take in people and targets as a convener would drop the two files."""
    plan, at = telling.plan, telling.started
    keys = ("name", "place", "convener", "language", "credit", "about")
    council_id = str(uuid5(NAMESPACE_URL, telling.seed))
    telling.store.act(name_council, council_id=council_id, started=at, **{key: plan[key] for key in keys})
    targets = read_targets((telling.folder / "targets.csv").read_bytes(), "targets.csv")
    people = read_people((telling.folder / "people.csv").read_bytes(), "people.csv", address=ADDRESS)
    people = match_people(people, targets.wanted)
    require_sound(people, targets)
    telling.store.act(import_pool, import_id=clock.new_id(), people=people, at=at)
    lines = [Line(row.feature, row.value, row.least, row.most) for row in targets.rows]
    telling.store.act(set_targets, seats=plan["seats"], lines=lines)
    return {"people": people.accepted, "targets": len(lines), "seats": plan["seats"]}


def draw_panel(telling: Telling) -> dict[str, Any]:
    """Find the leximin lottery, commit to it, draw one panel, and seat everybody who was drawn.

    Chance comes from the seed here, so that the sample is the same each time; a real draw asks the world.
    """
    from council.selection.rules import find_lottery

    store, at, draw_id = telling.store, telling.started + timedelta(days=7), clock.new_id()
    pool, targets = store.read(drawing_pool).pool, store.read(targets_of)
    lottery = find_lottery(pool=pool, targets=targets, rule="leximin", panels=1000, progress=telling.progress)
    secret = hashlib.sha256(telling.seed.encode()).digest()
    digits = f"{int.from_bytes(secret) % 1000:03}"
    hash_ = store.act(commit_lottery, draw_id=draw_id, lottery=lottery, at=at, secret=secret).value
    seats = store.act(keep_draw, draw_id=draw_id, at=at + timedelta(days=2), digits=digits).value
    store.act(confirm_seats, seat_ids=seats, at=at + timedelta(days=9))
    telling.seats = store.read(seats_of)
    return {
        "panels": len(lottery.panels),
        "seated": len(seats),
        "smallest_chance": str(lottery.reach),
        "certified": lottery.certified,
        "commitment": hash_,
    }
