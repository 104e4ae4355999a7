"""The page of the report: its pages are the file's own, its texts are kept, an edition is sealed."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from council.people.actions import name_council
from council.report import actions, queries
from council.sessions.actions import draft_remit
from council.sessions.plans import RemitText
from tests.ui.visiting import assert_named, keys, settle, visit
from ui.report.figures import FiguresPage
from ui.report.page import ReportPage
from ui.report.text_sheet import TextSheet

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def page(desk, qtbot) -> ReportPage:
    """The page over a council with a name, a question and a foreword."""
    asker = desk.commands
    desk.runner.act(asker, name_council, name="Council on homes", started=AT)
    desk.runner.act(asker, draft_remit, remit=RemitText("How can homes become affordable?"), at=AT)
    desk.runner.act(asker, actions.write_text, section="foreword", body="Read on.", at=AT)
    return visit(ReportPage, desk, qtbot)


def test_an_empty_council_is_taught(desk, qtbot) -> None:
    """Before anything is kept the page says what it is for, and offers to write."""
    shown = visit(ReportPage, desk, qtbot)
    assert shown.is_empty
    assert_named(shown)


def test_sections_stand_with_their_pages(page, desk) -> None:
    """Every section of the report is listed with its page; those left out say so; the page count is told."""
    rows = page._lists["sections"].table.values()
    assert [row.title for row in rows if row.page][0] == "How to read this report"
    assert any(not row.page for row in rows)
    assert page._preview._pages == page._made.printed.pages
    assert_named(page)


def test_the_preview_is_the_file_itself(page, qtbot, desk) -> None:
    """What is shown are pictures of the very PDF that would be saved."""
    qtbot.waitUntil(lambda: 0 in page._preview._pictures)
    picture = page._preview._pictures[0]
    assert picture.pixelColor(3, 3).name() == "#083b45"


def test_choosing_a_section_turns_to_its_page(page, qtbot, desk) -> None:
    """The pages follow the list, and PgDn and PgUp turn them."""
    notes = next(row for row in page._lists["sections"].table.values() if row.id == "notes")
    page._lists["sections"].choose("notes")
    assert page._preview.page == notes.page - 1
    keys(page._preview, key=Qt.Key.Key_Home)
    assert page._preview.page == 0
    keys(page._preview, key=Qt.Key.Key_PageDown)
    assert page._preview.page == 1
    settle(desk.runner, qtbot)


def test_a_text_is_written_kept_and_undone(page, qtbot, desk) -> None:
    """Enter on a text opens its sheet; what is kept stands in the report; a toast offers undo."""
    page._lists["texts"].choose("statement")
    page._write()
    sheet = QApplication.activeModalWidget() or page.findChild(TextSheet)
    keys(sheet._words.editor, "We met six times.")
    with qtbot.waitSignal(desk.runner.changed):
        sheet.submit()
    settle(desk.runner, qtbot)
    assert page._made.facts.text_of("statement") == "We met six times."
    assert page.findChild(TextSheet) is None or not page.findChild(TextSheet).isVisible()


def test_pdf_page_and_data_are_written(page, qtbot, desk, tmp_path: Path) -> None:
    """Saving writes the very bytes that were shown; the web page and the data come from the same tree."""
    desk.feedback.files = lambda kind, *_rest, **_more: (
        tmp_path if "folder" in str(kind) else tmp_path / "r.pdf"
    )
    page._save_pdf()
    settle(desk.runner, qtbot)
    assert (tmp_path / "r.pdf").read_bytes() == page._made.printed.data
    desk.feedback.files = lambda kind, *_rest, **_more: (
        tmp_path if "folder" in str(kind) else tmp_path / "r.html"
    )
    page._save_page()
    page._save_data()
    settle(desk.runner, qtbot)
    assert "<h1>Council on homes</h1>" in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert (tmp_path / "report.json").is_file()


def test_publishing_seals_the_fingerprint_of_the_file(page, qtbot, desk, tmp_path: Path) -> None:
    """The edition kept is the one written, and cannot be undone."""
    told: list = []
    path = tmp_path / "r.pdf"
    with qtbot.waitSignal(desk.runner.changed, timeout=10_000):
        page._make_final(path)
    settle(desk.runner, qtbot)
    desk.runner.ask(page, queries.editions_of, told.append)
    settle(desk.runner, qtbot)
    (edition,) = told[0]
    assert edition.hash == sha256(path.read_bytes()).hexdigest()
    assert edition.state == "published"
    assert page._lists["editions"].table.values()[0].title.startswith("Edition 1")


def test_something_grave_is_told_and_nothing_can_be_saved(desk, qtbot) -> None:
    """A council without a name makes no file; the finding leads to the room that mends it."""
    desk.runner.act(desk.commands, actions.write_text, section="foreword", body="Read on.", at=AT)
    shown = visit(ReportPage, desk, qtbot)
    assert shown._made.printed is None
    assert shown._lists["findings"].table.values()[0].place == "people"
    assert shown._is_ready() is not True
    assert not shown.action("report.publish").isEnabled()


def test_figures_of_an_empty_council_are_taught(desk, qtbot) -> None:
    """Without anything to count the page of figures says when charts appear."""
    shown = visit(FiguresPage, desk, qtbot)
    assert shown.is_empty
    assert_named(shown)
