"""What can be done in selection: set targets, leave people out, commit to a lottery, draw, seat people.

A lottery is committed before chance is drawn, and a commitment gives one panel; both steps are sealed.
"""

from council.selection.aims.actions import exclude_people, readmit_people, remove_from_pool, set_targets
from council.selection.draws.actions import commit_lottery, keep_draw, note_reveal, void_draw
from council.selection.seats.actions import (
    call_alternate,
    confirm_seats,
    correct_answer,
    decline_seats,
    expect_seats,
    release_alternates,
    withdraw_seats,
)

__all__ = [
    "call_alternate",
    "commit_lottery",
    "confirm_seats",
    "correct_answer",
    "decline_seats",
    "exclude_people",
    "expect_seats",
    "keep_draw",
    "note_reveal",
    "readmit_people",
    "release_alternates",
    "remove_from_pool",
    "set_targets",
    "void_draw",
    "withdraw_seats",
]
