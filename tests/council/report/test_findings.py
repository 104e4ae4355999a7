"""Every finding, provoked: what it is called, where it stands, and which page mends it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from council.report.blocks import (
    Block,
    Card,
    Column,
    Cover,
    Endnotes,
    Figure,
    Glance,
    Grid,
    Heading,
    Image,
    Note,
    Paragraph,
    Picture,
    Section,
    Span,
    Tree,
)
from council.report.findings import Finding, findings
from council.report.marks import Chart
from tests.council.report.made import tree_of

DOTS = Chart(10.0, 10.0, (), "The panel", "No dots.", (), ())
AB = (Column("A"), Column("B"))


def tree(*blocks: Block, key: str = "worked", **more: str) -> Tree:
    """A tree of one section with these blocks."""
    return tree_of(Section(key, "How we worked", blocks, **more))


def chart(alt: str, *rows: tuple[str, ...]) -> Chart:
    return Chart(9.0, 9.0, (), "A chart", alt, ("Who", "How many"), rows)


def image(alt: str = "Members at a table", width: int = 800, data: bytes = b"x") -> Image:
    return Image(data, alt, width, 600)


def document(title: str = "Council", language: str = "en") -> Tree:
    section = Section("worked", "How we worked", (Paragraph("We met."),))
    cover = Cover(title, "A question", "Draft", (), DOTS)
    return Tree(title, language, "the city", date(2026, 11, 22), cover, (section,))


NOTED = Paragraph((Span("We met."), Span("1", note="a")))
PROVOKED: tuple[tuple[str, str, Tree], ...] = (
    ("TitleMissing", "error", document(title=" ")),
    ("LanguageMissing", "error", document(language="")),
    ("LanguageUnknown", "error", document(language="English")),
    ("LanguageUnknown", "error", tree(Paragraph("x"), language="tlh!")),
    ("LanguageUnknown", "error", tree(Paragraph((Span("Hei", language="norsk språk"),)))),
    ("NothingToTell", "warning", tree_of(Section("reading", "How to read", (Paragraph("x"),)))),
    ("HeadingEmpty", "error", tree(Heading(" "))),
    ("HeadingEmpty", "error", tree(Card("R1", "", ()))),
    ("HeadingEmpty", "error", tree_of(Section("worked", "", ()))),
    ("HeadingSkipped", "error", tree(Heading("Deep", 4))),
    ("HeadingSkipped", "error", tree(Heading("One", 3), Heading("Deeper", 5))),
    ("SecondTitle", "error", tree(Heading("Above all", 1))),
    ("IdTwice", "error", tree(Heading("A", key="x"), Heading("B", key="x"))),
    ("IdTwice", "error", tree(NOTED, Endnotes((("a", "One."), ("a", "Two."))))),
    ("LinkNowhere", "error", tree(Paragraph((Span("there", to="gone"),)))),
    ("LinkEmpty", "error", tree(Paragraph((Span("See"), Span(" ", url="https://example.org"))))),
    ("LinkUnsafe", "error", tree(Paragraph((Span("Click", url="javascript:alert(1)"),)))),
    ("LinkUnsafe", "error", tree(Paragraph((Span("Read", url="file:///etc/passwd"),)))),
    ("NoteUnused", "warning", tree(Endnotes((("a", "Nobody asks for me."),)))),
    ("NoteMissing", "error", tree(NOTED)),
    ("ParagraphEmpty", "warning", tree(Paragraph(" "))),
    ("AltMissing", "error", tree(Picture(chart(" ")))),
    ("AltMissing", "error", tree(image(alt=""))),
    ("AltMissing", "error", tree(Grid("T", AB, (("x", chart("")),)))),
    ("AltIncomplete", "warning", tree(Picture(chart("One.", ("one", "17"))))),
    ("AltIncomplete", "warning", tree(Picture(chart("One: 171 of 217.", ("one", "17"))))),
    ("ImageTooLarge", "error", tree(image(width=90_000))),
    ("ImageTooLarge", "error", tree(image(data=bytes(12_000_001)))),
    ("TableHeadMissing", "error", tree(Grid("T", (Column("A"), Column("")), (("x", "1"),)))),
    ("TableHeadMissing", "error", tree(Grid("T", AB, (("", "1"),)))),
    ("TableHeadMissing", "error", tree(Grid("", AB, (("x", "1"),)))),
    ("RowUneven", "error", tree(Grid("T", AB, (("x",),)))),
    ("BaseMissing", "error", tree(Grid("Shares", AB, (("women", "53%"),)))),
    ("BaseMissing", "error", tree(Glance(((Figure(5, 3, "members"), "seats"),)))),
    ("BaseMissing", "error", tree(Glance(((Figure(3, 3, "members"), ""),)))),
    ("CellTooSmall", "error", tree(Grid("Age", AB, (("old", "3"),), people=(1,)))),
    ("CellTooSmall", "error", tree(Picture(chart("old: 4", ("old", "4")), people=(1,)))),
)


@pytest.mark.parametrize(
    ("code", "grave", "given"), PROVOKED, ids=[f"{p[0]}-{n}" for n, p in enumerate(PROVOKED)]
)
def test_each_finding_is_made_by_what_it_names(code: str, grave: str, given: Tree) -> None:
    """A tree with one fault has that finding and no other, with words and a page to mend it on."""
    (one,) = findings(given)
    assert (one.code, one.grave) == (code, grave)
    assert one.words.endswith(".")
    assert one.place


@pytest.mark.parametrize(
    "block",
    [
        Grid("Age", AB, (("old", "5"), ("young", "0"), ("both", "1,203")), people=(1,)),
        Grid("Shares of 100 members", AB, (("women", "53%"),)),
        Grid("Shares", (*AB, Column("C")), (("women", "53", "53%"),)),
        Paragraph((Span("the page", url="https://example.org"), Span("x", language="pt-BR"))),
        Picture(chart("One: 17.", ("one", "17"))),
        Note("Box", (NOTED,)),
    ],
)
def test_what_is_sound_is_not_found_wanting(block: Block) -> None:
    """Five people, nobody, shares with their base, sound links and languages pass."""
    assert (
        findings(tree(block, Endnotes((("a", "One."),)) if isinstance(block, Note) else Paragraph("x"))) == ()
    )


def test_a_character_no_font_has_is_named_once_with_its_place() -> None:
    """The finding says which character, where it stands and what to do; each section tells it once."""
    given = tree(Paragraph("We like it 🙂 here."), Paragraph("Again 🙂."))
    (one,) = findings(given, missing=lambda words: [letter for letter in words if letter > "\uffff"])
    assert (one.code, one.grave, one.section) == ("GlyphMissing", "warning", "How we worked")
    assert "U+1F642" in one.words
    assert "We like it" in one.words
    assert findings(given) == ()


def test_a_character_of_the_cover_is_named_too() -> None:
    """The title stands on the cover, in the foot and in the file itself: what nothing draws is told once."""
    given = replace(tree(), title="Homes 🙂", cover=replace(tree().cover, title="Homes 🙂"))
    (one,) = findings(given, missing=lambda words: [letter for letter in words if letter > "\uffff"])
    assert (one.code, one.section, one.place) == ("GlyphMissing", "Cover", "people")


def test_an_alias_without_consent_is_found_wherever_it_stands() -> None:
    """A member's alias in a written text is found as a word of its own, whatever its case."""
    given = tree(Paragraph("As TUI said."), Paragraph("Tuition rose."), key="opening")
    (one,) = findings(given, aliases=("Tui", "Al"))
    assert (one.code, one.place, dict(one.given)) == (
        "ConsentMissing",
        "report.texts",
        {"section": "opening"},
    )
    assert "TUI" in one.words


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("members", "selection.panel"),
        ("ballots", "decisions.ballots"),
        ("annex", "report.texts"),
        ("summary", "report"),
    ],
)
def test_a_finding_leads_to_the_page_that_mends_it(key: str, place: str) -> None:
    """Facts are mended where they are kept, texts on the page of the report, which is told the section."""
    (one,) = findings(tree(Heading(""), key=key))
    assert one.place == place
    assert dict(one.given) == ({"section": key} if place.startswith("report") else {})


def test_errors_come_first_and_nothing_is_told_twice() -> None:
    """What keeps the file from being made stands above what does not; the same fault is one finding."""
    found = findings(tree(Paragraph(" "), Paragraph(" "), Heading("")))
    assert [one.code for one in found] == ["HeadingEmpty", "ParagraphEmpty"]
    assert all(isinstance(one, Finding) for one in found)
