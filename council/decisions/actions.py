"""The verbs of deciding: draft, version, prepare, open, close, count, certify; then recommend.

Every verb works in the transaction it gets, refuses with a refusal of this room, and never reads the clock.
"""

from council.decisions.ballots.actions import (
    certify_ballot,
    close_ballot,
    count_papers,
    enter_pile,
    open_ballot,
    prepare_ballot,
    settle_pile,
    void_ballot,
)
from council.decisions.outcome.actions import (
    describe_recommendation,
    finish_recommendation,
    keep_minority_view,
    recommend,
    withdraw_minority_view,
)
from council.decisions.proposals.actions import (
    add_origins,
    add_version,
    describe_proposal,
    draft_proposal,
    put_to_review,
    withdraw_proposal,
)

__all__ = [
    "add_origins",
    "add_version",
    "certify_ballot",
    "close_ballot",
    "count_papers",
    "describe_proposal",
    "describe_recommendation",
    "draft_proposal",
    "enter_pile",
    "finish_recommendation",
    "keep_minority_view",
    "open_ballot",
    "prepare_ballot",
    "put_to_review",
    "recommend",
    "settle_pile",
    "void_ballot",
    "withdraw_minority_view",
    "withdraw_proposal",
]
