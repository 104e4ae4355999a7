"""What is refused of editions, and in which words."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class EditionEmpty(CouncilError):
    sentence = N_("Nothing was published: the report has no fingerprint. Make the PDF first.")


class EditionTwice(CouncilError):
    sentence = N_("This very file was already published as edition {number}; nothing has changed since.")


class EditionWithNobody(CouncilError):
    sentence = N_("No edition is with the members: hand one to them first, then note their approval.")


class EditionClosed(CouncilError):
    sentence = N_("Edition {number} is published already and stays as it is. Make a new edition.")


class ApproverUnnamed(CouncilError):
    sentence = N_("The approval names nobody: say who approved, as “the members, by show of hands”.")


class ProofItemUnknown(CouncilError):
    sentence = N_("The proof sheet has no line “{item}”: it has {known}.")


class ProofUnsigned(CouncilError):
    sentence = N_("The tick has no name: say who looked, or in which role.")
