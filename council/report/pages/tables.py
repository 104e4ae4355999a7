"""Tables: caption, head, rows; the head is repeated on every page and read out once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from council.report.blocks import Column, Grid, Text
from council.report.marks import Chart
from council.report.pages.rows import rows_of
from council.report.pages.setting import Long, Setting, Turned, Whole
from council.report.pdf.ink import gap

LONG, SHORT, GAP, WIDEST = 12, 0.3, 10.0, 0.34
HEAD = {"Table": {"Scope": "Column"}}
NAME = {"Table": {"Scope": "Row"}}


def grid(block: Grid, at: Setting) -> list[Any]:
    """A table whose head names the columns and whose first cells name the rows.

    Columns are as wide as they ask to be, but no word is broken; what no column can hold lies on its side.
    """
    whole = at.below("Table")
    above = whole.below("Caption")
    parts = [at.words(block.caption, "caption_strong", node=above.node("P"), spaceBefore=6, spaceAfter=2)]
    if block.note:
        parts.append(at.words(block.note, "small", node=above.node("P"), spaceAfter=2))
    head = whole.below("TR", once=True)
    rows = [_head(block.columns, head)]
    rows += [_row(block, index, whole.below("TR")) for index in range(len(block.rows))]
    least = [max(_least(row[place], at.room) for row in rows) for place in range(len(block.columns))]
    turned = not at.inner and at.design.large and sum(least) > at.room
    room = at.design.long if turned else at.room
    most = [max(_most(row[place]) for row in rows) for place in range(len(block.columns))]
    widths = shared([column.share for column in block.columns], least, most, room)
    if at.rtl:
        rows, widths = [row[::-1] for row in rows], widths[::-1]
    heights = [_height(row, widths) for row in (rows[0], *rows[-2:])]
    again = heights[0] <= SHORT * at.design.column
    if not again:
        _told_once(head)
    table = rows_of(rows, widths, repeatRows=int(again), style=_style(at))
    if len(block.rows) > 1 and sum(heights[1:]) <= SHORT * at.design.column:
        table.setStyle([("NOSPLIT", (0, -2), (0, -1))])  # no row stands alone on a page
    parts.append(table)
    if at.inner:
        return [*parts, gap(6)]
    if turned:
        return [Turned(parts)]
    tall = len(rows) > LONG or table.wrap(room, 0)[1] > SHORT * at.design.column
    return [Long(parts) if tall else Whole(parts), gap(14)]


def shared(
    shares: Sequence[float], least: Sequence[float], most: Sequence[float], room: float
) -> list[float]:
    """The room given out by shares, nobody under what it needs; all shrink alike where it is too small.

    Where somebody's share is too little for all it has to say, those who have too much give it up.

    Args: shares, least, most: one for each column, of equal length, all above 0; most: what it would take.
    Returns points that add up to `room`.
    """
    if sum(least) >= room:
        return [room * need / sum(least) for need in least]
    whole = sum(shares)
    wanting = any(room * share / whole < want for share, want in zip(shares, most, strict=True))
    if wanting and sum(most) > room:
        shares = [min(room * share / whole, want) for share, want in zip(shares, most, strict=True)]
        left, short = room - sum(shares), [max(w - s, 0.0) for s, w in zip(shares, most, strict=True)]
        shares = [share + left * lack / sum(short) for share, lack in zip(shares, short, strict=True)]
    elif wanting:
        shares = most
    return _at_least(shares, least, room)


def _at_least(shares: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """The room by shares, but to each what it needs at least; that much there is."""
    held: dict[int, float] = {}
    while True:
        free = room - sum(held.values())
        whole = sum(share for place, share in enumerate(shares) if place not in held)
        tight = {
            place: need
            for place, need in enumerate(least)
            if place not in held and free * shares[place] / whole < need
        }
        if not tight:
            return [held.get(place, free * share / whole) for place, share in enumerate(shares)]
        held |= tight


def _head(columns: tuple[Column, ...], at: Setting) -> list[Any]:
    nodes = [at.node("TH", attributes=HEAD, keep=True) for _column in columns]
    return [
        at.words(column.head, "table_head", node=node, alignment=2 if column.right else 0)
        for column, node in zip(columns, nodes, strict=True)
    ]


def _row(block: Grid, index: int, at: Setting) -> list[Any]:
    """One row; where its first cell says what the one above says, it says so quietly."""
    first, *rest = block.rows[index]
    again = index > 0 and not isinstance(first, Chart) and first == block.rows[index - 1][0]
    named = _cell(first, block.columns[0], at.below("TH", attributes=NAME, keep=True), quiet=again)
    cells = zip(rest, block.columns[1:], strict=True)
    return [named, *(_cell(cell, column, at.below("TD", keep=True)) for cell, column in cells)]


def _cell(cell: Text | Chart, column: Column, at: Setting, *, quiet: bool = False) -> Any:
    if isinstance(cell, Chart):
        return at.chart(cell, at.node("Figure", alt=cell.alt))
    ink = "muted" if quiet else ""
    return at.words(cell, "table", node=at.under, ink=ink, alignment=2 if column.right else 0)


def _height(row: Sequence[Any], widths: Sequence[float]) -> float:
    """How high a row of cells will be, nearly."""
    heights: list[float] = [cell.wrap(width - GAP, 0)[1] for cell, width in zip(row, widths, strict=True)]
    return max(heights)


def _told_once(head: Setting) -> None:
    """Let a head that runs over pages itself be read to its end, as it is not repeated."""
    for node in head.under.walk() if head.under else ():
        node.once = False


def _least(made: Any, room: float) -> float:
    """The width a cell needs at least; one endless word may not take the room of all others."""
    needed: float = made.minWidth()
    return min(needed, WIDEST * room) + GAP


def _most(made: Any) -> float:
    """The width a cell would take on one line."""
    pieces = getattr(made, "pieces", None)
    needed: float = sum(piece.full for piece in pieces) if pieces else made.minWidth()
    return needed + GAP


def _style(at: Setting) -> list[tuple[Any, ...]]:
    from reportlab.lib.colors import HexColor

    ink = at.design.ink
    near, far = ("RIGHTPADDING", "LEFTPADDING") if at.rtl else ("LEFTPADDING", "RIGHTPADDING")
    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"), (near, (0, 0), (-1, -1), 0), (far, (0, 0), (-1, -1), GAP),
        ("TOPPADDING", (0, 0), (-1, -1), 3.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"), ("LINEBELOW", (0, 0), (-1, 0), 0.9, HexColor(ink["teal"])),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, HexColor(ink["rule"])),
    ]  # fmt: skip
