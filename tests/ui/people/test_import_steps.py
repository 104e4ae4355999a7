"""The steps of an import, worked as a convener works them with a messy file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication

from council.people import queries
from council.people.bands import bands_of
from council.people.births import NO_DAY, Births
from council.people.columns import ColumnView
from council.people.importing import Choices, read_as
from council.people.reading import grid_of
from council.selection.actions import set_targets
from council.selection.targets import Line
from tests.ui.people.test_people_page import go_on, import_sheet, shown, take_in, write
from tests.ui.visiting import assert_named, settle, visit
from ui.page import Desk
from ui.people.import_sheet import ImportSheet
from ui.people.kept_sheet import KeptSheet
from ui.people.page import PeoplePage
from ui.people.state import ImportState
from ui.widgets import Button

MESSY = """Member No,Gender,Date of birth,Post code,Street,E-mail
M1,Woman,13/04/1985,ES4 7FJ,12 High Street,a@x
M2,woman,03/04/1950,ES4 7FJ,12 High St.,b@x
M3,Womann,01/01/2000,ES1 1AA,3 Mill Lane,c@x
M4,Woman,02/02/1990,ES1 1AB,4 Mill Lane,d@x
M5,Man,,ES1 1AC,5 Mill Lane,e@x
M6,n/a,1990-01-01,ES1 1AD,6 Mill Lane,f@x
"""


def opened(page: PeoplePage, desk: Desk, qtbot: Any, folder: Path, text: str = MESSY) -> ImportSheet:
    return import_sheet(page, desk, qtbot, write(folder, text))


def say_day(sheet: ImportSheet, desk: Desk, qtbot: Any, words: str = "14 March 2026") -> None:
    sheet.ages.day.editor.setText(words)
    sheet.ages.day.editor.editingFinished.emit()
    settle(desk.runner, qtbot)


def test_a_messy_file_becomes_a_pool(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    """Birth dates, a misprint, a missing answer and one home in two spellings: asked, decided, kept so."""
    page = visit(PeoplePage, desk, qtbot)
    sheet = opened(page, desk, qtbot, tmp_path)
    assert sheet._choices.purposes == {
        "Member No": "id", "Gender": "attribute", "Date of birth": "born", "Post code": "address",
        "Street": "address", "E-mail": "contact",
    }  # fmt: skip
    sheet.verb.click()
    assert sheet._step == "columns" and "2026-03-14" in sheet.ages.day.refusal
    say_day(sheet, desk, qtbot)
    sheet.verb.click()
    assert sheet._step == "values"
    assert_named(sheet)
    assert set(sheet.values.combos) == {("Gender", ""), ("age", ""), ("Gender", "Womann")}
    (pair,) = sheet.values.homes
    sheet.values.homes[pair].click()
    settle(desk.runner, qtbot)
    (mend,) = [one for one in sheet.values.findChildren(Button) if "misprint" in one.text()]
    assert mend.isEnabled()
    mend.click()
    settle(desk.runner, qtbot)
    assert not mend.isEnabled(), "what is mended is not offered again"
    sheet.verb.click()
    assert sheet._step == "values" and "age" in sheet._error.text(), (
        "a missing answer is never decided in silence"
    )
    sheet.values.missing_chosen.emit("age", "exclude")
    sheet.values.missing_chosen.emit("Gender", "ignore")
    settle(desk.runner, qtbot)
    take_in(sheet, desk, qtbot)
    assert page._state is not None
    people = {row.person.ref: row.person for row in page._state.rows}
    assert list(people) == ["M1", "M2", "M3", "M4", "M6"]
    assert {ref: one.attributes for ref, one in people.items()} == {
        "M1": {"Gender": "Woman", "age": "30-44"}, "M2": {"Gender": "Woman", "age": "60+"},
        "M3": {"Gender": "Woman", "age": "16-29"}, "M4": {"Gender": "Woman", "age": "30-44"},
        "M6": {"Gender": "", "age": "30-44"},
    }  # fmt: skip
    assert people["M1"].household == people["M2"].household != people["M3"].household


def test_the_sitting_day_is_taken_as_it_is_written_where_it_is_one_day(
    desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    """14/03/2026 can only be March; 03/04/2026 are two days, so it is asked again."""
    sheet = opened(visit(PeoplePage, desk, qtbot), desk, qtbot, tmp_path)
    for words in ("03/04/2026", "2026", "soon"):
        say_day(sheet, desk, qtbot, words)
        assert sheet.ages.day.refusal and sheet._choices.births.on == NO_DAY
    say_day(sheet, desk, qtbot, "14/03/2026")
    assert not sheet.ages.day.refusal and sheet._choices.births.on == date(2026, 3, 14)
    sheet.reject()


def test_what_was_decided_is_proposed_for_the_next_file(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    """Spellings, blanks, the sitting day, reasons and joined homes need not be said twice."""
    page = visit(PeoplePage, desk, qtbot)
    sheet = opened(page, desk, qtbot, tmp_path)
    say_day(sheet, desk, qtbot)
    sheet.columns.reason_given.emit("Gender", "To seat as many women as men")
    sheet.values.all_taken.emit()
    sheet.values.all_for_no_line.emit()
    settle(desk.runner, qtbot)
    sheet.values.home_joined.emit(sheet._looked.hints[0].pair, True)
    settle(desk.runner, qtbot)
    take_in(sheet, desk, qtbot)
    before = {row.person.ref: row.person.household for row in page._state.rows}
    again = opened(page, desk, qtbot, tmp_path, MESSY + "M7,Womann,05/05/1999,ES9 9AA,9 Mill Lane,g@x\n")
    assert again._choices.births.on == date(2026, 3, 14)
    assert again._choices.reasons["Gender"] == "To seat as many women as men"
    take_in(again, desk, qtbot)
    after = {row.person.ref: row.person for row in page._state.rows}
    assert after["M7"].attributes == {"Gender": "Woman", "age": "16-29"}
    assert {ref: after[ref].household for ref in before} == before


def test_values_are_held_against_the_targets(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    """Bands are read from the targets; a value no target knows is asked about with the nearest."""
    page = visit(PeoplePage, desk, qtbot)
    lines = (Line("gender", "Woman", 1, 2), Line("gender", "Man", 1, 2), Line("Age", "under 40", 0, 3),
             Line("Age", "40 and over", 0, 3))  # fmt: skip
    desk.runner.act(page, set_targets, seats=3, lines=lines)
    settle(desk.runner, qtbot)
    sheet = opened(page, desk, qtbot, tmp_path, "id,gender,dob\n1,Wman,1990-01-01\n2,Man,1950-01-01\n")
    say_day(sheet, desk, qtbot, "2026-03-14")
    assert sheet.ages.feature.editor.text() == "Age"
    assert sheet.ages.bands.editor.text() == "under 40, 40 and over"
    sheet.verb.click()
    assert sheet._step == "values"
    combo = sheet.values.combos["gender", "Wman"]
    assert "Woman" in combo.itemText(1) and "suggested" in combo.itemText(1)
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    settle(desk.runner, qtbot)
    take_in(sheet, desk, qtbot)
    assert [row.person.attributes for row in page._state.rows] == [
        {"gender": "Woman", "Age": "under 40"}, {"gender": "Man", "Age": "40 and over"},
    ]  # fmt: skip


def test_open_dates_are_asked_and_answered(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    """A column in which day and month both fit asks for their order before anything goes on."""
    page = visit(PeoplePage, desk, qtbot)
    sheet = opened(page, desk, qtbot, tmp_path, "id,dob\n1,03/04/1985\n2,01/02/1950\n")
    say_day(sheet, desk, qtbot)
    assert not sheet.ages.order.isHidden()
    sheet.verb.click()
    assert sheet._step == "columns" and sheet.ages.order.refusal
    sheet.ages.order.editor.setCurrentIndex(1)
    sheet.ages.order.editor.activated.emit(1)
    settle(desk.runner, qtbot)
    take_in(sheet, desk, qtbot)
    assert shown(page) == ["1", "2"]


def test_a_kept_column_needs_a_reason(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    """Nobody goes on while a column is kept and nobody said why; the reasons are shown later."""
    page = visit(PeoplePage, desk, qtbot)
    sheet = opened(page, desk, qtbot, tmp_path, "id,gender\n1,woman\n2,man\n")
    sheet.columns.reasons["gender"].setText("")
    sheet.columns.reason_given.emit("gender", "")
    sheet.verb.click()
    assert sheet._step == "columns" and "gender" in sheet._error.text()
    sheet.columns.reason_given.emit("gender", "Women and men alike")
    take_in(sheet, desk, qtbot)
    desk.commands.refresh_now()
    page.action("people.show_kept").trigger()
    settle(desk.runner, qtbot)
    kept = page.findChild(KeptSheet)
    assert [(one.id, one.reason) for one in kept.columns.table.values()] == [
        ("id", "Tells people apart when a file comes again"),
        ("gender", "Women and men alike"),
    ]
    assert_named(kept)
    kept.reject()


def test_findings_are_copied_and_exported(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    """What was found goes to the clipboard and into a CSV file, with line and column."""
    page = visit(PeoplePage, desk, qtbot)
    sheet = opened(page, desk, qtbot, tmp_path, "id,gender\n1,woman\n,man\n")
    go_on(sheet, desk, qtbot)
    sheet.check._copy()
    assert "3\tid\tThe id is blank." in QGuiApplication.clipboard().text()
    target = tmp_path / "findings.csv"
    desk.feedback.files = lambda *_given: target
    sheet.check._export()
    settle(desk.runner, qtbot)
    assert "3,id,The id is blank." in target.read_text("utf-8")
    sheet.reject()


def test_reading_can_be_stopped_and_taken_up(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    """Stopped reading keeps nothing and offers to read again."""
    page = visit(PeoplePage, desk, qtbot)
    rows = "".join(f"{n},woman\n" for n in range(6_000))
    sheet = opened(page, desk, qtbot, tmp_path, f"id,gender\n{rows}")
    sheet._read_again()
    sheet._job.cancel()
    settle(desk.runner, qtbot)
    if sheet._looked is None:
        assert sheet.verb.text() == "Read again"
        sheet.verb.click()
        settle(desk.runner, qtbot)
    take_in(sheet, desk, qtbot)
    assert len(shown(page)) == 6_000


def test_storing_can_be_stopped(desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    """An import cancelled while it is written keeps nobody."""
    page = visit(PeoplePage, desk, qtbot)
    sheet = opened(page, desk, qtbot, tmp_path, "id,gender\n" + "".join(f"{n},man\n" for n in range(9_000)))
    go_on(sheet, desk, qtbot)
    sheet.verb.click()
    sheet._strip.cancel.click()
    settle(desk.runner, qtbot)
    assert shown(page) == [] and sheet.verb.isEnabled()
    counted: list[Any] = []
    desk.runner.ask(page, queries.pool_facts, counted.append)
    settle(desk.runner, qtbot)
    assert counted[0].people == 0
    sheet.reject()


def test_the_state_says_what_is_missing() -> None:
    """Without a sitting day birth dates wait, and the check says why it cannot import."""
    grid = grid_of(b"id,dob\n1,1990-01-01\n2,1980-01-01\n", "people.csv")
    bands = bands_of(["16-39", "40+"])
    assert bands is not None
    choices = Choices.of([ColumnView("id", "id", 2, ()), ColumnView("dob", "born", 2, ())])
    choices = Choices(choices.purposes, choices.reasons, Births("dob", NO_DAY, bands))
    state = ImportState.of("check", choices, read_as(grid, choices))
    assert state.dates_open and "birth dates" in state.why_not
