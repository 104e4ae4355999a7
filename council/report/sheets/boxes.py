"""Piles of answer and tally sheets → the bytes of one PDF; the same pile gives the same bytes."""

from __future__ import annotations

from typing import Any

from council.report.binding import Bound, Bundle, Furniture, bind
from council.report.design import INK
from council.report.paper import A4, Paper
from council.report.pdf.rich import paragraph
from council.report.sheets.answering import TICK, Pile, Slip
from council.report.sheets.blocks import Title
from council.report.sheets.flow import flowables_of
from council.words import _, in_language

NUMBER, BOX = 30.0, 58.0  # points: width of the number's column and of each answer's
SIDES = {True: (15.0, 15.0), False: (42.0, 25.0)}  # of a box to tick, and of one to write a number in
FIELD = (54.0, 25.0)
PAD = 5.0
SHORT = 8  # letters of a short name of a field


def print_pile(pile: Pile, *, paper: Paper = A4) -> Bound:
    """A pile as PDF for a paper: a fresh page for each sheet, and the heads again on every page."""
    with in_language(pile.asked.language):
        return bind(_furniture(pile), lambda: [_bundle(pile, slip, paper) for slip in pile.slips], paper)


def _furniture(pile: Pile) -> Furniture:
    asked = pile.asked
    kind = _("Answer sheet") if pile.boxes == TICK else _("Tally sheet")
    named = _("Set {number}").format(number=asked.number)
    return Furniture(
        title=f"{kind}, {named}",
        author=asked.council,
        subject=asked.title,
        language=asked.language,
        left=asked.council,
        right=f"{kind} · {named}",
        about=asked.title,
        facts=(named,),
    )


def _bundle(pile: Pile, slip: Slip, paper: Paper) -> Bundle:
    made = [
        *flowables_of(Title(pile.title, pile.quiet), paper),
        _fields(slip),
        paragraph(pile.lead, "sheet_body", spaceBefore=10, spaceAfter=8),
        _statements(pile, paper),
    ]
    return Bundle(slip.words, made)


def _fields(slip: Slip) -> Any:
    """The boxes of a sheet's head: each named, filled in or empty."""
    from reportlab.platypus import Table

    cells: list[Any] = []
    widths: list[float] = []
    for words, value in slip.fields:
        cells += [paragraph(words, "sheet_strong", alignment=2), _box(*FIELD, value)]
        widths += [90.0, FIELD[0] + 14]
    style = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
    ]
    widths[0] = 44.0 if len(slip.fields[0][0]) < SHORT else 96.0
    return Table([cells], colWidths=widths, hAlign="LEFT", style=style)


def _statements(pile: Pile, paper: Paper) -> Any:
    """Each statement in a row that is never broken, with a box under each head."""
    from reportlab.platypus import Table

    sides = SIDES[pile.boxes == TICK]
    heads = ["", "", *(paragraph(words, "sheet_head", alignment=1) for words in pile.heads)]
    rows = [
        [
            paragraph(str(at), "sheet_strong", alignment=2),
            paragraph(words, "sheet_body"),
            *(_box(*sides) for _head in pile.heads),
        ]
        for at, words in enumerate(pile.asked.statements, start=1)
    ]
    words_wide = paper.column - NUMBER - BOX * len(pile.heads)
    tallest = max((row[1].wrap(words_wide - 12, 10_000)[1] for row in rows), default=0.0)
    is_broken = tallest > paper.tall - 60
    table = Table(
        [heads, *rows],
        colWidths=[NUMBER, words_wide, *[BOX] * len(pile.heads)],
        repeatRows=1,
        hAlign="LEFT",
        splitInRow=60 if is_broken else 0,  # only where no page could hold the row
    )
    table.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP" if is_broken else "MIDDLE"),
            ("ALIGN", (2, 0), (-1, -1), "CENTER"),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), PAD),
            ("BOTTOMPADDING", (0, 0), (-1, -1), PAD),
            ("LINEBELOW", (0, 0), (-1, 0), 1.0, _ink("teal")),
            ("LINEBELOW", (0, 1), (-1, -1), 0.5, _ink("rule")),
        ]
    )
    return table


def _box(width: float, height: float, value: str = "") -> Any:
    """An empty frame to write in, or one with a word in it."""
    from reportlab.platypus import Table

    inside = paragraph(value, "sheet_strong", alignment=1) if value else ""
    style = [
        ("BOX", (0, 0), (-1, -1), 0.9, _ink("muted")),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 1),
        ("RIGHTPADDING", (0, 0), (-1, -1), 1),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
    return Table([[inside]], colWidths=[width], rowHeights=[height], style=style, hAlign="CENTER")


def _ink(name: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(INK[name])
