"""Slips on which a wording is rated, and the sheet on which slips or cards are counted → the bytes of a PDF.

A slip bears no number, seat or table: only what is rated, the levels, and room for what would raise support.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from council import __version__
from council.report.binding import Bound, Bundle, Furniture, bind
from council.report.design import INK
from council.report.paper import A4, Paper
from council.report.pdf.fonts import face
from council.report.pdf.rich import paragraph
from council.report.pdf.text import clean, close_doors, line
from council.report.sheets.blocks import Title
from council.report.sheets.flow import flowables_of
from council.words import _, in_language

BOX, NAME = 15.0, 158.0  # points: side of a box to tick, width of a level's name
FIELD = (64.0, 26.0)  # a box to write a number in
LINE = 23.0  # between the lines to write on
ON_A_PAGE = 2
EDGE = 34.0  # white around a slip


@dataclass(frozen=True, slots=True)
class RatedOnPaper:
    """What is rated. levels: (number, name) from the best; `rule` says in a sentence what counts."""

    council: str
    language: str
    proposal: int
    title: str
    version: int
    turn: int
    levels: tuple[tuple[str, str], ...]
    rule: str


def print_slips(rated: RatedOnPaper, *, paper: Paper = A4) -> Bound:
    """One page of two slips, alike, with a line to cut between them; printed as often as slips are wanted.

    It bears no number of a page: nothing tells one slip from another. The same input gives the same bytes.
    """
    with in_language(rated.language):
        close_doors()
        out = io.BytesIO()
        document = _document(rated, paper, out)
        document.build([_half(rated, paper, cut=cut) for cut in (True, False)])
        return Bound(out.getvalue(), document.page)


def print_counting(rated: RatedOnPaper, *, at_tables: bool, paper: Paper = A4) -> Bound:
    """The sheet one teller fills in for all slips, or one table for its cards."""
    with in_language(rated.language):
        return bind(
            _furniture(rated, _("Tally sheet")),
            lambda: [_counting(rated, at_tables=at_tables, paper=paper)],
            paper,
        )


def _furniture(rated: RatedOnPaper, kind: str) -> Furniture:
    named = _named(rated)
    return Furniture(
        title=f"{kind}, {named}",
        author=rated.council,
        subject=rated.title,
        language=rated.language,
        left=rated.council,
        right=f"{kind} · {named}",
        about=rated.title,
        facts=(_("Round {turn}").format(turn=rated.turn),),
    )


def _document(rated: RatedOnPaper, paper: Paper, out: io.BytesIO) -> Any:
    """A page without head and foot, which would tell slips apart once they are cut."""
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    document = BaseDocTemplate(
        out,
        pagesize=(paper.width, paper.height),
        title=line(f"{_('Rating slips')}, {_named(rated)}"),
        author=line(rated.council),
        subject=line(rated.title),
        creator=f"Council {__version__}",
        lang=clean(rated.language),
        displayDocTitle=1,
        initialFontName=face("sans"),
        invariant=1,
        pageCompression=1,
    )
    flat = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    column = Frame(paper.side, 0, paper.column, paper.height, id="column", **flat)
    document.addPageTemplates([PageTemplate("page", frames=[column])])
    return document


def _half(rated: RatedOnPaper, paper: Paper, *, cut: bool) -> Any:
    """One slip in its half of the page; what is too long for it is made smaller, never cut off."""
    from reportlab.platypus import KeepInFrame, Table

    tall = (paper.height - 1) / ON_A_PAGE
    slip = KeepInFrame(paper.column, tall - 2 * EDGE, _slip(rated, paper, tall - 2 * EDGE), mode="shrink")
    style: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), EDGE),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
    if cut:
        style.append(("LINEBELOW", (0, 0), (-1, -1), 0.6, _ink("muted"), "butt", (4, 4)))
    return Table([[slip]], colWidths=[paper.column], rowHeights=[tall], style=style)


def _slip(rated: RatedOnPaper, paper: Paper, tall: float) -> list[Any]:
    """What is rated, boxes at the left, and at the right as many lines as there is room for."""
    from reportlab.platypus import Table

    ask = _("How much do you support this wording? Tick one box. Nobody's slip is kept.")
    head = [
        paragraph(f"{_named(rated)}: {rated.title}", "sheet_title_long", spaceAfter=3),
        paragraph(ask, "sheet_body", spaceAfter=10),
    ]
    taken = sum(part.wrap(paper.column, tall)[1] for part in head) + 30
    left = NAME + BOX + 34
    wide = paper.column - left
    body = Table(
        [[_levels(rated), _lines(wide, max(int((tall - taken) / LINE) - 1, 3))]],
        colWidths=[left, wide],
        style=[("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)],
    )
    return [*head, body]


def _named(rated: RatedOnPaper) -> str:
    return _("Proposal {number}, wording {version}").format(number=rated.proposal, version=rated.version)


def _levels(rated: RatedOnPaper) -> Any:
    """The boxes: each level by number and name from the best, and one to pass."""
    from reportlab.platypus import Table

    names = [*(f"{number}  {name}" for number, name in rated.levels), _("I pass")]
    rows = [[_box(BOX, BOX), paragraph(name, "sheet_body")] for name in names]
    style = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ]
    return Table(rows, colWidths=[BOX + 10, NAME], hAlign="LEFT", style=style)


def _lines(wide: float, count: int) -> Any:
    """What would raise my support, and lines to write it on."""
    from reportlab.platypus import Table

    words = _("What would raise my support? (No name is needed.)")
    rows: list[list[Any]] = [[paragraph(words, "sheet_strong")], *([""] for _line in range(count))]
    style: list[Any] = [("LEFTPADDING", (0, 0), (-1, -1), 0)]
    style += [("LINEBELOW", (0, at), (-1, at), 0.5, _ink("muted")) for at in range(1, len(rows))]
    return Table(rows, colWidths=[wide - 8], rowHeights=[None, *[LINE] * (len(rows) - 1)], style=style)


def _counting(rated: RatedOnPaper, *, at_tables: bool, paper: Paper) -> Bundle:
    from reportlab.platypus import Table

    lead = (
        _("Everybody shows one card at the same time. Write down how many of each, never who. With fewer "
          "than five, count together with another table.")
        if at_tables
        else _("Sort all slips by level and count each stack. Count alone; the other teller does the same.")
    )  # fmt: skip
    heads = (_("Table or tables"), _("Present")) if at_tables else (_("Teller"), _("Slips in all"))
    lines = [*(f"{number}  {name}" for number, name in rated.levels), _("Pass")]
    rows = [
        [paragraph(name, "sheet_body"), _box(*FIELD)]
        for name in [*lines, *([] if at_tables else [_("Spoiled")])]
    ]
    style = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, _ink("rule")),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
    ]
    made = [
        *flowables_of(Title(rated.title, _named(rated)), paper),
        _fields(heads),
        paragraph(lead, "sheet_body", spaceBefore=10, spaceAfter=10),
        Table(rows, colWidths=[paper.column - FIELD[0] - 30, FIELD[0] + 30], hAlign="LEFT", style=style),
        paragraph(rated.rule, "sheet_quiet", spaceBefore=12),
    ]
    return Bundle("", made)


def _fields(names: Sequence[str]) -> Any:
    from reportlab.platypus import Table

    cells: list[Any] = []
    for name in names:
        cells += [paragraph(name, "sheet_strong"), _box(130.0, FIELD[1])]
    style = [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
    return Table([cells], colWidths=[96.0, 146.0] * len(names), hAlign="LEFT", style=style)


def _box(width: float, height: float) -> Any:
    from reportlab.platypus import Table

    return Table(
        [[""]], colWidths=[width], rowHeights=[height], style=[("BOX", (0, 0), (-1, -1), 1.0, _ink("ink"))]
    )


def _ink(name: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(INK[name])
