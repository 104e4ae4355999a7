"""What tests of the window stand on: a dressed program, a desk over a real file, nothing left alive."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from council.files import resource
from ui import theme
from ui.app import desk_for
from ui.beside import Beside
from ui.page import Desk
from ui.preferences import Preferences
from ui.runner import Runner


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    QStandardPaths.setTestModeEnabled(True)
    theme.furnish(resource(""))
    theme.dress(qapp, theme.LIGHT)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """A person's settings in a file of this test."""
    return Preferences(QSettings(str(tmp_path / "preferences.ini"), QSettings.Format.IniFormat))


@pytest.fixture(scope="session")
def beside() -> Iterator[Beside]:
    """One process beside the window for all tests: its libraries and its model are loaded once."""
    made = Beside()
    yield made
    made.end()


@pytest.fixture
def runner(qtbot, tmp_path: Path, beside: Beside) -> Iterator[Runner]:
    """A runner with an empty council open on its store thread."""
    made, asker = Runner(beside=beside), QObject()
    with qtbot.waitSignal(made.opened):
        made.open(asker, tmp_path / "test.council", create=True)
    yield made
    made.end()


@pytest.fixture
def desk(runner: Runner, preferences: Preferences) -> Iterator[Desk]:
    """All a page may reach, over an empty council."""
    root = QObject()
    yield desk_for(runner, preferences, root)
    root.deleteLater()


@pytest.fixture(autouse=True)
def _nothing_dangles(qapp: QApplication) -> Iterator[None]:
    """A thread, a running timer or a window left alive fails the test that made it."""
    threads = set(threading.enumerate())
    windows = set(QApplication.topLevelWidgets())
    yield
    qapp.sendPostedEvents(None, 0)
    qapp.processEvents()
    left = [t.name for t in set(threading.enumerate()) - threads if t.name.startswith(("store", "work"))]
    assert not left, f"threads left alive: {left}"
    standing = [w for w in set(QApplication.topLevelWidgets()) - windows if isValid(w) and w.isVisible()]
    assert not standing, f"windows left standing: {standing}"
    ticking = [t for w in standing for t in w.findChildren(QTimer) if t.isActive()]
    assert not ticking, f"timers left ticking: {ticking}"
