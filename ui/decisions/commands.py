"""What can be done in the room of decisions: data only."""

from council.words import N_
from ui.commands import Command

COMMANDS = (
    Command("decisions.draft", N_("New proposal…"), key="Ctrl+D", icon="add"),
    Command("decisions.reword", N_("New wording…"), key="Ctrl+Shift+D", icon="edit"),
    Command("decisions.origins", N_("Name statements…"), icon="link"),
    Command("decisions.describe", N_("Title and addressee…"), icon="edit"),
    Command("decisions.review", N_("Put to review"), icon="eye"),
    Command("decisions.withdraw", N_("Withdraw proposal…"), icon="remove"),
    Command("decisions.prepare", N_("Prepare ballot…"), key="Ctrl+B", icon="vote"),
    Command("decisions.open", N_("Open ballot…"), icon="play"),
    Command("decisions.close", N_("Close ballot…"), icon="stop"),
    Command("decisions.papers", N_("Count papers…"), icon="copy"),
    Command("decisions.enter", N_("Enter pile…"), key="Ctrl+T", icon="table"),
    Command("decisions.settle", N_("Settle pile…"), icon="merge"),
    Command("decisions.certify", N_("Certify ballot…"), icon="certificate"),
    Command("decisions.void", N_("Declare void…"), icon="close"),
    Command("decisions.recommend", N_("Make recommendation…"), key="Ctrl+Shift+R", icon="check"),
    Command("decisions.fill", N_("Fill in fields…"), icon="edit"),
    Command("decisions.finish", N_("Make final"), icon="lock"),
    Command("decisions.minority", N_("Add minority view…"), icon="quote"),
    Command("decisions.retract", N_("Withdraw minority view"), icon="remove"),
    Command("decisions.back", N_("Back on the way"), key="Alt+Left", icon="left"),
)
