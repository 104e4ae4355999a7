"""What was decided, by which rule, and what was not."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from council.report.facts.heard import StatementFacts


@dataclass(frozen=True, slots=True)
class BallotFacts:
    """One vote on a fixed text under a fixed rule, in the signs of the counting rules.

    `passes` is None where there is no result (nothing counted, or the quorum was missed). Where a paper
    carried several options there is no "for" and "against": `outcome` is the result, `steps` how it came.
    """

    number: int
    title: str
    question: str = ""
    entitled: int = 0
    issued: int = 0
    returned: int = 0
    valid: int = 0
    spoiled: int = 0
    abstained: int = 0
    yes: int = 0
    no: int = 0
    base: int = 0
    base_name: str = "votes"
    threshold: Fraction = Fraction(1, 2)
    strict: bool = True
    passes: bool | None = None
    quorum_met: bool = True
    kind: str = "majority"
    rule: str = ""
    outcome: str = ""
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MinorityFacts:
    """The text of those who lost, and how many of those present stand behind it."""

    about: str
    text: str
    backers: int
    base: int
    printed: bool = True


@dataclass(frozen=True, slots=True)
class RecommendationFacts:
    """An adopted proposal with its reasons, its result and where it came from."""

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
    came_from: str = ""
    origins: tuple[StatementFacts, ...] = ()
    minorities: tuple[MinorityFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposalFacts:
    """A proposal that was considered and did not become a recommendation."""

    number: str
    title: str
    text: str
    state: str
    reason: str = ""
    theme: str = ""
    ballot: BallotFacts | None = None
