"""A draw in public by command line: commit, reveal once, check everything again; chains of draws."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from council.cli import drawn, main, outfolder
from council.selection import folder
from council.selection.engine import columns
from council.selection.verify import canonical
from tests.council.cli.test_draw import digests, draw, files, rows, write
from tests.council.selection.specimens import ROUND, SIGNATURE
from tests.council.selection.test_few_seats import left_over

__all__ = ["files"]

WHEN = ("--at", "2023-09-14T09:00:00Z")
DATED = ("--at", "2000-01-01T00:00:00Z")
BEACON = ("--beacon", "drand-quicknet", "--round", str(ROUND))
DIGITS = ("--digits", "739", "--digits-at", "2023-09-15T10:50:00Z")


def reveal(files: Path, *more: str, out: str = "out") -> int:
    return main(["reveal", str(files / out), *more])


def check(files: Path, out: str = "out") -> int:
    return main(["draw-check", str(files / out)])


def content(path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(path.read_bytes())
    return found


def test_a_commitment_stops_before_chance(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The hash in groups of four, what to publish, letters, tickets and receipts; no panel and no ticket."""
    assert draw(files, "--commit", "--device", "three dice", "--order", "red first") == 0
    out, said = files / "out", capsys.readouterr().out
    data = (out / "certificate" / "commitment.json").read_bytes()
    hash_ = hashlib.sha256(data).hexdigest()
    for start in range(0, 64, 4):
        assert hash_[start : start + 4] in said
    assert "three dice" in said and "council reveal" in said
    assert [one.name for one in (out / "certificate").iterdir()] == ["commitment.json"]
    assert not (out / "panel.csv").exists()
    summary = content(out / "summary.json")
    assert summary["ticket"] is None and summary["commitment"] == hash_
    private = out / "certificate-private"
    given = {row["id"]: float(row["chance"]) for row in rows(out / "chances.csv")}
    held: dict[str, int] = dict.fromkeys(given, 0)
    for row in rows(private / "tickets.csv"):
        held[row["id"]] += int(row["to"]) - int(row["from"])
    assert held == {one: round(1000 * chance) for one, chance in given.items()}
    letters = rows(private / "letters.csv")
    assert [one["id"] for one in letters] == sorted(given)
    assert {one["commitment"].replace(" ", "") for one in letters} == {hash_}
    assert len(list((private / "receipts").iterdir())) == 40
    assert main(["verify", str(out / "certificate")]) == 1
    assert check(files) == 0


@pytest.mark.parametrize(
    "chance", [(), BEACON, (*BEACON, "--no-digits"), (*BEACON, "--tries", "3", "--step", "20")]
)
def test_the_reveal_goes_on_and_draws_once(
    files: Path, chance: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """Panel, result and summary by digits, beacon or both; valid; a second reveal changes nothing."""
    assert draw(files, "--commit", *chance, *WHEN) == 0
    before = digests(files / "out")
    given = () if "--no-digits" in chance else DIGITS
    beacon = ("--signature", SIGNATURE) if chance else ()
    assert reveal(files, *given, *beacon, "--witness", "Zoë", "--recording", "a film", "--json") == 0
    out = files / "out"
    told = json.loads(capsys.readouterr().out.partition("\n{")[2].join(("{", "")))
    result = content(out / "certificate" / "result.json")
    assert result["physical"] == (739 if given else 0)
    assert content(out / "certificate" / "reveal.json")["witnesses"] == ["Zoë"]
    panel = [row["id"] for row in rows(out / "panel.csv")]
    lottery = content(out / "lottery.json")
    assert _at(lottery, told["ticket"]) == panel
    assert main(["verify", str(out / "certificate")]) == 0
    assert check(files) == 0
    after = digests(out)
    assert {name: after[name] for name in before if name != "summary.json"} == {
        name: before[name] for name in before if name != "summary.json"
    }
    capsys.readouterr()
    assert reveal(files, "--digits", "111") == 1
    assert "drawn already" in capsys.readouterr().err
    assert digests(out) == after


def _at(lottery: dict[str, object], ticket: int) -> list[str]:
    panels = lottery["panels"]
    assert isinstance(panels, list)
    for one in panels:
        ticket -= one["weight"]
        if ticket < 0:
            return list(one["ids"])
    raise AssertionError("no such ticket")


def test_what_does_not_fit_the_commitment_is_refused(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong digits, time, round or signature: a sentence, exit 1, and the folder as it was."""
    assert draw(files, "--commit", *BEACON, *WHEN) == 0
    before = digests(files / "out")
    good = [*DIGITS, "--signature", SIGNATURE]
    for wrong in (
        ["--digits", "7390", *good[2:]],
        [*good[:3], "2023-09-15T11:00:03Z", *good[4:]],
        [*good[:3], "2023-09-14T09:00:00Z", *good[4:]],
        [*good, "--round", str(ROUND + 1)],
        [*good[:5], "ab" * 48],
        good[:4],
    ):
        capsys.readouterr()
        assert reveal(files, *wrong) == 1, wrong
        assert capsys.readouterr().err.startswith("council reveal: ")
    assert reveal(files, "--digits", "739", "--signature", SIGNATURE) == 64
    assert reveal(files, "--digits-at", "yesterday") == 64
    assert digests(files / "out") == before
    assert reveal(files, *good) == 0


def test_a_folder_without_its_keys_draws_nothing(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No commitment, lost keys, keys of another draw, a file altered: refused by name."""
    assert main(["reveal", str(files / "nowhere"), "--digits", "739"]) == 1
    assert draw(files, "--commit", out="one") == draw(files, "--commit", out="two") == 0
    keys = "certificate-private/keys.json"
    own = (files / "one" / keys).read_bytes()
    (files / "one" / keys).write_bytes((files / "two" / keys).read_bytes())
    capsys.readouterr()
    assert reveal(files, "--digits", "739", out="one") == 1
    assert "keys.json" in capsys.readouterr().err
    (files / "one" / keys).unlink()
    assert reveal(files, "--digits", "739", out="one") == 1
    (files / "one" / keys).write_bytes(own)
    commitment = files / "one" / "certificate" / "commitment.json"
    commitment.write_bytes(commitment.read_bytes().replace(b'"draw":1', b'"draw":2'))
    assert reveal(files, "--digits", "739", out="one") == 1
    assert draw(files, out="quick") == 0
    assert reveal(files, "--digits", "739", out="quick") == 1


def test_tables_opened_and_saved_bar_no_reveal(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The ticket is counted over the committed panels, not over lottery.json; a lost summary is said."""
    assert (
        draw(files, "--commit", "--seed", "s", *DATED, out="one")
        == draw(files, "--commit", "--seed", "s", *DATED, out="two")
        == 0
    )
    (files / "two" / "lottery.json").write_text("{}")
    assert reveal(files, "--digits", "739", out="one") == reveal(files, "--digits", "739", out="two") == 0
    assert (
        content(files / "one" / "summary.json")["ticket"] == content(files / "two" / "summary.json")["ticket"]
    )
    assert draw(files, "--commit", out="three") == 0
    (files / "three" / "summary.json").write_text("[1")
    capsys.readouterr()
    assert reveal(files, "--digits", "739", out="three") == 1
    assert "summary.json" in capsys.readouterr().err and not (files / "three" / "panel.csv").exists()


def test_the_options_of_a_public_draw_go_together(files: Path) -> None:
    """What contradicts itself is wrong usage, and nothing is written."""
    for wrong in (
        ["--device", "dice"],
        ["--commit", "--ticket", "5"],
        ["--commit", "--seed", "s"],
        ["--commit", "--beacon", "drand-quicknet"],
        ["--commit", "--no-digits"],
        ["--commit", "--round", "5", "--draw-at", "2026-03-01T09:00:00Z"],
        ["--commit", "--draw-at", "tomorrow"],
        ["--commit", "--beacon", "drand-quicknet", "--round", "0"],
        ["--commit", "--round", "40000000", "--tries", "3"],
        ["--commit", "--round", "40000000", "--step", "20"],
        ["--commit", "--tries", "3", "--step", "20"],
        ["--tries", "3"],
        ["--void", "x"],
    ):
        assert draw(files, *wrong) == 64, wrong
    for refused in (["--digits", "4"], ["--round", "5"], ["--after", str(files)]):
        assert draw(files, "--commit", *refused, *(["--at", "2030-01-01T00:00:00Z"])) == 1, refused
    assert not (files / "out").exists()


def test_a_moment_names_the_first_round_from_then_on(files: Path) -> None:
    """--draw-at finds the round; the certificate keeps its number."""
    assert draw(files, "--commit", "--draw-at", "2023-09-15T11:00:01Z", *WHEN) == 0
    chance = content(files / "out" / "certificate" / "commitment.json")["chance"]
    assert isinstance(chance, dict)
    assert (chance["beacon"], chance["round"]) == ("drand-quicknet", ROUND)


def test_a_seed_writes_the_same_commitment_and_the_same_result(files: Path) -> None:
    """A rehearsal twice, in processes of other hash seeds: the same bytes."""
    for out, seed in (("first", "1"), ("second", "99")):
        given = [
            "--people",
            str(files / "people.csv"),
            "--targets",
            str(files / "targets.csv"),
            "--seats",
            "8",
        ]
        for argv in (
            ["draw", *given, "--commit", "--seed", "rehearsal", *DATED, "--out", str(files / out)],
            ["reveal", str(files / out), "--digits", "005", "--digits-at", "2000-01-02T00:00:00Z"],
        ):
            code = "import sys; from council.cli import main; sys.exit(main(sys.argv[1:]))"
            env = {**os.environ, "PYTHONHASHSEED": seed}
            ran = subprocess.run(
                [sys.executable, "-c", code, *argv], env=env, check=False, capture_output=True
            )
            assert ran.returncode == 0, ran.stderr
    assert digests(files / "first") == digests(files / "second")


def test_void_draws_are_told_by_the_next(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A commitment without a panel needs a reason, which the next one carries; the chain is valid."""
    assert draw(files, "--commit", "--name", "Rat", out="one") == 0
    assert draw(files, "--commit", "--after", str(files / "one"), out="two") == 1
    assert "--void" in capsys.readouterr().err
    void = ["--after", str(files / "one"), "--void", "a die fell off the table"]
    assert draw(files, "--commit", *void, out="two") == 0
    assert draw(files, "--after", str(files / "two"), "--void", "again", out="three") == 0
    c = content(files / "three" / "certificate" / "commitment.json")
    assert (
        c["draw"] == 3
        and c["council"] == content(files / "one" / "certificate" / "commitment.json")["council"]
    )
    capsys.readouterr()
    assert main(["verify", *(str(files / one / "certificate") for one in ("one", "two", "three"))]) == 0
    said = capsys.readouterr().out
    assert "Draw 1 before this one was void: a die fell off the table" in said
    assert "Draw 2 before this one was void: again" in said
    assert main(["verify", *(str(files / one / "certificate") for one in ("one", "three"))]) == 1
    assert draw(files, "--commit", "--after", str(files / "three"), "--void", "no", out="four") == 1


def test_a_commitment_does_not_go_in_silence(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An undrawn commitment stays; --force replaces it and tells its hash, which may be in the letters."""
    assert draw(files, "--commit") == 0
    hash_ = str(content(files / "out" / "summary.json")["commitment"])
    capsys.readouterr()
    assert draw(files, "--commit") == 1
    assert draw(files, "--commit", "--force") == 0
    said = capsys.readouterr().err
    assert hash_ in said.replace(" ", "") and "void" in said


def test_the_verifiers_can_lie_beside_the_certificate(files: Path) -> None:
    """--with-verifiers adds both and their page of advice; the certificate stays valid."""
    assert draw(files, "--with-verifiers") == 0
    place = files / "out" / "certificate"
    assert {*folder.VERIFIERS} <= {one.name for one in place.iterdir()}
    ran = subprocess.run(
        [sys.executable, "-I", "-S", str(place / "verify.py"), str(place)], capture_output=True, check=False
    )
    assert ran.returncode == 0
    assert main(["verify", str(place)]) == 0


# Checking it all again ----------------------------------------------------------------------------


def test_whatever_is_altered_in_the_folder_is_found(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Panel, chances, lottery, proof, homes, keys, receipts, summary: each named; restored, all holds."""
    assert draw(files, "--address", "address") == 0
    out = files / "out"
    assert check(files) == 0
    said = capsys.readouterr().out
    assert "FAILS" not in said and said.count("holds") == 7
    private = "certificate-private"
    for name, old, new in (
        ("panel.csv", b"woman", b"man"),
        ("chances.csv", b"0.2", b"0.3"),
        ("lottery.json", b'"weight":1', b'"weight":2'),
        ("summary.json", b'"never": 0', b'"never": 1'),
        (f"{private}/proof.json", b'"multiplier":"', b'"multiplier":"-'),
        (f"{private}/proof.json", b'"people":40', b'"people":39'),
        (f"{private}/proof.json", b'"homes":', b'"house":'),
        (f"{private}/keys.json", b'"id":"p00"', b'"id":"p99"'),
        (f"{private}/audit.json", b'"value":"woman"', b'"value":"man"'),
        (f"{private}/receipts/p07.json", b'"feature":"age"', b'"feature":"agx"'),
        ("certificate/result.json", b'"ticket":', b'"ticket":1'),
    ):
        data = (out / name).read_bytes()
        assert old in data, name
        (out / name).write_bytes(data.replace(old, new, 1))
        assert check(files) == 1, name
        assert "FAILS" in capsys.readouterr().out
        (out / name).write_bytes(data)
    (out / private / "receipts" / "p07.json").rename(out / "p07.json")
    assert check(files) == 1
    assert main(["draw-check", str(out / "certificate")]) == 1
    assert main(["draw-check", str(files)]) == 1


def test_receipts_are_named_as_the_window_names_them(files: Path) -> None:
    """One name for a receipt wherever it is written, safe on every system: no dot, no blank, no slash."""
    text = (files / "people.csv").read_text().replace("p07", "é 7/../x.")
    (files / "people.csv").write_text(text)
    assert draw(files, "--ticket", "3") == 0 and check(files) == 0
    place = files / "out" / "certificate-private" / "receipts"
    assert (place / f"{folder.file_name('é 7/../x.')}.json").is_file()


def test_two_from_one_home_are_found(files: Path) -> None:
    """The homes of the proof are held against every panel."""
    assert draw(files, "--ticket", "3") == 0
    proof = files / "out" / "certificate-private" / "proof.json"
    told = content(proof)
    members = content(files / "out" / "certificate" / "result.json")["members"]
    assert isinstance(members, list)
    proof.write_bytes(canonical({**told, "homes": [members[:2]]}))
    assert check(files) == 1


def test_the_random_rule_proves_nothing_and_says_so(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything else is checked; the proof is left out, not called sound."""
    assert draw(files, "--rule", "random", "--ticket", "3") == 0
    capsys.readouterr()
    assert main(["draw-check", str(files / "out"), "--json"]) == 0
    checks = {one["name"]: one["holds"] for one in json.loads(capsys.readouterr().out)["checks"]}
    assert checks["proof"] is None and all(value for name, value in checks.items() if name != "proof")


@pytest.mark.parametrize(
    ("rule", "name", "value"),
    [
        ("random", "certified", True),
        ("random", "proof", "bound"),
        ("random", "gini", 0.0),
        ("leximin", "proof", "columns closed"),
        ("leximin", "reach", "1/2"),
        ("leximin", "optimum_min_chance", 0.5),
        ("leximin", "geometric_mean", 0.5),
        ("leximin", "certain", 7),
        ("maximin", "levels", []),
    ],
)
def test_a_summary_cannot_claim_what_is_not_proven(files: Path, rule: str, name: str, value: object) -> None:
    """Whoever writes "certified" beside a draw that is not, or a better figure, is found out."""
    assert draw(files, "--rule", rule, "--ticket", "3") == 0 and check(files) == 0
    path = files / "out" / "summary.json"
    path.write_text(json.dumps({**content(path), name: value}))
    assert check(files) == 1


@pytest.mark.parametrize("rule", ["leximin", "maximin", "minimax", "goldilocks", "nash"])
def test_the_proof_of_every_rule_is_checked(
    files: Path, rule: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever the rule, its lines prove its chances; one chance altered, and they do not."""
    assert draw(files, "--rule", rule, "--ticket", "3") == 0
    assert check(files) == 0
    assert "proven: no lottery can do better" in capsys.readouterr().out
    path = files / "out" / "certificate-private" / "proof.json"
    proof = json.loads(path.read_bytes())
    p, q = map(int, proof["best"][0].split("/"))
    proof["best"][0] = f"{p * 1000 + 1}/{q * 1000}"
    path.write_bytes(canonical(proof))
    assert check(files) == 1


def test_a_chain_of_draws_and_replacements_holds(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A panel, two who leave, their seats drawn anew: each folder checks, both certificates form a chain."""
    assert draw(files, "--address", "address", "--name", "Rat") == 0
    panel = [row["id"] for row in rows(files / "out" / "panel.csv")]
    write(files / "stay.csv", ["id"], [(one,) for one in panel[:6]])
    write(files / "left.csv", ["id", "reason"], [(one, "moved") for one in panel[6:]])
    given = ["--people", str(files / "people.csv"), "--targets", str(files / "targets.csv")]
    given += ["--seats", "8", "--address", "address", "--after", str(files / "out")]
    given += ["--confirmed", str(files / "stay.csv"), "--left", str(files / "left.csv")]
    assert main(["replace", *given, "--commit", "--out", str(files / "next")]) == 0
    assert check(files, "next") == 0
    assert reveal(files, "--digits", "123", out="next") == 0
    assert check(files, "next") == 0
    fresh = {row["id"] for row in rows(files / "next" / "panel.csv")}
    assert len(fresh) == 2 and not fresh & set(panel)
    capsys.readouterr()
    folders = [str(files / one / "certificate") for one in ("out", "next")]
    assert main(["verify", *folders]) == 0
    assert main(["verify", folders[1], folders[1]]) == 1
    c = content(files / "next" / "certificate" / "commitment.json")
    assert isinstance(c["seated"], list) and len(c["seated"]) == 6 and c["purpose"] == "replacement"


def test_checking_needs_no_solver(files: Path) -> None:
    """draw-check loads no solver and no window."""
    assert draw(files, "--ticket", "3") == 0
    code = (
        "import sys; from council.cli import main; code = main(['draw-check', sys.argv[1]]);"
        "heavy = {'highspy', 'scipy', 'sqlalchemy', 'PySide6'} & set(sys.modules);"
        "sys.exit(', '.join(sorted(heavy)) or code)"
    )
    command = [sys.executable, "-c", code, str(files / "out")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr + ran.stdout


# Together or not at all ---------------------------------------------------------------------------


@pytest.mark.parametrize("fails_at", range(5))
def test_nothing_is_half_written(files: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int) -> None:
    """Interrupted while files are moved into a folder that holds others: it stays as it was."""
    assert draw(files, "--commit") == 0
    before = digests(files / "out")
    real, done = os.replace, [0]

    def stopped(old: Path, new: Path) -> None:
        if done[0] == fails_at:
            done[0] += 1
            raise KeyboardInterrupt
        done[0] += 1
        real(old, new)

    monkeypatch.setattr(outfolder.os, "replace", stopped)
    code = reveal(files, "--digits", "739")
    monkeypatch.undo()
    if done[0] > fails_at and code == 130:
        assert digests(files / "out") == before
        assert reveal(files, "--digits", "739") == 0
    assert not [one for one in files.iterdir() if one.name.startswith(".out-")]
    assert check(files) == 0


def test_a_full_disk_leaves_nothing(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be written is said, and neither the folder nor a part of it appears."""
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "lottery.json":
            raise OSError(28, "No space left on device", str(path))
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    assert draw(files, "--commit") == 1
    assert not (files / "out").exists()
    assert not [one for one in files.iterdir() if one.name.startswith(".")]


def test_receipts_of_a_very_large_pool_are_one_file(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same receipts in a ZIP file, the same bytes each time, and checked with the rest."""
    assert draw(files, "--ticket", "3", out="many") == 0
    monkeypatch.setattr(drawn, "MOST_RECEIPTS", 39)
    for out in ("one", "two"):
        assert draw(files, "--ticket", "3", out=out) == 0
    packed = [files / out / "certificate-private" / "receipts.zip" for out in ("one", "two")]
    assert packed[0].read_bytes() == packed[1].read_bytes()
    inside = folder.unzipped(packed[0].read_bytes())
    single = files / "many" / "certificate-private"
    assert inside == {f"receipts/{one.name}": one.read_bytes() for one in (single / "receipts").iterdir()}
    assert check(files, "one") == 0
    packed[0].unlink()
    assert check(files, "one") == 1


def test_tables_are_tables(files: Path) -> None:
    """letters.csv and tickets.csv read as CSV, every row as wide as its head."""
    assert draw(files, "--commit") == 0
    for name in ("letters.csv", "tickets.csv"):
        with (files / "out" / "certificate-private" / name).open(encoding="utf-8", newline="") as file:
            table = list(csv.reader(file))
        assert len(table) > 40 and len({len(row) for row in table}) == 1


def test_an_open_search_is_told_as_it_is_and_checked_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, searched_anew: None
) -> None:
    """Who holds no ticket because the search ended early is not called out of reach, and the check agrees."""
    monkeypatch.setattr(columns, "MOST_WORK", 0)
    monkeypatch.setattr(columns, "LEAST_STEPS", 1)
    opened = 0
    for seed in (2, 3):
        pool, targets = left_over(100, 3, seed)
        place = tmp_path / str(seed)
        place.mkdir()
        people = [(one, *row) for one, row in zip(pool.ids, pool.values, strict=True)]
        write(place / "people.csv", ["id", *pool.features], people)
        lines = [(line.feature, line.value, line.least, line.most) for line in targets.lines]
        write(place / "targets.csv", ["feature", "value", "min", "max"], lines)
        assert draw(place, "--seed", "a", seats=targets.seats) == 0
        told = json.loads((place / "out" / "summary.json").read_text("utf-8"))
        opened += told["proof"] == "columns open"
        missed = sum(row["chance"] == "0" for row in rows(place / "out" / "chances.csv"))
        assert told["never"] <= missed and (told["min_chance"] == 0) == (told["never"] < missed)
        assert main(["draw-check", str(place / "out")]) == 0
    assert opened
