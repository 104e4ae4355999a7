"""The page of the minutes: read as they stand, opened, corrected, approved and printed, by keys alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from council import clock
from council.sessions import actions, queries
from council.store import Store
from tests.council.report.day_made import END, WEEK, LivedDay, live_through
from tests.council.report.test_sheets import pages
from tests.ui.visiting import assert_named, focusable, keys, settle, visit
from ui import theme
from ui.sessions.record.page import RecordPage
from ui.sessions.record.state import RecordState


class Inside:
    """A store that works in one open transaction, so that a whole day is one act."""

    def __init__(self, db) -> None:
        self._db = db

    def act(self, verb, /, **given):
        value = verb(self._db, **given)
        self._db.flush()
        return SimpleNamespace(value=value)

    def read(self, query, /, **given):
        return query(self._db, **given)


def a_lived_day(db) -> LivedDay:
    """A session that has ended, in the file the desk has open."""
    return live_through(Inside(db))


@pytest.fixture
def lived(desk, qtbot) -> LivedDay:
    """What that day left behind, by id."""
    asker, done = QObject(), []
    desk.runner.act(asker, a_lived_day, done.append)
    qtbot.waitUntil(lambda: bool(done))
    return done[0].value


@pytest.fixture
def page(lived: LivedDay, desk, qtbot, monkeypatch) -> RecordPage:
    """The page with the minutes of that session on it, a day after its end."""
    monkeypatch.setattr(clock, "now", lambda: END + timedelta(days=1))
    made = visit(RecordPage, desk, qtbot)
    made.arrive(lived.session)
    settle(desk.runner, qtbot)
    return made


def do(page: RecordPage, qtbot, command: str, *words: str) -> None:
    """Run a command, type into the form it opens, and submit it with Ctrl+Enter."""
    page.action(command).trigger()
    form = next((one for one in page.findChildren(QPlainTextEdit) if one.isVisible()), None)
    sheet = QApplication.activeModalWidget()
    for text in words:
        assert form is not None
        form.setPlainText(text)
    if sheet is not None:
        sheet.submit()
    settle(page.desk.runner, qtbot)
    page.desk.commands.refresh_now()


def choose_first(page: RecordPage) -> None:
    """Go to the first correction, as Tab and an arrow do."""
    page.activateWindow()
    page.corrections.setFocus()
    page.corrections.choose(page.corrections.table.values()[0].id)
    page.desk.commands.refresh_now()


def steps(page: RecordPage) -> list[str]:
    """The step offered next in the head."""
    return [one.findChild(QPushButton).text() for one in page._steps.values() if one.isVisible()]


def read(page: RecordPage) -> str:
    return page.document.toPlainText()


def test_the_minutes_are_read_as_they_stand(page: RecordPage) -> None:
    """Plan beside day, people by count, statements by kind; nobody's name, and nothing as markup."""
    text = read(page)
    assert "Draft" in text and "149 were taken by the 3 items" in text
    assert "46 of 48 seats held that day (96%)" in text and "I am afraid of moving out." in text
    assert "Not measured" not in text
    assert page.document.isReadOnly()
    assert_named(page)


def test_the_way_from_draft_to_approved(page: RecordPage, qtbot) -> None:
    """Open, note a correction, take it, approve with a reason: each step is one command."""
    assert page.state.open is True and page.state.approve != ""
    assert steps(page) == ["Open minutes for corrections…"]
    do(page, qtbot, "sessions.open_minutes")
    assert "open for corrections until" in read(page) and steps(page) == ["Approve minutes…"]
    do(page, qtbot, "sessions.ask_correction", "We began at nine.")
    assert [line.title for line in page.corrections.table.values()] == ["We began at nine."]
    assert page.state.approve == "Take or refuse every correction first."
    choose_first(page)
    do(page, qtbot, "sessions.take_correction", "Begin: 9:04, by the log.")
    assert "taken: Begin: 9:04, by the log." in read(page)
    do(page, qtbot, "sessions.approve_minutes", "Read aloud, and all agreed.")
    assert "Version 2, approved on" in read(page)
    assert page.newest.hash in read(page) and page.newest.holds
    assert page.state.open == "The minutes have been opened already."
    assert page.state.reopen is True and steps(page) == ["Open approved minutes again…"]


def test_a_correction_is_refused_with_a_reason(page: RecordPage, qtbot) -> None:
    """Without a reason the form stays and says so; with one, both stand in the minutes."""
    do(page, qtbot, "sessions.open_minutes")
    do(page, qtbot, "sessions.ask_correction", "It was ten.")
    choose_first(page)
    do(page, qtbot, "sessions.refuse_correction", " ")
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    next(one for one in sheet.findChildren(QPlainTextEdit)).setPlainText("The log says 9:04.")
    sheet.submit()
    settle(page.desk.runner, qtbot)
    assert "refused: The log says 9:04." in read(page)


def test_an_earlier_version_can_be_read(page: RecordPage, qtbot, lived: LivedDay) -> None:
    """Enter in the list shows a version as it stood, said so above; one command goes back."""
    do(page, qtbot, "sessions.open_minutes")
    page.act(actions.withdraw_statement, statement_id="said-1")
    settle(page.desk.runner, qtbot)
    assert "The record has changed since this version: statements." in page.state.notice
    assert page.state.approve == "Bring the minutes up to date first."
    do(page, qtbot, "sessions.renew_minutes")
    assert page.newest.version == 2 and page.state.notice == ""
    page.versions.choose(page.versions.table.values()[-1].id)
    keys(page.versions, key=Qt.Key.Key_Return)
    settle(page.desk.runner, qtbot)
    assert "replaced by a later one" in read(page) and "(taken out)" in read(page)
    assert page.state.notice == "You read version 1; the newest is 2."
    page.action("sessions.newest_minutes").trigger()
    assert "Version 2" in read(page)


def test_the_minutes_become_a_file(page: RecordPage, qtbot, tmp_path: Path) -> None:
    """The PDF says what the page says."""
    target = tmp_path / "minutes.pdf"
    page.desk.feedback.files = lambda *_given, **_more: target
    page.action("sessions.export_minutes").trigger()
    qtbot.waitUntil(target.exists)
    settle(page.desk.runner, qtbot)
    whole = "".join(pages(target.read_bytes()))
    assert "Minutes of session 1" in whole and "I am afraid of moving out." in whole


def test_deeds_that_cannot_be_done_say_why(tmp_path: Path) -> None:
    """The state alone knows what may be done when; without a window."""
    with Store.open(tmp_path / "other.council", create=True) as store:
        lived = live_through(store)
        draft = store.read(queries.minutes_of, session_id=lived.session)
        before = RecordState.of(draft, "running", newest=draft, now=END)
        assert before.open == "The session has to end first."
        assert before.ask == before.approve == "The minutes are not open for corrections."
        store.act(actions.open_minutes, session_id=lived.session, until=WEEK, at=END)
        opened = store.read(queries.minutes_of, session_id=lived.session)
    late = RecordState.of(opened, "minutes_open", newest=opened, now=WEEK + timedelta(days=1))
    assert late.ask == "The time for corrections is over; take them for longer first."
    assert late.approve is True and late.facts.startswith("Sat 14 Mar 2026")


def test_without_sessions_the_page_teaches(desk, qtbot) -> None:
    """Before the first session is planned, the page says what it is for."""
    page = visit(RecordPage, desk, qtbot)
    assert not page.document.isVisible()
    assert_named(page)


def test_the_text_follows_the_scheme(page: RecordPage, qapp) -> None:
    """In the dark scheme the words are light, and the place in the text stays."""
    bar = page.document.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    at = bar.value()
    try:
        theme.dress(qapp, theme.DARK)
        qapp.processEvents()
        cursor = page.document.document().begin()
        colour = cursor.begin().fragment().charFormat().foreground().color()
        assert colour.lightness() > 150
        assert abs(bar.value() - at) <= bar.pageStep()
    finally:
        theme.dress(qapp, theme.LIGHT)
    assert page.document in focusable(page)


def test_out_of_sight_the_text_is_not_written_anew(page: RecordPage, qapp, qtbot) -> None:
    """Another size of text is many events: the minutes are written once for all, when they are seen."""
    written: list[object] = []
    first = page.document.document()
    page.hide()
    for _change in range(5):
        QApplication.sendEvent(page.document, QEvent(QEvent.Type.FontChange))
    settle(page.desk.runner, qtbot)
    assert page.document.document() is first
    page.document._soon.timeout.connect(lambda: written.append(page.document.document()))
    page.show()
    second = page.document.document()
    assert second is not first
    for _change in range(5):
        QApplication.sendEvent(page.document, QEvent(QEvent.Type.FontChange))
    assert page.document.document() is second
    qtbot.waitUntil(lambda: bool(written))
    assert page.document.document() is not second
