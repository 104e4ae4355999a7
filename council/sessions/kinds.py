"""The kinds of statement, each with the mark that sets it in the line and the word that shows it.

A mark and a blank at the start of a line set the kind; no mark leaves the one in force.
"""

from __future__ import annotations

from dataclasses import dataclass

from council.words import N_


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of statement: `code` is kept, `mark` is typed, `words` (marked for translation) are shown."""

    code: str
    mark: str
    words: str


KINDS = (
    Kind("view", "v:", N_("View")),
    Kind("concern", "!", N_("Concern")),
    Kind("question", "?", N_("Question")),
    Kind("idea", "*", N_("Idea")),
    Kind("fact", "f:", N_("Fact")),
    Kind("story", "s:", N_("Story")),
    Kind("value", "w:", N_("Value")),
    Kind("need", "n:", N_("Need")),
    Kind("problem", "p:", N_("Problem statement")),
    Kind("pro", "+", N_("For")),
    Kind("con", "-", N_("Against")),
    Kind("agreement", "=", N_("Agreement")),
    Kind("disagreement", "x:", N_("Disagreement")),
    Kind("appreciation", "a:", N_("Appreciation")),
    Kind("parking", "~", N_("Parking lot")),
)
KIND_OF = {kind.code: kind for kind in KINDS}
LEVELS = ("named", "alias", "table", "none")
