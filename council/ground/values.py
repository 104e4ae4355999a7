"""What ground hands about: plain frozen values that load nothing heavy, safe for the window to import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SHARED, EMERGING, CONTESTED, UNKNOWN, NOT_SHARED = (
    "shared",
    "emerging",
    "contested",
    "not known yet",
    "not shared",
)
LABELS = (SHARED, EMERGING, CONTESTED, NOT_SHARED, UNKNOWN)
EVERYONE = "everyone"
TENTATIVE = 0.5  # stability below which a theme is called so
OPPOSED = 0.10  # share of pairs voted against each other above which a theme holds opposing views


@dataclass(frozen=True, slots=True)
class VectorRow:
    """The vector of one statement as bytes (float32), the engine that made it, and what was masked in it."""

    statement_id: str
    engine: str
    masked: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Told:
    """One statement as themes see it; `author` is any mark of the person, "" when not known."""

    id: str
    text: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A theme people keep: its key, the title they gave it, the statements they placed in it.

    `inside` are all it holds now: a theme that was only named draws what is like them.
    """

    key: str
    title: str
    placed: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundTheme:
    """A theme of a proposal. `key` is that of a held theme, or "" for a new one.

    `statements` and `scores` (cosine to the centre) go together, nearest first; `placed` are those people
    put there; `authors` counts distinct people; `stability` is None where people made the theme.
    """

    key: str
    title: str
    words: tuple[str, ...]
    quotes: tuple[str, ...]
    statements: tuple[str, ...]
    scores: tuple[float, ...]
    placed: tuple[str, ...]
    authors: int
    stability: float | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """All themes, widest first by people; `unthemed` in order of id; `reason` when none could be proposed."""

    themes: tuple[FoundTheme, ...]
    unthemed: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Partition:
    """The council cut into groups by one field: `member[i]` is the group of voter i, -1 for none."""

    field: str
    groups: tuple[str, ...]
    member: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One statement in one group: counts, and the share of the whole group that agrees (90 % interval)."""

    field: str
    group: str
    size: int
    asked: int
    agree: int
    disagree: int
    low: float
    high: float

    @property
    def passed(self) -> int:
        return self.asked - self.agree - self.disagree


@dataclass(frozen=True, slots=True)
class Line:
    """What is known of one statement.

    `support` is (agree + 1) / (asked + 2); `low`, `high` the share of all members who agree, 90 % sure;
    `gic` group-informed consensus, `psg` the chance that more than half of every group agree (None when no
    partition allows it); `spread` the widest difference of support between two groups of one field and `z`
    its two-proportion z; `carried_by` the groups that hold a view the whole does not.
    """

    statement_id: str
    asked: int
    agree: int
    disagree: int
    passed: int
    size: int
    support: float
    low: float
    high: float
    gic: float | None
    psg: float | None
    label: str
    limiting_group: str
    spread: float
    z: float
    carried_by: tuple[str, ...]
    cells: tuple[Cell, ...]


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
class Pick:
    """One statement of the slate and why it is there: "shared" or "voice"."""

    statement_id: str
    why: str
    agree: int


@dataclass(frozen=True, slots=True)
class Slate:
    """The list, in order, with the check it passed.

    `quota` members who all agree with one statement may not be left without any on the list; `covered` agree
    with at least one of it; `alike` were left out as too like one that stands there.
    """

    picks: tuple[Pick, ...]
    length: int
    quota: float
    covered: int
    size: int
    alike: tuple[str, ...]
    is_justified: bool


@dataclass(frozen=True, slots=True)
class VotesView:
    """`rows` is (seats, statements): 1 agree, 0 pass, -1 disagree, None not asked."""

    seats: tuple[str, ...]
    seat_numbers: tuple[int, ...]
    statements: tuple[str, ...]
    rows: tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Gathering:
    """All that a proposal of themes needs: pure work may start from it on any thread.

    `masked` names the question; the vectors are bytes by statement id, made by `engine`.
    """

    question: str
    masked: str
    engine: str
    told: tuple[Told, ...]
    held: tuple[Held, ...]
    plain_vectors: Mapping[str, bytes]
    masked_vectors: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Field:
    """One way to cut the council into groups: a feature of the seats, or the tables they sit at."""

    name: str
    group_of: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Worked:
    """A proposal ready to be kept: its themes, the vectors that were new, opposed pairs by position.

    `unthemed` and `reason` as in Proposal; `understood` is False when the model does not know the language.
    """

    themes: tuple[FoundTheme, ...]
    vectors: tuple[VectorRow, ...]
    mixed: Mapping[int, float]
    unthemed: tuple[str, ...]
    reason: str
    understood: bool


@dataclass(frozen=True, slots=True)
class WorkedGround:
    """The shared ground ready to be kept: lines, the gate's verdict, the short list, the fields compared."""

    lines: tuple[Line, ...]
    groups: Groups
    slate: Slate
    fields: tuple[str, ...]
