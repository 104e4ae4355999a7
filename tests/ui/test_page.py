"""What every page keeps: it asks again when what it shows moved, says refusals, searches, shows work."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from council import clock
from council.people.actions import name_council
from council.people.queries import council_of
from tests.ui import beside_tasks
from tests.ui.visiting import assert_named, settle, visit
from ui.page import Page
from ui.widgets import Column, Form, Table, TableView


class NamePage(Page):
    """Shows the council's name in a list of at most one."""

    shows = frozenset({"council"})

    def build(self) -> None:
        self.asked = 0
        self.view = TableView(Table(Column("Name", lambda c: c.name)), name="Names")
        self.body.addWidget(self.view)
        self.empty("No name yet", "A council has a name.", "undo")

    def refresh(self) -> None:
        self.asked += 1
        self.ask(council_of, self._on_council)

    def _on_council(self, council) -> None:
        self.show_empty(council is None)
        self.view.table.show([council] if council else [])


@pytest.fixture
def page(desk, qtbot):
    return visit(NamePage, desk, qtbot)


def _name(page, name, then=None, otherwise=None):
    page.act(name_council, then, otherwise, name=name, started=clock.now())


def test_a_page_asks_again_when_what_it_shows_moved(page, qtbot):
    """A change by anybody is shown without being asked for."""
    page.desk.runner.act(page.desk.commands, name_council, name="Water", started=clock.now())
    qtbot.waitUntil(lambda: [c.name for c in page.view.table.values()] == ["Water"])
    assert page.asked == 2


def test_a_hidden_page_asks_when_it_is_shown_again(page, qtbot):
    """A page that stands behind does not ask until it comes to the front."""
    page.hide()
    _name(page, "Water")
    settle(page.desk.runner, qtbot)
    assert page.asked == 1
    page.show()
    settle(page.desk.runner, qtbot)
    assert page.asked == 2


def test_an_empty_page_teaches_and_gives_way(page, qtbot):
    """The empty state stands until there is something, and comes back when it is gone."""
    assert not page.view.isVisible()
    _name(page, "Water")
    qtbot.waitUntil(page.view.isVisible)
    page.desk.runner.undo(page)
    qtbot.waitUntil(lambda: not page.view.isVisible())
    assert_named(page)


def test_the_focus_stays_in_the_page_when_the_empty_state_goes(page, qtbot):
    """What had the focus is hidden; the focus goes to what came instead."""
    page.take_focus()
    _name(page, "Water")
    qtbot.waitUntil(page.view.hasFocus)


def test_the_focus_comes_to_the_page_from_a_form_over_its_empty_state(page, qtbot):
    """What had the focus before the form went with the empty state while the form stood."""
    page.take_focus()
    form = Form("Name", verb="Keep", cancel="Cancel", parent=page)
    form.open()
    qtbot.waitUntil(form.verb.hasFocus)
    _name(page, "Water")
    qtbot.waitUntil(page.view.isVisible)
    form.accept()
    page.window().activateWindow()
    qtbot.waitUntil(page.view.hasFocus)


def test_a_refusal_nobody_takes_stands_in_the_page(page, qtbot):
    """A refusal says what happened under the head, and stays until it is closed."""
    _name(page, "   ")
    qtbot.waitUntil(lambda: bool(page._banner.words))
    page.clear_banner()
    assert page._banner.words == ""


def test_what_was_done_is_said_with_undo(page, qtbot, desk):
    """`said` toasts, then goes on."""
    window, said, went = QWidget(), [], []
    qtbot.addWidget(window)
    QVBoxLayout(window)
    window.resize(800, 600)
    window.show()
    desk.feedback.stand_in(window, window)
    desk.feedback.said.connect(said.append)
    _name(page, "Water", page.said("Council named", went.append))
    qtbot.waitUntil(lambda: said == ["Council named"])
    assert went and desk.feedback._toast.button.isVisible()
    desk.feedback._toast.hide()


def test_ctrl_f_searches_the_list_of_the_page(page, qtbot):
    """The search line comes over the list, filters it, and Esc leaves it."""
    _name(page, "Water")
    qtbot.waitUntil(page.view.isVisible)
    page.search()
    qtbot.waitUntil(page._search.hasFocus)
    QTest.keyClicks(page._search, "fire")
    assert page.view.shown() == ()
    QTest.keyClick(page._search, Qt.Key.Key_Escape)
    QTest.keyClick(page._search, Qt.Key.Key_Escape)
    assert len(page.view.shown()) == 1 and page.view.hasFocus() and not page._search.isVisible()


def test_long_work_shows_how_far_it_is_and_can_be_cancelled(page, qtbot):
    """The strip comes after a moment, says how far, and Cancel ends the work without an answer."""
    gate, answers = threading.Event(), []

    def task(*, progress):
        progress(3, 10, "level 3")
        gate.wait(10)
        progress(4, 10)

    page.work("Drawing", task, answers.append)
    qtbot.waitUntil(page._strip.isVisible)
    qtbot.waitUntil(lambda: page._strip._bar.value() == 3)
    page._strip.cancel.click()
    gate.set()
    settle(page.desk.runner, qtbot)
    assert answers == [] and not page._strip.isVisible()


def test_work_beside_the_window_can_be_cancelled_though_it_tells_nothing(page, qtbot):
    """In a process of its own even work without a report ends at once; an answer comes as from other work."""
    answers = []
    page.work("Thinking", beside_tasks.never_ending, answers.append, beside=True)
    qtbot.waitUntil(page._strip.isVisible)
    page._strip.cancel.click()
    settle(page.desk.runner, qtbot)
    assert answers == [] and not page._strip.isVisible()
    page.work("Counting", beside_tasks.counted, answers.append, beside=True, to=3)
    settle(page.desk.runner, qtbot)
    assert answers == [3]


def test_a_page_closed_in_the_middle_of_work_leaves_nothing(desk, qtbot):
    """The work ends at its next report; nobody is answered."""
    page, gate, answers = NamePage(desk), threading.Event(), []
    page.show()

    def task(*, progress):
        gate.wait(10)
        progress(1, 2)
        answers.append("went on")

    page.work("Drawing", task, answers.append)
    page.hide()
    page.deleteLater()
    QTest.qWait(10)
    gate.set()
    settle(desk.runner, qtbot)
    assert answers == []


def test_files_come_by_the_one_door(page, tmp_path):
    """Pages ask for files through feedback; a test answers in its place."""
    page.desk.feedback.files = lambda kind, title, name: tmp_path / f"{kind}-{name}"
    got: list[Path] = []
    page.pick_file("Open", "*.csv", got.append)
    page.save_file("Save", "x.csv", "*.csv", got.append)
    assert got == [tmp_path / "open-", tmp_path / "save-x.csv"]


def test_buttons_in_the_head_give_way_to_those_of_the_empty_state(page, qtbot):
    """There is one primary button at a time."""
    page.head.actions("redo", primary=True)
    _name(page, "Water")
    qtbot.waitUntil(page.view.isVisible)
    assert any(made.isVisible() for made in page.head.findChildren(QPushButton))


def test_work_beside_that_is_asked_for_twice_answers_once(page, qtbot):
    """A key pressed twice brings no second sheet on top: the newer work takes the place of the older."""
    answers = []
    for to in (3, 4):
        page.work("Counting", beside_tasks.counted, answers.append, beside=True, to=to)
    settle(page.desk.runner, qtbot)
    assert answers == [4] and not page._strip.isVisible()
