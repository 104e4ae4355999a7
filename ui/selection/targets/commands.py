"""What can be done with targets."""

from council.words import N_
from ui.commands import Command

TARGETS = (
    Command(
        "selection.import_targets",
        N_("Import targets…"),
        key="Ctrl+I",
        icon="import",
        hint=N_(
            "Take in a CSV or XLSX file with feature, value, min, max – or shares of the population, "
            "as a statistics office gives them."
        ),
    ),
    Command(
        "selection.propose",
        N_("Propose from shares…"),
        key="Ctrl+P",
        icon="target",
        hint=N_("Turn shares of the population into least and most seats."),
    ),
    Command("selection.add_target", N_("Add target…"), key="Ctrl+T", icon="add"),
    Command(
        "selection.change_target",
        N_("Change the number"),
        key="F2",
        icon="edit",
        hint=N_("Arrows choose a number, digits write over it, + and − change it by one seat."),
    ),
    Command("selection.remove_target", N_("Remove target"), key="Del", icon="delete"),
    Command(
        "selection.save_targets",
        N_("Save targets…"),
        icon="export",
        hint=N_("A CSV file that spreadsheets, this program and other tools of the field read."),
    ),
    Command(
        "selection.who_is_shut",
        N_("Show who and why…"),
        icon="people",
        hint=N_("Who can never be chosen, and who is certain, each with the reason: to copy and save."),
    ),
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
)
