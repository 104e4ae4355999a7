"""`council seat` writes a plan anyone can recount, and refuses slips with file, line and column."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from council.cli import main

HEAD = "session,table,id"


def people_file(folder: Path, *, rows: int = 24, text: str = "") -> Path:
    path = folder / "people.csv"
    body = "".join(f"P {row},{'fm'[row % 2]},{'abc'[row % 3]},{row}\n" for row in range(rows))
    path.write_text(text or f"Ref,gender,region,number\n{body}", "utf-8")
    return path


def seat(folder: Path, *more: str, people: Path | None = None, tables: str = "4", sessions: str = "3") -> int:
    given = ["--people", str(people or people_file(folder)), "--tables", tables, "--sessions", sessions]
    return main(["seat", *given, "--steps", "60", "--out", str(folder / "out"), *more])


def plan_of(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader((folder / "out" / "plan.csv").read_text("utf-8").splitlines()))


def test_plan_and_figures_are_written(tmp_path: Path) -> None:
    """Everyone sits once in every session, ids stand as they were, and the figures hold the promised keys."""
    assert seat(tmp_path) == 0
    rows = plan_of(tmp_path)
    assert (tmp_path / "out" / "plan.csv").read_text("utf-8").splitlines()[0] == HEAD
    for session in ("1", "2", "3"):
        ids = [row["id"] for row in rows if row["session"] == session]
        assert sorted(ids) == sorted(f"P {number}" for number in range(24))
    figures = json.loads((tmp_path / "out" / "figures.json").read_text("utf-8"))
    promised = "coverage bound ratio worst_pair min_met misses misses_by_field seconds"
    assert set(promised.split()) <= set(figures)
    assert figures["ignored_fields"] == ["number"]
    assert figures["misses_by_field"] == {"gender": 0, "region": 0}


def test_one_seed_gives_one_plan_in_every_process(tmp_path: Path) -> None:
    """The same seed gives the same bytes whatever the hash seed of the process."""
    plans = []
    for hashing in ("1", "2"):
        out = tmp_path / hashing
        given = ["seat", "--people", str(people_file(tmp_path)), "--tables", "4", "--sessions", "2"]
        code = "import sys; from council.cli import main; sys.exit(main(sys.argv[1:]))"
        command = [sys.executable, "-c", code, *given, "--seed", "x", "--steps", "50", "--out", str(out)]
        subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": hashing}, capture_output=True)
        plans.append((out / "plan.csv").read_bytes())
    assert plans[0] == plans[1]


def test_history_is_avoided(tmp_path: Path) -> None:
    """Whoever sat together before meets others now."""
    people = people_file(tmp_path, rows=16)
    assert seat(tmp_path, "--fields", "gender", people=people, sessions="1") == 0
    first = plan_of(tmp_path)
    history = tmp_path / "history.csv"
    history.write_bytes((tmp_path / "out" / "plan.csv").read_bytes())
    assert seat(tmp_path, "--fields", "gender", "--history", str(history), people=people, sessions="1") == 0
    before = {row["id"]: row["table"] for row in first}
    tables: dict[str, list[str]] = {}
    for row in plan_of(tmp_path):
        tables.setdefault(row["table"], []).append(before[row["id"]])
    assert all(len(set(there)) == 4 for there in tables.values())


def test_rules_hold_in_their_sessions(tmp_path: Path) -> None:
    """Together, apart and tables are kept, each only in the sessions it names."""
    rules = tmp_path / "rules.json"
    rules.write_text(
        json.dumps(
            [
                {"kind": "together", "seats": ["P 1", "P 2"]},
                {"kind": "apart", "seats": ["P 3", "P 4"], "from_session": 2},
                {"kind": "pinned", "seats": ["P 5"], "tables": [2], "to_session": 2, "reason": "step-free"},
            ]
        )
    )
    assert seat(tmp_path, "--rules", str(rules)) == 0
    at = {(row["session"], row["id"]): row["table"] for row in plan_of(tmp_path)}
    for session in "123":
        assert at[session, "P 1"] == at[session, "P 2"]
    assert at["2", "P 3"] != at["2", "P 4"]
    assert at["3", "P 3"] != at["3", "P 4"]
    assert at["1", "P 5"] == at["2", "P 5"] == "2"


def test_a_clash_is_said_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rules that cannot be kept end with 1 and are named; nothing is written."""
    rules = tmp_path / "rules.json"
    rules.write_text('[{"kind":"together","seats":["P 1","P 2"]},{"kind":"apart","seats":["P 1","P 2"]}]')
    assert seat(tmp_path, "--rules", str(rules)) == 1
    assert "P 1, P 2 together; P 1, P 2 apart" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour\nred\n", "people.csv, line 1, id: there is no column id"),
        ("id,age\na,1\na,2\n", "people.csv, line 3, id: a stands already on line 2"),
        ("id,age\na,1\n ,2\n", "people.csv, line 3, id: the id is missing"),
        ("id,age\na,1\nb\n", "people.csv, line 3, id: 1 cells; the heading has 2"),
        ("id,id\na,1\n", "people.csv, line 1, id: two columns"),
        ("id,age\n", "people.csv, line 1, -: there is a heading but no row"),
        ("\n", "people.csv, line 1, -: the file is empty"),
        ("id,age\na,1\nb,2\n", "2 people are too few for 4 tables"),
    ],
)
def test_bad_people_are_refused_with_their_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    """File, line and column of what is wrong, exit 1."""
    assert seat(tmp_path, people=people_file(tmp_path, text=text)) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "rules.json, line 1, -: a list of rules"),
        ('[\n{"kind": "near"}]', "rules.json, line 2, kind: one of together"),
        ('[\n{"kind": "apart",\n"seats": ["P 1", "P 99"]}]', "rules.json, line 3, seats: P 99 is not among"),
        ('[{"kind": "apart", "seats": ["P 1"]}]', "seats: a list of ids"),
        (
            '[{"kind": "tables", "seats": ["P 1"],\n"tables": [5]}]',
            "line 2, tables: a list of tables between 1 and 4",
        ),
        ('[{"kind": "apart", "seats": ["P 1", "P 2"],\n"sets": 1}]', "line 2, sets: this key is unknown"),
        ('[{"kind": "apart",\n', "rules.json, line 2, -: this is no JSON"),
    ],
)
def test_bad_rules_are_refused_with_their_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    """File, line and key of what is wrong, exit 1."""
    (tmp_path / "rules.json").write_text(text)
    assert seat(tmp_path, "--rules", str(tmp_path / "rules.json")) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("session,table\n1,1\n", "history.csv, line 1, id: there is no such column"),
        (f"{HEAD}\n1,x,a\n", 'history.csv, line 2, table: "x" is no whole number'),
        (f"{HEAD}\n1,1,a\n1,2,a\n", "history.csv, line 3, id: a already sits"),
    ],
)
def test_bad_history_is_refused_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    """File, line and column of what is wrong, exit 1."""
    (tmp_path / "history.csv").write_text(text)
    assert seat(tmp_path, "--history", str(tmp_path / "history.csv")) == 1
    assert said in capsys.readouterr().err


def test_wrong_usage_ends_with_64(tmp_path: Path) -> None:
    """No tables is wrong usage, an unknown field a refusal."""
    assert seat(tmp_path, tables="0") == 64
    assert seat(tmp_path, "--fields", "shoe") == 1
