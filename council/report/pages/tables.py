"""Tables: caption, head, rows; the head is repeated on every page and read out once."""

from __future__ import annotations

from typing import Any

from council.report.blocks import Column, Grid, Text
from council.report.design import EDGE, INK, PAD, WIDTH
from council.report.marks import Chart
from council.report.pages.setting import Long, Setting, Whole
from council.report.pdf.ink import chart_flowable
from council.report.pdf.rich import paragraph
from council.report.pdf.tree import Node

LONG = 9
HEAD = {"Table": {"Scope": "Column"}}
NAME = {"Table": {"Scope": "Row"}}


def grid(block: Grid, at: Setting) -> list[Any]:
    """A table whose head names the columns and whose first cells name the rows."""
    from reportlab.platypus import Spacer, Table

    whole = at.below("Table")
    above = whole.below("Caption")
    parts = [paragraph(block.caption, "caption_strong", node=above.node("P"), spaceBefore=6, spaceAfter=2)]
    if block.note:
        parts.append(paragraph(block.note, "small", node=above.node("P"), spaceAfter=2))
    shares = sum(column.share for column in block.columns)
    room = WIDTH - EDGE - 2 * PAD if at.inner else WIDTH
    widths = [room * column.share / shares for column in block.columns]
    rows = [_head(block.columns, whole.below("TR", once=True))]
    rows += [_row(row, block.columns, whole.below("TR")) for row in block.rows]
    parts.append(Table(rows, colWidths=widths, repeatRows=1, hAlign="LEFT", style=_style(), splitInRow=60))
    if at.inner:
        return [*parts, Spacer(0, 6)]
    return [Long(parts) if len(block.rows) > LONG else Whole(parts), Spacer(0, 14)]


def _head(columns: tuple[Column, ...], at: Setting) -> list[Any]:
    return [
        _cell(column.head, column, "table_head", at.node("TH", attributes=HEAD, keep=True))
        for column in columns
    ]


def _row(row: tuple[Text | Chart, ...], columns: tuple[Column, ...], at: Setting) -> list[Any]:
    first, *rest = zip(row, columns, strict=True)
    named = _cell(*first, "table", at.node("TH", attributes=NAME, keep=True))
    return [named, *(_cell(cell, column, "table", at.node("TD", keep=True)) for cell, column in rest)]


def _cell(cell: Text | Chart, column: Column, role: str, node: Node | None) -> Any:
    if isinstance(cell, Chart):
        return chart_flowable(cell, node=Node("Figure", node, alt=cell.alt) if node else None)
    return paragraph(cell, role, node=node, alignment=2 if column.right else 0)


def _style() -> list[tuple[Any, ...]]:
    from reportlab.lib.colors import HexColor

    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-2, -1), 10), ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 3.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"), ("LINEBELOW", (0, 0), (-1, 0), 0.9, HexColor(INK["teal"])),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, HexColor(INK["rule"])),
    ]  # fmt: skip
