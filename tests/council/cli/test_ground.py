"""`council ground`: the same files from the same input, and refusals with a place."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from council import cli
from tests.council.ground.conftest import words

TABLES = {"assignments.csv", "ground.csv", "groups.csv"}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Thirty statements on three subjects, twelve voters in two regions."""
    with (tmp_path / "S.csv").open("w", newline="", encoding="utf-8") as file:
        rows = [(n, words(n), f"a{n % 7}") for n in range(1, 31)]
        csv.writer(file).writerows([("id", "text", "author"), *rows])
    with (tmp_path / "V.csv").open("w", newline="", encoding="utf-8") as file:
        votes = [(v, s, 1 if s % 3 == 0 else (v % 3) - 1) for v in range(12) for s in range(1, 31)]
        csv.writer(file).writerows([("voter", "statement", "vote"), *votes])
    with (tmp_path / "G.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(
            [("voter", "region"), *((v, "North" if v % 2 else "South") for v in range(12))]
        )
    (tmp_path / "L.csv").write_text("id,theme\n3,bus\n1,tax\n", "utf-8")
    (tmp_path / "T.csv").write_text("theme,title\ntax,Taxes\nbus,Getting about\n", "utf-8")
    return tmp_path


def command(files: Path, out: str, *extra: str) -> list[str]:
    return ["ground", "--statements", str(files / "S.csv"), "--out", str(files / out), *extra]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_themes_without_votes(files: Path) -> None:
    """Statements alone give themes and assignments, and no figures about votes."""
    assert cli.main(command(files, "out")) == 0
    made = {path.name for path in (files / "out").iterdir()}
    assert made == {"themes.json", "assignments.csv", "summary.json"}
    themes = json.loads((files / "out" / "themes.json").read_text("utf-8"))
    keys = ["id", "title", "words", "quotes", "statements", "size", "authors", "stability", "mixed"]
    assert all(list(theme) == keys for theme in themes)
    assert sum(theme["size"] for theme in themes) == 30
    assert [row["id"] for row in rows_of(files / "out" / "assignments.csv")] == [str(n) for n in range(1, 31)]


def test_all_files_with_votes_and_groups(files: Path) -> None:
    """Votes and groups add shared ground, opinion groups or the reason, and the short list."""
    extra = ["--votes", str(files / "V.csv"), "--groups", str(files / "G.csv")]
    assert cli.main(command(files, "out", *extra)) == 0
    ground = rows_of(files / "out" / "ground.csv")
    head = "id,asked,agree,disagree,pass,support,low,high,gic,psg,label,limiting_group"
    assert ",".join(ground[0]) == head and len(ground) == 30
    line = ground[2]
    assert (line["id"], line["agree"], line["label"]) == ("3", "12", "shared")
    assert float(line["gic"]) == pytest.approx((7 / 8) ** 2, abs=1e-12)
    summary = json.loads((files / "out" / "summary.json").read_text("utf-8"))
    for key in ("engine", "statements", "themes", "seconds", "embed_seconds", "gate"):
        assert key in summary
    groups = rows_of(files / "out" / "groups.csv")
    assert len(groups) == 12 and summary["gate"]["shown"] == any(row["group"] for row in groups)
    slate = json.loads((files / "out" / "slate.json").read_text("utf-8"))
    assert slate["justified_representation"] and slate["statements"][0]["why"] == "shared"


def test_what_people_placed_is_marked_as_theirs(files: Path) -> None:
    """Placed statements stay in their theme under its title."""
    extra = ["--labels", str(files / "L.csv"), "--titles", str(files / "T.csv")]
    assert cli.main(command(files, "out", *extra)) == 0
    placed = [row for row in rows_of(files / "out" / "assignments.csv") if row["placed_by"] == "person"]
    assert {(row["id"], row["theme"]) for row in placed} == {("3", "bus"), ("1", "tax")}
    themes = json.loads((files / "out" / "themes.json").read_text("utf-8"))
    assert {"Taxes", "Getting about"} <= {theme["title"] for theme in themes}


def test_the_same_input_gives_the_same_bytes(files: Path) -> None:
    """Two processes, two hash seeds: only the seconds differ."""
    extra = [
        "--votes",
        str(files / "V.csv"),
        "--groups",
        str(files / "G.csv"),
        "--question",
        "What does our town need?",
    ]
    for seed in ("1", "2"):
        env = os.environ | {"PYTHONHASHSEED": seed}
        code = "import sys; from council.cli import main; sys.exit(main(sys.argv[1:]))"
        subprocess.run([sys.executable, "-c", code, *command(files, seed, *extra)], env=env, check=True)
    for one in (files / "1").iterdir():
        other = files / "2" / one.name
        if one.name != "summary.json":
            assert one.read_bytes() == other.read_bytes(), one.name


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("V.csv", "voter,statement,vote\n1,1,yes\n", "V.csv, line 2"),
        ("S.csv", "id,text\n1,a\n1,b\n", "S.csv, line 3"),
    ],
)
def test_bad_input_is_refused_with_its_line(files: Path, capsys, name: str, data: str, said: str) -> None:
    """Exit 1, a sentence with file and line, and nothing written."""
    (files / name).write_text(data, "utf-8")
    assert cli.main(command(files, "out", "--votes", str(files / "V.csv"))) == 1
    assert said in capsys.readouterr().err and not (files / "out").exists()


def test_a_missing_file_is_said(files: Path, capsys) -> None:
    """No traceback for a wrong path."""
    assert cli.main(command(files, "out", "--votes", str(files / "none.csv"))) == 1
    assert "none.csv" in capsys.readouterr().err


def test_hostile_statements_are_counted(files: Path) -> None:
    """Blank, emoji, markup, right-to-left and a thousand copies: themed or listed, never lost."""
    odd = ["", "   ", "🙂🙂", "<b>bold & loud</b>", "\u202eabc\u202c"] + ["We need more buses"] * 1000
    with (files / "S.csv").open("a", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([(f"x{n}", text, "") for n, text in enumerate(odd)])
    assert cli.main(command(files, "out")) == 0
    summary = json.loads((files / "out" / "summary.json").read_text("utf-8"))
    assert summary["statements"] == 1035 and summary["statements_blank"] == 2
    assert len(rows_of(files / "out" / "assignments.csv")) == 1035


def test_neither_qt_nor_torch_is_loaded(files: Path) -> None:
    """The command line stands without a window and without torch."""
    code = (
        "import sys; from council.cli import main; done = main(sys.argv[1:]); "
        "sys.exit(done or bool({'PySide6', 'torch', 'sklearn', 'sentence_transformers'} & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", code, *command(files, "out")], check=True, capture_output=True)


def test_no_id_or_group_becomes_a_formula(files: Path) -> None:
    """What a spreadsheet would run is written as text; numbers stay numbers."""
    text = (files / "G.csv").read_text("utf-8").replace("North", "=1+1").replace("region", "@here")
    (files / "G.csv").write_text(text, "utf-8")
    extra = ("--votes", str(files / "V.csv"), "--groups", str(files / "G.csv"))
    assert cli.main(command(files, "out", *extra)) == 0
    for name in TABLES:
        for row in rows_of(files / "out" / name):
            assert not [cell for cell in row.values() if cell[:1] in "=@+" and cell]
