"""What is refused of own sheets, and in which words."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class OwnSeatUnknown(CouncilError):
    sentence = N_("There is no member on seat {seat}: an own sheet is made for somebody on the panel.")
