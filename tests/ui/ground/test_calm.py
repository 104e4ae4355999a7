"""How the page of themes keeps the window turning: it thinks elsewhere, and shows what is looked at, once."""

from __future__ import annotations

import threading

from council.ground.themes.values import Worked
from tests.ui.ground.conftest import found
from tests.ui.visiting import settle, visit
from ui.ground.themes import change_state, proposing
from ui.ground.themes.change_sheet import ChangeSheet
from ui.ground.themes.page import ThemesPage
from ui.ground.themes.state import ThemesState
from ui.page import Desk
from ui.widgets import breaking

MORE = Worked(
    (found("s1", "s2", "s6", title="Homes"), found("s4", "s7", title="Roads")), (), {}, ("s3", "s5"), "", True
)


def watched(monkeypatch, where: object, name: str) -> list[bool]:
    """For each call of a function whether it was the window's own thread that made it."""
    calls, real = [], getattr(where, name)

    def noted(*args, **given):
        calls.append(threading.current_thread() is threading.main_thread())
        return real(*args, **given)

    monkeypatch.setattr(where, name, noted)
    return calls


def test_what_the_page_says_is_thought_out_beside_the_window(desk: Desk, council, qtbot, monkeypatch) -> None:
    """Thinking it out takes a while at thousands of statements; the window only shows it."""
    council(themes=True)
    calls = watched(monkeypatch, ThemesState, "of")
    page = visit(ThemesPage, desk, qtbot)
    assert page.themes.table.values() and calls == [False]


def test_only_the_chosen_theme_is_laid_out_and_once(desk: Desk, council, qtbot, monkeypatch) -> None:
    """The statements of the other themes are no rows, and an answer fills the list one time."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    assert page.statements.table.values() == page.themes.current().statements
    for anew in (page.refresh, lambda: page._render(ThemesState("", (), 0, {})), page.refresh):
        shown = watched(monkeypatch, page.statements.table, "show")
        anew()
        settle(desk.runner, qtbot)
        monkeypatch.undo()
        assert len(shown) == bool(page.themes.table.values())
    assert page.statements.table.values() == page.themes.current().statements


def test_a_statement_chosen_and_the_place_scrolled_to_stay(desk: Desk, council, qtbot) -> None:
    """Asked again, the page stands as it stood: theme, statement and scroll."""
    council(themes=True, statements=60)
    page = visit(ThemesPage, desk, qtbot)
    page.themes.choose("")
    last = page.statements.table.values()[-1]
    page.statements.choose(last.id)
    bar = page.statements.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    stood = bar.value()
    page.refresh()
    settle(desk.runner, qtbot)
    assert page.themes.current().id == "" and page.statements.current().id == last.id
    assert bar.value() == stood


def test_a_proposal_is_compared_beside_the_window(desk: Desk, council, qtbot, monkeypatch) -> None:
    """The sheet opens with what would change already reckoned, and writes out the theme looked at alone."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    compared = watched(monkeypatch, proposing, "proposal_change")
    written = watched(monkeypatch, change_state, "_lines")
    desk.runner.ask(page, proposing.queries.gathering_of, lambda it: page._proposing._on_proposed(it, MORE))
    settle(desk.runner, qtbot)
    sheet = page.findChild(ChangeSheet)
    assert len(sheet.rows.table.values()) == 3
    assert compared == [False] and len(written) == 1
    sheet.reject()


def test_words_are_broken_once_for_all_paints(desk: Desk, council, qtbot) -> None:
    """Painting a list again, as at every move of the mouse, lays no word out anew."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    page.grab()
    before = breaking._broken.cache_info().misses
    page.grab()
    assert breaking._broken.cache_info().misses == before
