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


class SharesMissing(CouncilError):
    sentence = N_("{file} holds least and most seats already, not shares of the population. Use it as it is.")


class RegisterColumnMissing(CouncilError):
    sentence = N_("{file} has no column “{column}”. It has: {columns}.")


class RegisterAddressUnclear(CouncilError):
    sentence = N_(
        "No column of {file} looks like an address. Name those that make the address. It has: {columns}."
    )


class RegisterEmpty(CouncilError):
    sentence = N_("{file} holds no address that could get a letter.")


class AddressesTooFew(CouncilError):
    sentence = N_("“{area}” is to get {letters} letters, but only {addresses} addresses are left there.")


class PlanUnfit(CouncilError):
    sentence = N_("The plan of letters cannot be used: {reason}")


class InvitationDiffers(CouncilError):
    sentence = N_("The letters are not what the record says: {reason}")


class LettersKeptThere(CouncilError):
    sentence = N_("{folder} holds letters already. Choose another folder, or say --force to replace them.")


class InvitationUnknown(CouncilError):
    sentence = N_("This round of letters is no longer in the file. The list has been read again.")
