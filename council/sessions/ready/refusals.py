"""What making a session ready refuses, each with its sentence."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class SessionNotReady(CouncilError):
    """A session was to be ready or to begin while something open is not waived; `needs` names it."""

    sentence = N_("Session {number} is not ready. {needs} Do it, or go on without it and say why.")


class SessionBegun(CouncilError):
    """A session was to be made ready or planned anew that has begun."""

    sentence = N_("Session {number} has begun; what it needed was settled before.")


class NeedUnknown(CouncilError):
    """Something was to be waived that no session needs."""

    sentence = N_('A session needs no "{code}". Known are: {known}.')


class WaiverUnexplained(CouncilError):
    """Something was to be waived without saying why."""

    sentence = N_("Say why the session goes on without it; the reason stays in the record.")
