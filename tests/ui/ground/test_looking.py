"""Looking together: shared ground, the matrix of groups and the map, walked by keys and taken along."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from council.ground import actions
from council.ground.shared.values import Covered
from council.sessions.queries import StatementView
from tests.council.ground.conftest import NOON
from tests.ui.visiting import assert_named, keys, settle, visit
from ui import theme
from ui.ground.map.canvas import INKS, Canvas, Dot
from ui.ground.map.page import MapPage
from ui.ground.origin import origin_words
from ui.ground.shared.groups_page import GroupsPage
from ui.ground.shared.groups_state import FIRST
from ui.ground.shared.matrix import SPOKEN
from ui.ground.shared.page import SharedPage
from ui.ground.shared.state import reach_words
from ui.page import Desk
from ui.widgets import Empty

PAGES = (SharedPage, GroupsPage, MapPage)
CAST = [(f"p{v}", f"s{s}", 1 if s == 1 else (-1 if v % 2 else 1)) for v in range(1, 13) for s in (1, 2)]


@pytest.fixture
def voted(desk: Desk, council, qtbot):
    """Two statements voted on by twelve members of two regions, worked out: one shared, one contested."""
    council(themes=True)
    desk.runner.act(qtbot, actions.keep_votes, votes=[*CAST, ("p1", "s3", 1)], at=NOON)
    page = visit(SharedPage, desk, qtbot)
    page.action("ground.work_out").trigger()
    qtbot.waitUntil(lambda: page._state is not None and not page._state.is_stale, timeout=30_000)
    settle(desk.runner, qtbot)
    return page


@pytest.mark.parametrize("kind", PAGES)
def test_an_empty_page_teaches(kind, desk: Desk, qtbot) -> None:
    """Without anything there is a title, a sentence and the first thing to do, all with names."""
    page = visit(kind, desk, qtbot)
    assert page.findChild(Empty).isVisible() and not page.searched()
    assert_named(page)


def test_each_heading_gives_its_statements_with_their_reason(voted: SharedPage) -> None:
    """Shared, contested, not known yet: each with why, what would change it, and its base."""
    page = voted
    (line,) = page._table.values()
    assert (line.statement_id, line.label) == ("s1", "shared")
    assert "12 of 12 members answered" in page._detail._limits.text() and page._detail._why.text()
    page._on_view("differ")
    assert [each.label for each in page._table.values()] == ["contested"]
    assert "North (region)" in page._detail._why.text()
    page._on_view("unknown")
    assert [each.label for each in page._table.values()] == ["not known yet"]
    assert "5 more members must be asked" in page._detail._next.text()
    assert_named(page)


def test_the_short_list_says_whom_it_reaches(voted: SharedPage) -> None:
    """How many agree with something on it, of those asked, and where the fewest do."""
    voted._on_view("short")
    assert "12 of 12 asked" in voted._lead.text() and "passe" in voted._lead.text()
    whole = Covered("", "everyone", 40, 40, 36, 0.9, 0.9)
    north, south = (
        Covered("region", n, 20, 20, c, c / 20, c / 20) for n, c in (("North", 19), ("South", 17))
    )
    words = reach_words([whole, north, south])
    assert "36 of 40" in words and "South (region)" in words and "17 of 20" in words and reach_words([]) == ""


def test_old_figures_are_said_to_be_old(desk: Desk, council, qtbot) -> None:
    """New votes bring a banner with the way to mend it."""
    council()
    desk.runner.act(qtbot, actions.keep_votes, votes=[("p1", "s1", 1)], at=NOON)
    page = visit(SharedPage, desk, qtbot)
    assert "not been worked out" in page._banner.words


def test_more_can_be_asked_of_what_is_called_shared(voted: SharedPage, qtbot) -> None:
    """Over half or over 60% of every group: said under the heading, kept with the figures, undone in one."""
    assert "more than half agree" in voted._lead.text()
    voted.action("ground.more_than").trigger()
    qtbot.waitUntil(lambda: voted._state.more_than == 0.6, timeout=30_000)
    assert "more than 60% agree" in voted._lead.text()
    voted.desk.runner.undo(voted)
    qtbot.waitUntil(lambda: voted._state.more_than == 0.5, timeout=10_000)


def test_one_comes_to_a_statement_under_its_heading(voted: SharedPage, qtbot) -> None:
    """Coming from a figure elsewhere, the statement stands chosen under whatever heading it has."""
    voted.arrive(statement="s2")
    assert voted._view == "differ" and voted._current().statement_id == "s2"
    with qtbot.waitSignal(voted.wants_place) as asked:
        voted.action("ground.to_groups").trigger()
    assert asked.args == ["ground.groups", {"statement": "s2"}]


def test_what_is_seen_goes_to_the_wall(voted: SharedPage, qtbot) -> None:
    """Whatever heading is open, its statements can be shown to the room; where none stands it says so."""
    for view, part in (("differ", "differ"), ("short", "short"), ("carried", "some")):
        voted._on_view(view)
        if not voted._table.values():
            assert isinstance(voted._may_show(), str)
            continue
        with qtbot.waitSignal(voted.wants_wall) as asked:
            voted._to_wall()
        assert asked.args == [part, {"begin_at": voted._current().statement_id}]


def test_the_matrix_is_walked_by_keys_and_speaks(voted: SharedPage, desk: Desk, qtbot) -> None:
    """Arrows go from cell to cell; each says statement, group, counts and base; O sorts by its column."""
    page = visit(GroupsPage, desk, qtbot)
    titles = [column.title for column in page._table.columns]
    assert titles[:3] == ["Statement", "Difference", "Everybody"]
    assert [title for title in titles if "(6)" in title] == ["North (6)", "South (6)"]
    page._view.setFocus()
    for _step in range(FIRST):
        keys(page._view, key=Qt.Key.Key_Right)
    keys(page._view, key=Qt.Key.Key_Down)
    at = page._view.currentIndex()
    said = at.data(SPOKEN)
    assert "South" in said and "of 6" in said and said in page._said.text()
    keys(page._view, "o")
    shares = [row.cells[1].agree for row in page._view.shown() if hasattr(row.cells[1], "agree")]
    assert shares == sorted(shares, reverse=True) and page._view.currentIndex().row() == 0
    assert_named(page)


def test_a_cell_leads_to_its_statement(voted: SharedPage, desk: Desk, qtbot) -> None:
    """Enter in the matrix opens the statement with its reason."""
    page = visit(GroupsPage, desk, qtbot)
    page.arrive(statement="s2")
    with qtbot.waitSignal(page.wants_place) as asked:
        keys(page._view, key=Qt.Key.Key_Return)
    assert asked.args == ["ground.shared", {"statement": "s2"}]


def test_small_cells_are_not_shown(voted: SharedPage, desk: Desk, qtbot) -> None:
    """One answer in a group is neither a bar nor a nought: the cell says that it is hidden, and why."""
    page = visit(GroupsPage, desk, qtbot)
    row = page._table.row_of("s3")
    cell = page._table.index(row, 3)
    assert "Hidden" in cell.data(SPOKEN) and cell.data() == "not shown · under 5 asked"


@pytest.mark.parametrize("kind", [SharedPage, GroupsPage])
def test_what_is_shown_is_taken_along(kind, voted, desk: Desk, qtbot, tmp_path: Path, monkeypatch) -> None:
    """As PNG, as SVG with words inside, and as a table with every number."""
    page = visit(kind, desk, qtbot)
    for command, name in (("picture", "a.png"), ("picture", "a.svg"), ("table", "a.csv")):
        file = tmp_path / name
        monkeypatch.setattr(page, "save_file", lambda _t, _n, _f, then, file=file: then(file))
        page.bind(f"ground.save_{command}", getattr(page, f"_save_{command}")).trigger()
        settle(desk.runner, qtbot)
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert "<title>" in (tmp_path / "a.svg").read_text("utf-8")
    assert "tax" in (tmp_path / "a.csv").read_text("utf-8-sig") or "buses" in (tmp_path / "a.csv").read_text()


def test_a_map_is_drawn_once_kept_and_walked(desk: Desk, council, qtbot) -> None:
    """Drawing is one step that can be undone; arrow keys walk; the table holds the same points."""
    council(themes=True)
    page = visit(MapPage, desk, qtbot)
    assert page.is_empty
    page.action("ground.draw_map").trigger()
    qtbot.waitUntil(lambda: len(page._canvas.dots()) == 30, timeout=60_000)
    settle(desk.runner, qtbot)
    keys(page._canvas, key=Qt.Key.Key_Right)
    first = page._canvas.current()
    keys(page._canvas, key=Qt.Key.Key_Right)
    keys(page._canvas, key=Qt.Key.Key_Down)
    assert first and page._words.text() and page._canvas.current()
    page._turn()
    assert {dot.id for dot in page._grid.table.values()} == {f"s{n}" for n in range(1, 31)}
    assert page._grid.current().id == page._canvas.current()
    assert_named(page)
    desk.runner.undo(page)
    qtbot.waitUntil(lambda: page.is_empty, timeout=10_000)


def test_the_map_looks_the_same_again_and_takes_in_what_is_new(desk: Desk, council, qtbot) -> None:
    """Kept places are shown as they are; what came since is counted in words, not drawn over."""
    council(themes=True)
    kept = {f"s{n}": (n / 40, -n / 40) for n in range(1, 29)}
    desk.runner.act(qtbot, actions.keep_places, places=kept, at=NOON)
    for _again in range(2):
        page = visit(MapPage, desk, qtbot)
        assert {dot.id: (dot.x, dot.y) for dot in page._canvas.dots()} == kept
        assert "2 statements have not been read yet" in page._note.text()


def test_a_statement_says_where_it_comes_from_as_far_as_agreed() -> None:
    """Session and table; the seat and its alias only where the person agreed; never with nothing said."""
    view = StatementView("s", 4, "Words", "view", "read_back", "alias", 3, 2, 12, NOON, seat_id="p")
    assert origin_words(view, "Robin") == "Session 2 · table 3 · Robin (seat 12)"
    assert origin_words(replace(view, level="table"), "Robin") == "Session 2 · table 3"
    assert origin_words(replace(view, level="none"), "Robin") == "Session 2"
    alone = replace(view, session=None, table=None, level="none", source="70")
    assert origin_words(alone, "") == "Imported, number 70 there"


def test_groups_say_that_votes_have_changed_since(voted: SharedPage, desk: Desk, qtbot) -> None:
    """New votes bring a banner beside the old figures; undone, it goes."""
    page = visit(GroupsPage, desk, qtbot)
    assert not page._banner.words
    desk.runner.act(qtbot, actions.keep_votes, votes=[("p2", "s3", 1)], at=NOON)
    settle(desk.runner, qtbot)
    assert "this has changed: the answers" in page._banner.words
    desk.runner.undo(page)
    settle(desk.runner, qtbot)
    assert not page._banner.words


def test_a_map_that_was_undone_leaves_nothing_to_take_along(desk: Desk, council, qtbot) -> None:
    """Undo takes the map off the page, and off what can be saved or sent to the wall."""
    council()
    desk.runner.act(qtbot, actions.keep_places, places={"s1": (0.1, 0.2)}, at=NOON)
    page = visit(MapPage, desk, qtbot)
    assert page._has_dots() is True
    desk.runner.undo(page)
    settle(desk.runner, qtbot)
    assert page.is_empty and isinstance(page._has_dots(), str)


def test_no_statement_fades_behind_a_name(qtbot) -> None:
    """Where dots fill the map a name must lie over some: nearly each still shows its own ink."""
    canvas = Canvas("Map")
    qtbot.addWidget(canvas)
    canvas.resize(480, 320)
    places = [(x / 10, y / 10) for x in range(-10, 11) for y in range(-10, 11)]
    names = [Dot(f"{n}", *at, "1", "Words", n % 5, "A name over dots") for n, at in enumerate(places)]
    canvas.show_dots(names)
    image = canvas.grab().toImage()
    lost = 0
    for dot in canvas.dots():
        at, ink = canvas._place(dot).toPoint(), theme.ink(INKS[dot.group]).rgb()
        near = [(at.x() + x, at.y() + y) for x in range(-6, 7) for y in range(-6, 7)]
        lost += all(image.pixel(*pixel) != ink for pixel in near)
    assert lost <= 3, lost  # behind a plate it was thirteen; a letter may cover one whole


def test_another_statement_begins_at_its_heading(voted: SharedPage, qtbot) -> None:
    """However far one has read down, the next statement chosen is shown from its top; the same one stays."""
    voted.resize(700, 240)
    qtbot.waitUntil(lambda: voted._detail.scroll.verticalScrollBar().maximum() > 0)
    bar = voted._detail.scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    down = bar.value()
    voted._on_line(voted._current())
    assert down and bar.value() == down
    voted._on_view("differ")
    assert bar.value() == 0
