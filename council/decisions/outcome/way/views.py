"""What the way answers with: steps, crossings and the figures of the printed box."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from council.decisions.outcome.chain import Roots


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One thing on the way: what it says, its number, and for a statement table and session (0: not told).

    `how` ties it to the one it is listed beside; `of`, `title` and `proposal_id` are its proposal's.
    `text` is "" where the words were taken out.
    """

    kind: str
    id: str
    number: int
    text: str
    how: str = ""
    table: int = 0
    session: int = 0
    state: str = ""
    at: datetime | None = None
    of: int = 0
    title: str = ""
    proposal_id: str = ""

    @property
    def gone(self) -> bool:
        """Whether its words were taken out by the one who said them, or for another's sake."""
        return self.kind == "statement" and not self.text


@dataclass(frozen=True, slots=True)
class Provenance:
    """Everything a recommendation grew out of, nearest first, and the figures of the box."""

    steps: tuple[ChainStep, ...]
    roots: Roots


@dataclass(frozen=True, slots=True)
class Crossing:
    """One thing on the way, what it grew out of, and what grew out of it, each one step away."""

    here: ChainStep
    before: tuple[ChainStep, ...]
    after: tuple[ChainStep, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """What a wording replaced: the text before ("" for a first one), why, and what it was made from."""

    before: str
    reason: str
    causes: tuple[ChainStep, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Where one stands on the chain, and all of it behind and before one, by kind.

    `back` and `on` are whole, in the order of the work; `roots` counts what is behind. `ballots` are the
    numbers of the ballots behind. `wording` is there for a wording only.
    """

    crossing: Crossing
    back: tuple[ChainStep, ...]
    on: tuple[ChainStep, ...]
    roots: Roots
    ballots: tuple[int, ...] = ()
    wording: Wording | None = None


@dataclass(frozen=True, slots=True)
class Unused:
    """What of one theme no wording has grown out of yet; `known` is how many standing statements it has.

    `id` "" : in no theme.
    """

    id: str
    number: int
    title: str
    known: int
    statements: tuple[ChainStep, ...]
