"""What the store refuses, each with its sentence."""

from council.errors import CouncilError
from council.words import N_


class NothingToUndo(CouncilError):
    sentence = N_("There is no step to undo.")


class NothingToRedo(CouncilError):
    sentence = N_("There is no step to do again.")


class StepIsSealed(NothingToUndo):
    sentence = N_("“{name}” is sealed and cannot be undone.")


class ChangedSince(CouncilError):
    sentence = N_("“{name}” cannot be undone: a later change rests on it. Undo the later change first.")


class PathIsNoCouncil(CouncilError):
    sentence = N_("{path} is not a council file. Choose a file that Council has made.")


class FileMissing(CouncilError):
    sentence = N_("{path} is not there. It may have been moved or renamed; choose it again.")


class FileAlreadyThere(CouncilError):
    sentence = N_("{path} is there already. Choose another name, or open the file.")


class FileInUse(CouncilError):
    sentence = N_("{path} is open in another program on {host} since {since}. Close it there first.")


class FileNotWritable(CouncilError):
    sentence = N_(
        "{path} cannot be written: {reason}. Choose another place, or mend the rights of the folder."
    )


class PassphraseNeeded(CouncilError):
    sentence = N_("{path} is locked with a passphrase.")


class PassphraseWrong(CouncilError):
    sentence = N_("This passphrase does not open {path}. Try again; capitals and blanks count.")


class FileTooNew(CouncilError):
    sentence = N_(
        "{path} was written by a newer Council (its form is {found}, this program knows {known}). "
        "Open it with the newer program."
    )


class FileDamaged(CouncilError):
    sentence = N_("{path} is damaged: {found}. Open the newest backup in {backups}.")


class StoreBusy(CouncilError):
    sentence = N_("The disk did not take it: {reason}. Nothing was lost; try again.")


class TextBroken(CouncilError):
    sentence = N_("The text holds half of a character, which cannot be kept. Delete it and type it again.")
