"""What is refused about reasons, each with its sentence: what happened, why, and what to do."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class ConsideredReasonMissing(CouncilError):
    sentence = N_("There is no reason yet. Write one, in a sentence.")


class SideUnknown(CouncilError):
    sentence = N_("A reason is for or against, not “{given}”.")
