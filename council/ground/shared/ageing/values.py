"""The things shared ground is worked out from, by name."""

from __future__ import annotations

ANSWERS, MEMBERS, GROUPS, WORDINGS, SAME, RULES = (
    "answers",
    "members",
    "groups",
    "wordings",
    "same",
    "rules",
)
