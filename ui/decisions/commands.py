"""What can be done in the room of decisions."""

from ui.decisions.ballots.commands import BALLOTS
from ui.decisions.consent.commands import CONSENT
from ui.decisions.outcome.commands import OUTCOME
from ui.decisions.proposals.commands import COMPARE, PROPOSALS
from ui.decisions.support.commands import SUPPORT
from ui.decisions.way.commands import WAY

COMMANDS = (*PROPOSALS, *COMPARE, *CONSENT, *SUPPORT, *BALLOTS, *OUTCOME, *WAY)
