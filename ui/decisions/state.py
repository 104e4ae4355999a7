"""What several pages of decisions say alike."""

from __future__ import annotations

IN_THE_MAKING = ("idea", "draft", "in_review")


ADOPTED = ("adopted", "adopted_with_concerns")


COUNTING = ("closed", "counted", "reconciled")


def state_ink(state: str) -> str:
    """The ink a state stands in; words always stand beside it."""
    if state in ("adopted", "adopted_with_concerns", "certified", "final", "backed"):
        return "accent"
    return "alarm" if state in ("void",) else "quiet"


def in_groups(digits: str) -> str:
    """A long number in groups of eight, so that it can be read aloud and breaks into lines."""
    return " ".join(digits[start : start + 8] for start in range(0, len(digits), 8))
