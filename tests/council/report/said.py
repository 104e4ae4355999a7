"""Every word a tree must bring to paper, in reading order: what the structure of the PDF is held against.

Blanks do not count. A chart is its words; a sign of a list or a note is said where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

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
    Text,
    Tree,
    plain,
    quoted,
)
from council.report.design import PLAIN, Design
from council.report.marks import Chart
from council.report.numbers import number
from council.report.pdf.text import clean
from council.report.printing import Printed
from council.words import in_language


def said(tree: Tree, printed: Printed, design: Design = PLAIN) -> str:
    """All words of the tree, without blanks; contents name the pages of the file, the cover has the logo."""
    with in_language(tree.language):
        return squeezed("".join(_tree(tree, printed, design)))


def squeezed(words: str) -> str:
    """The words as they may stand on paper, without any blank."""
    return "".join(clean(words).split())


def _tree(tree: Tree, printed: Printed, design: Design) -> Iterator[str]:
    face = tree.cover
    yield from (face.title, face.chart.alt, face.status, face.subtitle, *face.lines)
    yield design.logo.alt if design.logo else ""
    for section in tree.sections:
        yield section.title
        for block in section.blocks:
            if isinstance(block, Contents):
                for listed in tree.sections:
                    if listed.listed:
                        yield f"{listed.title} {printed.places[listed.key]}"
            else:
                yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield plain(block.text)
        case Listing():
            for index, item in enumerate(block.items, start=1):
                yield f"{index}." if block.ordered else "•"
                yield plain(item)
        case Grid():
            yield from _grid(block)
        case Picture():
            yield from (block.chart.alt, plain(block.caption))
        case Glance():
            for figure, words in block.items:
                yield from (number(figure.value), words, _base(figure))
        case Quote():
            yield from (plain(quoted(block.text)), block.by)
        case Pairs():
            for name, text in block.items:
                yield f"{name}: {plain(text)}"
        case Image():
            yield from (block.alt, plain(block.caption), block.credit)
        case Endnotes():
            for index, (_key, text) in enumerate(block.items, start=1):
                yield f"{index}. {plain(text)}"
        case Note():
            yield block.title
            for inner in block.blocks:
                yield from _block(inner)
        case Card():
            yield from (block.number, block.title)
            for part in block.blocks:
                yield from _block(part)


def _grid(block: Grid) -> Iterator[str]:
    yield from (block.caption, block.note, *(column.head for column in block.columns))
    for row in block.rows:
        yield from (_cell(cell) for cell in row)


def _cell(cell: Text | Chart) -> str:
    return cell.alt if isinstance(cell, Chart) else plain(cell)


def _base(figure: Figure) -> str:
    whole = figure.base != figure.value or not figure.source
    return f"of {number(figure.base)} {figure.of}" if whole else figure.of
