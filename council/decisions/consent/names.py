"""What steps, reactions and states of objections are called. Pure."""

from __future__ import annotations

from council.words import N_, _

STEPS = {
    "need": N_("Need"),
    "present": N_("Present"),
    "understand": N_("Understand"),
    "respond": N_("Respond"),
    "nominate": N_("Put forward"),
    "change": N_("Change"),
    "propose": N_("Propose"),
    "check": N_("Check"),
    "test": N_("Test"),
    "resolve": N_("Settle"),
    "agreed": N_("Agreed"),
    "concerns": N_("Concerns"),
}

KINDS = {
    "consent": N_("consent"),
    "concern": N_("concern"),
    "objection": N_("possible objection"),
    "pass": N_("pass"),
    "question": N_("clarifying question"),
    "response": N_("reaction"),
    "otherwise": N_("sees it otherwise"),
    "shares": N_("shares the argument"),
    "idea": N_("way to settle it"),
    "nomination": N_("puts forward"),
    "keep": N_("keeps to the first choice"),
    "counts": N_("counted at the table"),
    "settled": N_("it is settled"),
    "not_settled": N_("it is not settled yet"),
}

OBJECTION_STATES = {
    "raised": N_("possible objection, not tested yet"),
    "under_test": N_("being tested"),
    "qualified": N_("objection, being settled"),
    "not_qualified": N_("did not qualify, kept as a concern"),
    "resolved": N_("settled"),
    "deferred": N_("put off"),
    "withdrawn": N_("taken back"),
}

NEEDED = {
    "how": N_("one of the known ways"),
    "change": N_("whether something is added, taken out or changed"),
    "other": N_("which other one"),
    "who": N_("who does it"),
    "text": N_("the sign to watch for"),
    "until": N_("a day"),
}


def step_words(step: str) -> str:
    """A step's name."""
    return _(STEPS[step])


def kind_words(kind: str) -> str:
    """What somebody said, in a word or two; of a kind nobody knows the kind itself."""
    return _(KINDS[kind]) if kind in KINDS else kind


def state_words(state: str) -> str:
    """Where an objection stands, in words; "" stays what is not there at all."""
    return _(OBJECTION_STATES[state]) if state else _("not there")


def needed_words(part: str) -> str:
    """What a way of settling still lacks."""
    return _(NEEDED[part])
