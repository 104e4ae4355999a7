"""What can be done in the room of follow-up: data only."""

from council.words import N_
from ui.commands import Command

SEE = "follow.see"
COMMANDS = (Command(SEE, N_("See the recommendations"), icon="decisions"),)
