"""Method files are read strictly and refused with file, line and key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from council.files import resource
from council.sessions.methods import method_of, method_text, read_library, read_method
from council.sessions.refusals import MethodFileRefused

GOOD = resource("methods/check-in-round.json")


def test_every_shipped_method_loads() -> None:
    """The library holds at least fourteen methods and refuses none."""
    library = read_library(resource("methods"))
    assert library.refused == ()
    assert len(library.methods) >= 14
    assert all(method.stages and method.licence == "Apache-2.0" for method in library.methods)


def test_the_usual_time_covers_the_stages() -> None:
    """The usual minutes of a shipped method are not far from its stages with eight at a table."""
    for method in read_library(resource("methods")).methods:
        stages = sum(stage.minutes + stage.seconds_per_person * 8 / 60 for stage in method.stages)
        assert method.minutes[0] <= stages <= method.minutes[2], method.id


def test_a_written_method_is_read_as_it_was() -> None:
    """Writing and reading a method changes nothing."""
    for method in read_library(resource("methods")).methods:
        assert method_of(method_text(method), "again.json") == method


def refusal(
    change: dict[str, object] | None = None, drop: str = "", text: str | None = None
) -> dict[str, object]:
    values = json.loads(GOOD.read_text("utf-8")) | (change or {})
    values.pop(drop, None)
    with pytest.raises(MethodFileRefused) as refused:
        method_of(text if text is not None else json.dumps(values, indent=1), "mine.json")
    return refused.value.facts


def test_an_unknown_key_is_named_with_its_line() -> None:
    """File, line and key say where the unknown key stands."""
    text = GOOD.read_text("utf-8").replace('"setting"', '"seting"', 1)
    facts = refusal(text=text)
    assert (facts["file"], facts["key"]) == ("mine.json", "stages.1.seting")
    assert "seting" in text.splitlines()[int(str(facts["line"])) - 1]


@pytest.mark.parametrize(
    ("change", "drop", "key"),
    [
        ({}, "stages", "stages"),
        ({"stages": []}, "", "stages"),
        ({"minutes": [10, 40, 30]}, "", "minutes"),
        ({"minutes": [10, 30]}, "", "minutes"),
        ({"people": [9, 3]}, "", "people"),
        ({"version": True}, "", "version"),
        ({"title": " "}, "", "title"),
        ({"stages": [{"name": "a", "setting": "table", "prompt": "b"}]}, "", "stages.1"),
        ({"stages": [{"name": "a", "setting": "moon", "prompt": "b", "minutes": 2}]}, "", "stages.1.setting"),
        ({"stages": ["a"]}, "", "stages.1"),
    ],
)
def test_what_cannot_be_is_refused_by_key(change: dict[str, object], drop: str, key: str) -> None:
    """Missing, out of range and of the wrong kind: each is named by its key."""
    assert refusal(change, drop)["key"] == key


def test_what_is_no_json_is_refused_with_its_line() -> None:
    """A slip of syntax has its line, a doubled key its name."""
    assert refusal(text='{"id": "x",\n"version" 1}')["line"] == 2
    assert refusal(text='{"id": "x", "id": "y"}')["key"] == "id"
    assert refusal(text="[]")["key"] == "-"


def test_a_broken_file_leaves_the_others(tmp_path: Path) -> None:
    """What is broken, too large or not UTF-8 is refused; the others still load."""
    (tmp_path / "good.json").write_bytes(GOOD.read_bytes())
    (tmp_path / "twin.json").write_bytes(GOOD.read_bytes())
    (tmp_path / "large.json").write_text(" " * 300_000)
    (tmp_path / "latin.json").write_bytes('{\n"é"'.encode("latin-1"))
    library = read_library(tmp_path)
    assert [method.id for method in library.methods] == ["check-in-round"]
    assert [error.facts["file"] for error in library.refused] == ["large.json", "latin.json", "twin.json"]
    with pytest.raises(MethodFileRefused, match="line 2"):
        read_method(tmp_path / "latin.json")
