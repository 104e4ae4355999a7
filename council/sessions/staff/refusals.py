"""Refusals about those who work for the council."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class PartyUnnamed(CouncilError):
    """A party without a name."""

    sentence = N_("A name is missing. Write the name this person works by.")


class PartyTwice(CouncilError):
    """Two parties of the same name and kind, between whom nobody could choose."""

    sentence = N_('"{name}" is on the list already. Add something that tells the two apart.')


class PartyKindUnknown(CouncilError):
    """A kind of party, or a job, that does not exist."""

    sentence = N_('"{kind}" is not known here. Known are: {known}.')


class PartyStaffed(CouncilError):
    """A party was to be removed that has or had a job, or that a seating rule names."""

    sentence = N_("{name} has a part in the record and stays in it. Note that they have left instead.")


class PartyLeft(CouncilError):
    """A job for somebody who has left."""

    sentence = N_("{name} has left. Choose somebody else, or take them back first.")


class PartyGone(CouncilError):
    """A party or job was named that is not there any more."""

    sentence = N_("This is no longer on the list. It may have been removed elsewhere.")
