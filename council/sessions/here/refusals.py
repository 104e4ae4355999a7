"""Refusals about attendance."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class PresenceBackwards(CouncilError):
    """Somebody's presence would end before it began."""

    sentence = N_("Seat {number} cannot leave before arriving. The time of leaving lies after the arrival.")


class AttendanceApproved(CouncilError):
    """Attendance of a session whose minutes are approved was to be changed."""

    sentence = N_("The minutes of session {number} are approved; who was there is part of them.")
