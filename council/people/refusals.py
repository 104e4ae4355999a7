"""What the room of people refuses, each with its sentence."""

from council.errors import CouncilError
from council.words import N_


class FileRefused(CouncilError):
    """A file cannot be taken as it stands; `findings` holds all that was found, this being the first."""

    sentence = N_("{where} – {what} {remedy}")


class ReadingRefused(CouncilError):
    sentence = N_(
        "{count} rows of {file} were refused. Mend them in the file, or import the others without them."
    )


class NobodyToImport(CouncilError):
    sentence = N_("{file} holds nobody who could be imported. It needs a heading and a row for each person.")


class NameMissing(CouncilError):
    sentence = N_("The council has no name yet. Give it the name people know it by.")


class VaultNeedsPassphrase(CouncilError):
    sentence = N_(
        "Contact details are kept sealed. Give the passphrase of the recruiters, at least 8 characters."
    )


class VaultPassphraseWrong(CouncilError):
    sentence = N_("This passphrase does not open the contact details. Try again; capitals and blanks count.")


class ContactDamaged(CouncilError):
    sentence = N_(
        "Contact details were changed from outside and cannot be opened. Open a backup of the file."
    )


class PersonHasSeat(CouncilError):
    sentence = N_("{count} of these people take part in a draw and stay. Withdraw their seats instead.")


class PersonUnknown(CouncilError):
    sentence = N_("This person is no longer in the file. The list has been read again.")
