"""`council report`: the report without a window."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from council.cli import main
from council.people.actions import name_council
from council.report import queries
from council.store import Store
from tests.council.ground.conftest import furnish


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


def test_a_copy_on_other_paper_in_large_print(file: Path, tmp_path: Path) -> None:
    """Paper and large print are of this copy alone: other pages, the web page's type grows with them."""
    usual, large = tmp_path / "usual.pdf", tmp_path / "large.pdf"
    assert main(["report", str(file), "--out", str(usual), "--html"]) == 0
    asked = ["report", str(file), "--out", str(large), "--html", "--large-print", "--paper", "Letter"]
    assert main(asked) == 0
    sizes = []
    for path in (usual, large):
        document = pypdfium2.PdfDocument(path)
        sizes.append(tuple(round(side) for side in document[1].get_size()))
        document.close()
    assert sizes == [(595, 842), (612, 792)]
    pages = [path.with_suffix(".html").read_text(encoding="utf-8") for path in (usual, large)]
    assert ["font-size:132%" in page for page in pages] == [False, True]
    assert main(["report", str(file), "--out", str(usual), "--paper", "A5"]) == 64


def test_the_data_travel_in_the_file(file: Path, tmp_path: Path) -> None:
    """What --data writes is attached to the PDF, byte for byte."""
    out, folder = tmp_path / "r.pdf", tmp_path / "d"
    assert main(["report", str(file), "--out", str(out), "--data", str(folder)]) == 0
    written = {
        path.relative_to(folder).as_posix().replace("/", "-"): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    with pikepdf.open(out) as pdf:
        inside = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
    assert inside == written
    assert "report.json" in written


def test_the_sheet_of_one_seat(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--member writes that seat's sheet alone: with nothing else, and for nobody who has no seat."""
    path, out = tmp_path / "c.council", tmp_path / "seat.pdf"
    with Store.open(path, create=True) as store:
        store.act(furnish, seats=2, statements=3, question="")
    assert main(["report", str(path), "--out", str(out), "--member", "1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["seat"] == 1
    assert out.read_bytes().startswith(b"%PDF")
    for more in (["--member", "4711"], ["--member", "1", "--html"]):
        other = tmp_path / "none.pdf"
        assert main(["report", str(path), "--out", str(other), *more]) == 1
        assert not other.exists()


def test_a_draft_seals_nothing_and_an_edition_does(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
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
    assert "have not approved exactly these words" in capsys.readouterr().out


def test_refusals_are_said_and_leave_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A council without a name has no title: exit 1, a sentence, and no file."""
    path, out = tmp_path / "x.council", tmp_path / "r.pdf"
    Store.open(path, create=True).close()
    assert main(["report", str(path), "--out", str(out)]) == 1
    assert "has no title" in capsys.readouterr().err
    assert not out.exists()
    assert main(["report", str(path), "--out", str(out), "--day", "yesterday"]) == 1
    assert main(["report", str(path)]) == 64
