"""What the way answers with: steps, crossings and the figures of the printed box."""

from __future__ import annotations

from dataclasses import dataclass

from council.decisions.outcome.chain import Roots


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One thing on the way: what it says, its number, and for a statement table and session (0: not told)."""

    kind: str
    id: str
    number: int
    text: str
    how: str = ""
    table: int = 0
    session: int = 0


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
