"""Decisions: proposals and their wordings, the ballot desk, and what was recommended."""

from council.words import N_
from ui.places import Place

PAGES = (
    Place("decisions.proposals", N_("Proposals"), "ui.decisions.proposals.page:ProposalsPage"),
    Place("decisions.ballots", N_("Ballots"), "ui.decisions.ballots.page:BallotsPage"),
    Place("decisions.outcome", N_("Recommendations"), "ui.decisions.outcome.page:OutcomePage"),
)
