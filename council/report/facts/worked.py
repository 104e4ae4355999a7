"""The sessions: what was planned and done, who was there, how tables were mixed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One agenda item: `planned` minutes and those it `took`, None where nobody noted both its ends.

    `minutes` is what it was given when the day ran. States: planned, running, done, cut, carried; one that
    was carried over goes on in session `to_session`. `method_id` names its method; "" is none.
    """

    title: str
    method: str = ""
    minutes: int = 0
    planned: int = 0
    took: int | None = None
    state: str = "done"
    protected: bool = False
    to_session: int = 0
    method_id: str = ""


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """One meeting: what for, who was there, what was done.

    Clock times are those of the place, "" where nobody noted them: announced `start` to `end`, in fact
    `began` to `ended`. `tables` are the sizes of the tables in the last of `rounds` seatings; `refitted`
    counts how often the agenda was fitted anew; `signed` tables signed their own list of statements.
    `waived` are needs it began without, each with its reason.
    """

    number: int
    title: str
    purpose: str = ""
    day: date | None = None
    present: int = 0
    seated: int = 0
    items: tuple[ItemFacts, ...] = ()
    statements: int = 0
    place: str = ""
    mode: str = "room"
    start: str = ""
    end: str = ""
    began: str = ""
    ended: str = ""
    tables: tuple[int, ...] = ()
    rounds: int = 0
    facilitators: int = 0
    note_takers: int = 0
    refitted: int = 0
    signed: int = 0
    waived: tuple[tuple[str, str], ...] = ()
    over: bool = True


@dataclass(frozen=True, slots=True)
class MethodFacts:
    """One scripted way of talking that was used, and in how many agenda items."""

    title: str
    purpose: str
    items: int


@dataclass(frozen=True, slots=True)
class MixingFacts:
    """How far all seatings together let people meet: pairs that did, of all pairs and of an upper bound.

    `misses` of `cells` (one for each seating, table and category) lie outside the floor and the ceiling of
    an exact share; `fields` were mirrored at the tables. `worst_pair` sat together most often.
    """

    people: int
    seatings: int
    pairs_met: int
    pairs: int
    bound_pairs: int
    met_least: int
    met_mean: float
    met_most: int
    misses: int = 0
    cells: int = 0
    worst_pair: int = 0
    fields: tuple[str, ...] = ()
