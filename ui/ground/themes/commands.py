"""What a person can do with themes."""

from council.words import N_
from ui.commands import Command

THEMES = (
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
)  # fmt: skip
