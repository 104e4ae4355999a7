"""Where a proposal and its wordings stand, in words, the same in window, report and command line."""

from __future__ import annotations

from council.words import N_, _

PROPOSAL_STATES = {
    "idea": N_("idea"),
    "draft": N_("draft"),
    "in_review": N_("in review"),
    "in_consent": N_("in consent"),
    "in_ballot": N_("in ballot"),
    "adopted": N_("adopted"),
    "adopted_with_concerns": N_("adopted with concerns"),
    "not_adopted": N_("not adopted"),
    "withdrawn": N_("withdrawn"),
    "merged": N_("merged"),
}


COST_KINDS = {"money": N_("money"), "people": N_("people"), "nature": N_("nature")}
COST_TIMES = {"now": N_("now"), "later": N_("later")}
CRITERION_STATES = {"proposed": N_("proposed"), "agreed": N_("agreed"), "retired": N_("retired")}

VERSION_STATES = {
    "draft": N_("draft"),
    "read": N_("read to the council"),
    "sealed": N_("sealed by a decision"),
    "superseded": N_("followed by a newer one"),
}


def proposal_state(state: str) -> str:
    """A proposal's state in words."""
    return _(PROPOSAL_STATES[state])


def version_state(state: str) -> str:
    """A wording's state in words."""
    return _(VERSION_STATES[state])
