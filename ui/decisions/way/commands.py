"""What can be done on the way: data only."""

from council.words import N_
from ui.commands import Command

WAY = (Command("decisions.back", N_("Back on the way"), key="Alt+Left", icon="left"),)
