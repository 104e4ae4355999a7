"""What questions, evidence and the parking lot refuse."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class QuestionEmpty(CouncilError):
    """A question without words."""

    sentence = N_("A question needs its words.")


class QuestionGone(CouncilError):
    """A question was named that is not there, or went into another one."""

    sentence = N_("This question is not there any more. It may have been merged into another one.")


class TooFewToMerge(CouncilError):
    """Fewer than two questions were to be merged."""

    sentence = N_("Merging needs at least two questions.")


class AnswerEmpty(CouncilError):
    """An answer without words."""

    sentence = N_("An answer needs its words. Until there is one, give the day on which it is due.")


class DueDayUnreadable(CouncilError):
    """A due day that is no day of the calendar."""

    sentence = N_('"{day}" is no day of the calendar. Write it like 2026-03-31.')


class EvidenceIncomplete(CouncilError):
    """Evidence without a title or a source, or with minutes that cannot be."""

    sentence = N_("Evidence needs a title and a source, and its minutes lie between 0 and 1440.")


class EvidenceGone(CouncilError):
    """Evidence was named that is not kept."""

    sentence = N_("This evidence is not there any more. It may have been taken back.")


class ParkedGone(CouncilError):
    """A parked line was named that no longer stands."""

    sentence = N_("This line is not in the parking lot any more. Look at the list for the newer one.")


class OwnerEmpty(CouncilError):
    """A parked line was to be handed on to nobody."""

    sentence = N_("Say who takes this line on, or close it with a reason.")


class ReasonEmpty(CouncilError):
    """A parked line was to be closed without a reason."""

    sentence = N_("A line of the parking lot is closed with a reason, so that its speaker can read it.")
