"""The list of sections: each a link with the number of its page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from council.report.blocks import Section, Span, Tree
from council.report.design import INK, WIDTH
from council.report.pages.setting import Setting
from council.report.pdf.ink import late_number
from council.report.pdf.rich import paragraph

PLACE = 50.0


def contents(tree: Tree, at: Setting, pages: Mapping[str, int]) -> list[Any]:
    """Every listed section. Args: pages: filled while the pages are laid, read when the last one is known."""
    from reportlab.platypus import Spacer, Table

    whole = at.below("TOC")
    rows = [
        _entry(section, whole.below("TOCI").below("Reference"), pages)
        for section in tree.sections
        if section.listed
    ]
    if not rows:
        return []
    table = Table(rows, colWidths=[WIDTH - PLACE, PLACE], hAlign="LEFT", style=_style())
    return [table, Spacer(0, 14)]


def _entry(section: Section, at: Setting, pages: Mapping[str, int]) -> list[Any]:
    words = paragraph((Span(section.title, to=section.key),), "contents", node=at.under)
    return [words, late_number(lambda: pages.get(section.key, 0), "contents", PLACE, node=at.under)]


def _style() -> list[tuple[Any, ...]]:
    from reportlab.lib.colors import HexColor

    return [
        ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor(INK["rule"])),
    ]  # fmt: skip
