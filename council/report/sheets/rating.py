"""Slips on which a wording is rated, and the sheet on which slips or cards are counted → the bytes of a PDF.

A slip bears no number, seat or table: only what is rated, the levels, and room for what would raise support.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from council.report.binding import Bound, Bundle, Furniture, bind
from council.report.design import INK
from council.report.paper import A4, Paper
from council.report.pdf.text import paragraph
from council.report.sheets.blocks import Title
from council.report.sheets.flow import flowables_of
from council.words import _, in_language

BOX, NAME = 15.0, 158.0  # points: side of a box to tick, width of a level's name
FIELD = (64.0, 26.0)  # a box to write a number in
LINE = 23.0  # between the lines to write on
ON_A_PAGE = 2
MOST_SLIPS = 500


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


def print_slips(rated: RatedOnPaper, *, count: int, paper: Paper = A4) -> Bound:
    """So many slips, two on a page with a line to cut between them; the same input gives the same bytes."""
    with in_language(rated.language):
        pages = -(-min(max(count, 1), MOST_SLIPS) // ON_A_PAGE)
        return bind(_furniture(rated, _("Rating slips")), lambda: [_slips(rated, pages, paper)], paper)


def print_counting(rated: RatedOnPaper, *, at_tables: bool, paper: Paper = A4) -> Bound:
    """The sheet one teller fills in for all slips, or one table for its cards."""
    with in_language(rated.language):
        return bind(
            _furniture(rated, _("Tally sheet")),
            lambda: [_counting(rated, at_tables=at_tables, paper=paper)],
            paper,
        )


def _furniture(rated: RatedOnPaper, kind: str) -> Furniture:
    named = _("Proposal {number}, wording {version}").format(number=rated.proposal, version=rated.version)
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


def _slips(rated: RatedOnPaper, pages: int, paper: Paper) -> Bundle:
    from reportlab.platypus import PageBreak

    made: list[Any] = []
    for page in range(pages):
        if page:
            made.append(PageBreak())
        made += _slip(rated, paper)
        made += [_cut(paper)]
        made += _slip(rated, paper)
    return Bundle("", made)


def _slip(rated: RatedOnPaper, paper: Paper) -> list[Any]:
    """One slip, held to half a page: title, boxes at the left, lines at the right."""
    from reportlab.platypus import KeepInFrame, Table

    named = _("Proposal {number}, wording {version}").format(number=rated.proposal, version=rated.version)
    ask = _("How much do you support this wording? Tick one box. Nobody's slip is kept.")
    head = [
        paragraph(f"{named}: {rated.title}", "sheet_title_long", spaceAfter=3),
        paragraph(ask, "sheet_body", spaceAfter=8),
    ]
    wide = paper.column - NAME - BOX - 34
    body = Table(
        [[_levels(rated), _lines(wide, len(rated.levels) + 1)]],
        colWidths=[NAME + BOX + 34, wide],
        style=[("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)],
    )
    return [KeepInFrame(paper.column, paper.tall / ON_A_PAGE - 18, [*head, body], mode="shrink")]


def _levels(rated: RatedOnPaper) -> Any:
    """The boxes: each level by number and name from the best, and one to pass."""
    from reportlab.platypus import Table

    names = [*(f"{number}  {name}" for number, name in rated.levels), _("I pass")]
    rows = [[_box(BOX, BOX), paragraph(name, "sheet_body")] for name in names]
    style = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    return Table(rows, colWidths=[BOX + 10, NAME], hAlign="LEFT", style=style)


def _lines(wide: float, count: int) -> Any:
    """What would raise my support, and lines to write it on."""
    from reportlab.platypus import Table

    words = _("What would raise my support? (No name is needed.)")
    rows: list[list[Any]] = [
        [paragraph(words, "sheet_strong")],
        *([""] for _line in range(max(count - 1, 4))),
    ]
    style: list[Any] = [("LEFTPADDING", (0, 0), (-1, -1), 0)]
    style += [("LINEBELOW", (0, at), (-1, at), 0.5, _ink("muted")) for at in range(1, len(rows))]
    return Table(rows, colWidths=[wide - 8], rowHeights=[None, *[LINE] * (len(rows) - 1)], style=style)


def _cut(paper: Paper) -> Any:
    """The line along which two slips are cut apart."""
    from reportlab.platypus import HRFlowable

    return HRFlowable(
        width=paper.column, thickness=0.6, color=_ink("muted"), dash=(4, 4), spaceBefore=14, spaceAfter=14
    )


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
    named = _("Proposal {number}, wording {version}").format(number=rated.proposal, version=rated.version)
    made = [
        *flowables_of(Title(rated.title, named), paper),
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
