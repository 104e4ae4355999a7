"""Recommendations, minority views and origins in words, the same in window, report and command line."""

from __future__ import annotations

from council.decisions.outcome.chain import Roots
from council.words import N_, _, ngettext

VIEW_STATES = {
    "draft": N_("draft"),
    "backed": N_("backed"),
    "not_backed": N_("not backed"),
    "printed": N_("printed"),
    "withdrawn": N_("withdrawn"),
}


RECOMMENDATION_STATES = {
    "provisional": N_("provisional"),
    "final": N_("final"),
    "published": N_("published"),
    "corrected": N_("corrected"),
}


def recommendation_state(state: str) -> str:
    """A recommendation's state in words."""
    return _(RECOMMENDATION_STATES[state])


def backing_words(backers: int, base: int) -> str:
    """How many stood behind a view: "backed by 12 of 91"."""
    return _("backed by {backers} of {base}").format(backers=backers, base=base)


def roots_sentence(roots: Roots) -> str:
    """The printed box: "Grew out of 43 statements at 11 tables in 3 sessions; 2 wordings"."""
    if roots.none:
        return _("No recorded origin.")
    said = ngettext("{n} statement", "{n} statements", roots.statements).format(n=roots.statements)
    if roots.tables and roots.tables_shown:
        tables = ngettext("at {n} table", "at {n} tables", roots.tables).format(n=roots.tables)
        said = f"{said} {tables}"
    if roots.sessions:
        sessions = ngettext("in {n} session", "in {n} sessions", roots.sessions).format(n=roots.sessions)
        said = f"{said} {sessions}"
    wordings = ngettext("{n} wording", "{n} wordings", roots.versions).format(n=roots.versions)
    words = _("Grew out of {said}; {wordings}").format(said=said, wordings=wordings)
    if roots.withdrawn:
        words += "; " + ngettext("{n} withdrawn", "{n} withdrawn", roots.withdrawn).format(n=roots.withdrawn)
    return words + "."
