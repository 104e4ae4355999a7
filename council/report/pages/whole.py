"""Sections one after the other, and each block to the hand that lays it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from council.report.blocks import (
    Block,
    Card,
    Contents,
    Endnotes,
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
    Tree,
)
from council.report.design import PLAIN, Design
from council.report.pages.boxes import card, note
from council.report.pages.contents import contents
from council.report.pages.drawn import glance, image, picture
from council.report.pages.leaves import PAGE, SIDE
from council.report.pages.running import endnotes, heading, listing, pairs, quote, running
from council.report.pages.setting import Long, Setting, Turned, Whole
from council.report.pages.tables import grid
from council.report.pdf.ink import place, rule
from council.report.pdf.tree import Node

Told = Callable[[str, int], None]
WHOLE = (Picture, Card, Quote, Glance, Grid, Note)


def story(
    tree: Tree, under: Node, *, pages: Mapping[str, int], told: Told, design: Design = PLAIN
) -> list[Any]:
    """Every section of the tree as flowables, its nodes under the document's.

    Args: pages: page of each section, read when the last page is known; told: hears the key and page of each.
    """
    from reportlab.platypus import CondPageBreak

    at = Setting(told, flowables_of, under, design=design)
    flowables: list[Any] = []
    for index, section in enumerate(tree.sections):
        made = _section(section, at, listed=lambda part: contents(tree, part, pages))
        if index and not _turns(made):
            flowables.append(CondPageBreak(design.column - 4 if section.fresh else 230))
        flowables = _after(flowables, made)
    return flowables


def sections(given: Sequence[Section], *, role: str) -> list[Any]:
    """Sections one after the other, their titles in a voice, for a paper without contents and tags."""
    from reportlab.platypus import CondPageBreak

    at = Setting(_unheard, flowables_of)
    flowables: list[Any] = []
    for index, section in enumerate(given):
        flowables += [CondPageBreak(130)] * bool(index) + _section(section, at, listed=_unlisted, role=role)
    return flowables


def _unheard(_key: str, _page: int) -> None:
    """Where nothing leads to a section, nobody asks for its page."""


def _unlisted(_part: Setting) -> list[Any]:
    return []


def _section(
    section: Section, at: Setting, *, listed: Callable[[Setting], list[Any]], role: str = "h2"
) -> list[Any]:
    part = at.below("Sect", title=section.title, lang=section.language)
    head = [
        place(section.key, section.title, 0, at.told, above=30),
        part.words(section.title, role, node=part.node("H2"), spaceAfter=7, keepWithNext=1),
        _kept(rule(part.room, ink="teal", weight=1.6, below=14, design=part.design)),
    ]
    body: list[Any] = []
    pending: list[Any] = head
    level = 3
    for index, block in enumerate(section.blocks):
        here = replace(part, level=level)
        made = listed(here) if isinstance(block, Contents) else flowables_of(block, here)
        level = block.level + 1 if isinstance(block, Heading) else level
        if _leads(section.blocks, index):
            pending += made
            continue
        body = _after(body, _joined(pending, made, scale=part.design.scale))
        pending = []
    return body + pending


def _turns(made: list[Any]) -> bool:
    """Whether this begins on a page of its own that lies on its side."""
    from reportlab.platypus import NextPageTemplate

    return bool(made) and isinstance(made[0], NextPageTemplate)


def _after(before: list[Any], made: list[Any]) -> list[Any]:
    """One after the other; two turned pages in a row need no upright one between them."""
    from reportlab.platypus import PageBreak

    between = _turns(made) and bool(before) and isinstance(before[-1], PageBreak)
    return [*(before[:-2] if between else before), *made]


def _leads(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether a block stays with the next: a heading, or one paragraph between a title and a whole."""
    block, rest = blocks[at], blocks[at + 1 :]
    if isinstance(block, Heading):
        return bool(rest)
    after_heading = at == 0 or isinstance(blocks[at - 1], Heading)
    return isinstance(block, Paragraph) and after_heading and bool(rest) and isinstance(rest[0], WHOLE)


def _joined(leading: list[Any], made: list[Any], *, scale: float) -> list[Any]:
    """What leads on to a block set on one page with it, or with its first part when it is long."""
    from reportlab.platypus import CondPageBreak, KeepTogether, NextPageTemplate, PageBreak

    if made and isinstance(made[0], Turned):
        turn, back = NextPageTemplate(SIDE), NextPageTemplate(PAGE)
        return [turn, PageBreak(), *leading, *made[0].parts, back, PageBreak()]
    if made and isinstance(made[0], Whole):
        return [KeepTogether([*leading, *made[0].parts]), *made[1:]]
    if made and isinstance(made[0], Long):
        return [CondPageBreak((130 + 30 * len(leading)) * scale), *leading, *made[0].parts, *made[1:]]
    return leading + made


def flowables_of(block: Block, at: Setting) -> list[Any]:
    """One block where it stands."""
    match block:
        case Heading():
            return heading(block, at)
        case Paragraph():
            return [running(block, at)]
        case Listing():
            return listing(block, at)
        case Grid():
            return grid(block, at)
        case Picture():
            return picture(block, at)
        case Glance():
            return glance(block, at)
        case Quote():
            return quote(block, at)
        case Note():
            return note(block, at)
        case Card():
            return card(block, at)
        case Pairs():
            return pairs(block, at)
        case Image():
            return image(block, at)
        case Endnotes():
            return endnotes(block, at)
        case Contents():
            return []


def _kept(flowable: Any) -> Any:
    flowable.keepWithNext = 1
    return flowable
