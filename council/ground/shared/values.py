"""What shared ground hands about: plain frozen values that load nothing heavy."""

from __future__ import annotations

from dataclasses import dataclass

from council.ground.voting.values import Groups

SHARED, EMERGING, CONTESTED, UNKNOWN, NOT_SHARED = (
    "shared",
    "emerging",
    "contested",
    "not known yet",
    "not shared",
)


LABELS = (SHARED, EMERGING, CONTESTED, NOT_SHARED, UNKNOWN)


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
class WorkedGround:
    """The shared ground ready to be kept: lines, the gate's verdict, the short list, the fields compared."""

    lines: tuple[Line, ...]
    groups: Groups
    slate: Slate
    fields: tuple[str, ...]
