"""What is refused about support rounds, each with its sentence: what happened, why, and what to do."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class LevelsOutOfRange(CouncilError):
    sentence = N_("A scale has {least} to {most} levels; {given} were named.")


class LevelNamesAlike(CouncilError):
    sentence = N_("Every level needs a name of its own; “{name}” stands twice or is empty.")


class LevelNameTooLong(CouncilError):
    sentence = N_("“{name}” is too long for a slip: a level is named in at most {most} characters.")


class LowestLevelUnknown(CouncilError):
    sentence = N_("Level {given} is not on the scale: the lowest that counts is one from {least} to {most}.")


class SupportRuleUnknown(CouncilError):
    sentence = N_("The support round's rule says “{given}” for {part}, which is not known.")


class RatingsNotACount(CouncilError):
    sentence = N_("“{given}” is no number of ratings. Write a whole number from 0 to {most}.")


class SupportRoundRuns(CouncilError):
    sentence = N_(
        "Support round {number} on this proposal is still open. Close it, or stop it with a reason."
    )


class SupportRoundNotOpen(CouncilError):
    sentence = N_("Support round {number} is {state}; ratings are entered only while it is open.")


class SupportRoundIsOutdated(CouncilError):
    sentence = N_(
        "What support round {number} rates was reworded, or is no longer open to a decision. "
        "Stop the round with a reason; a new one can rate the newest wording."
    )


class SupportRoundNotClosed(CouncilError):
    sentence = N_("Support round {number} is {state}; this needs it to be closed.")


class TooFewToRate(CouncilError):
    """A spread of fewer people would tell who rated how."""

    sentence = N_(
        "With {present} members present a spread would show who rated how. It needs at least {least}; "
        "talk it through, or hold a consent round instead."
    )


class MoreRatingsThanPresent(CouncilError):
    sentence = N_("{given} ratings, passes and spoiled slips cannot come from {present} members present.")


class TooFewAtTable(CouncilError):
    """What a few people showed at a table would be each one's own rating."""

    sentence = N_(
        "{label} would show only {given} ratings, so that one could tell who rated how. "
        "Count it together with another table: at least {least} in one entry."
    )


class TableNotNamed(CouncilError):
    sentence = N_("Say which table or tables were counted, so that none is counted twice.")


class TableCountedTwice(CouncilError):
    sentence = N_("“{label}” has been entered already. Change that entry, or name the other table.")


class RaterMissing(CouncilError):
    sentence = N_("Name who counted: two people count the slips, each on their own.")


class RatersAreOne(CouncilError):
    sentence = N_("Both counts are by “{name}”. Two people count, each on their own.")


class BothHaveCounted(CouncilError):
    sentence = N_(
        "Both counts are in and stand. Where they differ, look at the slips again together and settle."
    )


class RatingsMissing(CouncilError):
    sentence = N_("The ratings are not all in: {what}.")


class RatingCountsDiffer(CouncilError):
    sentence = N_(
        "The two counts differ. Look at the slips again, both together, and settle what stands; then close."
    )


class RatingCountsAgree(CouncilError):
    sentence = N_("Both counted the same; there is nothing to settle.")


class StopNeedsReason(CouncilError):
    sentence = N_("Say why the support round is stopped; the reason stays readable.")


class RemarkMissing(CouncilError):
    sentence = N_("There is no remark to keep: the line is empty.")


class RemarkTooLong(CouncilError):
    sentence = N_("The remark has {length} characters; {most} is the most. Keep what would raise support.")


class RemarkNeedsReason(CouncilError):
    sentence = N_("Say in one line why the remark is not taken in; those who wrote it will read it.")


class RemarkNeedsLaterWording(CouncilError):
    sentence = N_(
        "A remark is taken in by a wording that followed the one rated, version {number}. Choose a later one."
    )


class NoRemarkChosen(CouncilError):
    sentence = N_("No remark was chosen. Choose those that the new wording takes in.")


class RemarksOfAnotherProposal(CouncilError):
    sentence = N_("The remarks chosen are about another proposal than the one reworded.")
