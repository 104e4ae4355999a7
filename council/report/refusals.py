"""What the room of the report refuses, and in which words."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class ReportUnsound(CouncilError):
    sentence = N_("The report cannot be made as it stands. {findings}")


class DayUnreadable(CouncilError):
    sentence = N_("“{day}” is no date: write it as 2026-11-22.")


class LanguageNotSpoken(CouncilError):
    sentence = N_(
        "The report's own words are not translated into “{language}” yet: choose one of {known}. "
        "What people wrote stays in the language they wrote it in."
    )


class OwnSheetAlone(CouncilError):
    sentence = N_("A member's own sheet is a PDF alone: leave out --html, --data and --publish.")


class PaperUnknown(CouncilError):
    sentence = N_("There is no paper “{paper}” for the report: choose one of {known}.")


class AccentUnreadable(CouncilError):
    sentence = N_("“{accent}” is no colour: write # and six digits, as #0B5563.")


class AccentTooPale(CouncilError):
    sentence = N_(
        "The accent {accent} is too pale for words on white and on its own tint "
        "(contrast {contrast} to 1, needed {least}). "
        "The nearest that can be read is {nearest}."
    )
