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


class AgeDayMissing(CouncilError):
    sentence = N_("Ages are counted on a day. Say which with --on, as in --on 2026-03-14.")


class BandsMissing(CouncilError):
    sentence = N_(
        "None of these features of the targets has age bands that can be read, such as 16-29: {features}. "
        "Write the values as bands, or name the right feature with --bands."
    )


class BandsUnclear(CouncilError):
    sentence = N_("Several features of the targets have age bands: {features}. Say which with --bands.")
