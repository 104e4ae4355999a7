"""The road from targets to a panel, walked as a person walks it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from council import clock
from council.people import actions as people
from council.people.reading import read_people
from council.selection import actions
from council.selection.targets import Line
from tests.ui.visiting import settle, visit
from ui.page import Desk, Page
from ui.selection.panel.page import PanelPage
from ui.widgets import Question

TARGETS = "feature,value,min,max\ngender,woman,2,3\ngender,man,2,3\ntown,North,1,4\n"
LINES = (Line("gender", "woman", 2, 3), Line("gender", "man", 2, 3), Line("town", "North", 1, 4))


def fill(page: Page, desk: Desk, qtbot: Any, *, targets: bool = True) -> None:
    rows = [f"p{i:02},{('woman', 'man')[i % 2]},{('North', 'South')[i % 3 > 0]}" for i in range(20)]
    file = read_people(("id,gender,town\n" + "\n".join(rows)).encode(), "people.csv")
    desk.runner.act(page, people.name_council, name="Trial", started=clock.now())
    desk.runner.act(page, people.import_pool, import_id=clock.new_id(), people=file, at=clock.now())
    if targets:
        desk.runner.act(page, actions.set_targets, seats=5, lines=LINES)
    settle(desk.runner, qtbot)
    settle(desk.runner, qtbot)
    desk.commands.refresh_now()


def do(page: Page, desk: Desk, qtbot: Any, id: str) -> None:
    desk.commands.refresh_now()
    page.action(id).trigger()
    settle(desk.runner, qtbot)


def answer(page: Page, desk: Desk, qtbot: Any) -> None:
    """Say yes to the one question that stands."""
    (asked,) = [one for one in page.findChildren(Question) if one.isVisible()]
    assert asked.no.hasFocus() or not asked.isActiveWindow()
    asked.yes.click()
    settle(desk.runner, qtbot)
    settle(desk.runner, qtbot)


@pytest.fixture
def panel(desk: Desk, qtbot: Any) -> PanelPage:
    """The page of a panel just drawn."""
    from council.selection.queries import drawing_pool, targets_of
    from council.selection.rules import find_lottery

    page = visit(PanelPage, desk, qtbot)
    fill(page, desk, qtbot)
    found: list[Any] = []
    desk.runner.ask(page, lambda db: (drawing_pool(db).pool, targets_of(db)), found.append)
    settle(desk.runner, qtbot)
    lottery, draw_id = find_lottery(pool=found[0][0], targets=found[0][1]), clock.new_id()
    desk.runner.act(page, actions.commit_lottery, draw_id=draw_id, lottery=lottery, at=clock.now())
    desk.runner.act(page, actions.keep_draw, draw_id=draw_id, at=clock.now())
    settle(desk.runner, qtbot)
    settle(desk.runner, qtbot)
    return page


def test_two_certificates_never_share_a_folder(
    panel: PanelPage, desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    """A folder that holds another draw's certificate is refused, and nothing in it changes."""
    (tmp_path / "certificate").mkdir()
    (tmp_path / "certificate" / "commitment.json").write_text("{}")
    desk.feedback.files = lambda *_given: tmp_path
    do(panel, desk, qtbot, "selection.export_certificate")
    settle(desk.runner, qtbot)
    assert "another draw" in panel._banner.words
    assert [path.name for path in tmp_path.rglob("*.json")] == ["commitment.json"]
