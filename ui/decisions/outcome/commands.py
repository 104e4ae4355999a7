"""What can be done with recommendations, reasons, alternatives and minority views: data only."""

from council.words import N_
from ui.commands import Command

OUTCOME = (
    Command("decisions.fill", N_("Fill in fields…"), icon="edit"),
    Command("decisions.cite", N_("Cite evidence…"), icon="quote"),
    Command("decisions.tie", N_("Tie to another one…"), icon="link"),
    Command("decisions.untie", N_("Take a tie away…"), icon="remove"),
    Command("decisions.finish", N_("Make final"), icon="lock"),
    Command("decisions.correct", N_("Put a misprint right…"), icon="edit"),
    Command("decisions.earlier", N_("Stand earlier"), key="Alt+Up", icon="up"),
    Command("decisions.later", N_("Stand later"), key="Alt+Down", icon="down"),
    Command("decisions.add_reason", N_("Add reason…"), icon="add"),
    Command("decisions.drop_reason", N_("Take a reason away…"), icon="remove"),
    Command("decisions.bundle", N_("Set alternatives side by side…"), icon="merge"),
    Command("decisions.unbundle", N_("Take alternatives apart"), icon="split"),
    Command("decisions.print_outcome", N_("Print recommendations…"), icon="print"),
    Command("decisions.export_outcome", N_("Export recommendations…"), icon="export"),
    Command("decisions.minority", N_("Add minority view…"), icon="quote"),
    Command("decisions.back_view", N_("Count backing…"), icon="people"),
    Command("decisions.reword_view", N_("Reword minority view…"), icon="edit"),
    Command("decisions.backing_rule", N_("Rule for minority views…"), icon="settings"),
    Command("decisions.retract", N_("Withdraw minority view"), icon="remove"),
)
