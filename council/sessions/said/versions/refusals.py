"""What cannot be made of statements, each with its sentence."""

from __future__ import annotations

from council.errors import CouncilError
from council.words import N_


class SplitNeedsTwo(CouncilError):
    """A statement was to be split into fewer than two parts, or two parts under one id."""

    sentence = N_("A split needs at least two parts with words in each.")


class MergeNeedsTwo(CouncilError):
    """Fewer than two statements were to become one."""

    sentence = N_("Merging needs at least two different statements.")


class MergeOverSessions(CouncilError):
    """Statements of different sessions were to become one."""

    sentence = N_("These statements were made in different sessions and stay apart. Mark them as the same.")


class LanguageMissing(CouncilError):
    """A translation that does not say into which language, or by whom."""

    sentence = N_("A translation says into which language it was put, and by whom.")


class NoTranslation(CouncilError):
    """A statement was to be checked as a translation that is none."""

    sentence = N_("Statement {number} is no translation, so there is nothing to compare it with.")
