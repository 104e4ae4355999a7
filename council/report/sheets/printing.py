"""Sheets → the bytes of one PDF; the same sheet gives the same bytes. Every page says what it belongs to."""

from __future__ import annotations

import io
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from council import __version__
from council.report.design import INK, TYPE
from council.report.pdf.fonts import face
from council.report.pdf.ink import measured
from council.report.pdf.text import clean, close_doors, line
from council.report.sheets.blocks import Part, Plate, Sheet
from council.report.sheets.flow import card_of, flowables_of
from council.report.sheets.paper import A4, Paper
from council.words import _, in_language


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF: its bytes, its pages, and the aliases that were too long for their card."""

    data: bytes
    pages: int
    cut: tuple[str, ...] = ()

    @property
    def hash(self) -> str:
        """SHA-256 of the bytes in hex."""
        return sha256(self.data).hexdigest()


def print_sheet(sheet: Sheet, *, paper: Paper = A4, version: int = 0) -> Printed:
    """A sheet as PDF for a paper.

    Args: version: that stands on every page; 0 marks a draft.
    """
    close_doors()
    page = paper.turned if sheet.landscape else paper
    with in_language(sheet.language):
        first = _laid_out(sheet, page, version, ())
        return _laid_out(sheet, page, version, first.counts).printed


@dataclass(frozen=True, slots=True)
class _Pass:
    printed: Printed
    counts: tuple[int, ...]  # pages that are counted together


def _laid_out(sheet: Sheet, paper: Paper, version: int, counts: tuple[int, ...]) -> _Pass:
    from reportlab.platypus import PageBreak

    out, furniture = io.BytesIO(), _Furniture(sheet, paper, version, counts)
    document = _document(sheet, paper, out, furniture)
    story: list[Any] = []
    for at, part in enumerate(sheet.parts):
        story += [PageBreak()] * bool(at) + [_start(at, furniture)]
        for block in part.blocks:
            story += flowables_of(block, paper)
    document.build(story)
    return _Pass(Printed(out.getvalue(), document.page, _cut(sheet, paper)), tuple(furniture.counted))


def _cut(sheet: Sheet, paper: Paper) -> tuple[str, ...]:
    plates = [block for part in sheet.parts for block in part.blocks if isinstance(block, Plate)]
    return tuple(block.alias for block in plates if any(one.cut for one in card_of(block, paper)))


class _Furniture:
    """Head and foot of each page: drawn when it ends, as only then its part is known."""

    def __init__(self, sheet: Sheet, paper: Paper, version: int, counts: tuple[int, ...]) -> None:
        self._sheet, self._paper, self._version, self._counts = sheet, paper, version, counts
        self.counted = [0] * (1 if sheet.fresh else len(sheet.parts))
        self.at = 0

    @property
    def _bundle(self) -> int:
        """Which pages are counted together: those of a part; cards, one a page, as a whole."""
        return 0 if self._sheet.fresh else self.at

    def end(self, canvas: Any) -> None:
        part = self._sheet.parts[self.at]
        self.counted[self._bundle] += 1
        canvas.saveState()
        if not self._sheet.fresh:
            self._head(canvas)
        self._foot(canvas, part)
        canvas.restoreState()

    def _head(self, canvas: Any) -> None:
        paper = self._paper
        self._voice(canvas, "footer")
        y = paper.height - 40
        right = line(
            _("{sheet} · session {number}").format(sheet=self._sheet.title, number=self._sheet.number)
        )
        canvas.drawRightString(paper.width - paper.side, y, right)
        room = paper.column - measured(right, font="sans", size=TYPE["footer"].size) - 20
        canvas.drawString(paper.side, y, _elided(self._sheet.council, room))
        self._line(canvas, y - 7)

    def _foot(self, canvas: Any, part: Part) -> None:
        paper = self._paper
        self._voice(canvas, "footer")
        y = 28 if not self._sheet.fresh else 18
        pages = self._counts[self._bundle] if self._counts else 0
        right = _("Page {page} of {pages}").format(page=self.counted[self._bundle], pages=pages)
        canvas.drawRightString(paper.width - paper.side, y, line(right))
        table = _("Table {number}").format(number=part.table) if part.table else _("All tables")
        version = _("Version {version}").format(version=self._version) if self._version else _("Draft")
        rest = line(f" · {table} · {version} · {self._sheet.day}")
        size = TYPE["footer"].size
        room = paper.column - measured(rest + right, font="sans", size=size) - 24
        told = _("Session {number}: {title}").format(number=self._sheet.number, title=self._sheet.session)
        canvas.drawString(paper.side, y, _elided(told, room) + rest)
        if not self._sheet.fresh:
            self._line(canvas, y + 14)

    def _voice(self, canvas: Any, role: str) -> None:
        from reportlab.lib.colors import HexColor

        voice = TYPE[role]
        canvas.setFont(face(voice.face), voice.size)
        canvas.setFillColor(HexColor(INK[voice.ink]))

    def _line(self, canvas: Any, y: float) -> None:
        from reportlab.lib.colors import HexColor

        canvas.setStrokeColor(HexColor(INK["rule"]))
        canvas.setLineWidth(0.5)
        canvas.line(self._paper.side, y, self._paper.width - self._paper.side, y)


def _elided(words: str, room: float) -> str:
    """The words as far as there is room for them, in points."""
    told, size = line(words), TYPE["footer"].size
    if measured(told, font="sans", size=size) <= room:
        return told
    while told and measured(f"{told}…", font="sans", size=size) > room:
        told = told[:-1].rstrip()
    return f"{told}…"


def _start(at: int, furniture: _Furniture) -> Any:
    """A point of nothing that tells the foot which part the page belongs to."""
    from reportlab.platypus import Flowable

    class Start(Flowable):  # type: ignore[misc]  # reportlab has no types
        def wrap(self, _width: float, _height: float) -> tuple[float, float]:
            return 0.0, 0.0

        def draw(self) -> None:
            furniture.at = at

    return Start()


def _document(sheet: Sheet, paper: Paper, out: io.BytesIO, furniture: _Furniture) -> Any:
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    title = _("{sheet}, session {number}").format(sheet=sheet.title, number=sheet.number)
    document = BaseDocTemplate(
        out,
        pagesize=(paper.width, paper.height),
        title=line(title),
        author=line(sheet.council),
        subject=line(sheet.session),
        creator=f"Council {__version__}",
        lang=clean(sheet.language),
        displayDocTitle=1,
        initialFontName=face("sans"),
        invariant=1,
        pageCompression=1,
    )
    flat = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    column = Frame(paper.side, paper.foot, paper.column, paper.tall, id="column", **flat)
    document.addPageTemplates(
        [
            PageTemplate(
                "page",
                frames=[column],
                onPageEnd=lambda canvas, _document: furniture.end(canvas),
            )
        ]
    )
    return document
