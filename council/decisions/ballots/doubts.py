"""Why a paper is blank or spoiled, or read as it is, in words for the teller who has just typed it."""

from __future__ import annotations

from council.words import N_, _

WHYS = {
    "empty": N_("Nothing is marked: blank."),
    "no_first": N_("No option has the first rank to itself: blank."),
    "declared": N_("Set aside as spoiled."),
    "unknown": N_("Something is marked that is not on the paper: spoiled."),
    "over": N_("More is marked than the rule allows: spoiled."),
    "row": N_("Where two levels are ticked for one option, it counts as not rated."),
    "ends": N_("Two options share a rank: this paper counts as far as there."),
    "twice": N_("An option is named twice: it counts where it stands first."),
}


def why_words(why: str) -> str:
    """Why a line is read as it is; "" when there is nothing to say."""
    return _(WHYS[why]) if why else ""
