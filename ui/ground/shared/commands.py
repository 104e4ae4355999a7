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
)  # fmt: skip
