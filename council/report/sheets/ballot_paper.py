"""Ballots → the bytes of PDF files: papers to be cut, tellers' sheets, certificates.

The page of papers is one page: it is printed as often as papers are wanted, so that no two can be told apart.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from council.decisions.ballots.views import BallotView, CallView
from council.report.binding import Bound, Bundle, Furniture, bind
from council.report.design import INK
from council.report.paper import A4, Paper
from council.report.pdf.rich import paragraph
from council.report.pdf.text import clean, close_doors
from council.report.sheets.balloting import GRID, TICK, BallotPaper, paper_of, teller_sheet
from council.report.sheets.certifying import certificate_blocks
from council.report.sheets.flow import flowables_of
from council.words import _, in_language

STUB, EDGE, MOST = 62.0, 24.0, 4  # points: width of the stub and of the white around; papers on a page
TALL = {TICK: 24.0, GRID: 17.0}  # height of a box
WRITTEN = (46.0, 26.0)  # of a box to write a number in
GRID_BOX = 54.0


def papers_on_a_page(paper: BallotPaper, *, size: Paper = A4) -> int:
    """How many papers a page holds, from 1 to 4; as many pages are printed as it takes."""
    close_doors()
    tall = _body(paper, size).wrap(_wide(size), 10_000)[1] + 2 * EDGE
    return max(1, min(MOST, int((size.height - 4) // tall)))


def print_papers(paper: BallotPaper, *, size: Paper = A4) -> Bound:
    """One page of papers, all alike, with lines to cut along and a stub each."""
    with in_language(paper.language):
        close_doors()
        count = papers_on_a_page(paper, size=size)
        out = io.BytesIO()
        document = _document(paper, size, out)
        tall = (size.height - 1) / count
        document.build([_slot(part, size, tall) for part in _parts(paper, size) for _n in range(count)])
        return Bound(out.getvalue(), document.page)


def print_tellers(ballots: Sequence[BallotView], *, council: str, language: str, size: Paper = A4) -> Bound:
    """A sheet for each of the two tellers for every ballot; one is copied for each pile."""
    with in_language(language):
        furniture = _furniture(_("Tellers’ sheet"), council, language, ballots[0])

        def bundles() -> list[Bundle]:
            return [
                Bundle(
                    _("Teller {n}").format(n=teller),
                    [
                        made
                        for block in teller_sheet(one, teller=teller)
                        for made in flowables_of(block, size)
                    ],
                )
                for one in ballots
                for teller in (1, 2)
            ]

        return bind(furniture, bundles, size)


def print_certificate(
    ballot: BallotView,
    *,
    council: str,
    language: str,
    calls: Sequence[CallView] = (),
    size: Paper = A4,
) -> Bound:
    """The certificate of a ballot, with what seats answered in a roll call; or the record of a void one."""
    with in_language(language):

        def bundles() -> list[Bundle]:
            blocks = certificate_blocks(ballot, calls)
            return [Bundle("", [made for block in blocks for made in flowables_of(block, size)])]

        return bind(_furniture(_("Certificate"), council, language, ballot), bundles, size)


def paper_for(ballot: BallotView, *, council: str, language: str) -> BallotPaper:
    """A ballot's paper, for preview and print alike."""
    return paper_of(ballot, council=council, language=language)


def _furniture(kind: str, council: str, language: str, ballot: BallotView) -> Furniture:
    name = _("Ballot {n}").format(n=ballot.number)
    hash_ = ballot.hash[:16]
    return Furniture(
        title=f"{kind}, {name}",
        author=council,
        subject=ballot.question,
        language=language,
        left=council,
        right=f"{kind} · {name}",
        about=ballot.question,
        facts=(hash_,) if hash_ else (),
    )


def _document(paper: BallotPaper, size: Paper, out: io.BytesIO) -> Any:
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    plain = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    frame = Frame(0, 0, size.width, size.height, **plain)
    document = BaseDocTemplate(
        out,
        pagesize=(size.width, size.height),
        title=clean(f"{paper.name}: {paper.question}"),
        author=clean(paper.council),
        lang=paper.language,
        invariant=1,
    )
    document.addPageTemplates([PageTemplate(frames=[frame])])
    return document


def _parts(paper: BallotPaper, size: Paper) -> list[BallotPaper]:
    """The paper itself, or as many sheets of it as it takes, with a part of its rows on each."""
    for sheets in range(1, len(paper.rows) + 1):
        most = -(-len(paper.rows) // sheets)
        parts = [replace(paper, rows=paper.rows[at : at + most]) for at in range(0, len(paper.rows), most)]
        if all(_body(part, size).wrap(_wide(size), 10_000)[1] + 2 * EDGE < size.height for part in parts):
            return parts
    return [paper]


def _wide(size: Paper) -> float:
    return size.width - STUB - 2 * EDGE


def _slot(paper: BallotPaper, size: Paper, tall: float) -> Any:
    """One paper in its part of the page: the stub to tear off, a dashed line, the paper, a line to cut."""
    from reportlab.platypus import Table

    cells = [[_stub(paper), _body(paper, size)]]
    table = Table(cells, colWidths=[STUB, size.width - STUB], rowHeights=[tall])
    dashed = {"weight": 0.7, "colour": _ink("muted")}
    table.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEAFTER", (0, 0), (0, -1), dashed["weight"], dashed["colour"], None, (3, 3)),
            ("LINEBELOW", (0, 0), (-1, -1), dashed["weight"], dashed["colour"], None, (3, 3)),
            ("LEFTPADDING", (1, 0), (1, 0), EDGE),
            ("RIGHTPADDING", (1, 0), (1, 0), EDGE),
            ("LEFTPADDING", (0, 0), (0, 0), 0),
            ("RIGHTPADDING", (0, 0), (0, 0), 0),
            ("TOPPADDING", (0, 0), (-1, -1), EDGE),
            ("BOTTOMPADDING", (0, 0), (-1, -1), EDGE / 2),
        ]
    )
    return table


def _stub(paper: BallotPaper) -> Any:
    """The words on the stub, turned, since it is torn off and kept."""
    from reportlab.platypus import Flowable

    words = paragraph(paper.stub, "caption")

    class Turned(Flowable):  # type: ignore[misc]  # reportlab has no types
        def wrap(self, _width: float, _height: float) -> tuple[float, float]:
            self.tall = words.wrap(150.0, 10_000)[1]
            return STUB, 150.0

        def draw(self) -> None:
            self.canv.saveState()
            self.canv.translate(STUB / 2 + self.tall / 2 - 4, 0)
            self.canv.rotate(90)
            words.drawOn(self.canv, 0, 0)
            self.canv.restoreState()

    return Turned()


def _body(paper: BallotPaper, size: Paper) -> Any:
    """Name, question, what can be marked, and how."""
    from reportlab.platypus import Table

    wide = _wide(size)
    parts: list[Any] = [
        [paragraph(" · ".join(filter(None, (paper.council, paper.name))), "sheet_quiet")],
        [paragraph(paper.question, "card_title")],
        [paragraph(paper.about, "caption")],
        *([[paragraph(paper.wording, "sheet_body")]] if paper.wording else []),
        [paragraph(paper.marking, "sheet_body")],
        [_marks(paper, wide)],
        [paragraph(paper.fold, "caption")],
    ]
    marks = len(parts) - 2
    table = Table(parts, colWidths=[wide], hAlign="LEFT")
    table.setStyle(
        [
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ("TOPPADDING", (0, marks), (-1, marks), 8),
            ("BOTTOMPADDING", (0, marks), (-1, marks), 8),
        ]
    )
    return table


def _marks(paper: BallotPaper, wide: float) -> Any:
    from reportlab.platypus import Table

    style = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    if paper.boxes == GRID:
        heads = ["", *(paragraph(level, "caption", alignment=1) for level in paper.levels)]
        side = TALL[GRID]
        rows = [
            [paragraph(row, "sheet_strong"), *(_box(side, side) for _l in paper.levels)] for row in paper.rows
        ]
        room = GRID_BOX * len(paper.levels)
        lined = [
            *style,
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, _ink("rule")),
            ("ALIGN", (1, 0), (-1, -1), "CENTER"),
        ]
        return Table([heads, *rows], colWidths=[wide - room, *[GRID_BOX] * len(paper.levels)], style=lined)
    if paper.short:
        cells = [cell for row in paper.rows for cell in (_box(TALL[TICK], TALL[TICK]), _large(row))]
        width = (wide - 34.0 * len(paper.rows)) / len(paper.rows)
        return Table([cells], colWidths=[34.0, width] * len(paper.rows), style=style, hAlign="LEFT")
    sides = (TALL[TICK], TALL[TICK]) if paper.boxes == TICK else WRITTEN
    rows = [[_box(*sides), _large(row)] for row in paper.rows]
    return Table(rows, colWidths=[sides[0] + 12, wide - sides[0] - 12], style=style, hAlign="LEFT")


def _large(words: str) -> Any:
    return paragraph(words, "card_title")


def _box(width: float, height: float) -> Any:
    from reportlab.platypus import Table

    style = [("BOX", (0, 0), (-1, -1), 1.2, _ink("ink"))]
    return Table([[""]], colWidths=[width], rowHeights=[height], style=style, hAlign="LEFT")


def _ink(name: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(INK[name])
