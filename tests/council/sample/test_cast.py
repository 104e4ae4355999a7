"""Who plays whom in the sample is a rule, not a choice."""

from __future__ import annotations

from council.files import resource
from council.sample import cast
from council.sample.story import SAMPLE
from council.sample.telling import named

FOLDER = resource(SAMPLE)
PLAN = cast.read_plan(FOLDER)
TALK = cast.read_conversation(FOLDER, PLAN)


def test_what_is_left_out_is_counted() -> None:
    """Of 165 comments, 46 were not accepted and 17 ask about the person; the file says so."""
    assert (len(TALK.comments), TALK.not_accepted, TALK.about_the_person) == (102, 46, 17)
    for number in ("102 statements", "46 statements", "17 that ask"):
        assert number in PLAN["about"]
    assert "CC BY 4.0" in PLAN["credit"]


def test_most_votes_first_without_the_host() -> None:
    """Seat 1 voted most, seat 100 least of the hundred, and the host has no seat."""
    players = cast.cast_seats(TALK, seats=100, host=PLAN["host"])
    assert sorted(players.seat_of.values()) == list(range(1, 101))
    assert PLAN["host"] not in players.seat_of
    counts = [len(TALK.votes[voter]) for voter in players.seat_of]
    assert counts == sorted(counts, reverse=True)
    outside = [
        len(v) for voter, v in TALK.votes.items() if voter not in players.seat_of and voter != PLAN["host"]
    ]
    assert counts[-1] >= max(outside)


def test_no_vote_is_invented_or_lost() -> None:
    """The seats' votes are exactly those of their voters."""
    players = cast.cast_seats(TALK, seats=100, host=PLAN["host"])
    for voter, seat in players.seat_of.items():
        assert {ref: v[seat] for ref, v in players.votes.items() if seat in v} == TALK.votes[voter]


def test_spread_keeps_order_and_weights() -> None:
    """Things go to shares in order, as many as their weight says."""
    assert cast.spread(10, [1, 2, 2]) == [0, 0, 1, 1, 1, 1, 2, 2, 2, 2]
    assert cast.spread(0, [1]) == []
    assert cast.spread(3, [0, 1]) == [1, 1, 1]


def test_titles_end_at_a_word() -> None:
    """A long text is cut between words, a short one loses its full stop."""
    assert named("Build more homes.", 60) == "Build more homes"
    assert named("Build more homes, and better ones", 18) == "Build more homes…"
