"""A written text as blocks of the report."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from council.report.blocks import Block, Heading, Listing, Paragraph, Quote, Span, Text
from council.report.writing.written import Passage, Run, Written

LISTS = ("bullet", "number")


def blocks_of(
    written: Written, *, role: str = "body", level: int = 3, language: str = ""
) -> tuple[Block, ...]:
    """The text as blocks: neighbouring items become one list.

    Args:
        role: of its paragraphs, as blocks.Paragraph has them; level: of its headings.
        language: of all its words, "" for the report's; a heading then becomes a strong paragraph, since
            headings speak the language of their section.
    """
    return tuple(_blocks(written, role, level, language))


def text_of(passage: Passage, *, language: str = "", strong: bool = False) -> Text:
    """The words of a passage, dressed where anything is."""
    if not language and not strong and all(run == Run(run.words) for run in passage.runs):
        return passage.words.strip()
    return tuple(
        Span(run.words, strong or run.strong, run.slanted, url=run.url, language=run.language or language)
        for run in passage.runs
    )


def _blocks(written: Written, role: str, level: int, language: str) -> Iterator[Block]:
    for kind, group in groupby(written.passages, key=lambda one: one.kind):
        if kind in LISTS:
            yield Listing(tuple(text_of(one, language=language) for one in group), ordered=kind == "number")
            continue
        for one in group:
            if kind == "heading" and not language:
                yield Heading(one.words.strip(), level)
            elif kind == "quote":
                yield Quote(text_of(one, language=language))
            else:
                yield Paragraph(text_of(one, language=language, strong=kind == "heading"), role)
