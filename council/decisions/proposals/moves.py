"""From which state a proposal may come to which: one table, and nobody else decides it.

Pure. From in_ballot there is no way back but a void ballot, which puts the proposal back into review; a void
certificate does the same with what it had adopted or not. Withdrawn and merged are ends.
"""

from __future__ import annotations

from collections.abc import Mapping

IDEA, DRAFT, IN_REVIEW = "idea", "draft", "in_review"
IN_CONSENT, IN_BALLOT = "in_consent", "in_ballot"
ADOPTED, ADOPTED_WITH_CONCERNS, NOT_ADOPTED = "adopted", "adopted_with_concerns", "not_adopted"
WITHDRAWN, MERGED = "withdrawn", "merged"

MOVES: Mapping[str, frozenset[str]] = {
    IDEA: frozenset({DRAFT, WITHDRAWN, MERGED}),
    DRAFT: frozenset({IN_REVIEW, WITHDRAWN, MERGED}),
    IN_REVIEW: frozenset({DRAFT, IN_CONSENT, IN_BALLOT, NOT_ADOPTED, WITHDRAWN, MERGED}),
    IN_CONSENT: frozenset({DRAFT, IN_REVIEW, ADOPTED, ADOPTED_WITH_CONCERNS, NOT_ADOPTED, WITHDRAWN}),
    IN_BALLOT: frozenset({IN_REVIEW, ADOPTED, NOT_ADOPTED}),
    ADOPTED: frozenset({IN_REVIEW}),
    ADOPTED_WITH_CONCERNS: frozenset({IN_REVIEW}),
    NOT_ADOPTED: frozenset({IN_REVIEW}),
    WITHDRAWN: frozenset(),
    MERGED: frozenset(),
}

STATES = tuple(MOVES)
IN_THE_MAKING = (IDEA, DRAFT, IN_REVIEW)
REWORDED_IN = (*IN_THE_MAKING, IN_CONSENT)  # where a new wording may follow
SETTLED = (ADOPTED, ADOPTED_WITH_CONCERNS, NOT_ADOPTED, WITHDRAWN, MERGED)
SPLIT_NO_MORE = (ADOPTED, ADOPTED_WITH_CONCERNS, WITHDRAWN, MERGED)
NEEDS_A_WORDING = (IN_REVIEW, IN_CONSENT, IN_BALLOT, ADOPTED, ADOPTED_WITH_CONCERNS)
NEEDS_NO_RATING = (IN_CONSENT, IN_BALLOT, NOT_ADOPTED)  # not while a support round on it is open
NEEDS_A_REASON = (WITHDRAWN, MERGED)


def may_move(state: str, to: str) -> bool:
    """Whether a proposal in `state` may come to `to`; a state nobody knows leads nowhere."""
    return to in MOVES.get(state, frozenset())


def after_rewording(state: str, *, within_consent: bool) -> str:
    """Where a proposal stands after a new wording: a draft, unless its consent round amends it."""
    return IN_CONSENT if within_consent and state == IN_CONSENT else DRAFT
