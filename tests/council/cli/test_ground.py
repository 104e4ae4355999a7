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
    keys.append("parent")
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
        ("V.csv", "voter,statement,vote\n1,99,1\n", "V.csv holds no vote for any of these"),
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


def test_hostile_statements_are_counted_and_said(files: Path, capsys) -> None:
    """Blank, emoji, markup, right-to-left, a flood of one author's copies: listed, counted, never lost."""
    odd = ["", "   ", "🙂🙂", "<b>bold & loud</b>", "\u202eabc\u202c"] + ["We need more buses"] * 1000
    with (files / "S.csv").open("a", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([(f"x{n}", text, "flood") for n, text in enumerate(odd)])
    assert cli.main(command(files, "out")) == 0
    summary = json.loads((files / "out" / "summary.json").read_text("utf-8"))
    assert summary["statements"] == 1035 and summary["statements_blank"] == 2
    assert summary["statements_without_words"] == 1 and summary["statements_repeated"] == 999
    assert len(rows_of(files / "out" / "assignments.csv")) == 1035
    said = capsys.readouterr().err
    for told in ("2 statements are blank", "1 statement holds no word", "999 statements say the very words"):
        assert told in said
    assert "One author gave 1,005 of 1,035 statements" in said


def vote(files: Path, rows: list[tuple[object, object, object]]) -> tuple[dict, list[dict[str, str]]]:
    """Only a few statements and these votes; returns the summary and ground.csv."""
    short = [(n, words(n), f"a{n}") for n in range(1, 4)]
    with (files / "S.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("id", "text", "author"), *short])
    with (files / "V.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("voter", "statement", "vote"), *rows])
    assert cli.main(command(files, "out", "--votes", str(files / "V.csv"))) == 0
    summary = json.loads((files / "out" / "summary.json").read_text("utf-8"))
    return summary, rows_of(files / "out" / "ground.csv")


def test_odd_votes_are_counted_and_said(files: Path, capsys) -> None:
    """For unknown statements, changed later, given twice: each with its sentence, the last one counts."""
    cast = [(1, 1, 1), (1, 1, -1), (2, 1, 1), (2, 1, 1), (3, 99, 1), (3, 2, 0)]
    summary, ground = vote(files, cast)
    assert [summary[f"votes_{k}"] for k in ("changed", "repeated", "for_unknown_statements")] == [1, 1, 1]
    assert (ground[0]["agree"], ground[0]["disagree"]) == ("1", "1") and summary["votes"] == 3
    said = capsys.readouterr().err
    for told in (
        "1 vote was changed later",
        "1 vote was given twice",
        "1 vote is for a statement that is not",
    ):
        assert told in said


def test_nobody_asked_is_no_pass(files: Path) -> None:
    """A statement nobody voted on has a row of noughts and is not known yet."""
    _summary, ground = vote(files, [(n, 1, 0) for n in range(8)])
    assert [ground[0][k] for k in ("asked", "agree", "disagree", "pass")] == ["8", "0", "0", "8"]
    assert [ground[2][k] for k in ("asked", "pass", "label")] == ["0", "0", "not known yet"]


@pytest.mark.parametrize(
    ("cast", "label"),
    [
        ([(1, 1, 1)], "shared"),  # one voter is the whole council: all of it agrees
        ([(n, 1, 0) for n in range(12)], "not shared"),
        ([(n, 1, 1) for n in range(12)], "shared"),
    ],
)
def test_one_voter_all_pass_all_agree(files: Path, capsys, cast, label: str) -> None:
    """What is extreme is worked out all the same, and the gate says why there are no opinion groups."""
    summary, ground = vote(files, cast)
    assert ground[0]["label"] == label and not summary["gate"]["shown"]
    assert "Opinion groups are not shown" in capsys.readouterr().out


def test_the_order_of_rows_does_not_matter(files: Path) -> None:
    """Statements, votes and groups in another order: the same bytes."""
    extra = ("--votes", str(files / "V.csv"), "--groups", str(files / "G.csv"))
    assert cli.main(command(files, "one", *extra)) == 0
    for name in ("S.csv", "V.csv", "G.csv"):
        head, *rows = (files / name).read_text("utf-8").splitlines()
        (files / name).write_text("\n".join([head, *reversed(rows)]) + "\n", "utf-8")
    assert cli.main(command(files, "other", *extra)) == 0
    for one in (files / "one").iterdir():
        if one.name != "summary.json":
            assert one.read_bytes() == (files / "other" / one.name).read_bytes(), one.name


def test_a_run_without_votes_leaves_no_figures_of_the_last(files: Path) -> None:
    """What an earlier run wrote and this one does not is gone; a file of one's own stays."""
    assert cli.main(command(files, "out", "--votes", str(files / "V.csv"))) == 0
    (files / "out" / "notes.txt").write_text("mine", "utf-8")
    assert cli.main(command(files, "out")) == 0
    made = {path.name for path in (files / "out").iterdir()}
    assert made == {"themes.json", "assignments.csv", "summary.json", "notes.txt"}


def test_a_polis_folder_is_taken_as_it_is(files: Path, shared_data, capsys) -> None:
    """Statements, votes and groups of an export: its own consensus to 1e-9, and every vote accounted for."""
    folder = shared_data / "ground" / "polis" / "bg2050-volunteers"
    export = files / "export"
    export.mkdir()
    for name in ("votes.csv", "participants-votes.csv", "summary.csv"):
        (export / name).write_bytes((folder / name).read_bytes())
    theirs = rows_of(folder / "comments.csv")[:60]
    with (export / "comments.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(theirs[0]))
        writer.writeheader()
        writer.writerows(theirs)
    assert cli.main(["ground", "--polis", str(export), "--out", str(files / "out")]) == 0
    ours = {row["id"]: float(row["gic"]) for row in rows_of(files / "out" / "ground.csv")}
    gap = [abs(ours[row["comment-id"]] - float(row["group-informed-consensus"])) for row in theirs]
    assert len(ours) == 60 and max(gap) < 1e-9
    summary = json.loads((files / "out" / "summary.json").read_text("utf-8"))
    assert summary["statements_left_out"] == sum(row["moderated"] == "-1" for row in theirs) > 0
    kinds = ("votes", "votes_changed", "votes_repeated", "votes_for_unknown_statements")
    assert sum(summary[kind] for kind in kinds) == len(rows_of(folder / "votes.csv"))
    assert "took out" in capsys.readouterr().err


def test_a_folder_without_statements_or_a_model_that_is_none(files: Path, capsys) -> None:
    """Exit 1 and a sentence that says what is missing; wrong usage is 64."""
    (files / "export").mkdir()
    (files / "export" / "votes.csv").write_bytes((files / "V.csv").read_bytes())
    assert cli.main(["ground", "--polis", str(files / "export"), "--out", str(files / "out")]) == 1
    assert "holds no statements" in capsys.readouterr().err
    assert cli.main(command(files, "out", "--model", str(files))) == 1
    assert "config.json" in capsys.readouterr().err
    assert cli.main(["ground", "--out", str(files / "out")]) == 64


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
