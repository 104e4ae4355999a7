"""Blocks of a sheet → what ReportLab lays out. One function for each kind of block."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, zip_longest
from typing import Any

from council.report.blocks import Column, Text
from council.report.design import INK
from council.report.paper import Paper
from council.report.pdf.rich import draw_line, paragraph
from council.report.sheets import blocks as b
from council.report.sheets.plates import plate

GAP, LINE, GUTTER, BELOW_TITLE = 14.0, 27.0, 18.0, 84.0
PAD, LONG_TITLE = 4.0, 70


def flowables_of(block: b.Block, paper: Paper) -> list[Any]:
    """One block as flowables, as wide as the paper's column."""
    match block:
        case b.Title():
            return _title(block)
        case b.Words():
            return [paragraph(block.text, block.role, spaceAfter=6)]
        case b.Ruled():
            return _ruled(block, paper)
        case b.Groups():
            return [_groups(block, paper)]
        case b.Roster():
            return _roster(block, paper)
        case b.Lines():
            return [_lines(block, paper)]
        case b.Plate():
            return [plate(block, paper)]


def _title(block: b.Title) -> list[Any]:
    quiet = [paragraph(block.quiet, "sheet_quiet", spaceAfter=10, keepWithNext=1)] if block.quiet else []
    role = "sheet_title" if len(block.text) <= LONG_TITLE else "sheet_title_long"
    return [paragraph(block.text, role, spaceAfter=2, keepWithNext=1), *quiet]


def _ruled(block: b.Ruled, paper: Paper) -> list[Any]:
    """A table whose rows are at least as tall as asked, so that there is room to write.

    A row goes to the next page as a whole, unless no page could hold it.
    """
    from reportlab.platypus import Table

    whole = sum(column.share for column in block.columns)
    widths = [paper.column * column.share / whole for column in block.columns]
    rows = [_cells(row, block.columns, block.role) for row in block.rows]
    needed = [_needed(row, widths) for row in rows]
    room = [
        ("BOTTOMPADDING", (0, at), (-1, at), PAD + max(block.tall - height, 0.0))
        for at, height in enumerate(needed, start=1)
    ]
    table = Table(
        [_heads(block.columns), *rows],
        colWidths=widths, repeatRows=1, hAlign="LEFT",
        splitInRow=60 if max(needed, default=0.0) > paper.tall - 40 else 0,
    )  # fmt: skip
    table.setStyle([*_rules(), ("LINEBEFORE", (1, 1), (-1, -1), 0.4, _ink("rule")), *room])
    return [table, _blank(block, widths)] if block.blank else [table, _space(GAP)]


def _blank(block: b.Ruled, widths: list[float]) -> Any:
    """Empty rows below a table, as many as the page holds and as were asked for."""
    from reportlab.platypus import Flowable

    class Blank(Flowable):  # type: ignore[misc]  # reportlab has no types
        def wrap(self, _width: float, height: float) -> tuple[float, float]:
            self.rows = min(block.blank, int((height - 1) / block.tall))
            return sum(widths), self.rows * block.tall

        def draw(self) -> None:
            self.canv.setStrokeColor(_ink("rule"))
            for at in range(self.rows):
                self.canv.setLineWidth(0.5)
                self.canv.line(0, at * block.tall, sum(widths), at * block.tall)
            self.canv.setLineWidth(0.4)
            for x in accumulate(widths[:-1]):
                self.canv.line(x, 0, x, self.rows * block.tall)

    return Blank()


def _needed(row: list[Any], widths: list[float]) -> float:
    """How tall a row is with its words."""
    cells = [cell.wrap(wide - 12, 10_000)[1] for cell, wide in zip(row, widths, strict=True) if cell != ""]
    return max(cells, default=0.0) + 2 * PAD


def _rules() -> list[tuple[Any, ...]]:
    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LEFTPADDING", (0, 0), (-1, -1), 6), ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("LEFTPADDING", (0, 0), (0, -1), 0), ("TOPPADDING", (0, 0), (-1, -1), PAD),
        ("BOTTOMPADDING", (0, 0), (-1, -1), PAD), ("LINEBELOW", (0, 0), (-1, 0), 1.0, _ink("teal")),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, _ink("rule")),
    ]  # fmt: skip


def _heads(columns: tuple[Column, ...]) -> list[Any]:
    return [paragraph(one.head, "sheet_head", alignment=2 if one.right else 0) for one in columns]


def _cells(row: tuple[Text, ...], columns: tuple[Column, ...], role: str) -> list[Any]:
    return [
        paragraph(cell, role, alignment=2 if column.right else 0) if cell else ""
        for cell, column in zip(row, columns, strict=True)
    ]


def _groups(block: b.Groups, paper: Paper) -> Any:
    from reportlab.platypus import Table

    width = (paper.column - GUTTER * (block.across - 1)) / block.across
    cells = [_group(group, width) for group in block.groups]
    rows = [list(row) for row in zip_longest(*[iter(cells)] * block.across, fillvalue="")]
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), GUTTER), ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 16),
    ]  # fmt: skip
    widths = [width + GUTTER] * (block.across - 1) + [width]
    return Table(
        rows, colWidths=widths, hAlign="LEFT", style=[*style, ("RIGHTPADDING", (-1, 0), (-1, -1), 0)]
    )


def _group(group: b.Group, width: float) -> Any:
    from reportlab.platypus import Table

    rows: list[list[Any]] = [[_stack(group), ""]]
    rows += [[paragraph(seat, "sheet_strong", alignment=2), paragraph(alias or "–", "sheet_body")]
             for seat, alias in group.rows]  # fmt: skip
    style = [
        ("SPAN", (0, 0), (1, 0)), ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8), ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5), ("LINEABOVE", (0, 0), (-1, 0), 1.4, _ink("teal")),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, _ink("rule")),
    ]  # fmt: skip
    return Table(rows, colWidths=[34, width - 34], hAlign="LEFT", style=style)


def _stack(group: b.Group) -> list[Any]:
    return [paragraph(group.title, "card_title"), paragraph(group.quiet, "caption")]


def _roster(block: b.Roster, paper: Paper) -> list[Any]:
    """A list that fills columns downwards and pages one after the other."""
    from reportlab.platypus import Table

    wide = (paper.column - GUTTER * (block.across - 1)) / block.across
    whole = sum(one.share for one in block.heads)
    widths = [wide * one.share / whole for one in block.heads]
    rows = [_cells(row, block.heads, "sheet_roster") for row in block.rows]
    heights = [_needed(row, widths) - 5.4 for row in rows]
    style = [*_rules(), ("TOPPADDING", (0, 1), (-1, -1), 0.6), ("BOTTOMPADDING", (0, 1), (-1, -1), 2)]
    columns = [
        Table(
            [_heads(block.heads), *rows[start:end]],
            colWidths=widths, rowHeights=[None, *heights[start:end]], hAlign="LEFT", style=style,
        )
        for start, end in columned(heights, block.across, paper.tall - BELOW_TITLE)
    ]  # fmt: skip
    pages = [list(row) for row in zip_longest(*[iter(columns)] * block.across, fillvalue="")]
    flat = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), GUTTER), ("RIGHTPADDING", (-1, 0), (-1, -1), 0)]  # fmt: skip
    outer = [wide + GUTTER] * (block.across - 1) + [wide]
    return [Table([page], colWidths=outer, hAlign="LEFT", style=flat) for page in pages]


def columned(heights: Sequence[float], across: int, tall: float) -> list[tuple[int, int]]:
    """Where the columns of a list begin and end, as (first row, one past the last).

    Columns are no taller than `tall`, and as even as they can be when one page holds them all.
    """
    low = max(sum(heights) / across, max(heights, default=0.0))
    target = min(low, tall)
    while True:
        columns, start, used = [], 0, 0.0
        for at, height in enumerate(heights):
            if used + height > target and at > start:
                columns.append((start, at))
                start, used = at, 0.0
            used += height
        columns.append((start, len(heights)))
        if len(columns) <= across or target >= tall:
            return columns
        target = min(target + 8, tall)


def _lines(block: b.Lines, paper: Paper) -> Any:
    """Numbered lines from here to the foot of the page; on the next one where too few would fit."""
    from reportlab.platypus import Flowable

    class Ruling(Flowable):  # type: ignore[misc]  # reportlab has no types
        def wrap(self, _width: float, height: float) -> tuple[float, float]:
            self.rows = max(block.least, int((height - 24) / LINE))
            return paper.column, self.rows * LINE + 20

        def draw(self) -> None:
            _rule_lines(self.canv, block, self.rows, paper)

    return Ruling()


def _rule_lines(canvas: Any, block: b.Lines, rows: int, paper: Paper) -> None:
    wide, top = paper.column, rows * LINE
    kind_at, seat_at = 58.0, 98.0
    canvas.saveState()
    for at, words in ((kind_at, block.kind), (seat_at, block.seat)):
        draw_line(canvas, at, top + 6, words, font="sans-semibold", size=9.6, ink="muted")
    canvas.setStrokeColor(_ink("muted"))
    canvas.setLineWidth(0.5)
    for at in range(1, rows + 1):
        low = top - at * LINE
        draw_line(canvas, 0, low + 4, f"{block.prefix}{at:02}", font="sans", size=9.6, ink="muted")
        canvas.rect(kind_at, low + 2, 28, LINE - 7, stroke=1, fill=0)
        canvas.rect(seat_at, low + 2, 28, LINE - 7, stroke=1, fill=0)
        canvas.line(seat_at + 40, low + 2, wide, low + 2)
    canvas.restoreState()


def _space(height: float) -> Any:
    from reportlab.platypus import Spacer

    return Spacer(0, height)


def _ink(name: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(INK[name])
