"""The road from targets to a panel, walked as a person walks it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from council import clock
from council.people import actions as people
from council.people.reading import read_people
from council.selection import actions
from council.selection.targets import Line
from tests.ui.visiting import assert_named, settle, visit
from ui.page import Desk, Page
from ui.selection.panel.page import PanelPage
from ui.selection.targets.page import TargetsPage
from ui.selection.targets.sheets import AddSheet, ImportTargetsSheet, SharesSheet
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


def said(page: TargetsPage) -> str:
    return page._verdict._title.text()


def test_targets_come_from_a_file(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    """A file of targets proposes its seats, is set with one key, and is checked at once."""
    page = visit(TargetsPage, desk, qtbot)
    fill(page, desk, qtbot, targets=False)
    (tmp_path / "targets.csv").write_text(TARGETS)
    desk.feedback.files = lambda *_given: tmp_path / "targets.csv"
    do(page, desk, qtbot, "selection.import_targets")
    sheet = page.findChild(ImportTargetsSheet)
    assert_named(sheet)
    sheet._spin.setValue(5)
    QTest.keyClick(sheet._spin, Qt.Key.Key_Return)
    settle(desk.runner, qtbot)
    settle(desk.runner, qtbot)
    assert [one.line for one in page._table.values()] == list(LINES)
    assert [one.in_pool for one in page._table.values()] == [10, 10, 7]
    assert said(page) == "These targets can be met"
    assert_named(page)


def test_a_line_is_changed_where_it_stands(desk: Desk, qtbot: Any) -> None:
    """F2 goes to the numbers, Return keeps them, undo brings the old ones back into sight."""
    page = visit(TargetsPage, desk, qtbot)
    fill(page, desk, qtbot)
    page._view.selectRow(2)
    do(page, desk, qtbot, "selection.change_target")
    page._most.setValue(2)
    page._keep_line()
    settle(desk.runner, qtbot)
    assert page._table.values()[2].line == Line("town", "North", 1, 2)
    desk.runner.undo(page)
    settle(desk.runner, qtbot)
    assert page._table.values()[2].line == LINES[2] and page._most.value() == 4


def test_people_without_a_fitting_answer_are_left_out_by_one_button(desk: Desk, qtbot: Any) -> None:
    """Who counts for no line is said, can be left out with a reason, and comes back with undo."""
    page = visit(TargetsPage, desk, qtbot)
    fill(page, desk, qtbot)
    assert len(page._state.odd_ids) == 13 and page._leave_out.isVisible()
    do(page, desk, qtbot, "selection.leave_out_odd")
    settle(desk.runner, qtbot)
    assert len(page._state.pool.ids) == 7 and not page._leave_out.isVisible()
    desk.runner.undo(page)
    settle(desk.runner, qtbot)
    settle(desk.runner, qtbot)
    assert len(page._state.pool.ids) == 20


def test_a_reversed_line_is_refused_at_its_field(desk: Desk, qtbot: Any) -> None:
    """The least above the most is said under the field, and nothing is kept."""
    page = visit(TargetsPage, desk, qtbot)
    fill(page, desk, qtbot)
    page._view.selectRow(0)
    page._least.setValue(9)
    page._keep_line()
    settle(desk.runner, qtbot)
    assert any(field.refusal for field in page._fields)
    assert page._table.values()[0].line == LINES[0] and page._least.value() == 9


def test_what_cannot_be_met_offers_its_nearest_change(desk: Desk, qtbot: Any) -> None:
    """Targets out of reach show the nearest changes; one press takes one and they can be met."""
    page = visit(TargetsPage, desk, qtbot)
    fill(page, desk, qtbot)
    page._view.selectRow(2)
    page._least.setValue(9)
    page._most.setValue(9)
    page._keep_line()
    settle(desk.runner, qtbot)
    settle(desk.runner, qtbot)
    assert said(page) == "No panel can meet these targets"
    holder = page._verdict
    buttons = [one for one in holder.findChildren(QPushButton) if one.isVisible()]
    assert buttons and all("Change it so" in one.accessibleName() for one in buttons)
    buttons[0].click()
    settle(desk.runner, qtbot)
    settle(desk.runner, qtbot)
    assert said(page) == "These targets can be met"


def test_shares_become_targets(desk: Desk, qtbot: Any) -> None:
    """Shares, written over those of the pool, become least and most seats; a slip is refused at the field."""
    page = visit(TargetsPage, desk, qtbot)
    fill(page, desk, qtbot, targets=False)
    do(page, desk, qtbot, "selection.propose")
    sheet = page.findChild(SharesSheet)
    assert "gender,woman,50.0" in sheet._text.editor.toPlainText()
    sheet._spin.setValue(10)
    sheet._text.editor.setPlainText("feature,value,share\ngender,woman,fifty")
    sheet.submit()
    assert "share" in sheet._text.refusal
    sheet._text.editor.setPlainText("feature,value,share\ngender,woman,52\ngender,man,48")
    sheet.submit()
    settle(desk.runner, qtbot)
    assert [one.line for one in page._table.values()] == [
        Line("gender", "woman", 4, 6),
        Line("gender", "man", 4, 6),
    ]


def test_a_target_is_added_and_removed_by_hand(desk: Desk, qtbot: Any) -> None:
    """Attributes and values of the pool are on offer; what was added can be removed again."""
    page = visit(TargetsPage, desk, qtbot)
    fill(page, desk, qtbot)
    do(page, desk, qtbot, "selection.add_target")
    sheet = page.findChild(AddSheet)
    assert_named(sheet)
    sheet._feature.setCurrentText("town")
    assert [sheet._value.itemText(i) for i in range(sheet._value.count())] == ["South"]
    sheet._most.setValue(4)
    sheet.submit()
    settle(desk.runner, qtbot)
    assert page._table.values()[-1].line == Line("town", "South", 0, 4)
    page._view.choose(page._table.values()[-1].id)
    do(page, desk, qtbot, "selection.remove_target")
    assert len(page._table.values()) == 3


def test_leaving_the_seats_of_an_empty_page_sets_nothing(desk: Desk, qtbot: Any) -> None:
    """Without targets the number of seats is no wish yet."""
    page = visit(TargetsPage, desk, qtbot)
    with qtbot.assertNotEmitted(desk.runner.changed):
        page._seats.editingFinished.emit()
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


def test_answers_are_noted_on_seats(panel: PanelPage, desk: Desk, qtbot: Any) -> None:
    """A yes is noted for the seats chosen and stands in the line of facts."""
    assert_named(panel)
    panel._seats.selectAll()
    do(panel, desk, qtbot, "selection.confirm")
    settle(desk.runner, qtbot)
    assert {one.state for one in panel._seats.table.values()} == {"confirmed"}
    assert panel._state.facts == "5 seats · 5 yes"


def test_the_certificate_is_exported_and_verified(
    panel: PanelPage, desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    """The folders stand where they were asked for, verify, and no longer do after one changed byte."""
    desk.feedback.files = lambda kind, *_given: tmp_path / "panel.csv" if kind == "save" else tmp_path
    do(panel, desk, qtbot, "selection.export_panel")
    assert (tmp_path / "panel.csv").read_text().startswith("id,gender,town,seat,answer\n")
    do(panel, desk, qtbot, "selection.export_certificate")
    settle(desk.runner, qtbot)
    assert len(list((tmp_path / "certificate-private" / "receipts").iterdir())) == 20
    do(panel, desk, qtbot, "selection.verify")
    assert panel._banner.words.startswith("VALID")
    result = tmp_path / "certificate" / "result.json"
    result.write_bytes(result.read_bytes().replace(b'"ticket":', b'"ticket":1'))
    do(panel, desk, qtbot, "selection.verify")
    assert panel._banner.words.startswith("INVALID")


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
