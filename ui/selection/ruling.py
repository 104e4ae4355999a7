"""The rules of a draw as people call them: one name each, on every page of selection."""

from __future__ import annotations

from council.words import N_, _

RULES = (
    (
        "leximin",
        N_("Fairest"),
        N_("The smallest chance is as large as it can be, then the next smallest, and so on."),
    ),
    (
        "maximin",
        N_("Best smallest"),
        N_("The smallest chance is as large as it can be; after that the largest is as small as it can be."),
    ),
    (
        "nash",
        N_("Even-handed"),
        N_("Doubling one person’s chance counts as much as doubling another’s: the product is the largest."),
    ),
    (
        "goldilocks",
        N_("In between"),
        N_("Neither very small chances nor very large ones: both count, weighed against each other."),
    ),
    (
        "minimax",
        N_("None certain"),
        N_("The largest chance is as small as it can be, so that nobody is as good as chosen."),
    ),
    (
        "random",
        N_("Plain random"),
        N_(
            "People are drawn line by line at random. For comparison: nothing is claimed, nothing is "
            "certified."
        ),
    ),
)


def rule_words(rule: str) -> str:
    """What a rule is called."""
    return next((_(words) for one, words, _hint in RULES if one == rule), rule)
