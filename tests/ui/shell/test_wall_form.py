"""The dialog of the room: distance, picture, ink; the wall follows at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.visiting import assert_named, keys
from ui.preferences import DISTANCE, PICTURE, STARK
from ui.shell.wall_form import WallForm, fits_words


@pytest.fixture
def form(qtbot, preferences):
    over, done = QWidget(), []
    qtbot.addWidget(over)
    made = WallForm(preferences, lambda: done.append(True), over)
    made.done_, made.over = done, over
    made.open()
    return made


def test_what_is_kept_is_kept_and_told(form, preferences, qtbot):
    """Typed, ticked, Enter: the preferences hold it, and who asked is told once."""
    assert_named(form)
    form.distance.setValue(15.0)
    form.stark.setChecked(True)
    keys(form, key=Qt.Key.Key_Return)
    assert (preferences.get(DISTANCE), preferences.get(PICTURE), preferences.get(STARK)) == (15.0, 1.2, True)
    assert form.done_ == [True]


def test_left_alone_nothing_changes(form, preferences):
    """Cancel keeps what was."""
    form.distance.setValue(15.0)
    form.reject()
    assert preferences.get(DISTANCE) == 10.0 and form.done_ == []


def test_it_says_what_will_fit(form):
    """At 10 m and 1.2 m capitals are 58 mm high; from twice as far half the lines fit."""
    assert form.says.text() == fits_words(10.0, 1.2)
    assert "58 mm" in fits_words(10.0, 1.2) and "10 lines" in fits_words(10.0, 1.2)
    form.distance.setValue(20.0)
    assert "116 mm" in form.says.text() and "5 lines" in form.says.text()
    form.reject()
