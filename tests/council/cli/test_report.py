"""`council report`: the report without a window."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from council.cli import main
from council.people.actions import name_council
from council.report import queries
from council.store import Store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A council that has a name and nothing else."""
    path = tmp_path / "homes.council"
    with Store.open(path, create=True) as store:
        store.act(name_council, name="Council on homes", started=datetime(2026, 1, 1, tzinfo=UTC))
    return path


def test_one_command_writes_all_three(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """PDF, web page and data are written, folders are made, and the summary tells pages and fingerprint."""
    out = tmp_path / "new" / "r.pdf"
    asked = ["report", str(file), "--out", str(out), "--html", "--data", str(tmp_path / "d"), "--json"]
    assert main(asked) == 0
    told = json.loads(capsys.readouterr().out)
    assert out.read_bytes().startswith(b"%PDF")
    assert told["pages"] >= 2
    assert "<h1>Council on homes</h1>" in out.with_suffix(".html").read_text(encoding="utf-8")
    assert (tmp_path / "d" / "report.json").is_file()


def test_a_draft_seals_nothing_and_an_edition_does(file: Path, tmp_path: Path) -> None:
    """Only --publish leaves an edition in the council's record, with the fingerprint of the very file."""
    out = tmp_path / "r.pdf"
    assert main(["report", str(file), "--out", str(out), "--day", "2026-11-22"]) == 0
    with Store.open(file) as store:
        assert store.read(queries.editions_of) == ()
    draft = out.read_bytes()
    assert main(["report", str(file), "--out", str(out), "--day", "2026-11-22"]) == 0
    assert out.read_bytes() == draft
    assert main(["report", str(file), "--out", str(out), "--day", "2026-11-22", "--publish"]) == 0
    with Store.open(file) as store:
        (edition,) = store.read(queries.editions_of)
    assert edition.bytes == len(out.read_bytes())


def test_refusals_are_said_and_leave_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A council without a name has no title: exit 1, a sentence, and no file."""
    path, out = tmp_path / "x.council", tmp_path / "r.pdf"
    Store.open(path, create=True).close()
    assert main(["report", str(path), "--out", str(out)]) == 1
    assert "has no title" in capsys.readouterr().err
    assert not out.exists()
    assert main(["report", str(path), "--out", str(out), "--day", "yesterday"]) == 1
    assert main(["report", str(path)]) == 64
