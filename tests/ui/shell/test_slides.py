"""What the projector shows, without a window."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.shell.slides import Slide, agenda_slide, question_slide, statements_slide
from ui.widgets.lettering import paged, type_share


@dataclass(frozen=True)
class Item:
    position: int
    title: str
    state: str = "planned"


@dataclass(frozen=True)
class Said:
    text: str
    state: str


def test_type_is_readable_ten_metres_away():
    """Capitals of 58 mm at 10 m are 6.8 % of a picture 1.2 m high."""
    assert type_share(distance=10, height=1.2) == pytest.approx(0.068, abs=0.0005)
    assert type_share(distance=10, height=1.2) * 1200 * 0.71 == pytest.approx(58.2, abs=0.1)


def test_type_grows_with_the_room_and_shrinks_with_the_picture():
    """Twice as far wants twice the type; a picture twice as high needs half the share."""
    near = type_share(distance=5, height=1.2)
    assert type_share(distance=10, height=1.2) == pytest.approx(2 * near)
    assert type_share(distance=5, height=2.4) == pytest.approx(near / 2)


@given(st.lists(st.integers(min_value=1, max_value=30), max_size=20), st.integers(min_value=1, max_value=9))
def test_every_line_stands_on_exactly_one_page_in_order(lines, room):
    """What does not fit is paged: nothing is left out, shown twice, or more than the page holds."""
    pages = paged(lines, room)
    seen = [(part.block, line) for page in pages for part in page for line in range(part.first, part.last)]
    assert seen == [(block, line) for block, count in enumerate(lines) for line in range(count)]
    for page in pages:
        assert sum(part.last - part.first for part in page) + len(page) - 1 <= room


@given(st.lists(st.integers(min_value=1, max_value=6), max_size=20))
def test_a_block_that_fits_on_a_page_is_never_torn(lines):
    """A statement is read in one piece where it can be."""
    parts = [part for page in paged(lines, 6) for part in page]
    assert all((part.first, part.last) == (0, lines[part.block]) for part in parts)


def test_the_agenda_says_now_and_next():
    """Only what runs and what follows it; what is over or cut is not shown."""
    items = [Item(1, "Welcome", "done"), Item(2, "Talk", "running"), Item(3, "Old", "cut"), Item(4, "Break")]
    assert agenda_slide(items).blocks == ("Now: Talk", "Next: Break")
    assert agenda_slide(items[3:]).blocks == ("Next: Break",)
    assert agenda_slide(items[:1]).blocks == ()


def test_only_statements_read_back_reach_the_wall():
    """What its speakers have not found right cannot be projected, and no seat or table goes with it."""
    slide = statements_slide([Said("right", "read_back"), Said("not yet", "captured")])
    assert slide.blocks == ("right",)


def test_a_question_is_a_slide_of_its_own():
    """No question, nothing to show."""
    assert question_slide("What to do?").blocks == ("What to do?",)
    assert question_slide("").blocks == () and Slide().is_empty
