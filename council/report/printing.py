"""A tree → the bytes of one PDF. The same tree gives the same bytes, at any time and on any day."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any

from council import __version__
from council.progress import SILENT, Progress
from council.report import pages
from council.report.blocks import Tree
from council.report.design import BOTTOM, COLUMN, INK, LEFT, PAGE, RIGHT, TYPE, WIDTH
from council.report.links import held
from council.report.marks import Anchor
from council.report.numbers import day_words
from council.report.pdf.canvas import furniture
from council.report.pdf.fonts import face
from council.report.pdf.meta import About, Attachment
from council.report.pdf.rich import draw_line
from council.report.pdf.tags import tagged_canvas
from council.report.pdf.text import clean, close_doors, line
from council.report.pdf.tree import Node
from council.words import _, in_language


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


def build_pdf(tree: Tree, *, attachments: Sequence[Attachment] = (), progress: Progress = SILENT) -> Printed:
    """The report as a tagged PDF with bookmarks, contents, title, author and language.

    It keeps PDF/UA-1 and PDF/A-3a. Laid out once: what names a page is drawn when the last page is known.

    Args: attachments: files that travel inside it, each with another name.
    """
    close_doors()
    with in_language(tree.language):
        return _laid_out(held(tree), _about(tree, attachments), progress)


def _laid_out(tree: Tree, about: About, progress: Progress) -> Printed:
    from reportlab.platypus import FrameBreak, NextPageTemplate, PageBreak

    out, found = io.BytesIO(), dict[str, int]()
    root = Node("Document", lang=about.language, title=about.title)
    document = _document(tree, about, out)
    upper, lower = pages.cover(tree, root)
    inside = pages.story(tree, root, pages=found, told=found.__setitem__)
    story = [NextPageTemplate("page"), *upper, FrameBreak(), *lower, PageBreak(), *inside]
    total, words = len(story), _("Laying out pages")
    document.setProgressCallBack(
        lambda kind, done: progress(done, total, words) if kind == "PROGRESS" else None
    )
    document.build(story, canvasmaker=partial(tagged_canvas, root, about))
    return Printed(out.getvalue(), document.page, found)


def _about(tree: Tree, attachments: Sequence[Attachment]) -> About:
    return About(
        title=line(tree.title),
        author=line(tree.author),
        subject=line(tree.cover.subtitle),
        creator=f"Council {__version__}",
        language=clean(tree.language),
        day=tree.day,
        attachments=tuple(attachments),
    )


def _document(tree: Tree, about: About, out: io.BytesIO) -> Any:
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    document = BaseDocTemplate(
        out,
        pagesize=PAGE,
        title=about.title,
        author=about.author,
        subject=about.subject,
        creator=about.creator,
        lang=about.language,
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
                "cover", frames=[upper, lower], onPage=lambda canvas, _document: _cover_ground(canvas)
            ),
            PageTemplate("page", frames=[column], onPage=lambda canvas, _document: _foot(canvas, tree)),
        ]
    )
    return document


def _cover_ground(canvas: Any) -> None:
    from reportlab.lib.colors import HexColor

    with furniture(canvas):
        canvas.saveState()
        canvas.setFillColor(HexColor(INK["deep"]))
        canvas.rect(0, 0, *PAGE, stroke=0, fill=1)
        canvas.setFillColor(HexColor(INK["cover_shade"]))
        canvas.rect(0, 0, PAGE[0], 198, stroke=0, fill=1)
        canvas.restoreState()
    canvas.showOutline()


def _foot(canvas: Any, tree: Tree) -> None:
    with furniture(canvas):
        canvas.saveState()
        _foot_line(canvas, f"{_short(tree.title)} · {tree.cover.status} · {day_words(tree.day)}")
        canvas.restoreState()


def _foot_line(canvas: Any, words: str) -> None:
    from reportlab.lib.colors import HexColor

    voice = TYPE["footer"]
    canvas.setStrokeColor(HexColor(INK["rule"]))
    canvas.setLineWidth(0.5)
    canvas.line(LEFT, 50, PAGE[0] - RIGHT, 50)
    edges: tuple[tuple[float, str, Anchor], ...] = (
        (LEFT, words, "start"),
        (PAGE[0] - RIGHT, str(canvas.getPageNumber()), "end"),
    )
    for x, told, anchor in edges:
        draw_line(canvas, x, 36, told, font=voice.face, size=voice.size, ink=voice.ink, anchor=anchor)


def _short(title: str) -> str:
    return title if len(title) <= 58 else f"{title[:57].rstrip()}…"
