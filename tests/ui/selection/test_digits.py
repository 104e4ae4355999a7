"""Digits as they are read aloud: one box each, by keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.visiting import assert_named
from ui.selection.draw.digits import DigitBoxes


@pytest.fixture
def boxes(qtbot: Any) -> DigitBoxes:
    made = DigitBoxes()
    qtbot.addWidget(made)
    made.offer(3)
    made.show()
    made.boxes[0].setFocus()
    return made


def type_on(words: str) -> None:
    """Type where the focus is, letter by letter."""
    for letter in words:
        QTest.keyClicks(QApplication.focusWidget(), letter)


def test_each_digit_goes_to_the_next_box(boxes: DigitBoxes) -> None:
    """Three keys fill three boxes; each change is told, with a blank where a box is open."""
    told: list[str] = []
    boxes.changed.connect(told.append)
    type_on("739")
    assert boxes.text() == "739" and boxes.is_full() and told == ["7", "73", "739"]
    assert_named(boxes)


def test_what_is_no_digit_stays_out(boxes: DigitBoxes) -> None:
    """Letters, blanks and digits of other scripts are not taken."""
    type_on("a 4")
    QApplication.clipboard().setText("٣")
    boxes.boxes[1].paste()
    assert boxes.text() == "4"


def test_backspace_goes_back(boxes: DigitBoxes) -> None:
    """From an open box it takes the digit before; a slip is mended by typing over it."""
    type_on("73")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert boxes.text() == "7" and QApplication.focusWidget() is boxes.boxes[1]
    boxes.boxes[0].setFocus()
    boxes.boxes[0].selectAll()
    type_on("8")
    assert boxes.text() == "8" and not boxes.is_full()


def test_arrow_keys_walk_and_a_missing_middle_is_seen(boxes: DigitBoxes) -> None:
    """A digit left out is a blank, never closed up; so 7 _ 9 is not 79."""
    type_on("7")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    type_on("9")
    assert boxes.text() == "7 9" and not boxes.is_full()


def test_a_number_pasted_spreads(boxes: DigitBoxes) -> None:
    """What is pasted into one box fills those after it."""
    QApplication.clipboard().setText("7 3-9 5")
    boxes.boxes[0].paste()
    assert boxes.text() == "739"


def test_another_draw_has_other_boxes(boxes: DigitBoxes) -> None:
    """Six digits for a million tickets; what was kept stands again."""
    boxes.offer(6)
    boxes.put("12 4")
    assert len(boxes.boxes) == 6 and boxes.text() == "12 4"
