"""Timers: whatever is done in whatever order, and wherever the clock jumps, the time left is right."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from council.sessions import timers
from council.sessions.refusals import TimerCannot
from council.sessions.timers import Timer

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
JUMPS = st.integers(-7200, 7200).map(lambda seconds: timedelta(seconds=seconds / 4))
STEPS = {"start": timers.start, "pause": timers.pause, "resume": timers.resume, "end": timers.end}
MAY = {
    "start": {"set"},
    "pause": {"running"},
    "resume": {"paused"},
    "end": {"running", "paused"},
    "add": {"set", "running", "paused"},
}


class AnyDay(RuleBasedStateMachine):
    """A facilitator presses keys in any order while the clock goes on, stands still or jumps back.

    The record beside it is a plain sum: of each stretch between two readings while it ran, what the clock
    went forward from the stretch's beginning, never less than nothing.
    """

    def __init__(self) -> None:
        super().__init__()
        self.now, self.timer = NOON, Timer("item", 1800)
        self.banked, self.since, self.added = 0.0, None, 0
        self.state = "set"

    @rule(jump=JUMPS)
    def clock_moves(self, jump: timedelta) -> None:
        self.now += jump

    @rule(act=st.sampled_from(sorted(STEPS)))
    def press(self, act: str) -> None:
        if self.state not in MAY[act]:
            before = self.timer
            with pytest.raises(TimerCannot):
                STEPS[act](self.timer, self.now)
            assert self.timer == before
            return
        self.timer = STEPS[act](self.timer, self.now)
        if act in ("pause", "end") and self.since is not None:
            self.banked += max((self.now - self.since).total_seconds(), 0.0)
        self.since = self.now if act in ("start", "resume") else None
        self.state = {"start": "running", "resume": "running", "pause": "paused", "end": "ended"}[act]

    @precondition(lambda self: self.state != "ended")
    @rule(seconds=st.sampled_from((60, 300, -60, -5000)))
    def add(self, seconds: int) -> None:
        self.timer = timers.add(self.timer, seconds)
        self.added = max(self.added + seconds, -1800)

    @invariant()
    def time_left_is_right(self) -> None:
        stretch = max((self.now - self.since).total_seconds(), 0.0) if self.since else 0.0
        assert timers.left(self.timer, self.now) == 1800 + self.added - self.banked - stretch

    @invariant()
    def no_state_is_illegal(self) -> None:
        timer = self.timer
        assert timer.state == self.state and timer.state in timers.STATES
        assert (timer.since is not None) == (timer.state == "running")
        assert (timer.paused_at is not None) == (timer.state == "paused")
        assert (timer.started is None) == (timer.state == "set")
        assert (timer.ended is not None) == (timer.state == "ended")
        assert timer.given >= 0 and timers.spent(timer, self.now) >= 0
        assert 0 <= timers.share_left(timer, self.now) <= 1

    @invariant()
    def what_does_not_run_stands_still(self) -> None:
        if self.timer.state != "running":
            hour = timedelta(hours=1)
            now = timers.left(self.timer, self.now)
            assert timers.left(self.timer, self.now + hour) == now == timers.left(self.timer, self.now - hour)


TestAnyDay = AnyDay.TestCase


@given(st.integers(1, 36_000), st.integers(0, 72_000), st.integers(0, 3600))
def test_while_it_runs_a_second_is_a_second(seconds: int, gone: int, more: int) -> None:
    """As long as the clock goes on, what is left falls by what went by, past nothing too."""
    timer = timers.start(Timer("item", seconds), NOON)
    first, then = NOON + timedelta(seconds=gone), NOON + timedelta(seconds=gone + more)
    assert timers.left(timer, first) - timers.left(timer, then) == more
    assert timers.left(timer, first) == seconds - gone


@pytest.mark.parametrize(
    ("gone", "mark"), [(0, "running"), (1439, "running"), (1500, "nearly"), (1800, "over"), (9999, "over")]
)
def test_the_last_fifth_is_nearly_over(gone: int, mark: str) -> None:
    """Half an hour: the last five minutes are said before they are gone."""
    timer = timers.start(Timer("item", 1800), NOON)
    assert timers.mark(timer, NOON + timedelta(seconds=gone)) == mark


def test_a_turn_without_an_end_counts_up() -> None:
    """Where a turn is given no seconds, nothing is over and nothing is short."""
    timer = timers.start(Timer("turn", 0), NOON)
    later = NOON + timedelta(seconds=90)
    assert timers.mark(timer, later) == "open" and timers.left(timer, later) == -90
    assert timers.share_left(timer, later) == 0.0
