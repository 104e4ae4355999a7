"""The report as a web page: complete, in order, alone, and readable by everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from urllib.parse import urlsplit

from council.report import facts as f
from council.report import html
from council.report.blocks import (
    Block,
    Card,
    Column,
    Contents,
    Endnotes,
    Figure,
    Glance,
    Grid,
    Heading,
    Image,
    Listing,
    Note,
    Pairs,
    Paragraph,
    Picture,
    Quote,
    Section,
    Span,
    Tree,
    plain,
    quoted,
)
from council.report.colours import contrast, dark_inks_of
from council.report.design import DARK, design_of
from council.report.html.wording import direction_of
from council.report.marks import Bar, Chart, Words
from council.report.numbers import number
from council.report.outline import outline_of
from council.report.pdf.text import clean
from tests.council.report.made import DAY, council, tree_of
from tests.council.report.page_read import Reader, squeezed
from tests.council.report.reports import printed, report
from tests.council.report.validators.walk import structure

KINDS = ("everything", "right to left", "mixed scripts", "images", "endnotes", "other languages")
VOTE = Chart(
    120.0, 20.0, (Bar(0, 0, 60, 12, "for"), Words(4, 9, "62")), "Vote", "62 in favour, 31 against.",
    ("Side", "Votes"), (("for", "62"), ("against", "31")),
)  # fmt: skip


def picture() -> bytes:
    """A small photograph."""
    from PIL import Image as Pictures

    out = BytesIO()
    Pictures.new("RGB", (40, 30), "#668899").save(out, "PNG")
    return out.getvalue()


def everything() -> Tree:
    """Every kind of block and span in one small report."""
    led = (
        Span("See "), Span("the card", to="r1"), Span(" and "), Span("nothing", to="gone"),
        Span(" or "), Span("the city", url="https://city.example/homes?a=1&b=2"), Span("1", note="n1"),
        Span(" twice", strong=True, slanted=True), Span("1", note="n1"), Span(" new", mark="added"),
        Span(" old", mark="removed"), Span(" Wohnen", language="de"), Span(" سكن", language="ar"),
    )  # fmt: skip
    blocks: tuple[Block, ...] = (
        Paragraph("The lead.", "lead"), Paragraph(led), Contents(), Heading("A heading", key="head"),
        Listing(("one", "two")), Listing(("first", "second"), ordered=True),
        Grid("A table", (Column("Who"), Column("How many", right=True), Column("Bar"), Column("Why")),
             (("we", "3", VOTE, led),), note="In votes."),
        Picture(VOTE, "Below the chart."), Glance(((Figure(11, 12, "seats"), "members"),)),
        Quote("It is late.", "Seat 4", large=True), Quote((Span("Rents "), Span("rise", strong=True))),
        Note("Mind", (Paragraph("A note."), Listing(("inside",)), Pairs((("Field", "told"),)))),
        Card("R1", "Build", (Paragraph("The wording."), Heading("Why", 4), Picture(VOTE),
             Quote("Yes", "Seat 2"), Pairs((("Addressee", "the city"), ("By when", "2027"))),
             Grid("Rounds", (Column("Round"), Column("Yes", right=True)), (("1", "40"),))), 2, "r1"),
        Image(picture(), "A street with old houses", 40, 30, "Our street.", "Photograph: Ann, CC BY 4.0"),
        Paragraph("כל אדם זכאי לדיור."),
        Endnotes((("n1", "The rule of 2024."), ("n2", "Nobody calls this."))),
    )  # fmt: skip
    german = Section("languages", "Auf Deutsch", (Paragraph("Wohnen muss bezahlbar sein."),), language="de")
    arabic = Section("arabic", "ملخص", (Paragraph("السكن للجميع."),), fresh=True, language="ar")
    return tree_of(Section("summary", "Summary", blocks), german, arabic)


def reports() -> dict[str, Tree]:
    """Reports as different as they come, for whoever checks the page."""
    full = council()
    many = tuple(
        replace(full.recommendations[0], number=f"R{number}", title=f"Proposal {number}")
        for number in range(1, 26)
    )
    empty = f.Facts(council=f.CouncilFacts("Council on homes"), edition=f.EditionFacts(1, "draft"))
    return {
        "everything": everything(),
        "full": outline_of(full, day=DAY),
        "empty": outline_of(empty, day=DAY),
        "many": outline_of(replace(full, recommendations=many), day=DAY),
        "Arabic": replace(outline_of(full, day=DAY), language="ar"),
        "German": replace(outline_of(replace(full, ballots=(), minorities=()), day=DAY), language="de"),
        "long": tree_of(Section("a", "L" * 300, (Paragraph("x" * 3000), Pairs((("y" * 90, "z" * 900),))))),
        **{f"the {name}": report(name).tree for name in KINDS},
    }


def test_the_web_page_stands_alone() -> None:
    """One file without script or outside address, every tag closed, one h1, levels without a gap."""
    for name, tree in reports().items():
        page = html.page_of(tree).decode()
        reader = Reader(page)
        assert reader.open == [], name
        assert reader.levels.count(1) == 1, name
        steps = zip(reader.levels, reader.levels[1:], strict=False)
        assert all(after - before <= 1 for before, after in steps), name
        assert "<script" not in page
        outside = {urlsplit(link).hostname for link in reader.links if not link.startswith("#")}
        assert outside <= {"city.example", "example.org"}, name
        assert not re.search(r"(?:src|href|url)\s*[=(]\s*[\"']?(?:https?:)?//(?!city|example)", page), name
        assert "default-src 'none'" in page


def test_the_same_words_in_the_same_order_as_the_tree() -> None:
    """Everything the tree says stands on the page once, in reading order, and nothing else does."""
    for name, tree in reports().items():
        page = "".join(Reader(html.page_of(tree).decode()).words)
        assert squeezed(page) == squeezed("".join(told(tree))), name


def test_the_page_says_what_the_pdf_says() -> None:
    """Read from the tags of the PDF and from the page: the same letters in the same order.

    Digits and signs are left out, since paper alone has page numbers, marks of lists and colons after names.
    """
    for name in KINDS:
        paper = structure(printed(name).data).words
        one = report(name)
        page = "".join(Reader(html.page_of(one.tree, design=one.design).decode()).words)
        assert letters(page) == letters(clean(paper)), name


def letters(words: str) -> str:
    return "".join(letter for letter in words if letter.isalpha())


def test_every_link_leads_somewhere_and_every_key_is_one() -> None:
    """No id twice; each link inside the page has its target; a key that is nowhere stays plain words."""
    for name, tree in reports().items():
        reader = Reader(html.page_of(tree).decode())
        assert len(set(reader.ids)) == len(reader.ids), name
        assert {link[1:] for link in reader.links if link.startswith("#")} <= set(reader.ids), name
    assert 'href="#gone"' not in html.page_of(everything()).decode()


def test_notes_lead_there_and_back() -> None:
    """The sign leads to the note, the note to the first sign; a note nobody calls has no way back."""
    page = html.page_of(everything()).decode()
    assert page.count('href="#note-n1"') == 4
    assert page.count('id="back-n1"') == page.count('href="#back-n1"') == 1
    assert 'id="note-n2"' in page
    assert "back-n2" not in page


def test_each_part_says_its_language_and_direction() -> None:
    """Sections and words of other languages carry them; a text in letters of the other direction turns."""
    page = html.page_of(everything()).decode()
    assert '<section id="arabic" aria-labelledby="arabic-title" class="fresh" lang="ar" dir="rtl">' in page
    assert '<span lang="de" dir="ltr"> Wohnen</span>' in page
    assert '<p class="body" dir="rtl">כל אדם' in page
    assert '<html lang="ar" dir="rtl">' in html.page_of(reports()["Arabic"]).decode()
    told_of = {
        "ar-EG": "rtl",
        "az-Arab": "rtl",
        "uz-Latn-UZ": "ltr",
        "he": "rtl",
        "pt-BR": "ltr",
        "ks-Deva": "ltr",
    }
    assert {tag: direction_of(tag) for tag in told_of} == told_of


def test_the_web_page_takes_no_markup_from_people() -> None:
    """Words that look like HTML are shown, not obeyed; an address of another kind is no link."""
    hostile = replace(council(), council=f.CouncilFacts('<script>"&', about="<img src=x onerror=1>"))
    page = html.page_of(outline_of(hostile, day=DAY)).decode()
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;img src=x onerror=1&gt;" in page
    for url in ("javascript:alert(1)", " javascript:x", "data:text/html,x", "file:///etc/passwd", "//x"):
        tree = tree_of(Section("a", "A", (Paragraph((Span("press", url=url),)),)))
        assert Reader(html.page_of(tree).decode()).links == ["#the-report"], url


def test_large_type_and_paper_are_styles_of_the_same_page() -> None:
    """Large print changes the size and no word; on paper the light colours stand, also for who reads dark."""
    tree = everything()
    large, usual = (html.page_of(tree, design=design_of(large=one)).decode() for one in (True, False))
    assert Reader(large).all_words[1:] != Reader(usual).all_words[1:]
    assert Reader(large).words == Reader(usual).words
    assert usual.index("prefers-color-scheme:dark") < usual.rindex("@media print{:root{")


def test_a_council_has_its_own_ink_and_logo() -> None:
    """The accent colours links and cover, readable in light and in dark; the logo stands on the cover."""
    logo = Image(picture(), "Riverton", 40, 30)
    for accent in ("#7A1F5C", "#8A4B00", "#1F4FB5"):
        page = html.page_of(everything(), design=design_of(accent=accent, logo=logo)).decode()
        assert f"--teal:{accent};" in page
        dark = dark_inks_of(accent)
        grounds = (DARK["paper"], dark["tint"])
        assert min(contrast(dark[ink], ground) for ink in ("teal", "deep") for ground in grounds) >= 4.5
        assert min(contrast(DARK[ink], dark["tint"]) for ink in ("ink", "muted")) >= 4.5
        assert page.index('alt="Riverton"') < page.index("</header>")


def told(tree: Tree) -> Iterator[str]:
    """The words of a tree in reading order, worked out apart from the page."""
    yield from (tree.cover.title, *_chart(tree.cover.chart))
    yield from (tree.cover.status, tree.cover.subtitle, *tree.cover.lines)
    for section in tree.sections:
        yield section.title
        for block in section.blocks:
            if isinstance(block, Contents):
                yield from (one.title for one in tree.sections if one.listed)
            else:
                yield from _told(block)


def _told(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield plain(block.text)
        case Listing():
            yield from map(plain, block.items)
        case Grid():
            yield from (block.caption, block.note, *(column.head for column in block.columns))
            for cell in (cell for row in block.rows for cell in row):
                yield from _chart(cell) if isinstance(cell, Chart) else (plain(cell),)
        case Picture():
            yield from (*_chart(block.chart), plain(block.caption))
        case Glance():
            for figure, words in block.items:
                whole = figure.base == figure.value and figure.source
                base = figure.of if whole else f"of {number(figure.base)} {figure.of}"
                yield from (number(figure.value), words, base)
        case Quote():
            yield from (plain(quoted(block.text)), block.by)
        case Note() | Card():
            yield from (block.number, block.title) if isinstance(block, Card) else (block.title,)
            for inner in block.blocks:
                yield from _told(inner)
        case Pairs():
            yield from (words for name, text in block.items for words in (name, plain(text)))
        case Image():
            yield from (block.alt, plain(block.caption), block.credit)
        case Endnotes():
            yield from (plain(text) for _key, text in block.items)


def _chart(chart: Chart) -> tuple[str]:
    return (chart.alt,)
