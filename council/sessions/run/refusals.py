"""What the day itself refuses, each with its sentence."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class SessionNotRunning(CouncilError):
    """Something of a running session was wanted of one that has not begun."""

    sentence = N_("Session {number} has not begun. Start the session first.")


class SessionNotPaused(CouncilError):
    """A session was to go on that does not pause."""

    sentence = N_("Session {number} does not pause, so there is nothing to go on with.")


class NoFurtherStage(CouncilError):
    """There is no stage after (or before) the one in force."""

    sentence = N_('"{title}" has no further stage. Start the next item when this one is over.')
