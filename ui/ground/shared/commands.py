"""What a person can do with shared ground."""

from council.words import N_
from ui.commands import Command

SHARED = (
    Command(
        "ground.work_out",
        N_("Work out shared ground"),
        key="Ctrl+R",
        icon="refresh",
        hint=N_("Compares every group of the council on every statement, from the votes there are now."),
    ),
    Command(
        "ground.more_than",
        N_("Ask for more than half, or more than 60%"),
        hint=N_("Changes how many of every group must agree before a statement is called shared."),
    ),
    Command(
        "ground.to_wall",
        N_("Show to the room"),
        key="Ctrl+Shift+P",
        icon="projector",
        hint=N_("Sends what stands here to the projector, in type that can be read from the last row."),
    ),
    Command("ground.to_shared", N_("Go to shared ground"), icon="ground"),
    Command("ground.to_votes", N_("Collect votes"), icon="vote"),
    Command("ground.to_groups", N_("Compare groups"), key="Ctrl+Shift+V", icon="table"),
    Command("ground.to_line", N_("Why this is judged so"), key="Ctrl+Shift+Y", icon="info"),
    Command("ground.to_session", N_("Go to session"), key="Ctrl+Shift+O", icon="sessions"),
    Command("ground.sort_column", N_("Sort by this column"), key="O", icon="down"),
    Command("ground.turn_picture", N_("Show as table or as picture"), key="Ctrl+Shift+T", icon="table"),
    Command(
        "ground.save_picture",
        N_("Save picture…"),
        key="Ctrl+Shift+I",
        icon="export",
        hint=N_("A PNG or an SVG, with title, base and source."),
    ),
    Command("ground.save_table", N_("Save table…"), icon="table", hint=N_("All the numbers as CSV.")),
)  # fmt: skip
