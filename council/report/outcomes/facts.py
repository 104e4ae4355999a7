"""What the papers of the outcome are made from: frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from council.decisions.outcome.considered.views import Considered
from council.decisions.outcome.minority.views import MinorityText
from council.decisions.outcome.recommended.views import BundleView, RecommendationView
from council.decisions.outcome.way.views import Way


@dataclass(frozen=True, slots=True)
class WayFacts:
    """What a printed way is made from; `wordings` are the ways of the wordings behind it, oldest first."""

    council: str
    language: str
    way: Way
    wordings: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class OutcomeFacts:
    """Everything that came of it, in the order in which it stands."""

    council: str
    language: str
    recommendations: tuple[RecommendationView, ...]
    considered: tuple[Considered, ...]
    minority: tuple[MinorityText, ...]
    bundles: tuple[BundleView, ...]
