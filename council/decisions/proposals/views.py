"""What proposals answer with: frozen values, safe to show on any thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


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
class Source:
    """A theme and its statements (id, number, text); id None: in no theme."""

    theme_id: str | None
    number: int
    title: str
    statements: tuple[tuple[str, int, str], ...]
