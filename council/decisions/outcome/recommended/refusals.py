"""What is refused about recommendations, each with its sentence: what happened, why, and what to do."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class OnlyFromAdopted(CouncilError):
    sentence = N_("Only an adopted proposal becomes a recommendation; proposal {number} is {state}.")


class AlreadyRecommended(CouncilError):
    sentence = N_("Proposal {proposal} already stands as recommendation {number}.")


class ReasonsMissing(CouncilError):
    sentence = N_(
        "Rationale and trade-offs are not both there. Fill them in, or name the role that waives them, "
        "and make the recommendation final then."
    )


class RecommendationIsFinal(CouncilError):
    sentence = N_(
        "Recommendation {number} is {state} and can no longer be changed; a misprint can be put right."
    )


class FieldUnknown(CouncilError):
    sentence = N_("A recommendation has no field “{given}”. It has: {known}.")


class ChoiceUnknown(CouncilError):
    sentence = N_("“{given}” is none of the choices for {field}: {known}.")


class TiedToItself(CouncilError):
    sentence = N_("Recommendation {number} cannot be tied to itself. Choose another one.")


class OrderIncomplete(CouncilError):
    sentence = N_("An order names every recommendation once: {given} were named, there are {known}.")


class MisprintNotFound(CouncilError):
    sentence = N_(
        "“{old}” stands {times} times in recommendation {number}. Give words that stand there once."
    )


class MisprintUnchanged(CouncilError):
    sentence = N_("Old and new words are the same. Say what it should read.")


class TwoRolesNeeded(CouncilError):
    sentence = N_("A misprint is approved by two different roles. Name both.")


class TwoAlternativesNeeded(CouncilError):
    sentence = N_("Alternatives are at least two. Choose another one to stand beside it.")
