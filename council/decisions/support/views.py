"""What support rounds answer with: frozen values, safe to show on any thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Protocol

from council.decisions.support.rules import Spread, Standing, SupportRule


@dataclass(frozen=True, slots=True)
class CountView:
    """What is in of one count: by whom, or of which table, and how many; never of which level."""

    id: str
    teller: int
    name: str
    label: str
    returned: int


@dataclass(frozen=True, slots=True)
class RemarkView:
    """What would raise somebody's support, unsigned.

    `version` is the number of the wording it is about, `into` of the one that took it in, 0 for none.
    """

    id: str
    round_id: str
    proposal_id: str
    proposal_number: int
    version_id: str
    version: int
    text: str
    state: str
    answer: str
    into_id: str | None
    into: int
    author_group: str


class Rated(Protocol):
    """A round as far as its result goes: what was rated, by which rule, and what it came to."""

    @property
    def turn(self) -> int: ...
    @property
    def version(self) -> int: ...
    @property
    def rule(self) -> SupportRule: ...
    @property
    def spread(self) -> Spread | None: ...
    @property
    def change(self) -> Fraction | None: ...


@dataclass(frozen=True, slots=True)
class SupportRoundView:
    """One round as it stands; `turn` is how many times its proposal has been rated with it.

    `spread` and `change` are None until the round is closed. `change` is since the proposal's last closed
    round, None where the two cannot be compared. `differs` names the lines (level numbers, "pass", "spoiled")
    on which two counts differ, once both are in. `standing` is where the proposal's rounds have come to with
    this one.
    """

    id: str
    number: int
    turn: int
    state: str
    proposal_id: str
    proposal_number: int
    proposal_title: str
    proposal_state: str
    version_id: str
    version: int
    newest: int
    text: str
    rule: SupportRule
    way: str
    present: int
    counts: tuple[CountView, ...]
    differs: tuple[str, ...]
    settled_by: str
    spread: Spread | None
    change: Fraction | None
    standing: Standing
    remarks: tuple[RemarkView, ...]
    reason: str
    at: datetime
    closed_at: datetime | None

    @property
    def outdated(self) -> bool:
        """A newer wording than the one rated exists."""
        return self.newest > self.version

    @property
    def ready(self) -> bool:
        """All counts are in and agree, so that the round can be closed."""
        if self.way != "paper":
            return bool(self.counts)
        return len(self.counts) == 2 and not self.differs
