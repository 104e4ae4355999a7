"""The command line as a whole: its verbs, its exit codes, its words when something is refused."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from council.cli import USAGE, VERBS, main
from council.report.refusals import ReportUnsound
from council.store import Store
from council.store.refusals import PassphraseNeeded


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_with_examples(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`council VERB --help` ends with 0 and shows at least one example of itself."""
    assert main([verb, "--help"]) == 0
    told = capsys.readouterr().out
    assert "examples:" in told and told.count(f"council {verb} ") >= 2


def test_overview_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    """`council --help` tells all verbs and the window."""
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    assert all(f"  {verb} " in told for verb in VERBS) and "open FILE" in told


WRONG = [["nonsense"], ["check"], ["check", "a", "--wrong"], ["seat", "--tables", "x"], ["open"]]


@pytest.mark.parametrize("argv", WRONG)
def test_wrong_usage_is_64(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage ends with 64, never with 2, which means "the answer is no"."""
    assert main(argv) == USAGE
    assert capsys.readouterr().err


def test_check_tells_sound_from_damaged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """0 and "sound" for a good file; 1 and what was found for one with overwritten pages."""
    path = tmp_path / "a.council"
    Store.open(path, create=True).close()
    assert main(["check", str(path)]) == 0
    assert "sound" in capsys.readouterr().out
    data = bytearray(path.read_bytes())
    data[5000:] = b"\xff" * (len(data) - 5000)
    path.write_bytes(data)
    assert main(["check", str(path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["sound"] is False


def test_refusals_are_said_and_end_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is refused is said on standard error, by name and with a way out."""
    assert main(["check", str(tmp_path / "none.council")]) == 1
    told = capsys.readouterr()
    assert "none.council" in told.err and not told.out


def test_passphrase_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An encrypted council opens for commands with COUNCIL_PASSPHRASE; without it the refusal says why."""
    path = tmp_path / "s.council"
    Store.open(path, "words", create=True).close()
    assert main(["check", str(path)]) == 1
    monkeypatch.setenv("COUNCIL_PASSPHRASE", "words")
    assert main(["check", str(path)]) == 0
    assert PassphraseNeeded.sentence


def test_console_script_reaches_verbs_without_qt(tmp_path: Path) -> None:
    """`council check` loads neither Qt nor a heavy library."""
    path = tmp_path / "a.council"
    Store.open(path, create=True).close()
    code = (
        "import sys; sys.argv = ['council', 'check', sys.argv[1]]\n"
        "from ui.__main__ import main\n"
        "try: code = main()\n"
        "except SystemExit as done: code = done.code\n"
        "heavy = {'PySide6', 'torch', 'numpy', 'highspy', 'reportlab', 'sklearn'} & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else code)"
    )
    command = [sys.executable, "-c", code, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_refusal_that_tells_its_findings_in_words_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Findings that are words, as those of a report, are said once and are no list to go through."""

    def refuse(*_given: object, **_more: object) -> None:
        raise ReportUnsound(findings="A figure stands without its base.")

    path = tmp_path / "a.council"
    Store.open(path, create=True).close()
    monkeypatch.setattr("council.cli.report.write_report", refuse)
    assert main(["report", str(path), "--out", str(tmp_path / "r.pdf")]) == 1
    assert "A figure stands without its base." in capsys.readouterr().err
