"""The verbs of deciding: draft, version, prepare, open, close, count, certify; then recommend.

Every verb works in the transaction it gets, refuses with a refusal of this room, and never reads the clock.
"""

from council.decisions.ballots.actions import close_ballot, note_proof, open_ballot, prepare_ballot
from council.decisions.ballots.certifying.actions import certify_ballot, draw_number, void_ballot
from council.decisions.ballots.counting.actions import call_seat, count_papers, enter_pile, settle_pile
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
from council.decisions.support.actions import (
    add_remark,
    ask_about_remark,
    call_time,
    close_support_round,
    correct_present,
    correct_remark,
    end_in_not_adopted,
    enter_ratings,
    leave_out_remark,
    open_support_round,
    rename_table,
    reopen_remark,
    reword_from_remarks,
    settle_ratings,
    stop_support_round,
    take_in_remarks,
)

__all__ = [
    "add_origins",
    "add_remark",
    "add_version",
    "agree_criterion",
    "ask_about_remark",
    "call_seat",
    "call_time",
    "certify_ballot",
    "close_ballot",
    "close_support_round",
    "correct_present",
    "correct_remark",
    "count_papers",
    "describe_criterion",
    "describe_proposal",
    "describe_recommendation",
    "draft_proposal",
    "draw_number",
    "end_in_not_adopted",
    "enter_pile",
    "enter_ratings",
    "finish_recommendation",
    "keep_minority_view",
    "leave_out_remark",
    "merge_proposals",
    "move_proposal",
    "note_proof",
    "open_ballot",
    "open_support_round",
    "prepare_ballot",
    "propose_criterion",
    "put_to_review",
    "recommend",
    "rename_table",
    "reopen_remark",
    "retire_criterion",
    "reword_from_remarks",
    "score_version",
    "seal_version",
    "settle_pile",
    "settle_ratings",
    "split_proposal",
    "stop_support_round",
    "take_in_remarks",
    "void_ballot",
    "withdraw_minority_view",
    "withdraw_proposal",
]
