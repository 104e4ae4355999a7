"""What can be done with recommendations and minority views: data only."""

from council.words import N_
from ui.commands import Command

OUTCOME = (
    Command("decisions.fill", N_("Fill in fields…"), icon="edit"),
    Command("decisions.finish", N_("Make final"), icon="lock"),
    Command("decisions.minority", N_("Add minority view…"), icon="quote"),
    Command("decisions.retract", N_("Withdraw minority view"), icon="remove"),
)
