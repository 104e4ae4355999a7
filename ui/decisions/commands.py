"""What can be done in the room of decisions."""

from ui.decisions.ballots.commands import BALLOTS
from ui.decisions.outcome.commands import OUTCOME
from ui.decisions.proposals.commands import PROPOSALS
from ui.decisions.way.commands import WAY

COMMANDS = (*PROPOSALS, *BALLOTS, *OUTCOME, *WAY)
