"""Which way a statement speaks in its theme, as people say it, and how far those of a theme differ."""

from __future__ import annotations

from collections.abc import Sequence

STANCES = ("for", "against")
FEWEST = 5  # statements with a stance, below which their share tells nothing


def apart_share(stances: Sequence[str]) -> float | None:
    """The share of pairs that speak against each other, 0 to 1; None below 5 statements with a stance.

    Args:
        stances: "for" or "against" of each statement of a theme that has one.
    """
    if len(stances) < FEWEST:
        return None
    speak_for = sum(stance == "for" for stance in stances)
    pairs = len(stances) * (len(stances) - 1) / 2
    return speak_for * (len(stances) - speak_for) / pairs
