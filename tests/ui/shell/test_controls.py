"""The control list: what the room sees, what can be sent, by which key; and the way back to the line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.shell.test_projecting import meet, projecting, run, window  # noqa: F401
from tests.ui.visiting import assert_named
from ui import theme
from ui.shell.controls import standing_words
from ui.shell.projector import Projector
from ui.shell.released import PARTS
from ui.shell.slides import Slide


@pytest.fixture
def controls(desk, qtbot, projecting):  # noqa: F811
    """The control list of an open projector over a running session."""
    desk.runner.act(qtbot, meet)
    run(desk, qtbot, "projector")
    return projecting.controls


def titles(controls) -> dict[str, str]:
    rows = [controls._row(offer) for offer in controls._table.values()]
    return {row.mark: f"{row.title} {row.side}".strip() for row in rows}


def test_it_opens_beside_the_page_and_leaves_the_focus_in_the_line(controls, window):  # noqa: F811
    """It is there as soon as the projector is; nothing in it takes the focus unasked."""
    assert controls.isVisible() and not controls.isAncestorOf(window.focusWidget())
    assert_named(controls)


def test_each_part_stands_with_its_digit_and_what_there_is(controls, desk, qtbot):
    """What has nothing to show is told from what has; what stands is marked."""
    told = titles(controls)
    assert len(controls._table.values()) == len(PARTS)
    assert told["1"].endswith("–") and told["4"] == "Now and next 2"
    run(desk, qtbot, "project_agenda")
    assert titles(controls)["4"] == "Now and next shown"


def test_the_picture_is_the_wall_itself(controls, projecting, desk, qtbot):  # noqa: F811
    """Blank on the wall is blank in the picture; words there are words here."""
    projecting.projector.resize(1024, 576)
    run(desk, qtbot, "project_statements")
    shown = inks(controls.picture)
    run(desk, qtbot, "project_blank")
    blank = inks(controls.picture)
    assert theme.LIGHT.ground in blank and len(shown) > len(blank)


def inks(picture) -> set[str]:
    image = picture.grab().toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(3, image.width() - 3)
        for y in range(3, image.height() - 3)
    }


def test_bare_keys_work_in_the_list_and_esc_goes_back(controls, projecting, desk, qtbot, window):  # noqa: F811
    """Ctrl+F9 goes there; Enter sends, B blanks, F freezes, Esc gives the line back."""
    run(desk, qtbot, "project_list")
    assert window.focusWidget() is controls.list
    controls.list.choose("agenda")
    QTest.keyClick(controls.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: projecting.projector.slide.part == "agenda")
    QTest.keyClick(controls.list, Qt.Key.Key_B)
    QTest.keyClick(controls.list, Qt.Key.Key_F)
    assert projecting.projector.is_blank and projecting.projector.is_frozen
    QTest.keyClick(controls.list, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.line and controls.isVisible()


def test_arrows_turn_the_pages(controls, projecting, desk, qtbot):  # noqa: F811
    """Right goes on, Left goes back."""
    projecting.projector.send(Slide("Long", tuple(f"Statement {n} " * 9 for n in range(9))))
    run(desk, qtbot, "project_list")
    QTest.keyClick(controls.list, Qt.Key.Key_Right)
    assert projecting.projector.page == 2
    QTest.keyClick(controls.list, Qt.Key.Key_Left)
    assert projecting.projector.page == 1


def test_from_the_list_its_key_puts_it_away_for_good(controls, projecting, desk, qtbot, window):  # noqa: F811
    """Who wants the room for the page has it, now and when the projector opens again."""
    run(desk, qtbot, "project_list")
    run(desk, qtbot, "project_list")
    assert not controls.isVisible() and window.focusWidget() is window.line
    run(desk, qtbot, "projector")
    run(desk, qtbot, "projector")
    assert not controls.isVisible()


def test_a_click_sends_and_leaves_the_focus(controls, projecting, desk, qtbot, window):  # noqa: F811
    """One click; the line keeps the focus."""
    window.activateWindow()
    window.line.setFocus()
    index = controls.list.model().index(3, 0)
    spot = controls.list.visualRect(index).center()
    QTest.mouseClick(controls.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: projecting.projector.slide.part == "agenda")
    assert window.focusWidget() is window.line


def test_what_stands_is_said_in_one_line(qtbot):
    """Closed, open, blank, frozen, pages, and what waits."""
    assert standing_words(None) == "The projector is closed."
    wall = Projector()
    qtbot.addWidget(wall)
    wall.resize(960, 540)
    assert standing_words(wall) == "Open; nothing has been sent."
    wall.send(Slide("Long", tuple(f"Statement {n} " * 9 for n in range(9))))
    assert standing_words(wall).startswith("Long · page 1 of ")
    wall.freeze(True)
    wall.send(Slide("Next"))
    wall.blank(True)
    assert standing_words(wall).startswith("Blank · Long") and standing_words(wall).endswith(
        "frozen · then Next"
    )
