"""What recommendations answer with: frozen values, safe to show on any thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from council.decisions.ballots.results import Result
from council.decisions.outcome.chain import Roots
from council.decisions.outcome.minority.views import MinorityText
from council.decisions.outcome.recommended.fields import Field, all_stated, missing
from council.decisions.proposals.views import ProposalView
from council.decisions.proposals.wordings import CostLine
from council.decisions.support.views import SupportRoundView


@dataclass(frozen=True, slots=True)
class Tie:
    """How a recommendation stands to another one; `back` when the other one said so of it."""

    id: str
    how: str
    other_id: str
    number: int
    title: str
    back: bool = False


@dataclass(frozen=True, slots=True)
class MisprintView:
    """Words put right: old, new, and the two roles that approved it."""

    number: int
    old: str
    new: str
    roles: tuple[str, str]
    at: datetime


@dataclass(frozen=True, slots=True)
class Cited:
    """A piece of evidence that was heard in a session."""

    id: str
    title: str
    source: str


@dataclass(frozen=True, slots=True)
class CriterionMet:
    """How well the wording meets a criterion: mean 0 to 4 as text to two places, of `base` groups."""

    text: str
    weight: int
    mean: str
    base: int


@dataclass(frozen=True, slots=True)
class ObjectionKept:
    """One objection to any wording of it: its words, what became of it, and the wording made for it, or 0.

    `how` is the kind of resolution, `resolution` its words; both "" where it did not qualify.
    """

    id: str
    text: str
    state: str
    how: str = ""
    resolution: str = ""
    wording: int = 0


@dataclass(frozen=True, slots=True)
class ConcernKept:
    """A concern that stays: the sign to watch for, and when it is looked at again (YYYY-MM-DD or "")."""

    id: str
    text: str
    sign: str
    review_on: str
    state: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """The consent round that carried a recommendation, when, and whom it binds; `tally` counts people.

    Who was not asked is in none of its numbers, and fewer than five are not told apart.
    """

    id: str
    number: int
    at: datetime | None
    bound: str
    tally: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """A recommendation whole: its fields, what carried it, what was said against it, what it grew out of."""

    id: str
    number: int
    place: int
    text: str
    state: str
    values: Mapping[str, str]  # by the names of fields.FIELDS
    at: datetime
    theme_id: str | None
    theme: str
    proposal_id: str
    proposal_number: int
    author_group: str
    version_id: str
    version: int
    versions: int
    decided_text: str  # as it was adopted, before any misprint was put right
    roots: Roots
    ballot_id: str | None = None
    ballot_number: int = 0
    way: str = ""
    result: Result | None = None
    agreed: Agreed | None = None
    evidence: tuple[Cited, ...] = ()
    criteria: tuple[CriterionMet, ...] = ()
    costs: tuple[CostLine, ...] = ()
    spread: tuple[SupportRoundView, ...] = ()
    objections: tuple[ObjectionKept, ...] = ()
    concerns: tuple[ConcernKept, ...] = ()
    minority_views: tuple[MinorityText, ...] = ()
    ties: tuple[Tie, ...] = ()
    misprints: tuple[MisprintView, ...] = ()

    @property
    def title(self) -> str:
        return self.values["title"]

    @property
    def missing(self) -> tuple[Field, ...]:
        """Fields nothing is stated in. Evidence, criteria and costs kept elsewhere count as stated."""
        kept = {"evidence": self.evidence, "criteria": self.criteria, "trade_offs": self.costs}
        return tuple(field for field in missing(self.values) if not kept.get(field.name))

    @property
    def stated(self) -> tuple[tuple[str, str], ...]:
        """Every field in words with what stands in it, gaps called so."""
        return all_stated(self.values)


@dataclass(frozen=True, slots=True)
class BundleView:
    """Alternatives side by side: nothing is chosen between them."""

    id: str
    number: int
    title: str
    note: str
    members: tuple[ProposalView, ...]
