"""What a person can do with votes."""

from council.words import N_
from ui.commands import Command

VOTES = (
    Command("ground.import_votes", N_("Import votes…"), key="Ctrl+I", icon="import"),
)  # fmt: skip
