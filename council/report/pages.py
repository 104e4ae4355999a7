"""Blocks → what ReportLab lays out. The tree is walked once, in reading order; nothing is added to it here.

Each kind of block has one function; tagging will hand each of them the node it belongs to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from council.report.blocks import (
    Block,
    Card,
    Contents,
    Endnotes,
    Figure,
    Glance,
    Grid,
    Heading,
    Image,
    Listing,
    Note,
    Pairs,
    Paragraph,
    Picture,
    Quote,
    Section,
    Span,
    Text,
    Tree,
    quoted,
)
from council.report.design import EDGE, INDENT, INK, PAD, WIDTH
from council.report.marks import Chart
from council.report.numbers import number
from council.report.pdf.ink import chart_flowable, image_flowable, place, rule
from council.report.pdf.text import paragraph
from council.words import _

Told = Callable[[str, int], None]
WHOLE = (Picture, Card, Quote, Glance, Grid, Note)
LONG = 9


class Whole(NamedTuple):
    """Flowables that stand on one page if a page can hold them."""

    parts: list[Any]


class Long(NamedTuple):
    """Flowables that may run over pages, and should not begin at the foot of one."""

    parts: list[Any]


def story(tree: Tree, *, pages: Mapping[str, int], told: Told) -> list[Any]:
    """Every section of the tree as flowables.

    Args: pages: page of each section as the pass before found them; told: hears the key and page of each.
    """
    from reportlab.platypus import CondPageBreak, PageBreak

    flowables: list[Any] = []
    for index, section in enumerate(tree.sections):
        if section.fresh and index:
            flowables.append(PageBreak())
        elif index:
            flowables.append(CondPageBreak(230))
        flowables += _section(tree, section, pages, told)
    return flowables


def cover(tree: Tree) -> tuple[list[Any], list[Any]]:
    """The cover as (upper, lower) flowables: title and its dots above, who and when below."""
    from reportlab.platypus import Spacer

    face = tree.cover
    upper = [
        chart_flowable(face.chart, indent=(WIDTH - face.chart.width) / 2),
        Spacer(0, 46),
        paragraph(face.status, "cover_line", spaceAfter=10),
        paragraph(face.title, "cover", spaceAfter=14),
        paragraph(face.subtitle, "cover_lead"),
    ]
    return upper, [paragraph(words, "cover_line", spaceAfter=3) for words in face.lines if words]


def sections(given: Sequence[Section], *, role: str) -> list[Any]:
    """Sections one after the other, their titles in a voice, for a paper without a list of contents."""
    from reportlab.platypus import CondPageBreak

    flowables: list[Any] = []
    for at, section in enumerate(given):
        flowables += [CondPageBreak(130)] * bool(at) + _section(None, section, {}, _unheard, role=role)
    return flowables


def _unheard(_key: str, _page: int) -> None:
    """Where nothing leads to a section, nobody asks for its page."""


def _section(
    tree: Tree | None, section: Section, pages: Mapping[str, int], told: Told, *, role: str = "h2"
) -> list[Any]:
    head = [
        place(section.key, section.title, 0, told, above=30),
        paragraph(section.title, role, spaceAfter=7, keepWithNext=1),
        _kept(rule(WIDTH, ink="teal", weight=1.6, below=14)),
    ]
    body: list[Any] = []
    pending: list[Any] = head
    for at, block in enumerate(section.blocks):
        listed = tree if isinstance(block, Contents) else None
        made = _contents(listed, pages) if listed else flowables_of(block, told=told)
        if _leads(section.blocks, at):
            pending += made
            continue
        body += _joined(pending, made)
        pending = []
    return body + pending


def _leads(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether a block stays with the next: a heading, or one paragraph between a title and a whole."""
    block, rest = blocks[at], blocks[at + 1 :]
    if isinstance(block, Heading):
        return bool(rest)
    after_heading = at == 0 or isinstance(blocks[at - 1], Heading)
    return isinstance(block, Paragraph) and after_heading and bool(rest) and isinstance(rest[0], WHOLE)


def _joined(leading: list[Any], made: list[Any]) -> list[Any]:
    """What leads on to a block set on one page with it, or with its first part when it is long."""
    from reportlab.platypus import CondPageBreak, KeepTogether

    if made and isinstance(made[0], Whole):
        return [KeepTogether([*leading, *made[0].parts]), *made[1:]]
    if made and isinstance(made[0], Long):
        return [CondPageBreak(130 + 40 * len(leading)), *leading, *made[0].parts, *made[1:]]
    return leading + made


def flowables_of(block: Block, *, told: Told, inner: bool = False) -> list[Any]:
    """One block. `inner` is set inside cards and notes, whose column is narrow and has no indent."""
    match block:
        case Heading():
            return _heading(block, told)
        case Paragraph():
            return [_paragraph(block, inner)]
        case Listing():
            return _listing(block, inner)
        case Grid():
            return _grid(block)
        case Picture():
            return _picture(block, inner)
        case Glance():
            return _glance(block)
        case Quote():
            return _quote(block, inner)
        case Note():
            return _note(block, told)
        case Card():
            return _card(block, told)
        case Pairs():
            return [_pair(name, text, inner) for name, text in block.items]
        case Image():
            return _image(block)
        case Endnotes():
            return _listing(Listing(tuple(text for _key, text in block.items), ordered=True), inner)
        case Contents():
            return []


def _heading(block: Heading, told: Told) -> list[Any]:
    role = "h3" if block.level == 3 else "h4"
    words = paragraph(
        block.text, role, spaceBefore=14 if block.level == 3 else 6, spaceAfter=5, keepWithNext=1
    )
    if not block.key:
        return [words]
    return [place(block.key, block.text, 1, told), words]


def _paragraph(block: Paragraph, inner: bool) -> Any:
    if inner:
        role = {"body": "card", "small": "card_small"}.get(block.role, block.role)
        return paragraph(block.text, role, spaceAfter=5)
    if block.role in ("wide", "small"):
        return paragraph(block.text, block.role, spaceAfter=8)
    return paragraph(block.text, block.role, indent=INDENT, spaceAfter=9)


def _listing(block: Listing, inner: bool) -> list[Any]:
    indent = 0.0 if inner else INDENT
    role = "card" if inner else "body"
    return [
        paragraph(
            item, role, indent=indent + 16, spaceAfter=4 if inner else 5,
            bulletText=f"{index}." if block.ordered else "•", bulletIndent=indent,
        )
        for index, item in enumerate(block.items, start=1)
    ]  # fmt: skip


def _pair(name: str, text: Text, inner: bool) -> Any:
    spans = (Span(text),) if isinstance(text, str) else text
    return _paragraph(
        Paragraph((Span(f"{name}: ", strong=True), *spans), "small" if inner else "body"), inner
    )


def _image(block: Image) -> list[Any]:
    parts = [image_flowable(block)]
    told = [words for words in (block.caption, block.credit) if words]
    return [Whole([*parts, *(paragraph(words, "caption", spaceAfter=4) for words in told)])]


def _picture(block: Picture, inner: bool) -> list[Any]:
    from reportlab.platypus import Spacer

    parts = [chart_flowable(block.chart), Spacer(0, 4 if inner else 8)]
    if block.caption:
        parts.append(paragraph(block.caption, "caption", spaceAfter=4 if inner else 12))
    return parts if inner else [Whole(parts)]


def _quote(block: Quote, inner: bool) -> list[Any]:
    words = quoted(block.text)
    if inner:
        by = Span(f"  {block.by}" if block.by else "")
        spans = (*(replace(span, slanted=True) for span in words), by)
        return [paragraph(spans, "card_small", indent=10.0, spaceAfter=3)]
    role = "quote" if block.large else "quote_small"
    parts = [paragraph(words, role, indent=INDENT, spaceAfter=10 if block.large else 1)]
    if block.by:
        parts.append(paragraph(block.by, "small", indent=INDENT, spaceAfter=9))
    return [Whole(parts)]


def _glance(block: Glance) -> list[Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Spacer, Table

    cells = [
        [
            paragraph(number(figure.value), "figure"),
            paragraph(words, "caption_strong", spaceAfter=2),
            paragraph(_base(figure), "caption"),
        ]
        for figure, words in block.items
    ]
    width = WIDTH / len(cells)
    table = Table([cells], colWidths=[width] * len(cells), hAlign="LEFT")
    table.setStyle([
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 14), ("TOPPADDING", (0, 0), (-1, -1), 8),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8), ("LINEABOVE", (0, 0), (-1, 0), 0.6, HexColor(INK["rule"])),
        ("LINEBELOW", (0, 0), (-1, 0), 0.6, HexColor(INK["rule"])),
    ])  # fmt: skip
    return [table, Spacer(0, 16)]


def _base(figure: Figure) -> str:
    words = _("of {base} {of}") if figure.base != figure.value or not figure.source else "{of}"
    return words.format(base=number(figure.base), of=figure.of)


def _grid(block: Grid) -> list[Any]:
    from reportlab.platypus import Spacer, Table

    whole = sum(column.share for column in block.columns)
    widths = [WIDTH * column.share / whole for column in block.columns]
    rows = [[_cell(column.head, column.right, "table_head") for column in block.columns]]
    rows += [
        [_cell(cell, column.right, "table") for cell, column in zip(row, block.columns, strict=True)]
        for row in block.rows
    ]
    table = Table(rows, colWidths=widths, repeatRows=1, hAlign="LEFT", style=_grid_style(), splitInRow=60)
    parts = [paragraph(block.caption, "caption_strong", spaceBefore=6, spaceAfter=2)]
    if block.note:
        parts.append(paragraph(block.note, "small", spaceAfter=2))
    parts.append(table)
    return [Long(parts) if len(block.rows) > LONG else Whole(parts), Spacer(0, 14)]


def _grid_style() -> list[tuple[Any, ...]]:
    from reportlab.lib.colors import HexColor

    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-2, -1), 10), ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 3.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"), ("LINEBELOW", (0, 0), (-1, 0), 0.9, HexColor(INK["teal"])),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, HexColor(INK["rule"])),
    ]  # fmt: skip


def _cell(cell: Text | Chart, right: bool, role: str) -> Any:
    if isinstance(cell, Chart):
        return chart_flowable(cell)
    return paragraph(cell, role, alignment=2 if right else 0)


def _note(block: Note, told: Told) -> list[Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Spacer, Table

    rows: list[list[Any]] = [[paragraph(block.title, "note_title")]]
    rows += [[part] for inner in block.blocks for part in flowables_of(inner, told=told, inner=True)]
    table = Table(rows, colWidths=[WIDTH], hAlign="LEFT", style=_boxed(len(rows)), splitInRow=60)
    table.setStyle([("LINEABOVE", (0, 0), (-1, 0), 1.6, HexColor(INK["teal"]))])
    return [Whole([Spacer(0, 6), table]), Spacer(0, 14)]


def _card(block: Card, told: Told) -> list[Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Spacer, Table

    ink = f"theme{block.theme % 5}"
    rows: list[list[Any]] = [
        ["", [paragraph(block.number, "card_number", ink=ink), paragraph(block.title, "card_title")]]
    ]
    rows += [["", flowables_of(inner, told=told, inner=True)] for inner in block.blocks]
    table = Table(rows, colWidths=[EDGE, WIDTH - EDGE], hAlign="LEFT", style=_boxed(len(rows)), splitInRow=60)
    table.setStyle([
        ("BACKGROUND", (0, 0), (0, -1), HexColor(INK[ink])), ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (0, 0), (0, -1), 0), ("LEADING", (0, 0), (0, -1), 1),
    ])  # fmt: skip
    head = [place(block.key, f"{block.number} {block.title}", 1, told)] if block.key else []
    return [Whole([*head, table]), Spacer(0, 16)]


def _boxed(rows: int) -> list[tuple[Any, ...]]:
    from reportlab.lib.colors import HexColor

    return [
        ("BACKGROUND", (0, 0), (-1, -1), HexColor(INK["tint"])), ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (-1, 0), (-1, -1), PAD), ("RIGHTPADDING", (-1, 0), (-1, -1), PAD),
        ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ("TOPPADDING", (0, 0), (-1, 0), PAD - 4), ("BOTTOMPADDING", (0, rows - 1), (-1, rows - 1), PAD - 4),
    ]  # fmt: skip


def _contents(tree: Tree, pages: Mapping[str, int]) -> list[Any]:
    from reportlab.platypus import Spacer, Table

    rows = [
        [
            paragraph((Span(section.title, to=section.key),), "contents"),
            paragraph(str(pages.get(section.key, "")), "contents", alignment=2),
        ]
        for section in tree.sections
        if section.listed
    ]
    if not rows:
        return []
    table = Table(rows, colWidths=[WIDTH - 50, 50], hAlign="LEFT", style=_contents_style())
    return [table, Spacer(0, 14)]


def _contents_style() -> list[tuple[Any, ...]]:
    from reportlab.lib.colors import HexColor

    return [
        ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor(INK["rule"])),
    ]  # fmt: skip


def _kept(flowable: Any) -> Any:
    flowable.keepWithNext = 1
    return flowable
