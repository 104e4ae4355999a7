"""What voting refuses, each with its sentence."""

from __future__ import annotations

from typing import ClassVar

from council.errors import CouncilError
from council.words import N_


class AskingUntitled(CouncilError):
    sentence: ClassVar[str] = N_("What is put to the council needs a name, so that it is found again.")


class AskingEmpty(CouncilError):
    sentence: ClassVar[str] = N_("Nothing is put to the council yet. Choose at least one statement.")


class AskingGone(CouncilError):
    sentence: ClassVar[str] = N_("This is no longer put to the council. Look at the list again.")


class AskingClosed(CouncilError):
    sentence: ClassVar[str] = N_("“{title}” is closed. Open it again to keep more answers to it.")


class WayUnknown(CouncilError):
    sentence: ClassVar[str] = N_("“{way}” is no way to answer here. Known are: {known}.")


class TableUnknown(CouncilError):
    sentence: ClassVar[str] = N_("That table is not in this council. Set the tables up under Sessions first.")


class TooManyCards(CouncilError):
    sentence: ClassVar[str] = N_(
        "{shown} cards were counted at table {table}, but {present} people were there. Count again."
    )


class TooManyPresent(CouncilError):
    sentence: ClassVar[str] = N_(
        "{present} people cannot be at table {table}: the council has {members} members. Count again."
    )


class CountBelowNone(CouncilError):
    sentence: ClassVar[str] = N_("A count is 0 or more; {count} cannot be one. Count again.")


class ShowGone(CouncilError):
    sentence: ClassVar[str] = N_("That show of cards is no longer there. Look at the list again.")


class PaperGone(CouncilError):
    sentence: ClassVar[str] = N_("That sheet is no longer there. Look at the list again.")


class SheetElsewhere(CouncilError):
    sentence: ClassVar[str] = N_(
        "Seat {seat} already has sheet {number} in this pile. Everybody has one: correct that sheet, or mend "
        "the seat number on this one."
    )


class NotAskedHere(CouncilError):
    sentence: ClassVar[str] = N_("Sheet {number} answers a statement that is not on it. Look at it again.")


class MarkUnknown(CouncilError):
    sentence: ClassVar[str] = N_("{value} is no answer. An answer is agree (1), pass (0) or disagree (-1).")
