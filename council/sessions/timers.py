"""Timers as instants that were noted, not as counters that tick: a restart shows the right time.

A timer is a value and every step gives a new one; the present moment is always an argument. Time counts
stretch by stretch: a clock that jumps back makes the stretch it happens in count nothing, never less.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NoReturn

from council.sessions.refusals import TimerCannot

KINDS = ("session", "item", "turn")
STATES = ("set", "running", "paused", "ended")
NEARLY_SHARE, NEARLY_MOST = 5, 300  # the last fifth, at most the last five minutes


@dataclass(frozen=True, slots=True)
class Timer:
    """Some seconds that were given, and how much of them is gone.

    `seconds` is what was given at first, `added_seconds` what was added since (or taken, below 0). `since`
    is when the present stretch began, None while it stands still; `spent_seconds` sums the stretches before.
    With `seconds` 0 it has no end and counts up. `id` is that of the session, item or turn it belongs to.
    """

    kind: str
    seconds: int
    id: str = ""
    item_id: str = ""
    state: str = "set"
    started: datetime | None = None
    since: datetime | None = None
    spent_seconds: float = 0.0
    paused_at: datetime | None = None
    added_seconds: int = 0
    ended: datetime | None = None

    @property
    def given(self) -> int:
        """Seconds given in all, 0 where there is no end."""
        return max(self.seconds + self.added_seconds, 0) if self.seconds else 0


def start(timer: Timer, at: datetime) -> Timer:
    """Let it run for the first time. Raises: TimerCannot, once it has been started."""
    if timer.state != "set":
        _refuse("start", timer)
    return replace(timer, state="running", started=at, since=at)


def pause(timer: Timer, at: datetime) -> Timer:
    """Let it stand still. Raises: TimerCannot, unless it runs."""
    if timer.state != "running":
        _refuse("pause", timer)
    return replace(timer, state="paused", since=None, spent_seconds=spent(timer, at), paused_at=at)


def resume(timer: Timer, at: datetime) -> Timer:
    """Let it run on. Raises: TimerCannot, unless it is paused."""
    if timer.state != "paused":
        _refuse("resume", timer)
    return replace(timer, state="running", since=at, paused_at=None)


def add(timer: Timer, seconds: int) -> Timer:
    """Give more time, or take some back; never below nothing. Raises: TimerCannot, once it has ended."""
    if timer.state == "ended":
        _refuse("add", timer)
    return replace(timer, added_seconds=max(timer.added_seconds + seconds, -timer.seconds))


def end(timer: Timer, at: datetime) -> Timer:
    """Stop it for good. Raises: TimerCannot, when it never ran or has ended."""
    if timer.state not in ("running", "paused"):
        _refuse("end", timer)
    gone = spent(timer, at)
    return replace(timer, state="ended", since=None, spent_seconds=gone, paused_at=None, ended=at)


def spent(timer: Timer, now: datetime) -> float:
    """Seconds gone, pauses left out; never below 0, whatever the clock did."""
    stretch = (now - timer.since).total_seconds() if timer.since is not None else 0.0
    return timer.spent_seconds + max(stretch, 0.0)


def left(timer: Timer, now: datetime) -> float:
    """Seconds left, below 0 once it is over; of a timer without an end, minus the seconds gone."""
    return timer.given - spent(timer, now)


def share_left(timer: Timer, now: datetime) -> float:
    """What is left as a share of what was given, 0 to 1; 0 where nothing was given."""
    return min(max(left(timer, now) / timer.given, 0.0), 1.0) if timer.given else 0.0


def mark(timer: Timer, now: datetime) -> str:
    """How it stands: set, paused, ended; else open (no end), running, nearly (the last fifth) or over."""
    if timer.state != "running":
        return timer.state
    if not timer.seconds:
        return "open"
    rest = left(timer, now)
    if rest <= 0:
        return "over"
    return "nearly" if rest <= min(timer.given / NEARLY_SHARE, NEARLY_MOST) else "running"


def _refuse(act: str, timer: Timer) -> NoReturn:
    raise TimerCannot(act=act, state=timer.state)
