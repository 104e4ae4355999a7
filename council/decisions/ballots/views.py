"""What the ballot desk answers with: frozen values, safe to show on any thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from council.decisions.ballots.rules import Equation, Papers, Result, Rule


@dataclass(frozen=True, slots=True)
class PileView:
    """One pile at the desk. `first` and `second` are None until both tellers have entered theirs."""

    number: int
    label: str
    state: str
    entered: tuple[bool, bool]
    counts: Mapping[str, int]
    first: Mapping[str, int] | None
    second: Mapping[str, int] | None
    settled_by: str

    @property
    def differences(self) -> tuple[str, ...]:
        """The lines on which the tellers' entries differ."""
        one, two = self.first, self.second
        if one is None or two is None:
            return ()
        return tuple(name for name in sorted(one.keys() | two.keys()) if one.get(name, 0) != two.get(name, 0))


@dataclass(frozen=True, slots=True)
class BallotView:
    """A ballot as it stands. `result` is there once certified; `outlook` is what would be certified now."""

    id: str
    number: int
    question: str
    way: str
    state: str
    rule: Rule
    options: tuple[str, ...]
    proposal_id: str
    proposal_number: int
    proposal_title: str
    version_id: str
    version: int
    text: str
    papers: Papers | None
    tellers: tuple[str, str]
    chair: str
    at: datetime
    opened_at: datetime | None
    closed_at: datetime | None
    certified_at: datetime | None
    hash: str
    reason: str
    piles: tuple[PileView, ...] = ()
    equations: tuple[Equation, ...] = ()
    outlook: Result | None = None
    result: Result | None = None

    @property
    def kind(self) -> str:
        return self.rule.kind
