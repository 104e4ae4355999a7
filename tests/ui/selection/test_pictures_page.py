"""The page of pictures: each picture, its table, what is copied and saved, and nobody given away."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from council import clock
from council.people import actions as people
from council.people.reading import read_people
from council.selection import actions
from council.selection.queries import drawing_pool, targets_of
from council.selection.targets import Line
from tests.ui.visiting import assert_named, name_of, settle, visit
from ui import theme
from ui.page import Desk
from ui.selection.pictures.page import PicturesPage

LINES = (Line("gender", "woman", 3, 4), Line("gender", "man", 3, 4), Line("town", "North", 1, 1))
JOBS = ("baker", "smith", "nurse")


def calm(desk: Desk, qtbot: Any) -> None:
    """Wait until answers that bring new questions are home, too."""
    for _again in range(4):
        settle(desk.runner, qtbot)
    desk.commands.refresh_now()


@pytest.fixture
def page(desk: Desk, qtbot: Any) -> PicturesPage:
    """Sixty people, three targets, nobody drawn."""
    page = visit(PicturesPage, desk, qtbot)
    assert page.is_empty
    rows = [
        f"p{i:02},{('woman', 'man')[i % 2]},{('North', 'South')[i % 4 > 0]},"
        f"{'pilot' if i == 7 else JOBS[i % 3]},note {i}"
        for i in range(60)
    ]
    file = read_people(("id,gender,town,job,remark\n" + "\n".join(rows)).encode(), "people.csv")
    desk.runner.act(page, people.name_council, name="Trial", started=clock.now())
    desk.runner.act(page, people.import_pool, import_id=clock.new_id(), people=file, at=clock.now())
    desk.runner.act(page, actions.set_targets, seats=7, lines=LINES)
    calm(desk, qtbot)
    return page


@pytest.fixture
def drawn(page: PicturesPage, desk: Desk, qtbot: Any) -> PicturesPage:
    """The same with a panel."""
    from council.selection.rules import find_lottery

    found: list[Any] = []
    desk.runner.ask(page, lambda db: (drawing_pool(db).pool, targets_of(db)), found.append)
    settle(desk.runner, qtbot)
    lottery, draw_id = find_lottery(pool=found[0][0], targets=found[0][1]), clock.new_id()
    desk.runner.act(page, actions.commit_lottery, draw_id=draw_id, lottery=lottery, at=clock.now())
    desk.runner.act(page, actions.keep_draw, draw_id=draw_id, at=clock.now(), digits="321")
    calm(desk, qtbot)
    return page


def show(page: PicturesPage, desk: Desk, qtbot: Any, id: str) -> None:
    page.switch.choose(id)
    page.switch.changed.emit(id)
    calm(desk, qtbot)


def cells(page: PicturesPage) -> str:
    return "\n".join(" | ".join(row) for row in page.part.chart.rows)


def test_before_the_draw_pool_and_targets_are_beside_each_other(page: PicturesPage) -> None:
    """The first picture needs no draw; it says that nobody is drawn, and where its numbers come from."""
    assert not page.is_empty and page.part.chart.alt.endswith("Nobody is drawn yet.")
    assert page.part.source.startswith("Trial · before the draw")
    assert "gender: woman | 30 | 50%" in cells(page)


def test_every_picture_is_shown_named_and_told(drawn: PicturesPage, desk: Desk, qtbot: Any) -> None:
    """Each has a name, a description and a table; the page can be walked by whoever hears it."""
    for id in ("targets", "chances", "rules", "limits", "others", "crossed"):
        show(drawn, desk, qtbot, id)
        chart = drawn.part.chart
        assert chart is not None and chart.rows, id
        view = drawn.part._both.chart
        assert name_of(view) == chart.title and view.accessibleDescription() == chart.alt
        assert_named(drawn)


def test_every_picture_is_painted_light_and_dark(
    drawn: PicturesPage, desk: Desk, qtbot: Any, qapp: Any
) -> None:
    """Every ink is one the window has, in both schemes."""
    for scheme in (theme.DARK, theme.LIGHT):
        theme.dress(qapp, scheme)
        for id in ("targets", "chances", "rules", "limits", "others", "crossed"):
            show(drawn, desk, qtbot, id)
            view = drawn.part._both.chart
            view.resize(600, view.heightForWidth(600))
            image = view.grab().toImage()
            assert len({image.pixel(x, y) for x in range(0, 600, 7) for y in range(image.height())}) > 3, id


def test_two_rules_are_compared(page: PicturesPage, desk: Desk, qtbot: Any) -> None:
    """Any two rules are computed when they are asked for, once, and named in table and description."""
    show(page, desk, qtbot, "rules")
    assert page.part.chart.head[1:] == ("Fairest", "Plain random") and "Gini" in page.part.chart.alt
    page.rules[1].setCurrentIndex(page.rules[1].findData("nash"))
    calm(desk, qtbot)
    assert page.part.chart.head[1:] == ("Fairest", "Even-handed")
    assert set(page._points) == {"leximin", "random", "nash"}
    page.rules[1].setCurrentIndex(page.rules[1].findData("random"))
    assert page.part.chart.head[1:] == ("Fairest", "Plain random")  # at once: nothing is computed again


def test_who_limits_whom_names_the_targets(page: PicturesPage, desk: Desk, qtbot: Any) -> None:
    """A town of fifteen with one seat at most has smaller chances, and its target is named."""
    show(page, desk, qtbot, "limits")
    assert "town, North: at most 1 seat for 15 people" in cells(page)


def test_a_small_group_is_never_published(drawn: PicturesPage, desk: Desk, qtbot: Any) -> None:
    """One pilot stands with others and the note says so; all groups are shown when asked for."""
    show(drawn, desk, qtbot, "others")
    assert "pilot" not in cells(drawn) and "small groups" in cells(drawn)
    assert drawn.part.chart.note.startswith("Groups of fewer than 5 people")
    assert "remark" not in cells(drawn)
    drawn.action("selection.show_small").trigger()
    calm(desk, qtbot)
    assert "job: pilot | 1 |" in cells(drawn) and drawn.small.current == "all"
    assert "Not for publication" in drawn.part.chart.note


def test_two_attributes_are_crossed(drawn: PicturesPage, desk: Desk, qtbot: Any) -> None:
    """Whichever two are chosen; combinations of few people are not shown."""
    show(drawn, desk, qtbot, "crossed")
    drawn.features[0].setCurrentText("job")
    drawn.features[1].setCurrentText("gender")
    assert drawn.part.chart.title == "job and gender crossed"
    assert "pilot, man | not shown" in cells(drawn)


def test_a_picture_is_copied_and_saved(drawn: PicturesPage, desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    """PNG and SVG by the name, the table as CSV; the clipboard has picture and words."""
    drawn.action("selection.copy_picture").trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage() and data.text().startswith("Pool, targets and panel side by side")
    for name in ("picture.png", "picture.svg"):
        desk.feedback.files = lambda *_given, name=name: tmp_path / name
        drawn.action("selection.save_picture").trigger()
        calm(desk, qtbot)
    image = QImage(str(tmp_path / "picture.png"))
    assert image.width() > 1200 and image.text("Description") == drawn.part.chart.alt
    drawing = (tmp_path / "picture.svg").read_text()
    assert "<title>Pool, targets and panel side by side</title>" in drawing and "Trial · draw 1" in drawing
    drawn.action("selection.picture_as_table").trigger()
    desk.commands.refresh_now()
    desk.feedback.files = lambda *_given: tmp_path / "table"
    drawn.action("selection.save_picture").trigger()
    calm(desk, qtbot)
    rows = list(csv.reader(io.StringIO((tmp_path / "table.csv").read_text())))
    assert tuple(rows[0]) == drawn.part.chart.head and len(rows) == 1 + len(drawn.part.chart.rows)
    drawn.action("selection.copy_picture").trigger()
    assert QGuiApplication.clipboard().text().splitlines()[0].split("\t") == list(drawn.part.chart.head)


def test_a_folder_that_cannot_be_written_is_told(
    drawn: PicturesPage, desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    """Nothing is lost without a word."""
    desk.feedback.files = lambda *_given: tmp_path / "nowhere" / "deep" / "picture.png"
    (tmp_path / "nowhere").write_text("a file, not a folder")
    drawn.action("selection.save_picture").trigger()
    calm(desk, qtbot)
    assert "cannot be written" in drawn._banner.words


def test_new_targets_make_new_pictures(page: PicturesPage, desk: Desk, qtbot: Any) -> None:
    """What was computed over other targets is not shown any more."""
    show(page, desk, qtbot, "chances")
    before = page.part.chart.rows
    desk.runner.act(page, actions.set_targets, seats=7, lines=(*LINES[:2], Line("town", "North", 3, 3)))
    calm(desk, qtbot)
    assert page.part.chart is not None and page.part.chart.rows != before or page._points


def test_pictures_are_reached_by_keys_alone(drawn: PicturesPage, desk: Desk, qtbot: Any) -> None:
    """Arrows choose the picture, Ctrl+Shift+T turns it over, Ctrl+Shift+C copies."""
    first = drawn.first_focus()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    calm(desk, qtbot)
    assert drawn.switch.current == "chances"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(drawn, Qt.Key.Key_T, both)
    assert drawn.part.is_table
    QTest.keyClick(drawn, Qt.Key.Key_C, both)
    assert QGuiApplication.clipboard().text().startswith("Who\tChance\t")
    QTest.keyClick(drawn, Qt.Key.Key_Escape)  # no modifier is held for whoever comes next
