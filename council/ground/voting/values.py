"""What voting hands about: plain frozen values that load nothing heavy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

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
class TableCounts:
    """Answers to one statement that are known by number only: of a table, or of the room (`table` is "").

    `agree`, `disagree`, `passed` count those who did not answer alone as well, so a sum of `rows` and these
    counts nobody twice. `size` is how many sat there, `seats` who they were (not what they said).
    """

    table: str
    size: int
    agree: int
    disagree: int
    passed: int
    seats: tuple[str, ...] = ()

    @property
    def asked(self) -> int:
        return self.agree + self.disagree + self.passed


@dataclass(frozen=True, slots=True)
class VotesView:
    """`rows` is (seats, statements): 1 agree, 0 pass, -1 disagree, None not asked.

    `shows` has, for the statements answered by show of cards or on sheets without a seat, what they add.
    """

    seats: tuple[str, ...]
    seat_numbers: tuple[int, ...]
    statements: tuple[str, ...]
    rows: tuple[tuple[int | None, ...], ...]
    shows: Mapping[str, tuple[TableCounts, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counted:
    """Answers given together, as they were kept, before it is known who answered alone too.

    `seats` are the members who sat there, `gone` how many sat there who are no members any more; `apart` are
    those of `seats` whose own answer comes from the same pile and is not in the counts. In one `pile` of
    sheets everybody has one.
    """

    statement_id: str
    table: str
    session: str
    agree: int
    disagree: int
    passed: int
    present: int
    seats: tuple[str, ...]
    at: datetime
    apart: tuple[str, ...] = ()
    gone: int = 0
    pile: str = ""


@dataclass(frozen=True, slots=True)
class AskingView:
    """What is put to the council: the wordings that stand now, in order; `gone` were taken out since."""

    id: str
    number: int
    title: str
    way: str
    state: str
    session_id: str
    statement_ids: tuple[str, ...]
    gone: int
    at: datetime
    closed_at: datetime | None

    @property
    def is_open(self) -> bool:
        return self.state == "open"


@dataclass(frozen=True, slots=True)
class ShowView:
    """One show of cards as it was counted at the table; `counts` is False when a newer one stands for it."""

    id: str
    statement_id: str
    table_id: str
    table_number: int
    session_id: str
    agree: int
    disagree: int
    passed: int
    present: int
    at: datetime
    counts: bool


@dataclass(frozen=True, slots=True)
class SheetView:
    """One paper sheet; `differ` are the statements its two readings do not agree on, which count nowhere."""

    id: str
    asking_id: str
    number: int
    seat_id: str
    seat_number: int | None
    table_id: str
    table_number: int | None
    answers: Mapping[str, int]
    again: Mapping[str, int] | None
    differ: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Field:
    """One way to cut the council into groups: a feature of the seats, or the tables they sit at."""

    name: str
    group_of: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class VoteAccount:
    """What was ever answered and where it is: every kept answer is in exactly one of these counts.

    Votes of seats: `counted`, `reworded` (the statement was corrected since), `withdrawn` (it was taken out),
    `left` (their member left). Answers given together: `together` as they count beside the seats', `alone`
    taken off since somebody there answered alone too, `older` of shows that a newer one stands for,
    `elsewhere` on statements corrected or taken out since. `unsettled`: answers on which two readings of a
    sheet differ. `by_source` the votes of seats by the way they came.
    """

    counted: int
    reworded: int
    withdrawn: int
    left: int
    together: int
    alone: int
    older: int
    elsewhere: int
    unsettled: int
    by_source: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers that count: `votes` of seats, by `voters` members; `together` what cards and sheets add."""

    votes: int
    voters: int
    together: int
