"""Facts → tree, its findings, and its numbers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from council.report import facts as f
from council.report.blocks import (
    Figure,
    inside,
    plain,
)
from council.report.findings import findings
from council.report.numbers import chance_words, number, percent, said
from council.report.outline import SECTIONS, outline_of
from council.report.sections.telling import headline
from council.words import in_language
from tests.council.report.made import DAY, council

EMPTY = f.Facts(council=f.CouncilFacts("Empty council"))


def test_a_figure_cannot_be_without_its_base() -> None:
    """A number that does not say what it is a share of is refused at once."""
    with pytest.raises(ValueError, match="base"):
        Figure(3, 10, "")
    assert said(Figure(62, 97, "votes")) == "62 of 97 votes (64%)"


@pytest.mark.parametrize(
    ("share", "threshold", "strict", "printed"),
    [
        (Fraction(747, 1000), Fraction(3, 4), False, "74.7%"),
        (Fraction(1333, 2000), Fraction(2, 3), False, "66.65%"),
        (Fraction(503, 1000), Fraction(1, 2), True, "50.3%"),
        (Fraction(1, 2), Fraction(1, 2), True, "50%"),
        (Fraction(2, 3), Fraction(2, 3), False, "67%"),
        (Fraction(5, 8), None, True, "63%"),
    ],
)
def test_no_share_is_rounded_over_its_threshold(
    share: Fraction, threshold: Fraction | None, strict: bool, printed: str
) -> None:
    """A per cent is whole, with as many places as keep it on its own side of the threshold."""
    assert percent(share, threshold=threshold, strict=strict) == printed


def test_numbers_follow_the_language() -> None:
    """A thousand is set apart as the language of the report does it."""
    assert number(7072) == "7,072"
    with in_language("de"):
        assert number(7072) == "7.072"
        assert percent(Fraction(1, 2)) == "50\u00a0%"
    assert chance_words(Fraction(1)) == "100%"


def test_a_full_council_fills_every_section() -> None:
    """With every part of the facts there, nothing is left out but other tongues and the annex's own texts."""
    tree = outline_of(council(), day=DAY)
    there = {section.key for section in tree.sections}
    assert there == {key for key, _name, _make in SECTIONS} - {"languages", "evaluation"} | {
        "reading",
        "notes",
    }
    assert findings(tree) == ()


def test_what_is_missing_is_named() -> None:
    """A section with nothing to say is left out, and the reader is told which."""
    tree = outline_of(replace(council(), minorities=(), ballots=()), day=DAY)
    keys = [section.key for section in tree.sections]
    assert "minority" not in keys
    assert "ballots" not in keys
    told = " ".join(
        plain(item)
        for _s, b in inside(tree)
        if hasattr(b, "items")
        for item in b.items
        if isinstance(item, str)
    )
    assert "minority views; ballots" in told


def test_an_empty_council_still_makes_a_tree() -> None:
    """A council without any record gives a short report that says so."""
    tree = outline_of(EMPTY, day=DAY)
    assert [section.key for section in tree.sections] == ["reading", "notes"]
    assert [one.code for one in findings(tree)] == ["NothingToTell"]


def test_every_recommendation_shows_vote_base_and_origin() -> None:
    """A card holds the vote bar with its words, the rule, and a statement it came from."""
    tree = outline_of(council(), day=DAY)
    words = " ".join(_words(block) for section, block in inside(tree) if section.key == "recommendations")
    assert "62 of 93 votes for and against (67%) in favour: carried." in words
    assert "Threshold: at least two thirds, 62 votes for." in words
    assert "statement 7, table 3, session 2" in words


def test_answers_by_cards_are_told_beside_the_votes() -> None:
    """A council that showed cards has answers without voters: both are counted, each by its name."""
    told = {n: repr(outline_of(replace(council(), together=n), day=DAY)) for n in (0, 25)}
    assert "answers more were given by cards" not in told[0]
    assert "25 answers more were given by cards at tables" in told[25]
    assert "by 12 members alone, 25 by cards and sheets" in told[25]


def test_rejected_and_minority_texts_are_printed_whole() -> None:
    """Those who lost are in the report in their own words, with their number."""
    words = " ".join(_words(block) for _section, block in inside(outline_of(council(), day=DAY)))
    assert "A tax on homes left empty." in words
    assert "Public land is for parks." in words
    assert "backed by 12 of 97 members present (12%)" in words


def _words(block: object) -> str:
    parts = [getattr(block, name, "") for name in ("text", "title", "caption", "by")]
    return " ".join(plain(part) for part in parts if part)


def test_a_title_that_is_the_text_is_printed_once() -> None:
    """A title that only begins a short text, or is all of it but the stop, gives way to the text."""
    text = "Build more homes near stations."
    assert headline("Build more homes…", text) == text
    assert headline("Build more homes near stations", text) == text
    assert headline("Homes near stations", text) == "Homes near stations"
    assert headline("Build more", text) == "Build more"
    long = "Build more homes, " * 60
    assert headline("Build more…", long) == "Build more…"
