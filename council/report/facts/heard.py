"""What was said, in themes, and what of it is shared; never a name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """One statement as it may be printed: number, words, table and session; never a name."""

    number: int
    text: str
    table: str = ""
    session: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ThemeFacts:
    """A named group of statements; `authors` are the seats that spoke in it, where they are known."""

    number: int
    title: str
    words: tuple[str, ...] = ()
    statements: int = 0
    authors: int = 0
    quotes: tuple[StatementFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class GroundFacts:
    """How members voted on one statement; `support` with its interval, all from 0 to 1 of those who voted."""

    number: int
    text: str
    theme: str
    asked: int
    agree: int
    disagree: int
    passed: int
    support: float
    low: float
    high: float
    label: str
    least_group: str = ""
