"""A child of test_capture_kill: types, corrects, splits and reads back without a rest, and tells of it.

Each line is JSON: {"saved": id} when the screen says saved, {"line": words, "at": seconds} after each key:
the words that would be lost if the program ended then.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from council.files import resource
from council.store import Store
from ui import theme
from ui.runner import Runner
from ui.sessions.live.capture import CapturePanel

NONE = Qt.KeyboardModifier.NoModifier
WORDS = (
    "rents",
    "rise",
    "faster",
    "than",
    "pay",
    "and",
    "people",
    "move",
    "out",
    "of",
    "the",
    "inner",
    "city",
)


def tell(**said: object) -> None:
    """One line, whole, at once: what was told is in the pipe even if this process ends now."""
    os.write(1, (json.dumps(said) + "\n").encode())


def main(path: Path, session_id: str, seed: str) -> None:
    """Type until killed."""
    app = QApplication([])
    theme.furnish(resource(""))
    theme.dress(app, theme.LIGHT)
    runner = Runner()
    runner.hold(Store.open(path))
    panel = CapturePanel(runner)
    panel.keeping.saved.connect(lambda id: tell(saved=id))
    panel.show()
    panel.open(session_id)
    panel.focus_line()
    while not panel.drafting._place:
        app.processEvents()
    show(panel)
    chance = random.Random(seed)
    while True:
        type_slowly(
            panel, " ".join(chance.choices(WORDS, k=chance.randint(5, 12))) + f" {chance.random()}", chance
        )
        press(panel, Qt.Key.Key_Return)
        match chance.randint(0, 5):
            case 0:  # a correction
                press(panel, Qt.Key.Key_Up)
                type_slowly(panel, f" and {chance.random()}", chance)
                press(panel, Qt.Key.Key_Return)
            case 1:  # read back
                press(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            case 2:  # one becomes two
                QTest.qWait(60)
                press(panel, Qt.Key.Key_Up)
                panel.line.setCursorPosition(panel.line.text().rfind(" "))
                both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
                press(panel, Qt.Key.Key_Return, both)


def type_slowly(panel: CapturePanel, words: str, chance: random.Random) -> None:
    """Key by key, telling after each."""
    for letter in words:
        QTest.keyClicks(panel.line, letter)
        show(panel)
        QTest.qWait(chance.randint(1, 12))


def press(
    panel: CapturePanel, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """One key, and what then stands in the line."""
    QTest.keyClick(panel.line, key, keys)
    show(panel)


def show(panel: CapturePanel) -> None:
    """Tell what would be lost now."""
    tell(line=panel._draft().line.text, at=time.monotonic())


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
