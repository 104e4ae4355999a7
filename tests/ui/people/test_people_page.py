"""The page of people, worked as a person works it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from council.people import queries
from tests.ui.visiting import assert_named, settle, visit
from ui.page import Desk
from ui.people.import_sheet import ImportSheet
from ui.people.page import PeoplePage
from ui.widgets import Form

TEXT = """id,gender,town,street,email
a1,woman,North,1 Mill Lane,one@x
a2,man,North,1 mill lane,two@x
a3,woman,South,,three@x
"""


def write(folder: Path, text: str = TEXT, name: str = "people.csv") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def import_sheet(page: PeoplePage, desk: Desk, qtbot: Any, path: Path) -> ImportSheet:
    desk.feedback.files = lambda *_given: path
    page.action("people.import_pool").trigger()
    settle(desk.runner, qtbot)
    sheet = page.findChild(ImportSheet)
    settle(desk.runner, qtbot)
    return sheet


def go_on(sheet: ImportSheet, desk: Desk, qtbot: Any) -> None:
    """Press the button of the sheet until it stands at the check."""
    while sheet._step != "check":
        sheet.verb.click()
        settle(desk.runner, qtbot)


def take_in(sheet: ImportSheet, desk: Desk, qtbot: Any) -> None:
    """Go to the check, and import."""
    go_on(sheet, desk, qtbot)
    sheet.verb.click()
    settle(desk.runner, qtbot)


def shown(page: PeoplePage) -> list[str]:
    return [one.person.ref for one in page._view.table.values()]


def test_a_file_comes_in_by_its_button(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    """Columns are proposed, the sum is told, and one key imports; one undo takes it back."""
    page = visit(PeoplePage, desk, qtbot)
    sheet = import_sheet(page, desk, qtbot, write(tmp_path))
    assert sheet._choices.purposes == {
        "id": "id", "gender": "attribute", "town": "attribute", "street": "address", "email": "contact",
    }  # fmt: skip
    assert_named(sheet)
    go_on(sheet, desk, qtbot)
    assert "3 accepted" in sheet.check.sum.text() and sheet.verb.text() == "Import 3 people"
    assert_named(sheet)
    qtbot.keyClick(sheet.verb, Qt.Key.Key_Space)
    settle(desk.runner, qtbot)
    assert shown(page) == ["a1", "a2", "a3"] and page._features == ("gender", "town")
    columns = page._view.horizontalHeader()
    assert [columns.isSectionHidden(place) for place in range(5)] == [False, False, False, False, True]
    assert_named(page)
    with qtbot.waitSignal(desk.runner.changed):
        desk.runner.undo(page)
    settle(desk.runner, qtbot)
    assert shown(page) == []


def test_a_file_can_be_dropped(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    """A dropped file opens the same dialog."""
    page = visit(PeoplePage, desk, qtbot)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(write(tmp_path)))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, buttons, keys))
    settle(desk.runner, qtbot)
    assert page.findChild(ImportSheet) is not None
    page.findChild(ImportSheet).reject()


def test_refused_rows_are_listed_and_left_out_only_when_said(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    """A refused row bars the import until the person says to take the others."""
    page = visit(PeoplePage, desk, qtbot)
    sheet = import_sheet(page, desk, qtbot, write(tmp_path, "id,gender\n1,woman\n,man\n2,man,extra\n"))
    go_on(sheet, desk, qtbot)
    assert not sheet.verb.isEnabled()
    assert [one.line for _n, one in sheet.check.found.table.values()] == [3, 4]
    sheet.check.leave_out.click()
    assert sheet.verb.isEnabled()
    sheet.verb.click()
    settle(desk.runner, qtbot)
    assert shown(page) == ["1"]


def test_a_passphrase_is_refused_at_its_field(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    """A passphrase that is too short is refused under it, what was typed stays, and nothing is kept."""
    page = visit(PeoplePage, desk, qtbot)
    sheet = import_sheet(page, desk, qtbot, write(tmp_path))
    go_on(sheet, desk, qtbot)
    sheet._passphrase.editor.setText("short")
    sheet._again.editor.setText("short")
    sheet.verb.click()
    settle(desk.runner, qtbot)
    assert "8 characters" in sheet._passphrase.refusal and sheet._passphrase.editor.text() == "short"
    sheet._passphrase.editor.setText("correct horse")
    sheet._again.editor.setText("correct house")
    sheet.verb.click()
    assert "differ" in sheet._again.refusal and sheet.verb.isEnabled()
    sheet._again.editor.setText("correct horse")
    sheet.verb.click()
    settle(desk.runner, qtbot)
    assert page._state is not None and all(row.person.has_contact for row in page._state.rows)


def test_another_id_column_frees_the_first(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    """There is one id: choosing another stores the first no longer."""
    page = visit(PeoplePage, desk, qtbot)
    sheet = import_sheet(page, desk, qtbot, write(tmp_path))
    sheet._on_purpose("email", "id")
    settle(desk.runner, qtbot)
    assert sheet._choices.purposes["id"] == "ignored"
    assert sheet._looked is not None and sheet._looked.reading.people.id_column == "email"
    sheet.reject()


@pytest.mark.parametrize("text", ["%PDF-1.4", "name,gender\nA,x\nA,y\n", "", "id,a,A\n1,2,3\n"])
def test_a_hopeless_file_is_refused_in_words(desk: Desk, qtbot: Any, tmp_path: Path, text: str) -> None:
    """What cannot be read is said, with a way out, and nothing is kept."""
    page = visit(PeoplePage, desk, qtbot)
    sheet = import_sheet(page, desk, qtbot, write(tmp_path, text))
    said = sheet._error.text() if sheet is not None else page._banner.words
    assert "people.csv" in said
    if sheet is not None:
        assert not sheet.verb.isEnabled() and sheet._looked is None
        sheet.reject()
    assert shown(page) == []


def test_people_are_left_out_with_a_reason(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    """Leaving out asks for a reason at its field, shows it in the list, and can be taken back."""
    page = visit(PeoplePage, desk, qtbot)
    take_in(import_sheet(page, desk, qtbot, write(tmp_path)), desk, qtbot)
    page._view.choose(page._view.table.values()[0].id)
    desk.commands.refresh_now()
    page.action("people.exclude").trigger()
    form = page.findChild(Form)
    form.submit()
    settle(desk.runner, qtbot)
    field = form._fields[0]
    assert field.refusal
    field.editor.setText("staff")
    form.submit()
    settle(desk.runner, qtbot)
    assert page._view.table.values()[0].left_out == "staff"
    desk.commands.refresh_now()
    page.action("people.readmit").trigger()
    settle(desk.runner, qtbot)
    assert page._view.table.values()[0].left_out == ""


def test_the_council_is_named(desk: Desk, qtbot: Any) -> None:
    """The council gets its name from a form; an empty one is refused at the field."""
    page = visit(PeoplePage, desk, qtbot)
    page.action("people.name_council").trigger()
    settle(desk.runner, qtbot)
    form = page.findChild(Form)
    form.submit()
    settle(desk.runner, qtbot)
    assert form._fields[0].refusal
    form._fields[0].editor.setText("Housing")
    form.submit()
    settle(desk.runner, qtbot)
    named: list[Any] = []
    desk.runner.ask(page, queries.council_of, named.append)
    settle(desk.runner, qtbot)
    assert named[0].name == "Housing"
