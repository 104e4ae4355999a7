"""The page of the way: walked both ways by keys, shown whole, printed and exported."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt

from council.decisions import actions
from tests.council.decisions.conftest import NOON
from tests.council.decisions.test_way import decide
from tests.ui.decisions.conftest import form_of, run, send, write
from tests.ui.visiting import assert_named, keys, settle, visit
from ui.decisions.ballots.page import BallotsPage
from ui.decisions.support.page import SupportPage
from ui.decisions.way.page import WayPage
from ui.ground.themes.page import ThemesPage


@pytest.fixture
def decided(drafted):
    """A recommendation that went through a support round and a consent round."""
    drafted(decide)
    drafted(actions.recommend, recommendation_id="r1", proposal_id="p1", at=NOON)
    return drafted


def here(page: WayPage) -> tuple[str, str]:
    return page._path[-1]


def test_an_empty_page_teaches(desk, qtbot) -> None:
    """Before there is a proposal it says what will be walked here."""
    page = visit(WayPage, desk, qtbot)
    assert page.is_empty
    assert_named(page)


def test_it_begins_at_the_first_recommendation(decided, desk, qtbot) -> None:
    """Its box stands over it, what came before to its left, nothing on its right."""
    page = visit(WayPage, desk, qtbot)
    assert here(page) == ("recommendation", "r1")
    assert "1 objection worked in" in page._here._box.text()
    assert [step.kind for step in page._before.table.values()] == ["consent", "version"]
    assert page._none_after.isVisible() and not page._after.isVisible()
    assert_named(page)


def test_it_is_walked_back_to_the_first_statement_by_keys(decided, desk, qtbot) -> None:
    """From the recommendation one key a step: Enter on the first row, or the digit of another one."""
    page = visit(WayPage, desk, qtbot)
    page._before.setFocus()
    passed = []
    for kind in ("consent", "objection", "version", "version", "statement"):
        row = next(at for at, step in enumerate(page._before.table.values()) if step.kind == kind)
        if row:
            keys(page._before, str(row + 1))
        else:
            keys(page._before, key=Qt.Key.Key_Return)
        settle(desk.runner, qtbot)
        passed.append(here(page))
    assert passed[1] == ("objection", "objection") and passed[-1] == ("statement", "s1")
    assert page._here._text.accessibleName().strip() == "Thought 1"


def test_it_is_walked_on_and_back(decided, desk, qtbot) -> None:
    """The arrow to the right crosses over; Alt+Left comes back the way one went."""
    page = visit(WayPage, desk, qtbot)
    page.arrive(kind="version", id="p1v2")
    settle(desk.runner, qtbot)
    page._before.setFocus()
    keys(page._before, key=Qt.Key.Key_Right)
    assert page._after.hasFocus()
    keys(page._after, key=Qt.Key.Key_Return)
    settle(desk.runner, qtbot)
    assert here(page) != ("version", "p1v2")
    run(page, "decisions.back")
    settle(desk.runner, qtbot)
    assert here(page) == ("version", "p1v2")


def test_a_wording_shows_what_changed_and_why(decided, desk, qtbot) -> None:
    """The difference, the reason, and the remark it was made from stand with it."""
    page = visit(WayPage, desk, qtbot)
    page.arrive(kind="version", id="p1v2")
    settle(desk.runner, qtbot)
    assert "added: Again 2." in page._here._text.accessibleName()
    assert page._here._reason.text() == "Why it changed: Remarks"
    assert page._here._causes.text() == "Remark: Say who pays"


def test_the_whole_way_and_what_is_not_used(decided, desk, qtbot) -> None:
    """One list of all steps headed by kind; Enter on a step goes there. Nothing is unused here."""
    page = visit(WayPage, desk, qtbot)
    page._view.choose("whole")
    page._on_view()
    rows = page._all.table.values()
    assert rows[0].row.title == "6 statements" and rows[0].step is None
    assert [line.row.side for line in rows if line.row.side == "you are here"] == ["you are here"]
    page._all.opened.emit(next(line for line in rows if line.step and line.step.kind == "theme"))
    settle(desk.runner, qtbot)
    assert here(page)[0] == "theme" and page._view.current == "steps"
    page._view.choose("unused")
    page._on_view()
    settle(desk.runner, qtbot)
    assert page._said.text().startswith("Every standing statement is part of a wording")


def test_what_is_not_used_stands_under_its_theme(furnished, desk, qtbot) -> None:
    """With how many of how many, before anything was drafted from it; a proposal takes them away."""
    furnished(
        actions.draft_proposal,
        proposal_id="p9",
        version_id="p9v1",
        title="Else",
        text="Something else.",
        at=NOON,
    )
    page = visit(WayPage, desk, qtbot)
    page._view.choose("unused")
    page._on_view()
    settle(desk.runner, qtbot)
    rows = page._all.table.values()
    assert (rows[0].row.title, rows[0].row.side, len(rows)) == ("Land", "6 of 6 not used yet", 7)


def test_a_way_begins_at_a_number(decided, desk, qtbot) -> None:
    """A number nobody has is refused at the field; statement 3 is found."""
    page = visit(WayPage, desk, qtbot)
    run(page, "decisions.start_way")
    form = form_of(page, qtbot)
    write(form.number.editor, "77")
    send(form, page, qtbot)
    assert "no statement with this number" in form.number.refusal
    write(form.number.editor, "3")
    assert_named(form)
    send(form, page, qtbot)
    assert here(page) == ("statement", "s3")


def test_where_it_is_kept_is_one_key_away(decided, desk, qtbot) -> None:
    """A wording opens its proposal; a statement says that this page shows all of it."""
    page = visit(WayPage, desk, qtbot)
    went = []
    page.wants_place.connect(lambda place, hint: went.append((place, hint)))
    run(page, "decisions.open_step")
    page.arrive(kind="version", id="p1v1")
    settle(desk.runner, qtbot)
    run(page, "decisions.open_step")
    assert went == [
        ("decisions.outcome", {"recommendation": "r1"}),
        ("decisions.proposals", {"proposal": "p1"}),
    ]


def test_it_goes_on_when_what_it_stood_at_is_undone(decided, desk, qtbot) -> None:
    """After an undo of the recommendation the way begins elsewhere, and says nothing false."""
    page = visit(WayPage, desk, qtbot)
    desk.runner.undo(page)
    settle(desk.runner, qtbot)
    assert here(page) == ("version", "p1v3")


def test_it_is_printed_and_exported(decided, desk, qtbot, tmp_path) -> None:
    """A PDF of the way from here, and every link as JSON and CSV."""
    page = visit(WayPage, desk, qtbot)
    for command, target in (
        ("decisions.print_way", tmp_path / "way.pdf"),
        ("decisions.export_way", tmp_path),
    ):
        desk.feedback.files = lambda *_given, target=target: target
        run(page, command)
        qtbot.waitUntil(lambda: page._banner.isVisible() and "to" in page._banner.words)
        settle(desk.runner, qtbot)
    assert (tmp_path / "way.pdf").read_bytes().startswith(b"%PDF")
    assert json.loads((tmp_path / "way.json").read_text("utf-8"))["links"]
    assert (tmp_path / "way-links.csv").exists()


def test_themes_lead_to_what_became_of_them(decided, desk, qtbot) -> None:
    """From the room before, one key goes to the way of the theme, or of the statement with the focus."""
    page = visit(ThemesPage, desk, qtbot)
    went = []
    page.wants_place.connect(lambda place, hint: went.append((place, hint)))
    page.themes.choose("theme")
    settle(desk.runner, qtbot)
    run(page, "ground.to_way")
    page.statements.choose("s2")
    page.statements.setFocus()
    run(page, "ground.to_way")
    assert went == [
        ("decisions.way", {"kind": "theme", "id": "theme"}),
        ("decisions.way", {"kind": "statement", "id": "s2"}),
    ]


def test_rounds_and_ballots_lead_to_the_way(decided, desk, qtbot) -> None:
    """Ctrl+G on a ballot or a support round begins the way there."""
    decided(actions.draft_proposal, proposal_id="p2", version_id="p2v1", title="Else", text="Else.", at=NOON)
    decided(actions.prepare_ballot, ballot_id="b1", version_id="p2v1", question="This?", at=NOON)
    went = []
    for kind in (BallotsPage, SupportPage):
        page = visit(kind, desk, qtbot)
        page.wants_place.connect(lambda place, hint: went.append((place, hint)))
        run(page, "decisions.way")
        page.hide()
    assert went == [
        ("decisions.way", {"kind": "ballot", "id": "b1"}),
        ("decisions.way", {"kind": "support", "id": "round"}),
    ]
