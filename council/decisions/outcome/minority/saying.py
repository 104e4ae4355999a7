"""Minority views in words, the same in window, report and command line."""

from __future__ import annotations

from council.decisions import shares
from council.decisions.outcome.minority.backing import Backing
from council.words import N_, _, ngettext

VIEW_STATES = {
    "draft": N_("draft"),
    "backed": N_("backed"),
    "not_backed": N_("not backed"),
    "printed": N_("printed"),
    "withdrawn": N_("withdrawn"),
}
BACKING_WAYS = {
    "names": N_("names on paper"),
    "hands": N_("hands"),
    "ballot": N_("a small ballot"),
}


def view_state(state: str) -> str:
    """A minority view's state in words."""
    return _(VIEW_STATES[state])


def backing_words(backers: int, base: int) -> str:
    """How many stood behind a view: "backed by 12 of 91"; nobody asked is not 0."""
    if not base:
        return _("backing not counted yet")
    return _("backed by {backers} of {base}").format(backers=backers, base=base)


def backing_rule_sentence(rule: Backing) -> str:
    """The rule aloud: what share, how many at least, how long a text."""
    people = ngettext("at least {n} person", "at least {n} people", rule.least).format(n=rule.least)
    return _(
        "A minority view is printed when at least {share} of those asked back it, and {people}; "
        "its text has at most {most} characters and is printed unshortened."
    ).format(share=shares.percent(rule.share), people=people, most=f"{rule.most:,}")
