"""A small pool with targets on a page, and hands that do what the convener does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import QDateTime

from council import clock
from council.people import actions as people
from council.people.reading import read_people
from council.selection import actions
from council.selection.beacon import time_of_round
from council.selection.targets import Line
from tests.ui.visiting import settle
from ui.page import Desk, Page
from ui.selection.draw.page import DrawPage
from ui.widgets import Form, Question

LINES = (Line("gender", "woman", 2, 3), Line("gender", "man", 2, 3), Line("town", "North", 1, 4))
ROUND = 657413
SIGNATURE = "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b"
SHOWN = f'{{"round":{ROUND},"signature":"{SIGNATURE}"}}'


class Clock:
    """A clock that stands where a test puts it, two days before the round whose signature is known."""

    def __init__(self, monkeypatch: Any) -> None:
        self.at = time_of_round(ROUND) - timedelta(days=2)
        monkeypatch.setattr(clock, "now", lambda: self.at)

    def go(self, **more: int) -> None:
        """Let time pass."""
        self.at += timedelta(**more)


def fill(page: Page, desk: Desk, qtbot: Any) -> None:
    """Twenty people, three targets, five seats, a name."""
    rows = [f"p{i:02},{('woman', 'man')[i % 2]},{('North', 'South')[i % 3 > 0]}" for i in range(20)]
    file = read_people(("id,gender,town\n" + "\n".join(rows)).encode(), "people.csv")
    desk.runner.act(page, people.name_council, name="Trial", started=clock.now())
    desk.runner.act(page, people.import_pool, import_id=clock.new_id(), people=file, at=clock.now())
    desk.runner.act(page, actions.set_targets, seats=5, lines=LINES)
    rest(desk, qtbot)


def rest(desk: Desk, qtbot: Any) -> None:
    """Wait until nothing is under way, and what followed from it neither."""
    for _round in range(3):
        settle(desk.runner, qtbot)
    desk.commands.refresh_now()


def do(page: Page, desk: Desk, qtbot: Any, id: str) -> None:
    """Do a command, as its button or key does; it must be possible."""
    desk.commands.refresh_now()
    assert page.action(id).isEnabled(), (id, desk.commands.why_not(id))
    page.action(id).trigger()
    rest(desk, qtbot)


def answer(page: Page, desk: Desk, qtbot: Any) -> None:
    """Say yes to the one question that stands."""
    (asked,) = [one for one in page.findChildren(Question) if one.isVisible()]
    assert asked.no.hasFocus() or not asked.isActiveWindow()
    asked.yes.click()
    rest(desk, qtbot)


def form_of(page: Page) -> Form:
    """The one form that stands."""
    (form,) = [one for one in page.findChildren(Form) if one.isVisible()]
    return form


def plan(page: DrawPage, *, sources: str = "both", due: datetime | None = None) -> None:
    """Plan a public draw; the beacon's round is the one whose signature is known here."""
    page._way._way.choose("public")
    page._way._sources.choose(sources)
    seconds = int((due or time_of_round(ROUND)).astimezone(UTC).timestamp())
    page._way._due.setDateTime(QDateTime.fromSecsSinceEpoch(seconds))
    page._way._render()


def committed(page: DrawPage, desk: Desk, qtbot: Any, **given: Any) -> None:
    """Found, planned as a public draw and committed."""
    do(page, desk, qtbot, "selection.find_lottery")
    do(page, desk, qtbot, "selection.to_publish")
    plan(page, **given)
    do(page, desk, qtbot, "selection.commit")
    answer(page, desk, qtbot)
