"""The page of editions: handed out, approved, ticked, published for good, and what changed since."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from council.report import actions
from tests.ui.report.conftest import AT
from tests.ui.visiting import assert_named, keys, settle, visit
from ui.report.editions.page import EditionsPage
from ui.report.editions.publishing import ByForm
from ui.widgets import Question


@pytest.fixture
def page(told, qtbot, tmp_path: Path) -> EditionsPage:
    told.feedback.files = lambda _kind, _title, name: tmp_path / name
    return visit(EditionsPage, told, qtbot)


def sign(page, name: str, qtbot) -> None:
    """Fill in who did it."""
    form = next(form for form in page.findChildren(ByForm) if form.isVisible())
    form._by.editor.setText(name)
    form.submit()
    settle(page.desk.runner, qtbot)


def test_a_draft_is_where_it_begins(page) -> None:
    """Nothing is out; the proof sheet waits; approval needs somebody to have read it first."""
    assert [row.state for row in page.rows] == ["draft"]
    assert not page.action("report.approve").isEnabled()
    assert page.sheet.proof.table.rowCount() == len(page.rows[0].proof) > 5
    assert_named(page)


def test_an_edition_goes_its_way(page, qtbot, tmp_path: Path) -> None:
    """Handed out and approved it stands so, and a change of the words is shown against what went out."""
    page.action("report.hand_out").trigger()
    settle(page.desk.runner, qtbot)
    (file,) = tmp_path.glob("*.pdf")
    assert page.rows[0].state == "for members"
    assert page.rows[0].view.hash == sha256(file.read_bytes()).hexdigest()
    page.desk.commands.refresh_now()
    page.action("report.approve").trigger()
    sign(page, "The members", qtbot)
    assert page.rows[0].state == "approved"
    page.action("report.publish").trigger()
    question = page.findChild(Question)
    assert question.no.hasFocus() or question.no.isDefault()
    question.yes.click()
    settle(page.desk.runner, qtbot)
    assert [row.state for row in page.rows] == ["draft", "published"]
    (out,) = set(tmp_path.glob("*.pdf")) - {file}  # what the members read is not written over
    assert page.rows[1].view.hash == sha256(out.read_bytes()).hexdigest() and page._banner.words
    page.desk.runner.act(
        page, actions.write_text, place="foreword", body="Read on, and slowly.", by="A. Silva", at=AT
    )
    settle(page.desk.runner, qtbot)
    changed = {change.key: change for change in page.rows[0].changes}
    assert "Read on, and slowly." in changed["opening"].come and page.rows[0].since == 1


def test_changed_words_are_not_taken_for_the_approved_ones(page, qtbot) -> None:
    """Handed out and then changed it cannot be approved; approved and then changed, the question says so."""
    change = partial(page.desk.runner.act, page, actions.write_text, place="foreword", by="A. Silva", at=AT)
    page.action("report.hand_out").trigger()
    settle(page.desk.runner, qtbot)
    assert not page.rows[0].is_past and page.action("report.approve").isEnabled()
    change(body="Read on, and slowly.")
    settle(page.desk.runner, qtbot)
    page.desk.commands.refresh_now()
    assert page.rows[0].is_past and not page.action("report.approve").isEnabled()
    change(body="Read on.")
    page.desk.runner.act(page, actions.approve_report, by="The members", at=AT)
    settle(page.desk.runner, qtbot)
    assert page.rows[0].is_approved
    change(body="Read on, and slowly.")
    settle(page.desk.runner, qtbot)
    page.action("report.publish").trigger()
    question = page.findChild(Question)
    assert any("approved other words" in one.text() for one in question.findChildren(QLabel))
    question.no.click()


def test_a_line_of_the_proof_sheet_is_ticked_by_name(page, qtbot) -> None:
    """Space asks who looked; the tick stands with the name, and Space takes it back."""
    page.sheet.proof.setFocus()
    keys(page.sheet.proof, key=Qt.Key.Key_Down)
    keys(page.sheet.proof, key=Qt.Key.Key_Space)
    sign(page, "", qtbot)
    assert next(form for form in page.findChildren(ByForm) if form.isVisible())._by.refusal
    sign(page, "R. Okafor, secretariat", qtbot)
    assert page.rows[0].ticked == 1 and page.rows[0].proof[0].by.startswith("R. Okafor")
    keys(page.sheet.proof, key=Qt.Key.Key_Space)
    settle(page.desk.runner, qtbot)
    assert page.rows[0].ticked == 0
