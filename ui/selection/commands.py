"""What can be done on the road from targets to a panel."""

from council.words import N_
from ui.commands import Command

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
    Command(
        "selection.find_lottery",
        N_("Find the lottery"),
        key="Ctrl+Return",
        icon="search",
        hint=N_(
            "Search for panels that meet every target and give the fairest chances. Nothing is drawn yet."
        ),
    ),
    Command("selection.commit", N_("Commit to this lottery…"), icon="lock"),
    Command("selection.draw_panel", N_("Draw the panel…"), icon="shuffle"),
    Command("selection.copy_hash", N_("Copy the hash"), icon="copy"),
    Command("selection.confirm", N_("Note a yes"), key="Ctrl+Y", icon="check"),
    Command("selection.decline", N_("Note a no"), key="Ctrl+D", icon="remove"),
    Command("selection.expect", N_("Note no answer yet"), icon="clock"),
    Command("selection.export_panel", N_("Export the panel…"), icon="export"),
    Command("selection.export_certificate", N_("Export the certificate…"), icon="certificate"),
    Command("selection.verify", N_("Verify a certificate…"), icon="tick"),
)
