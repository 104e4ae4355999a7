"""The verbs of the desk's figures: the papers, and the members present where that was said wrongly."""

from __future__ import annotations

from council.decisions.ballots.counting.actions import COUNTING, a_count, ballot_in, move
from council.decisions.ballots.records import Ballot
from council.decisions.ballots.refusals import MorePresentThanEntitled, PresentNeedsReason
from council.store import Db


def count_papers(
    db: Db,
    *,
    ballot_id: str,
    handed_out: int,
    left_over: int,
    in_box: int,
    replaced: int = 0,
    printed: int | None = None,
    present: int | None = None,
    present_reason: str = "",
) -> str:
    """Write down the desk's figures (H, U, R, J; T again if it was miscounted); returns the ballot's state.

    `present` and its reason: as `correct_attendance` takes them.
    Raises: BallotNotThere, NotACount, MorePresentThanEntitled, PresentNeedsReason.
    """
    ballot = ballot_in(db, ballot_id, *COUNTING)
    ballot.handed_out, ballot.left_over = a_count(handed_out), a_count(left_over)
    ballot.in_box, ballot.replaced = a_count(in_box), a_count(replaced)
    if printed is not None:
        ballot.printed = a_count(printed)
    if present is not None:
        _correct(ballot, present, present_reason)
    return move(db, ballot)


def correct_attendance(db: Db, *, ballot_id: str, present: int, reason: str) -> str:
    """Say how many were present after all (P), while a ballot is counted; returns the ballot's state.

    What was said at opening stays beside it, with the reason; said again, the correction is gone.
    Raises: BallotNotThere, NotACount, MorePresentThanEntitled, PresentNeedsReason.
    """
    ballot = ballot_in(db, ballot_id, *COUNTING)
    _correct(ballot, present, reason)
    return move(db, ballot)


def _correct(ballot: Ballot, present: int, reason: str) -> None:
    """Let P be another number; without a reason of its own a correction keeps the one it has."""
    entitled = ballot.entitled or 0
    if a_count(present) > entitled:
        raise MorePresentThanEntitled(present=present, entitled=entitled)
    said = ballot.present if ballot.present_before is None else ballot.present_before
    why = " ".join(reason.split()) or (ballot.present_reason if present == ballot.present else "")
    if present == said:
        ballot.present, ballot.present_before, ballot.present_reason = said, None, ""
        return
    if not why:
        raise PresentNeedsReason(number=ballot.number, before=said, present=present)
    ballot.present, ballot.present_before, ballot.present_reason = present, said, why
