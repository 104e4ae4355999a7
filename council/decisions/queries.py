"""Questions to the room of decisions, answered as frozen values; no count leaves before the close.

A teller's entry is shown only when the other teller's is there too.
"""

from council.decisions.ballots.queries import ballots_of, calls_of, seats_entitled, totals_of
from council.decisions.ballots.views import BallotView, CallView, OptionView, PileView
from council.decisions.consent.queries import circle_choices, consent_round_of, consent_rounds_of, roles_of
from council.decisions.consent.views import (
    CircleChoices,
    ConsentView,
    MemberName,
    RoleView,
    SeatChoice,
    TableChoice,
)
from council.decisions.outcome.causes.queries import causes_of
from council.decisions.outcome.causes.views import Cause
from council.decisions.outcome.considered.queries import considered_not_adopted_of
from council.decisions.outcome.considered.views import Considered
from council.decisions.outcome.minority.queries import backing_rule_of, minority_views_of
from council.decisions.outcome.minority.views import MinorityText
from council.decisions.outcome.queries import bundles_of, recommendations_of
from council.decisions.outcome.recommended.views import BundleView, RecommendationView
from council.decisions.outcome.way.queries import (
    became_of,
    chain_of,
    origins_of,
    starts_of,
    step_numbered,
    unused_of,
    unused_statements_of,
    walk_of,
    way_of,
)
from council.decisions.outcome.way.views import ChainStep, Crossing, Provenance, Unused, Way
from council.decisions.proposals.criteria.queries import criteria_of, criteria_sheet_of, scores_of
from council.decisions.proposals.criteria.views import CriteriaSheet, CriterionView, Judged
from council.decisions.proposals.queries import proposals_of, sources_of, versions_of
from council.decisions.proposals.views import Named, Parent, ProposalView, Source, VersionView
from council.decisions.support.queries import remarks_of, support_rounds_of
from council.decisions.support.views import CountView, RemarkView, SupportRoundView

__all__ = [
    "BallotView",
    "BundleView",
    "CallView",
    "Cause",
    "ChainStep",
    "CircleChoices",
    "ConsentView",
    "Considered",
    "CountView",
    "CriteriaSheet",
    "CriterionView",
    "Crossing",
    "Judged",
    "MemberName",
    "MinorityText",
    "Named",
    "OptionView",
    "Parent",
    "PileView",
    "ProposalView",
    "Provenance",
    "RecommendationView",
    "RemarkView",
    "RoleView",
    "SeatChoice",
    "Source",
    "SupportRoundView",
    "TableChoice",
    "Unused",
    "VersionView",
    "Way",
    "backing_rule_of",
    "ballots_of",
    "became_of",
    "bundles_of",
    "calls_of",
    "causes_of",
    "chain_of",
    "circle_choices",
    "consent_round_of",
    "consent_rounds_of",
    "considered_not_adopted_of",
    "criteria_of",
    "criteria_sheet_of",
    "minority_views_of",
    "origins_of",
    "proposals_of",
    "recommendations_of",
    "remarks_of",
    "roles_of",
    "scores_of",
    "seats_entitled",
    "sources_of",
    "starts_of",
    "step_numbered",
    "support_rounds_of",
    "totals_of",
    "unused_of",
    "unused_statements_of",
    "versions_of",
    "walk_of",
    "way_of",
]
