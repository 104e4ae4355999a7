"""What is refused about minutes."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class MinutesTooEarly(CouncilError):
    """Minutes were to be opened before the session has ended."""

    sentence = N_("Session {number} has not ended yet. End it, then open its minutes.")


class MinutesNotOpen(CouncilError):
    """Something was asked of minutes that are not open for corrections."""

    sentence = N_("The minutes of session {number} are not open for corrections. Open them first.")


class MinutesAlreadyOpen(CouncilError):
    """Minutes were opened twice."""

    sentence = N_("The minutes of session {number} are open already. Move their date instead.")


class MinutesApproved(CouncilError):
    """Approved minutes were to be changed."""

    sentence = N_(
        "The minutes of session {number} are approved and stay as they are. Open a new version with a reason."
    )


class CorrectionsUntilPast(CouncilError):
    """The last day for corrections lies in the past, or before the day that was announced."""

    sentence = N_("The last day for corrections lies ahead, and never before the one announced.")


class CorrectionsClosed(CouncilError):
    """A correction was asked for after the last day."""

    sentence = N_("The time for corrections is over since {day}. Move the date to take more.")


class CorrectionEmpty(CouncilError):
    """A correction without words."""

    sentence = N_("A correction needs words: say what should stand there.")


class CorrectionGone(CouncilError):
    """A correction was named that is not kept, or is answered already."""

    sentence = N_("This correction is answered already, or gone. Look at the list of corrections.")


class CorrectionPartUnknown(CouncilError):
    """A correction names a part that minutes do not have."""

    sentence = N_("“{part}” is no part of the minutes. Known are: {known}.")


class AskerNotPresent(CouncilError):
    """Somebody asks for a correction of a session at which they were not."""

    sentence = N_("Seat {seat} was not at session {number}: those who were present ask for corrections.")


class MinutesReasonMissing(CouncilError):
    """Something that needs a reason was done without one."""

    sentence = N_("A reason is needed here: those who read the minutes later want to know why.")


class CorrectionsUnanswered(CouncilError):
    """Minutes were to be approved while corrections wait for an answer."""

    sentence = N_("{count} corrections wait for an answer. Take or refuse each of them, then approve.")


class MinutesStillAsked(CouncilError):
    """Minutes were to be approved before the last day for corrections, without a reason."""

    sentence = N_("Corrections can be asked for until {day}. Approve then, or say why now.")


class MinutesBehind(CouncilError):
    """The record of the session changed since the version that was to be approved."""

    sentence = N_("The record has changed since version {version}. Make a new version and look at it first.")


class MinutesVersionUnknown(CouncilError):
    """A version of the minutes was named that was never written."""

    sentence = N_("The minutes of session {number} have no version {version}. Look at the list of versions.")


class NothingNewInRecord(CouncilError):
    """A new version was asked for although nothing changed."""

    sentence = N_("Nothing has changed since version {version}: no new version is needed.")
