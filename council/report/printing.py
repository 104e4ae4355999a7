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
from council.report.design import PLAIN, Design
from council.report.directions import runs_right_to_left
from council.report.links import held
from council.report.pdf.fonts import face
from council.report.pdf.meta import About, Attachment
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


def build_pdf(
    tree: Tree,
    *,
    design: Design = PLAIN,
    attachments: Sequence[Attachment] = (),
    progress: Progress = SILENT,
) -> Printed:
    """The report as a tagged PDF with bookmarks, contents, title, author and language.

    It keeps PDF/UA-1 and PDF/A-3a. Laid out once: what names a page is drawn when the last page is known.

    Args: design: paper, type, ink and logo; attachments: files that travel inside it, each with another name.
    """
    close_doors()
    with in_language(tree.language):
        return _laid_out(held(tree), _about(tree, attachments), design, progress)


def _laid_out(tree: Tree, about: About, design: Design, progress: Progress) -> Printed:
    from reportlab.platypus import NextPageTemplate, PageBreak

    out, found = io.BytesIO(), dict[str, int]()
    way = {"Layout": {"WritingMode": "RlTb"}} if runs_right_to_left(about.language) else None
    root = Node("Document", lang=about.language, title=about.title, attributes=way)
    document = _document(tree, about, out, design)
    front = pages.cover(tree, root, design=design)
    inside = pages.story(tree, root, pages=found, told=found.__setitem__, design=design)
    story = [NextPageTemplate(pages.PAGE), *front, PageBreak(), *inside]
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


def _document(tree: Tree, about: About, out: io.BytesIO, design: Design) -> Any:
    from reportlab.platypus import BaseDocTemplate

    document = BaseDocTemplate(
        out,
        pagesize=design.page,
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
    document.addPageTemplates(pages.templates(tree, design))
    return document
