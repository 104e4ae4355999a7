"""The PDF, the web page and the data files made from one tree."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from council.progress import Cancelled
from council.report import data, html
from council.report.blocks import Card, Grid, Heading, Note, Paragraph, Picture, Quote, inside, plain
from council.report.outline import outline_of
from council.report.printing import build_pdf
from tests.council.report.made import DAY, council, tree_of, words_in
from tests.council.report.page_read import Reader, squeezed

TREE = outline_of(council(), day=DAY)
PRINTED = build_pdf(TREE)


def test_the_same_council_gives_the_same_bytes() -> None:
    """Same tree, same bytes, also in another process with another hash seed."""
    assert build_pdf(TREE).data == PRINTED.data
    code = (
        "from tests.council.report.made import *; from council.report.outline import outline_of;"
        "from council.report.printing import build_pdf; print(build_pdf(outline_of(council(), day=DAY)).hash)"
    )
    for seed in ("1", "2"):
        out = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[3],
            capture_output=True,
            text=True,
            check=True,
        )
        assert out.stdout.strip() == PRINTED.hash


def test_the_file_names_itself() -> None:
    """Title, author, language and day stand in the file; every section is a bookmark."""
    document = pypdfium2.PdfDocument(PRINTED.data)
    told = document.get_metadata_dict()
    marks = [item.get_title() for item in document.get_toc() if item.level == 0]
    pages = len(document)
    document.close()
    assert told["Title"] == "Council on homes"
    assert told["Author"] == "the city of Riverton"
    assert told["CreationDate"].startswith("D:20261122")
    assert b"/Lang (en)" in PRINTED.data
    assert [section.title for section in TREE.sections] == marks
    assert pages == PRINTED.pages


def test_contents_lead_to_the_true_pages() -> None:
    """The page the contents name is the page the section lies on."""
    document = pypdfium2.PdfDocument(PRINTED.data)
    for section in TREE.sections:
        text = document[PRINTED.places[section.key] - 1].get_textpage().get_text_bounded()
        assert section.title in " ".join(text.split())
    document.close()


def test_every_word_of_the_tree_is_on_paper_and_on_the_page() -> None:
    """Nothing that the tree says is lost, neither in the PDF nor in the web page."""
    paper = "".join(words_in(PRINTED.data).split())
    screen = squeezed("".join(Reader(html.page_of(TREE).decode()).all_words))
    for _section, block in inside(TREE):
        for words in said_by(block):
            assert "".join(words.split()) in paper, words
            assert "".join(words.split()) in screen, words


def test_a_long_report_holds_together() -> None:
    """A very long word, a long table and a card longer than a page are all printed."""
    long = tree_of(
        replace(
            TREE.sections[0], blocks=(Paragraph("x" * 3000), Card("R9", "Long", (Paragraph("word " * 2500),)))
        ),
    )
    assert words_in(build_pdf(long).data).count("word") == 2500


def test_work_can_be_stopped() -> None:
    """A cancelled report leaves nothing."""

    def stop(done: int, total: int, words: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        build_pdf(TREE, progress=stop)


def test_tables_read_back_as_the_facts() -> None:
    """The CSV holds the same counts as the facts, with a head and RFC 4180 line ends."""
    files = data.files_of(council(), day=DAY)
    raw = files["votes.csv"]
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 3
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert [(row["for"], row["against"], row["result"]) for row in rows] == [
        ("62", "31", "carried"),
        ("30", "60", "not carried"),
    ]
    assert json.loads(files["report.json"])["facts"]["ballots"][0]["yes"] == 62


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "\ufeff=", " ="])
def test_no_cell_is_a_formula(sign: str) -> None:
    """Text that a spreadsheet would run gets an apostrophe before it."""
    title = f"{sign}cmd|' /C calc'!A0"
    one = replace(council().recommendations[0], title=title)
    raw = data.files_of(replace(council(), recommendations=(one,)), day=DAY)["recommendations.csv"]
    row = next(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert row["title"] == f"'{title}"


def said_by(block: object) -> list[str]:
    """The words a block must bring to paper."""
    match block:
        case Paragraph() | Heading():
            return [plain(block.text)]
        case Quote():
            return [block.text, block.by]
        case Card() | Note():
            return [block.title]
        case Picture():
            return [plain(block.caption)]
        case Grid():
            return [
                block.caption,
                *(plain(cell) for row in block.rows for cell in row if isinstance(cell, str | tuple)),
            ]
    return []
