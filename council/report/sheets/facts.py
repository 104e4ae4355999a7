"""What the sheets of one session are made from: one frozen value, members by seat number and alias."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Head:
    """The session the sheets are for; `day` and clock times are those of the place."""

    council: str
    language: str
    number: int
    title: str
    purpose: str
    place: str
    day: date
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class StagePlan:
    """One step of an item: what is asked, what the facilitator says, how long (0: as the item)."""

    name: str
    setting: str
    prompt: str
    say: str = ""
    minutes: int = 0
    seconds_each: int = 0


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """One agenda item as it stands now. `kinds` are the codes of statements its method captures."""

    title: str
    purpose: str
    method: str
    start: datetime
    minutes: int
    buffer: int
    protected: bool
    lead: str = ""
    materials: str = ""
    output: str = ""
    stages: tuple[StagePlan, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A seat expected that day, with its table in each round: 0 before it has one."""

    seat: int
    alias: str = ""
    tables: tuple[int, ...] = (0,)

    @property
    def table(self) -> int:
        """Where the day begins for them."""
        return self.tables[0]


@dataclass(frozen=True, slots=True)
class Furniture:
    """A table in use: what it offers, who works at it (name, job code)."""

    number: int
    label: str = ""
    places: int = 0
    features: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    staff: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to a speaker."""

    text: str
    table: int = 0
    rank: int = 0
    speaker: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Parked:
    """A line on the parking lot."""

    text: str
    belongs: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """All of it. Members by seat number, tables by number, items in order; `staff` has jobs in the room."""

    head: Head
    items: tuple[ItemPlan, ...] = ()
    members: tuple[Member, ...] = ()
    tables: tuple[Furniture, ...] = ()
    staff: tuple[tuple[str, str], ...] = ()
    questions: tuple[Asked, ...] = ()
    parked: tuple[Parked, ...] = ()

    @property
    def rounds(self) -> int:
        """How often tables are mixed in this session: 1, unless a method moves people on."""
        return max((len(member.tables) for member in self.members), default=1)

    def at_table(self, number: int, *, turn: int = 0) -> tuple[Member, ...]:
        """Who sits at a table in a round from 0, by seat number."""
        return tuple(member for member in self.members if member.tables[turn] == number)
