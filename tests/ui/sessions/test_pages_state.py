"""What the plan page says, thought out without a window."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from council.sessions.agenda import Block, replanned
from council.sessions.queries import SessionView
from ui.sessions.plan.fit_state import FitState
from ui.sessions.plan.state import PlanState
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


def test_a_fitted_agenda_stands_before_and_after() -> None:
    """What is shortened and given up, how much later, and what is still missing, row by row and in words."""
    before = (
        Block("a", 60, least=30, buffer=5),
        Block("b", 30, least=30, rank=3, may_go=True),
        Block("c", 60, protected=True),
    )
    titles = {"a": "Talk", "b": "Café", "c": "Vote"}
    state = FitState.of(before, replanned(before, 70, drop=True, latest=10), titles, carried=["b"])
    assert [(row.title, row.before, row.after, row.change, row.quiet) for row in state.rows] == [
        ("Talk", "60 + 5", "30", "−35", ""),
        ("Café", "30", "–", "−30", "carried over"),
        ("Vote", "60", "60", "0", "protected"),
    ]
    assert state.sentence == (
        "The buffer after Talk gives 5 minutes, Talk gives 30 minutes, Café is carried over and gives 30 "
        "minutes, the session ends 10 minutes later, 10 minutes are missing for the decision."
    )
    assert (state.is_short, state.protected, state.changes) == (True, (), True)


def test_ceded_minutes_are_named() -> None:
    """Whose protected time would be taken, how much, and what it keeps."""
    before = (Block("c", 60, least=60, protected=True),)
    state = FitState.of(before, replanned(before, 50, cede=True), {"c": "Vote"})
    assert state.protected == ("Vote",)
    assert state.ceded == "Vote gives 10 minutes of its protected time and keeps 50 minutes."
    assert state.rows[0].ink == "alarm"


def test_what_fits_says_so() -> None:
    """Nothing to change is said in words, and there is nothing to do."""
    before = (Block("a", 60, least=30, planned=60),)
    state = FitState.of(before, replanned(before, 70), {"a": "Talk"})
    assert (state.sentence, state.changes) == ("What is left fits as it stands.", False)


def test_clocks_follow_the_place() -> None:
    """In summer Dublin is an hour ahead of UTC, and there and back gives the same moment."""
    summer = datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert parts_of(summer, "Europe/Dublin")[1].hour() == 9
    assert moment_of(*parts_of(summer, "Europe/Dublin"), "Europe/Dublin") == summer
    night = moment_of(*parts_of(summer + timedelta(hours=14), "Europe/Dublin"), "Europe/Dublin")
    assert after(night, parts_of(summer, "Europe/Dublin")[1], "Europe/Dublin") == summer + timedelta(days=1)
    assert clock_words(summer, "Europe/Dublin")
