"""The panel: how it was drawn, from whom, and whom it resembles. Counts only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class CategoryFacts:
    """One value of a feature: people in the pool and on the panel, and the seats aimed at.

    `share` of the population, from 0 to 1, where it was given. `values` are those counted together here,
    since one alone would be fewer than five people; none where it stands alone.
    """

    feature: str
    value: str
    pool: int
    panel: int
    least: int
    most: int
    share: Fraction | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawFacts:
    """One lottery: rule, hash made public before chance was drawn, and how many people had which chance.

    `chances` are (chance, people) with rising chance; they cover the whole pool. One of `tickets` numbers
    was drawn, `ticket`, and stands for a panel. `claim` says in words what is proven of the lottery;
    `never` people could be on no panel that meets the targets, `certain` are on every one.
    `open`: the list of all panels may be public. `digits` are those drawn, by `device`; `beacon` is the
    public source they were mixed with, "" for none; `witnesses` signed, `recording` says where to see it.
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
    committed: datetime | None = None
    ticket: int | None = None
    tickets: int = 0
    claim: str = ""
    never: int = 0
    certain: int = 0
    open: bool = True
    digits: str = ""
    device: str = ""
    beacon: str = ""
    witnesses: int = 0
    recording: str = ""


@dataclass(frozen=True, slots=True)
class LotteryFacts:
    """One entry in the book of draws: for what, for how many seats, when committed, and what became of it.

    purpose: panel, alternates, replacement. state: committed, kept, void; a void one says why.
    """

    number: int
    purpose: str
    state: str
    seats: int
    committed: date
    ended: date | None = None
    reason: str = ""
    commitment: str = ""
    ticket: int | None = None


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """One wave of invitations: how many letters, drawn on which day from which address list."""

    number: int
    day: date
    letters: int
    register: str = ""


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
