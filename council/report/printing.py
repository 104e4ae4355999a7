"""A tree → the bytes of one PDF. The same tree gives the same bytes, at any time and on any day."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from council import __version__
from council.progress import SILENT, Progress
from council.report import pages
from council.report.blocks import Tree
from council.report.design import BOTTOM, COLUMN, INK, LEFT, PAGE, RIGHT, TYPE, WIDTH
from council.report.numbers import day_words
from council.report.pdf.fonts import face
from council.report.pdf.text import clean, close_doors, line
from council.words import _, in_language

PASSES = 4


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF: its bytes, how many pages it has, and the page of each section and card by key."""

    data: bytes
    pages: int
    places: Mapping[str, int]

    @property
    def hash(self) -> str:
        """SHA-256 of the bytes in hex: the fingerprint of the edition."""
        return sha256(self.data).hexdigest()


def build_pdf(tree: Tree, *, progress: Progress = SILENT) -> Printed:
    """The report as a PDF with bookmarks, contents, title, author and language.

    Laid out until the page numbers of the contents stand still, twice as a rule.
    """
    close_doors()
    places: dict[str, int] = {}
    with in_language(tree.language):
        for turn in range(PASSES):
            progress(turn, PASSES, _("Laying out pages"))
            printed = _laid_out(tree, places)
            if printed.places == places:
                break
            places = dict(printed.places)
        progress(PASSES, PASSES)
    return printed


def _laid_out(tree: Tree, places: Mapping[str, int]) -> Printed:
    from reportlab.platypus import FrameBreak, NextPageTemplate, PageBreak

    out, found = io.BytesIO(), dict[str, int]()
    document = _document(tree, out)
    upper, lower = pages.cover(tree)
    inside = pages.story(tree, pages=places, told=found.__setitem__)
    document.build([NextPageTemplate("page"), *upper, FrameBreak(), *lower, PageBreak(), *inside])
    return Printed(out.getvalue(), document.page, found)


def _document(tree: Tree, out: io.BytesIO) -> Any:
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    document = BaseDocTemplate(
        out,
        pagesize=PAGE,
        title=line(tree.title),
        author=line(tree.author),
        subject=line(tree.cover.subtitle),
        creator=f"Council {__version__}",
        lang=clean(tree.language),
        displayDocTitle=1,
        initialFontName=face("sans"),
        invariant=1,
        pageCompression=1,
    )
    flat = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    column = Frame(LEFT, BOTTOM, WIDTH, COLUMN, id="column", **flat)
    upper = Frame(LEFT, 190, WIDTH, PAGE[1] - 190 - 86, id="upper", **flat)
    lower = Frame(LEFT, 50, WIDTH, 132, id="lower", **flat)
    document.addPageTemplates(
        [
            PageTemplate(
                "cover", frames=[upper, lower], onPage=lambda canvas, _document: _cover_ground(canvas, tree)
            ),
            PageTemplate("page", frames=[column], onPage=lambda canvas, _document: _foot(canvas, tree)),
        ]
    )
    return document


def _cover_ground(canvas: Any, tree: Tree) -> None:
    from reportlab.lib.colors import HexColor

    _date(canvas, tree)
    canvas.saveState()
    canvas.setFillColor(HexColor(INK["deep"]))
    canvas.rect(0, 0, *PAGE, stroke=0, fill=1)
    canvas.setFillColor(HexColor(INK["cover_shade"]))
    canvas.rect(0, 0, PAGE[0], 198, stroke=0, fill=1)
    canvas.restoreState()
    canvas.showOutline()


def _date(canvas: Any, tree: Tree) -> None:
    """The report's own day as the file's date: ReportLab knows only now, or the first of January 2000."""
    stamp = canvas._doc._timeStamp
    stamp.lt = tree.day.timetuple()
    stamp.YMDhms = tuple(stamp.lt)[:6]


def _foot(canvas: Any, tree: Tree) -> None:
    from reportlab.lib.colors import HexColor

    voice = TYPE["footer"]
    canvas.saveState()
    canvas.setStrokeColor(HexColor(INK["rule"]))
    canvas.setLineWidth(0.5)
    canvas.line(LEFT, 50, PAGE[0] - RIGHT, 50)
    canvas.setFont(face(voice.face), voice.size)
    canvas.setFillColor(HexColor(INK[voice.ink]))
    canvas.drawString(LEFT, 36, line(f"{_short(tree.title)} · {tree.cover.status} · {day_words(tree.day)}"))
    canvas.drawRightString(PAGE[0] - RIGHT, 36, str(canvas.getPageNumber()))
    canvas.restoreState()


def _short(title: str) -> str:
    return title if len(title) <= 58 else f"{title[:57].rstrip()}…"
