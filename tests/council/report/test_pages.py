"""What the pages do with what does not fit: long titles, wide tables, logos, headings at the foot."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pypdfium2
import pytest

from council.report.blocks import (
    Block,
    Card,
    Column,
    Contents,
    Grid,
    Heading,
    Listing,
    Note,
    Paragraph,
    Quote,
    Section,
    Tree,
)
from council.report.design import PLAIN, Design, design_of
from council.report.printing import build_pdf
from tests.council.report import golden
from tests.council.report.reports import image
from tests.council.report.validators.walk import structure

WIDE = Grid(
    "Every decision",
    tuple(Column(head, right=head != "Text") for head in (
        "Text", "Entitled", "Returned", "Abstained", "Spoiled", "Majority", "Unanimity", "Threshold",
        "Participation",
    )),
    tuple((f"Proposal {n}", *("1,000",) * 8) for n in range(8)),
)  # fmt: skip


@cache
def bare() -> Tree:
    return replace(golden.tree(), sections=(Section("s", "First", (Paragraph("Words."),)),))


def sizes(data: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_size() for page in document]
    finally:
        document.close()


def words_on(data: bytes, page: int) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return document[page].get_textpage().get_text_range()
    finally:
        document.close()


@pytest.mark.parametrize("design", [PLAIN, design_of(paper="Letter", large=True)], ids=["plain", "large"])
@pytest.mark.parametrize("length", [10, 60, 200, 900])
def test_a_cover_holds_any_title(design: Design, length: int) -> None:
    """However long title and question are, the cover is one page and prints them whole."""
    title, question = (("council " * length)[:length].strip(), ("why not " * length)[: 2 * length].strip())
    tree = bare()
    made = build_pdf(
        replace(tree, title=title, cover=replace(tree.cover, title=title, subtitle=question)), design=design
    )
    said = " ".join(words_on(made.data, 0).split())
    assert made.pages == 2
    assert said.count("council") >= title.count("council")
    assert said.count("why") == question.count("why")


def test_a_logo_stands_on_the_cover_alone() -> None:
    """The logo is one picture on the first page and on no other."""
    document = pypdfium2.PdfDocument(build_pdf(bare(), design=design_of(logo=image())).data)
    pictures = [sum(1 for one in page.get_objects() if one.type == 3) for page in document]
    document.close()
    assert pictures == [1, 0]


def test_what_is_too_wide_in_large_print_lies_on_its_side() -> None:
    """In large print the table gets pages on their side, upright ones follow; in plain print it fits."""
    after = Section("t", "After", (Paragraph("More."),))
    tables = (Heading("Votes"), WIDE, WIDE, Paragraph("Below."))
    tree = replace(bare(), sections=(*bare().sections, Section("v", "Votes", tables, fresh=True), after))
    assert {width < height for width, height in sizes(build_pdf(tree).data)} == {True}
    lying = [width > height for width, height in sizes(build_pdf(tree, design=design_of(large=True)).data)]
    assert lying == [False, False, True, True, False]


@pytest.mark.parametrize("large", [False, True])
def test_no_page_ends_with_a_heading(large: bool) -> None:
    """Wherever on the page a heading comes to lie, what it heads stands below it on the same page."""
    body, head = Paragraph("Body. " * 60), Heading("Head")
    parts = [
        Section(f"s{n}", f"Part {n}", (*[Paragraph("Line.")] * n, head, body), fresh=True)
        for n in range(10, 28, 2)
    ]
    data = build_pdf(replace(bare(), sections=tuple(parts)), design=design_of(large=large)).data
    for page in range(1, len(sizes(data))):
        lines = [line for line in words_on(data, page).splitlines() if line.strip()]
        heads = [at for at, line in enumerate(lines) if line.strip() == "Head"]
        assert all("Body." in lines[at + 1] for at in heads), (page, lines[-3:])


def many(count: int) -> str:
    """So many different words, all of them as wide."""
    return " ".join(f"w{n:04d}" for n in range(count))


TWO = (Column("A"), Column("B"))
TALL: dict[str, tuple[Block, ...]] = {
    "last rows": (Grid("Caption", TWO, (("a", many(900)), ("b", many(900)))),),
    "only row": (Grid("Caption", TWO, (("a", many(2000)),)),),
    "head of a table": (Grid("Caption", (Column(many(1500)), Column("B")), (("a", "b"), ("c", "d"))),),
    "box": (Note("Mind", (Paragraph(many(1500)),)),),
    "title of a box": (Note(many(1500), (Paragraph(many(800)),)),),
    "table in a card": (Card("R1", "Title", (Grid("Caption", TWO, (("a", many(900)), ("b", many(900)))),)),),
    "a little more than a page": tuple(
        block
        for count in range(400, 560, 20)
        for block in (Note("Mind", (Paragraph(many(count)),)), Card("R", "T", (Quote(many(count)),)))
    ),
}


@pytest.mark.parametrize("name", TALL)
@pytest.mark.parametrize("large", [False, True])
def test_what_is_higher_than_a_page_runs_over(name: str, large: bool) -> None:
    """No row, box or card is too high for the paper: all its words are read, in order, none in the foot."""
    design = design_of(large=large)
    data = build_pdf(
        replace(bare(), sections=(Section("s", "First", TALL[name], fresh=True),)), design=design
    ).data
    told = structure(data).words
    for block in TALL[name]:
        wanted = max((one for one in _strings(block)), key=len)
        assert "".join(wanted.split()) in "".join(told.split())
    assert _lowest(data) > design.bottom - 4


def test_a_title_of_ten_thousand_letters_is_cut_in_the_foot() -> None:
    """The foot holds as much of the title as its line has room for, on every page."""
    made = build_pdf(replace(bare(), title="council " * 1250))
    foot = words_on(made.data, made.pages - 1).splitlines()
    cut = next(line for line in foot if "…" in line)
    assert "council council" in cut and 80 < len(cut) < 140


def test_long_lists_in_boxes_are_laid() -> None:
    """A box with two thousand items runs over as many pages as it takes."""
    items = Listing(tuple(f"Item {n}" for n in range(2000)))
    made = build_pdf(replace(bare(), sections=(Section("s", "First", (Note("Mind", (items,)),)),)))
    assert "Item 1999" in words_on(made.data, made.pages - 1)


def test_a_card_s_number_stands_on_the_side_where_reading_begins() -> None:
    """R1 is Latin also in a report from right to left; it stands above its title there as anywhere."""
    card = Section("s", "First", (Card("R1", "דיור", (Paragraph("דיור"),)),), fresh=True)
    for language, near in (("en", True), ("he", False)):
        tree = replace(bare(), language=language, sections=(card,))
        document = pypdfium2.PdfDocument(build_pdf(tree).data)
        text = document[1].get_textpage()
        left, *_rest = text.get_charbox(text.get_text_range().index("R1"))
        document.close()
        assert (left < PLAIN.page[0] / 2) == near


@pytest.mark.parametrize(("language", "at_right"), [("en", True), ("he", False)])
def test_the_contents_end_with_the_page_on_the_side_where_reading_ends(language: str, at_right: bool) -> None:
    """The number of the page stands behind the title, as the language reads."""
    first = Section("s", "ABC", (Contents(),), fresh=True)
    document = pypdfium2.PdfDocument(build_pdf(replace(bare(), language=language, sections=(first,))).data)
    text = document[1].get_textpage()
    boxes = [text.get_charbox(at) for at, one in enumerate(text.get_text_range()) if one == "2"]
    (number,) = [left for left, bottom, *_rest in boxes if bottom > PLAIN.bottom]
    document.close()
    assert (number > PLAIN.page[0] / 2) == at_right


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [one for part in value for one in _strings(part)]
    names = getattr(value, "__slots__", ())
    return [one for name in names for one in _strings(getattr(value, name))]


def _lowest(data: bytes) -> float:
    """How far from the foot of the paper the lowest of the numbered words stands."""
    document, lowest = pypdfium2.PdfDocument(data), 9999.0
    for page in document:
        text = page.get_textpage()
        for at in range(text.count_rects()):
            box = text.get_rect(at)
            if text.get_text_bounded(*box).strip().startswith("w"):
                lowest = min(lowest, box[1])
    document.close()
    return lowest
