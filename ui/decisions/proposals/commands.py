"""What can be done with proposals and by the criteria for them: data only."""

from council.words import N_
from ui.commands import Command

PROPOSALS = (
    Command("decisions.draft", N_("New proposal…"), key="Ctrl+D", icon="add"),
    Command("decisions.reword", N_("New wording…"), key="Ctrl+Shift+D", icon="edit"),
    Command("decisions.terms", N_("Terms, costs, incentives…"), icon="table"),
    Command("decisions.origins", N_("Name statements…"), icon="link"),
    Command("decisions.describe", N_("Title and addressee…"), icon="edit"),
    Command("decisions.review", N_("Put to review"), icon="eye"),
    Command("decisions.merge", N_("Merge into another…"), key="Ctrl+Shift+M", icon="merge"),
    Command("decisions.split", N_("Split off a part…"), key="Ctrl+Shift+L", icon="split"),
    Command("decisions.withdraw", N_("Withdraw proposal…"), icon="remove"),
    Command("decisions.to_consent", N_("Consent round"), icon="people"),
    Command("decisions.to_support", N_("Support round"), icon="chart"),
    Command("decisions.to_ballot", N_("Prepare ballot…"), key="Ctrl+B", icon="vote"),
    Command("decisions.recommend", N_("Make recommendation…"), key="Ctrl+Shift+R", icon="check"),
    Command("decisions.views", N_("Show the wording another way"), key="Ctrl+Shift+V", icon="eye"),
    Command("decisions.changes_csv", N_("Save old, new and why as a table…"), icon="export"),
    Command("decisions.on_wall", N_("Send to the projector"), icon="projector"),
    Command("decisions.handout", N_("Print what is proposed…"), icon="print"),
)

COMPARE = (
    Command("decisions.criterion", N_("New criterion…"), icon="add"),
    Command("decisions.criterion_change", N_("Change criterion…"), icon="edit"),
    Command("decisions.criterion_agree", N_("Criterion was agreed…"), icon="check"),
    Command("decisions.criterion_retire", N_("Retire criterion…"), icon="remove"),
    Command("decisions.score", N_("Keep score"), hint=N_("Enter, in the line for the reason.")),
    Command("decisions.unscore", N_("Take the score back"), key="Del", icon="remove"),
    Command("decisions.beside_csv", N_("Save side by side as a table…"), icon="export"),
)
