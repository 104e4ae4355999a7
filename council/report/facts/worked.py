"""The sessions: what was planned and done, who was there, how tables were mixed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One agenda item."""

    title: str
    method: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """One meeting: what for, who was there, what was done."""

    number: int
    title: str
    purpose: str = ""
    day: date | None = None
    present: int = 0
    seated: int = 0
    items: tuple[ItemFacts, ...] = ()
    statements: int = 0


@dataclass(frozen=True, slots=True)
class MixingFacts:
    """How far all seatings together let people meet: pairs that did, of all pairs and of an upper bound."""

    people: int
    seatings: int
    pairs_met: int
    pairs: int
    bound_pairs: int
    met_least: int
    met_mean: float
    met_most: int
