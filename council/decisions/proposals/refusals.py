"""What is refused about proposals, each with its sentence: what happened, why, and what to do."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class TitleMissing(CouncilError):
    sentence = N_("The proposal has no title yet. Give it a few words by which the room will know it.")


class WordingMissing(CouncilError):
    sentence = N_("There is no wording to keep: the text is empty.")


class WordingTooLong(CouncilError):
    sentence = N_("The text has {length} characters; {most} is the most a wording can have. Shorten it.")


class ChangeNeedsReason(CouncilError):
    sentence = N_("The reason is missing. One line is enough, so that the council can follow what was done.")


class NothingChanged(CouncilError):
    sentence = N_("This wording is the same as version {number}. Change the text, then keep it.")


class ProposalIsSettled(CouncilError):
    sentence = N_("Proposal {number} can no longer be changed: it is {state}.")


class DifferenceDoesNotFit(CouncilError):
    sentence = N_("This difference was made from another text and cannot be applied to this one.")


class VersionIsOutdated(CouncilError):
    sentence = N_("Version {number} has been followed by a newer wording. Prepare the ballot on that one.")


class OriginWeightUnknown(CouncilError):
    sentence = N_("“{given}” is no way of growing out of a statement: say quoted, drawn_on or against.")
