"""What was voted, rated and agreed, with the rule it was done by; words are made where they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from council.decisions.ballots.results import Result
from council.decisions.ballots.rules import Rule
from council.decisions.ballots.saying import rule_sentence
from council.decisions.ballots.telling import outcome_told, steps_told
from council.decisions.outcome.recommended.views import ConcernKept, ObjectionKept
from council.decisions.support.rules import Spread, SupportRule


@dataclass(frozen=True, slots=True)
class BallotFacts:
    """One vote on a fixed text under a fixed rule, in the signs of the counting rules.

    `passes` is None where there is no result (nothing counted, or the quorum was missed). Where a paper
    carried several options there is no "for" and "against": `result` holds them, and how it came about.
    `proposal` and `wording` are the numbers of what was voted on, 0 for none; `repeats` that of the void
    ballot this one repeats; `hash` the fingerprint of its certificate.
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
    way: str = ""
    proposal: int = 0
    wording: int = 0
    repeats: int = 0
    day: date | None = None
    hash: str = ""
    result: Result | None = None
    ruling: Rule | None = None

    @property
    def rule(self) -> str:
        """The whole rule in a sentence, or ""."""
        return rule_sentence(self.ruling) if self.ruling else ""

    @property
    def outcome(self) -> str:
        """What came of it in words, or ""."""
        return outcome_told(self.result) if self.result else ""

    @property
    def steps(self) -> tuple[str, ...]:
        """How a result of several options came about; () where there is for and against."""
        return steps_told(self.result) if self.result else ()


def counted(number: int, title: str, ruling: Rule, result: Result) -> BallotFacts:
    """A ballot as its rule and its result have it, of every kind."""
    decided = result.outcome in ("carried", "not_carried")
    rated = result.kind == "gradients" and result.base == "votes"
    return BallotFacts(
        number=number,
        title=title,
        entitled=result.entitled,
        issued=result.returned + result.not_returned,
        returned=result.returned,
        valid=result.valid,
        spoiled=result.spoiled,
        abstained=result.abstain,
        yes=result.yes,
        no=result.no,
        base=result.base_number,
        base_name="valid" if rated else result.base,
        threshold=result.threshold,
        strict=not result.at_least,
        passes=result.outcome == "carried" if decided else None,
        quorum_met=result.quorum_met,
        kind=result.kind,
        result=result,
        ruling=ruling,
    )


@dataclass(frozen=True, slots=True)
class VoidFacts:
    """A ballot that was declared void: what it was on, why, and the ballot that repeats it (0: none)."""

    number: int
    title: str
    reason: str = ""
    repeated: int = 0


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """A closed support round: which wording was rated and what it came to.

    `spread` is None where so few rated that it would tell who rated how. `change` is since the round before,
    None where the two cannot be compared.
    """

    turn: int
    version: int
    rule: SupportRule
    spread: Spread | None = None
    change: Fraction | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class ConsentFacts:
    """A consent round that is over: agreed, put off or stopped.

    `people` were present at its end; `tally` counts what they showed in the last check, () where fewer than
    five were present. For an election `role`, the elected seat's number and alias, and the term.
    """

    number: int
    kind: str
    state: str
    title: str
    proposal: int = 0
    wording: int = 0
    people: int = 0
    tally: tuple[tuple[str, int], ...] = ()
    bound: str = ""
    objections: tuple[ObjectionKept, ...] = ()
    concerns: tuple[ConcernKept, ...] = ()
    reason: str = ""
    owner: str = ""
    until: str = ""
    day: date | None = None
    role: str = ""
    seat: int = 0
    alias: str = ""
    term: tuple[str, str] = ("", "")
