"""Flowables → the bytes of one PDF whose every page says what it belongs to, which version, and n of m.

For the sheets of a session and its minutes; the report itself has a cover and contents (see printing).
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from council import __version__
from council.report.design import INK, TYPE
from council.report.marks import Anchor
from council.report.paper import Paper
from council.report.pdf.fonts import face
from council.report.pdf.rich import draw_line, measured
from council.report.pdf.text import clean, close_doors, line
from council.words import _


@dataclass(frozen=True, slots=True)
class Bound:
    """A finished PDF: its bytes and its pages."""

    data: bytes
    pages: int

    @property
    def hash(self) -> str:
        """SHA-256 of the bytes in hex."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page: head left and right, and in the foot `about` and then `facts`.

    `about` is shortened where there is no room, the facts are not. Without `headed` there is no head, and
    the pages of all parts are counted as one.
    """

    title: str
    author: str
    subject: str
    language: str
    left: str
    right: str
    about: str
    facts: tuple[str, ...]
    headed: bool = True


@dataclass(frozen=True, slots=True)
class Bundle:
    """Pages that begin afresh and are counted for themselves; `words` stand first among the facts."""

    words: str
    flowables: list[Any]


def bind(furniture: Furniture, bundles: Callable[[], Sequence[Bundle]], paper: Paper) -> Bound:
    """The bundles as one PDF; the same input gives the same bytes.

    Laid out twice, the second time knowing how many pages each bundle has.

    Args: bundles: makes them anew for each pass, as ReportLab uses flowables up.
    """
    close_doors()
    _first, counts = _pass(furniture, bundles(), paper, ())
    bound, _counts = _pass(furniture, bundles(), paper, counts)
    return bound


def _pass(
    furniture: Furniture, bundles: Sequence[Bundle], paper: Paper, counts: tuple[int, ...]
) -> tuple[Bound, tuple[int, ...]]:
    from reportlab.platypus import PageBreak

    out, edges = io.BytesIO(), _Edges(furniture, [one.words for one in bundles], paper, counts)
    document = _document(furniture, paper, out, edges)
    story: list[Any] = []
    for at, bundle in enumerate(bundles):
        story += [PageBreak()] * bool(at) + [_start(at, edges), *bundle.flowables]
    document.build(story)
    return Bound(out.getvalue(), document.page), tuple(edges.counted)


class _Edges:
    """Head and foot of each page: drawn when it ends, as only then its bundle is known."""

    def __init__(
        self, furniture: Furniture, words: Sequence[str], paper: Paper, counts: tuple[int, ...]
    ) -> None:
        self._furniture, self._words, self._paper, self._counts = furniture, words, paper, counts
        self.counted = [0] * (len(words) if furniture.headed else 1)
        self.at = 0

    def draw(self, canvas: Any) -> None:
        group = self.at if self._furniture.headed else 0
        self.counted[group] += 1
        canvas.saveState()
        if self._furniture.headed:
            self._head(canvas)
        self._foot(canvas, self.counted[group], self._counts[group] if self._counts else 0)
        canvas.restoreState()

    def _head(self, canvas: Any) -> None:
        paper, y = self._paper, self._paper.height - 40
        right = line(self._furniture.right)
        _told(canvas, paper.width - paper.side, y, right, anchor="end")
        _told(canvas, paper.side, y, _elided(self._furniture.left, paper.column - _width(right) - 20))
        self._line(canvas, y - 7)

    def _foot(self, canvas: Any, page: int, pages: int) -> None:
        paper, y = self._paper, 28 if self._furniture.headed else 18
        right = line(_("Page {page} of {pages}").format(page=page, pages=pages))
        _told(canvas, paper.width - paper.side, y, right, anchor="end")
        facts = [fact for fact in (self._words[self.at], *self._furniture.facts) if fact]
        rest = line("".join(f" · {fact}" for fact in facts))
        room = paper.column - _width(rest + right) - 24
        _told(canvas, paper.side, y, _elided(self._furniture.about, room) + rest)
        if self._furniture.headed:
            self._line(canvas, y + 14)

    def _line(self, canvas: Any, y: float) -> None:
        from reportlab.lib.colors import HexColor

        canvas.setStrokeColor(HexColor(INK["rule"]))
        canvas.setLineWidth(0.5)
        canvas.line(self._paper.side, y, self._paper.width - self._paper.side, y)


def _told(canvas: Any, x: float, y: float, words: str, *, anchor: Anchor = "start") -> None:
    voice = TYPE["footer"]
    draw_line(canvas, x, y, words, font=voice.face, size=voice.size, ink=voice.ink, anchor=anchor)


def _width(words: str) -> float:
    return measured(words, font="sans", size=TYPE["footer"].size)


def _elided(words: str, room: float) -> str:
    """The words as far as there is room for them, in points."""
    told = line(words)
    if _width(told) <= room:
        return told
    while told and _width(f"{told}…") > room:
        told = told[:-1].rstrip()
    return f"{told}…"


def _start(at: int, edges: _Edges) -> Any:
    """A point of nothing that tells the foot which bundle the page belongs to."""
    from reportlab.platypus import Flowable

    class Start(Flowable):  # type: ignore[misc]  # reportlab has no types
        def wrap(self, _width: float, _height: float) -> tuple[float, float]:
            return 0.0, 0.0

        def draw(self) -> None:
            edges.at = at

    return Start()


def _document(furniture: Furniture, paper: Paper, out: io.BytesIO, edges: _Edges) -> Any:
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    document = BaseDocTemplate(
        out,
        pagesize=(paper.width, paper.height),
        title=line(furniture.title),
        author=line(furniture.author),
        subject=line(furniture.subject),
        creator=f"Council {__version__}",
        lang=clean(furniture.language),
        displayDocTitle=1,
        initialFontName=face("sans"),
        invariant=1,
        pageCompression=1,
    )
    flat = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    column = Frame(paper.side, paper.foot, paper.column, paper.tall, id="column", **flat)
    page = PageTemplate("page", frames=[column], onPageEnd=lambda canvas, _document: edges.draw(canvas))
    document.addPageTemplates([page])
    return document
