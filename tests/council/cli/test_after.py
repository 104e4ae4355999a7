"""`council replace` and `council alternates`: from the folder of one draw to the next, in one chain."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest

from council.cli import main
from council.cli.outfolder import write_together
from council.selection.letters import letters_csv
from tests.council.cli.test_draw import rows, write

ROWS = [
    (
        f"p{number:02}",
        ("woman", "man")[number % 2],
        ("young", "old", "middle")[number % 3],
        f"{number // 2} Mill Lane",
    )
    for number in range(60)
]
LINES = [
    ("gender", "woman", 4, 6),
    ("gender", "man", 4, 6),
    ("age", "young", 3, 4),
    ("age", "middle", 3, 4),
    ("age", "old", 3, 4),
]
SEATS = 10


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    """A folder with people, targets and the draw of a panel in `one`."""
    write(tmp_path / "people.csv", ["id", "gender", "age", "address"], ROWS)
    write(tmp_path / "targets.csv", ["feature", "value", "min", "max"], LINES)
    assert run(tmp_path, "draw", "--seed", "a", out="one") == 0
    return tmp_path


def run(files: Path, verb: str, *more: str, out: str) -> int:
    given = ["--people", str(files / "people.csv"), "--targets", str(files / "targets.csv")]
    given += ["--seats", str(SEATS), "--address", "address", "--out", str(files / out)]
    return main([verb, *given, *more])


def part(files: Path, left: int) -> tuple[list[dict[str, str]], list[str]]:
    """Write who stays (all but the first) and who left; the panel as it was, and the ids of the latter."""
    panel = rows(files / "one" / "panel.csv")
    gone = [row["id"] for row in panel[:left]]
    write(files / "stay.csv", ["id"], [(row["id"],) for row in panel[left:]])
    write(files / "left.csv", ["id", "reason"], [(one, "moved") for one in gone])
    return panel, gone


def stay(files: Path) -> tuple[str, ...]:
    return ("--confirmed", str(files / "stay.csv"), "--left", str(files / "left.csv"))


def test_a_replacement_joins_the_chain(drawn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Old and new together meet the targets; both certificates verify, and as one chain too."""
    _panel, gone = part(drawn, 2)
    assert run(drawn, "replace", *stay(drawn), "--after", str(drawn / "one"), "--seed", "b", out="two") == 0
    new = rows(drawn / "two" / "panel.csv")
    members = rows(drawn / "two" / "members.csv")
    assert len(new) == 2 and len(members) == SEATS and not {row["id"] for row in members} & set(gone)
    assert sum(row["since"] == "new" for row in members) == 2
    for feature, value, least, most in LINES:
        assert least <= sum(row[feature] == value for row in members) <= most
    homes = {row[0]: row[3] for row in ROWS}
    assert len({homes[row["id"]] for row in members}) == SEATS
    told = json.loads((drawn / "two" / "certificate" / "commitment.json").read_bytes())
    assert (told["draw"], told["purpose"], len(told["seated"]), len(told["left"])) == (2, "replacement", 8, 2)
    capsys.readouterr()
    assert main(["verify", str(drawn / "one" / "certificate"), str(drawn / "two" / "certificate")]) == 0


def test_a_table_of_ids_needs_no_heading(drawn: Path) -> None:
    """The first of those who stay or left is nobody's heading: their seat is not given away unseen."""
    part(drawn, 2)
    assert run(drawn, "replace", *stay(drawn), "--seed", "b", out="headed") == 0
    for name in ("stay.csv", "left.csv"):
        (drawn / name).write_text((drawn / name).read_text().split("\n", 1)[1])
    assert run(drawn, "replace", *stay(drawn), "--seed", "b", out="bare") == 0
    members = [{row["id"] for row in rows(drawn / name / "members.csv")} for name in ("headed", "bare")]
    assert members[0] == members[1]


def test_nothing_of_the_draw_before_stays_in_its_folder(drawn: Path) -> None:
    """A commitment written over a replacement leaves no list of members that are not drawn yet."""
    part(drawn, 2)
    assert run(drawn, "replace", *stay(drawn), "--seed", "b", out="two") == 0
    assert (drawn / "two" / "members.csv").exists()
    assert run(drawn, "replace", *stay(drawn), "--commit", "--force", out="two") == 0
    assert not (drawn / "two" / "members.csv").exists()


def test_what_is_broken_off_gives_back_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is written over, though not named to go, comes back as well."""
    folder = tmp_path / "out"
    write_together(folder, {"a": b"old", "z": b"old"})
    move, seen = os.replace, []

    def replace(before: Path, after: Path) -> None:
        seen.append(after)
        if Path(after) == folder / "z" and len(seen) < 5:
            raise KeyboardInterrupt
        move(before, after)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_together(folder, {"a": b"new", "z": b"new"}, instead_of=["z"])
    assert (folder / "a").read_bytes() == (folder / "z").read_bytes() == b"old"


def test_without_an_earlier_folder_members_are_fixed_all_the_same(drawn: Path) -> None:
    """A first draw made elsewhere can be gone on from: members get pseudonyms here; the draw is number 1."""
    part(drawn, 2)
    assert run(drawn, "replace", *stay(drawn), "--seed", "b", out="two") == 0
    told = json.loads((drawn / "two" / "certificate" / "commitment.json").read_bytes())
    assert (told["draw"], len(told["seated"]), told["left"]) == (1, 8, [])
    assert main(["verify", str(drawn / "two" / "certificate")]) == 0


def test_a_replay_writes_the_same_bytes(drawn: Path, searched_anew: None) -> None:
    """The same seed, the same files but for the seconds."""
    part(drawn, 2)
    for out in ("two", "again"):
        more = ("--after", str(drawn / "one"), "--seed", "b")
        assert run(drawn, "replace", *stay(drawn), *more, out=out) == 0
    names = sorted(str(one.relative_to(drawn / "two")) for one in (drawn / "two").rglob("*") if one.is_file())
    for name in names:
        if name != "summary.json":
            assert (drawn / "two" / name).read_bytes() == (drawn / "again" / name).read_bytes(), name


def test_members_must_be_clear(drawn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A member in both files, in none, or unknown is refused by name, and nothing is written."""
    panel, gone = part(drawn, 2)
    after = ("--after", str(drawn / "one"))
    write(drawn / "left.csv", ["id"], [(gone[0],)])
    assert run(drawn, "replace", *stay(drawn), *after, out="two") == 1
    assert gone[1] in capsys.readouterr().err
    write(drawn / "left.csv", ["id"], [(one,) for one in (*gone, panel[-1]["id"])])
    assert run(drawn, "replace", *stay(drawn), *after, out="two") == 1
    write(drawn / "stay.csv", ["id"], [("stranger",)])
    assert run(drawn, "replace", *stay(drawn), *after, out="two") == 1
    assert "stranger" in capsys.readouterr().err and not (drawn / "two").exists()


def test_out_of_reach_names_changes_of_the_lines_as_set(
    drawn: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2, with changes of the targets as they stand in the file and the lines that were broken."""
    panel = rows(drawn / "one" / "panel.csv")
    young = [row["id"] for row in panel if row["age"] == "young"]
    write(drawn / "stay.csv", ["id"], [(row["id"],) for row in panel if row["id"] not in young])
    write(drawn / "left.csv", ["id"], [(one,) for one in young])
    others = [row for row in ROWS if row[2] != "young" or row[0] in young]
    write(drawn / "people.csv", ["id", "gender", "age", "address"], others)
    assert run(drawn, "replace", *stay(drawn), "--after", str(drawn / "one"), out="two") == 2
    assert "age young" in capsys.readouterr().err
    told = json.loads((drawn / "two" / "summary.json").read_bytes())
    lines = {(one["feature"], one["value"]): (one["min"], one["max"]) for one in told["changes"]}
    assert lines[("age", "young")] == (3, 4)
    assert set(lines.items()) <= {((f, v), (least, most)) for f, v, least, most in LINES}


def test_all_seats_held_is_refused(drawn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With nobody gone there is no seat to draw for."""
    part(drawn, 0)
    assert run(drawn, "replace", *stay(drawn), out="two") == 1
    assert "10 seats are taken" in capsys.readouterr().err


def test_alternates_are_chosen_drawn_and_chained(drawn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As many as asked for wait in order, with what they are worth said; the chain verifies."""
    part(drawn, 0)
    write(drawn / "factors.csv", ["feature", "value", "factor"], [("Age", "young", 0.8)])
    more = ("--places", "4", "--stay-of", str(drawn / "factors.csv"), "--after", str(drawn / "one"))
    assert run(drawn, "alternates", *stay(drawn), *more, "--seed", "c", out="three") == 0
    said = capsys.readouterr().out
    waiting = rows(drawn / "three" / "alternates.csv")
    assert [row["order"] for row in waiting] == ["1", "2", "3", "4"]
    assert not {row["id"] for row in waiting} & {row["id"] for row in rows(drawn / "one" / "panel.csv")}
    told = json.loads((drawn / "three" / "summary.json").read_bytes())["alternates"]
    assert told["mean_with"] < told["mean_without"] and told["places"] == 4
    assert f"{told['mean_without']:.1f}" in said and f"{told['mean_with']:.1f}" in said
    assert main(["verify", str(drawn / "one" / "certificate"), str(drawn / "three" / "certificate")]) == 0


def test_a_factor_that_names_nothing_is_refused(drawn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A value no target knows, or a factor that is no number, is told."""
    part(drawn, 0)
    for row in (("age", "ancient", "0.8"), ("age", "young", "often")):
        with (drawn / "factors.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("feature", "value", "factor"), row])
        more = ("--places", "4", "--stay-of", str(drawn / "factors.csv"))
        assert run(drawn, "alternates", *stay(drawn), *more, out="three") == 1
        assert row[1] in capsys.readouterr().err


def test_a_reveal_leaves_the_lists_of_a_draw_in_one_step(drawn: Path) -> None:
    """After commit and reveal members.csv and alternates.csv are those that the same ticket gives at once."""
    part(drawn, 2)
    verbs: dict[str, tuple[str, ...]] = {"replace": (), "alternates": ("--places", "4")}
    names = {"replace": "members.csv", "alternates": "alternates.csv"}
    for verb, more in verbs.items():
        given = (*stay(drawn), *more, "--after", str(drawn / "one"))
        assert run(drawn, verb, *given, "--commit", out=verb) == 0
        assert not (drawn / verb / names[verb]).exists()
        assert main(["reveal", str(drawn / verb), "--digits", "739"]) == 0
        ticket = json.loads((drawn / verb / "summary.json").read_bytes())["ticket"]
        assert run(drawn, verb, *given, "--ticket", str(ticket), out=f"{verb}-at-once") == 0
        revealed, at_once = rows(drawn / verb / names[verb]), rows(drawn / f"{verb}-at-once" / names[verb])
        if verb == "replace":  # alternates wait in the order of their pseudonyms, which are new each time
            assert revealed == at_once
        else:
            assert [row["order"] for row in revealed] == ["1", "2", "3", "4"]
            assert revealed[0].keys() == at_once[0].keys()
            assert {row["id"]: row["age"] for row in revealed} == {row["id"]: row["age"] for row in at_once}
        assert main(["draw-check", str(drawn / verb)]) == 0


def test_letters_are_the_table_the_window_hands_out(drawn: Path) -> None:
    """The command line writes letters.csv by the one place that knows it, byte for byte."""
    part(drawn, 2)
    given = (*stay(drawn), "--after", str(drawn / "one"), "--commit")
    assert run(drawn, "replace", *given, out="two") == 0
    private = drawn / "two" / "certificate-private"
    made = {one.name: one.read_bytes() for one in private.glob("*.json")}
    made["commitment.json"] = (drawn / "two" / "certificate" / "commitment.json").read_bytes()
    assert (private / "letters.csv").read_bytes() == letters_csv(made)
