"""What time and turns refuse."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class TurnLogOff(CouncilError):
    """A turn was to be noted in a council that logs none."""

    sentence = N_("Turns are not logged in this council. Switch the turn log on first.")


class TurnKindUnknown(CouncilError):
    """A kind of turn that does not exist."""

    sentence = N_('"{kind}" is no kind of turn. Known are: {known}.')


class TurnGone(CouncilError):
    """A turn or timer was named that is not kept."""

    sentence = N_("This turn or timer is not there any more. It may have been taken back.")


class TimerNotGiven(CouncilError):
    """Time was to be added to something that has not begun, or has ended."""

    sentence = N_('"{title}" does not run, so its time cannot be changed.')
