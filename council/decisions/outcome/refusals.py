"""What is refused about the outcome, each with its sentence: what happened, why, and what to do."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class BackersOutOfRange(CouncilError):
    sentence = N_(
        "{backers} backers of {base} cannot be. Backers are counted from 0 up to the members asked."
    )


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
    sentence = N_("Recommendation {number} is {state} and can no longer be changed.")
