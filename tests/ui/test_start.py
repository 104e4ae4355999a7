"""What a start loads: the window, and nothing heavy; a verb without a window, and no Qt."""

from __future__ import annotations

import os
import subprocess
import sys

HEAVY = ("torch", "sentence_transformers", "sklearn", "scipy", "numpy", "highspy", "reportlab", "openpyxl")
HEAVY += ("onnxruntime", "pyqtgraph", "cryptography", "sqlalchemy", "sqlcipher3")

WINDOW = """
import sys
from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QApplication
app = QApplication([])
QStandardPaths.setTestModeEnabled(True)
from ui.app import build
from ui.preferences import Preferences
program = build(app, preferences=Preferences(QSettings(sys.argv[1], QSettings.Format.IniFormat)))
program.window.show()
app.processEvents()
print(" ".join(sorted(sys.modules)), f"turn={sys.getswitchinterval():.3f}")
program.end()
"""
VERB = """
import sys
from ui.__main__ import main
try:
    main(["--help"])
except SystemExit:
    pass
print("MODULES", " ".join(sorted(sys.modules)))
"""


def _modules(code: str, *args: str) -> set[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code, *args], capture_output=True, text=True, timeout=60, env=environment
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_window_stands_before_anything_heavy_is_loaded(tmp_path):
    """No heavy library and no room's page is imported until it is needed, and threads soon give way to it."""
    loaded = _modules(WINDOW, str(tmp_path / "preferences.ini"))
    assert "turn=0.001" in loaded
    assert not loaded & set(HEAVY)
    assert not [
        name for name in loaded if name.startswith("ui.") and name.endswith(".page") and name != "ui.page"
    ]


def test_a_verb_loads_no_qt():
    """The command line runs where no Qt is installed."""
    assert not [name for name in _modules(VERB) if name.startswith(("PySide6", "shiboken6"))]
