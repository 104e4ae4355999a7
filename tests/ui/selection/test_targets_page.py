"""The page of targets, worked by keys alone: every keystroke is answered, every edit can be undone."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHeaderView, QPushButton

from council.people.reading import read_targets
from council.selection import actions
from council.selection.live import Reach, Step
from council.selection.targets import Line, Targets
from tests.ui.selection.test_selection_pages import LINES, TARGETS, do, fill
from tests.ui.visiting import assert_named, keys, settle, visit
from ui import theme
from ui.page import Desk
from ui.selection.targets.page import TargetsPage
from ui.selection.targets.sheets import AddSheet, ImportTargetsSheet, SharesSheet, room_words
from ui.selection.targets.shut import ShutSheet
from ui.selection.targets.state import LineRow, with_number, with_steps
from ui.selection.targets.table import LEAST, MOST, PER_SEAT
from ui.selection.targets.verdict import Verdict, costs, crossed_features, step_effect, step_words

CAN, CANNOT = "These targets can be met", "No panel can meet these targets"


@pytest.fixture
def page(desk: Desk, qtbot: Any) -> TargetsPage:
    """The page over a pool of twenty and three lines, its answers found."""
    page = visit(TargetsPage, desk, qtbot)
    fill(page, desk, qtbot)
    found(page, qtbot)
    return page


def found(page: TargetsPage, qtbot: Any) -> None:
    """Wait until the question that stands is answered, whether a panel exists included."""
    settle(page.desk.runner, qtbot)
    qtbot.waitUntil(lambda: page._verdict is not None and page._verdict.possible is not None, timeout=10_000)
    settle(page.desk.runner, qtbot)


def at(page: TargetsPage, row: int, column: int) -> None:
    page._view.setFocus()
    page._view.setCurrentIndex(page._view.sieve.index(row, column))


def editor() -> Any:
    return QApplication.focusWidget()


def lines_of(page: TargetsPage) -> list[Line]:
    return [one.line for one in page._table.values()]


def test_a_number_is_written_over_where_it_stands_and_kept(page: TargetsPage, qtbot: Any) -> None:
    """A digit opens the cell, the answer comes while typing, Enter keeps it and goes down; undo undoes it."""
    at(page, 2, MOST)
    keys(page._view, "2")
    assert editor().accessibleName() == "At most, town: North" and editor().text() == "2"
    found(page, qtbot)
    assert page._asked_for().lines[2] == Line("town", "North", 1, 2)
    assert lines_of(page)[2] == LINES[2], "nothing is kept before Enter"
    keys(editor(), key=Qt.Key.Key_Return)
    found(page, qtbot)
    assert lines_of(page)[2] == Line("town", "North", 1, 2)
    page.desk.runner.undo(page)
    found(page, qtbot)
    assert lines_of(page) == list(LINES) == list(page._asked_for().lines)


def test_escape_takes_back_what_was_typed(page: TargetsPage, qtbot: Any) -> None:
    """The old number stands, and is what is asked about again."""
    at(page, 0, LEAST)
    do(page, page.desk, qtbot, "selection.change_target")
    keys(editor(), key=Qt.Key.Key_Up)
    found(page, qtbot)
    assert page._asked_for().lines[0].least == 3
    keys(editor(), key=Qt.Key.Key_Escape)
    found(page, qtbot)
    assert lines_of(page) == list(LINES) == list(page._asked_for().lines)


def test_tab_walks_from_number_to_number(page: TargetsPage, qtbot: Any) -> None:
    """Least, most, the next line's least; back with Shift; what was written on the way is kept."""
    at(page, 0, LEAST)
    keys(page._view, "1")
    keys(editor(), key=Qt.Key.Key_Tab)
    assert editor().accessibleName() == "At most, gender: woman"
    keys(editor(), key=Qt.Key.Key_Tab)
    assert editor().accessibleName() == "At least, gender: man"
    keys(editor(), key=Qt.Key.Key_Backtab)
    assert editor().accessibleName() == "At most, gender: woman"
    keys(editor(), key=Qt.Key.Key_Escape)
    found(page, qtbot)
    assert lines_of(page)[0] == Line("gender", "woman", 1, 3)


def test_plus_and_minus_change_a_number_by_one_seat_each_undone_by_itself(
    page: TargetsPage, qtbot: Any
) -> None:
    """Quick presses add up, and each is a step of its own."""
    at(page, 1, MOST)
    for _press in range(2):
        keys(page._view, "+")
    keys(page._view, "-")
    found(page, qtbot)
    assert lines_of(page)[1].most == 4
    for most in (5, 4, 3):
        page.desk.runner.undo(page)
        found(page, qtbot)
        assert lines_of(page)[1].most == most


def test_a_least_above_its_most_is_refused_where_it_is_typed(page: TargetsPage, qtbot: Any) -> None:
    """Said at once, not kept, and the cell stays open with what was typed."""
    at(page, 0, LEAST)
    keys(page._view, "9")
    assert page._card.headline == "A line makes no sense yet"
    keys(editor(), key=Qt.Key.Key_Return)
    assert "above the most" in page._refusal.text() and editor().text() == "9"
    keys(editor(), key=Qt.Key.Key_Escape)
    found(page, qtbot)
    assert lines_of(page) == list(LINES)
    at(page, 2, LEAST)
    for _press in range(4):
        keys(page._view, "+")
    found(page, qtbot)
    assert lines_of(page)[2].least == 4 and page._refusal.isVisible()


def test_an_older_answer_never_stands_for_a_newer_question(page: TargetsPage, qtbot: Any) -> None:
    """However quickly one types, what is told belongs to what stands there."""
    at(page, 2, LEAST)
    keys(page._view, "3")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        keys(editor(), key=key)
    found(page, qtbot)
    assert page._verdict.targets.lines[2].least == 3
    keys(editor(), key=Qt.Key.Key_Escape)
    found(page, qtbot)


def test_what_cannot_be_met_is_mended_by_one_button(page: TargetsPage, qtbot: Any) -> None:
    """The reason, the smallest changes, a button each; one press and they can be met; undo brings it back."""
    page.desk.runner.act(page, actions.set_targets, seats=5, lines=(*LINES[:2], Line("town", "North", 9, 9)))
    found(page, qtbot)
    assert page._card.headline == CANNOT
    qtbot.waitUntil(lambda: bool(page._verdict.nearest), timeout=10_000)
    offered = [one for one in page._card.findChildren(QPushButton) if one.accessibleName()[:6] == "Change"]
    assert offered and all("instead of" in one.accessibleName() for one in offered)
    assert_named(page)
    offered[0].click()
    found(page, qtbot)
    assert page._card.headline == CAN
    page.desk.runner.undo(page)
    found(page, qtbot)
    assert page._card.headline == CANNOT


def test_who_is_shut_out_or_certain_opens_as_a_table_to_copy_and_save(
    page: TargetsPage, qtbot: Any, tmp_path: Path
) -> None:
    """Each person by id, with the reason; the list is saved as CSV."""
    lines = (Line("town", "North", 0, 0), Line("town", "South", 0, 5))
    page.desk.runner.act(page, actions.set_targets, seats=5, lines=lines)
    found(page, qtbot)
    qtbot.waitUntil(lambda: page._verdict.prospects is not None, timeout=10_000)
    assert page._verdict.shut_words().startswith("7 people can never be chosen.")
    page.desk.feedback.files = lambda *_given: tmp_path / "shut.csv"
    do(page, page.desk, qtbot, "selection.who_is_shut")
    sheet = page.findChild(ShutSheet)
    assert_named(sheet)
    sheet.view.selectAll()
    sheet.view.copy()
    assert QApplication.clipboard().text().count("has no seats") == 7
    sheet.save.click()
    saved = (tmp_path / "shut.csv").read_text("utf-8-sig").splitlines()
    assert (
        saved[0] == "Id,Chance,Attributes,Why"
        and len(saved) == 8
        and "“town: North” has no seats." in saved[1]
    )
    sheet.reject()


def test_targets_come_from_a_file_and_are_saved_again(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    """A file of targets proposes its seats, is set with one key, checked at once, and saved the same."""
    page = visit(TargetsPage, desk, qtbot)
    fill(page, desk, qtbot, targets=False)
    (tmp_path / "targets.csv").write_text(TARGETS)
    desk.feedback.files = lambda *_given: tmp_path / "targets.csv"
    do(page, desk, qtbot, "selection.import_targets")
    sheet = page.findChild(ImportTargetsSheet)
    assert_named(sheet)
    sheet._spin.setValue(5)
    QTest.keyClick(sheet._spin, Qt.Key.Key_Return)
    found(page, qtbot)
    assert lines_of(page) == list(LINES)
    assert [one.in_pool for one in page._table.values()] == [10, 10, 7]
    assert page._card.headline == CAN
    assert_named(page)
    desk.feedback.files = lambda *_given: tmp_path / "saved.csv"
    do(page, desk, qtbot, "selection.save_targets")
    saved = read_targets((tmp_path / "saved.csv").read_bytes(), "saved.csv")
    assert [(one.feature, one.value, one.least, one.most) for one in saved.rows] == [
        (one.feature, one.value, one.least, one.most) for one in LINES
    ]


def test_people_without_a_fitting_answer_are_left_out_by_one_button(page: TargetsPage, qtbot: Any) -> None:
    """Who counts for no line is said, can be left out with a reason, and comes back with undo."""
    assert len(page._state.odd_ids) == 13 and page._leave_out.isVisible()
    do(page, page.desk, qtbot, "selection.leave_out_odd")
    settle(page.desk.runner, qtbot)
    assert len(page._state.pool.ids) == 7 and not page._leave_out.isVisible()
    page.desk.runner.undo(page)
    settle(page.desk.runner, qtbot)
    settle(page.desk.runner, qtbot)
    assert len(page._state.pool.ids) == 20


def test_a_statistics_offices_table_becomes_targets_with_its_shares(desk: Desk, qtbot: Any) -> None:
    """Pasted whole, shown as it will be, refused where it is wrong; the shares stand beside the lines."""
    page = visit(TargetsPage, desk, qtbot)
    fill(page, desk, qtbot, targets=False)
    do(page, desk, qtbot, "selection.propose")
    sheet = page.findChild(SharesSheet)
    assert_named(sheet)
    assert "gender,woman,50.0" in sheet._text.editor.toPlainText() and len(sheet._table.values()) == 4
    sheet._spin.setValue(10)
    sheet._text.editor.setPlainText("feature,value,share\ngender,woman,fifty")
    sheet.submit()
    assert "share" in sheet._text.refusal and not sheet._table.values()
    sheet._text.editor.setPlainText(
        "Gender\tpeople\nwoman\t5,200\nman\t4,800\nTown\nNorth\t3,000\nSouth\t7,000"
    )
    sheet._room.setValue(2)
    assert [(one.least, one.most) for one, _share in sheet._table.values()] == [
        (4, 7),
        (3, 6),
        (2, 4),
        (6, 8),
    ]
    sheet._room.setValue(1)
    sheet.submit()
    found(page, qtbot)
    assert lines_of(page)[:2] == [Line("Gender", "woman", 4, 6), Line("Gender", "man", 4, 6)]
    assert [one.share for one in page._table.values()][:2] == [Fraction(13, 25), Fraction(12, 25)]


def test_shares_that_do_not_sum_are_said_before_they_are_proposed(desk: Desk, qtbot: Any) -> None:
    """They can still be proposed: somebody may have left a small group out on purpose."""
    page = visit(TargetsPage, desk, qtbot)
    fill(page, desk, qtbot, targets=False)
    do(page, desk, qtbot, "selection.propose")
    sheet = page.findChild(SharesSheet)
    sheet._text.editor.setPlainText("feature,value,share\ngender,woman,52\ngender,man,40")
    assert "sum to 92.0 %" in sheet._found.text() and len(sheet._table.values()) == 2
    sheet.reject()


def test_a_target_is_added_and_removed_by_hand(page: TargetsPage, qtbot: Any) -> None:
    """Attributes and values of the pool are on offer; what was added can be removed again."""
    do(page, page.desk, qtbot, "selection.add_target")
    sheet = page.findChild(AddSheet)
    assert_named(sheet)
    sheet._feature.setCurrentText("town")
    assert [sheet._value.itemText(i) for i in range(sheet._value.count())] == ["South"]
    sheet._most.setValue(4)
    sheet.submit()
    found(page, qtbot)
    assert lines_of(page)[-1] == Line("town", "South", 0, 4)
    page._view.choose(page._table.values()[-1].id)
    do(page, page.desk, qtbot, "selection.remove_target")
    found(page, qtbot)
    assert len(page._table.values()) == 3


def test_seats_are_answered_while_they_are_typed(page: TargetsPage, qtbot: Any) -> None:
    """The number of seats asks at once and is kept when it is left."""
    page._seats.setFocus()
    page._seats.setValue(6)
    found(page, qtbot)
    assert page._asked_for().seats == 6 and page._state.seats == 5
    page._seats.editingFinished.emit()
    found(page, qtbot)
    assert page._state.seats == 6


def test_leaving_the_seats_of_an_empty_page_sets_nothing(desk: Desk, qtbot: Any) -> None:
    """Without targets the number of seats is no wish yet."""
    page = visit(TargetsPage, desk, qtbot)
    with qtbot.assertNotEmitted(desk.runner.changed):
        page._seats.editingFinished.emit()
        settle(desk.runner, qtbot)


def test_no_column_measures_itself_at_each_key(page: TargetsPage, qtbot: Any) -> None:
    """Columns are as wide as their words without asking every cell at every change, and follow the type."""
    header = page._view.horizontalHeader()
    modes = {header.sectionResizeMode(number) for number in range(header.count())}
    assert QHeaderView.ResizeMode.ResizeToContents not in modes
    before = page._view.columnWidth(LEAST)
    theme.dress(QApplication.instance(), theme.LIGHT, text=2.0)
    qtbot.waitUntil(lambda: page._view.columnWidth(LEAST) > before)
    theme.dress(QApplication.instance(), theme.LIGHT)
    qtbot.waitUntil(lambda: page._view.columnWidth(LEAST) == before)


def test_nothing_scrolls_sideways_in_a_small_window(page: TargetsPage, qtbot: Any) -> None:
    """Columns go before the table scrolls, and what they said stands beside it."""
    for width in (600, 728, 1080):
        page.resize(width + 2 * theme.PAGE[0], 640)
        settle(page.desk.runner, qtbot)
        QTest.qWait(20)
        assert page._view.horizontalScrollBar().maximum() == 0
    page.resize(728, 640)
    assert page._view.isColumnHidden(PER_SEAT) and not page._view.isColumnHidden(LEAST)


def test_lines_of_one_long_feature_are_told_apart(page: TargetsPage) -> None:
    """What does not fit is cut in the middle of a line's name: the value stands at its end."""
    words = ["Highest education: Degree", "Highest education: Vocational", "Highest education: No degree"]
    mode, room = page._view.textElideMode(), page._view.fontMetrics().horizontalAdvance("Highest education")
    cut = {page._view.fontMetrics().elidedText(one, mode, room) for one in words}
    assert len(cut) == 3 and cut.isdisjoint(words)


def test_the_pool_is_not_read_again_where_only_bounds_moved(
    page: TargetsPage, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit asks the store for the lines alone, so that a pool of any size stays out of the way."""
    pool = page._state.pool
    monkeypatch.setattr("council.selection.queries.drawing_pool", None)
    at(page, 1, MOST)
    keys(page._view, "+")
    found(page, qtbot)
    assert lines_of(page)[1].most == 4 and page._state.pool is pool


def test_steps_are_said_as_what_the_line_would_be() -> None:
    """Gain, cost, no panel, shut out: each in words; the cell names the gain of room first."""
    line = Line("age", "16-29", 3, 5)
    more = Step(line, 3, 6, True, Fraction(1, 10), Fraction(1, 50))
    less = Step(line, 4, 5, True, Fraction(3, 50), Fraction(-1, 50))
    none = Step(line, 3, 4, False)
    shut = Step(line, 2, 5, True, Fraction(0), Fraction(-2, 25), True)
    assert [step_words(one) for one in (more, less, none, shut)] == [
        "At most 6 instead of 5: +2.00 %",
        "At least 4 instead of 3: −2.00 %",
        "At most 4 instead of 5: no panel",
        "At least 2 instead of 3: some people could never be chosen",
    ]
    assert step_effect((more, less, none)) == "+2.00 %" and step_effect((less, none)) == "tight"
    assert step_effect((less,)) == "−2.00 %" and step_effect(()) == ""
    row = LineRow("1", line, 20)
    reach = Reach(True, Fraction(2, 25), steps=(more, less))
    assert with_steps([row], reach)[0].steps == (more, less) and with_steps([row], None)[0].steps == ()


def test_a_verdict_says_no_more_than_is_known() -> None:
    """While a whole panel is being looked for, nothing says that there is one."""
    targets = Targets(5, LINES)
    asked = Verdict(targets)
    assert asked.headline() == "Checking…" and asked.chance() == "" and asked.possible is None
    reached = replace(asked, reach=Reach(True, Fraction(1, 8)))
    assert reached.headline() == "Looking for a whole panel…" and reached.chance() == "12.50 %"
    assert replace(reached, whole=True).headline() == CAN
    broken = replace(reached, whole=False, reason="each line can be met alone.")
    assert broken.headline() == CANNOT and broken.chance() == "" and broken.sentence()[:4] == "Each"
    assert replace(asked, reach=Reach(False)).headline() == CANNOT


def test_many_or_crossed_features_get_one_sentence() -> None:
    """What they cost is said once; eight features and names with a dash are nothing to remark."""
    assert "9 features" in costs(9) and costs(8) == ""
    assert crossed_features(["age", "gender", "age × gender"]) == ("age × gender",)
    assert crossed_features(["age", "gender", "age-group"]) == ()
    assert "age × gender" in costs(3, ["age × gender"])


def test_flex_gives_way_to_what_the_convener_writes() -> None:
    """A line written beyond its flex takes the flex along, so that it stays a line that can be."""
    line = Line("a", "x", 2, 3, 2, 4)
    targets = with_number(Targets(5, (line,)), line, "least", 1)
    assert targets.lines == (Line("a", "x", 1, 3, 1, 4),)
    assert with_number(Targets(5, (line,)), line, "most", 5).lines == (Line("a", "x", 2, 5, 2, 5),)


def test_room_is_said_in_seats() -> None:
    """From none to three, by halves."""
    assert [room_words(n) for n in (0, 1, 2, 3, 6)] == [
        "0 seats either way", "½ of a seat either way", "1 seat either way", "1½ seats either way",
        "3 seats either way",
    ]  # fmt: skip
