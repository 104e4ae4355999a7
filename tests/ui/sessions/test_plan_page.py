"""The plan page: remit, sessions and agendas by keyboard and mouse."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from council.sessions import actions
from council.sessions.plans import ItemPlan, RemitText, SessionPlan
from tests.ui.visiting import assert_named, keys, settle, visit
from ui.page import Desk
from ui.sessions.plan.forms import ItemForm, RemitForm, SessionForm
from ui.sessions.plan.method_sheet import MethodSheet
from ui.sessions.plan.page import PlanPage

NINE = datetime(2026, 3, 14, 9, tzinfo=UTC)
ITEMS = (
    ItemPlan("Check-in", 30, buffer=5),
    ItemPlan("Talks", 90),
    ItemPlan("Lunch", 60, anchor=NINE + timedelta(hours=3), protected=True),
    ItemPlan("Decision", 60, protected=True),
)


def prepared(db) -> tuple[str, tuple[str, ...]]:
    actions.draft_remit(db, remit=RemitText("How shall we house everyone?"), at=NINE)
    plan = SessionPlan("Learning", NINE, NINE + timedelta(hours=8), time_zone="UTC")
    session_id = actions.plan_session(db, session=plan)
    db.flush()
    return session_id, actions.add_items(db, session_id=session_id, items=ITEMS)


@pytest.fixture
def page(desk: Desk, qtbot) -> PlanPage:
    """The page of a council with one planned session."""
    got: list = []
    desk.runner.act(qtbot, prepared, got.append)
    qtbot.waitUntil(lambda: bool(got))
    return visit(PlanPage, desk, qtbot)


def wait(page: PlanPage, qtbot) -> None:
    settle(page.desk.runner, qtbot)
    page.desk.commands.refresh_now()


def run(page: PlanPage, qtbot, command: str) -> None:
    page.desk.commands.run(command)
    wait(page, qtbot)


def titles(page: PlanPage) -> list[str]:
    return [each.title for each in page.agenda.list.table.values()]


def form(page: PlanPage, kind: type[QDialog]) -> QDialog:
    return page.findChildren(kind)[-1]


def test_an_empty_page_teaches_and_plans_the_first_session(desk: Desk, qtbot) -> None:
    """From nothing to a session by its one button; then its agenda says what to do next."""
    page = visit(PlanPage, desk, qtbot)
    assert page.is_empty
    run(page, qtbot, "sessions.plan_session")
    open_form = form(page, SessionForm)
    keys(open_form._title.editor, "Learning", Qt.Key.Key_Return)
    wait(page, qtbot)
    assert not page.is_empty
    assert [each.title for each in page._sessions.table.values()] == ["Learning"]
    assert page.agenda._unplanned.isVisible()


def test_times_stand_beside_items_and_free_minutes_below_the_head(page: PlanPage) -> None:
    """Clock times are derived, minutes and protection shown, and what is free is said."""
    rows = page.agenda.list.table.values()
    assert [each.side for each in rows] == ["30 min + 5", "90 min", "60 min", "60 min"]
    assert "protected · fixed time" in [each.quiet for each in rows]
    assert "55 minutes free before Lunch" in page.agenda.fits.text()


def test_a_done_item_shows_the_minutes_it_took(page: PlanPage, qtbot) -> None:
    """Beside its actual start stand its actual minutes, not those it was given."""
    session, item = page._sessions.current().session.id, page.agenda.items[0].id
    for verb, given in (
        (actions.start_session, {"session_id": session, "at": NINE, "reason": "Test"}),
        (actions.start_item, {"item_id": item, "at": NINE}),
        (actions.end_item, {"item_id": item, "at": NINE + timedelta(minutes=42)}),
    ):
        page.desk.runner.act(page, verb, **given)
        wait(page, qtbot)
    wait(page, qtbot)
    assert page.agenda.list.table.values()[0].side == "42 min"


def test_items_move_by_keyboard(page: PlanPage, qtbot) -> None:
    """Alt+Down moves the chosen item, and undo brings it back."""
    page.agenda.list.choose(page.agenda.items[0].id)
    run(page, qtbot, "sessions.item_down")
    assert titles(page)[:2] == ["Talks", "Check-in"]
    assert page.agenda.list.current().title == "Check-in"
    page.desk.runner.undo(page)
    wait(page, qtbot)
    assert titles(page)[:2] == ["Check-in", "Talks"]


def test_items_move_by_mouse(page: PlanPage, qtbot) -> None:
    """An item dragged below another lies there; a line shows where."""
    view, port = page.agenda.list, page.agenda.list.viewport()
    first = view.visualRect(view.model().index(0, 0)).center()
    second = view.visualRect(view.model().index(1, 0))
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=first)
    for at in (second.center(), second.bottomLeft() + QPoint(5, -2)):
        QTest.mouseMove(port, at)
    assert view._gap == 2
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=second.bottomLeft() + QPoint(5, -2))
    wait(page, qtbot)
    assert titles(page)[:2] == ["Talks", "Check-in"]


def test_an_item_cannot_jump_a_fixed_time_unsaid(page: PlanPage, qtbot) -> None:
    """What would break the day is refused in words, and nothing moves."""
    page.agenda.list.choose(page.agenda.items[3].id)
    run(page, qtbot, "sessions.item_up")
    assert titles(page)[2:] == ["Decision", "Lunch"]
    page.agenda.list.choose(page.agenda.items[3].id)
    run(page, qtbot, "sessions.change_item")
    open_form = form(page, ItemForm)
    open_form._minutes.editor.setValue(400)
    open_form.submit()
    wait(page, qtbot)
    assert "there are" in open_form._minutes.refusal
    open_form.reject()


def test_the_usual_least_follows_the_minutes(page: PlanPage, qtbot) -> None:
    """An item whose least was never chosen can be shortened below what its least was."""
    page.agenda.list.choose(page.agenda.items[1].id)
    run(page, qtbot, "sessions.change_item")
    open_form = form(page, ItemForm)
    open_form._minutes.editor.setValue(20)
    open_form.submit()
    wait(page, qtbot)
    item = next(one for one in page.agenda.items if one.title == "Talks")
    assert (item.minutes, item.least_minutes) == (20, 10)


def test_an_item_is_added_after_the_chosen_one(page: PlanPage, qtbot) -> None:
    """A form adds where one stands, and the new item is chosen."""
    page.agenda.list.choose(page.agenda.items[0].id)
    run(page, qtbot, "sessions.add_item")
    keys(form(page, ItemForm)._title.editor, "Welcome", Qt.Key.Key_Return)
    wait(page, qtbot)
    assert titles(page)[:2] == ["Check-in", "Welcome"]
    assert page.agenda.list.current().title == "Welcome"


def test_a_method_becomes_an_item(page: PlanPage, qtbot) -> None:
    """Taking a method from the library brings its minutes along."""
    run(page, qtbot, "sessions.add_method")
    sheet = form(page, MethodSheet)
    assert len(sheet.list.table.values()) >= 14
    sheet.list.choose("fishbowl")
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    wait(page, qtbot)
    assert titles(page)[-1] == "Fishbowl"
    assert page.agenda.items[-1].method == "fishbowl"
    assert page.agenda.items[-1].minutes == 45


def test_the_remit_is_written_and_adopted(page: PlanPage, qtbot) -> None:
    """An empty question is refused under its field; an adopted remit is followed by a new version."""
    run(page, qtbot, "sessions.adopt_remit")
    run(page, qtbot, "sessions.write_remit")
    open_form = form(page, RemitForm)
    open_form._question.editor.setPlainText(" ")
    open_form.submit()
    wait(page, qtbot)
    assert open_form._question.refusal
    open_form._question.editor.setPlainText("How shall we house everyone fairly?")
    open_form.submit()
    wait(page, qtbot)
    assert page._version.text() == "Version 2, draft"
    assert page._question.text() == "How shall we house everyone fairly?"


def test_a_session_that_cannot_be_stays_in_its_form(page: PlanPage, qtbot) -> None:
    """An unknown time zone is refused under its field and what was typed is kept."""
    run(page, qtbot, "sessions.change_session")
    open_form = form(page, SessionForm)
    open_form._clock.editor.setText("Europe/Atlantis")
    open_form.submit()
    wait(page, qtbot)
    assert "Atlantis" in open_form._clock.refusal
    open_form.reject()


def test_everything_has_a_name(page: PlanPage, qtbot) -> None:
    """A screen reader can name every widget Tab reaches, forms included."""
    assert_named(page)
    for command, kind in (("add_item", ItemForm), ("plan_session", SessionForm), ("write_remit", RemitForm)):
        run(page, qtbot, f"sessions.{command}")
        assert_named(form(page, kind))
        form(page, kind).reject()
