"""The list of sessions in the head of a page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from council.sessions.queries import SessionView
from ui.sessions.picker import SessionPicker

NINE = datetime(2026, 3, 14, 9, tzinfo=UTC)
LONG = "What the city answered to what we asked about homes and rents"


def view(number: int, title: str) -> SessionView:
    return SessionView(
        id=f"s{number}", number=number, title=title, purpose="", start=NINE, end=NINE + timedelta(hours=4),
        latest_end=None, time_zone="UTC", place="", mode="room", state="planned",
    )  # fmt: skip


def test_a_long_title_says_that_there_is_more(qtbot) -> None:
    """Where it does not fit it ends in an ellipsis, and stands whole in the tooltip."""
    picker = SessionPicker()
    qtbot.addWidget(picker)
    picker.show_sessions((view(1, "Start"), view(2, LONG)))
    assert picker.words_that_fit(200) == "1. Start" and "Start" in picker.toolTip()
    picker.take("s2")
    assert picker.words_that_fit(200).startswith("2. What") and picker.words_that_fit(200).endswith("…")
    assert LONG in picker.toolTip()
    picker.resize(200, 32)
    assert not picker.grab().isNull()  # painted with it
