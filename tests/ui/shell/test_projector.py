"""The second window: it shows what was sent, in light, and never takes the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from ui import theme
from ui.shell.projector import Projector
from ui.shell.slides import Slide

LONG = Slide(
    "What we heard", tuple(f"Statement {n} with a good many words that run on for a while" for n in range(12))
)


@pytest.fixture
def projector(qtbot):
    made = Projector()
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show()
    return made


def test_it_asks_for_no_focus(projector):
    """The line keeps the focus when the projector opens; a window manager is told so."""
    assert projector.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert projector.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert projector.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_nothing_is_shown_before_something_is_sent(projector):
    """An empty wall is the rest position."""
    assert projector.slide.is_empty


def test_type_follows_distance_and_picture(projector):
    """73 of 1 080 lines at 10 m and 1.2 m; twice that at 20 m."""
    assert projector.type_pixels() == 74 or projector.type_pixels() == 73
    projector.fit(distance=20, height=1.2)
    assert projector.type_pixels() == pytest.approx(147, abs=1)


def test_what_does_not_fit_is_paged_and_never_shrunk(projector):
    """More words make more pages of the same type."""
    size = projector.type_pixels()
    projector.send(LONG)
    assert projector.pages() > 1 and projector.type_pixels() == size
    first = projector.grab().toImage()
    projector.turn(1)
    assert projector.page == 2 and projector.grab().toImage() != first
    projector.turn(-9)
    assert projector.page == 1
    projector.turn(99)
    assert projector.page == projector.pages()


def test_blank_hides_and_brings_back(projector):
    """Blank shows nothing; what was sent is still there afterwards."""
    projector.send(LONG)
    projector.blank(True)
    assert projector.slide.is_empty
    projector.blank(False)
    assert projector.slide == LONG


def test_frozen_keeps_what_stands(projector):
    """What is sent meanwhile waits, and comes when it is thawed."""
    projector.send(LONG)
    projector.freeze(True)
    projector.send(Slide("Next"))
    assert projector.slide == LONG
    projector.freeze(False)
    assert projector.slide == Slide("Next")


def test_it_is_light_in_a_dark_program(projector, qtbot):
    """A bright picture can be read in a room with daylight, whatever the desk looks like."""
    app = QApplication.instance()
    theme.dress(app, theme.DARK)
    try:
        projector.send(LONG)
        image = projector.grab().toImage()
        inks = {image.pixelColor(x, y).name() for x in range(0, 1920, 7) for y in range(0, 1080, 7)}
        assert image.pixelColor(2, 2) == theme.LIGHT.color("ground")
        assert theme.LIGHT.quiet not in inks
    finally:
        theme.dress(app, theme.LIGHT)


def test_it_says_what_it_shows(projector):
    """A screen reader finds the words on the wall."""
    projector.send(Slide("Our question", ("What to do?",)))
    assert projector.accessibleName() and "What to do?" in projector.accessibleDescription()


def test_opening_leaves_the_focus_in_the_line(projector, qtbot):
    """It stands on the other screen, or as a window of its own."""
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    projector.hide()
    projector.stand_on(line)
    assert projector.isVisible()
