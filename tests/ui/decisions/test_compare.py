"""The page of comparing, worked by keyboard on a real file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from council.decisions import actions
from tests.council.decisions.conftest import NOON
from tests.ui.decisions.conftest import form_of, run, send, write
from tests.ui.visiting import assert_named, keys, settle, visit
from ui.decisions.proposals.compare.page import ComparePage


@pytest.fixture
def compared(drafted):
    """Two proposals with wordings, and one criterion."""
    drafted(
        actions.draft_proposal,
        proposal_id="p2",
        version_id="p2v1",
        title="A trust",
        text="A trust holds the land.",
        statements=("s2", "s4"),
        at=NOON,
    )
    drafted(actions.propose_criterion, criterion_id="c1", text="It is fair", weight=2, at=NOON)
    return drafted


def test_an_empty_page_of_comparing_teaches(desk, qtbot) -> None:
    """Before there is anything to compare its button adds the first criterion."""
    page = visit(ComparePage, desk, qtbot)
    assert page.is_empty
    run(page, "decisions.criterion")
    form = form_of(page, qtbot)
    assert_named(form)
    send(form, page, qtbot)
    assert form.words.refusal.startswith("The criterion has no words")
    write(form.words.editor, "It is fair")
    send(form, page, qtbot)
    assert not page.is_empty
    assert_named(page)


def test_a_cell_is_scored_by_keyboard(compared, desk, qtbot) -> None:
    """A digit in the matrix, group and reason, Enter: the mean stands at the foot with what it rests on."""
    page = visit(ComparePage, desk, qtbot)
    matrix, bar = page._matrix, page._bar
    write(bar.group, "Experts")
    matrix.setFocus()
    keys(matrix, key=Qt.Key.Key_Right)
    assert matrix.cell[1].number == 2
    keys(matrix, "3")
    assert bar.reason.hasFocus() and bar.score.current == "3"
    keys(bar.reason, "Nobody is left out")
    keys(bar.reason, key=Qt.Key.Key_Return)
    settle(desk.runner, qtbot)
    grid = matrix.grid()
    assert grid[0][2:] == ["1  Keep the land", "2  A trust"]
    assert [row[2:] for row in grid[1:]] == [["–", "3"], ["–  0 of 1", "3.00  1 of 1"]]
    matrix.setFocus()
    keys(matrix, key=Qt.Key.Key_Up)
    run(page, "decisions.unscore")
    settle(desk.runner, qtbot)
    assert matrix.grid()[1][2:] == ["–", "–"]


def test_a_score_without_number_or_reason_is_not_kept(compared, desk, qtbot) -> None:
    """Enter alone never gives 0; a reason is asked for, and what was typed stands."""
    page = visit(ComparePage, desk, qtbot)
    write(page._bar.group, "Experts")
    page._bar.reason.setFocus()
    keys(page._bar.reason, key=Qt.Key.Key_Return)
    settle(desk.runner, qtbot)
    assert page._read.sheet.given == ()
    page._matrix.setFocus()
    keys(page._matrix, "0")
    keys(page._bar.reason, key=Qt.Key.Key_Return)
    settle(desk.runner, qtbot)
    assert page._read.sheet.given == ()
    assert page._bar.score.current == "0"


def test_an_agreed_criterion_stands(compared, desk, qtbot) -> None:
    """Its words can no longer be changed; only retiring is left, and says so."""
    page = visit(ComparePage, desk, qtbot)
    run(page, "decisions.criterion_agree")
    form = form_of(page, qtbot)
    assert_named(form)
    send(form, page, qtbot)
    desk.commands.refresh_now()
    assert desk.commands.why_not("decisions.criterion_change") == "This criterion is agreed."
    shown = page._deeds._buttons
    assert [name for name, each in shown.items() if each.isVisible()] == ["criterion_retire"]
    run(page, "decisions.criterion_retire")
    form = form_of(page, qtbot)
    write(form.reason.editor, "Said better elsewhere")
    send(form, page, qtbot)
    assert [one.state for one in page._read.sheet.criteria] == ["retired"]


def test_variants_stand_side_by_side(compared, desk, qtbot, tmp_path) -> None:
    """Each line says the same of both; gaps say so; the table is saved as it stands."""
    page = visit(ComparePage, desk, qtbot)
    page._view.choose("beside")
    page._view.changed.emit("beside")
    assert_named(page)
    grid = {row[0]: row[1:] for row in page._grid()}
    assert grid["Wording"][1] == "A trust holds the land."
    assert grid["Full-cost sheet"] == ["not stated", "not stated"]
    assert grid["Statements"] == ["names 2 statements, 1 of them in all"] * 2
    desk.feedback.files = lambda kind, *given: tmp_path / "beside.csv"
    run(page, "decisions.beside_csv")
    settle(desk.runner, qtbot)
    assert "A trust holds the land." in (tmp_path / "beside.csv").read_text("utf-8")
