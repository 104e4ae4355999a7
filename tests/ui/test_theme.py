"""The look: by role, grown with the text, the same everywhere."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QLabel

import ui
from council.files import guarded
from ui import theme
from ui.preferences import DENSE, RECENT, TEXT, WINDOW, Preferences
from ui.shell.export import csv_bytes

SOURCES = sorted(p for p in Path(ui.__file__).parent.rglob("*.py") if "theme" not in p.parts)


@pytest.fixture
def dressed(qapp):
    yield qapp
    theme.dress(qapp, theme.LIGHT)


def test_ink_follows_the_scheme(dressed):
    """What is painted after a change is painted in the new inks."""
    theme.dress(dressed, theme.DARK)
    assert theme.ink("text").name() == theme.DARK.text
    theme.dress(dressed, theme.LIGHT)
    assert theme.ink("text").name() == theme.LIGHT.text and theme.ink("for").name() == theme.LIGHT.for_


def test_an_icon_follows_the_scheme(dressed):
    """The same icon is dark on light and light on dark."""
    made = theme.icon("check")
    theme.dress(dressed, theme.LIGHT)
    light = made.pixmap(24, 24).toImage()
    theme.dress(dressed, theme.DARK)
    assert made.pixmap(24, 24).toImage() != light


def test_type_grows_from_the_persons_own_size(dressed):
    """Twice the size is twice the size, for every role."""
    usual = {role: theme.face(role).pointSizeF() for role in theme.SIZES}
    theme.dress(dressed, theme.LIGHT, text=2.0)
    assert all(theme.face(role).pointSizeF() == pytest.approx(2 * usual[role]) for role in usual)
    assert theme.grown(100) == 200


def test_a_changed_role_is_seen(dressed, qtbot):
    """A role given later polishes the widget anew."""
    label = QLabel("words")
    qtbot.addWidget(label)
    label.show()
    before = label.grab().toImage()
    theme.set_role(label, "alarm")
    assert label.grab().toImage() != before


def test_no_pixels_inks_or_sheets_outside_the_theme():
    """Only the theme knows colours and style sheets."""
    found = []
    for path in SOURCES:
        words = path.read_text()
        found += [f"{path.name}: {hit}" for hit in re.findall(r"[\"']#[0-9a-fA-F]{3,8}[\"']", words)]
        found += [f"{path.name}: setStyleSheet"] if "setStyleSheet" in words else []
    assert not found, found


def test_nothing_in_the_window_waits():
    """No dialog nests an event loop (a drag has to), and only the preferences name the settings."""
    barred = ("QSettings", "QMessageBox", "QThread", "QRunnable")
    bad = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Attribute(attr="exec", value=ast.Name(id=name)) if name not in ("drag", "app"):
                    bad.append(f"{path.name}: {name}.exec")
                case ast.Name(id=name) if name in barred and path.name != "preferences.py":
                    bad.append(f"{path.name}: {name}")
    assert not bad, bad


def test_preferences_are_read_as_they_were_kept(tmp_path):
    """What was chosen is there at the next start; what cannot be read is the default."""
    file = str(tmp_path / "p.ini")
    kept = Preferences(QSettings(file, QSettings.Format.IniFormat))
    values = (
        (TEXT, 1.25),
        (DENSE, True),
        (RECENT, ["/a b.council"]),
        (WINDOW, b"\x00\xff"),
    )
    for preference, value in values:
        kept.set(preference, value)
    settings = QSettings(file, QSettings.Format.IniFormat)
    assert all(Preferences(settings).get(preference) == value for preference, value in values)
    settings.setValue(TEXT.key, "large")
    assert Preferences(settings).get(TEXT) == 1.0


@pytest.mark.parametrize("cell", ["=1+1", "+49 1", "-x", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_run_as_a_formula(cell):
    """What a spreadsheet would run gets an apostrophe before it."""
    assert guarded(cell) == f"'{cell}"


def test_numbers_stay_numbers():
    """A negative number is no formula."""
    assert guarded("-3.5") == "-3.5"
    assert csv_bytes([["a", "ü"], ["1", "x,y"]]) == '\ufeffa,ü\r\n1,"x,y"\r\n'.encode()


def test_the_smallest_thing_to_hit_is_large_enough(dressed):
    """Rows of the densest table are at least 24 pixels high."""
    assert theme.row_height(dense=True) >= theme.TARGET
    assert QApplication.font().pointSizeF() > 0
