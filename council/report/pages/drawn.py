"""What is looked at: charts, photographs, and a few large figures side by side."""

from __future__ import annotations

from typing import Any

from council.report.blocks import Figure, Glance, Image, Picture
from council.report.numbers import number
from council.report.pages.setting import Setting, Whole
from council.report.pdf.ink import gap, image_flowable
from council.words import _


def picture(block: Picture, at: Setting) -> list[Any]:
    """A chart, spoken by its words, and its caption below."""
    from reportlab.platypus import Spacer

    drawn = at.chart(block.chart, at.node("Figure", alt=block.chart.alt))
    parts = [drawn, Spacer(0, 4 if at.inner else 8)]
    if block.caption:
        after = 4 if at.inner else 12
        role = "card_result" if at.inner else "caption"
        parts.append(at.words(block.caption, role, node=at.node("P"), spaceAfter=after))
    return parts if at.inner else [Whole(parts)]


def image(block: Image, at: Setting) -> list[Any]:
    """A photograph with its caption and credit below."""
    parts = [image_flowable(block, node=at.node("Figure", alt=block.alt))]
    for words in (block.caption, block.credit):
        if words:
            parts.append(at.words(words, "caption", node=at.node("P"), spaceAfter=4))
    return [Whole(parts)]


def glance(block: Glance, at: Setting) -> list[Any]:
    """Large figures side by side, four in a row at most: a list, each with what it counts and its base."""
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table

    whole = at.below("L", attributes={"List": {"ListNumbering": "None"}})
    cells = [_large(figure, words, whole.below("LI").below("LBody")) for figure, words in block.items]
    most = 2 if at.design.large else 4
    rows: list[list[Any]] = [cells[start : start + most] for start in range(0, len(cells), most)]
    across = len(rows[0])
    rows = [[*row, *[[]] * (across - len(row))] for row in rows]
    rows = [row[::-1] if at.rtl else row for row in rows]
    table = Table(rows, colWidths=[at.room / across] * across, hAlign="LEFT")
    ink = at.design.ink
    table.setStyle([
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 12),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8), ("TOPPADDING", (0, 0), (-1, -1), 6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 12),
        ("BACKGROUND", (0, 0), (-1, -1), HexColor(ink["tint"])),
    ])  # fmt: skip
    return [table, gap(16)]


def _large(figure: Figure, words: str, at: Setting) -> list[Any]:
    return [
        at.words(number(figure.value), "figure", node=at.node("P"), spaceAfter=3),
        at.words(words, "caption_strong", node=at.node("P"), spaceAfter=2),
        at.words(_base(figure), "caption", node=at.node("P")),
    ]


def _base(figure: Figure) -> str:
    words = _("of {base} {of}") if figure.base != figure.value or not figure.source else "{of}"
    return words.format(base=number(figure.base), of=figure.of)
