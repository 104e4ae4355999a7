"""What a sheet is: frozen blocks in reading order, in parts that each have pages n of m of their own."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256

from council.report.blocks import Column, Text


@dataclass(frozen=True, slots=True)
class Title:
    """The words at the top of a part, and a quiet line below."""

    text: str
    quiet: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Running text in a voice of `design.TYPE`."""

    text: Text
    role: str = "sheet_body"


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table with its heads; rows are at least `tall` points high, and up to `blank` empty ones follow."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    blank: int = 0
    tall: float = 20.0
    role: str = "sheet_body"


@dataclass(frozen=True, slots=True)
class Group:
    """A titled list that stays in one piece: a table and who sits there. `rows` are (seat, alias)."""

    title: str
    quiet: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups side by side, `across` in a row."""

    groups: tuple[Group, ...]
    across: int = 2


@dataclass(frozen=True, slots=True)
class Roster:
    """A long list in columns read downwards: rows of cells under `heads`, `across` columns on a page."""

    heads: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    across: int = 3


@dataclass(frozen=True, slots=True)
class Lines:
    """Numbered blank lines to the foot of the page, for words that are typed up later.

    The number of line 4 is `prefix` and 04; `kind` and `seat` are the heads of the two narrow boxes.
    """

    prefix: str
    kind: str
    seat: str
    least: int = 6


@dataclass(frozen=True, slots=True)
class Plate:
    """A name card that folds in the middle and reads the same from both sides; one fills a page."""

    seat: str
    alias: str


Block = Title | Words | Ruled | Groups | Roster | Lines | Plate


@dataclass(frozen=True, slots=True)
class Part:
    """Pages that are handed out together, from a fresh one; `table` 0: for all tables."""

    blocks: tuple[Block, ...]
    table: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """All pages of one kind for one session. `session` and `day` stand in the foot of each."""

    kind: str
    title: str
    council: str
    language: str
    number: int
    session: str
    day: str
    parts: tuple[Part, ...]
    landscape: bool = False
    fresh: bool = False  # one block a page, and nothing else on it

    @property
    def said(self) -> str:
        """SHA-256 in hex of everything the sheets say; the version they carry is not part of it."""
        text = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)
        return sha256(text.encode()).hexdigest()
