"""How long until the window can be used: several cold processes, warm disk, no screen.

    python packaging/bench_start.py [--runs 7] [--limit 1.5]

Each run starts the program as a person does and stops at its first idle moment with the window painted.
Fails when the median is over the limit, or when a heavy library was loaded before the window stood.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEAVY = ("torch", "sklearn", "highspy", "reportlab", "numpy", "scipy", "openpyxl", "onnxruntime", "pyqtgraph",
         "sentence_transformers")  # fmt: skip

CHILD = """
import json, sys
from PySide6.QtCore import QSettings, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication
app = QApplication([])
QStandardPaths.setTestModeEnabled(True)
from ui.app import build
from ui.preferences import Preferences
program = build(app, preferences=Preferences(QSettings(sys.argv[2], QSettings.Format.IniFormat)))
program.window.show()
program.window.grab()
def ready():
    loaded = [name for name in sys.argv[1].split() if name in sys.modules]
    print(json.dumps(loaded), flush=True)
    program.end()
    app.quit()
QTimer.singleShot(0, ready)
app.exec()
"""


def main() -> int:
    """Measure, print, judge. Returns: 0 when the promise holds, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--limit", type=float, default=1.5, help="seconds the median may take")
    args = parser.parse_args()
    _start()  # one run to warm the disk
    runs = [_start() for _ in range(args.runs)]
    seconds, loaded = [run[0] for run in runs], sorted({name for run in runs for name in run[1]})
    median = statistics.median(seconds)
    print(
        f"window interactive: median {median:.2f} s of {args.runs} ({min(seconds):.2f} to {max(seconds):.2f})"
    )
    print(f"heavy libraries loaded: {', '.join(loaded) or 'none'}")
    return 0 if median < args.limit and not loaded else 1


def _start() -> tuple[float, list[str]]:
    """One start: seconds from the call to the first idle moment, and the heavy libraries loaded by then."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    with (
        tempfile.TemporaryDirectory() as place
    ):  # settings of its own: Qt writes them by renaming over the file
        command = [sys.executable, "-c", CHILD, " ".join(HEAVY), str(Path(place) / "start.ini")]
        begun = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True, cwd=ROOT)
        assert child.stdout is not None
        line = child.stdout.readline()
        seconds = time.perf_counter() - begun
        child.wait(30)
    return seconds, json.loads(line)


if __name__ == "__main__":
    sys.exit(main())
