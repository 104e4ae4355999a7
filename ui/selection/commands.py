"""What can be done on the road from targets to a panel."""

from council.words import N_
from ui.commands import Command
from ui.selection.draw.commands import DRAW
from ui.selection.panel.commands import PANEL
from ui.selection.pictures.commands import PICTURES

COMMANDS = (
    Command(
        "selection.import_targets",
        N_("Import targets…"),
        key="Ctrl+I",
        icon="import",
        hint=N_("Take in a CSV or XLSX file with feature, value, min, max – or feature, value, share."),
    ),
    Command(
        "selection.propose",
        N_("Propose from shares…"),
        key="Ctrl+P",
        icon="target",
        hint=N_("Turn shares of the population into least and most seats."),
    ),
    Command("selection.add_target", N_("Add target…"), key="Ctrl+T", icon="add"),
    Command("selection.change_target", N_("Change target"), key="F2", icon="edit"),
    Command("selection.remove_target", N_("Remove target"), key="Del", icon="delete"),
    Command(
        "selection.leave_out_odd",
        N_("Leave them out of the draw"),
        icon="dash",
        hint=N_(
            "People with no answer, or one that no target knows, are not drawn; the certificate counts them."
        ),
    ),
    Command("selection.set_seats", N_("Set the number of seats"), key="Ctrl+L", icon="seat"),
    Command("selection.to_targets", N_("Go to the targets"), icon="target"),
    Command("selection.to_draw", N_("Go on to the draw"), key="Ctrl+Return", icon="draw"),
    *DRAW,
    *PANEL,
    *PICTURES,
)
