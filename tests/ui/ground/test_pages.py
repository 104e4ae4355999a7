"""The pages of ground on a real store: proposing, naming, placing, importing, looking."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit

from council.ground import actions, queries
from tests.council.ground.conftest import NOON
from tests.ui.visiting import assert_named, keys, settle, visit
from ui.ground.themes.lists import STATEMENTS
from ui.ground.themes.page import ThemesPage
from ui.page import Desk
from ui.widgets import Empty, Form


def title_of(page: ThemesPage) -> list[str]:
    return [row.title for row in page.themes.table.values()]


def inside(page: ThemesPage) -> list[str]:
    return [each.id for each in page.statements.table.values()]


def mark(page: ThemesPage, statement: str) -> None:
    page.statements.choose(statement)
    page.desk.commands.refresh_now()


def answer(page, qtbot, title: str = "", choice: str = "") -> None:
    """Fill the open form and accept it."""
    form = page.findChild(Form)
    if title or choice:
        form.findChild(QLineEdit).setText(title or choice)
    form.submit()
    settle(page.desk.runner, qtbot)


@pytest.mark.parametrize("kind", [ThemesPage])
def test_an_empty_page_teaches_and_every_widget_has_a_name(kind, desk: Desk, qtbot) -> None:
    """Without anything there is a title, a sentence and the first thing to do."""
    page = visit(kind, desk, qtbot)
    assert page.findChild(Empty).isVisible() and not page.searched()
    assert_named(page)


@pytest.mark.parametrize("kind", [ThemesPage])
def test_a_full_page_has_names_too(kind, desk: Desk, council, qtbot) -> None:
    """Every focusable widget has a name when there is something to see."""
    council(themes=True)
    cast = [(f"p{n}", f"s{s}", 1 if (n + s) % 3 else -1) for n in range(1, 13) for s in (1, 2, 3)]
    desk.runner.act(qtbot, actions.keep_votes, votes=cast, at=NOON)
    page = visit(kind, desk, qtbot)
    assert_named(page)


def test_themes_are_proposed_in_the_pool_and_kept(desk: Desk, council, qtbot) -> None:
    """One command reads the statements, proposes themes and keeps them as one step that can be undone."""
    council(question="What does our town need?")
    page = visit(ThemesPage, desk, qtbot)
    page.action("ground.propose").trigger()
    qtbot.waitUntil(lambda: len(page.themes.table.values()) >= 2, timeout=30_000)
    assert inside(page) and "30 statements" in page._state.facts
    desk.runner.undo(page)
    qtbot.waitUntil(lambda: page.themes.table.values() == ())


def test_too_few_statements_are_said(desk: Desk, council, qtbot) -> None:
    """Under twenty statements nothing is proposed, and a banner says why."""
    council(statements=8)
    page = visit(ThemesPage, desk, qtbot)
    page.action("ground.propose").trigger()
    qtbot.waitUntil(lambda: "fewer than 20" in page._banner.words, timeout=30_000)


def test_a_theme_is_renamed(desk: Desk, council, qtbot) -> None:
    """The name people give stands in the list."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    page.action("ground.rename").trigger()
    answer(page, qtbot, title="Places to live")
    assert "Places to live" in title_of(page)


def test_an_empty_name_is_refused_under_its_field(desk: Desk, council, qtbot) -> None:
    """The form stays open with the sentence, and nothing typed is cleared."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    page.action("ground.rename").trigger()
    answer(page, qtbot, title="   ")
    form = page.findChild(Form)
    assert form.isVisible() and form.findChild(QLineEdit).text() == "   "
    form.reject()


def test_statements_move_by_command(desk: Desk, council, qtbot) -> None:
    """What is marked goes to the theme chosen, and is pinned there."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    mark(page, "s1")
    page.action("ground.move").trigger()
    answer(page, qtbot, choice="Buses")
    assert "s1" not in inside(page)
    page.themes.choose(next(row.id for row in page.themes.table.values() if row.title == "Buses"))
    assert inside(page)[0] == "s1" and page.statements.table.values()[0].placed_by == "person"


def test_statements_move_by_dropping(desk: Desk, council, qtbot) -> None:
    """What is dropped on a theme goes there."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    carried = QMimeData()
    carried.setData(STATEMENTS, b"s1\ns2")
    target = page.themes.sieve.index(1, 0)
    spot = QPointF(page.themes.visualRect(target).center())
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    page.themes.dropEvent(QDropEvent(spot, Qt.DropAction.MoveAction, carried, left, none))
    settle(desk.runner, qtbot)
    assert inside(page) == ["s3"]


def test_del_takes_out_and_the_rest_is_listed(desk: Desk, council, qtbot) -> None:
    """A statement taken out stands under In no theme."""
    council(themes=True, statements=5)
    page = visit(ThemesPage, desk, qtbot)
    mark(page, "s2")
    page.statements.setFocus()
    keys(page.statements, key=Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: title_of(page)[-1] == "In no theme")


def test_split_and_merge(desk: Desk, council, qtbot) -> None:
    """A split makes a theme of what is marked; a merge brings two together."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    mark(page, "s1")
    page.action("ground.split").trigger()
    answer(page, qtbot, title="Tenants")
    assert set(title_of(page)) >= {"Homes", "Buses", "Tenants"}
    page.themes.choose(next(row.id for row in page.themes.table.values() if row.title == "Tenants"))
    desk.commands.refresh_now()
    page.action("ground.merge").trigger()
    answer(page, qtbot, choice="Buses")
    assert "Tenants" not in title_of(page)


def test_what_pages_show_comes_from_the_store(desk: Desk, council, qtbot) -> None:
    """An act elsewhere is seen here."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    desk.runner.act(qtbot, actions.add_theme, theme_id="new", title="Parks", at=NOON)
    qtbot.waitUntil(lambda: "Parks" in title_of(page))
    seen = []
    desk.runner.ask(page, queries.themes_of, seen.append)
    settle(desk.runner, qtbot)
    assert len(seen[0]) == 3


def test_statements_come_from_a_file(desk: Desk, qtbot, tmp_path: Path, monkeypatch) -> None:
    """A Polis export is taken in; blank and moderated ones are left out and said."""
    file = tmp_path / "comments.csv"
    file.write_text(
        "comment-id,author-id,moderated,comment-body\n1,3,1,More buses\n2,3,-1,Out\n3,4,1,\n", "utf-8"
    )
    page = visit(ThemesPage, desk, qtbot)
    monkeypatch.setattr(page, "pick_file", lambda _title, _filters, then: then(file))
    page.action("ground.import_statements").trigger()
    qtbot.waitUntil(lambda: page._state.statements == 1, timeout=10_000)


def test_a_theme_leads_to_a_proposal(desk: Desk, council, qtbot) -> None:
    """From a theme the way goes on to deciding."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    with qtbot.waitSignal(page.wants_place) as asked:
        page.action("ground.to_proposal").trigger()
    assert asked.args[0] == "decisions.proposals" and asked.args[1]["theme"] == page.themes.current().id
