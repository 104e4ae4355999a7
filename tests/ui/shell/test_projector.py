"""The second window: it shows what was sent, in light, and never takes the focus."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from council.sessions import timers
from ui import theme
from ui.shell.projector import Projector
from ui.shell.slides import Bar, Slide

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


def test_what_moved_is_renewed_on_its_page(projector):
    """The same part with other words takes its place and keeps the page; another part does not."""
    projector.send(replace(LONG, part="statements"))
    projector.turn(1)
    projector.renew(replace(LONG, part="statements", heading="Renewed"))
    assert projector.slide.heading == "Renewed" and projector.page == 2
    projector.renew(Slide("Agenda", ("Now",), part="agenda"))
    assert projector.slide.heading == "Renewed"


def test_what_is_taken_back_goes_even_from_a_frozen_wall(projector):
    """Frozen holds against what is sent, not against a withdrawal; what waits loses it too."""
    first = Slide("Heard", ("stays", "goes"), part="statements")
    projector.send(first)
    projector.freeze(True)
    projector.send(replace(first, blocks=("stays", "goes", "new")))
    projector.take_back(replace(first, blocks=("stays", "new", "later")))
    assert projector.slide.blocks == ("stays",) and projector.waiting.blocks == ("stays", "new")
    projector.freeze(False)
    assert projector.slide.blocks == ("stays", "new")


def test_frozen_stands_still_while_its_part_moves(projector):
    """Now and next goes on in the file; the wall waits until it is thawed."""
    projector.send(Slide("Agenda", ("Now: Talk",), part="agenda"))
    projector.freeze(True)
    projector.renew(Slide("Agenda", ("Now: Break",), part="agenda"))
    assert projector.slide.blocks == ("Now: Talk",)
    projector.freeze(False)
    assert projector.slide.blocks == ("Now: Break",)


def test_one_thought_stands_larger_where_it_fits(projector):
    """A short question fills the wall; a long one is as large as the last row needs."""
    projector.send(Slide("Q", ("Short?",), is_short=True))
    assert projector._share() > 1
    projector.send(Slide("Q", ("Long " * 130,), is_short=True))
    assert projector._share() == 1 and projector.pages() == 2


def test_black_on_white_where_the_room_needs_it(projector):
    """The greatest contrast there is, for weak lamps and bright rooms."""
    projector.fit(distance=10, height=1.2, stark=True)
    projector.send(Slide("Themes", bars=(Bar("A theme", "3", 0.5),)))
    image = projector.grab().toImage()
    assert image.pixelColor(2, 2) == Qt.GlobalColor.white
    assert theme.LIGHT.accent not in {
        image.pixelColor(x, y).name() for x in range(0, 1920, 5) for y in range(0, 1080, 5)
    }


def test_the_countdown_beats_at_each_full_second_and_stops_out_of_sight(qtbot):
    """It looks again when the next second is full; paused, blank or hidden it does not."""
    start = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
    wall = Projector(now=lambda: start + timedelta(seconds=12.4))
    qtbot.addWidget(wall)
    wall.resize(960, 540)
    wall.show()
    timer = timers.start(timers.Timer("item", 600, "t", "i"), start)
    wall.send(Slide("Talk", countdown=timer))
    assert wall._beat.isActive() and wall._beat.interval() == 601
    wall.blank(True)
    assert not wall._beat.isActive()
    wall.blank(False)
    assert wall._beat.isActive()
    wall.send(Slide("Talk", countdown=timers.pause(timer, start)))
    assert not wall._beat.isActive()
    wall.send(Slide("Talk", countdown=timer))
    wall.hide()
    assert not wall._beat.isActive()


def test_the_digits_stand_where_they_stood_from_second_to_second(qtbot):
    """Only the digits and the bar change: heading and ground do not blink."""
    start = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
    moment = [start]
    wall = Projector(now=lambda: moment[0])
    qtbot.addWidget(wall)
    wall.resize(960, 540)
    wall.show()
    wall.send(Slide("Talk", countdown=timers.start(timers.Timer("item", 600, "t", "i"), start)))
    before = wall.grab().toImage()
    moment[0] += timedelta(seconds=1)
    after = wall.grab().toImage()
    head = before.rect().adjusted(0, 0, 0, -round(540 * 0.85))
    assert before != after and before.copy(head) == after.copy(head)


def test_a_slide_begins_where_the_page_was(projector):
    """Sent from a chosen statement, the wall opens at the page on which it begins; else at the first."""
    bars = tuple(
        Bar(f"A statement about water and streets, number {n}", "3", note="x", id=f"s{n}") for n in range(30)
    )
    projector.send(Slide("What we share", bars=bars), begin_at="s20")
    assert projector.page > 1
    at = projector.page
    assert projector.page_of("s20") == at - 1 and projector.page_of("gone") == 0
    projector.send(Slide("What we share", bars=bars))
    assert projector.page == 1
