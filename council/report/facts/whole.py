"""Everything a report can say: one frozen value gathered from every room, without a name of any member."""

from __future__ import annotations

from dataclasses import dataclass

from council.report.facts.chosen import CategoryFacts, DrawFacts, LetterFacts, LotteryFacts, StageFacts
from council.report.facts.council import CouncilFacts, RemitFacts
from council.report.facts.decided import (
    AlternativeFacts,
    CriterionFacts,
    MinorityFacts,
    ProposalFacts,
    RecommendationFacts,
)
from council.report.facts.evaluated import EvaluationFacts
from council.report.facts.heard import (
    EvidenceFacts,
    GroundFacts,
    ParkedFacts,
    QuestionFacts,
    RecordFacts,
    SpeakerFacts,
    ThemeFacts,
)
from council.report.facts.voted import BallotFacts, ConsentFacts, VoidFacts
from council.report.facts.worked import MethodFacts, MixingFacts, SessionFacts
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
    earlier: tuple[RemitFacts, ...] = ()  # older versions of the remit
    seats: int = 0
    confirmed: int = 0
    withdrawn: int = 0
    categories: tuple[CategoryFacts, ...] = ()
    targets: int = 0  # groups that had a target, and those within it, before any were counted together
    targets_met: int = 0
    unagreed: tuple[str, ...] = ()  # aliases nobody agreed to show, to look for in texts; never told
    unshown: tuple[str, ...] = ()  # features of which every break-down would show too few people
    draw: DrawFacts | None = None
    stages: StageFacts | None = None
    letters: tuple[LetterFacts, ...] = ()
    lotteries: tuple[LotteryFacts, ...] = ()
    certificate: tuple[tuple[str, bytes], ...] = ()  # its open files by name
    sessions: tuple[SessionFacts, ...] = ()
    methods: tuple[MethodFacts, ...] = ()
    mixing: MixingFacts | None = None
    evaluation: EvaluationFacts = EvaluationFacts()
    record: RecordFacts = RecordFacts()
    guests: tuple[SpeakerFacts, ...] = ()  # who spoke to the council from outside
    evidence: tuple[EvidenceFacts, ...] = ()
    questions: tuple[QuestionFacts, ...] = ()
    parked: tuple[ParkedFacts, ...] = ()
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
