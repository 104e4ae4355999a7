"""A small council to walk through quickly: 12 seats, 3 tables, real words and votes of the shipped sample."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from council import clock
from council.files import resource
from council.people import actions as people
from council.people.reading import read_people, read_targets
from council.sample.story import SAMPLE
from council.selection import actions
from council.selection.queries import seats_of
from council.selection.targets import Line
from council.sessions import actions as day
from council.sessions.plans import ItemPlan, RemitText, SessionPlan
from council.sessions.room import Seated
from council.store import Store

TARGETS = """feature,value,min,max
gender,woman,5,7
gender,man,5,7
gender,other,0,1
disability,no,9,11
disability,yes,1,3
"""


def small_folder(place: Path, *, people: int = 150, seats: int = 12, tables: int = 3) -> Path:
    """A sample's folder cut down to `people` respondents and two talking sessions."""
    source = resource(SAMPLE)
    plan = json.loads((source / "council.json").read_text("utf-8"))
    plan |= {"seats": seats, "tables": tables, "name": "Small council"}
    plan["sessions"] = [plan["sessions"][i] for i in (1, 2, 3, 4, 5)]
    plan["ballot"] |= {"least_votes": seats * 2 // 3, "contested": 1}
    deciding = plan["deciding"]
    deciding["consent"]["circle"] = 4
    deciding |= {"support": deciding["support"][::2], "criteria": deciding["criteria"][:1]}
    (place / "council.json").write_text(json.dumps(plan), "utf-8")
    rows = (source / "people.csv").read_text("utf-8").splitlines(keepends=True)
    (place / "people.csv").write_text("".join(rows[: people + 1]), "utf-8")
    (place / "targets.csv").write_text(TARGETS, "utf-8")
    for name in ("comments.csv", "votes.csv"):
        shutil.copyfile(source / name, place / name)
    return place


def small_pool(path: Path, name: str, at: datetime) -> Path:
    """A council's file with a pool of 150 and targets for twelve seats, ready to be drawn from."""
    rows = [
        f"P{n:03},{('woman', 'man')[n % 2] if n % 40 else 'other'},{'yes' if n % 7 == 0 else 'no'}"
        for n in range(150)
    ]
    file = read_people(("id,gender,disability\n" + "\n".join(rows) + "\n").encode(), "people.csv")
    read = read_targets(TARGETS.encode(), "targets.csv").rows
    lines = [Line(one.feature, one.value, one.least, one.most) for one in read]
    with Store.open(path, create=True) as store:
        store.act(people.name_council, name=name, started=at)
        store.act(people.import_pool, import_id=clock.new_id(), people=file, at=at)
        store.act(actions.set_targets, seats=12, lines=lines)
    return path


def small_panel(path: Path, name: str, at: datetime) -> Path:
    """The same file with its panel of twelve drawn, nobody having answered."""
    from council.selection import queries
    from council.selection.rules import find_lottery

    small_pool(path, name, at)
    with Store.open(path) as store:
        pool, targets = store.read(queries.drawing_pool).pool, store.read(queries.targets_of)
        lottery, draw_id = find_lottery(pool=pool, targets=targets), clock.new_id()
        store.act(actions.commit_lottery, draw_id=draw_id, lottery=lottery, at=at)
        store.act(actions.keep_draw, draw_id=draw_id, at=at)
    return path


def small_day(path: Path, name: str, *, items: Sequence[ItemPlan] = ()) -> Path:
    """The same file with a remit, a session of today, and its twelve seated at two tables."""
    now = clock.now()
    small_panel(path, name, now - timedelta(days=30))
    with Store.open(path) as store:
        remit = store.act(day.draft_remit, remit=RemitText(question="How shall we house everybody?"), at=now)
        store.act(day.adopt_remit, remit_id=remit.value, at=now)
        plan = SessionPlan(title="First weekend", start=now, end=now + timedelta(hours=3))
        session_id = store.act(day.plan_session, session=plan).value
        if items:
            store.act(day.add_items, session_id=session_id, items=items)
        tables = store.act(day.lay_tables, count=2, places=6).value
        places = [Seated(seat.id, tables[n % 2]) for n, seat in enumerate(store.read(seats_of))]
        seating = store.act(day.keep_seating, session_id=session_id, places=places, at=now).value
        store.act(day.publish_seating, seating_id=seating)
    return path
