"""The page of the report: its pages are the file's own, its sections are chosen, its findings lead on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from council.report import actions, queries
from tests.ui.report.conftest import AT
from tests.ui.visiting import assert_named, keys, settle, visit
from ui.report.figures import FiguresPage
from ui.report.page import ReportPage
from ui.report.setting_up import SetupForm


@pytest.fixture
def page(told, qtbot) -> ReportPage:
    return visit(ReportPage, told, qtbot)


def asked(page, query, qtbot):
    """What the store answers to a question."""
    told: list = []
    page.desk.runner.ask(page, query, told.append)
    settle(page.desk.runner, qtbot)
    return told[0]


def test_an_empty_council_is_taught(desk, qtbot) -> None:
    """Before anything is kept the page says what it is for, and offers to write."""
    shown = visit(ReportPage, desk, qtbot)
    assert shown.is_empty
    assert_named(shown)


def test_sections_stand_with_their_pages(page) -> None:
    """Every section the report can have is listed: with its page, or with why it is not printed."""
    rows = page.contents.table.values()
    assert [row.title for row in rows][0] == "How to read this report"
    assert any(row.is_empty and not row.page for row in rows)
    assert page.paper.view.pages == page.made.printed.pages
    assert_named(page)


def test_the_preview_is_the_file_itself(page, qtbot) -> None:
    """What is shown are pictures of the very PDF that would be saved, in front and in small."""
    view, strip = page.paper.view, page.paper.strip
    qtbot.waitUntil(lambda: 0 in view._pictures and 0 in strip._pictures, timeout=60_000)
    assert view._pictures[0].image.pixelColor(3, 3).name() == "#083b45"
    assert strip._pictures[0].image.pixelColor(3, 3).name() == "#083b45"
    settle(page.desk.runner, qtbot)


def test_pages_are_walked_and_zoomed_by_keys(page, qtbot) -> None:
    """PgDn, Home and the arrows of the small pages walk; + and - zoom, 1 shows a whole page, 0 its width."""
    view, strip = page.paper.view, page.paper.strip
    notes = next(row for row in page.contents.table.values() if row.id == "notes")
    page.contents.choose("notes")
    assert view.page == notes.page - 1
    keys(view, key=Qt.Key.Key_Home)
    keys(view, key=Qt.Key.Key_PageDown)
    assert view.page == 1 and strip._front == 1
    keys(strip, key=Qt.Key.Key_Up)
    assert view.page == 0
    wide = view._paper()
    for id, test in (
        ("zoom_in", lambda: view._paper() > wide),
        ("fit_width", lambda: view._paper() == wide),
        ("zoom_out", lambda: view._paper() < wide),
        ("fit_page", lambda: view.zoom == 0 and view._place(0).height() <= view.viewport().height()),
    ):
        page.action(f"report.{id}").trigger()
        assert test(), id
    settle(page.desk.runner, qtbot)


def test_a_section_is_left_out_and_printed_again(page, qtbot) -> None:
    """Space leaves the chosen section out, at once in the list, then in the file; the first always stays."""
    page.contents.choose("remit")
    keys(page.contents, key=Qt.Key.Key_Space)
    assert not page.contents.current().is_wanted and not page.contents.current().page
    settle(page.desk.runner, qtbot)
    assert not page._banner.words
    assert "remit" not in [section.key for section in page.made.tree.sections]
    keys(page.contents, key=Qt.Key.Key_Space)
    settle(page.desk.runner, qtbot)
    assert "remit" in [section.key for section in page.made.tree.sections]
    page.contents.choose("reading")
    keys(page.contents, key=Qt.Key.Key_Space)
    assert page.contents.current().is_wanted and page._may_choose() is not True


def test_a_section_is_moved(page, qtbot) -> None:
    """Alt+Up moves the chosen section; the order is kept and printed, and undone in one step."""
    before = [row.id for row in page.contents.table.values()]
    page.contents.choose("remit")
    page.desk.commands.refresh_now()
    page.action("report.earlier").trigger()
    settle(page.desk.runner, qtbot)
    after = [row.id for row in page.contents.table.values()]
    assert after.index("remit") == before.index("remit") - 1
    order = asked(page, queries.setup_of, qtbot).order
    assert order.index("remit") == order.index("summary") - 1
    page.desk.runner.undo(page)
    settle(page.desk.runner, qtbot)
    assert [row.id for row in page.contents.table.values()] == before


def test_a_press_on_the_box_is_no_drag(page, qtbot) -> None:
    """The box of a row takes the press; the rest of the row chooses."""
    at = page.contents.visualRect(page.contents.model().index(3, 0))
    QTest.mouseClick(
        page.contents.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at.left() + 18, at.center().y())
    )
    assert not page.contents.table.values()[3].is_wanted
    settle(page.desk.runner, qtbot)


def test_a_finding_leads_to_what_mends_it(desk, qtbot) -> None:
    """A council without a name makes no file; Enter on the finding goes to the page that mends it."""
    desk.runner.act(desk.commands, actions.write_text, place="foreword", body="Read on.", at=AT)
    shown = visit(ReportPage, desk, qtbot)
    assert shown.made.printed is None
    assert shown._side.currentIndex() == 1, "what keeps the file back is shown by itself"
    gone: list = []
    shown.wants_place.connect(lambda place, hint: gone.append((place, hint)))
    shown._findings.setFocus()
    keys(shown._findings, key=Qt.Key.Key_Down)
    keys(shown._findings, key=Qt.Key.Key_Return)
    first = shown._findings.table.values()[0]
    assert gone == [(first.place, dict(first.given))] and first.is_grave
    assert not shown.action("report.save_pdf").isEnabled()


def test_pdf_page_and_data_are_written(page, qtbot, desk, tmp_path: Path) -> None:
    """Saving writes the very bytes that were shown; the web page and the data come from the same tree."""
    names = {"save": "r.pdf"}
    desk.feedback.files = lambda kind, *_rest: tmp_path / names.get(kind, "data")
    page.action("report.save_pdf").trigger()
    settle(page.desk.runner, qtbot)
    assert (tmp_path / "r.pdf").read_bytes() == page.made.printed.data
    names["save"] = "r.html"
    page.action("report.save_page").trigger()
    page.action("report.save_data").trigger()
    settle(page.desk.runner, qtbot)
    assert "Council on homes" in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert (tmp_path / "data" / "report.json").is_file()


def test_the_setup_is_kept_and_a_pale_colour_refused(page, qtbot) -> None:
    """A colour nobody could read is refused at its field, the nearest that passes is offered and taken."""
    page._set_up()
    settle(page.desk.runner, qtbot)
    form = page.findChild(SetupForm)
    assert_named(form)
    form._accent.editor.setText("#F4C20D")
    form._large.setChecked(True)
    form.submit()
    settle(page.desk.runner, qtbot)
    assert form._accent.refusal
    form._take.click()
    taken = form._accent.editor.text()
    form.submit()
    settle(page.desk.runner, qtbot)
    setup = asked(page, queries.setup_of, qtbot)
    assert setup.large and setup.accent == taken != "#F4C20D"
    assert page.made.design.large and QApplication.activeModalWidget() is None


def test_figures_of_an_empty_council_are_taught(desk, qtbot) -> None:
    """Without anything to count the page of figures says when charts appear."""
    shown = visit(FiguresPage, desk, qtbot)
    assert shown.is_empty
    assert_named(shown)
