"""Links inside the report: one that leads to a part the report does not have becomes plain words.

A council may leave sections out, and a recommendation may be tied to one that is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import replace
from typing import Any

from council.report.blocks import (
    Block,
    Card,
    Endnotes,
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
)
from council.report.marks import Chart


def within(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The same sections; every link of theirs leads to a section, heading or card among them."""
    given = tuple(sections)
    keys = {section.key for section in given}
    for section in given:
        keys |= {block.key for block in section.blocks if isinstance(block, Heading | Card) and block.key}
    return tuple(
        replace(section, blocks=tuple(_kept(block, keys) for block in section.blocks)) for section in given
    )


def _kept(block: Block, keys: Set[str]) -> Block:
    match block:
        case Card() | Note():
            inner: Any = tuple(_kept(one, keys) for one in block.blocks)  # each stays of its kind
            return replace(block, blocks=inner)
        case Paragraph() | Quote():
            return replace(block, text=_text(block.text, keys))
        case Listing():
            return replace(block, items=tuple(_text(item, keys) for item in block.items))
        case Pairs() | Endnotes():
            return replace(block, items=tuple((name, _text(text, keys)) for name, text in block.items))
        case Picture() | Image():
            return replace(block, caption=_text(block.caption, keys))
        case Grid():
            rows = tuple(
                tuple(cell if isinstance(cell, Chart) else _text(cell, keys) for cell in row)
                for row in block.rows
            )
            return replace(block, rows=rows)
        case _:
            return block


def _text(text: Text, keys: Set[str]) -> Text:
    if isinstance(text, str):
        return text
    return tuple(_span(span, keys) for span in text)


def _span(span: Span, keys: Set[str]) -> Span:
    return replace(span, to="") if span.to and span.to not in keys else span
