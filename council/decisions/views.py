"""What this room answers with: frozen values, safe to show on any thread.

Pure: no figure is computed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from council.decisions.ballots import Equation, Papers, Result, Rule
from council.decisions.chain import Roots


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal with its newest wording; `origins` is how many statements its wordings name."""

    id: str
    number: int
    title: str
    state: str
    driver: str
    addressee: str
    author_group: str
    theme_id: str | None
    theme: str
    reason: str
    at: datetime
    version_id: str | None
    version: int
    text: str
    origins: int
    recommendation: int = 0  # the number under which it was recommended


@dataclass(frozen=True, slots=True)
class VersionView:
    """One wording of a proposal, and the statements it names."""

    id: str
    proposal_id: str
    number: int
    text: str
    reason: str
    rationale: str
    who_when: str
    conditions: str
    signs: str
    review_on: str
    language: str
    state: str
    hash: str
    at: datetime
    statements: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class MinorityText:
    """A text of those who lost; `backers` of `base` stood behind it."""

    id: str
    number: int
    text: str
    backers: int
    base: int
    state: str
    proposal_id: str | None
    ballot_id: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """A recommendation with the result that carried it, the views against it, and what it grew out of."""

    id: str
    number: int
    title: str
    text: str
    state: str
    kind: str
    addressee: str
    who: str
    by_when: str
    rationale: str
    trade_offs: str
    waived_by: str
    fields: Mapping[str, str]
    theme_id: str | None
    theme: str
    proposal_id: str
    version_id: str
    versions: int
    ballot_id: str | None
    ballot_number: int
    way: str
    result: Result | None
    minority_views: tuple[MinorityText, ...]
    roots: Roots
    at: datetime


@dataclass(frozen=True, slots=True)
class Considered:
    """A proposal that was not adopted: its last text, statements named, its result or the reason."""

    id: str
    number: int
    title: str
    state: str
    text: str
    origins: int
    reason: str
    ballot_number: int
    result: Result | None


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One thing on the way: what it says, its number, and for a statement table and session (0: not told)."""

    kind: str
    id: str
    number: int
    text: str
    how: str = ""
    table: int = 0
    session: int = 0


@dataclass(frozen=True, slots=True)
class Provenance:
    """Everything a recommendation grew out of, nearest first, and the figures of the box."""

    steps: tuple[ChainStep, ...]
    roots: Roots


@dataclass(frozen=True, slots=True)
class Crossing:
    """One thing on the way, what it grew out of, and what grew out of it, each one step away."""

    here: ChainStep
    before: tuple[ChainStep, ...]
    after: tuple[ChainStep, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A theme and its statements (id, number, text); id None: in no theme."""

    theme_id: str | None
    number: int
    title: str
    statements: tuple[tuple[str, int, str], ...]
