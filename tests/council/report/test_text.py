"""The one door for text into a PDF."""

from __future__ import annotations

import ast
import unicodedata
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council.report.blocks import Card, Column, Grid, Listing, Note, Paragraph, Quote, Section, Span
from council.report.pdf import text
from council.report.printing import build_pdf
from tests.council.report.made import tree_of, words_in

ROOT = Path(__file__).parents[3]
HOSTILE = (
    "R&D <b>",
    "a < b and c > d",
    "<script>alert(1)</script>",
    "<!-- gone -->",
    '<img src="/etc/hostname"/>',
    "<img src='file:///etc/passwd' width='9' height='9'/>",
    "<a href='javascript:alert(1)'>here</a>",
    '<a href="https://example.org">there</a>',
    "<para><seq/></para>",
    "</para>",
    "<font color='white'>hidden</font>",
    "<br/>",
    "&lt;b&gt; &amp;amp; &#65;",
    "&nosuch;",
    "]]>",
    "<![CDATA[ x ]]>",
    "<?xml version='1.0'?>",
    "%PDF-1.7 endstream endobj",
    "(unbalanced ) \\( \\",
    "\\n \\x41 %s {0} {name}",
    "<onDraw name='x' label='y'/>",
    "<index item='a'/>",
    "<bullet>*</bullet>",
    "<sup>1</sup> <sub>2</sub> <u>u</u> <strike>s</strike>",
    "<greek>a</greek>",
    "$(touch /tmp/x) `id`",
    "'; DROP TABLE statement; --",
    "=1+1",
    "@SUM(A1)",
    "“curly” ‘quotes’ — …",
    "Ångström naïve Straße Ελλάδα Русский Tiếng Việt",
)


def pdf_of(*words: str) -> bytes:
    """A PDF in which each text goes through every kind of block."""
    blocks = [
        block
        for one in words
        for block in (
            Paragraph(one),
            Listing((one,)),
            Quote(one, one),
            Note(one, (Paragraph(one),)),
            Card("R1", one, (Paragraph((Span(one, strong=True),)),)),
            Grid(one, (Column(one),), ((one,),), note=one),
        )
    ]
    return build_pdf(tree_of(Section("all", "All", tuple(blocks)))).data


def shown(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split())


def test_hostile_words_come_out_as_they_went_in() -> None:
    """What people typed is printed letter by letter in every kind of block, whatever it looks like."""
    out = "".join(words_in(pdf_of(*HOSTILE)).split())
    for one in HOSTILE:
        assert out.count("".join(shown(one).split())) >= 8, one


def test_no_link_and_no_picture_is_smuggled_in() -> None:
    """Markup in a text opens no file and makes no link."""
    data = pdf_of(*HOSTILE)
    assert b"/URI" not in data
    document = pypdfium2.PdfDocument(data)
    kinds = {item.type for page in document for item in page.get_objects()}
    links = sum(raw.FPDFPage_GetAnnotCount(page.raw) for page in document)
    document.close()
    assert raw.FPDF_PAGEOBJ_IMAGE not in kinds
    assert links == 0


@settings(max_examples=120, deadline=None)
@given(st.text())
def test_any_text_becomes_markup_that_says_the_same(words: str) -> None:
    """No text breaks the paragraph parser, and what it reads back is the cleaned text."""
    from reportlab.platypus import Paragraph as Stock

    read = Stock(text.markup(words, font="serif")).getPlainText(identify=True)
    wanted = text.printable(text.clean(words), font="serif")
    assert "".join(read.split()) == "".join(wanted.split())


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\x1b", "\ud800", "\u202e", "\u2066", "\ufffe", "\x85"])
def test_letters_that_mislead_are_taken_out(letter: str) -> None:
    """Control characters, half characters and marks that turn the line round never reach the page."""
    assert letter not in text.clean(f"a{letter}b")


def test_a_letter_no_face_has_is_named() -> None:
    """What cannot be printed is printed as its code point, not left out."""
    assert text.line("ok 🙂") == "ok [U+1F642]"
    assert text.lacking("ok 🙂 🙂", font="sans") == ("🙂",)


def test_a_link_leads_inside_only() -> None:
    """A span may lead to a key of the tree, and to nothing else."""
    assert "href" in text.markup((Span("x", to="minority"),), font="sans")
    for target in ("javascript:alert(1)", 'a" onclick="b', "https://example.org", "../x"):
        assert "href" not in text.markup((Span("x", to=target),), font="sans")


def test_only_the_door_makes_paragraphs() -> None:
    """No other module of the program takes ReportLab's paragraphs, tables of strings or inline pictures."""
    barred = {"Paragraph", "XPreformatted", "Preformatted", "Image", "ImageAndFlowables"}
    for path in [*(ROOT / "council").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]:
        if path == ROOT / "council/report/pdf/text.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reportlab"):
                taken = {name.name for name in node.names}
                assert not taken & barred, f"{path}: {taken & barred}"
