"""What the report is printed on: the cover, the page, the page on its side, with their grounds and feet."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from council.report.blocks import Tree
from council.report.design import Design
from council.report.marks import Anchor
from council.report.numbers import day_words
from council.report.pdf.canvas import furniture
from council.report.pdf.ink import rule_across
from council.report.pdf.rich import draw_line, measured

COVER_TOP, BAND, BAND_FOOT = 58.0, 0.235, 46.0
LOGO = (132.0, 74.0)
FOOT, FOOT_LINE = 36.0, 50.0
PAGE, SIDE = "page", "side"


def templates(tree: Tree, design: Design) -> list[Any]:
    """The page templates of ReportLab by name: "cover", PAGE, and SIDE for what is too wide."""
    from reportlab.platypus import Frame, PageTemplate

    def frame(*box: float) -> Any:
        return Frame(*box, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)

    wide, high = design.page
    return [
        PageTemplate(
            "cover",
            frames=[frame(*box) for box in cover_boxes(design)],
            onPage=lambda canvas, _document: _cover_ground(canvas, design),
            pagesize=design.page,
        ),
        PageTemplate(
            PAGE,
            frames=[frame(design.left, design.bottom, design.width, design.column)],
            onPage=_foot(tree, design, wide),
            pagesize=design.page,
        ),
        PageTemplate(
            SIDE,
            frames=[frame(design.left, design.bottom, design.long, wide - design.top - design.bottom)],
            onPage=_foot(tree, design, high),
            pagesize=(high, wide),
        ),
    ]


def cover_boxes(design: Design) -> tuple[tuple[float, float, float, float], ...]:
    """The parts of the cover as (left, bottom, width, height): above, below, and beside it the logo."""
    _wide, high = design.page
    band = high * BAND
    plate = LOGO[0] + 24 if design.logo else 0.0
    above = (design.left, band + 30, design.width, high - band - 30 - COVER_TOP)
    below = (design.left, BAND_FOOT, design.width - plate, band - BAND_FOOT - 30)
    logo = (design.left + design.width - plate, BAND_FOOT, plate, band - BAND_FOOT - 30)
    return (above, below, logo) if plate else (above, below)


def _cover_ground(canvas: Any, design: Design) -> None:
    from reportlab.lib.colors import HexColor

    wide, high = design.page
    with furniture(canvas):
        canvas.saveState()
        canvas.setFillColor(HexColor(design.ink["deep"]))
        canvas.rect(0, 0, wide, high, stroke=0, fill=1)
        canvas.setFillColor(HexColor(design.ink["cover_shade"]))
        canvas.rect(0, 0, wide, high * BAND, stroke=0, fill=1)
        canvas.restoreState()
    canvas.showOutline()


def _foot(tree: Tree, design: Design, across: float) -> Callable[[Any, Any], None]:
    """The foot of pages so wide: title, status, day at the left, the page at the right, under a hairline."""
    voice = design.type["footer"]
    right = across - design.right
    said = f" · {tree.cover.status} · {day_words(tree.day)}"
    room = right - design.left - 40 - measured(said, font=voice.face, size=voice.size)
    words = _fitting(tree.title, room, design) + said

    def draw(canvas: Any, _document: Any) -> None:
        edges: tuple[tuple[float, str, Anchor], ...] = (
            (design.left, words, "start"),
            (right, str(canvas.getPageNumber()), "end"),
        )
        with furniture(canvas):
            canvas.saveState()
            rule_across(canvas, design.left, right, FOOT_LINE, design=design)
            for x, told, anchor in edges:
                draw_line(
                    canvas, x, FOOT, told, font=voice.face, size=voice.size, ink=voice.ink, anchor=anchor,
                    design=design,
                )  # fmt: skip
            canvas.restoreState()

    return draw


def _fitting(title: str, room: float, design: Design) -> str:
    """The title, or as much of it as the foot has room for."""
    voice = design.type["footer"]
    if measured(title, font=voice.face, size=voice.size) <= room:
        return title

    def across(letters: int) -> float:
        return measured(title[:letters] + "…", font=voice.face, size=voice.size)

    return title[: max(0, bisect_right(range(len(title)), room, key=across) - 1)].rstrip() + "…"
