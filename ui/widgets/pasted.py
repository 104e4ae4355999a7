"""Plain words from elsewhere, as the paragraphs and items they were meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

BULLET = re.compile(r"\s*[-*•–]\s+")
NUMBER = re.compile(r"\s*\d{1,3}[.)]\s+")
BREAK = re.compile(r"\n[ \t]*\n+")


def blocks_of_words(text: str) -> tuple[tuple[Literal["paragraph", "bullet", "number"], str], ...]:
    """The paragraphs and list items of plain words, as (kind, words).

    Where an empty line stands anywhere, it parts the paragraphs, and single line ends are where a page was
    too narrow; where none stands, each line is a paragraph.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = BREAK.split(text) if BREAK.search(text.strip()) else text.split("\n")
    return tuple(block for part in parts for block in _blocks_of(part.split("\n")))


def _blocks_of(lines: list[str]) -> Iterator[tuple[Literal["paragraph", "bullet", "number"], str]]:
    """One paragraph of these lines, or one item from each line that begins as one."""
    kind: Literal["paragraph", "bullet", "number"] = "paragraph"
    held: list[str] = []
    for line in lines:
        sign = BULLET.match(line) or NUMBER.match(line)
        if sign is not None:
            if held:
                yield kind, " ".join(held)
            held, kind = [], "bullet" if BULLET.match(line) else "number"
            line = line[sign.end() :]
        if line.strip():
            held.append(" ".join(line.split()))
    if held:
        yield kind, " ".join(held)
