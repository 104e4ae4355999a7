"""The main job by its one command, and what it leaves behind."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from council.cli import main

BOUND = ("commitment.json", "reveal.json", "result.json")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `council demo` has run once."""
    out = tmp_path_factory.mktemp("demo") / "out"
    code = "import sys; from ui.__main__ import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "demo", "--out", str(out)]
    env = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 0, done.stderr
    assert str(out / "report.pdf") in done.stdout
    return out


def test_everything_is_there(demo: Path) -> None:
    """Council, panel, certificate, themes, report and summary, and nothing half-made."""
    names = {path.name for path in demo.iterdir()}
    wanted = {"sample.council", "panel.csv", "certificate", "themes.json", "report.pdf", "summary.json"}
    assert wanted <= names and not any(name.startswith(".") for name in names), names


def test_summary_tells_steps_with_seconds_and_counts(demo: Path) -> None:
    """Each step says how long it took and what came of it; the counts agree with the files."""
    summary = json.loads((demo / "summary.json").read_text("utf-8"))
    assert all(step["seconds"] >= 0 and len(step) > 2 for step in summary["steps"])
    steps = {step["name"]: step for step in summary["steps"]}
    panel = list(csv.DictReader((demo / "panel.csv").read_text("utf-8").splitlines()))
    assert len(panel) == steps["Lottery and panel"]["seated"] == 100
    assert steps["Lottery and panel"]["smallest_chance"] == "21/766"
    assert len(json.loads((demo / "themes.json").read_text("utf-8"))) == steps["Themes"]["themes"]


def test_the_certificate_holds(demo: Path) -> None:
    """`council verify` accepts the draw."""
    assert main(["verify", str(demo / "certificate")]) == 0


@pytest.mark.parametrize("name", BOUND)
def test_any_changed_byte_is_found(demo: Path, name: str, tmp_path: Path) -> None:
    """One byte changed anywhere in commitment, reveal or result, and the certificate is refused."""
    for file in (demo / "certificate").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    whole = (tmp_path / name).read_bytes()
    step = max(1, len(whole) // 60)
    for at in [*range(0, len(whole), step), len(whole) - 1]:
        changed = bytearray(whole)
        changed[at] ^= 1
        (tmp_path / name).write_bytes(changed)
        assert main(["verify", str(tmp_path)]) == 1, f"{name}, byte {at}"


def test_the_report_is_a_report(demo: Path) -> None:
    """At least six pages, with every section the main job has words for, and whose words they are."""
    import pypdfium2

    pages = pypdfium2.PdfDocument(demo / "report.pdf")
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    assert len(pages) >= 6
    for words in (
        "How we were chosen",
        "How we worked",
        "What we heard",
        "Minority views",
        "CC BY 4.0",
        "invented",
    ):
        assert words in text, words
    summary = json.loads((demo / "summary.json").read_text("utf-8"))
    commitment = next(step["commitment"] for step in summary["steps"] if "commitment" in step)
    assert commitment in "".join(text.split())


def test_it_does_not_write_over_results(demo: Path) -> None:
    """A second run into the same folder is refused without --force, and touches nothing."""
    before = {path: path.stat().st_mtime_ns for path in demo.rglob("*")}
    assert main(["demo", "--out", str(demo)]) == 1
    assert {path: path.stat().st_mtime_ns for path in demo.rglob("*")} == before


def test_the_council_is_sound(demo: Path) -> None:
    """The file it leaves passes its check."""
    assert main(["check", str(demo / "sample.council")]) == 0
