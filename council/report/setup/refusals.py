"""What is refused of a report's setup, and in which words."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class ReportPartUnknown(CouncilError):
    sentence = N_("The report has no section “{section}”: it can have {known}.")


class ReportPartKept(CouncilError):
    sentence = N_(
        "“{section}” always stands in the report: readers find the contents and the accessibility "
        "statement there."
    )


class SetupTooLong(CouncilError):
    sentence = N_("“{words}” is too long: {most} characters are enough for a licence or an address.")
