"""The cover."""

from __future__ import annotations

from typing import Any

from council.report.blocks import Image, Tree
from council.report.design import Design
from council.report.pages.leaves import LOGO, cover_boxes
from council.report.pdf.ink import chart_flowable, image_flowable
from council.report.pdf.rich import paragraph
from council.report.pdf.tree import Node

ROLES = ((44, "cover"), (110, "cover_long"))
LEADS = 260
PLATE = 12.0


def cover(tree: Tree, under: Node, *, design: Design) -> list[Any]:
    """The cover as flowables: a dot a member, the title at its foot; who and when below, the logo beside it.

    Read out, the title comes first. A title too long for the page is set smaller until it fits.
    """
    from reportlab.platypus import FrameBreak, Spacer

    face, part = tree.cover, Node("Sect", under)
    title, dots = Node("H1", part), Node("Figure", part, alt=face.chart.alt)
    chart = face.chart.at(design.width)
    status = paragraph(face.status, "cover_line", design=design, node=Node("P", part), spaceAfter=10)
    named = [status, paragraph(face.title, _role(face.title), design=design, node=title, spaceAfter=12)]
    if face.subtitle:
        role = "cover_lead" if len(face.subtitle) <= LEADS else "cover_line"
        named.append(paragraph(face.subtitle, role, design=design, node=Node("P", part)))
    room = cover_boxes(design)[0]
    taken = chart.height + sum(one.wrap(design.width, room[3])[1] + one.getSpaceAfter() for one in named)
    upper = [
        chart_flowable(chart, node=dots, design=design),
        Spacer(0, max(24.0, room[3] - taken - 2)),
        *named,
    ]
    lower = [
        paragraph(words, "cover_line", design=design, node=Node("P", part), spaceAfter=3)
        for words in face.lines
        if words
    ]
    made = [_held(upper, room), FrameBreak(), _held(lower, cover_boxes(design)[1])]
    return [*made, FrameBreak(), _plate(design.logo, part)] if design.logo else made


def _held(parts: list[Any], box: tuple[float, float, float, float]) -> Any:
    from reportlab.platypus import KeepInFrame

    return KeepInFrame(box[2], box[3] - 1, parts, mode="shrink", hAlign="LEFT")


def _plate(logo: Image, part: Node) -> Any:
    """The logo on white, whatever colour it has."""
    from reportlab.lib.colors import white
    from reportlab.platypus import Table

    node = Node("Figure", part, alt=logo.alt)
    drawn = image_flowable(logo, node=node, width=LOGO[0], height=LOGO[1])
    width, _height = drawn.wrap(*LOGO)
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    style = [("BACKGROUND", (0, 0), (-1, -1), white), *((side, (0, 0), (-1, -1), PLATE) for side in sides)]
    return Table([[drawn]], colWidths=[width + 2 * PLATE], hAlign="RIGHT", style=style)


def _role(title: str) -> str:
    return next((role for most, role in ROLES if len(title) <= most), "cover_longer")
