"""Everything a report can say: one frozen value gathered from every room, without a name of any member."""

from __future__ import annotations

from dataclasses import dataclass

from council.report.facts.chosen import CategoryFacts, DrawFacts, StageFacts
from council.report.facts.council import CouncilFacts, RemitFacts
from council.report.facts.decided import (
    AlternativeFacts,
    CriterionFacts,
    MinorityFacts,
    ProposalFacts,
    RecommendationFacts,
)
from council.report.facts.heard import GroundFacts, ThemeFacts
from council.report.facts.voted import BallotFacts, ConsentFacts, VoidFacts
from council.report.facts.worked import MixingFacts, SessionFacts
from council.report.facts.written import EditionFacts, TextFacts
from council.report.setup.views import Setup


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a report can say. An empty part leaves its section out, and the report says so.

    The panel has `seats`; `withdrawn` of them are empty, as their members declined or left and nobody came
    in their place; the others are `members`.
    """

    council: CouncilFacts
    edition: EditionFacts = EditionFacts()
    texts: tuple[TextFacts, ...] = ()
    setup: Setup = Setup()
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
    voids: tuple[VoidFacts, ...] = ()
    consents: tuple[ConsentFacts, ...] = ()
    criteria: tuple[CriterionFacts, ...] = ()
    alternatives: tuple[AlternativeFacts, ...] = ()

    @property
    def members(self) -> int:
        """Those who sit on the panel."""
        return self.seats - self.withdrawn

    def texts_at(self, place: str) -> tuple[TextFacts, ...]:
        """Everything written for a place of the report (`writing.places.TEXTS`), in its order."""
        return tuple(one for one in self.texts if one.place == place)

    def text_of(self, place: str) -> str:
        """The words written for a place of the report, without their dress; "" where there are none."""
        return "\n\n".join(one.written.words for one in self.texts_at(place) if one.written)
