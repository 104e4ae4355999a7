"""The data that goes with a report: its schema, and the same counts in PDF, page, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from council.report import data, html
from council.report.outline import outline_of
from council.report.printing import build_pdf
from council.words import in_language
from tests.council.report.made import DAY, council, words_in
from tests.council.report.method_made import known
from tests.council.report.schema_read import faults

FACTS = known()


@cache
def files() -> dict[str, bytes]:
    return data.files_of(FACTS, day=DAY)


def table(name: str) -> list[dict[str, str]]:
    """The rows of one CSV, by the head."""
    return list(csv.DictReader(io.StringIO(files()[f"{name}.csv"].decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("facts", [FACTS, council(), type(FACTS)(council=council().council)])
def test_the_json_keeps_to_its_schema(facts: Any) -> None:
    """A full, a small and an empty council: every field is described and of its kind."""
    given = data.files_of(facts, day=DAY)
    schema = json.loads(given["report.schema.json"])
    assert faults(json.loads(given["report.json"]), schema, schema) == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda told: told["facts"].pop("seats"),
        lambda told: told["facts"].update(seats="twelve"),
        lambda told: told["facts"].update(name="Ann"),
        lambda told: told["facts"]["draw"]["chances"][0].append(3),
        lambda told: told.update(version=1),
        lambda told: told["facts"]["remit"].update(day="yesterday"),
    ],
)
def test_the_schema_refuses_what_is_not_so(damage: Any) -> None:
    """A missing field, a wrong kind, a field nobody described, a third part of a pair, another version."""
    told, schema = json.loads(files()["report.json"]), json.loads(files()["report.schema.json"])
    damage(told)
    assert faults(told, schema, schema)


def test_every_count_is_the_same_everywhere() -> None:
    """Votes, panel, stages, attendance and shares of the floor: PDF, web page, CSV and JSON agree."""
    tree = outline_of(FACTS, day=DAY)
    told = json.loads(files()["report.json"])["facts"]
    papers = (words_in(build_pdf(tree).data), _bare(html.page_of(tree)))
    for ballot, row in zip(told["ballots"], table("votes"), strict=True):
        assert [row["for"], row["against"], row["returned"]] == [
            str(ballot[name]) for name in ("yes", "no", "returned")
        ]
        for paper in papers:
            assert f"{ballot['yes']} of {ballot['base']} votes for and against" in paper
    for category, row in zip(told["categories"], table("composition"), strict=True):
        assert (row["panel"], row["pool"]) == (str(category["panel"]), str(category["pool"]))
        for paper in papers:
            assert f"{category['value']} {category['panel']} " in paper
    stages = {row["stage"]: (row["people"], row["of"]) for row in table("stages")}
    assert stages["answered"] == (str(told["draw"]["answered"]), str(told["letters"][0]["letters"]))
    for session, row in zip(told["sessions"], table("attendance"), strict=True):
        assert row["present"] == (str(session["present"]) if session["seated"] else "")
    floor = told["evaluation"]["floors"][0]
    assert table("floor")[0]["turns"] == str(floor["turns"])
    for paper in papers:
        assert f"{stages['answered'][0]} of {stages['answered'][1]} letters" in paper
        assert "11 of 12" in paper
        assert f"of {floor['turns']} turns" in paper


def test_what_was_not_noted_is_an_empty_cell() -> None:
    """No attendance, no minutes, no ticket: nothing, and never nought."""
    assert [row["present"] for row in table("attendance")] == ["11", ""]
    assert [row["minutes"] for row in table("evidence")] == ["20", "10", ""]
    assert [row["ticket"] for row in table("draws")] == ["", ""]


def test_no_file_tells_of_fewer_than_five() -> None:
    """Hidden groups have no figures, themes of few no number, answers of few no cells."""
    few = replace(FACTS, themes=(replace(FACTS.themes[0], few=True, authors=0),))
    raw = data.files_of(few, day=DAY)["themes.csv"].decode("utf-8-sig")
    assert "under 5" in raw
    hidden = next(row for row in table("floor") if row["group"] == "x")
    assert (hidden["turns"], hidden["people"]) == ("", "")
    safe = next(row for row in table("evaluation") if row["question"] == "I felt safe.")
    assert (safe["mean"], safe["people"]) == ("", "")


def test_every_file_is_told_with_its_rows() -> None:
    """The list in the annex names exactly the files there are, in the language in force."""
    listed = {name: rows for name, _about, rows in data.contents(FACTS)}
    assert listed.keys() == files().keys()
    assert listed["votes.csv"] == len(table("votes"))
    assert listed["report.json"] is None
    with in_language("en"):
        assert data.about("votes.csv") == "Every ballot with all counts"


def _bare(page: bytes | str) -> str:
    """The words of a page without its tags, blanks as one."""
    text = page.decode() if isinstance(page, bytes) else page
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())
