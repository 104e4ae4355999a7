"""What is read out of the PDF: all words, once, in order; one outline; the same tree for every reader."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import md5
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from council.report.blocks import Paragraph, Section
from council.report.pdf.tags import TagsBroken
from council.report.printing import build_pdf
from tests.council.report.made import tree_of
from tests.council.report.reports import REPORTS, printed, report
from tests.council.report.said import said, squeezed
from tests.council.report.validators import readers
from tests.council.report.validators.walk import Element, counts, counts_by_page, spread, structure


@cache
def element(name: str) -> Element:
    """The tree of a report, read once a run."""
    return structure(printed(name).data)


@pytest.mark.parametrize("name", REPORTS)
def test_words_in_are_words_in_the_tree(name: str) -> None:
    """Every word of the report is in the structure once and in order, and nothing else is."""
    told = said(report(name).tree, printed(name), report(name).design)
    read = squeezed(element(name).words)
    assert read == told


@pytest.mark.parametrize("name", REPORTS)
def test_outline_is_bookmarks_and_contents(name: str) -> None:
    """Headings, bookmarks and contents are one list: the same words, levels and pages."""
    tree = report(name).tree
    heads = [
        (int(one.tag[1:]), squeezed(one.words), min(one.pages))
        for one in element(name).walk()
        if one.tag in ("H1", "H2", "H3", "H4", "H5", "H6")
    ]
    assert [level for level, _words, _page in heads].count(1) == 1
    marks = [(level + 2, squeezed(title), page) for level, title, page in _bookmarks(printed(name).data)]
    assert heads[1:] == marks
    listed = [squeezed(one.words) for one in element(name).walk() if one.tag == "TOCI"]
    places = printed(name).places
    assert listed == [squeezed(f"{one.title}{places[one.key]}") for one in tree.sections if one.listed]
    assert [(squeezed(one.title), places[one.key] - 1) for one in tree.sections] == [
        (words, page) for level, words, page in heads if level == 2
    ]


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler is not installed")
def test_three_readers_count_the_same_tags(tmp_path: Path) -> None:
    """Poppler, PDFium and pdf.js find in every report what we wrote, each of each tag."""
    files = [tmp_path / f"{at}.pdf" for at in range(len(REPORTS))]
    for file, name in zip(files, REPORTS, strict=True):
        file.write_bytes(printed(name).data)
    for file, name, last in zip(files, REPORTS, readers.by_pdfjs(*files), strict=True):
        whole = element(name)
        paged = counts_by_page(whole)
        assert readers.by_poppler(file) == counts(whole), name
        assert readers.by_pdfium(file) == paged, name
        loose = spread(whole)
        assert last.keys() == paged.keys(), name
        assert all(last[tag] == paged[tag] for tag in paged if tag not in loose), name
        assert all(last[tag] >= paged[tag] for tag in loose), name


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler is not installed")
def test_another_reader_reads_the_same_words(tmp_path: Path) -> None:
    """Poppler reads a report's tree word for word as we do, also from right to left.

    Not Indic and Thai: in trees poppler hears no ActualText, so it gives them in the order of the glyphs.
    """
    file = tmp_path / "report.pdf"
    for name in ("everything", "right to left", "endnotes", "long words", "images", "other languages"):
        file.write_bytes(printed(name).data)
        assert squeezed(readers.words_by_poppler(file)) == squeezed(element(name).drawn), name


def test_no_page_is_empty() -> None:
    """Every page of every report has something to read."""
    for name in REPORTS:
        assert element(name).pages == set(range(printed(name).pages)), name


def test_every_link_and_note_has_two_ends() -> None:
    """Each link leads to a place of the file or to its address; a note leads back to where it is called."""
    whole = element("endnotes")
    notes = [one for one in whole.walk() if one.tag == "Note"]
    assert len(notes) == len({one.ident for one in notes}) == 12
    assert all(one.links >= 1 for one in whole.walk() if one.tag == "Link")
    assert [one.tag for one in notes[0].walk()].count("Link") == 2  # back to its sign, and the source itself
    signs = [
        one for one in whole.walk() if one.tag == "Reference" and one.words.isdigit() and len(one.words) < 3
    ]
    assert len(signs) >= 12
    with pikepdf.open(io.BytesIO(printed("endnotes").data)) as file:
        for page in file.pages:
            for link in page.get("/Annots", []):
                assert str(link.A.URI) == "https://example.org/" if "/A" in link else _leads(file, link.Dest)
                assert link.Contents
        told = {str(link.Contents) for page in file.pages for link in page.get("/Annots", []) if "/A" in link}
        assert told == {"online"}


def test_figures_tables_and_lists_say_what_they_are() -> None:
    """A figure has words and a place, a head its direction, a list its items, a part its language."""
    whole = list(element("everything").walk())
    assert all(one.alt and one.box for one in whole if one.tag == "Figure")
    assert {one.scope for one in whole if one.tag == "TH"} == {"Row", "Column"}
    assert all({child.tag for child in one.children} == {"LI"} for one in whole if one.tag == "L")
    assert [one.lang for one in whole if one.tag == "Sect" and one.lang] == ["fr"]
    assert {one.lang for one in element("mixed scripts").walk() if one.tag == "Span"} >= {"ar", "hi", "th"}


def test_lists_say_how_they_are_numbered() -> None:
    """A list in order, one with points and one of fields are told apart by their numbering."""

    def numbered(one: Any) -> Iterator[str]:
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            if str(one.S) == "/L":
                yield from (str(told.ListNumbering) for told in one.A)
            for kid in one.get("/K", []):
                yield from numbered(kid)

    with pikepdf.open(io.BytesIO(printed("everything").data)) as file:
        kinds = list(numbered(file.Root.StructTreeRoot.K[0]))
    assert (kinds.count("/Decimal"), set(kinds)) == (1, {"/Decimal", "/Disc", "/None"})


def test_the_language_of_a_report_gives_its_direction() -> None:
    """A report that is read from right to left says so at its root."""
    with pikepdf.open(io.BytesIO(printed("right to left").data)) as file:
        document = file.Root.StructTreeRoot.K[0]
        assert str(file.Root.Lang) == str(document.Lang) == "ar"
        assert [str(one.WritingMode) for one in document.A] == ["/RlTb"]


def test_files_travel_inside() -> None:
    """What was attached comes out again byte by byte, with its kind, its name and why it is there."""
    given = report("everything").attachments
    with pikepdf.open(io.BytesIO(printed("everything").data)) as file:
        for one in given:
            held = file.attachments[one.name]
            assert held.get_file().read_bytes() == one.data
            assert held.get_file().mime_type == one.kind
            assert held.get_file().md5 == md5(one.data, usedforsecurity=False).digest()
            assert held.description == one.about
        assert [str(one.AFRelationship) for one in file.Root.AF] == ["/Data"] * len(given)


def test_text_outside_the_tree_is_an_error() -> None:
    """Words painted without a node are not lost in silence."""
    from council.report.pdf.tags import Tags
    from council.report.pdf.tree import Node

    class Paper:
        _code: list[str]

    canvas: Any = Paper()
    canvas._code = ["BT /F1 9 Tf <0001> Tj ET"]
    with pytest.raises(TagsBroken, match="outside the tree"):
        Tags(canvas, Node("Document")).page_ends()


def test_one_report_one_file() -> None:
    """The same tree gives the same bytes twice, and in other processes with other hash seeds."""
    names = ("everything", "mixed scripts", "right to left")
    for name in names:
        made = report(name)
        again = build_pdf(made.tree, design=made.design, attachments=made.attachments)
        assert again.data == printed(name).data, name
    code = f"from tests.council.report.reports import printed; print(*(printed(n).hash for n in {names!r}))"
    for seed in ("1", "2"):
        out = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[3],
            capture_output=True,
            text=True,
            check=True,
        )
        assert out.stdout.split() == [printed(name).hash for name in names]


def test_two_reports_have_two_fingerprints() -> None:
    """The file's own identifier follows its words, so two editions are told apart."""
    ids = set()
    for words in ("First edition.", "Second edition."):
        data = build_pdf(tree_of(Section("s", "S", (Paragraph(words),)))).data
        with pikepdf.open(io.BytesIO(data)) as file:
            ids.add(bytes(file.trailer.ID[0]))
    assert len(ids) == 2


def _bookmarks(pdf: bytes) -> Iterator[tuple[int, str, int]]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        pages = {page.obj.objgen: number for number, page in enumerate(file.pages)}

        def walk(items: Any, level: int) -> Iterator[tuple[int, str, int]]:
            for item in items:
                yield level, item.title, pages[item.destination[0].objgen]
                yield from walk(item.children, level + 1)

        with file.open_outline() as outline:
            yield from walk(outline.root, 0)


def _leads(file: pikepdf.Pdf, destination: Any) -> bool:
    return any(page.obj.objgen == destination[0].objgen for page in file.pages)
