"""The arrows of the house: who may know whom."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COUNCIL = sorted((ROOT / "council").rglob("*.py"))
UI = sorted((ROOT / "ui").rglob("*.py"))
DOORS = {"records.py", "actions.py", "queries.py"}
BARRED = {"sqlalchemy", "random", "secrets", "time", "council.clock", "council.store"}


def imported(path: Path) -> list[tuple[str, str]]:
    """(module, name) of every import statement; name is "" for a plain import."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [(node.module or "", alias.name) for alias in node.names]
    return found


def is_pure(path: Path) -> bool:
    place = path.relative_to(ROOT / "council").parts
    return len(place) > 1 and place[0] not in ("store", "cli", "sample") and path.name not in DOORS


def test_contracts_are_kept() -> None:
    """Every contract of pyproject.toml holds."""
    from importlinter.application.sentinels import NotSupplied  # noqa: F401  fails loudly if the linter moved
    from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS


@pytest.mark.parametrize("path", [p for p in COUNCIL if is_pure(p)], ids=lambda p: str(p.relative_to(ROOT)))
def test_pure_modules_are_pure(path: Path) -> None:
    """No database, clock, chance or store in a module between the doors; only `Random` may be named."""
    for module, name in imported(path):
        whole = f"{module}.{name}" if name else module
        allowed = module == "random" and name == "Random"
        assert allowed or not any(w == b or w.startswith(b + ".") for w in (module, whole) for b in BARRED), (
            whole
        )


def test_no_second_database_in_the_window() -> None:
    """Qt's own SQL would be a second road to the data (import-linter cannot name a part of Qt)."""
    assert not [p for p in UI for module, name in imported(p) if "QtSql" in (module + name)]


def test_only_one_file_knows_settings_and_one_knows_pixels() -> None:
    """QSettings is named in preferences alone; style sheets and hex colours in theme alone."""
    for path in UI:
        text = path.read_text("utf-8")
        if path.name != "preferences.py":
            assert "QSettings" not in text, path
        if path.parent != ROOT / "ui" / "theme":
            assert "setStyleSheet" not in text and not re.search(r"[\"']#[0-9a-fA-F]{6}", text), path


def test_verify_stands_alone() -> None:
    """`council verify` loads neither Qt nor numpy nor the store."""
    import subprocess

    code = (
        "import sys; from council.cli import main; main(['verify', 'nowhere']);"
        "heavy = {'PySide6', 'numpy', 'sqlalchemy', 'highspy', 'torch'} & set(sys.modules);"
        "sys.exit(f'loaded {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
