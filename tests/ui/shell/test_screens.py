"""One screen and two: where the projector stands, each time in a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

DESK, WALL = (0, 0, 1280, 900), (1280, 0, 1920, 1080)
PROGRAM = """
import json, sys
from PySide6.QtWidgets import QApplication, QLineEdit
from ui.shell.projector import Projector
app = QApplication([])
line = QLineEdit()
line.show()
projector = Projector()
projector.stand_on(line, bytes.fromhex(sys.argv[1]))
app.processEvents()
projector.move(projector.x() + 31, projector.y()) if not projector.isFullScreen() else None
app.processEvents()
print(json.dumps({
    "screen": projector.screen().name(),
    "box": projector.geometry().getRect(),
    "full": projector.isFullScreen(),
    "type": projector.type_pixels(),
    "kept": bytes(projector.saveGeometry()).hex(),
}))
"""


def stood(place: Path, *screens: tuple[int, int, int, int], kept: str = "") -> dict:
    """What became of a projector opened beside these screens, the window on the first."""
    file = place / "screens.json"
    told = [
        {"name": f"screen{n}", "x": x, "y": y, "width": wide, "height": high}
        | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        for n, (x, y, wide, high) in enumerate(screens)
    ]
    file.write_text(json.dumps({"screens": told}), "utf-8")
    own = {"QT_QPA_PLATFORM": f"offscreen:configfile={file}"}
    command = [sys.executable, "-c", PROGRAM, kept]
    done = subprocess.run(command, env=os.environ | own, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_with_two_screens_it_fills_the_other(tmp_path: Path) -> None:
    """All of the second screen, with type for ten metres: 6.8 % of its height."""
    found = stood(tmp_path, DESK, WALL)
    assert found["screen"] == "screen1" and found["full"] and tuple(found["box"]) == WALL
    assert found["type"] == pytest.approx(0.068 * 1080, abs=1)


def test_with_one_screen_it_is_a_window_that_comes_back_where_it_stood(tmp_path: Path) -> None:
    """Not over everything: it can be dragged, and the next time it stands where it was left."""
    found = stood(tmp_path, DESK)
    assert found["screen"] == "screen0" and not found["full"]
    again = stood(tmp_path, DESK, kept=found["kept"])
    assert again["box"][0] == found["box"][0] + 31 and again["box"][2:] == found["box"][2:]


def test_a_place_kept_on_a_screen_that_is_gone_is_not_out_of_sight(tmp_path: Path) -> None:
    """The laptop comes home from the hall: the window stands on the screen there is."""
    wide = (0, 0, 5000, 2000)
    far = stood(tmp_path, wide)
    near = stood(tmp_path, DESK, kept=far["kept"])
    assert near["box"][0] < DESK[2] and near["box"][1] < DESK[3]
