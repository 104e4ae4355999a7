"""A council with twenty-four seats and two sessions, and hands for the pages about seats."""

from __future__ import annotations

from council.sessions import actions
from tests.council.sessions.rooms import seat_people, session_plan
from tests.ui.visiting import settle


def prepared(db, *, people: int = 24) -> None:
    rows = [{"gender": "fm"[at % 2], "region": "abc"[at % 3]} for at in range(people)]
    seat_people(db, attributes=rows)
    db.flush()
    for day, title in enumerate(("Learning", "Deciding")):
        actions.plan_session(db, session=session_plan(title, day))
        db.flush()


def wait(page, qtbot) -> None:
    settle(page.desk.runner, qtbot)
    page.desk.commands.refresh_now()


def run(page, qtbot, command: str) -> None:
    page.desk.commands.refresh_now()
    page.desk.commands.run(command)
    wait(page, qtbot)
    settle(page.desk.runner, qtbot)
    settle(page.desk.runner, qtbot)
