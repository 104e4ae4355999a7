"""What the ballot desk refuses, each with its sentence: what happened, why, and what to do."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class MoreThanEverybody(CouncilError):
    sentence = N_("“More than all” can never be reached. Choose “at least”, or a smaller share.")


class BallotRuleUnknown(CouncilError):
    sentence = N_("The ballot's rule says “{given}” for {part}, which is not known.")


class RuleNumberOutOfRange(CouncilError):
    sentence = N_(
        "The ballot's rule says {given} for {part}; it can be a whole number from {least} to {most}."
    )


class LineNotRead(CouncilError):
    """What was typed for one paper is no mark of this kind of ballot."""

    sentence = N_(
        "“{given}” cannot be read as a paper of this ballot. Write whole numbers with blanks between them, "
        "“-” for what was left empty, or “x” for a spoiled paper."
    )


class LineOfAnotherLength(CouncilError):
    """One value is typed for each option, no more and no fewer."""

    sentence = N_("{given} values were typed, the paper has {options} options. Write “-” for one left empty.")


class QuestionMissing(CouncilError):
    sentence = N_("The ballot has no question. Write what the members are asked.")


class OptionsTooFew(CouncilError):
    sentence = N_("A ballot of this kind needs at least two options.")


class OptionsEqual(CouncilError):
    sentence = N_("Two options say the same: “{text}”. Nobody could choose between them.")


class BallotNotThere(CouncilError):
    """The ballot is in another state than this step needs."""

    sentence = N_("Ballot {number} is {state}; this step needs it to be {needed}.")


class TooFewForSecrecy(CouncilError):
    sentence = N_(
        "With {voters} members voting a secret ballot would show who voted how. "
        "It needs at least {least}; vote openly instead."
    )


class TooFewInBox(CouncilError):
    """A result over so few papers would tell how members voted, whoever was entitled or present."""

    sentence = N_(
        "With fewer than {least} papers in the box a result would show who voted how. "
        "Declare the ballot void, and vote openly instead."
    )


class NobodyEntitled(CouncilError):
    sentence = N_("Nobody is entitled to vote yet. Draw the panel first, or say how many members there are.")


class MorePresentThanEntitled(CouncilError):
    sentence = N_("{present} members present cannot be more than the {entitled} entitled.")


class PresentNeedsReason(CouncilError):
    """The figure every share of those present rests on is not changed in silence."""

    sentence = N_(
        "Ballot {number} was opened with {before} members present. Say why it is {present}; "
        "the reason stands on the certificate."
    )


class TellersMissing(CouncilError):
    sentence = N_("Name both tellers before the ballot is closed.")


class TellersAreOne(CouncilError):
    sentence = N_("Both tellers are “{name}”. Two people count, each on their own.")


class NotACount(CouncilError):
    sentence = N_("“{given}” is no number of papers. Write a whole number from 0 to {most}.")


class PileTooLarge(CouncilError):
    sentence = N_("A pile of {papers} papers is too large to count safely. Make piles of at most {most}.")


class PileIsSettled(CouncilError):
    sentence = N_("Pile {pile} has both entries. If they differ, look at it again together and settle it.")


class PileNotEntered(CouncilError):
    sentence = N_("Pile {pile} does not have both entries yet.")


class EntriesAgree(CouncilError):
    sentence = N_("Both tellers entered the same for pile {pile}; there is nothing to settle.")


class EntriesDiffer(CouncilError):
    sentence = N_("The tellers' entries differ for pile {piles}. Look at those papers again, both together.")


class CountsDoNotMeet(CouncilError):
    """An identity of the desk does not hold."""

    sentence = N_("The papers do not add up ({equation}). Count again; if it stays so, the ballot is void.")


class CountTwice(CouncilError):
    sentence = N_(
        "The result is within two votes of the threshold. Have the second teller count the hands too."
    )


class ChairMissing(CouncilError):
    sentence = N_("Name who chairs: two tellers and the chair certify a ballot.")


class CastingVoteNotAgreed(CouncilError):
    sentence = N_("No casting vote was agreed for this ballot before it opened.")


class VoidNeedsReason(CouncilError):
    sentence = N_("Say why the ballot is void; the reason stays readable.")


class RecommendationStands(CouncilError):
    sentence = N_("Recommendation {number} was made from this ballot, which therefore stands.")


class ProofNotLookedAt(CouncilError):
    """Papers are printed for good only after somebody has read one."""

    sentence = N_(
        "Nobody has looked at the proof print yet. Open the preview of the paper and read it aloud."
    )


class WayNotForKind(CouncilError):
    sentence = N_(
        "Papers of this kind are written down one by one; they cannot be counted by hands or cards."
    )


class EntryIncomplete(CouncilError):
    sentence = N_("{papers} papers were typed for pile {pile}. Type every paper of the pile, at least one.")


class SeatNotEntitled(CouncilError):
    sentence = N_("This seat is not entitled to vote. Call the seats of the list.")


class CallAnswerUnknown(CouncilError):
    sentence = N_("“{given}” is no answer of this ballot. Write one of the answers of the list.")


class LotIsDue(CouncilError):
    sentence = N_(
        "Options are equal and the rule leaves it to the lot. Draw a number in public and enter it."
    )


class LotNotDue(CouncilError):
    sentence = N_("No lot decides this ballot: no options are equal, or the rule names none.")


class DrawnNumberUnreadable(CouncilError):
    sentence = N_("“{given}” is no number drawn. Write its digits in one row, at most {most} of them.")


class LotIsDrawn(CouncilError):
    """A second draw would let somebody choose between two results."""

    sentence = N_("The number {drawn} was drawn for this ballot already; it stands.")


class ProposalTwice(CouncilError):
    sentence = N_("Proposal {number} stands on this ballot twice.")
