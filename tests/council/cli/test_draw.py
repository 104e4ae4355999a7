"""`council draw` and `council verify`: files in, a folder out, and exit codes that can be relied on."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from council.cli import main

ROWS = [
    (
        f"p{number:02}",
        ("woman", "man")[number % 2],
        ("young", "old", "middle")[number % 3],
        f"{number // 2} Mill Lane",
    )
    for number in range(40)
]
LINES = [
    ("gender", "woman", 3, 5),
    ("gender", "man", 3, 5),
    ("age", "young", 2, 3),
    ("age", "middle", 2, 3),
    ("age", "old", 2, 3),
]
HARD = [("age", "young", 9, 9), ("age", "middle", 0, 8), ("age", "old", 0, 8)]
MEASURED = ("seconds",)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with people.csv and targets.csv."""
    write(tmp_path / "people.csv", ["id", "gender", "age", "address"], ROWS)
    write(tmp_path / "targets.csv", ["feature", "value", "min", "max"], LINES)
    return tmp_path


def write(path: Path, header: list[str], rows: list[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def draw(files: Path, *more: str, out: str = "out", seats: int = 8) -> int:
    return main(
        [
            "draw",
            *("--people", str(files / "people.csv")),
            *("--targets", str(files / "targets.csv")),
            *("--seats", str(seats)),
            *("--out", str(files / out)),
            *more,
        ]
    )


def digests(folder: Path) -> dict[str, str]:
    """The hash of every file by path; summary.json without what is measured."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            if path.name == "summary.json":
                told = json.loads(data)
                data = json.dumps({k: v for k, v in told.items() if k not in MEASURED}).encode()
            found[str(path.relative_to(folder))] = hashlib.sha256(data).hexdigest()
    return found


def test_a_draw_leaves_panel_chances_lottery_and_certificate(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Everything of a draw lies in the folder, agrees with itself, and is accepted by verify."""
    assert draw(files, "--address", "address", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    out = files / "out"
    lottery = json.loads((out / "lottery.json").read_text())
    panel = [row["id"] for row in rows(out / "panel.csv")]
    given = {row["id"]: row["chance"] for row in rows(out / "chances.csv")}
    assert told["certified"] is True
    assert told["seats"] == len(panel) == 8
    assert panel in [one["ids"] for one in lottery["panels"]]
    assert lottery["total"] == sum(one["weight"] for one in lottery["panels"]) == 1000
    assert sum(map(float, given.values())) == pytest.approx(8)
    assert len(given) == 40
    assert told["min_chance"] <= told["optimum_min_chance"] == pytest.approx(0.2)
    homes = {row[0]: row[3] for row in ROWS}
    assert len({homes[one] for one in panel}) == 8
    assert (out / "certificate-private" / "receipts" / "p07.json").is_file()
    assert main(["verify", str(out / "certificate")]) == 0
    assert capsys.readouterr().out.startswith("VALID\n")


@pytest.mark.parametrize("how", [("--ticket", "417"), ("--seed", "a text"), ("--ticket", "3", "--seed", "b")])
def test_the_same_ticket_writes_the_same_bytes(
    files: Path, how: tuple[str, ...], searched_anew: None
) -> None:
    """Twice, with rows and columns in another order and another hash seed: the same folder."""
    assert draw(files, *how, out="first") == 0
    shuffled = [(row[3], row[2], row[0], row[1]) for row in ROWS]
    random.Random(1).shuffle(shuffled)
    write(files / "people.csv", ["address", "age", "id", "gender"], shuffled)
    write(files / "targets.csv", ["feature", "value", "min", "max"], LINES[::-1])
    ran = subprocess.run(
        [
            *(sys.executable, "-c", "import sys; from council.cli import main; sys.exit(main(sys.argv[1:]))"),
            *("draw", "--people", str(files / "people.csv"), "--targets", str(files / "targets.csv")),
            *("--seats", "8", "--out", str(files / "second"), *how),
        ],
        env={**os.environ, "PYTHONHASHSEED": "77"},
        check=False,
    )
    assert ran.returncode == 0
    assert digests(files / "first") == digests(files / "second")


def test_a_ticket_names_the_panel_of_its_place(files: Path) -> None:
    """The panel of --ticket is the one whose running weight it falls in, and result.json names it too."""
    assert draw(files, "--ticket", "0") == 0
    lottery = json.loads((files / "out" / "lottery.json").read_text())
    panel = [row["id"] for row in rows(files / "out" / "panel.csv")]
    assert panel == lottery["panels"][0]["ids"]
    commitment = json.loads((files / "out" / "certificate" / "commitment.json").read_text())
    assert commitment["chance"]["device"] == "ticket given, no public draw"
    assert commitment["made_at"] == "2000-01-01T00:00:00Z"
    keys = json.loads((files / "out" / "certificate-private" / "keys.json").read_text())
    names = {one["pseudonym"]: one["id"] for one in keys["people"]}
    result = json.loads((files / "out" / "certificate" / "result.json").read_text())
    assert sorted(names[one] for one in result["members"]) == panel


def test_without_a_ticket_no_two_draws_share_names(files: Path) -> None:
    """A real draw takes its chance from the system: other pseudonyms, other commitment."""
    assert draw(files, out="first") == draw(files, out="second") == 0
    names = [
        {
            one["record"]["pseudonym"]
            for one in json.loads((files / out / "certificate-private" / "audit.json").read_text())["records"]
        }
        for out in ("first", "second")
    ]
    assert not names[0] & names[1]


def test_out_of_reach_names_the_smallest_change(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2, the change in words and in summary.json, and nothing else; the folder can be used again."""
    write(files / "targets.csv", ["feature", "value", "min", "max"], [*LINES[:2], *HARD])
    assert draw(files) == 2
    said = capsys.readouterr().err
    assert "young" in said
    told = json.loads((files / "out" / "summary.json").read_text())
    assert told["changes"] == [
        {"feature": "age", "value": "young", "min": 9, "max": 9, "new_min": 8, "new_max": 9}
    ]
    assert [path.name for path in (files / "out").iterdir()] == ["summary.json"]
    write(files / "targets.csv", ["feature", "value", "min", "max"], LINES)
    assert draw(files) == 0
    assert draw(files, seats=50, out="too-many") == 2
    told = json.loads((files / "too-many" / "summary.json").read_text())
    assert told["changes"] == []
    assert "50" in told["reason"]


def test_refused_input_writes_nothing(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Unknown values, columns, rules and tickets end with 1 and a sentence; wrong usage with 64."""
    cases: list[list[str]] = [
        ["--rule", "wish"],
        ["--panels", "12"],
        ["--panels", "many"],
        ["--ticket", "1000"],
    ]
    for more in [*cases, ["--id", "nowhere"], ["--address", "nowhere"]]:
        assert draw(files, *more) == 1, more
        assert capsys.readouterr().err.startswith("council draw: ")
        assert not (files / "out").exists()
    assert draw(files, "--at", "yesterday") == 64
    assert main(["draw", "--people", "x"]) == 64
    (files / "targets.csv").unlink()
    assert draw(files) == 1
    write(files / "targets.csv", ["feature", "value", "min", "max"], LINES)
    write(files / "people.csv", ["id", "gender", "age", "address"], [*ROWS, ("p99", "man", "ancient", "x")])
    assert draw(files) == 1
    assert "ancient" in capsys.readouterr().err
    assert not (files / "out").exists()


def test_all_that_is_amiss_in_a_file_is_listed(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first finding is the sentence; the others stand below, to be mended in one go."""
    odd = [("p98", "man", "ancient", "x"), ("p99", "martian", "old", "x")]
    write(files / "people.csv", ["id", "gender", "age", "address"], [*ROWS, *odd])
    assert draw(files) == 1
    first, second, option = capsys.readouterr().err.splitlines()
    assert first.startswith("council draw: ") and second.startswith("  people.csv")
    assert "ancient" in first + second and "martian" in first + second
    assert option.startswith("  --map ")


def test_the_options_that_decide_are_named(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file with birth dates, other spellings and blanks is refused with what to write, each option once."""
    write(files / "people.csv", ["id", "gender", "born"], [("1", "m", ""), ("2", "f", ""), ("3", "", "")])
    assert draw(files) == 1
    said = [line.split()[0] for line in capsys.readouterr().err.splitlines() if line.startswith("  --")]
    assert said == ["--born", "--map", "--missing"]


def test_a_kept_draw_is_not_overwritten(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with a draw is refused; --force replaces it and leaves what is not ours."""
    assert draw(files, "--ticket", "1") == 0
    (files / "out" / "notes.txt").write_text("mine")
    before = digests(files / "out")
    assert draw(files, "--ticket", "2") == 1
    assert digests(files / "out") == before
    assert "--force" in capsys.readouterr().err
    assert draw(files, "--ticket", "2", "--force") == 0
    assert digests(files / "out") != before
    assert (files / "out" / "notes.txt").read_text() == "mine"
    assert not [path for path in files.iterdir() if path.name.startswith(".")]


def test_people_can_be_left_out_and_spellings_mapped(files: Path) -> None:
    """--exclude is counted in the certificate; --map reads one spelling as another."""
    write(files / "people.csv", ["id", "gender", "age", "address"], [*ROWS, ("p99", "w", "old", "x")])
    write(files / "out.csv", ["id", "reason"], [("p00", "works for the council"), ("p01", "moved away")])
    write(files / "map.csv", ["feature", "from", "to"], [("gender", "w", "woman")])
    assert draw(files, "--exclude", str(files / "out.csv"), "--map", str(files / "map.csv")) == 0
    commitment = json.loads((files / "out" / "certificate" / "commitment.json").read_text())
    assert commitment["pool"]["size"] == 39
    assert commitment["pool"]["left_out"] == [
        {"count": 1, "reason": "moved away"},
        {"count": 1, "reason": "works for the council"},
    ]


def test_exclusions_without_a_heading_bar_the_first_too(files: Path) -> None:
    """A first row with somebody's id is no heading: who must not take part does not."""
    barred = [row["id"] for row in rows(files / "people.csv")[:2]]
    (files / "out.csv").write_text("".join(f"{one},staff\n" for one in barred))
    assert draw(files, "--exclude", str(files / "out.csv"), "--ticket", "1") == 0
    assert not set(barred) & {row["id"] for row in rows(files / "out" / "chances.csv")}


def test_an_exclusion_that_bars_nobody_is_said(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ids to leave out are read as those of people are; a misprint is not passed over."""
    lines = "id;reason\r\n p00 ;zu spät\r\np0l;misprint\r\n"
    (files / "out.csv").write_bytes(lines.encode("cp1252"))
    assert draw(files, "--exclude", str(files / "out.csv")) == 0
    assert "p0l" in capsys.readouterr().err
    commitment = json.loads((files / "out" / "certificate" / "commitment.json").read_text())
    assert commitment["pool"]["left_out"] == [{"count": 1, "reason": "zu spät"}]


def test_people_without_an_answer_are_counted_as_left_out(files: Path) -> None:
    """Nobody goes missing from a certificate: whoever --missing leaves out is counted with the reason."""
    blank = [("p98", "", "old", "x"), ("p99", "woman", "n/a", "y")]
    write(files / "people.csv", ["id", "gender", "age", "address"], [*ROWS, *blank])
    assert draw(files, "--missing", "exclude") == 0
    commitment = json.loads((files / "out" / "certificate" / "commitment.json").read_text())
    assert commitment["pool"]["size"] == 40
    assert commitment["pool"]["left_out"] == [{"count": 2, "reason": "an answer is missing"}]


def test_verify_says_what_is_wrong(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One byte changed, a file missing, another hash: exit 1 with the code of the check."""
    assert draw(files, "--ticket", "5") == 0
    folder = files / "out" / "certificate"
    hash_ = hashlib.sha256((folder / "commitment.json").read_bytes()).hexdigest()
    capsys.readouterr()
    assert main(["verify", str(folder), "--commitment", hash_]) == 0
    assert main(["verify", str(folder), "--commitment", "0" * 64, "--json"]) == 1
    for name in ("commitment.json", "reveal.json", "result.json"):
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[:-3] + bytes([data[-3] ^ 1]) + data[-2:])
        assert main(["verify", str(folder)]) == 1
        (folder / name).unlink()
        capsys.readouterr()
        assert main(["verify", str(folder)]) == 1
        assert ("Commitment:" in capsys.readouterr().out) == (name != "commitment.json")
        (folder / name).write_bytes(data)
    assert main(["verify", str(folder)]) == 0
    capsys.readouterr()
    assert main(["verify", str(files / "nowhere")]) == 1
    assert "no folder" in capsys.readouterr().err
    assert main(["verify", str(files / "out")]) == 1
    assert str(folder) in capsys.readouterr().err
    assert main(["verify"]) == 64


def test_verify_loads_nothing_heavy(files: Path) -> None:
    """`council verify` needs neither numpy nor the store nor a window."""
    code = (
        "import sys; from council.cli import main; main(['verify', sys.argv[1]]);"
        "heavy = {'numpy', 'sqlalchemy', 'PySide6', 'highspy', 'scipy', 'torch', 'openpyxl'};"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(files)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
