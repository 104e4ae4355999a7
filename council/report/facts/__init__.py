"""What a report is made from: one frozen value gathered from every room, without a name of any member.

Counts only; shares are worked out where they are printed, always beside their base.
"""

from council.report.facts.chosen import CategoryFacts, DrawFacts, StageFacts
from council.report.facts.council import CouncilFacts, RemitFacts
from council.report.facts.decided import (
    AlternativeFacts,
    CriterionFacts,
    MinorityFacts,
    ProposalFacts,
    RecommendationFacts,
    WordingFacts,
)
from council.report.facts.heard import GroundFacts, StatementFacts, ThemeFacts
from council.report.facts.voted import BallotFacts, ConsentFacts, RoundFacts, VoidFacts, counted
from council.report.facts.whole import Facts
from council.report.facts.worked import ItemFacts, MixingFacts, SessionFacts
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
    "Facts",
    "GroundFacts",
    "ItemFacts",
    "MinorityFacts",
    "MixingFacts",
    "ProposalFacts",
    "RecommendationFacts",
    "RemitFacts",
    "RoundFacts",
    "SessionFacts",
    "StageFacts",
    "StatementFacts",
    "TextFacts",
    "ThemeFacts",
    "VoidFacts",
    "WordingFacts",
    "counted",
]
