"""What every part of this room refuses, with its sentence."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class UnknownRecord(CouncilError):
    sentence = N_("What was asked for ({kind}) is not in this council.")


class ShareOutOfRange(CouncilError):
    sentence = N_(
        "“{given}” is no share that can be reached: write a fraction above 0 and up to 1, "
        "such as 2/3, or a per cent such as 75%."
    )
