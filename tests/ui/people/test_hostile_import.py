"""Hostile pools and targets on the window's own road: opened, proposed, read, stored; each as expected."""

from __future__ import annotations

import csv
import runpy
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from council.clock import new_id
from council.people.actions import import_pool
from council.people.findings import Finding
from council.people.importing import proposed
from council.people.queries import pool_facts
from council.people.reading import targets_in
from council.people.refusals import FileRefused, NobodyToImport, ReadingRefused
from council.store import Store
from ui.people.opening import Looked, Opened, look_at, open_file

FOLDER = Path(__file__).parents[2] / "corpus" / "import"
DAY, AT = date(2026, 3, 14), datetime(2026, 3, 1, tzinfo=UTC)
with (FOLDER / "expectations.csv").open(encoding="utf-8", newline="") as table:
    EXPECTED = {row["file"]: row for row in csv.DictReader(table)}
Said = dict[str, str]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("import") / "a.council", create=True) as store:
        yield store


def test_every_file_has_an_expectation() -> None:
    """At least 80 files, each with what must happen, and each as its script writes it."""
    made = runpy.run_path(str(FOLDER / "make.py"))["files"]()
    assert len(made) >= 80 and set(made) == set(EXPECTED)
    for name, data in made.items():
        assert (FOLDER / name).read_bytes() == data, name


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_file_goes_as_expected(name: str, kept: Store) -> None:
    """It is accepted with these findings, or refused with code, line and column, and nothing is written."""
    begun = time.process_time()
    said = said_of(FOLDER / name, kept)
    assert time.process_time() - begun < 2
    assert said == {column: EXPECTED[name][column] for column in said}
    assert kept.read(pool_facts).people == 0


def said_of(path: Path, kept: Store) -> Said:
    """What the window would show for a file, as a row of the expectations."""
    try:
        opened = open_file(path)
        if opened.is_targets:
            file = targets_in(opened.grid)
            return row("targets", len(file.rows) + len(file.shares), None, None, file.findings)
        looked = look_at(opened.grid, proposed(opened.columns, first_day=DAY))
    except FileRefused as refused:
        return row("refused", None, None, None, refused.facts["findings"])  # type: ignore[arg-type]
    people = looked.reading.people
    assert people.rows == people.accepted + people.refused + people.skipped
    store(looked, kept)
    asked = extra(looked, opened)
    return row("people", people.accepted, people.refused, people.skipped, people.findings, asked)


def extra(looked: Looked, opened: Opened) -> set[str]:
    """What the window asks about beside the findings."""
    asked = {"home-hint"} if looked.hints else set()
    asked |= {"odd-value" for feature in looked.reading.features if feature.odd}
    return asked | {"undecided" for _feature in looked.reading.undecided}


def row(
    kind: str, accepted: int | None, refused: int | None, skipped: int | None,
    findings: tuple[Finding, ...], asked: set[str] = frozenset(),  # type: ignore[assignment]
) -> Said:  # fmt: skip
    grave = [one for one in findings if one.grave]
    notes = " ".join(sorted({one.code for one in findings if not one.grave} | asked))
    counts = {"accepted": accepted, "refused": refused, "skipped": skipped}
    told = {label: "" if count is None else str(count) for label, count in counts.items()}
    first = grave[0] if grave else None
    if first is not None:
        assert first.words and first.remedy and first.file
    place = (first.code, str(first.line), first.column) if first else ("", "", "")
    return {"kind": kind, **told, "notes": notes, **dict(zip(("code", "line", "column"), place, strict=True))}


def store(looked: Looked, kept: Store) -> None:
    """Import as the window does: refused rows bar it whole; what is taken goes back whole."""
    people, given = looked.reading.people, {"import_id": new_id(), "at": AT}
    if people.refused or not people.people:
        with pytest.raises((ReadingRefused, NobodyToImport)):
            kept.act(import_pool, people=people, **given)
    if people.people:
        others = replace(people, refused=0)
        assert kept.act(import_pool, people=others, **given).value.added == people.accepted
        assert kept.read(pool_facts).people == people.accepted
        kept.undo()
