"""The library of methods and agenda files in the window: copied, changed, written, taken in."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from council.files import resource
from council.sessions import actions, queries
from council.sessions.methods import read_method
from council.sessions.plans import ItemPlan, SessionPlan
from tests.ui.visiting import assert_named, keys, settle, visit
from ui.page import Desk
from ui.sessions.plan.library import LibrarySheet
from ui.sessions.plan.method_form import MethodForm, StageForm
from ui.sessions.plan.method_sheet import MethodSheet
from ui.sessions.plan.page import PlanPage

NINE = datetime(2026, 3, 14, 9, tzinfo=UTC)


def prepared(db) -> str:
    plan = SessionPlan("Learning", NINE, NINE + timedelta(hours=8))
    session_id = actions.plan_session(db, session=plan)
    db.flush()
    items = (ItemPlan("Welcome", 20), ItemPlan("Lunch", 60, anchor=NINE + timedelta(hours=3), protected=True))
    actions.add_items(db, session_id=session_id, items=items)
    return session_id


@pytest.fixture
def page(desk: Desk, qtbot) -> PlanPage:
    """The plan with one session."""
    got: list = []
    desk.runner.act(qtbot, prepared, got.append)
    qtbot.waitUntil(lambda: bool(got))
    return visit(PlanPage, desk, qtbot)


def wait(page: PlanPage, qtbot) -> None:
    settle(page.desk.runner, qtbot)
    page.desk.commands.refresh_now()


def run(page: PlanPage, qtbot, command: str) -> None:
    page.desk.commands.run(f"sessions.{command}")
    wait(page, qtbot)


def sheet(page: PlanPage, kind: type[QDialog]) -> QDialog:
    return page.findChildren(kind)[-1]


def own(page: PlanPage, qtbot) -> tuple:
    got: list = []
    page.ask(queries.own_methods_of, got.append)
    qtbot.waitUntil(lambda: bool(got))
    return got[0]


def test_a_shipped_method_is_copied_and_changed(page: PlanPage, qtbot) -> None:
    """The copy opens in a form with its stages; a stage is changed, another moved; what ships stays."""
    run(page, qtbot, "library")
    library = sheet(page, LibrarySheet)
    library.pane.list.choose("fishbowl")
    assert not library.change.isEnabled()
    library.copy.click()
    form = sheet(page, MethodForm)
    form.title.editor.setText("Our circle")
    form._on_down()
    form._on_change()
    stage = sheet(page, StageForm)
    stage._prompt.editor.setPlainText(" ")
    stage.submit()
    assert stage._prompt.refusal
    stage._prompt.editor.setPlainText("What do we see from here?")
    stage._kinds["story"].setChecked(True)
    stage.submit()
    form.submit()
    wait(page, qtbot)
    (kept,) = own(page, qtbot)
    assert kept.method.id == "fishbowl-own"
    assert [each.name for each in kept.method.stages] == ["Outside", "Circle"]
    assert kept.method.stages[1].prompt == "What do we see from here?"
    assert kept.method.stages[1].capture == ("pro", "view", "story", "con")
    assert library.pane.list.current().title == "Our circle"
    assert library.change.isEnabled()
    library.reject()


def test_a_retired_method_is_offered_no_more(page: PlanPage, qtbot) -> None:
    """It stays in the library, and is not in the list an agenda is filled from."""
    mine = read_method(resource("methods/fishbowl.json"))
    got: list = []
    page.act(actions.keep_method, got.append, method=mine, at=NINE)
    qtbot.waitUntil(lambda: bool(got))
    run(page, qtbot, "library")
    library = sheet(page, LibrarySheet)
    library.pane.list.choose("fishbowl")
    library.retire.click()
    wait(page, qtbot)
    assert library.retire.text() == "Offer again"
    library.reject()
    run(page, qtbot, "add_method")
    methods = sheet(page, MethodSheet)
    assert "fishbowl" not in [method.id for method in methods.list.table.values()]
    methods.reject()


def test_methods_are_found_by_what_they_are_after(page: PlanPage, qtbot) -> None:
    """Typing narrows the list, Enter takes the first found."""
    run(page, qtbot, "add_method")
    methods = sheet(page, MethodSheet)
    keys(methods.pane.search, "sociocracy")
    assert [method.id for method in methods.list.table.values()] == ["proposal-forming"]
    QTest.keyClick(methods.pane.search, Qt.Key.Key_Return)
    wait(page, qtbot)
    assert page.agenda.items[-1].method == "proposal-forming"


def test_a_method_travels_as_a_file(page: PlanPage, qtbot, tmp_path: Path) -> None:
    """Written from the library and taken in again under its id; a broken file is named with its line."""
    file = tmp_path / "circle.json"
    page.desk.feedback.files = lambda kind, *given: file
    run(page, qtbot, "library")
    library = sheet(page, LibrarySheet)
    library.pane.list.choose("go-round")
    library.export.click()
    wait(page, qtbot)
    assert read_method(file).id == "go-round"
    library.bring.click()
    wait(page, qtbot)
    assert [view.method.id for view in own(page, qtbot)] == ["go-round"]
    file.write_text(file.read_text("utf-8").replace('"title"', '"titel"'), "utf-8")
    library.bring.click()
    wait(page, qtbot)
    assert "circle.json, line 4, titel" in library._error.text()
    library.reject()


def test_an_agenda_travels_as_a_file(page: PlanPage, qtbot, tmp_path: Path) -> None:
    """Written and taken in again below what stands; a slip is refused with line and key, nothing is taken."""
    file = tmp_path / "day.json"
    page.desk.feedback.files = lambda kind, *given: file
    run(page, qtbot, "export_agenda")
    values = json.loads(file.read_text("utf-8"))
    assert values["items"][1]["fixed"] == "12:00"
    values["items"] = [{"title": "Thanks", "minutes": 5}]
    file.write_text(json.dumps(values, indent=1), "utf-8")
    run(page, qtbot, "import_agenda")
    assert [each.title for each in page.agenda.items] == ["Welcome", "Lunch", "Thanks"]
    values["items"] = [{"title": "Thanks", "minutes": 0}]
    file.write_text(json.dumps(values, indent=1), "utf-8")
    run(page, qtbot, "import_agenda")
    assert "items.1.minutes" in page._banner.findChildren(type(page.agenda.fits))[0].text()
    assert len(page.agenda.items) == 3


def test_everything_has_a_name(page: PlanPage, qtbot) -> None:
    """A screen reader can name every widget of the library and its forms."""
    run(page, qtbot, "library")
    library = sheet(page, LibrarySheet)
    assert_named(library)
    library.copy.click()
    assert_named(sheet(page, MethodForm))
    sheet(page, MethodForm)._on_add()
    assert_named(sheet(page, StageForm))
    for kind in (StageForm, MethodForm, LibrarySheet):
        sheet(page, kind).reject()
