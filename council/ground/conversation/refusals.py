"""What is refused when a conversation is brought in, each with its sentence."""

from __future__ import annotations

from typing import ClassVar

from council.errors import CouncilError
from council.words import N_


class NothingBrought(CouncilError):
    sentence: ClassVar[str] = N_(
        "None of these files holds statements or votes: {files}. Votes need the columns voter, statement and "
        "vote; statements id and text. The files of a Polis export are taken as they are."
    )


class FileTwice(CouncilError):
    sentence: ClassVar[str] = N_("{one} and {other} hold the same kind of thing. Bring in one of them.")


class SeatTaken(CouncilError):
    sentence: ClassVar[str] = N_(
        "{file}, line {line}: seat {seat} is given to two voters. Everybody has one."
    )
