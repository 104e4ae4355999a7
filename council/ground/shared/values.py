"""What shared ground hands about: plain frozen values that load nothing heavy."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass

from council.ground.voting.values import SMALLEST, Groups

SHARED, EMERGING, CONTESTED, UNKNOWN, NOT_SHARED = (
    "shared",
    "emerging",
    "contested",
    "not known yet",
    "not shared",
)


LABELS = (SHARED, EMERGING, CONTESTED, NOT_SHARED, UNKNOWN)

OTHERS = "others together"  # the groups of a field that are too small to stand alone, as one
SMALL, FEW, ALONG, UNTOLD = "small", "few", "along", "untold"  # why a figure is not shown


@dataclass(frozen=True, slots=True)
class Cell:
    """One statement in one group: counts, and where the share of the whole group lies (90 % intervals).

    `low`, `high` for those who agree, `against_low`, `against_high` for those who disagree.
    """

    field: str
    group: str
    size: int
    asked: int
    agree: int
    disagree: int
    low: float
    high: float
    against_low: float = 0.0
    against_high: float = 1.0

    @property
    def passed(self) -> int:
        return self.asked - self.agree - self.disagree


@dataclass(frozen=True, slots=True)
class Hidden:
    """A figure of one group that is not shown, and why.

    SMALL: too few people to stand alone, counted among OTHERS; FEW: fewer than five of it were asked; ALONG:
    one of these could be worked out from it; UNTOLD: cards were counted by table, so nobody knows.
    """

    field: str
    group: str
    why: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A group of which less than half was asked, and how many more it takes to judge the statement."""

    group: str
    asked: int
    size: int
    more: int


@dataclass(frozen=True, slots=True)
class Line:
    """What is known of one statement.

    `support` is (agree + 1) / (asked + 2); `low`, `high` the share of all members who agree, 90 % sure;
    `gic` group-informed consensus, `psg` the chance that more than half of every group agree (None when no
    partition allows it); `spread` the widest difference of support between two groups of one field and `z`
    its two-proportion z; `carried_by` the groups that hold a view the whole does not.

    `cells` hold what may be shown, `hidden` what may not. `gic_mean` is `gic` to the power of 1 / groups and
    `against_mean` the same of disagreement, so that fields with more groups compare; `split` is 0 where all
    who take a side are on one and 1 where they are halved; `divided` names the groups of `spread`, the one
    that agrees more first, and `is_divisive` says it is more than chance. `bridge` is what a statement has in
    common to both camps (None below 30 people or 20 votes each). `sides` name the groups of a contested
    statement, the agreeing one first, () where fewer than five of one were asked; `missing` the groups with
    too few asked, () where one to four were in all; `untold` the fields of which
    nothing can be told since cards were counted at `cards` tables. `strength` orders the short list: how far
    every group agrees, the figures of few drawn to those of all; `is_likely`: so drawn, most of every group.
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
    _: KW_ONLY
    hidden: tuple[Hidden, ...] = ()
    against_low: float = 0.0
    against_high: float = 1.0
    gic_mean: float | None = None
    against_mean: float | None = None
    split: float = 0.0
    divided: tuple[str, ...] = ()
    is_divisive: bool = False
    bridge: float | None = None
    is_bridge: bool = False
    sides: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    untold: tuple[str, ...] = ()
    cards: int = 0
    more_than: float = 0.5
    strength: float = 0.0
    is_likely: bool = False

    @property
    def is_few(self) -> bool:
        """Whether so few answered in all that what they said is not shown."""
        return 0 < self.asked < SMALLEST


@dataclass(frozen=True, slots=True)
class GroundLine(Line):
    """What was known of one statement when shared ground was last worked out, with its words and theme."""

    number: int
    text: str
    theme: str
    theme_id: str

    @property
    def id(self) -> str:
        return self.statement_id


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One statement in every group of a field, in the order of the groups.

    `spread` is how far the two groups of this field that differ most are apart (0 to 1), `divided` names
    them, the more agreeing first; `is_divisive`: more than chance, over all the fields that are compared.
    """

    line: GroundLine
    cells: tuple[Cell | Hidden, ...]
    spread: float = 0.0
    divided: tuple[str, ...] = ()
    is_divisive: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """Statements by groups of one field: shares with their intervals, or that they are hidden.

    `sizes` are the members of each group; `merged` the names of those counted together as OTHERS.
    """

    field: str
    groups: tuple[str, ...]
    sizes: tuple[int, ...]
    rows: tuple[MatrixRow, ...]
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pick:
    """One statement of the slate and why it is there.

    "shared": it is shared or emerging; "likely": not known yet, but of those asked in every group most agree;
    "voice": without it a group large enough would have nothing on the list.
    """

    statement_id: str
    why: str
    agree: int


@dataclass(frozen=True, slots=True)
class Slate:
    """The list, in order, with the check of justified representation.

    `quota` members who all agree with one statement may not be left without any on the list: `is_justified`
    says that none is. `covered` agree with at least one of it; `alike` were left out as too like one that
    stands there.
    """

    picks: tuple[Pick, ...]
    length: int
    quota: float
    covered: int
    size: int
    alike: tuple[str, ...]
    is_justified: bool


@dataclass(frozen=True, slots=True)
class Representative:
    """A statement that sets a group apart: `way` "agree" or "disagree", `share` of the group that does so.

    `ratio` is that share over the share of everybody else; `z_inside` against one half, `z_between` against
    everybody else.
    """

    field: str
    group: str
    statement_id: str
    way: str
    share: float
    ratio: float
    z_inside: float
    z_between: float


@dataclass(frozen=True, slots=True)
class Covered:
    """How many of a group agree with at least one statement of a set, of those asked about any of it.

    `low`, `high` are the share of the whole group, 90 % sure.
    """

    field: str
    group: str
    size: int
    asked: int
    covered: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Voices:
    """How many of a group said at least one statement of a theme: a count of people, not of statements."""

    field: str
    group: str
    size: int
    people: int


@dataclass(frozen=True, slots=True)
class ThemeVoices:
    """Who speaks in a theme: `people` of all members; `unknown` statements have nobody's seat noted."""

    theme_id: str
    title: str
    people: int
    size: int
    unknown: int
    groups: tuple[Voices | Hidden, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whom the short list reaches, group by group, and who speaks in each theme."""

    slate: tuple[Covered | Hidden, ...]
    themes: tuple[ThemeVoices, ...]


@dataclass(frozen=True, slots=True)
class WorkedGround:
    """The shared ground ready to be kept: lines, the gate's verdict, the short list, the fields compared."""

    lines: tuple[Line, ...]
    groups: Groups
    slate: Slate
    fields: tuple[str, ...]
    representative: tuple[Representative, ...] = ()
