"""What a report is made from: one frozen value gathered from every room, without a name of any member.

Counts only; shares are worked out where they are printed, always beside their base.
"""

from council.report.facts.chosen import CategoryFacts, DrawFacts, LetterFacts, LotteryFacts, StageFacts
from council.report.facts.council import CouncilFacts, RemitFacts
from council.report.facts.decided import (
    AlternativeFacts,
    CriterionFacts,
    MinorityFacts,
    ProposalFacts,
    RecommendationFacts,
    WordingFacts,
)
from council.report.facts.evaluated import EvaluationFacts, FloorFacts, FormFacts
from council.report.facts.heard import (
    EvidenceFacts,
    GroundFacts,
    ParkedFacts,
    QuestionFacts,
    RecordFacts,
    SpeakerFacts,
    StatementFacts,
    ThemeFacts,
)
from council.report.facts.voted import BallotFacts, ConsentFacts, RoundFacts, VoidFacts, counted
from council.report.facts.whole import Facts
from council.report.facts.worked import ItemFacts, MethodFacts, MixingFacts, SessionFacts
from council.report.facts.written import EditionFacts, TextFacts

__all__ = [
    "AlternativeFacts",
    "BallotFacts",
    "CategoryFacts",
    "ConsentFacts",
    "CouncilFacts",
    "CriterionFacts",
    "DrawFacts",
    "EditionFacts",
    "EvaluationFacts",
    "EvidenceFacts",
    "Facts",
    "FloorFacts",
    "FormFacts",
    "GroundFacts",
    "ItemFacts",
    "LetterFacts",
    "LotteryFacts",
    "MethodFacts",
    "MinorityFacts",
    "MixingFacts",
    "ParkedFacts",
    "ProposalFacts",
    "QuestionFacts",
    "RecommendationFacts",
    "RecordFacts",
    "RemitFacts",
    "RoundFacts",
    "SessionFacts",
    "SpeakerFacts",
    "StageFacts",
    "StatementFacts",
    "TextFacts",
    "ThemeFacts",
    "VoidFacts",
    "WordingFacts",
    "counted",
]
