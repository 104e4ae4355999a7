"""What one member is told about their own part. No name, no contact detail, and nothing by which the part of
any other single member could be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

FEWEST_OTHERS = 5  # a range over fewer would tell what single people did


@dataclass(frozen=True, slots=True)
class OwnPath:
    """A proposal that grew out of a statement, and where it went.

    `named`: one of its wordings was made from the statement itself, not only from its theme. `wordings`
    counts them; ballots and consent rounds by number; `recommendation` 0 where it became none.
    """

    proposal: int
    title: str
    named: bool
    wordings: int
    ballots: tuple[int, ...] = ()
    consents: tuple[int, ...] = ()
    recommendation: int = 0


@dataclass(frozen=True, slots=True)
class OwnStatement:
    """A statement linked to the seat, its themes, and the proposals that grew out of it, named ones first.

    `level`: how others see it.
    """

    number: int
    text: str
    session: int
    table: int
    level: str
    themes: tuple[str, ...] = ()
    paths: tuple[OwnPath, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question behind which a statement of this seat stands, and what became of it."""

    text: str
    session: int
    state: str
    answer: str = ""
    speaker: str = ""
    due: str = ""
    sources: str = ""


@dataclass(frozen=True, slots=True)
class OwnRole:
    """A role the member was elected to by consent."""

    role: str
    agreed: date
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class OwnFloor:
    """Own turns in one session where turns were noted, in seconds.

    `least` and `most` are seconds of the `others` who were at the same table, or in the room (`at_table`
    False) where the table had too few; None where the room had too few as well.
    """

    session: int
    turns: int
    seconds: float
    all_seconds: float
    others: int = 0
    at_table: bool = False
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class OwnFacts:
    """One member's part. `present` of `sessions` were noted as attended."""

    council: str
    language: str
    seat: int
    seats: int
    sessions: int = 0
    present: int = 0
    statements: tuple[OwnStatement, ...] = ()
    questions: tuple[OwnQuestion, ...] = ()
    roles: tuple[OwnRole, ...] = ()
    floors: tuple[OwnFloor, ...] = ()


def floor_of(
    own: str, seconds: Mapping[str, float], tables: Mapping[str, str], *, session: int, turns: int
) -> OwnFloor:
    """One member's turns beside the range of the others, if they are enough that it tells of nobody.

    Args: seconds: of each seat that was there; tables: the table each seat sat at.
    """
    room = [value for seat, value in seconds.items() if seat != own]
    table = tables.get(own)
    near = [seconds[seat] for seat in seconds if seat != own and table and tables.get(seat) == table]
    at_table = len(near) >= FEWEST_OTHERS
    beside = near if at_table else room
    mine, everything = seconds.get(own, 0.0), sum(seconds.values())
    if len(beside) < FEWEST_OTHERS:
        return OwnFloor(session, turns, mine, everything)
    return OwnFloor(session, turns, mine, everything, len(beside), at_table, min(beside), max(beside))
