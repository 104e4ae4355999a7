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
    """A named group of statements; `authors` are the seats that spoke in it, where they are known.

    `few`: between one and four, a number that is not told; `authors` is 0 then.
    """

    number: int
    title: str
    words: tuple[str, ...] = ()
    statements: int = 0
    authors: int = 0
    quotes: tuple[StatementFacts, ...] = ()
    few: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    """One hearing or paper from outside: who or what, the position it takes, minutes (None: not noted)."""

    title: str
    source: str
    session: int
    position: str = ""
    minutes: int | None = None
    links: str = ""


@dataclass(frozen=True, slots=True)
class SpeakerFacts:
    """Somebody from outside who spoke to the council: part, sector, and interests as declared."""

    name: str
    part: str
    sector: str = ""
    interests: str = ""


@dataclass(frozen=True, slots=True)
class QuestionFacts:
    """A question the tables asked, and what became of it.

    States: asked, prioritised, answered, due (an answer in writing on the day `due`), open_at_end. `rank`
    is the place the council gave it, 0 for none.
    """

    text: str
    session: int
    state: str
    tables: tuple[int, ...] = ()
    rank: int = 0
    speaker: str = ""
    answer: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class ParkedFacts:
    """A thought that was set aside: parked, taken_up, handed_on or closed; where to, and why."""

    number: int
    text: str
    session: int
    state: str
    belongs: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """What became of the statements since they were written down: how many stand, how many were changed.

    `read_back` of those that stand were heard or seen again by who said them, `confirmed` signed off.
    """

    standing: int = 0
    read_back: int = 0
    confirmed: int = 0
    corrected: int = 0
    split: int = 0
    merged: int = 0
    translated: int = 0
    withdrawn: int = 0
    redacted: int = 0


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
