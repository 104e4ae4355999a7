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
from council.sessions.room import KINDS

HEAD = "session,table,id"
STAFF = "table,party,languages,session\n1,Ada,Irish;English,\n2,Bo,English,\n3,Cy,,\n4,Di,,\n"


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


def test_rules_leave_one_plan_in_every_process(tmp_path: Path) -> None:
    """With topics, staff and people not to be alone the bytes stay the same under two hash seeds."""
    (tmp_path / "staff.csv").write_text(STAFF)
    rules = [
        {"kind": "topic", "seats": ["P 1", "P 4", "P 7"], "tables": [2, 3]},
        {"kind": "alone", "seats": ["P 2", "P 5", "P 8"]},
        {"kind": "meet"},
        {"kind": "language", "seats": ["P 3", "P 6"], "value": "English"},
    ]
    (tmp_path / "rules.json").write_text(json.dumps(rules))
    files = ["--rules", str(tmp_path / "rules.json"), "--staff", str(tmp_path / "staff.csv")]
    people, plans = people_file(tmp_path), set()
    for hashing in ("1", "2"):
        out = tmp_path / hashing
        given = ["seat", "--people", str(people), "--tables", "4", "--sessions", "3", "--steps", "60"]
        code = "import sys; from council.cli import main; sys.exit(main(sys.argv[1:]))"
        command = [sys.executable, "-c", code, *given, *files, "--out", str(out)]
        subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": hashing}, capture_output=True)
        plans.add((out / "plan.csv").read_bytes())
    assert len(plans) == 1


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


def test_rules_hold_in_their_sessions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Together, apart and tables are kept, each only in the sessions it names, and it is said."""
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
    assert "rules: all 3 are kept" in capsys.readouterr().out
    at = {(row["session"], row["id"]): row["table"] for row in plan_of(tmp_path)}
    for session in "123":
        assert at[session, "P 1"] == at[session, "P 2"]
    assert at["2", "P 3"] != at["2", "P 4"]
    assert at["3", "P 3"] != at["3", "P 4"]
    assert at["1", "P 5"] == at["2", "P 5"] == "2"


def test_rules_on_staff_choices_and_company_are_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Language, facilitators, topics and nobody alone hold in every session; a wish not met is named."""
    (tmp_path / "staff.csv").write_text(STAFF)
    body = "".join(
        f"P {row},{'fm'[row % 2]},{'abc'[row % 3]},{'Sami' if row < 3 else 'other'}\n" for row in range(24)
    )
    people = people_file(tmp_path, text=f"Ref,gender,region,nation\n{body}")
    rules = [
        {"kind": "language", "seats": ["P 4", "P 5"], "value": "irish"},
        {"kind": "facilitator", "seats": ["P 6"], "parties": ["Bo", "Cy"]},
        {"kind": "topic", "seats": ["P 7", "P 8"], "tables": [4, 2]},
        {"kind": "alone", "field": "Nation", "value": "SAMI"},
        {"kind": "meet", "seats": ["P 9"], "weight": 10},
        {"kind": "language", "seats": ["P 10"], "value": "Welsh", "strength": "wish"},
    ]
    (tmp_path / "rules.json").write_text(json.dumps(rules))
    given = ["--rules", str(tmp_path / "rules.json"), "--staff", str(tmp_path / "staff.csv")]
    assert seat(tmp_path, "--fields", "gender,region:2", *given, people=people) == 0
    at = {(row["session"], row["id"]): row["table"] for row in plan_of(tmp_path)}
    for session in "123":
        assert at[session, "P 4"] == at[session, "P 5"] == "1"
        assert at[session, "P 6"] in "14"
        assert {at[session, "P 7"], at[session, "P 8"]} <= {"2", "4"}
        few = [at[session, f"P {row}"] for row in range(3)]
        assert all(few.count(table) > 1 for table in few)
    assert len({at[session, "P 9"] for session in "123"}) == 3
    assert "session 2, not kept: P 10 where Welsh is spoken" in capsys.readouterr().out
    figures = json.loads((tmp_path / "out" / "figures.json").read_text("utf-8"))
    assert figures["unkept"] == [
        {"session": session, "rule": "P 10 where Welsh is spoken"} for session in (1, 2, 3)
    ]


def test_facilitators_met_before_are_history(tmp_path: Path) -> None:
    """Whoever is named in the history beside people was met there, and another is met now."""
    (tmp_path / "staff.csv").write_text(STAFF)
    (tmp_path / "rules.json").write_text('[{"kind": "meet", "strength": "must"}]')
    given = ["--rules", str(tmp_path / "rules.json"), "--staff", str(tmp_path / "staff.csv")]
    people = people_file(tmp_path)
    assert seat(tmp_path, "--fields", "gender", *given, people=people, sessions="1") == 0
    first = {row["id"]: row["table"] for row in plan_of(tmp_path)}
    plan = (tmp_path / "out" / "plan.csv").read_text() + "1,1,Ada\n1,2,Bo\n1,3,Cy\n1,4,Di\n"
    (tmp_path / "history.csv").write_text(plan)
    given += ["--history", str(tmp_path / "history.csv")]
    assert seat(tmp_path, "--fields", "gender", *given, people=people, sessions="1") == 0
    assert all(first[row["id"]] != row["table"] for row in plan_of(tmp_path))
    figures = json.loads((tmp_path / "out" / "figures.json").read_text("utf-8"))
    assert figures["strangers_in_history"] == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("table,party\n5,Ada\n", "staff.csv, line 2, table: there are 4 tables"),
        ("table,party\nx,Ada\n", 'staff.csv, line 2, table: "x" is no whole number'),
        ("table,party\n1, \n", "staff.csv, line 2, party: somebody's name"),
        ("table,name\n1,Ada\n", "staff.csv, line 1, party: there is no such column"),
        ("table,party,session\n1,Ada,0\n", 'staff.csv, line 2, session: "0" is no whole number'),
    ],
)
def test_bad_staff_is_refused_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    """File, line and column of what is wrong, exit 1."""
    (tmp_path / "staff.csv").write_text(text)
    assert seat(tmp_path, "--staff", str(tmp_path / "staff.csv")) == 1
    assert said in capsys.readouterr().err


def test_the_help_tells_what_the_files_hold(capsys: pytest.CaptureFixture[str]) -> None:
    """Every kind of rule and every column of history and staff stands in --help."""
    assert main(["seat", "--help"]) == 0
    told = capsys.readouterr().out
    for words in (*KINDS, "R.json", "H.csv", "S.csv", "session, table, id", "languages", "examples:"):
        assert words in told


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
        ('[\n{"kind": "near"}]', "rules.json, line 2, rule 1, kind: one of together"),
        (
            '[\n{"kind": "apart",\n"seats": ["P 1", "P 99"]}]',
            "rules.json, line 3, rule 1, seats: P 99 is not among",
        ),
        ('[{"kind": "apart", "seats": ["P 1"]}]', "seats: a list of ids"),
        (
            '[{"kind": "tables", "seats": ["P 1"],\n"tables": [5]}]',
            "line 2, rule 1, tables: a list of tables between 1 and 4",
        ),
        (
            '[{"kind": "apart", "seats": ["P 1", "P 2"],\n"sets": 1}]',
            "line 2, rule 1, sets: this key is unknown",
        ),
        (
            '[{"kind":"alone","seats":["P 1","P 2"]},\n{"kind":"meet","seats":[]}]',
            "line 2, rule 2, seats: a list",
        ),
        ('[{"kind": "alone", "field": "nation", "value": "x"}]', "rule 1, field: there is no such column"),
        ('[{"kind": "alone", "field": "region", "value": "x"}]', "rule 1, value: nobody has x in region"),
        ('[{"kind": "facilitator", "seats": ["P 1"]}]', "rule 1, parties: a list of those who work"),
        ('[{"kind": "facilitator", "seats": ["P 1"], "parties": ["Al"]}]', "parties: Al works at no table"),
        ('[{"kind": "language", "seats": ["P 1"], "value": ""}]', "rule 1, value: words are wanted"),
        ('[{"kind": "topic", "seats": ["P 1"], "tables": [1,2,3,4]}]', "tables: a first, second and third"),
        ('[{"kind": "meet", "weight": 0}]', "rule 1, weight: a whole number between 1 and 10"),
        ('[{"kind": "apart",\n', "rules.json, line 2, -: this is no JSON"),
        (
            '[{"kind": "meet", "weight": ' + "9" * 5_000 + "}]",
            "rule 1, weight: a whole number between 1 and 10",
        ),
        ('[{"kind": "meet", "from": 3, "to": 1}]', "rule 1, to: it ends before it begins"),
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
        (f"{HEAD}\n{'9' * 5_000},1,a\n", "history.csv, line 2, session: "),
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
