"""Facts → the tree, and everything that would make the tree hard to read, found before a page is laid out.

The order of the sections is the order a reader needs them in; empty ones are left out and named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from council.report.blocks import (
    Card,
    Figure,
    Grid,
    Heading,
    Paragraph,
    Picture,
    Quote,
    Section,
    Tree,
    inside,
    plain,
)
from council.report.facts import Facts
from council.report.numbers import day_words
from council.report.sections import chosen, decided, heard, opening, worked
from council.words import N_, _, in_language

__all__ = ["Figure", "Finding", "findings", "left_out", "outline_of"]

SECTIONS: tuple[tuple[str, Callable[[Facts], Section | None]], ...] = (
    (N_("opening statement and foreword"), opening.opening),
    (N_("summary"), opening.summary),
    (N_("remit"), opening.remit),
    (N_("who the members are"), chosen.who),
    (N_("how the members were chosen"), chosen.chosen),
    (N_("how the council worked"), worked.worked),
    (N_("what was heard"), heard.heard),
    (N_("shared ground"), heard.ground),
    (N_("recommendations"), decided.recommendations),
    (N_("proposals not adopted"), decided.not_adopted),
    (N_("minority views"), decided.minority),
    (N_("ballots"), decided.ballots),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the tree that readers would stumble over. `place` is the page of the app that mends it."""

    code: str
    words: str
    section: str = ""
    place: str = "report"
    grave: Literal["error", "warning"] = "warning"


def outline_of(facts: Facts, *, day: date, language: str = "") -> Tree:
    """The whole report as a tree.

    Args: day: the date on the cover; language: of headings and labels, the council's own when left out.
    """
    code = language or facts.council.language
    with in_language(code):
        made = [(name, make(facts)) for name, make in SECTIONS]
        missing = tuple(_(name) for name, section in made if section is None)
        sections = tuple(section for _name, section in made if section is not None)
        return Tree(
            title=facts.council.name,
            language=code,
            author=facts.council.convener or facts.council.name,
            day=day,
            cover=opening.cover(facts, day_words=day_words(day)),
            sections=(opening.reading(facts, left_out=missing), *sections, decided.notes(facts)),
        )


def left_out(facts: Facts) -> tuple[str, ...]:
    """The sections for which the council's record holds nothing, by name."""
    return tuple(_(name) for name, make in SECTIONS if make(facts) is None)


def findings(tree: Tree) -> tuple[Finding, ...]:
    """All at once: what is missing or would stumble a reader, errors first."""
    found = [*_about_document(tree), *_about_headings(tree), *_about_blocks(tree)]
    return tuple(sorted(found, key=lambda one: one.grave != "error"))


def _about_document(tree: Tree) -> Iterator[Finding]:
    if not tree.title.strip():
        yield Finding(
            "TitleMissing", _("The report has no title: name the council."), place="people", grave="error"
        )
    if not tree.language.strip():
        yield Finding("LanguageMissing", _("The report has no language."), grave="error")
    if len(tree.sections) <= 2:
        yield Finding(
            "NothingToTell", _("The council's record is still empty, so the report has nothing to tell.")
        )
    keys = [section.key for section in tree.sections]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield Finding("IdTwice", _("Two sections have the key {key}.").format(key=key), key, grave="error")


def _about_headings(tree: Tree) -> Iterator[Finding]:
    for section in tree.sections:
        level = 2
        for block in section.blocks:
            if not isinstance(block, Heading):
                continue
            if not block.text.strip():
                yield Finding("HeadingEmpty", _("A heading has no words."), section.title, grave="error")
            if block.level > level + 1:
                told = _("“{heading}” skips a level.").format(heading=block.text)
                yield Finding("HeadingSkipped", told, section.title, grave="error")
            level = block.level


def _about_blocks(tree: Tree) -> Iterator[Finding]:
    for section, block in inside(tree):
        match block:
            case Picture() if not block.chart.alt.strip():
                yield Finding("AltMissing", _("A chart has no words."), section.title, grave="error")
            case Picture() if missing := _unsaid(block):
                told = _("The words of “{chart}” leave out {numbers}.").format(
                    chart=block.chart.title, numbers=", ".join(missing)
                )
                yield Finding("AltIncomplete", told, section.title)
            case Grid() if any(len(row) != len(block.columns) for row in block.rows):
                told = _("A row of “{table}” has more or fewer cells than its head.").format(
                    table=block.caption
                )
                yield Finding("RowUneven", told, section.title, grave="error")
            case Grid() if not all(column.head.strip() for column in block.columns):
                told = _("A column of “{table}” has no head.").format(table=block.caption)
                yield Finding("TableHeadMissing", told, section.title, grave="error")
            case Card() if not block.title.strip():
                yield Finding(
                    "HeadingEmpty", _("A card has no title."), section.title, place="decisions", grave="error"
                )
            case Paragraph() | Quote() if not plain(block.text).strip():
                yield Finding("ParagraphEmpty", _("A paragraph is empty."), section.title)
            case _:
                pass


def _unsaid(picture: Picture) -> tuple[str, ...]:
    """Numbers in the chart's table that its words do not say."""
    cells = {cell for row in picture.chart.rows for cell in row[1:] if cell[:1].isdigit()}
    return tuple(sorted(cell for cell in cells if cell not in picture.chart.alt))
