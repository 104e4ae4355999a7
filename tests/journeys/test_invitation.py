"""From an address register to targets that can be met: letters, registrations, pool, targets, page by page.

Every step is done on the page a convener does it on; the files between them are those she would mail,
get back and drop.
"""

# ruff: noqa: F811
from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from council.people.queries import pool_of
from council.people.rounds.queries import invitations_of
from council.selection.queries import stages_of, targets_of
from tests.ui.conftest import _dressed, _nothing_dangles, beside, desk, preferences, runner  # noqa: F401
from tests.ui.visiting import settle, visit
from ui.page import Desk
from ui.people.import_sheet import ImportSheet
from ui.people.invite_page import InvitePage
from ui.people.invite_sheet import InviteSheet
from ui.people.page import PeoplePage
from ui.selection.targets.page import TargetsPage
from ui.selection.targets.sheets import ImportTargetsSheet
from ui.selection.targets.table import LEAST

TARGETS = "feature,value,min,max\narea,North,4,8\narea,South,2,6\ngender,woman,5,5\ngender,man,5,5\n"
SEATS = 10


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """900 homes, two in three of them in the north."""
    rows = [f"{n} Canary Road,S{n % 9},{'North' if n % 3 else 'South'}" for n in range(900)]
    path = tmp_path / "register.csv"
    path.write_text("street,postcode,area\n" + "\n".join(rows) + "\n")
    return path


def rest(desk: Desk, qtbot: Any) -> None:
    for _answer in range(4):
        settle(desk.runner, qtbot)
    desk.commands.refresh_now()


def invite(desk: Desk, qtbot: Any, register: Path, folder: Path) -> list[dict[str, str]]:
    """Draw the letters by area into a folder. Returns: the rows of the mailing list."""
    page = visit(InvitePage, desk, qtbot)
    desk.feedback.files = lambda *_given: register
    page.action("people.invite").trigger()
    rest(desk, qtbot)
    sheet = page.findChild(InviteSheet)
    sheet._areas.setCurrentText("area")
    sheet._on_columns()
    rest(desk, qtbot)
    sheet._seats.setValue(SEATS)
    sheet._seed.editor.setText("4 8 15 16 23")
    folder.mkdir()
    desk.feedback.files = lambda *_given: folder
    sheet.submit()
    rest(desk, qtbot)
    with (folder / "letters.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def register_answers(letters: list[dict[str, str]], file: Path) -> int:
    """Every fourth home answers: the file in which a registration form hands the answers out."""
    answered = letters[::4]
    with file.open("w", newline="", encoding="utf-8") as out:
        table = csv.writer(out)
        table.writerow(["id", "gender", "area", "street", "postcode"])
        for number, one in enumerate(answered):
            gender = "woman" if number % 5 else "man"
            table.writerow([f"R{number:03}", gender, one["area"], one["street"], one["postcode"]])
    return len(answered)


def take_in(desk: Desk, qtbot: Any, file: Path) -> PeoplePage:
    """Import the registrations with what is proposed; every attribute has its purpose written down."""
    page = visit(PeoplePage, desk, qtbot)
    desk.feedback.files = lambda *_given: file
    page.action("people.import_pool").trigger()
    rest(desk, qtbot)
    while sheets := page.findChildren(ImportSheet):
        before = sheets[0]._step
        sheets[0].verb.click()
        rest(desk, qtbot)
        for sheet in page.findChildren(ImportSheet):
            assert sheet._step != before, sheet._error.text()
    return page


def aim(desk: Desk, qtbot: Any, file: Path) -> TargetsPage:
    """Set targets from a file."""
    page = visit(TargetsPage, desk, qtbot)
    desk.feedback.files = lambda *_given: file
    page.action("selection.import_targets").trigger()
    rest(desk, qtbot)
    sheet = page.findChild(ImportTargetsSheet)
    sheet.verb.click()
    rest(desk, qtbot)
    return page


def answered(page: TargetsPage, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: page._verdict is not None and page._verdict.possible is not None, timeout=10_000)


def test_from_an_address_register_to_targets(
    desk: Desk,
    qtbot: Any,
    register: Path,
    tmp_path: Path,
) -> None:
    """Letters go out by area, a quarter answers, and the targets over these answers can be met and moved."""
    letters = invite(desk, qtbot, register, tmp_path / "out")
    assert {one["area"] for one in letters} == {"North", "South"}
    assert len({(one["street"], one["postcode"]) for one in letters}) == len(letters) > 4 * SEATS

    people = register_answers(letters, tmp_path / "registrations.csv")
    take_in(desk, qtbot, tmp_path / "registrations.csv")
    (tmp_path / "targets.csv").write_text(TARGETS)
    page = aim(desk, qtbot, tmp_path / "targets.csv")
    answered(page, qtbot)
    assert page._state.seats == SEATS and page._card.headline == "These targets can be met"

    page._view.setFocus()
    page._view.setCurrentIndex(page._view.sieve.index(0, LEAST))
    QTest.keyClick(page._view, Qt.Key.Key_Plus)
    rest(desk, qtbot)
    answered(page, qtbot)

    told: list[Any] = []
    for query in (pool_of, invitations_of, stages_of, targets_of):
        desk.runner.ask(page, query, told.append)
    rest(desk, qtbot)
    pool, rounds, stages, targets = told
    assert len(pool) == people == stages.registered == stages.eligible
    assert [one.letters for one in rounds] == [len(letters)] == [stages.letters]
    assert [one.least for one in targets.lines] == [5, 2, 5, 5]
