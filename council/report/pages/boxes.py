"""Boxes with a ground of their own: the note the eye should not miss, and the card of a recommendation."""

from __future__ import annotations

from typing import Any

from council.report.blocks import Card, Note
from council.report.design import EDGE, PAD, Design
from council.report.pages.rows import rows_of
from council.report.pages.setting import Long, Setting, Whole
from council.report.pdf.ink import gap, place

SHORT = 0.25  # a box higher than this part of the column may run over to the next page


def note(block: Note, at: Setting) -> list[Any]:
    """A box with a title that is no heading."""
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Spacer

    box = at.below("Div")
    rows: list[list[Any]] = [[at.words(block.title, "note_title", node=box.node("P"))]]
    rows += [[part] for part in box.within(block.blocks)]
    table = rows_of(rows, [at.room], style=_boxed(len(rows), at.design))
    table.setStyle([("LINEABOVE", (0, 0), (-1, 0), 1.6, HexColor(at.design.ink["teal"]))])
    if (
        sum(cell.wrap(at.room - 2 * PAD, 0)[1] for row in rows[:2] for cell in row)
        <= SHORT * at.design.column
    ):
        table.setStyle([("NOSPLIT", (0, 0), (0, 1))])
    tall = table.wrap(at.room, 0)[1] > SHORT * at.design.column
    parts = [Spacer(0, 6), table]
    return [Long(parts) if tall else Whole(parts), gap(14)]


def card(block: Card, at: Setting) -> list[Any]:
    """One recommendation: a section of its own, its number and title the heading."""
    from reportlab.lib.colors import HexColor

    ink = f"theme{block.theme % 5}"
    words = f"{block.number} {block.title}"
    part = at.below("Sect", title=words)
    head = part.below(f"H{at.level}")
    title = [
        at.words(block.number, "card_number", node=head.node("Span"), ink=ink, alignment=2 if at.rtl else 0),
        at.words(block.title, "card_title", node=head.node("Span")),
    ]
    cells = [title, *(part.within([inner]) for inner in block.blocks)]
    rows = [[cell, []] if at.rtl else [[], cell] for cell in cells]
    edge, inside = (-1, 0) if at.rtl else (0, -1)
    widths = [EDGE, at.room - EDGE]
    widths = widths[::-1] if at.rtl else widths
    table = rows_of(rows, widths, style=_boxed(len(rows), at.design, inside))
    table.setStyle([
        ("BACKGROUND", (edge, 0), (edge, -1), HexColor(at.design.ink[ink])),
        ("LEFTPADDING", (edge, 0), (edge, -1), 0), ("RIGHTPADDING", (edge, 0), (edge, -1), 0),
        ("LEADING", (edge, 0), (edge, -1), 1),
    ])  # fmt: skip
    return [Whole([place(block.key, words, at.level - 2, at.told), table]), gap(13)]


def _boxed(rows: int, design: Design, inside: int = -1) -> list[tuple[Any, ...]]:
    from reportlab.lib.colors import HexColor

    return [
        ("BACKGROUND", (0, 0), (-1, -1), HexColor(design.ink["tint"])), ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (inside, 0), (inside, -1), PAD), ("RIGHTPADDING", (inside, 0), (inside, -1), PAD),
        ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ("TOPPADDING", (0, 0), (-1, 0), PAD - 5), ("BOTTOMPADDING", (0, rows - 1), (-1, rows - 1), PAD - 6),
    ]  # fmt: skip
