"""What was recommended, what was not, what was held against it, and what it was judged by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from council.decisions.outcome.chain import Roots
from council.decisions.outcome.considered.views import Reason, WentOn
from council.decisions.outcome.recommended.views import (
    Cited,
    ConcernKept,
    CriterionMet,
    MisprintView,
    ObjectionKept,
    Tie,
)
from council.decisions.outcome.way.saying import roots_sentence
from council.decisions.proposals.wordings import CostLine
from council.report.facts.heard import StatementFacts
from council.report.facts.voted import BallotFacts, ConsentFacts, RoundFacts


@dataclass(frozen=True, slots=True)
class MinorityFacts:
    """The text of those who lost, and how many of those present stand behind it.

    `recommendation` and `proposal` are the numbers of what it answers ("R4", "P7"), "" for none.
    """

    about: str
    text: str
    backers: int
    base: int
    printed: bool = True
    title: str = ""
    authors: str = ""
    recommendation: str = ""
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class WordingFacts:
    """One wording on the way: when and why it came, and of how many objections and remarks it was made."""

    number: int
    day: date | None = None
    reason: str = ""
    causes: int = 0


@dataclass(frozen=True, slots=True)
class RecommendationFacts:
    """An adopted proposal with its reasons, its result, what was held against it, and where it came from.

    `values` holds every field by name (`council.decisions.outcome.recommended.fields`), "" where nothing is
    stated; those that stand here by themselves are read from here. `origins`: statements a wording names
    first, then those of its theme. `version` of `versions` wordings was adopted.
    """

    number: str
    title: str
    text: str
    theme: str = ""
    rationale: str = ""
    addressee: str = ""
    who: str = ""
    by_when: str = ""
    conditions: str = ""
    trade_offs: str = ""
    ballot: BallotFacts | None = None
    roots: Roots | None = None
    origins: tuple[StatementFacts, ...] = ()
    minorities: tuple[MinorityFacts, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    state: str = ""
    proposal: int = 0
    version: int = 0
    versions: int = 0
    authors: str = ""
    agreed: ConsentFacts | None = None
    evidence: tuple[Cited, ...] = ()
    criteria: tuple[CriterionMet, ...] = ()
    costs: tuple[CostLine, ...] = ()
    rounds: tuple[RoundFacts, ...] = ()
    objections: tuple[ObjectionKept, ...] = ()
    concerns: tuple[ConcernKept, ...] = ()
    ties: tuple[Tie, ...] = ()
    misprints: tuple[MisprintView, ...] = ()
    wordings: tuple[WordingFacts, ...] = ()

    @property
    def came_from(self) -> str:
        """What it grew out of, counted, in a sentence; "" where nobody asked."""
        return roots_sentence(self.roots) if self.roots else ""

    def stated(self, name: str) -> str:
        """What stands in a field, without blanks around it; "" where nothing does."""
        given = getattr(self, name) if name in _OWN else self.values.get(name, "")
        return str(given).strip()


_OWN = ("title", "rationale", "addressee", "who", "by_when", "conditions", "trade_offs")


@dataclass(frozen=True, slots=True)
class ProposalFacts:
    """A proposal that was considered and did not become a recommendation; `state` is its code.

    Reasons for and against stand side by side; `went_on` says where its parts are now. `statements` is how
    many it names.
    """

    number: str
    title: str
    text: str
    state: str
    reason: str = ""
    theme: str = ""
    ballot: BallotFacts | None = None
    reasons: tuple[Reason, ...] = ()
    went_on: tuple[WentOn, ...] = ()
    rounds: tuple[RoundFacts, ...] = ()
    minorities: tuple[MinorityFacts, ...] = ()
    statements: int = 0
    authors: str = ""

    def on(self, side: str) -> tuple[Reason, ...]:
        """The reasons of one side, for or against."""
        return tuple(one for one in self.reasons if one.side == side)


@dataclass(frozen=True, slots=True)
class AlternativeFacts:
    """Proposals that stand side by side, nothing chosen: (number, title, text, state's code) each."""

    number: int
    title: str
    note: str = ""
    members: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CriterionFacts:
    """What a good proposal does: weight, state (proposed, agreed, retired), and where it was agreed.

    `session` 0 and `item` "": nobody noted it. `reason`: why it was retired.
    """

    number: int
    text: str
    weight: int = 1
    state: str = "agreed"
    item: str = ""
    session: int = 0
    reason: str = ""
