"""What a report is made from: one frozen value gathered from every room, without a name of any member.

Counts only; shares are worked out where they are printed, always beside their base.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

TEXTS = ("statement", "foreword", "summary", "limits", "thanks")


@dataclass(frozen=True, slots=True)
class CouncilFacts:
    """Who met, where, for whom. `about`: what is real, what invented; `credit`: whose words these are."""

    name: str
    place: str = ""
    convener: str = ""
    language: str = "en"
    about: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class RemitFacts:
    """The question, its limits, and the promise of how the answer will be treated."""

    question: str
    context: str = ""
    scope: str = ""
    limits: str = ""
    decided: str = ""
    promise: str = ""


@dataclass(frozen=True, slots=True)
class CategoryFacts:
    """One value of a feature: people in the pool and on the panel, and the seats aimed at."""

    feature: str
    value: str
    pool: int
    panel: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class DrawFacts:
    """One lottery: rule, hash made public before chance was drawn, and how many people had which chance.

    `chances` are (chance, people) with rising chance; they cover the whole pool.
    """

    number: int
    rule: str
    answered: int
    pool: int
    seats: int
    kept: bool
    commitment: str = ""
    panels: int = 0
    certified: bool = False
    chances: tuple[tuple[Fraction, int], ...] = ()
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StageFacts:
    """People at each stage from the letters to the panel, counts only.

    registered = those who could be drawn + left_out (reason, people). drawn + replaced = confirmed + expected
    + declined + withdrew: `replaced` came in the place of somebody, by a draw of their own or from the
    alternates, `alternates` of whom still wait.
    """

    registered: int
    left_out: tuple[tuple[str, int], ...] = ()
    letters: int = 0
    drawn: int = 0
    replaced: int = 0
    confirmed: int = 0
    declined: int = 0
    withdrew: int = 0
    alternates: int = 0


@dataclass(frozen=True, slots=True)
class MixingFacts:
    """How far all seatings together let people meet: pairs that did, of all pairs and of an upper bound."""

    people: int
    seatings: int
    pairs_met: int
    pairs: int
    bound_pairs: int
    met_least: int
    met_mean: float
    met_most: int


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One agenda item."""

    title: str
    method: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """One meeting: what for, who was there, what was done."""

    number: int
    title: str
    purpose: str = ""
    day: date | None = None
    present: int = 0
    seated: int = 0
    items: tuple[ItemFacts, ...] = ()
    statements: int = 0


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """One statement as it may be printed: number, words, table and session; never a name."""

    number: int
    text: str
    table: str = ""
    session: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ThemeFacts:
    """A named group of statements; `authors` are the seats that spoke in it, where they are known."""

    number: int
    title: str
    words: tuple[str, ...] = ()
    statements: int = 0
    authors: int = 0
    quotes: tuple[StatementFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class GroundFacts:
    """How members voted on one statement; `support` with its interval, all from 0 to 1 of those who voted."""

    number: int
    text: str
    theme: str
    asked: int
    agree: int
    disagree: int
    passed: int
    support: float
    low: float
    high: float
    label: str
    least_group: str = ""


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


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """Which edition of the report this is."""

    number: int = 1
    state: str = "draft"


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a report can say. An empty part leaves its section out, and the report says so.

    The panel has `seats`; `withdrawn` of them are empty, as their members declined or left and nobody came
    in their place; the others are `members`.
    """

    council: CouncilFacts
    edition: EditionFacts = EditionFacts()
    texts: tuple[tuple[str, str], ...] = ()
    remit: RemitFacts | None = None
    seats: int = 0
    confirmed: int = 0
    withdrawn: int = 0
    categories: tuple[CategoryFacts, ...] = ()
    draw: DrawFacts | None = None
    stages: StageFacts | None = None
    sessions: tuple[SessionFacts, ...] = ()
    mixing: MixingFacts | None = None
    statements: int = 0
    speakers: int = 0
    votes: int = 0
    voters: int = 0
    together: int = 0  # answers known by number only: cards shown at tables, sheets without a seat
    themes: tuple[ThemeFacts, ...] = ()
    ground: tuple[GroundFacts, ...] = ()
    recommendations: tuple[RecommendationFacts, ...] = ()
    proposals: tuple[ProposalFacts, ...] = ()
    minorities: tuple[MinorityFacts, ...] = ()
    ballots: tuple[BallotFacts, ...] = ()

    @property
    def members(self) -> int:
        """Those who sit on the panel."""
        return self.seats - self.withdrawn

    def text_of(self, section: str) -> str:
        """The words written for a place of the report, as "foreword"; "" where there are none."""
        return dict(self.texts).get(section, "")
