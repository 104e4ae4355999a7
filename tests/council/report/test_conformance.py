"""Every kind of report keeps PDF/UA-1 and PDF/A-3a in one file, as veraPDF judges, and is a sound PDF."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.council.report.reports import REPORTS, printed
from tests.council.report.validators import verapdf


@pytest.mark.parametrize("flavour", verapdf.PROFILES)
@pytest.mark.parametrize("name", REPORTS)
def test_a_report_keeps_both_standards(name: str, flavour: str) -> None:
    """No rule of the standard is broken, and the checker did look."""
    verapdf.needed()
    verdict = verapdf.judged(printed(name).data, flavour)
    assert verdict.passes, verdict
    assert verdict.checks > 1000


@pytest.mark.parametrize(("flavour", "rules"), verapdf.RULES.items())
def test_the_checker_knows_every_rule(flavour: str, rules: int) -> None:
    """All rules of the standard were built from its profile; an empty profile would pass anything."""
    verapdf.needed()
    assert verapdf.profile(flavour).getRules().size() == rules


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_every_file_sound(tmp_path: Path) -> None:
    """No syntax error, no damaged stream, no object out of place."""
    for name in REPORTS:
        file = tmp_path / "report.pdf"
        file.write_bytes(printed(name).data)
        done = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
        assert done.returncode == 0, (name, done.stdout, done.stderr)
        assert "WARNING" not in done.stdout + done.stderr, name
