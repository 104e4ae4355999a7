"""Hostile words through every door of text into a paper.

COUNCIL_HOSTILE=5000 takes so many instead of the usual 200.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pikepdf
import pytest

from council.report.blocks import (
    Card,
    Column,
    Endnotes,
    Grid,
    Heading,
    Listing,
    Note,
    Pairs,
    Paragraph,
    Picture,
    Quote,
    Section,
    Span,
    plain,
)
from council.report.marks import Chart, Words
from council.report.pdf.glyphs import INVISIBLE
from council.report.pdf.rich import leads_to
from council.report.pdf.text import clean
from council.report.printing import build_pdf
from tests.council.report.hostile import hostile
from tests.council.report.made import tree_of
from tests.council.report.validators.walk import structure

COUNT = int(os.environ.get("COUNCIL_HOSTILE", "200"))
NUMBERED = re.compile(r"\[U\+([0-9A-F]{4,6})\]")
_seen: list[str] = []
_watching = False


def blocks_of(words: str) -> tuple[object, ...]:
    """Every kind of block with the same words at every place of it."""
    spans = (Span("a "), Span(words, strong=True), Span(words, slanted=True), Span(words, mark="added"))
    linked = (Span(words, url="https://example.org/a"), Span(words, language="de"))
    drawn = Chart(300.0, 20.0, (Words(0.0, 12.0, words),), words, f"Chart: {words}", ("a",), ((words,),))
    return (
        Heading(words),
        Paragraph(words),
        Paragraph(spans),
        Paragraph(linked),
        Listing((words, spans), ordered=True),
        Pairs(((words, words),)),
        Quote(words, words),
        Note(words, (Paragraph(words),)),
        Card("R1", words, (Paragraph(words), Quote(words, words))),
        Grid(words, (Column(words), Column("n", right=True)), ((words, words),), note=words),
        Picture(drawn, words),
        Endnotes((("n1", words),)),
    )


@contextmanager
def watched() -> Iterator[list[str]]:
    """Every file, address and program that is opened within."""
    global _watching
    _seen.clear()
    _watching = True
    yield _seen
    _watching = False


def _hook(event: str, told: tuple[object, ...]) -> None:
    if _watching and event in ("open", "socket.connect", "subprocess.Popen", "os.system", "urllib.Request"):
        _seen.append(f"{event} {told[0]}")


sys.addaudithook(_hook)


@cache
def read() -> tuple[tuple[str, ...], list[str], bytes, list[str]]:
    """The words, what each section of the PDF says, the PDF, and what was opened while it was made."""
    words = hostile(COUNT)
    sections = tuple(
        Section(f"s{at}", f"Door {at}:", blocks_of(one), fresh=True)  # type: ignore[arg-type]
        for at, one in enumerate(words)
    )
    tree = tree_of(*sections)
    build_pdf(tree_of(Section("first", "First", ())))  # ReportLab looks for its own settings once
    with watched() as opened:
        data = build_pdf(tree).data
    parts = [one.words for one in structure(data).walk() if one.tag == "Sect"]
    return words, parts, data, list(opened)


def bare(words: str) -> str:
    """What of a text is seen: cleaned, nothing invisible, no blanks, a letter told by its number itself."""
    shown = NUMBERED.sub(lambda found: chr(int(found[1], 16)), clean(words))
    return "".join("".join(c for c in shown if c not in INVISIBLE).split())


def test_hostile_words_come_out_as_they_went_in() -> None:
    """At every place of every block, each text stands as it was typed, letter by letter."""
    words, parts, _data, _opened = read()
    assert len(words) >= COUNT and len(parts) >= len(words)
    for at, one in enumerate(words):
        said = [part for part in parts if part.startswith(f"Door {at}:")][0]
        wanted = bare(one)
        told = bare(said)
        assert told.count(wanted) >= 24, (one, told[:300])


def test_hostile_words_open_nothing() -> None:
    """No file is read but our fonts, and nothing outside is asked for, whatever a text says."""
    _words, _parts, _data, opened = read()
    strange = [
        one for one in opened if not one.endswith((".ttf", ".ttc", ".otf", ".py", ".pyc", ".mo", ".txt"))
    ]
    assert not strange


def test_hostile_words_make_no_link_and_no_picture() -> None:
    """The only addresses in the file are the ones the program gave; no picture, no script."""
    words, _parts, data, _opened = read()
    with pikepdf.open(io.BytesIO(data)) as file:
        addresses = {
            str(note.A.URI) for page in file.pages for note in page.get("/Annots", []) if "/A" in note
        }
        images = sum(len(page.get_images()) for page in file.pages)
        kinds = {str(key) for item in file.objects if isinstance(item, pikepdf.Dictionary) for key in item}
    assert addresses == {"https://example.org/a"}
    assert images == 0
    assert not kinds & {"/JS", "/JavaScript", "/Launch", "/OpenAction", "/RichMedia"}
    assert len(words) >= COUNT


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x",
        "https://a b", "https://a\njavascript:b", " https://a", "//example.org", "/etc/passwd", "ftp://example.org",
        "https://exämple.org", "\x01https://a", "https://a\u202e", "about:blank", "", "x" * 3000,
    ],
)  # fmt: skip
def test_a_link_leads_to_the_web_or_mail_only(address: str) -> None:
    """Other schemes, and addresses with letters that hide something, make no link; their words stay."""
    assert leads_to(Span("here", url=address)) == ("", "")


def test_good_links_lead_where_they_say() -> None:
    """Web and mail addresses, keys of the tree and notes are followed; a key is never anything else."""
    assert leads_to(Span("x", url="https://example.org/?a=b#c")) == ("https://example.org/?a=b#c", "")
    assert leads_to(Span("x", url="MAILTO:a@example.org")) == ("MAILTO:a@example.org", "")
    assert leads_to(Span("x", to="minority")) == ("", "minority")
    assert leads_to(Span("1", note="n1")) == ("", "note-n1")
    for key in ('a" onclick="b', "https://example.org", "../x", "A", "a b"):
        assert leads_to(Span("x", to=key)) == leads_to(Span("x", note=key)) == ("", "")


def test_every_text_is_kept_whole_by_its_own_words() -> None:
    """Cleaning twice is cleaning once: what was shown may be typed in again."""
    for one in hostile(COUNT):
        assert clean(clean(one)) == clean(one)
        assert plain((Span(one), Span("x"))) == f"{one}x"
