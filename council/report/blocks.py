"""The tree a report is: blocks in reading order, frozen, knowing nothing of paper or screen.

Whatever prints it walks it once, from the front to the back; what is not in the tree is not in the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from council.report.marks import Chart


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that cannot be printed without what it is a share of.

    `base` is the count the value is taken from, `of` names it ("members present"), `source` where it stands.
    """

    value: int
    base: int
    of: str
    source: str = ""

    def __post_init__(self) -> None:
        if self.base < 0 or not self.of:
            raise ValueError("a figure needs its base, and a name for it")

    @property
    def share(self) -> Fraction | None:
        """The exact share of the base; None when the base is nothing."""
        return Fraction(self.value, self.base) if self.base else None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text: strong, slanted, leading to the block with the key `to` or to the address `url`,
    marked as "added" (underlined) or "removed" (struck), or in another `language` than the report (BCP 47).

    With `note` it is the sign that leads to the endnote of that key; `words` are its number.
    """

    words: str
    strong: bool = False
    slanted: bool = False
    to: str = ""
    mark: str = ""
    url: str = ""
    language: str = ""
    note: str = ""


Text = str | tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; the section's own title is level 2, so these begin at 3."""

    text: str
    level: int = 3
    key: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. Roles: body, lead, small, wide (full width, quiet)."""

    text: Text
    role: str = "body"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, numbered when order matters."""

    items: tuple[Text, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a grid; `share` is its part of the width beside the others'."""

    head: str
    share: float = 1.0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its caption and head. The first cell names the row; a cell is text or a small chart.

    `people` are the places of columns that count people by what they have in common, so that no cell may
    hold fewer than five.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Text | Chart, ...], ...]
    note: str = ""
    people: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with what stands below it. Its words and its table belong to the chart itself.

    `people` are columns of the chart's table, as in a grid.
    """

    chart: Chart
    caption: Text = ""
    people: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Glance:
    """A few large figures side by side, each with its base and what it counts."""

    items: tuple[tuple[Figure, str], ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Fields with what stands in them, a line each: (name, text)."""

    items: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A photograph or a logo, PNG or JPEG, with the words for those who do not see it.

    `width`, `height` in pixels of the file; `credit` names who made it and under which licence.
    """

    data: bytes
    alt: str
    width: int
    height: int
    caption: Text = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Endnotes:
    """What the notes in the text lead to, in their order: (key, text); each leads back."""

    items: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, word by word, and where."""

    text: Text
    by: str = ""
    large: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A box the eye should not miss."""

    title: str
    blocks: tuple[Paragraph | Listing | Pairs, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One recommendation: number, title, a coloured edge for its theme, and blocks inside."""

    number: str
    title: str
    blocks: tuple[Paragraph | Listing | Picture | Quote | Heading | Pairs | Grid, ...]
    theme: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """Where the list of sections stands; whoever prints it fills in the places."""


Block = (
    Heading | Paragraph | Listing | Grid | Picture | Glance | Quote | Note | Card | Contents
    | Pairs | Image | Endnotes
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report under one title. `fresh` begins a new page, `listed` stands in the contents;
    `language` is set where the whole part speaks another language than the report (BCP 47)."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    fresh: bool = False
    listed: bool = True
    language: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page."""

    title: str
    subtitle: str
    status: str
    lines: tuple[str, ...]
    chart: Chart


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole report in reading order."""

    title: str
    language: str
    author: str
    day: date
    cover: Cover
    sections: tuple[Section, ...]


def inside(tree: Tree) -> Iterator[tuple[Section, Block]]:
    """Every block of the tree with its section, cards and notes opened, in reading order."""
    for section in tree.sections:
        for block in opened(section):
            yield section, block


def opened(section: Section) -> Iterator[Block]:
    """Every block of a section, cards and notes opened, in reading order."""
    for block in section.blocks:
        yield block
        if isinstance(block, Card | Note):
            yield from block.blocks


def texts(tree: Tree) -> Iterator[tuple[Section, str]]:
    """Every piece of text of the sections with its section, in reading order; those of charts with them."""
    for section in tree.sections:
        for text in texts_of(section):
            if words := plain(text):
                yield section, words


def texts_of(section: Section) -> Iterator[Text]:
    """Every text of one section in reading order, its title first."""
    yield section.title
    for block in opened(section):
        yield from _texts(block)


def spans(tree: Tree) -> Iterator[tuple[Section, Span]]:
    """Every span of the sections with its section, in reading order."""
    for section, block in inside(tree):
        for text in _texts(block):
            if not isinstance(text, str):
                for span in text:
                    yield section, span


def _texts(block: Block) -> Iterator[Text]:
    """The texts of one block, without those of blocks inside it."""
    match block:
        case Heading() | Paragraph():
            yield block.text
        case Quote():
            yield from (block.text, block.by)
        case Listing():
            yield from block.items
        case Pairs() | Endnotes():
            for name, text in block.items:
                yield from (name, text) if isinstance(block, Pairs) else (text,)
        case Glance():
            for figure, words in block.items:
                yield from (figure.of, words)
        case Image():
            yield from (block.alt, block.caption, block.credit)
        case Picture():
            yield from (*_told(block.chart), block.caption)
        case Grid():
            yield from (block.caption, *(column.head for column in block.columns))
            for cell in (cell for row in block.rows for cell in row):
                yield from _told(cell) if isinstance(cell, Chart) else (cell,)
            yield block.note
        case Card():
            yield from (block.number, block.title)
        case Note():
            yield block.title
        case Contents():
            pass


def _told(chart: Chart) -> tuple[str, ...]:
    return (chart.title, chart.alt, *chart.head, *(cell for row in chart.rows for cell in row), chart.note)


def plain(text: Text) -> str:
    """The words of a text without its dress."""
    return text if isinstance(text, str) else "".join(span.words for span in text)


def quoted(text: Text) -> tuple[Span, ...]:
    """A text between quotation marks."""
    return (Span("“"), *((Span(text),) if isinstance(text, str) else text), Span("”"))
