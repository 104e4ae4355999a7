"""What a table cannot sign, each with its sentence."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class ReadingUnknown(CouncilError):
    """A way of reading back that does not exist."""

    sentence = N_('"{method}" is no way of reading back. Known are: {known}.')


class NothingToSign(CouncilError):
    """A sign-off without a single line."""

    sentence = N_("There is no line to sign off: nothing was read back here yet.")


class NotReadBack(CouncilError):
    """A line was to be signed that nobody has heard or seen again, or of another table or item."""

    sentence = N_("Statement {number} was not read back at this table. Read it back, or sign without it.")


class MoreAgreedThanPresent(CouncilError):
    """The numbers of a sign-off cannot be."""

    sentence = N_("{agreed} agreed of {present} present: at least one is present, and no more can agree.")
