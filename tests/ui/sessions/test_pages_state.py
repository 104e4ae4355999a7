"""What the plan page says, thought out without a window."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from council.sessions.agenda import Block, replanned
from council.sessions.queries import SessionView
from ui.sessions.plan.state import PlanState, replan_words
from ui.sessions.times import after, clock_words, moment_of, parts_of

NINE = datetime(2026, 3, 14, 9, tzinfo=UTC)
SESSION = SessionView(
    id="s", number=2, title="Learning", purpose="", start=NINE, end=NINE + timedelta(hours=8),
    latest_end=None, time_zone="Europe/Dublin", place="", mode="room", state="running",
)  # fmt: skip


def test_an_empty_plan_says_so() -> None:
    """Without remit and sessions the page is empty; with one it is not."""
    assert PlanState.of(None, ()).is_empty
    state = PlanState.of(None, (SESSION,))
    assert not state.is_empty
    assert state.sessions[0].side == "running"


def test_a_fitted_agenda_is_told_line_by_line() -> None:
    """What is shortened and given up, how much later, and what is still missing."""
    before = (
        Block("a", 60, least=30),
        Block("b", 30, least=30, rank=3, may_go=True),
        Block("c", 60, protected=True),
    )
    told = replan_words(
        before, replanned(before, 70, drop=True, latest=10), {"a": "Talk", "b": "Café", "c": "Vote"}
    )
    assert told == [
        "Talk: 60 to 30 minutes, buffer 0 to 0.",
        "Café is given up.",
        "The session ends 10 minutes later.",
        "10 minutes are still missing.",
    ]


def test_clocks_follow_the_place() -> None:
    """In summer Dublin is an hour ahead of UTC, and there and back gives the same moment."""
    summer = datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert parts_of(summer, "Europe/Dublin")[1].hour() == 9
    assert moment_of(*parts_of(summer, "Europe/Dublin"), "Europe/Dublin") == summer
    night = moment_of(*parts_of(summer + timedelta(hours=14), "Europe/Dublin"), "Europe/Dublin")
    assert after(night, parts_of(summer, "Europe/Dublin")[1], "Europe/Dublin") == summer + timedelta(days=1)
    assert clock_words(summer, "Europe/Dublin")
