"""A child of test_capture_kill: types statements without a rest, and prints what it shows.

Each line is JSON: {"saved": id} when the screen says saved, {"line": words, "at": seconds} after each key.
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
    tell(line=panel.line.text(), at=time.monotonic())
    chance = random.Random(seed)
    while True:
        for letter in " ".join(chance.choices(WORDS, k=chance.randint(2, 12))) + f" {chance.random()}":
            QTest.keyClicks(panel.line, letter)
            tell(line=panel.line.text(), at=time.monotonic())
            QTest.qWait(chance.randint(1, 12))
        QTest.keyClick(panel.line, Qt.Key.Key_Return)
        tell(line=panel.line.text(), at=time.monotonic())


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
