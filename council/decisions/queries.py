"""Questions to the room of decisions, answered as frozen values; no count leaves before the close.

A teller's entry is shown only when the other teller's is there too.
"""

from council.decisions.desk.queries import ballots_of, seats_entitled
from council.decisions.outcome.queries import considered_not_adopted_of, minority_views_of, recommendations_of
from council.decisions.views import (
    BallotView,
    ChainStep,
    Considered,
    Crossing,
    MinorityText,
    PileView,
    ProposalView,
    Provenance,
    RecommendationView,
    Source,
    VersionView,
)
from council.decisions.way.queries import became_of, origins_of, unused_statements_of, walk_of
from council.decisions.wordings.queries import proposals_of, sources_of, versions_of

__all__ = [
    "BallotView",
    "ChainStep",
    "Considered",
    "Crossing",
    "MinorityText",
    "PileView",
    "ProposalView",
    "Provenance",
    "RecommendationView",
    "Source",
    "VersionView",
    "ballots_of",
    "became_of",
    "considered_not_adopted_of",
    "minority_views_of",
    "origins_of",
    "proposals_of",
    "recommendations_of",
    "seats_entitled",
    "sources_of",
    "unused_statements_of",
    "versions_of",
    "walk_of",
]
