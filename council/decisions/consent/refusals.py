"""What consent refuses, each with its sentence: what happened, why, and what to do."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class CircleTooSmall(CouncilError):
    sentence = N_("Consent needs at least two people: nobody decides alone. Say who is in the circle.")


class NotNow(CouncilError):
    """The act does not belong to the step the round is at."""

    sentence = N_(
        "This does not belong here: the round is at the step “{step}”. Do what the line above says."
    )


class NotInCircle(CouncilError):
    sentence = N_("Only those in the circle and in the room are heard. Add them to the circle first.")


class ReactionUnknown(CouncilError):
    sentence = N_("“{kind}” is nothing one can say at the step “{step}”.")


class ObjectionNeedsReason(CouncilError):
    sentence = N_(
        "A possible objection is kept with its reason, in a sentence. "
        "Without one it can be kept as a concern or as a pass; ask which."
    )


class DisagreementNeedsReason(CouncilError):
    sentence = N_("Whoever sees it otherwise says why, in a sentence. Ask for the reason.")


class WordsMissing(CouncilError):
    sentence = N_("There are no words to keep yet. Write down what was said, or note a pass.")


class SaidTooLong(CouncilError):
    sentence = N_("This has {length} characters; one thing said can have {most}. Shorten it.")


class ShowOfHandsWrong(CouncilError):
    """What a table counted cannot be so."""

    sentence = N_(
        "The table's numbers do not fit: {given} counted, {people} people there. "
        "Each number is whole, and each possible objection or other view comes with a reason."
    )


class NomineeMissing(CouncilError):
    sentence = N_("Say who is put forward for the role, and why.")


class SomebodyNotHeard(CouncilError):
    sentence = N_(
        "Not everybody in the circle has been heard yet ({number} to go). "
        "Ask them, or take out of the circle who has left."
    )


class NeedIsDoubted(CouncilError):
    sentence = N_(
        "{number} of {people} doubt that this is needed. Put the need into other words, put it off, or stop."
    )


class ObjectionsStand(CouncilError):
    sentence = N_("{number} possible objections have not been settled. Test them one at a time.")


class ConcernHasNoWords(CouncilError):
    sentence = N_("A concern has no words yet. Ask what it is, so that it can be watched.")


class TooManyPasses(CouncilError):
    sentence = N_("{number} of {people} passed. Ask the circle whether to put it off before going on.")


class NobodyConsents(CouncilError):
    sentence = N_("Nobody has consented in the last check. Let everybody show again.")


class RoleNotAccepted(CouncilError):
    sentence = N_("The member put forward has not said yes. Ask them, or put forward somebody else.")


class NobodyProposed(CouncilError):
    sentence = N_("Nobody has been put forward for the role yet. Say who it is, and with which reasons.")


class ObjectionNotThere(CouncilError):
    sentence = N_("This objection is {state}; that can no longer be done with it.")


class TestUnfinished(CouncilError):
    sentence = N_(
        "Before the circle's view is counted, write down on what the argument rests "
        "and which ground was looked at."
    )


class ResolutionUnfinished(CouncilError):
    """A way to settle an objection lacks what it needs."""

    sentence = N_("This way of settling it still needs: {needed}.")


class TextUnchanged(CouncilError):
    """The way chosen is to change the text, and it reads as before."""

    sentence = N_("The text is unchanged. Change it, or choose another way.")


class DateMissing(CouncilError):
    sentence = N_("“{given}” is no date. Write it as year-month-day, such as 2027-03-31.")


class PutOffNeedsOwner(CouncilError):
    sentence = N_("Say who looks after it until then. What nobody owns is not put off but forgotten.")


class RoundStopNeedsReason(CouncilError):
    sentence = N_("Say why the round stops; the reason stays readable.")


class ConcernUnfinished(CouncilError):
    sentence = N_("Concern {number} still needs a sign to watch for and the day on which it is looked at.")


class ConcernNotThere(CouncilError):
    sentence = N_("Concern {number} is {state} already.")


class RoundIsOutdated(CouncilError):
    sentence = N_(
        "The proposal was worded anew, or taken out, outside this round. Put the round off or stop it; "
        "with a new wording, begin again."
    )


class RoundRuns(CouncilError):
    sentence = N_("Consent round {number} on this proposal is not over yet. End it first.")


class RoleMissing(CouncilError):
    sentence = N_("Name the role the circle elects somebody to.")


class SettingOutOfRange(CouncilError):
    sentence = N_(
        "“{given}” cannot be set here: a share is above 0 and up to 1, a talk lasts 1 to 120 minutes."
    )
