"""What is looked at: charts, photographs, and a few large figures side by side."""

from __future__ import annotations

from typing import Any

from council.report.blocks import Figure, Glance, Image, Picture
from council.report.design import INK, WIDTH
from council.report.numbers import number
from council.report.pages.setting import Setting, Whole
from council.report.pdf.ink import chart_flowable, image_flowable
from council.report.pdf.rich import paragraph
from council.words import _


def picture(block: Picture, at: Setting) -> list[Any]:
    """A chart, spoken by its words, and its caption below."""
    from reportlab.platypus import Spacer

    drawn = chart_flowable(block.chart, node=at.node("Figure", alt=block.chart.alt))
    parts = [drawn, Spacer(0, 4 if at.inner else 8)]
    if block.caption:
        after = 4 if at.inner else 12
        parts.append(paragraph(block.caption, "caption", node=at.node("P"), spaceAfter=after))
    return parts if at.inner else [Whole(parts)]


def image(block: Image, at: Setting) -> list[Any]:
    """A photograph with its caption and credit below."""
    parts = [image_flowable(block, node=at.node("Figure", alt=block.alt))]
    for words in (block.caption, block.credit):
        if words:
            parts.append(paragraph(words, "caption", node=at.node("P"), spaceAfter=4))
    return [Whole(parts)]


def glance(block: Glance, at: Setting) -> list[Any]:
    """Large figures side by side: a list, each with what it counts and its base."""
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Spacer, Table

    whole = at.below("L", attributes={"List": {"ListNumbering": "None"}})
    cells = [_large(figure, words, whole.below("LI").below("LBody")) for figure, words in block.items]
    width = WIDTH / len(cells)
    table = Table([cells], colWidths=[width] * len(cells), hAlign="LEFT")
    table.setStyle([
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 14), ("TOPPADDING", (0, 0), (-1, -1), 8),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8), ("LINEABOVE", (0, 0), (-1, 0), 0.6, HexColor(INK["rule"])),
        ("LINEBELOW", (0, 0), (-1, 0), 0.6, HexColor(INK["rule"])),
    ])  # fmt: skip
    return [table, Spacer(0, 16)]


def _large(figure: Figure, words: str, at: Setting) -> list[Any]:
    return [
        paragraph(number(figure.value), "figure", node=at.node("P")),
        paragraph(words, "caption_strong", node=at.node("P"), spaceAfter=2),
        paragraph(_base(figure), "caption", node=at.node("P")),
    ]


def _base(figure: Figure) -> str:
    words = _("of {base} {of}") if figure.base != figure.value or not figure.source else "{of}"
    return words.format(base=number(figure.base), of=figure.of)
