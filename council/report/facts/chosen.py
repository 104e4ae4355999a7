"""The panel: how it was drawn, from whom, and whom it resembles. Counts only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class CategoryFacts:
    """One value of a feature: people in the pool and on the panel, and the seats aimed at."""

    feature: str
    value: str
    pool: int
    panel: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class DrawFacts:
    """One lottery: rule, hash made public before chance was drawn, and how many people had which chance.

    `chances` are (chance, people) with rising chance; they cover the whole pool.
    """

    number: int
    rule: str
    answered: int
    pool: int
    seats: int
    kept: bool
    commitment: str = ""
    panels: int = 0
    certified: bool = False
    chances: tuple[tuple[Fraction, int], ...] = ()
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StageFacts:
    """People at each stage from the letters to the panel, counts only.

    registered = those who could be drawn + left_out (reason, people). drawn + replaced = confirmed + expected
    + declined + withdrew: `replaced` came in the place of somebody, by a draw of their own or from the
    alternates, `alternates` of whom still wait.
    """

    registered: int
    left_out: tuple[tuple[str, int], ...] = ()
    letters: int = 0
    drawn: int = 0
    replaced: int = 0
    confirmed: int = 0
    declined: int = 0
    withdrew: int = 0
    alternates: int = 0
