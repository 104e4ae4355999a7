"""The proposal that the sample works out from end to end: its plan adds up and names what is invented."""

from __future__ import annotations

import json

import pytest

from council.decisions.outcome.recommended.fields import FIELDS
from council.files import resource
from council.sample import agreeing, story

PLAN = json.loads((resource(story.SAMPLE) / "council.json").read_text("utf-8"))["deciding"]


@pytest.mark.parametrize("present", [5, 12, 100, 160])
def test_every_slip_is_counted_once(present: int) -> None:
    """Ratings and the one who passed add up to those present, and the last round passes at four fifths."""
    for support in PLAN["support"]:
        counts = agreeing._counts(support["shares"], present)
        assert sum(counts.values()) == present and counts["pass"] == 1
    high = sum(counts.get(level, 0) for level in ("5", "4", "3"))
    assert 5 * high >= 4 * (present - 1)


def test_what_is_invented_says_so() -> None:
    """The driver of each proposal, its authors, the reasons and the sample's own note name the invention."""
    told = (PLAN["driver"], PLAN["joined"]["driver"], PLAN["authors"], *PLAN["reasons"].values())
    assert all("invented" in words.casefold() for words in told)
    about = json.loads((resource(story.SAMPLE) / "council.json").read_text("utf-8"))["about"]
    assert "one whole proposal" in about


def test_every_field_is_filled() -> None:
    """What the plan fills and what the wordings bring leaves no field of a recommendation empty."""
    brought = {"title", "addressee", "who", "conditions", "indicators", "review_on", "incentives", "criteria"}
    filled = set(PLAN["fields"]) | brought | {"waived_by"}
    assert filled == {field.name for field in FIELDS}
