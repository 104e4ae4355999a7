"""The list of sections: each a link with the number of its page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from council.report.blocks import Section, Span, Tree
from council.report.pages.rows import rows_of
from council.report.pages.setting import Setting
from council.report.pdf.ink import gap, late_number

PLACE = 46.0


def contents(tree: Tree, at: Setting, pages: Mapping[str, int]) -> list[Any]:
    """Every listed section. Args: pages: filled while the pages are laid, read when the last one is known."""
    whole = at.below("TOC")
    rows = [
        _entry(section, whole.below("TOCI").below("Reference"), pages)
        for section in tree.sections
        if section.listed
    ]
    if not rows:
        return []
    table = rows_of(rows, _sided([at.room - PLACE, PLACE], at), style=_style(at))
    return [table, gap(14)]


def _entry(section: Section, at: Setting, pages: Mapping[str, int]) -> list[Any]:
    words = at.words((Span(section.title, to=section.key),), "contents", node=at.under)
    page = at.node("Span")  # of its own, so that it is read after the title on whichever side it stands
    number = late_number(lambda: pages.get(section.key, 0), "contents", PLACE, node=page, design=at.design)
    return _sided([words, number], at)


def _sided(parts: list[Any], at: Setting) -> list[Any]:
    """The parts in the order in which this language reads them on paper."""
    return parts[::-1] if at.rtl else parts


def _style(at: Setting) -> list[tuple[Any, ...]]:
    from reportlab.lib.colors import HexColor

    return [
        ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("LEFTPADDING", (-1, 0), (-1, -1), 10 if at.rtl else 0),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor(at.design.ink["rule"])),
    ]  # fmt: skip
