"""What can be done with proposals: data only."""

from council.words import N_
from ui.commands import Command

PROPOSALS = (
    Command("decisions.draft", N_("New proposal…"), key="Ctrl+D", icon="add"),
    Command("decisions.reword", N_("New wording…"), key="Ctrl+Shift+D", icon="edit"),
    Command("decisions.origins", N_("Name statements…"), icon="link"),
    Command("decisions.describe", N_("Title and addressee…"), icon="edit"),
    Command("decisions.review", N_("Put to review"), icon="eye"),
    Command("decisions.withdraw", N_("Withdraw proposal…"), icon="remove"),
    Command("decisions.prepare", N_("Prepare ballot…"), key="Ctrl+B", icon="vote"),
    Command("decisions.recommend", N_("Make recommendation…"), key="Ctrl+Shift+R", icon="check"),
)
