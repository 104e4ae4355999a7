"""Hostile files, each with what must happen to it."""

from __future__ import annotations

import json
import resource
import time
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from council.people.reading import Finding, PeopleFile, TargetsFile, read_people, read_targets
from council.people.refusals import FileRefused

FOLDER = Path(__file__).parents[2] / "corpus" / "people"
NAMES = sorted(path.name.removesuffix(".expect.json") for path in FOLDER.glob("*.expect.json"))


def read(name: str, kind: str) -> PeopleFile | TargetsFile:
    data = (FOLDER / name).read_bytes()
    return read_targets(data, name) if kind == "targets" else read_people(data, name)


def grave_of(name: str, kind: str) -> tuple[PeopleFile | TargetsFile | None, tuple[Finding, ...]]:
    try:
        file = read(name, kind)
    except FileRefused as refused:
        return None, refused.facts["findings"]  # type: ignore[return-value]
    return file, tuple(one for one in file.findings if one.grave)


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_meets_its_expectation(name: str) -> None:
    """Each file is read as expected, or refused at its line and column with a way out, quickly."""
    expect: dict[str, Any] = json.loads((FOLDER / f"{name}.expect.json").read_text())
    start = time.process_time()
    file, grave = grave_of(name, expect["read"])
    assert time.process_time() - start < 2
    if "code" in expect:
        assert (grave[0].code, grave[0].line) == (expect["code"], expect["line"])
        assert grave[0].words and grave[0].remedy and grave[0].file == name
        assert grave[0].column == expect.get("column", grave[0].column)
    else:
        assert grave == ()
    if file is not None:
        check_account(file, expect)


def check_account(file: PeopleFile | TargetsFile, expect: dict[str, Any]) -> None:
    noted = {one.code for one in file.findings if not one.grave}
    assert noted >= set(expect.get("notes", [])) and bool(noted) == bool(expect.get("notes"))
    if isinstance(file, TargetsFile):
        assert len(file.rows) + len(file.shares) == expect["accepted"]
        if "first" in expect:
            assert [file.rows[0].feature, file.rows[0].value] == expect["first"]
        if "share" in expect:
            assert file.shares[0].share == Fraction(expect["share"])
        return
    assert file.rows == file.accepted + file.refused + file.skipped
    assert file.accepted == len(file.people) == expect["accepted"]
    assert file.refused == expect.get("refused", 0)
    assert file.skipped == expect.get("skipped", file.skipped)
    assert file.sheet == expect.get("sheet", file.sheet)
    by_ref = {one.ref: one.attributes for one in file.people}
    assert [[ref, name, by_ref[ref][name]] for ref, name, _v in expect.get("cells", [])] == expect.get(
        "cells", []
    )


def test_no_hostile_file_takes_much_memory() -> None:
    """Reading every file of the corpus stays within 200 MB more than before."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name in NAMES:
        grave_of(name, "people")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000
