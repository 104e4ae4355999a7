"""The page of themes: what a proposal would change, two levels, pins, pairs, and what is said just now."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from council import clock
from council.ground import actions, queries
from council.ground.meaning.values import BUNDLED
from council.ground.themes.changes import proposal_change
from council.ground.themes.live import LivePlaces, Placed
from council.ground.themes.values import FoundParent, Worked
from council.sessions.actions import capture_statement, mark_alike, split_statement
from tests.council.ground.conftest import NOON
from tests.ui.ground.conftest import found
from tests.ui.visiting import assert_named, keys, settle, visit
from ui.ground.themes import importing
from ui.ground.themes.change_sheet import ChangeSheet
from ui.ground.themes.change_state import ChangeState
from ui.ground.themes.forms import PickForm
from ui.ground.themes.live import LiveThemes
from ui.ground.themes.page import ThemesPage
from ui.ground.themes.state import statement_quiet
from ui.page import Desk

WIDER = Worked(
    (replace(found("s1", "s2", title="Rent"), parent=0), replace(found("s3", "s9", title="Green"), parent=0)),
    (), {}, ("s4", "s5"), "", True, (FoundParent("Town", (), (0, 1)),),
)  # fmt: skip


def keep(desk: Desk, qtbot, worked: Worked) -> None:
    given = {"themes": worked.themes, "parents": worked.parents, "unthemed": worked.unthemed}
    desk.runner.act(qtbot, actions.keep_themes, at=NOON, **given)
    settle(desk.runner, qtbot)


def rows(page: ThemesPage) -> list[tuple[str, int]]:
    return [(row.title, row.depth) for row in page.themes.table.values() if row.is_theme]


def sheet_of(page: ThemesPage, desk: Desk, qtbot, worked: Worked) -> ChangeSheet:
    """The sheet as it opens when this was proposed."""
    gathered = []
    desk.runner.ask(qtbot, queries.gathering_of, gathered.append)
    settle(desk.runner, qtbot)
    page._proposing._on_proposed(gathered[0], worked)
    settle(desk.runner, qtbot)
    return page.findChild(ChangeSheet)


def test_plus_and_minus_say_which_way_a_statement_speaks(desk: Desk, council, qtbot) -> None:
    """One key marks, the same key takes back; the theme tells once five are marked."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    page.statements.setFocus()
    page.statements.selectAll()
    first = page.statements.selected()[0].id
    count = len(page.statements.selected())
    desk.commands.refresh_now()
    keys(page.statements, key=Qt.Key.Key_Plus)
    settle(desk.runner, qtbot)
    assert {row.stance for row in page.statements.table.values()} == {"for"}
    page.statements.choose(first)
    desk.commands.refresh_now()
    keys(page.statements, key=Qt.Key.Key_Minus)
    settle(desk.runner, qtbot)
    assert page.statements.current().stance == "against"
    assert "against" in statement_quiet(page.statements.current())
    desk.commands.refresh_now()
    keys(page.statements, key=Qt.Key.Key_Minus)
    settle(desk.runner, qtbot)
    assert [row.stance for row in page.statements.table.values()].count("for") == count - 1


def test_a_rerun_is_shown_before_it_changes_anything(desk: Desk, council, qtbot) -> None:
    """The sheet lists themes that change, with statements; Space leaves one; the rest is kept in one step."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    before = rows(page)
    proposal = Worked((found("s1", "s2", "s6", title="Homes"), found("s4", "s7", title="Roads")), (), {},
                      ("s3", "s5"), "", True)  # fmt: skip
    sheet = sheet_of(page, desk, qtbot, proposal)
    assert_named(sheet)
    assert rows(page) == before
    assert {row.title: row.side for row in sheet.rows.table.values()} == {
        "Homes": "changes", "Roads": "new", "Buses": "goes"
    }  # fmt: skip
    assert any("In, from no theme" in line.text for line in sheet.lines.table.values())
    sheet.rows.choose(next(row.id for row in sheet.rows.table.values() if row.title == "Homes"))
    keys(sheet.rows, key=Qt.Key.Key_Space)
    assert "1 finds a theme" in sheet._summary.text()
    sheet.submit()
    settle(desk.runner, qtbot)
    assert {row.title: len(row.statements) for row in page.themes.table.values() if row.is_theme} == {
        "Homes": 3, "Roads": 2
    }  # fmt: skip
    desk.runner.undo(page)
    settle(desk.runner, qtbot)
    assert rows(page) == before


def test_nothing_ticked_changes_nothing(desk: Desk, council, qtbot) -> None:
    """Without a tick the verb can do nothing."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    sheet = sheet_of(page, desk, qtbot, WIDER)
    sheet._tick_all(False)
    assert not sheet.verb.isEnabled()
    sheet.reject()


def test_a_proposal_that_changes_nothing_asks_nothing(desk: Desk, council, qtbot) -> None:
    """The same themes again: no sheet, a word at the foot."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    same = Worked((found("s1", "s2", "s3", title="Homes"), found("s4", "s5", title="Buses")), (), {}, (), "",
                  True)  # fmt: skip
    with qtbot.waitSignal(desk.feedback.said) as said:
        assert sheet_of(page, desk, qtbot, same) is None
    assert "nothing" in said.args[0]


def test_the_change_sheet_says_what_becomes_of_wider_themes() -> None:
    """A new wider theme is listed with what stands under it, and its themes say where they stand."""
    change = proposal_change((), WIDER)
    state = ChangeState.of(change, change, (), {"s1": "Words of one"})
    assert [row.title for row in state.rows] == ["Town", "Rent", "Green"]
    assert "a wider theme over Rent, Green" in state.rows[0].quiet and "under “Town”" in state.rows[1].quiet
    assert "Words of one" in state.rows[1].lines[0] and state.summary == "4 find a theme"


def test_wider_themes_hold_theirs_under_them(desk: Desk, council, qtbot) -> None:
    """A wider theme counts its people once, shows what stands under it, and its themes follow set in."""
    council(themes=False)
    keep(desk, qtbot, WIDER)
    page = visit(ThemesPage, desk, qtbot)
    assert rows(page)[0] == ("Town", 0) and set(rows(page)[1:]) == {("Rent", 1), ("Green", 1)}
    town = page.themes.table.values()[0]
    assert len(town.statements) == 4 and town.share == 1.0 and "2 themes under it" in town.quiet


def test_a_theme_is_put_under_a_new_wider_one_by_typing(desk: Desk, council, qtbot) -> None:
    """What is typed and not there yet becomes the wider theme; By itself takes it out again."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    page.action("ground.under").trigger()
    form = page.findChild(PickForm)
    assert_named(form)
    form.line.editor.setText("Living here")
    assert form.picked.is_made
    form.submit()
    settle(desk.runner, qtbot)
    assert rows(page)[:2] == [("Living here", 0), ("Homes", 1)]
    page.themes.choose(next(row.id for row in page.themes.table.values() if row.title == "Homes"))
    desk.commands.refresh_now()
    page._arranging._under()
    form = page.findChild(PickForm)
    form.line.editor.setText("by itself")
    form.submit()
    settle(desk.runner, qtbot)
    assert all(depth == 0 for _title, depth in rows(page))


def test_up_and_down_walk_what_typing_found(desk: Desk, council, qtbot) -> None:
    """The hand stays in the line: letters narrow, arrows walk, Enter takes."""
    council(themes=True)
    desk.runner.act(qtbot, actions.add_theme, theme_id="p", title="Parks", at=NOON)
    page = visit(ThemesPage, desk, qtbot)
    page.themes.choose("p")
    page.statements.choose("s1")
    desk.commands.refresh_now()
    page._arranging._merge()
    form = page.findChild(PickForm)
    assert [choice.title for choice in form.rows.table.values()] == ["Homes", "Buses"]
    keys(form.line.editor, key=Qt.Key.Key_Down)
    assert form.picked.title == "Buses"
    keys(form.line.editor, "ho")
    assert form.picked.title == "Homes"
    form.reject()


def test_p_pins_and_unpins(desk: Desk, council, qtbot) -> None:
    """One key says that a statement is where it belongs, and takes it back."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    for wanted in ("person", "machine"):
        page.statements.choose("s2")
        page.statements.setFocus()
        desk.commands.refresh_now()
        keys(page.statements, key=Qt.Key.Key_P)
        settle(desk.runner, qtbot)
        assert page.statements.current().placed_by == wanted


def test_after_a_move_the_next_statement_is_marked(desk: Desk, council, qtbot) -> None:
    """One key after the other: P pins the next one at once, and the list says which themes are named."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    page.themes.choose(next(row.id for row in page.themes.table.values() if row.title == "Homes"))
    first, second, *_rest = page.statements.shown()
    page.statements.choose(first.id)
    buses = next(row for row in page.themes.table.values() if row.title == "Buses")
    page._arranging.place([first.id], buses.id, buses.title)
    settle(desk.runner, qtbot)
    assert page.statements.selected() == (page.statements.current(),)
    assert page.statements.current().id == second.id
    assert all(row.quiet.startswith("proposed") for row in page.themes.table.values() if row.is_theme)


def test_enter_on_a_theme_goes_to_its_first_statement(desk: Desk, council, qtbot) -> None:
    """It is marked, so that P pins it at once; one that was marked before stays it."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    page.themes.setFocus()
    keys(page.themes, key=Qt.Key.Key_Return)
    first = page.statements.shown()[0]
    assert page.statements.hasFocus() and page.statements.selected() == (first,)
    desk.commands.refresh_now()
    keys(page.statements, key=Qt.Key.Key_P)
    settle(desk.runner, qtbot)
    assert page.statements.current().id == first.id and page.statements.current().placed_by == "person"
    last = page.statements.shown()[-1]
    page.statements.choose(last.id)
    page.themes.setFocus()
    keys(page.themes, key=Qt.Key.Key_Return)
    assert last.id != first.id and page.statements.current().id == last.id


@pytest.mark.parametrize(("verb", "words"), [("same_as", "same as 3"), ("not_same", "not the same as 3")])
def test_two_statements_are_said_to_be_the_same_or_not(
    desk: Desk, council, qtbot, verb: str, words: str
) -> None:
    """Said of the two marked; both stay, and each names the other."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    page.statements.selectAll()
    page.statements.selectionModel().select(
        page.statements.sieve.index(1, 0), page.statements.selectionModel().SelectionFlag.Deselect
    )
    desk.commands.refresh_now()
    page.action(f"ground.{verb}").trigger()
    settle(desk.runner, qtbot)
    assert page._state.twins["s1"] == words and len(page.statements.table.values()) == 3


def test_one_statement_is_paired_by_typing(desk: Desk, council, qtbot) -> None:
    """With one marked, the other is found by its words."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    page.statements.choose("s1")
    desk.commands.refresh_now()
    page.action("ground.same_as").trigger()
    form = page.findChild(PickForm)
    form.line.editor.setText("voice f5")
    form.submit()
    settle(desk.runner, qtbot)
    assert page._state.twins == {"s1": "same as 5", "s5": "same as 1"}


def test_themes_leave_as_a_table(desk: Desk, council, qtbot, tmp_path) -> None:
    """A line a statement, also of those in no theme, with its theme and the wider one."""
    council(themes=False)
    keep(desk, qtbot, WIDER)
    page = visit(ThemesPage, desk, qtbot)
    lines = list(csv.DictReader(io.StringIO(importing.themes_csv(page._rows()).decode())))
    assert len(lines) == 30 and {line["wider_theme"] for line in lines} == {"Town", ""}
    assert {line["theme"] for line in lines} == {"Rent", "Green", ""}
    file = tmp_path / "out.csv"
    desk.feedback.files = lambda _kind, *_given: file
    page.action("ground.export_themes").trigger()
    assert file.read_bytes() == importing.themes_csv(page._rows())
    file = tmp_path / "nowhere" / "out.csv"
    page.action("ground.export_themes").trigger()
    assert "nowhere" in page._banner.words  # a disk that says no is a sentence, not a fault of ours


def test_what_is_said_finds_its_theme_and_the_page_follows(desk: Desk, council, qtbot, monkeypatch) -> None:
    """A capture is placed without a word, as part of itself: one undo takes both back."""
    council(themes=True)
    page, live = visit(ThemesPage, desk, qtbot), LiveThemes(desk.runner, desk.runner)
    home = next(row.id for row in page.themes.table.values() if row.title == "Homes")
    asked = []

    def beside(asker, _task, then, _otherwise=None, /, **given):
        asked.append(given)
        found = LivePlaces((Placed("new", home, 0.8, ()),), {home: b""})
        return desk.runner.work(asker, lambda: found, then)

    monkeypatch.setattr(desk.runner, "work_beside", beside)
    desk.runner.act(page, capture_statement, statement_id="new", text="Homes for all.", at=NOON)
    qtbot.waitUntil(lambda: any(each.id == "new" for each in page.statements.table.values()))
    assert asked[0]["centres"] is None and [told.id for told in asked[0]["material"].new] == ["new"]
    desk.runner.act(page, capture_statement, statement_id="n2", text="Homes for more.", at=NOON)
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked[1]["centres"] == {home: b""}
    settle(desk.runner, qtbot)
    for _step in range(2):
        desk.runner.undo(page)
    settle(desk.runner, qtbot)
    assert len(page.statements.table.values()) == 3 and not live.is_off


def test_where_no_theme_stands_nobody_is_asked(desk: Desk, council, qtbot, monkeypatch) -> None:
    """Without themes a capture costs nothing more."""
    council()
    live = LiveThemes(desk.runner, desk.runner)
    monkeypatch.setattr(desk.runner, "work_beside", lambda *_a, **_g: pytest.fail("asked"))
    desk.runner.act(qtbot, capture_statement, statement_id="new", text="Homes for all.", at=NOON)
    settle(desk.runner, qtbot)
    assert not live._busy


def test_pairs_people_judged_are_shown(desk: Desk, council, qtbot) -> None:
    """A pair noted elsewhere is told here."""
    council(themes=True)
    page = visit(ThemesPage, desk, qtbot)
    desk.runner.act(qtbot, mark_alike, statement_id="s1", other_id="s9", at=NOON, same=False)
    qtbot.waitUntil(lambda: page._state.twins.get("s1") == "not the same as 9")


def test_what_is_split_in_two_finds_its_themes_too(desk: Desk, council, qtbot, monkeypatch) -> None:
    """Both halves are asked about; the first stands where the whole stood, the second is placed."""
    council(themes=True)
    LiveThemes(desk.runner, desk.runner)
    asked = []

    def beside(asker, _task, then, _otherwise=None, /, **given):
        asked.append([told.id for told in given["material"].new])
        return desk.runner.work(asker, lambda: LivePlaces((), {}), then)

    monkeypatch.setattr(desk.runner, "work_beside", beside)
    given = {"version_ids": ["one", "two"], "texts": ["Homes.", "Buses."]}
    desk.runner.act(qtbot, split_statement, statement_id="s1", at=NOON, **given)
    qtbot.waitUntil(lambda: bool(asked))
    assert "two" in asked[0]


def test_what_a_theme_was_before_is_no_middle_of_it_now(desk: Desk, council, qtbot, monkeypatch) -> None:
    """A theme that people change while one looks, or another council: the middles are worked out anew."""
    council(themes=True)
    live = LiveThemes(desk.runner, desk.runner)
    waiting = []
    monkeypatch.setattr(
        desk.runner,
        "work_beside",
        lambda asker, _task, then, _otherwise=None, /, **_given: (
            waiting.append(then) or desk.runner.work(asker, lambda: None, None)
        ),
    )
    moves = (
        lambda: desk.runner.act(qtbot, actions.add_theme, theme_id="more", title="More", at=NOON),
        live._begin,
    )
    for at, then_comes in enumerate(moves):
        desk.runner.act(qtbot, capture_statement, statement_id=clock.new_id(), text=f"Homes {at}.", at=NOON)
        qtbot.waitUntil(lambda: bool(waiting))
        then_comes()
        settle(desk.runner, qtbot)
        waiting.pop()(LivePlaces((), {"old": b""}))
        assert live._centres is None


def test_another_model_gives_live_placing_a_new_try(desk: Desk, council, qtbot) -> None:
    """What the one model could not read, the next one may."""
    council(themes=True)
    live = LiveThemes(desk.runner, desk.runner)
    live.is_off = True
    model = replace(BUNDLED, name="other", hash="0" * 64, folder="/models/other")
    desk.runner.act(qtbot, actions.choose_engine, model=model, at=NOON)
    settle(desk.runner, qtbot)
    assert not live.is_off
