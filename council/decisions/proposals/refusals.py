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
    sentence = N_("This wording says the same as version {number}, in every field. Change one, then keep it.")


class ProposalIsSettled(CouncilError):
    sentence = N_("Proposal {number} can no longer be changed: it is {state}.")


class DifferenceDoesNotFit(CouncilError):
    sentence = N_("This difference was made from another text and cannot be applied to this one.")


class VersionIsOutdated(CouncilError):
    sentence = N_("Version {number} has been followed by a newer wording. Prepare the ballot on that one.")


class OriginWeightUnknown(CouncilError):
    sentence = N_("“{given}” is no way of growing out of a statement: say quoted, drawn_on or against.")


class MoveNotAllowed(CouncilError):
    sentence = N_("Proposal {number} is {state}; from there it cannot become {to}.")


class ProposalIsRated(CouncilError):
    """Nothing stops a support round in silence."""

    sentence = N_(
        "Support round {round} on proposal {number} is still open. "
        "Close it, or stop it with a reason; then go on."
    )


class VersionIsSealed(CouncilError):
    sentence = N_(
        "Version {number} is sealed by a decision on it, and so is what it grew out of. "
        "Keep a new wording, and name the statements there."
    )


class StatementIsTakenOut(CouncilError):
    sentence = N_("Statement {number} was withdrawn or redacted, so nothing new can draw on it.")


class NotInConsent(CouncilError):
    sentence = N_("Proposal {number} is {state}: only a proposal in consent is amended by its round.")


class FieldTooLong(CouncilError):
    sentence = N_("A field has {length} characters; {most} is the most beside the text. Shorten it.")


class TooManyCostLines(CouncilError):
    sentence = N_("The cost sheet has {given} lines; {most} is the most. Join some of them.")


class ReviewDateUnreadable(CouncilError):
    sentence = N_("“{given}” is no date to review on. Write it as year-month-day, such as 2027-05-31.")


class CostLineIncomplete(CouncilError):
    sentence = N_(
        "Line {line} of the cost sheet needs who bears it and what it is. Fill both, or empty the line."
    )


class CostLineUnknown(CouncilError):
    sentence = N_(
        "Line {line} of the cost sheet says “{kind}”, “{when}”: "
        "the kinds are money, people and nature, the times now and later."
    )


class MergeIntoItself(CouncilError):
    sentence = N_("Proposal {number} cannot be merged into itself. Choose another proposal.")


class MergeInCircle(CouncilError):
    sentence = N_(
        "Proposal {into} was itself merged into proposal {number}, so the two would run in a circle. "
        "Undo the first merge, or choose another proposal."
    )


class SplitNeedsWording(CouncilError):
    sentence = N_(
        "Proposal {number} has no wording yet, so no part of it can be split off. Write its wording first."
    )


class SplitLeavesNothing(CouncilError):
    sentence = N_(
        "The part is the whole wording. Leave something in proposal {number}, or change its title instead."
    )
