"""What a report is made from: one frozen value gathered from every room, without a name of any member.

Counts only; shares are worked out where they are printed, always beside their base.
"""

from council.report.facts.chosen import CategoryFacts, DrawFacts, StageFacts
from council.report.facts.council import TEXTS, CouncilFacts, EditionFacts, RemitFacts
from council.report.facts.decided import BallotFacts, MinorityFacts, ProposalFacts, RecommendationFacts
from council.report.facts.heard import GroundFacts, StatementFacts, ThemeFacts
from council.report.facts.whole import Facts
from council.report.facts.worked import ItemFacts, MixingFacts, SessionFacts

__all__ = [
    "BallotFacts",
    "CategoryFacts",
    "CouncilFacts",
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
    "SessionFacts",
    "StageFacts",
    "StatementFacts",
    "TEXTS",
    "ThemeFacts",
]
