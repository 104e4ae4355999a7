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
    move_proposal,
    put_to_review,
    seal_version,
    withdraw_proposal,
)
from council.decisions.proposals.criteria.actions import (
    agree_criterion,
    describe_criterion,
    propose_criterion,
    retire_criterion,
    score_version,
)
from council.decisions.proposals.joining.actions import merge_proposals, split_proposal

__all__ = [
    "add_origins",
    "add_version",
    "agree_criterion",
    "certify_ballot",
    "close_ballot",
    "count_papers",
    "describe_criterion",
    "describe_proposal",
    "describe_recommendation",
    "draft_proposal",
    "enter_pile",
    "finish_recommendation",
    "keep_minority_view",
    "merge_proposals",
    "move_proposal",
    "open_ballot",
    "prepare_ballot",
    "propose_criterion",
    "put_to_review",
    "recommend",
    "retire_criterion",
    "score_version",
    "seal_version",
    "settle_pile",
    "split_proposal",
    "void_ballot",
    "withdraw_minority_view",
    "withdraw_proposal",
]
