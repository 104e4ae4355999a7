"""What the outcome answers with: frozen values, safe to show on any thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from council.decisions.ballots.rules import Result
from council.decisions.outcome.chain import Roots


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
