"""The cover."""

from __future__ import annotations

from typing import Any

from council.report.blocks import Tree
from council.report.design import WIDTH
from council.report.pdf.ink import chart_flowable
from council.report.pdf.rich import paragraph
from council.report.pdf.tree import Node


def cover(tree: Tree, under: Node) -> tuple[list[Any], list[Any]]:
    """The cover as (upper, lower) flowables: title and its dots above, who and when below.

    Read out, the title comes first, then the dots.
    """
    from reportlab.platypus import Spacer

    face, part = tree.cover, Node("Sect", under)
    title, dots = Node("H1", part), Node("Figure", part, alt=face.chart.alt)
    upper = [
        chart_flowable(face.chart, node=dots, indent=(WIDTH - face.chart.width) / 2),
        Spacer(0, 46),
        paragraph(face.status, "cover_line", node=Node("P", part), spaceAfter=10),
        paragraph(face.title, "cover", node=title, spaceAfter=14),
    ]
    if face.subtitle:
        upper.append(paragraph(face.subtitle, "cover_lead", node=Node("P", part)))
    lines = [words for words in face.lines if words]
    return upper, [paragraph(words, "cover_line", node=Node("P", part), spaceAfter=3) for words in lines]
