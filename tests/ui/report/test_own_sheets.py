"""Own sheets: whose they are is asked, and each seat's is a file of its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from council.report.own.facts import OwnFacts
from council.report.setup.views import Setup
from tests.ui.visiting import assert_named, settle, visit
from ui.report.own_sheets import SheetsForm, make_sheets
from ui.report.page import ReportPage


def test_each_seat_gets_a_file(tmp_path: Path) -> None:
    """Two members, two PDFs named by seat, in a folder that is made; how far it is was told."""
    steps: list[int] = []
    facts = tuple(OwnFacts("Council on homes", "en", seat, 40) for seat in (3, 17))
    count = make_sheets(
        facts=facts, setup=Setup(), day=date(2026, 11, 22), folder=tmp_path / "own",
        progress=lambda done, _all, _words="": steps.append(done),
    )  # fmt: skip
    assert count == 2 and steps == [0, 1, 2]
    files = sorted(each.name for each in (tmp_path / "own").iterdir())
    assert files == ["seat-17.pdf", "seat-3.pdf"]
    assert (tmp_path / "own" / "seat-3.pdf").read_bytes().startswith(b"%PDF")


def test_one_or_all_can_be_chosen(told, qtbot) -> None:
    """All members stand first, then each seat; without any contribution it is said, and no form opens."""
    page = visit(ReportPage, told, qtbot)
    said: list[str] = []
    told.feedback.said.connect(said.append)
    page.action("report.own_sheets").trigger()
    settle(told.runner, qtbot)
    assert said and page.findChild(SheetsForm) is None
    form = SheetsForm((3, 17), parent=page)
    assert form.seats == (3, 17)
    form._whose.setCurrentIndex(2)
    assert form.seats == (17,)
    assert_named(form)
