"""Steps of the way in words."""

from __future__ import annotations

from council.decisions.outcome.way.views import ChainStep
from council.words import N_, _

KINDS = {
    "statement": N_("Statement {n}"),
    "theme": N_("Theme {n}"),
    "version": N_("Wording {n}"),
    "ballot": N_("Ballot {n}"),
    "recommendation": N_("Recommendation {n}"),
}


HOWS = {
    "quoted": N_("quoted"),
    "drawn_on": N_("drawn on"),
    "against": N_("against"),
    "in_theme": N_("in the theme"),
    "followed": N_("followed"),
    "decided": N_("put to the vote"),
    "recommended": N_("recommended"),
}


def step_title(step: ChainStep) -> str:
    """What a step says; a withdrawn statement says that it was withdrawn."""
    return step.text or _("withdrawn")


def step_quiet(step: ChainStep) -> str:
    """What a step is, and where it was said."""
    parts = [_(KINDS[step.kind]).format(n=step.number)]
    if step.session:
        parts.append(_("session {n}").format(n=step.session))
    if step.table:
        parts.append(_("table {n}").format(n=step.table))
    if step.how:
        parts.append(_(HOWS[step.how]))
    return " · ".join(parts)
