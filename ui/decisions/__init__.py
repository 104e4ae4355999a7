"""Decisions: proposals and their wordings, the ballot desk, and what was recommended."""

from council.words import N_
from ui.places import Place

PAGES = (
    Place("decisions.proposals", N_("Proposals"), "ui.decisions.proposals.page:ProposalsPage"),
    Place("decisions.compare", N_("Compare"), "ui.decisions.proposals.compare.page:ComparePage"),
    Place("decisions.consent", N_("Consent"), "ui.decisions.consent.page:ConsentPage"),
    Place("decisions.support", N_("Support"), "ui.decisions.support.page:SupportPage"),
    Place("decisions.ballots", N_("Ballots"), "ui.decisions.ballots.page:BallotsPage"),
    Place("decisions.outcome", N_("Recommendations"), "ui.decisions.outcome.page:OutcomePage"),
    Place("decisions.way", N_("The way"), "ui.decisions.way.page:WayPage"),
)
