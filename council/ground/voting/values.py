"""What voting hands about: plain frozen values that load nothing heavy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

EVERYONE = "everyone"
SMALLEST = 5  # a group below this is never shown by itself, and decides nothing


@dataclass(frozen=True, slots=True)
class Partition:
    """The council cut into groups by one field: `member[i]` is the group of voter i, -1 for none."""

    field: str
    groups: tuple[str, ...]
    member: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """The verdict: `member` (voters,) group number or -1, only past the gate; `agreement` of the two halves.

    `reason` is "" past the gate, else one of "too few voters", "too few votes", "halves disagree",
    "a group too small".
    """

    member: tuple[int, ...]
    count: int
    agreement: float | None
    voters: int
    reason: str

    @property
    def is_shown(self) -> bool:
        return not self.reason


@dataclass(frozen=True, slots=True)
class VotesView:
    """`rows` is (seats, statements): 1 agree, 0 pass, -1 disagree, None not asked."""

    seats: tuple[str, ...]
    seat_numbers: tuple[int, ...]
    statements: tuple[str, ...]
    rows: tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One way to cut the council into groups: a feature of the seats, or the tables they sit at."""

    name: str
    group_of: Mapping[str, str]
