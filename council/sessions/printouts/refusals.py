"""What is refused about printouts."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class SheetUnknown(CouncilError):
    """A kind of sheet was named that does not exist."""

    sentence = N_("“{kind}” is no kind of sheet. Known are: {known}.")


class SessionUnknown(CouncilError):
    """A session was named that is not planned."""

    sentence = N_("There is no session {number}. Look at the plan for the sessions there are.")
