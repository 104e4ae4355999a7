"""What the library of methods refuses, each with its sentence."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class MethodNotOwn(CouncilError):
    """A method was to be removed or marked that is not the council's own."""

    sentence = N_('"{method}" ships with the program. Make a copy, and change or retire that.')


class MethodInUse(CouncilError):
    """A method of the council's own was to be removed by which an agenda item goes."""

    sentence = N_('"{title}" goes by this method. Retire the method instead: then it is offered no more.')


class MethodStateUnknown(CouncilError):
    """A state of a method that does not exist."""

    sentence = N_('"{state}" is no state of a method. Known are: {known}.')
