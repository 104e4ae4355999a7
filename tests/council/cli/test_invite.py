"""`council invite`, `council targets` and `council pool-check`, as they are typed."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from council.cli import main
from council.people.reading import read_targets

CENSUS = "Age\tpersons\n16-29\t1,200\n30+\t3,600\nTotal\t4,800\nSex\nwoman\t2,500\nman\t2,300\n"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """400 homes in two districts."""
    rows = [f"{n} Mill Road,S1,{'North' if n % 4 else 'South'}" for n in range(400)]
    path = tmp_path / "register.csv"
    path.write_text("street,postcode,district\n" + "\n".join(rows) + "\n")
    return path


def invite(register: Path, out: Path, *more: str) -> int:
    seed = ("--stratum", "district", "--seats", "5", "--seed", "4 8 15")
    return main(["invite", "--addresses", str(register), *seed, "--out", str(out), *more])


def test_letters_are_drawn_and_drawn_again(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder holds list and record; the same register in another order draws the same letters."""
    assert invite(register, tmp_path / "out", "--letters", "100", "--at", "2026-03-01T09:00:00Z") == 0
    assert "North: 75 of 300 homes, chance 25.00%" in capsys.readouterr().out
    head, *rows = register.read_text().splitlines()
    random.Random(1).shuffle(rows)
    shuffled = tmp_path / "register2" / "register.csv"
    shuffled.parent.mkdir()
    shuffled.write_text("\n".join([head, *rows]) + "\n")
    assert invite(shuffled, tmp_path / "again", "--letters", "100", "--at", "2026-03-01T09:00:00Z") == 0
    for name in ("letters.csv", "invitation.json"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "again" / name).read_bytes()
    assert main(["invite", "--check", str(tmp_path / "out"), "--addresses", str(shuffled)]) == 0
    assert "VALID: 100 letters" in capsys.readouterr().out


def test_letters_are_never_sized_for_a_panel_nobody_named(register: Path, tmp_path: Path) -> None:
    """A plan of shares without seats is refused, not worked out for a panel of one."""
    plan = tmp_path / "plan.csv"
    plan.write_text("stratum,share,likely\nNorth,60,4%\nSouth,40,4%\n")
    road = ["invite", "--addresses", str(register), "--stratum", "district", "--plan", str(plan)]
    out = tmp_path / "out"
    assert main([*road, "--seed", "4 8", "--out", str(out)]) == 1 and not out.exists()
    plan.write_text("stratum,letters\nNorth,30\nSouth,10\n")
    assert main([*road, "--seed", "4 8", "--out", str(out)]) == 0
    assert json.loads((out / "invitation.json").read_text())["letters"] == 40


def test_a_rate_of_nothing_is_refused(register: Path, tmp_path: Path) -> None:
    """A likely rate of 0 is not taken for a blank."""
    plan = tmp_path / "plan.csv"
    plan.write_text("stratum,low,likely,high\nNorth,3%,0%,5%\n")
    assert invite(register, tmp_path / "out", "--plan", str(plan)) == 1


def test_a_changed_list_does_not_check(register: Path, tmp_path: Path) -> None:
    """One letter more or another seat at the table, and the check says no."""
    assert invite(register, tmp_path / "out") == 0
    letters = tmp_path / "out" / "letters.csv"
    letters.write_bytes(letters.read_bytes() + b"99999,North,999 Oak Road,S1,North\n")
    assert main(["invite", "--check", str(tmp_path / "out"), "--addresses", str(register)]) == 1
    (tmp_path / "out" / "invitation.json").write_text("{}")
    assert main(["invite", "--check", str(tmp_path / "out"), "--addresses", str(register)]) == 1


def test_a_second_wave_leaves_the_first_out(register: Path, tmp_path: Path) -> None:
    """Nobody is written to twice, and both waves check."""
    first, second = tmp_path / "first", tmp_path / "second"
    assert invite(register, first, "--letters", "80") == 0
    assert invite(register, second, "--letters", "80", "--after", str(first)) == 0
    printed = [(path / "letters.csv").read_text("utf-8-sig").splitlines()[1:] for path in (first, second)]
    homes = [{row.split(",", 2)[2] for row in rows} for rows in printed]
    assert len(homes[0]) == len(homes[1]) == 80 and not homes[0] & homes[1]
    check = ["invite", "--check", str(second), "--addresses", str(register)]
    assert main([*check, "--after", str(first)]) == 0
    assert main(check) == 1


def test_letters_that_may_be_posted_are_not_written_over(register: Path, tmp_path: Path) -> None:
    """The folder stays as it is, unless replacing was asked for."""
    assert invite(register, tmp_path / "out") == 0
    before = (tmp_path / "out" / "letters.csv").read_bytes()
    assert invite(register, tmp_path / "out", "--letters", "7") == 1
    assert (tmp_path / "out" / "letters.csv").read_bytes() == before
    assert invite(register, tmp_path / "out", "--letters", "7", "--force") == 0
    assert (tmp_path / "out" / "letters.csv").read_bytes() != before


def test_scarce_lines_are_told_with_the_letters_that_mend_them(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Targets tried out on the plan stand in the record, the weak ones on the screen."""
    targets = tmp_path / "targets.csv"
    targets.write_text("feature,value,min,max\nage,16-29,2,3\ndistrict,North,3,4\n")
    assert invite(register, tmp_path / "out", "--targets", str(targets)) == 0
    assert "age: 16-29" in capsys.readouterr().out
    lines = json.loads((tmp_path / "out" / "invitation.json").read_text())["outlook"]["lines"]
    assert [(one["value"], one["need"]) for one in lines] == [("16-29", 6), ("North", 9)]


@pytest.mark.parametrize(
    "asked",
    [
        ["--seats", "5", "--out", "x"],
        ["--seed", "a", "--out", "x"],
        ["--seats", "5", "--seed", "a"],
        ["--seats", "5", "--seed", "a", "--out", "x", "--letters", "9", "--cover", "4"],
        ["--seats", "5", "--seed", "a", "--out", "x", "--rates", "0", "3", "4"],
        ["--check", "x", "--out", "y"],
    ],
)
def test_wrong_usage_ends_with_64(register: Path, asked: list[str]) -> None:
    """What is missing or said twice is told before anything is read or written."""
    assert main(["invite", "--addresses", str(register), *asked]) == 64


def test_shares_become_targets_that_are_read_back(tmp_path: Path) -> None:
    """A statistics office's table gives least and most; the room is the caller's."""
    (tmp_path / "census.txt").write_text(CENSUS)
    half, none = [(4, 6), (14, 16), (9, 11), (9, 11)], [(5, 5), (15, 15), (10, 11), (9, 10)]
    for room, wanted in (("0.5", half), ("0", none)):
        out = tmp_path / f"targets{room}.csv"
        asked = ["targets", "--shares", str(tmp_path / "census.txt"), "--seats", "20", "--room", room]
        assert main([*asked, "--out", str(out)]) == 0
        read = read_targets(out.read_bytes(), out.name)
        assert [(one.feature, one.value) for one in read.rows] == [
            ("Age", "16-29"), ("Age", "30+"), ("Sex", "woman"), ("Sex", "man")
        ]  # fmt: skip
        assert [(one.least, one.most) for one in read.rows] == wanted


def test_targets_refuse_what_is_no_table_of_shares(tmp_path: Path) -> None:
    """Least and most are no shares, and room ends at three seats."""
    (tmp_path / "t.csv").write_text("feature,value,min,max\na,x,1,2\n")
    asked = ["targets", "--shares", str(tmp_path / "t.csv"), "--seats", "5", "--out", str(tmp_path / "o.csv")]
    assert main(asked) == 1 and not (tmp_path / "o.csv").exists()
    assert main([*asked, "--room", "3.5"]) == 64


@pytest.fixture
def pool(tmp_path: Path) -> Path:
    """Twelve people, one of whom no panel of the targets can hold."""
    rows = [f"p{n:02},{'woman' if n % 2 else 'man'},{'young' if n < 4 else 'old'}" for n in range(11)]
    (tmp_path / "people.csv").write_text("id,sex,age\n" + "\n".join([*rows, "p11,man,odd"]) + "\n")
    return tmp_path


def check(pool: Path, lines: str, *more: str) -> int:
    (pool / "targets.csv").write_text("feature,value,min,max\n" + lines)
    files = ["--people", str(pool / "people.csv"), "--targets", str(pool / "targets.csv")]
    return main(["pool-check", *files, "--seats", "4", *more])


LINES = "sex,woman,2,2\nsex,man,2,2\nage,young,1,2\nage,old,2,3\nage,odd,0,0\n"


def test_a_pool_is_checked_before_it_is_drawn(pool: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Reach, limits, steps, who can never be chosen and why, in words and as JSON."""
    assert check(pool, LINES) == 0
    said = capsys.readouterr().out
    assert "“age: odd” has no seats." in said and "p11" in said
    assert check(pool, LINES, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["possible"] and told["pool"] == 12 and told["reach"] == "1/3"
    assert [one["ids"] for one in told["never"]] == [["p11"]]
    woman = next(one for one in told["lines"] if one["value"] == "woman")
    assert (woman["people"], woman["scarce"]) == (5, True)
    assert {(step["min"], step["max"]) for step in woman["steps"]} == {(1, 2), (2, 3)}


def test_a_pool_out_of_reach_ends_with_2_and_its_changes(
    pool: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The smallest change in words and in JSON."""
    assert check(pool, LINES.replace("young,1,2", "young,5,5"), "--json") == 2
    captured = capsys.readouterr()
    told = json.loads(captured.out)
    assert not told["possible"] and told["changes"][0]["value"] == "young"
    assert "young" in captured.err
