"""What can be done with themes, votes and shared ground."""

from council.words import N_
from ui.commands import Command

COMMANDS = (
    Command(
        "ground.propose",
        N_("Propose themes"),
        key="Ctrl+G",
        icon="theme",
        hint=N_("Reads every statement on this computer and groups what is alike. What people named or "
                "placed stays where it is."),
    ),
    Command("ground.import_statements", N_("Import statements…"), icon="import"),
    Command("ground.rename", N_("Rename theme…"), key="F2", icon="edit"),
    Command("ground.new_theme", N_("New theme…"), key="Ctrl+T", icon="add"),
    Command("ground.move", N_("Move…"), key="Ctrl+M", icon="right"),
    Command("ground.take_out", N_("Take out"), key="Del", icon="remove"),
    Command("ground.split", N_("Split off…"), key="Ctrl+Shift+S", icon="split"),
    Command("ground.merge", N_("Merge theme…"), key="Ctrl+J", icon="merge"),
    Command("ground.to_proposal", N_("Draft a proposal"), key="Ctrl+D", icon="decisions"),
    Command("ground.remove_theme", N_("Dissolve theme"), icon="delete"),
    Command("ground.import_votes", N_("Import votes…"), key="Ctrl+I", icon="import"),
    Command(
        "ground.work_out",
        N_("Work out shared ground"),
        key="Ctrl+R",
        icon="refresh",
        hint=N_("Compares every group of the council on every statement, from the votes there are now."),
    ),
    Command("ground.draw_map", N_("Draw the map"), icon="map"),
)  # fmt: skip
